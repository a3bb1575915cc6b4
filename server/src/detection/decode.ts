import type { Encoding } from './types.ts';

/** Undoes one wrapping of a source text. Never throws: what cannot be decoded stays as it is. */
type Decoder = (source: string) => string;

const UTF8 = new TextDecoder('utf-8');

/** Base64 of either alphabet, padded or not; bytes that are no UTF-8 become U+FFFD. */
export function fromBase64(source: string): string {
  const clean = source
    .replace(/[\s\\]|=+$/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  try {
    return UTF8.decode(Uint8Array.from(atob(clean), (char) => char.charCodeAt(0)));
  } catch {
    return source;
  }
}

const CONTROL: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
};

/** An escape of a string literal, as C and its many children write it. */
export const ESCAPE =
  /\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|(\r\n|[\s\S]))/g;

/** What one match of `ESCAPE` stands for; a line continuation is nothing. */
export function unescapeOne([whole, braced, four, eight, two, simple]: RegExpExecArray): string {
  const hex = braced ?? four ?? eight ?? two;
  if (hex !== undefined) {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  }
  if (simple === undefined) return whole;
  return /[\r\n]/.test(simple) ? '' : (CONTROL[simple] ?? simple);
}

/** A percent-encoded ASCII character, or a run of other bytes. */
export const PERCENT = /%[0-7][0-9A-Fa-f]|(?:%[89A-Fa-f][0-9A-Fa-f])+/g;

export const unpercent = (run: string): string =>
  UTF8.decode(Uint8Array.from(run.match(/[0-9A-Fa-f]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16)));

/**
 * Between two string literals: the closing quote, then an operator that joins (`+`, `.`, `&`, `~`, `..`, `<>`, `++`,
 * `||`), a backslash at the line's end, or only blanks and a line break, then the opening quote with its prefix.
 */
export const JOINT =
  /["'`][ \t]{0,40}(?:(?:\+\+?|\.\.?|&|~|<>|\|\|)[ \t]{0,40}(?:\r?\n[ \t]{0,120})?|\\?\r?\n[ \t]{0,120}(?:(?:\+\+?|\.\.?|&|~|<>|\|\|)[ \t]{0,40})?|(?<=[ \t]))[rRbBfFuUL]{0,2}["'`]/g;

/** The lines of a block without the indentation that all but the first have. */
function unindent(source: string): string {
  const indents = [...source.matchAll(/\n([ \t]*)(?=[^\s])/g)].map((found) => found[1] ?? '');
  const least = Math.min(...indents.map((indent) => indent.length));
  return Number.isFinite(least) && least > 0
    ? source.replace(new RegExp(`\\n[ \\t]{1,${least}}`, 'g'), '\n')
    : source;
}

const DECODERS: Readonly<Record<Encoding, Decoder>> = {
  base64: fromBase64,
  base64url: fromBase64,
  percent: (source) => source.replace(PERCENT, unpercent),
  escape: (source) => {
    let result = '';
    let last = 0;
    for (const found of source.matchAll(ESCAPE)) {
      result += source.slice(last, found.index) + unescapeOne(found);
      last = found.index + found[0].length;
    }
    return result + source.slice(last);
  },
  concatenation: (source) => source.replace(JOINT, ''),
  block: unindent,
};

/** Undoes the wrappings, outermost first. */
export function decode(source: string, encodings: readonly Encoding[]): string {
  return encodings.reduce((value, encoding) => DECODERS[encoding](value), source);
}
