/**
 * The run-time value of the source text inside a literal. Conservative: an escape that the language's table does not
 * hold makes the answer null, and the fix is refused rather than guessed.
 */

/** What a language's literals understand after the backslash. */
export interface EscapeTable {
  /** One character to what it stands for (`n` to a line break). */
  readonly simple: Readonly<Record<string, string>>;
  /** `\xHH`. */
  readonly hex?: boolean;
  /** `\uHHHH`. */
  readonly unicode?: boolean;
  /** `\UHHHHHHHH`. */
  readonly longUnicode?: boolean;
  /** `\u{H…}`. */
  readonly braced?: boolean;
  /** `\NNN` with one to three octal digits. */
  readonly octal?: boolean;
  /** What a backslash before any other character means: the character alone, the backslash and it, or unknown. */
  readonly other: 'character' | 'both' | 'unknown';
  /** Whether a backslash at the end of a line joins it with the next. */
  readonly continuation?: boolean;
}

const CONTROLS = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '\\': '\\', "'": "'", '"': '"' };

/** ECMAScript's, ECMA-262 12.9.4. */
export const JAVASCRIPT_ESCAPES: EscapeTable = {
  simple: { ...CONTROLS, '`': '`' },
  hex: true,
  unicode: true,
  braced: true,
  other: 'character',
  continuation: true,
};

/** Python's text literals, Language Reference 2.4.1. `\N{…}` is left unknown. */
export const PYTHON_ESCAPES: EscapeTable = {
  simple: { ...CONTROLS, a: '\x07' },
  hex: true,
  unicode: true,
  longUnicode: true,
  octal: true,
  other: 'both',
  continuation: true,
};

/** Go's interpreted literals. */
export const GO_ESCAPES: EscapeTable = {
  simple: { ...CONTROLS, a: '\x07' },
  hex: true,
  unicode: true,
  longUnicode: true,
  octal: true,
  other: 'unknown',
};

/** C, C++, Java, C#, Kotlin, Swift, Dart in what they share; anything else is unknown. */
export const C_ESCAPES: EscapeTable = { simple: { ...CONTROLS, '0': '\0' }, unicode: true, other: 'unknown' };

/** The value of `source` by `table`, or null where it is not certain. Line breaks become `\n`. */
export function unescapeLiteral(source: string, table: EscapeTable): string | null {
  const text = source.replace(/\r\n?/g, '\n');
  if (!text.includes('\\')) return text;
  let value = '';
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('\\', at);
    if (next < 0) return value + text.slice(at);
    value += text.slice(at, next);
    const read = readEscape(text.slice(next + 1, next + 12), table);
    if (read === null) return null;
    value += read.value;
    at = next + 1 + read.length;
  }
  return value;
}

function readEscape(rest: string, table: EscapeTable): { value: string; length: number } | null {
  const first = rest[0];
  if (first === undefined) return null;
  if (first === '\n') return table.continuation === true ? { value: '', length: 1 } : null;
  const numeric = readNumeric(rest, table);
  if (numeric !== undefined) return numeric;
  const simple = Object.hasOwn(table.simple, first) ? table.simple[first] : undefined;
  if (simple !== undefined) return { value: simple, length: 1 };
  if (table.other === 'unknown' || /[0-9xuUN]/.test(first)) return null;
  return { value: table.other === 'both' ? `\\${first}` : first, length: 1 };
}

/** Null for a malformed one, undefined for none. */
function readNumeric(rest: string, table: EscapeTable): { value: string; length: number } | null | undefined {
  const forms: readonly (readonly [boolean | undefined, string, RegExp, number])[] = [
    [table.braced, 'u{', /^u\{([0-9a-fA-F]{1,6})\}/, 16],
    [table.unicode, 'u', /^u([0-9a-fA-F]{4})/, 16],
    [table.longUnicode, 'U', /^U([0-9a-fA-F]{8})/, 16],
    [table.hex, 'x', /^x([0-9a-fA-F]{2})/, 16],
    [table.octal, '', /^([0-7]{1,3})/, 8],
  ];
  for (const [allowed, start, pattern, radix] of forms) {
    if (allowed !== true || !rest.startsWith(start)) continue;
    const found = pattern.exec(rest);
    if (found === null) {
      if (start === '') continue;
      return null;
    }
    const code = Number.parseInt(found[1] ?? '', radix);
    // Beyond ASCII a byte and a character differ by language: not certain.
    if (code > 0x10ffff || (code > 0x7f && (start === 'x' || start === ''))) return null;
    return { value: String.fromCodePoint(code), length: found[0].length };
  }
  return undefined;
}
