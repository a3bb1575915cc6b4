import type { Check } from '../types.ts';
import { decodeJson } from './base64.ts';

/** A JSON web token: its first two parts are JSON objects and the first names an algorithm (RFC 7519). */
export const jwt: Check = {
  pass: { en: 'it decodes as a JSON web token', ja: 'JWT としてデコードできる' },
  fail: { en: 'it does not decode as a JSON web token', ja: 'JWT としてデコードできない' },
  onFail: 'drop',
  verify(value) {
    const [head, body, signature] = value.slice(value.indexOf('eyJ')).split('.');
    if (head === undefined || body === undefined || signature === undefined) return 'unknown';
    const algorithm = decodeJson(head)?.alg;
    return typeof algorithm === 'string' && decodeJson(body) !== undefined ? 'pass' : 'fail';
  },
};
