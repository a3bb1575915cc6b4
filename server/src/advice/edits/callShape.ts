/**
 * Calls and their entries as the lexemes of a text show them: which brackets are open around a place, what is called,
 * which entries a bracket holds, and how some of them are taken out with their commas. Not a parse: where anything is
 * unclear, the answer is undefined, and no edit is made.
 */
import type { Span } from '../../detection/types.ts';
import type { LexicalSyntax } from '../../remediation/syntax/lexical.ts';
import { tokensOf } from '../../remediation/syntax/literal.ts';
import { brackets, type Lexeme, surroundingsOf } from '../../remediation/syntax/surroundings.ts';
import type { Change } from './types.ts';

/** A text and its lexemes. */
export interface Code {
  readonly text: string;
  readonly lexemes: readonly Lexeme[];
  readonly syntax: LexicalSyntax;
}

/** One entry of a bracket: `name: value`, `name = value`, `'name' => value` or a value alone. */
export interface Entry {
  /** Undefined for a value alone, empty for a key that is no plain name. */
  readonly key: string | undefined;
  /** Indices of the first and the last lexeme of the value. */
  readonly first: number;
  readonly last: number;
  /** Key and value, without the comma. */
  readonly range: Span;
}

/** A bracket with what it holds. */
export interface Bracket {
  /** Indices of the opening and closing lexemes. */
  readonly open: number;
  readonly close: number;
  readonly entries: readonly Entry[];
}

/** @returns the code around a place, and the indices of the brackets open there, innermost first. */
export function codeAround(
  text: string,
  range: Span,
  syntax: LexicalSyntax,
): { readonly code: Code; readonly open: readonly number[] } {
  const around = surroundingsOf(text, range, syntax);
  return { code: { text, lexemes: around.lexemes, syntax }, open: brackets(around) };
}

/** @returns the source text of one lexeme. */
export const sourceOf = ({ text, lexemes }: Code, index: number): string => {
  const lexeme = lexemes[index];
  return lexeme === undefined ? '' : text.slice(lexeme.range.start, lexeme.range.end);
};

const CLOSERS = new Set([')', ']', '}']);

/** @returns the bracket that opens at a lexeme; undefined where it is never closed. */
export function bracketAt(code: Code, open: number): Bracket | undefined {
  const { lexemes } = code;
  const parent = lexemes[open]?.parent;
  let close = open + 1;
  while (close < lexemes.length) {
    const lexeme = lexemes[close];
    if (lexeme?.kind === 'mark' && CLOSERS.has(lexeme.text) && lexeme.parent === parent) break;
    close += 1;
  }
  if (close >= lexemes.length) return undefined;
  const entries: Entry[] = [];
  let from = open + 1;
  for (let at = from; at <= close; at += 1) {
    const isComma = lexemes[at]?.text === ',' && lexemes[at]?.parent === open;
    if (at !== close && !isComma) continue;
    if (at > from) entries.push(entryOf(code, from, at - 1, open));
    from = at + 1;
  }
  return { open, close, entries };
}

const KEY_MARKS = new Set([':', '=', '=>']);

function entryOf(code: Code, first: number, last: number, open: number): Entry {
  const { lexemes } = code;
  const range = { start: lexemes[first]?.range.start ?? 0, end: lexemes[last]?.range.end ?? 0 };
  const rocket = lexemes[first + 1]?.text === '=' && lexemes[first + 2]?.text === '>';
  const mark = lexemes[first + 1];
  if (mark === undefined || mark.parent !== open || !KEY_MARKS.has(mark.text) || first + 1 >= last)
    return { key: undefined, first, last, range };
  const source = sourceOf(code, first).replace(/^(['"])(.*)\1$/s, '$2');
  const key = /^[A-Za-z_]\w*$/.test(source) ? source : '';
  return { key, first: first + (rocket ? 3 : 2), last, range };
}

/**
 * @returns the words of what is called at an opening bracket (`new AWS.S3(` gives `['AWS', 'S3']`), and the index of
 * the first of them; undefined where the bracket is no call's.
 */
export function calleeOf(
  { lexemes }: Code,
  open: number,
): { readonly words: readonly string[]; readonly first: number; readonly isNew: boolean } | undefined {
  const words: string[] = [];
  let at = open - 1;
  while (lexemes[at]?.kind === 'word') {
    words.unshift(lexemes[at]?.text ?? '');
    const before = lexemes[at - 1]?.text;
    if (before !== '.' && before !== '::' && before !== '\\') break;
    at -= lexemes[at - 2]?.kind === 'word' ? 2 : 1;
  }
  if (words.length === 0) return undefined;
  return { words, first: at, isNew: lexemes[at - 1]?.text === 'new' };
}

/**
 * Whether a value can go without anything else missing it: strings, names, `a.b` and reads of the environment. A call
 * may have effects, so it stays.
 */
export function isPlainValue(code: Code, { first, last }: Pick<Entry, 'first' | 'last'>): boolean {
  for (let at = first; at <= last; at += 1) {
    const lexeme = code.lexemes[at];
    if (lexeme === undefined) return false;
    if (lexeme.kind === 'mark' && !/^(?:\.|\[|\]|\?\?|\|\||!)$/.test(lexeme.text)) return false;
  }
  return true;
}

/** Whether a value is one string literal. */
export const isString = ({ lexemes }: Code, { first, last }: Pick<Entry, 'first' | 'last'>): boolean =>
  first === last && lexemes[first]?.kind === 'string';

/** @returns the text of a value that is one plain string, and its quote. */
export function literalOf(
  code: Code,
  entry: Pick<Entry, 'first' | 'last'>,
): { readonly value: string; readonly quote: string } | undefined {
  if (!isString(code, entry)) return undefined;
  const found = /^(["'])([^\\\n"']*)\1$/.exec(sourceOf(code, entry.first));
  return found === null ? undefined : { value: found[2] ?? '', quote: found[1] ?? '"' };
}

/** Whether a stretch holds the place. */
export const holds = ({ start, end }: Span, inner: Span): boolean => start <= inner.start && inner.end <= end;

/**
 * @returns the stretches to delete so that the entries are gone, commas and line breaks included; undefined where a
 * comment would go with them.
 */
export function withoutEntries(
  code: Code,
  bracket: Bracket,
  gone: (entry: Entry) => boolean,
): readonly Span[] | undefined {
  const { entries } = bracket;
  const spans: Span[] = [];
  for (let at = 0; at < entries.length; ) {
    const first = entries[at];
    if (first === undefined || !gone(first)) {
      at += 1;
      continue;
    }
    let end = at;
    while (entries[end + 1] !== undefined && gone(entries[end + 1] as Entry)) end += 1;
    const before = entries[at - 1];
    const after = entries[end + 1];
    if (after !== undefined) spans.push({ start: first.range.start, end: after.range.start });
    else if (before !== undefined)
      spans.push({ start: before.range.end, end: entries[end]?.range.end ?? before.range.end });
    else spans.push(innerOf(code, bracket));
    at = end + 1;
  }
  return spans.some((span) => holdsComment(code, span)) ? undefined : spans;
}

/** What stands between a bracket and the one that closes it. */
export const innerOf = ({ lexemes }: Code, { open, close }: Pick<Bracket, 'open' | 'close'>): Span => ({
  start: lexemes[open]?.range.end ?? 0,
  end: lexemes[close]?.range.start ?? 0,
});

/** The changes that delete stretches. */
export const deletions = (spans: readonly Span[]): readonly Change[] =>
  spans.map((range) => ({ range, newText: '' }));

/** Whether a comment stands in a stretch: it may say something that is not about what goes. */
export const holdsComment = ({ text, syntax }: Code, span: Span): boolean =>
  tokensOf(text, syntax).some(
    ({ kind, range }) => kind === 'comment' && range.start < span.end && span.start < range.end,
  );
