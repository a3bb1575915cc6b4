/**
 * Where a script uses a key: the literal itself, or the one constant that holds it. Not a parse: a key that is used
 * twice, exported or reassigned is not plain, and there is no edit.
 */
import type { Span } from '../../detection/types.ts';
import { JAVASCRIPT } from '../../remediation/languages/javascriptSyntax.ts';
import { JAVASCRIPT_ESCAPES, unescapeLiteral } from '../../remediation/syntax/escapes.ts';
import { literalAt, tokensOf } from '../../remediation/syntax/literal.ts';
import type { Token } from '../../remediation/syntax/token.ts';
import { type Code, codeAround, type Entry } from '../edits/callShape.ts';

/** The key as a script uses it. */
export interface KeyUse {
  readonly code: Code;
  /** Indices of the brackets open around the use, innermost first. */
  readonly open: readonly number[];
  /** The key's own characters, where it stands in the call itself. */
  readonly value: Span;
  /** The constant that holds it, where one does. */
  readonly constant: Constant | undefined;
  /** The expression that gives it, where it is read rather than written there and no constant holds it. */
  readonly expression?: string;
}

/** `const NAME = '…';` with its line. */
export interface Constant {
  readonly name: string;
  readonly value: string;
  readonly statement: Span;
  /** How often the rest of the script names it. */
  readonly uses: readonly number[];
}

/** A stretch of what an expression gives: known text, the key, or code that only runs in the client. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'key' }
  | { readonly kind: 'code'; readonly source: string };

/** @param value the key's characters in the script. */
export function keyUseOf(script: string, value: Span): KeyUse | undefined {
  const literal = literalAt(script, value, JAVASCRIPT);
  if (literal.kind !== 'string') return undefined;
  const constant =
    literal.before === '' && literal.after === '' ? constantAt(script, literal.range) : undefined;
  const [use, ...more] = constant?.uses ?? [];
  if (constant === undefined) return { ...codeAround(script, literal.range, JAVASCRIPT), value, constant };
  if (use === undefined || more.length > 0) return undefined;
  return {
    ...codeAround(script, carrierOf(script, wordAt(use, constant.name)), JAVASCRIPT),
    value,
    constant,
  };
}

const wordAt = (start: number, name: string): Span => ({ start, end: start + name.length });

/** @returns the expression itself, or the outermost template that has it in a hole. */
export function carrierOf(script: string, expression: Span): Span {
  const { start } = expression;
  const around = tokensOf(script, JAVASCRIPT).find(
    ({ kind, range }) => kind === 'string' && range.start < start && start < range.end,
  );
  return around?.range ?? expression;
}

/** @returns the constant whose whole value is the literal at a place. */
function constantAt(script: string, literal: Span): Constant | undefined {
  const value = unescapeLiteral(script.slice(literal.start + 1, literal.end - 1), JAVASCRIPT_ESCAPES);
  return value === null ? undefined : constantAround(script, literal, value);
}

/** @returns the constant whose whole value is the expression at a place. @param value what that gives. */
export function constantAround(script: string, expression: Span, value: string): Constant | undefined {
  const { start, end } = expression;
  const before = /^[ \t]*const\s+(\w+)\s*(?::\s*string(?:\s*\|\s*undefined)?\s*)?=\s*$/m.exec(
    lineUpTo(script, start),
  );
  const after = /^(?:\s+as\s+const)?[ \t]*;?[ \t]*(?:\r?\n|$)/.exec(script.slice(end));
  if (before?.[1] === undefined || after === null) return undefined;
  const [, name] = before;
  const statement = { start: start - before[0].length, end: end + after[0].length };
  return { name, value, statement, uses: usesOf(script, name, statement) };
}

/**
 * @param seen the constants whose text went into the call.
 * @returns what to delete so that the constants that nothing else uses are gone, and a blank line that nothing needs any
 * more with them.
 */
export function withoutConstants(
  { code: { text: script }, constant }: Pick<KeyUse, 'code' | 'constant'>,
  seen: readonly Constant[],
): readonly Span[] {
  const statements = [
    ...(constant === undefined ? [] : [constant]),
    ...seen.filter(({ uses }) => uses.length === 1),
  ];
  const spans = statements.map(({ statement }) => statement).toSorted((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && last.end === span.start) merged[merged.length - 1] = { ...last, end: span.end };
    else merged.push(span);
  }
  return merged.map(({ start, end }) => {
    const opens =
      /(?:^|[{>]|\n)[ \t]*(?:\r?\n)?$/.test(script.slice(0, start)) &&
      !/[^\s{>][ \t]*\r?\n$/.test(script.slice(0, start));
    const blank = opens ? /^(?:[ \t]*\r?\n)+/.exec(script.slice(end))?.[0].length : undefined;
    return { start, end: end + (blank ?? 0) };
  });
}

const lineUpTo = (script: string, at: number): string =>
  script.slice(script.lastIndexOf('\n', at - 1) + 1, at);

/** Every place that spells the name, comments and strings included: one too many only means that there is no edit. */
const usesOf = (script: string, name: string, besides: Span): readonly number[] =>
  [...script.matchAll(new RegExp(`(?<![\\w$.])${name}(?![\\w$])`, 'g'))]
    .map(({ index }) => index)
    .filter((index) => index < besides.start || index >= besides.end);

/** @returns the constant of a name, where the script declares it once as a string. */
export function constantNamed({ text }: Code, name: string): Constant | undefined {
  const declared = [
    ...text.matchAll(new RegExp(`^[ \\t]*const\\s+${name}\\s*(?::\\s*string\\s*)?=\\s*(?=['"\`])`, 'gm')),
  ];
  const [only, ...more] = declared;
  if (only === undefined || more.length > 0) return undefined;
  const start = only.index + only[0].length;
  const token = tokenAt(text, start);
  return token === undefined || token.holes.length > 0 ? undefined : constantAt(text, token.range);
}

const tokenAt = (text: string, start: number): Token | undefined =>
  tokensOf(text, JAVASCRIPT).find(({ kind, range }) => kind === 'string' && range.start === start);

/**
 * @param seen is told of each constant whose value went into the answer.
 * @returns what an expression gives, piece by piece; undefined where the key is in it in no plain way.
 */
export function partsOf(
  use: KeyUse,
  { first, last }: Pick<Entry, 'first' | 'last'>,
  seen: (constant: Constant) => void,
): readonly Part[] | undefined {
  const { code } = use;
  const parts: Part[] = [];
  let from = first;
  const parent = code.lexemes[first]?.parent;
  for (let at = first; at <= last + 1; at += 1) {
    const isPlus = code.lexemes[at]?.text === '+' && code.lexemes[at]?.parent === parent;
    if (at !== last + 1 && !isPlus) continue;
    const operand = operandOf(use, from, at - 1, seen);
    if (operand === undefined) return undefined;
    parts.push(...operand);
    from = at + 1;
  }
  return parts;
}

function operandOf(
  use: KeyUse,
  first: number,
  last: number,
  seen: (constant: Constant) => void,
): readonly Part[] | undefined {
  const { code } = use;
  const [start, end] = [code.lexemes[first], code.lexemes[last]];
  if (start === undefined || end === undefined) return undefined;
  if (first !== last || start.kind !== 'string')
    return codePart(use, { start: start.range.start, end: end.range.end }, seen);
  const token = tokenAt(code.text, start.range.start);
  return token === undefined ? undefined : literalParts(use, token, seen);
}

/** The pieces of a literal: its text, its holes and the key in it. */
function literalParts(
  use: KeyUse,
  token: Token,
  seen: (constant: Constant) => void,
): readonly Part[] | undefined {
  const { code, value, constant } = use;
  const { content, holes } = token;
  const gaps = holes.map((hole) => ({ ...hole, isKey: false }));
  if (constant === undefined && content.start <= value.start && value.end <= content.end)
    gaps.push({ ...value, isKey: true });
  gaps.sort((a, b) => a.start - b.start);
  const parts: Part[] = [];
  let at = content.start;
  const addText = (end: number): boolean => {
    const text = unescapeLiteral(code.text.slice(at, end), JAVASCRIPT_ESCAPES);
    if (text === null) return false;
    if (text !== '') parts.push({ kind: 'text', text });
    return true;
  };
  for (const { start, end, isKey } of gaps) {
    if (!addText(start)) return undefined;
    const inside = isKey
      ? [{ kind: 'key' as const }]
      : codePart(use, { start: start + 2, end: end - 1 }, seen);
    if (inside === undefined) return undefined;
    parts.push(...inside);
    at = end;
  }
  return addText(content.end) ? parts : undefined;
}

/** Code as it stands; a name of a constant gives what the constant holds. */
function codePart(
  { code, constant, expression }: KeyUse,
  span: Span,
  seen: (constant: Constant) => void,
): readonly Part[] | undefined {
  const source = code.text.slice(span.start, span.end).trim();
  if (source === (constant?.name ?? expression)) return [{ kind: 'key' }];
  if (expression !== undefined && source.includes(expression)) return undefined;
  if (constant !== undefined && new RegExp(`(?<![\\w$.])${constant.name}(?![\\w$])`).test(source))
    return undefined;
  const known = /^\w+$/.test(source) ? constantNamed(code, source) : undefined;
  if (known === undefined) return [{ kind: 'code', source }];
  seen(known);
  return [{ kind: 'text', text: known.value }];
}

/** @returns the text that a value is, where nothing else is in it. */
export function fixedText(
  use: KeyUse,
  value: Pick<Entry, 'first' | 'last'>,
  seen: (constant: Constant) => void,
): string | undefined {
  const [only, ...more] = partsOf(use, value, seen) ?? [];
  return only?.kind === 'text' && more.length === 0 ? only.text : undefined;
}

/** @returns whether the client reads an answer piece by piece. */
export const readsPieces = ({ text }: Code): boolean =>
  /\bstream\s*:\s*true\b|\.getReader\(|\.body\s*[.?)]|\bEventSource\b|\.pipeThrough\(/.test(text);

const STATEMENT = new Set(['const', 'let', 'var', 'export', 'import', 'await']);

/** @returns whether a call stands in a function rather than in the module itself. */
export function isInFunction({ lexemes }: Pick<Code, 'lexemes'>, open: number): boolean {
  const own = lexemes[open]?.parent ?? -1;
  // The expression of an arrow: back to where the statement begins.
  for (let at = open - 1; at > own; at -= 1) {
    const lexeme = lexemes[at];
    if (lexeme?.parent !== own) continue;
    if (lexeme.text === '=>') return true;
    if (lexeme.text === ';' || (lexeme.startsLine && STATEMENT.has(lexeme.text))) break;
  }
  if (own < 0) return false;
  // The braces of a body come after its parameters, its arrow or the type of what it returns.
  const before = lexemes[own - 1]?.text ?? '';
  if (lexemes[own]?.text === '{' && /^(?:\)|=>|>|void|any|string|[A-Z]\w*)$/.test(before)) return true;
  return isInFunction({ lexemes }, own);
}
