import type { Check, Verdict } from '../types.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';

const OPENSSH = 'openssh-key-v1\0';

/** The base64 between the armour lines, whatever the source text puts between its lines. */
function bodyOf(value: string): string {
  const inner = value.replace(/-----(?:BEGIN|END)[^-]{0,60}-----/g, '');
  return inner
    .replace(/Proc-Type:[\s\S]{0,40}?DEK-Info: [\w-]{1,40},[0-9A-Fa-f]{1,64}/, '')
    .replace(/\\[nrt]|[^A-Za-z0-9+/=]/g, '');
}

/** A DER SEQUENCE whose length is that of the whole, give or take the characters that a copy may lose. */
export function isSequence(bytes: Uint8Array): boolean {
  const [tag, first = 0] = bytes;
  if (tag !== 0x30) return false;
  const lengthBytes = first & 0x80 ? first & 0x7f : 0;
  if (lengthBytes > 4) return false;
  let length = lengthBytes === 0 ? first : 0;
  for (let at = 2; at < 2 + lengthBytes; at++) length = length * 256 + (bytes[at] ?? 0);
  return Math.abs(2 + lengthBytes + length - bytes.length) <= 2;
}

/** Wraps bytes as a DER SEQUENCE. */
function sequence(content: Uint8Array): Uint8Array {
  const size = content.length;
  const head =
    size < 128 ? [0x30, size] : size < 256 ? [0x30, 0x81, size] : [0x30, 0x82, size >> 8, size & 0xff];
  return Uint8Array.from([...head, ...content]);
}

const asBytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);

/** Less than this is no key of any kind: what documentation leaves of one. */
const LEAST_BYTES = 40;

/** OpenSSH's container names its cipher first, as a string with its length before it. */
function openSshVerdict(bytes: Uint8Array): Verdict {
  const start = OPENSSH.length + 4;
  return String.fromCharCode(...bytes.subarray(start, start + 4)) === 'none' ? 'pass' : 'fail';
}

/**
 * A PEM private key: PKCS #1, SEC 1 or PKCS #8 as DER, or OpenSSH's own container. One that is encrypted says nothing
 * without its passphrase, and a remnant of one nothing at all; a body of another build may be a key all the same.
 */
const pem: Check = {
  pass: { en: 'it decodes as a private key', ja: '秘密鍵としてデコードできる' },
  fail: { en: 'it is encrypted, or a remnant of a key', ja: '暗号化されているか、鍵の断片にすぎない' },
  onFail: 'lower',
  verify(value) {
    if (value.includes('Proc-Type')) return 'fail';
    const bytes = decodeBase64(bodyOf(value));
    if (bytes === undefined) return 'unknown';
    if (bytes.length < LEAST_BYTES) return 'fail';
    const head = String.fromCharCode(...bytes.subarray(0, OPENSSH.length));
    if (head === OPENSSH) return openSshVerdict(bytes);
    return isSequence(bytes) ? 'pass' : 'unknown';
  },
  /** Seals the random characters after the armour line, and closes the armour. */
  complete(body) {
    const [, label = '', random = ''] = /-----BEGIN ([A-Z ]{0,30})-----\s{0,4}(.*)$/s.exec(body) ?? [];
    const content = asBytes(random);
    const bytes = label.startsWith('OPENSSH')
      ? Uint8Array.from([...asBytes(`${OPENSSH}\0\0\0\u0004none`), ...content])
      : sequence(content);
    const lines = encodeBase64(bytes).replace(/.{64}/g, '$&\n').trimEnd();
    return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----`;
  },
};

/** A key as bare base64 of DER. */
const der: Check = {
  ...pem,
  onFail: 'drop',
  verify(value) {
    const bytes = decodeBase64(value);
    return bytes !== undefined && isSequence(bytes) ? 'pass' : 'fail';
  },
  complete: undefined,
};

/** A whole PEM file once more in base64. */
const pemBase64: Check = {
  ...pem,
  onFail: 'drop',
  verify(value) {
    const bytes = decodeBase64(value.replace(/\s/g, ''));
    const text = bytes && new TextDecoder('latin1').decode(bytes);
    if (text === undefined || !/-----BEGIN [A-Z ]{0,30}PRIVATE KEY/.test(text)) return 'fail';
    return pem.verify(text);
  },
  complete: (random) => btoa(pem.complete?.(`-----BEGIN PRIVATE KEY-----\n${random}`) ?? ''),
};

/** Private keys as text. */
export const keyChecks: Readonly<Record<string, Check>> = { pem, der, 'pem-base64': pemBase64 };
