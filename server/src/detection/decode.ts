import type { Encoding } from './types.ts';

/** Undoes one wrapping of a source text. Never throws: what cannot be decoded stays as it is. */
type Decoder = (source: string) => string;

function fromBase64(source: string): string {
  const clean = source
    .replace(/[\s\\]|=+$/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  try {
    const binary = atob(clean);
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    return new TextDecoder('utf-8').decode(bytes);
  } catch {
    return source;
  }
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
};

const ESCAPE =
  /\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|(\r\n|[\s\S]))/g;

function unescapeText(source: string): string {
  return source.replace(
    ESCAPE,
    (whole: string, braced?: string, four?: string, eight?: string, two?: string, simple?: string) => {
      const hex = braced ?? four ?? eight ?? two;
      if (hex !== undefined) {
        const code = Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      }
      if (simple === undefined) return whole;
      return /[\r\n]/.test(simple) ? '' : (SIMPLE_ESCAPES[simple] ?? simple);
    },
  );
}

/** Percent signs that encode nothing stay; bytes that are no UTF-8 become U+FFFD. */
const fromPercent: Decoder = (source) =>
  source.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) =>
    new TextDecoder().decode(
      Uint8Array.from(run.match(/[0-9A-Fa-f]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16)),
    ),
  );

/** Between two string literals: closing quote, a joining operator or a line break, opening quote. */
const JOINT =
  /(["'`])[ \t]*(?:\\\r?\n|[+.&~]|\.\.|<>|\+\+|\r?\n|[ \t])[ \t\r\n]*(?:[+.&][ \t\r\n]*)?[A-Za-z]{0,2}(["'`])/g;

const joinPieces: Decoder = (source) => source.replace(JOINT, '').replace(/\\\r?\n[ \t]*/g, '');

/** A block scalar or heredoc: the lines without their common indentation. */
const fromBlock: Decoder = (source) => source.replace(/\r?\n[ \t]*/g, '\n');

export const DECODERS: Readonly<Record<Encoding, Decoder>> = {
  base64: fromBase64,
  base64url: fromBase64,
  percent: fromPercent,
  escape: unescapeText,
  concatenation: joinPieces,
  block: fromBlock,
};

/** Undoes the wrappings, outermost first. */
export function decode(source: string, encodings: readonly Encoding[]): string {
  return encodings.reduce((value, encoding) => DECODERS[encoding](value), source);
}
