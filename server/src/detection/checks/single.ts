import type { Check } from '../types.ts';
import { decodeBase64 } from './base64.ts';
import { suffixChecksum } from './suffix.ts';

const LETTERS_FIRST = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** crates.io's trusted publishing tokens: one character, the XOR of the 31 before it. From the site's source. */
export const cratesXor = suffixChecksum({
  shape: /^cio_tp_(?<body>[A-Za-z0-9]{31})(?<sum>[A-Za-z0-9])$/,
  body: /\bcio_tp_(?<body>[A-Za-z0-9]{31})$/,
  sum: (body) => LETTERS_FIRST.charAt([...body].reduce((sum, char) => sum ^ char.charCodeAt(0), 0) % 62),
});

/** Discord's bot tokens: the first part is the bot's id in base64. */
export const discordBot: Check = {
  pass: { en: "its first part is a bot's id", ja: '先頭の部分がボットの ID になっている' },
  fail: { en: "its first part is no bot's id", ja: '先頭の部分がボットの ID ではない' },
  onFail: 'drop',
  verify(value) {
    const bytes = decodeBase64(value.split('.')[0] ?? '');
    return bytes !== undefined && /^\d{17,20}$/.test(String.fromCharCode(...bytes)) ? 'pass' : 'fail';
  },
  /** The body is the rest of the token, from its first dot. */
  complete: (rest) => btoa('80351110224678912').replace(/=+$/, '') + rest,
};

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** A private key of secp256k1 (Ethereum, Bitcoin): from 1 to below the order of the curve. Nearly any digest is one. */
export const secp256k1: Check = {
  pass: { en: 'it is in the range of a private key', ja: '秘密鍵の値の範囲にある' },
  fail: { en: 'it is out of the range of a private key', ja: '秘密鍵の値の範囲にない' },
  onFail: 'drop',
  verify(value) {
    if (!/^(?:0x)?[0-9A-Fa-f]{1,64}$/.test(value)) return 'unknown';
    const number = BigInt(`0x${value.replace(/^0x/, '')}`);
    return number > 0n && number < ORDER ? 'unknown' : 'fail';
  },
};
