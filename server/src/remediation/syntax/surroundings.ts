/**
 * What stands around a literal: the words, marks and strings of the code, without comments, and which bracket each of
 * them is in. Not a parse: enough to tell a constant from a variable and an argument from an operand.
 */
import type { Span } from '../../detection/types.ts';
import type { LexicalSyntax } from './lexical.ts';
import { tokensOf } from './literal.ts';
import type { Token } from './scan.ts';

export interface Lexeme {
  readonly kind: 'word' | 'mark' | 'string';
  readonly text: string;
  readonly range: Span;
  /** Index of the bracket that this lexeme is in, -1 outside all. */
  readonly parent: number;
  /** Whether a line break stands between the lexeme before and this one. */
  readonly startsLine: boolean;
}

/** A stretch between its neighbours: `lexemes[first]` to `lexemes[last]` cover it. */
export interface Surroundings {
  readonly text: string;
  readonly lexemes: readonly Lexeme[];
  readonly first: number;
  readonly last: number;
}

const LEXEME =
  /[\p{L}_$][\p{L}\p{N}_$]*(?:!(?=[([{]))?|\d[\p{L}\p{N}_.]*|===|!==|<=>|\?\?=|\|\|=|&&=|\.\.\.|==|!=|<=|>=|=>|->|<-|::|:=|\?\?|\?:|\?\.|!!|&&|\|\||\|>|<>|<<|>>|\+\+|--|\.\.|\/\/|[+\-*/%&|^.~]=|=~|[^\s]/gu;

const OPENERS = new Set(['(', '[', '{']);
const CLOSERS = new Set([')', ']', '}']);

const lastLexemes = new WeakMap<
  LexicalSyntax,
  { readonly text: string; readonly from: number; readonly lexemes: readonly Lexeme[] }
>();

/** The lexemes around `range` (a literal with its quotes); inside a hole of a string, those of the hole alone. */
export function surroundingsOf(text: string, range: Span, syntax: LexicalSyntax): Surroundings {
  const tokens = tokensOf(text, syntax);
  const region = holeAround(tokens, range) ?? { start: 0, end: text.length };
  const known = lastLexemes.get(syntax);
  const lexemes =
    known !== undefined && known.text === text && known.from === region.start
      ? known.lexemes
      : readLexemes(text, region, tokens, syntax);
  lastLexemes.set(syntax, { text, from: region.start, lexemes });
  const first = firstEndingAfter(lexemes, range.start);
  let last = first;
  while ((lexemes[last + 1]?.range.start ?? Number.POSITIVE_INFINITY) < range.end) last += 1;
  return { text, lexemes, first, last };
}

/** The same surroundings seen from a wider stretch (a call around the literal). */
export function widened(around: Surroundings, range: Span): Surroundings {
  const first = firstEndingAfter(around.lexemes, range.start);
  let last = first;
  while ((around.lexemes[last + 1]?.range.start ?? Number.POSITIVE_INFINITY) < range.end) last += 1;
  return { ...around, first, last };
}

/** The `n`th lexeme before the stretch, undefined at the start of the text. */
export const previous = ({ lexemes, first }: Surroundings, n = 1): Lexeme | undefined => lexemes[first - n];

/** The `n`th lexeme after the stretch, undefined at the end of the text. */
export const following = ({ lexemes, last }: Surroundings, n = 1): Lexeme | undefined => lexemes[last + n];

/** Indices of the brackets that are open at the stretch, innermost first. */
export function brackets({ lexemes, first }: Surroundings): readonly number[] {
  const open: number[] = [];
  for (let at = lexemes[first]?.parent ?? -1; at >= 0; at = lexemes[at]?.parent ?? -1) open.push(at);
  return open;
}

/**
 * The words and marks of the statement before the stretch, back to `;`, `{`, `}` or the bracket that holds it; at most
 * 40 of them. Strings stand as `""`.
 */
export function statementBefore({ lexemes, first }: Surroundings): readonly Lexeme[] {
  const own = lexemes[first]?.parent ?? -1;
  let from = first;
  while (from > 0 && first - from < 40) {
    const lexeme = lexemes[from - 1];
    if (lexeme === undefined || from - 1 === own) break;
    if (lexeme.parent === own && (lexeme.text === ';' || lexeme.text === '}')) break;
    from -= 1;
  }
  return lexemes.slice(from, first);
}

/** Every use of `word` as a word in the code, besides its strings and comments. */
export const usesOf = ({ lexemes }: Surroundings, word: string): readonly number[] =>
  lexemes.flatMap((lexeme, index) => (lexeme.kind === 'word' && lexeme.text === word ? [index] : []));

function holeAround(tokens: readonly Token[], range: Span): Span | undefined {
  let innermost: Span | undefined;
  for (const token of tokens) {
    if (token.range.start >= range.start) break;
    if (token.range.end <= range.end) continue;
    for (const hole of token.holes) if (hole.start < range.start && range.end < hole.end) innermost = hole;
  }
  return innermost;
}

function firstEndingAfter(lexemes: readonly Lexeme[], offset: number): number {
  let low = 0;
  let high = lexemes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lexemes[middle]?.range.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function readLexemes(
  text: string,
  region: Span,
  tokens: readonly Token[],
  syntax: LexicalSyntax,
): readonly Lexeme[] {
  const lexemes: Lexeme[] = [];
  const open: number[] = [];
  let lineStart = true;
  const add = (kind: Lexeme['kind'], lexemeText: string, range: Span): void => {
    if (kind === 'mark' && CLOSERS.has(lexemeText)) open.pop();
    lexemes.push({
      kind,
      text: lexemeText,
      range,
      parent: open[open.length - 1] ?? -1,
      startsLine: lineStart,
    });
    if (kind === 'mark' && OPENERS.has(lexemeText)) open.push(lexemes.length - 1);
    lineStart = false;
  };
  const skips = (syntax.skip ?? []).map(
    (skip) => new RegExp(skip.source, `${skip.flags.replace(/[gy]/g, '')}y`),
  );
  const skippedAt = (from: number): string | undefined => {
    for (const skip of skips) {
      skip.lastIndex = from;
      const found = skip.exec(text)?.[0];
      if (found !== undefined && found !== '') return found;
    }
    return undefined;
  };
  const readCode = (from: number, to: number): void => {
    let end = from;
    LEXEME.lastIndex = from;
    for (let found = LEXEME.exec(text); found !== null && found.index < to; found = LEXEME.exec(text)) {
      if (text.slice(end, found.index).includes('\n')) lineStart = true;
      const skipped = skippedAt(found.index);
      end = found.index + (skipped ?? found[0]).length;
      LEXEME.lastIndex = end;
      if (found[0] === '\\' && /^[ \t]*\r?\n/.test(text.slice(end, end + 80))) continue;
      const range = { start: found.index, end };
      // A page around code (PHP) or an #include ends a statement; a regular expression or a character is a value.
      if (skipped !== undefined && /<\?|^\s*#/.test(skipped)) add('mark', ';', range);
      else if (skipped !== undefined) add('string', '//', range);
      else add(/^[\p{L}_$\d]/u.test(found[0]) ? 'word' : 'mark', found[0], range);
    }
    if (text.slice(end, to).includes('\n')) lineStart = true;
  };
  let at = region.start;
  const openings = tokens
    .flatMap((token) =>
      token.kind === 'heredoc'
        ? [
            { shown: true, range: token.opening, text: '""' },
            { shown: false, range: token.range, text: '' },
          ]
        : [{ shown: token.kind === 'string', range: token.range, text: '""' }],
    )
    .sort((a, b) => a.range.start - b.range.start);
  for (const { shown, range, text: shownText } of openings) {
    if (range.start < at || range.start < region.start) continue;
    if (range.end > region.end) break;
    readCode(at, range.start);
    if (shown) add('string', shownText, range);
    else if (text.slice(range.start, range.end).includes('\n')) lineStart = true;
    at = range.end;
  }
  readCode(at, region.end);
  return lexemes;
}
