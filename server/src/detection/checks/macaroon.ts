import type { Check } from '../types.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';

const PREFIX = 'pypi-';
const LOCATIONS = ['pypi.org', 'test.pypi.org'];

const asBytes = (text: string) => Array.from(text, (char) => char.charCodeAt(0) & 0xff);

/**
 * PyPI's API tokens: a macaroon of version 2, whose first field (1) is the location.
 * https://github.com/rescrv/libmacaroons/blob/master/doc/format.txt
 */
export const pypiMacaroon: Check = {
  pass: { en: 'it decodes as a token of the package index', ja: 'PyPI のトークンとしてデコードできる' },
  fail: {
    en: 'it does not decode as a token of the package index',
    ja: 'PyPI のトークンとしてデコードできない',
  },
  onFail: 'drop',
  verify(value) {
    if (!value.startsWith(PREFIX)) return 'unknown';
    const bytes = decodeBase64(value.slice(PREFIX.length));
    if (bytes === undefined || bytes[0] !== 2 || bytes[1] !== 1) return 'fail';
    const length = bytes[2] ?? 0;
    const location = String.fromCharCode(...bytes.subarray(3, 3 + length));
    const next = bytes[3 + length];
    return LOCATIONS.includes(location) && next === 2 ? 'pass' : 'fail';
  },
  /** The random characters become the identifier and the signature. */
  complete(body) {
    const random = body.slice(body.lastIndexOf(PREFIX) + PREFIX.length).split(':');
    const [index = '', rest = ''] = random.length > 1 ? random : ['live', random[0]];
    const location = (index === 'test' ? LOCATIONS[1] : LOCATIONS[0]) ?? '';
    const id = asBytes((rest ?? '').slice(0, 40));
    const sealed = asBytes((rest ?? '').slice(40));
    const bytes = [
      2,
      1,
      location.length,
      ...asBytes(location),
      2,
      id.length,
      ...id,
      0,
      0,
      6,
      sealed.length,
      ...sealed,
    ];
    const text = encodeBase64(Uint8Array.from(bytes)).replace(/=+$/, '');
    return PREFIX + text.replaceAll('+', '-').replaceAll('/', '_');
  },
};
