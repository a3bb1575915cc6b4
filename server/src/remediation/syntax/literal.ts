/** Which literal holds a stretch of a text, and what stands around the stretch inside it. */
import type { Span } from '../../detection/types.ts';
import type { LexicalSyntax } from './lexical.ts';
import { scan, type Token } from './scan.ts';

/** The literal around a stretch. `code` stands for "in no literal": its ranges are the stretch's own. */
export interface Literal extends Omit<Token, 'kind'> {
  readonly kind: Token['kind'] | 'code';
  /** The source text inside the literal before and after the stretch. */
  readonly before: string;
  readonly after: string;
}

/** The tokens of the last text per language: several findings of one document are asked for one after another. */
const lastScans = new WeakMap<LexicalSyntax, { readonly text: string; readonly tokens: readonly Token[] }>();

/** All tokens of a text, sorted by start; a nested one follows the one around it. */
export function tokensOf(text: string, syntax: LexicalSyntax): readonly Token[] {
  const last = lastScans.get(syntax);
  if (last !== undefined && last.text === text) return last.tokens;
  const tokens = scan(text, syntax);
  lastScans.set(syntax, { text, tokens });
  return tokens;
}

const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The innermost literal whose content holds all of `range`. */
export function literalAt(text: string, range: Span, syntax: LexicalSyntax): Literal {
  const tokens = tokensOf(text, syntax);
  let innermost: Token | undefined;
  for (const token of tokens) {
    if (token.range.start > range.start) break;
    if (holds(token.content, range)) innermost = token;
  }
  if (innermost === undefined || innermost.holes.some((hole) => holds(hole, range))) return code(range);
  return {
    ...innermost,
    before: text.slice(innermost.content.start, range.start),
    after: text.slice(range.end, innermost.content.end),
  };
}

function code(range: Span): Literal {
  return {
    kind: 'code',
    range,
    content: range,
    opening: { start: range.start, end: range.start },
    prefix: '',
    quote: '',
    raw: true,
    holeKinds: [],
    holes: [],
    before: '',
    after: '',
  };
}

/** The tokens that touch `range`, in order: the pieces of a value that stands in several literals. */
export function tokensIn(text: string, range: Span, syntax: LexicalSyntax): readonly Token[] {
  return tokensOf(text, syntax).filter(
    (token) =>
      token.range.start < range.end &&
      range.start < token.range.end &&
      !token.holes.some((hole) => holds(hole, range)),
  );
}

/**
 * The run of literals side by side (with only white space, line breaks and comments between them) that `token` is part
 * of: one value in C and Python. Just the token itself where nothing stands beside it.
 */
export function adjacentLiterals(
  text: string,
  token: Pick<Token, 'range'>,
  syntax: LexicalSyntax,
): readonly Token[] {
  const tokens = tokensOf(text, syntax).filter(({ kind }) => kind !== 'heredoc');
  const index = tokens.findIndex(
    ({ range }) => range.start === token.range.start && range.end === token.range.end,
  );
  const own = tokens[index];
  if (own === undefined) return [];
  const run = [own];
  const blank = (from: number, to: number): boolean => from <= to && /^[\s\\]*$/.test(text.slice(from, to));
  for (let i = index - 1, edge = own.range.start; i >= 0; i -= 1) {
    const other = tokens[i];
    if (other === undefined || !blank(other.range.end, edge)) break;
    edge = other.range.start;
    if (other.kind === 'string') run.unshift(other);
  }
  for (let i = index + 1, edge = own.range.end; i < tokens.length; i += 1) {
    const other = tokens[i];
    if (other === undefined || (other.range.start < edge && holds(own.range, other.range))) continue;
    if (!blank(edge, other.range.start)) break;
    edge = other.range.end;
    if (other.kind === 'string') run.push(other);
  }
  return run;
}
