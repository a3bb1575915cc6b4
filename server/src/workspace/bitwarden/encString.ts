/**
 * Bitwarden's encrypted strings, of the one type that Secrets Manager writes: `2.IV|DATA|MAC` in base64, where DATA is
 * AES-256-CBC of the UTF-8 text and MAC is HMAC-SHA256 over IV and DATA.
 * https://bitwarden.com/help/bitwarden-security-white-paper/#hashing-key-derivation-and-encryption
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** Bytes of a key: half of them encrypt, half of them sign. */
export const KEY_BYTES = 64;
const IV_BYTES = 16;
const MAC_BYTES = 32;

/** @param key of `KEY_BYTES` */
export function encrypt(text: string, key: Uint8Array): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-cbc', encryptionHalf(key), iv);
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `2.${[iv, data, macOf(iv, data, key)].map((part) => part.toString('base64')).join('|')}`;
}

/** @returns the text; undefined where it was made in another way or with another key, or has been changed since. */
export function decrypt(encrypted: string, key: Uint8Array): string | undefined {
  const [iv, data, mac, ...rest] = (/^2\.(.*)$/s.exec(encrypted)?.[1] ?? '')
    .split('|')
    .map((part) => Buffer.from(part, 'base64'));
  if (iv?.length !== IV_BYTES || data === undefined || mac?.length !== MAC_BYTES || rest.length > 0)
    return undefined;
  if (!timingSafeEqual(mac, macOf(iv, data, key))) return undefined;
  const decipher = createDecipheriv('aes-256-cbc', encryptionHalf(key), iv);
  return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
}

/**
 * The key that stands behind a short secret, by HKDF.
 * @param secret 16 bytes
 */
export function shareableKey(secret: Uint8Array, name: string, info: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, `bitwarden-${name}`, info, KEY_BYTES));
}

const encryptionHalf = (key: Uint8Array): Uint8Array => key.subarray(0, KEY_BYTES / 2);

const macOf = (iv: Uint8Array, data: Uint8Array, key: Uint8Array): Buffer =>
  createHmac('sha256', key.subarray(KEY_BYTES / 2))
    .update(iv)
    .update(data)
    .digest();
