import { sha256 } from '@noble/hashes/sha2.js';
import { suffixChecksum } from './suffix.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The first eight characters (five bytes) of a text's SHA-256 in base32. */
function digest(body: string): string {
  const bytes = sha256(new TextEncoder().encode(body)).subarray(0, 5);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{5}/g, (five) => BASE32.charAt(Number.parseInt(five, 2)));
}

/**
 * Fine-grained tokens: eight characters over the 77 before them, then eight more that are not summed.
 * Seen to hold on eight independent public samples; GitHub has not documented it.
 */
export const githubFineGrained = suffixChecksum({
  shape: /^(?<body>github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{43})(?<sum>[A-Za-z0-9]{8})[A-Za-z0-9]{8}$/,
  body: /(?<body>\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{43})$/,
  sum: digest,
});
