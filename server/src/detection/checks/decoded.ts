import type { Check, Text } from '../types.ts';
import { decodeBase64, decodeJson, encodeBase64 } from './base64.ts';

interface Decoded {
  readonly pass: Text;
  readonly fail: Text;
  readonly onFail?: Check['onFail'];
  /** The literal before the encoded part; a pattern where it varies. */
  readonly prefix: RegExp;
  /** Whether the decoded text is of the kind. */
  holds(decoded: string): boolean;
  /** A decoded text around some random characters, for examples. */
  sample(random: string): string;
}

const latin1 = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const encode = (text: string) => encodeBase64(Uint8Array.from(text, (char) => char.charCodeAt(0)));

/** A check of the form: what follows the prefix decodes from base64 to a text of a known shape. */
export function decoded({ prefix, holds, sample, ...texts }: Decoded): Check {
  return {
    onFail: 'drop',
    ...texts,
    verify(value) {
      const start = prefix.exec(value);
      if (start === null) return 'unknown';
      const bytes = decodeBase64(value.slice(start.index + start[0].length));
      return bytes !== undefined && holds(latin1(bytes)) ? 'pass' : 'fail';
    },
    complete(body) {
      const start = prefix.exec(body);
      if (start === null) return body;
      const end = start.index + start[0].length;
      return body.slice(0, end) + encode(sample(body.slice(end)));
    },
  };
}

/** A check of the form: what follows the prefix decodes to JSON that has all the fields named. */
export function decodedJson(prefix: RegExp, fields: readonly [string, ...string[]]): Check {
  return decoded({
    prefix,
    pass: { en: 'it decodes to the fields that it must have', ja: 'デコードすると必要な項目がそろう' },
    fail: { en: 'it does not decode to the fields that it must have', ja: 'デコードしても必要な項目がない' },
    holds: (text) => {
      const object = decodeJson(encode(text));
      return object !== undefined && fields.every((field) => field in object);
    },
    sample: (random) => JSON.stringify(Object.fromEntries(fields.map((field) => [field, random]))),
  });
}
