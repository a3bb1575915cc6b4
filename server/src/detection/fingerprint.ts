import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Span } from './types.ts';

/**
 * The key where nobody gives one (32 bytes in hex). Public on purpose: fingerprints in a shared baseline have to be
 * equal on every machine. An editor uses a key of its own.
 */
export const PUBLIC_KEY = bytesToHex(sha256(utf8ToBytes('kagimori fingerprint, public key, version 1')));

/** Says "the same secret" of two values without saying which. */
export type Fingerprint = (value: string) => string;

/**
 * HMAC-SHA-256 of the value in UTF-8, cut to 128 bits, in hex (32 characters).
 * @param key hex; the public key where absent
 * @throws when the key is not hex
 */
export function createFingerprint(key: string = PUBLIC_KEY): Fingerprint {
  const keyed = hmac.create(sha256, hexToBytes(key));
  return (value) =>
    bytesToHex(keyed.clone().update(new TextEncoder().encode(value)).digest().subarray(0, 16));
}

/** SHA-256 in hex: how rules name the documented samples that they know. */
export const sha256Hex = (value: string): string => bytesToHex(sha256(new TextEncoder().encode(value)));

/** What the fingerprint of a place that is no credential is made of. */
export const identityOf = (
  text: string,
  { ruleId, whole }: { readonly ruleId: string; readonly whole: Span },
): string => `${ruleId}\n${text.slice(whole.start, whole.end).replace(/\s+/g, ' ')}`;

/** The same value is hashed once per text. */
export function remembered(fingerprint: Fingerprint): Fingerprint {
  const known = new Map<string, string>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const now = fingerprint(value);
    known.set(value, now);
    return now;
  };
}
