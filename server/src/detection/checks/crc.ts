import { crc32 } from './crc32.ts';
import { BASE36, BASE62, inRadix } from './radix.ts';
import { suffixChecksum } from './suffix.ts';

const base62 = (body: string) => inRadix(crc32(body), BASE62, 6);
const hex = (body: string) => crc32(body).toString(16).padStart(8, '0');

/** The four bytes of a CRC-32, lowest first. */
function littleEndian(body: string): number[] {
  const sum = crc32(body);
  return [sum & 0xff, (sum >>> 8) & 0xff, (sum >>> 16) & 0xff, sum >>> 24];
}

/**
 * GitHub, npm and Vercel: six characters of base62 over what follows the prefix.
 * https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
 */
export const crcBase62 = suffixChecksum({
  shape: /^[a-z]{3}_(?<body>[\w-]{30,70})(?<sum>[A-Za-z0-9]{6})$/,
  body: /\b[a-z]{3}_(?<body>[\w-]{30,70})$/,
  sum: base62,
});

/** GitLab's routable tokens: seven characters of base36 over everything before them, prefix included. */
export const crcBase36 = suffixChecksum({
  shape: /^(?<body>gl[a-z0-9_]{2,8}-.{20,320})(?<sum>[0-9a-z]{7})$/,
  body: /(?<body>\bgl[a-z0-9_]{2,8}-[\w.-]{20,320})$/,
  sum: (body) => inRadix(crc32(body), BASE36, 7),
});

/** Atlassian and Bitbucket: eight upper-case hex digits over everything before them, prefix included. */
export const crcUpperHex = suffixChecksum({
  shape: /^(?<body>AT[A-Z]{2}[\w=-]{24,900})(?<sum>[0-9A-F]{8})$/,
  body: /(?<body>\bAT[A-Z]{2}[\w=-]{24,900})$/,
  sum: (body) => hex(body).toUpperCase(),
  onFail: 'lower',
});

/** Cloudflare and Zuplo: eight lower-case hex digits over what follows the prefix. */
export const crcHex = suffixChecksum({
  shape: /^[a-z]{3,4}_(?<body>[A-Za-z0-9]{32,40})_?(?<sum>[0-9a-f]{8})$/,
  body: /\b[a-z]{3,4}_(?<body>[A-Za-z0-9]{32,40})_?$/,
  sum: hex,
  onFail: 'lower',
});

/** Grafana service accounts: the CRC-32 of the prefix and the 32 characters, its bytes lowest first, in hex. */
export const crcLittleEndianHex = suffixChecksum({
  shape: /^(?<body>glsa_[A-Za-z0-9]{32})_(?<sum>[0-9a-f]{8})$/,
  body: /(?<body>\bglsa_[A-Za-z0-9]{32})_$/,
  sum: (body) =>
    littleEndian(body)
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join(''),
});

/** Confluent: the CRC-32 of the 54 characters, its bytes lowest first, in base64 without padding. */
export const crcLittleEndianBase64 = suffixChecksum({
  shape: /^cflt(?<body>[A-Za-z0-9+/]{54})(?<sum>[A-Za-z0-9+/]{6})$/,
  body: /\bcflt(?<body>[A-Za-z0-9+/]{54})$/,
  sum: (body) => btoa(String.fromCharCode(...littleEndian(body))).slice(0, 6),
  onFail: 'lower',
});
