import { sha256 } from '@noble/hashes/sha2.js';
import { base32, bech32, createBase58check } from '@scure/base';
import type { Check } from '../types.ts';

const PASS = { en: 'its checksum is right', ja: 'チェックサムが正しい' };
const FAIL = { en: 'its checksum is wrong', ja: 'チェックサムが合わない' };

/** A check that holds where a decoder with a checksum of its own does not throw. */
function decodes(decode: (value: string) => unknown): Check {
  return {
    pass: PASS,
    fail: FAIL,
    onFail: 'drop',
    verify(value) {
      try {
        decode(value);
        return 'pass';
      } catch {
        return 'fail';
      }
    },
  };
}

const base58check = createBase58check(sha256);

/** CRC-16/XMODEM, as Stellar (SEP-23) and NATS append it, lowest byte first. */
export function crc16(bytes: Uint8Array): number {
  let rest = 0;
  for (const byte of bytes) {
    rest ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) rest = (rest & 0x8000 ? (rest << 1) ^ 0x1021 : rest << 1) & 0xffff;
  }
  return rest;
}

/** Base32 whose last two bytes are the CRC-16 of the others. */
function strkey(value: string): void {
  const padded = value.padEnd(Math.ceil(value.length / 8) * 8, '=');
  const bytes = base32.decode(padded);
  const body = bytes.subarray(0, -2);
  const sum = (bytes[body.length] ?? 0) | ((bytes[body.length + 1] ?? 0) << 8);
  if (crc16(body) !== sum) throw new Error('wrong checksum');
}

/** Seals random characters for an example: `encode` gets as many bytes as it asks for, taken from them. */
const from = (random: string, length: number) =>
  Uint8Array.from({ length }, (_, at) => random.charCodeAt(at % Math.max(1, random.length)) & 0xff);

const sealedBase32 = (first: readonly number[], random: string): string => {
  const body = Uint8Array.from([...first, ...from(random, 32)]);
  const sum = crc16(body);
  return base32.encode(Uint8Array.from([...body, sum & 0xff, sum >>> 8])).replace(/=+$/, '');
};

/** Splits an unfinished example at its random characters. */
const after = (prefix: string, body: string) => body.slice(body.lastIndexOf(prefix) + prefix.length);

/** Keys that seal themselves: Bitcoin, Nostr, age, Sui, Stellar, NATS. */
export const sealedChecks: Readonly<Record<string, Check>> = {
  /** WIF and BIP32: the last four bytes are the first of a double SHA-256. */
  base58check: {
    ...decodes((value) => base58check.decode(value)),
    complete: (random) => base58check.encode(Uint8Array.from([0x80, ...from(random, 32), 1])),
  },
  /** BIP32 extended keys: the same over 78 bytes. */
  'extended-key': {
    ...decodes((value) => base58check.decode(value)),
    complete: (random) => base58check.encode(Uint8Array.from([0x04, 0x88, 0xad, 0xe4, ...from(random, 74)])),
  },
  bech32: {
    ...decodes((value) => bech32.decode(value.toLowerCase() as `${string}1${string}`, false)),
    complete(body) {
      const [prefix = '', random = ''] = body.split('1');
      const sealed = bech32.encode(
        prefix.toLowerCase(),
        bech32.toWords(from(random, prefix.startsWith('sui') ? 33 : 32)),
        false,
      );
      return prefix === prefix.toUpperCase() ? sealed.toUpperCase() : sealed;
    },
  },
  strkey: {
    ...decodes(strkey),
    complete: (body) => sealedBase32([144], after('S', body)),
  },
  nkey: {
    ...decodes(strkey),
    complete: (body) => sealedBase32([0x90, 0xa0], after('SU', body)),
  },
};
