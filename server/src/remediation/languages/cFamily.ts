/** What C, C++ and Objective-C share: literals, where includes and a small function go, and spots that need constants. */

import type { Replacement } from '../plan.ts';
import type { EscapeTable } from '../syntax/escapes.ts';
import { BLOCK_COMMENT, DOUBLE_QUOTED, type LexicalSyntax, type StringSyntax } from '../syntax/lexical.ts';
import { lineBreakOf } from '../syntax/places.ts';
import {
  brackets,
  following,
  type Lexeme,
  previous,
  type Surroundings,
  statementBefore,
} from '../syntax/surroundings.ts';
import { insert } from './insertion.ts';
import { CHARACTER } from './java.ts';
import type { Spot } from './notation.ts';

/** C17 6.4.4.4. */
export const C_ESCAPES: EscapeTable = {
  simple: {
    ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', a: '\x07', '?': '?' },
    ...{ '\\': '\\', "'": "'", '"': '"' },
  },
  octal: true,
  hex: true,
  unicode: true,
  longUnicode: true,
  other: 'unknown',
  continuation: true,
};

/** Comments of which a line may go on after a backslash. */
const COMMENTS = [{ open: /\/\// }, BLOCK_COMMENT];

/** `u8"…"`, `L"…"`. */
const PREFIXED: StringSyntax = { ...DOUBLE_QUOTED, open: /(?<prefix>\b(?:u8|[uUL]))?"/ };

/** Literals of C; the strings given come first. */
export const cSyntax = (...strings: readonly StringSyntax[]): LexicalSyntax => ({
  strings: [...strings, PREFIXED, { ...CHARACTER, open: /'(?=[^'\\\n]+'|\\[^\n]{1,10}?')/ }],
  comments: COMMENTS,
  // Directives but for #define, and 1'000'000.
  skip: [
    /^[ \t]*#[ \t]*(?:include|import|if|ifdef|ifndef|elif|else|endif|undef|pragma|error|warning|line)\b[^\n]*/m,
    /\b\d[\d.xXa-fA-F]*(?:'[\da-fA-F]+)+/,
  ],
  adjacent: true,
});

/** Whether other files include this one. */
export const isHeader = (uri: string): boolean => /\.(?:h|hh|hpp|hxx|inl|ipp|tpp)$/i.test(uri);

interface IncludeLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The includes outside of conditions, and where the part of the file with includes ends. */
function readIncludes(text: string): {
  readonly includes: readonly IncludeLine[];
  readonly end: number | undefined;
} {
  const includes: IncludeLine[] = [];
  let depth = 0;
  let end: number | undefined;
  let conditional = false;
  for (const found of text.matchAll(/^[ \t]*#[ \t]*(include|import|if|ifdef|ifndef|endif)\b[^\n\r]*/gm)) {
    const word = found[1] ?? '';
    const line = { start: found.index, end: found.index + found[0].length, text: found[0].trim() };
    if (word.startsWith('if')) depth += 1;
    else if (word === 'endif') {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && conditional) end = line.end;
      if (depth === 0) conditional = false;
    } else if (depth > 0) conditional = true;
    else {
      includes.push(line);
      end = line.end;
    }
  }
  return { includes, end };
}

/** Adds `#include <header>` lines that are missing: among the angled ones in their order, else on top. */
export function addIncludes(
  text: string,
  headers: readonly string[],
  directive = '#include',
): readonly Replacement[] {
  const eol = lineBreakOf(text);
  const { includes } = readIncludes(text);
  return headers
    .filter(
      (header) =>
        !new RegExp(`^[ \\t]*#[ \\t]*(?:include|import)\\s*[<"]${header.replace('.', '\\.')}[>"]`, 'm').test(
          text,
        ),
    )
    .map((header) => {
      const line = `${directive} <${header}>`;
      const angled = includes.filter((other) => other.text.includes('<'));
      const next = angled.find((other) => other.text > line);
      if (next !== undefined) return insert(next.start, `${line}${eol}`);
      const last = angled[angled.length - 1];
      if (last !== undefined) return insert(last.end, `${eol}${line}`);
      const first = includes[0];
      if (first !== undefined) return insert(first.start, `${line}${eol}${eol}`);
      return insert(topOf(text), `${line}${eol}`);
    });
}

/** Adds a function below the includes. */
export function addFunction(text: string, code: string): Replacement {
  const eol = lineBreakOf(text);
  const written = code.replaceAll('\n', eol);
  const { end } = readIncludes(text);
  return end === undefined
    ? insert(topOf(text), `${eol}${written}${eol}${eol}`)
    : insert(end, `${eol}${eol}${written}`);
}

/** Below comments that head the file. */
function topOf(text: string): number {
  return /^\uFEFF?(?:(?:\/\*[\s\S]*?\*\/|\/\/[^\n]*)\s*\n(?:[ \t]*\r?\n)+)?/.exec(text)?.[0].length ?? 0;
}

/** The words of the declaration before the stretch, without a `#define` above it. */
export function declarationBefore(around: Surroundings): readonly Lexeme[] {
  const statement = statementBefore(around);
  const directive = statement.findLastIndex(({ text, startsLine }) => text === '#' && startsLine);
  if (directive < 0) return statement;
  const next = statement.findIndex(({ startsLine }, index) => index > directive && startsLine);
  return next < 0 ? statement : statement.slice(next);
}

/** Whether the stretch is outside of every function body. */
export function isFileScope(around: Surroundings): boolean {
  return !brackets(around).some((bracket) => isFunctionBody(around.lexemes, bracket));
}

function isFunctionBody(lexemes: readonly Lexeme[], bracket: number): boolean {
  if (lexemes[bracket]?.text !== '{') return false;
  const left = lexemes[bracket - 1];
  if (left === undefined) return false;
  return left.text === ')' || /^(?:const|noexcept|override|final|else|do|try|mutable)$/.test(left.text);
}

/** The words of the brackets around the stretch: what is called with it. */
export const calleesAround = (around: Surroundings): readonly string[] =>
  brackets(around).map((bracket) => around.lexemes[bracket - 1]?.text ?? '');

/** Whether the size of the literal counts: `sizeof "…"`, `sizeof("…")`. */
export const isMeasured = (around: Surroundings): boolean =>
  previous(around)?.text === 'sizeof' ||
  (previous(around)?.text === '(' && previous(around, 2)?.text === 'sizeof');

/** Whether a macro that may be a literal stands beside (or a literal that has a prefix): the compiler joins them. */
export function hasNeighbour(around: Surroundings): boolean {
  const isText = (lexeme: Lexeme | undefined): boolean =>
    lexeme?.kind === 'string' ||
    (lexeme?.kind === 'word' && /^[A-Z][A-Z0-9_]*[a-zA-Z0-9]*$/.test(lexeme.text));
  return isText(following(around)) || (isText(previous(around)) && !isMacroName(around));
}

/** `#define NAME "…"`: the name before the literal is what is defined. */
const isMacroName = (around: Surroundings): boolean =>
  previous(around, 2)?.text === 'define' && previous(around, 3)?.text === '#';

/** The preprocessor directive of the line (`define`), if it is one. */
export function directiveOf({ text, literal }: Pick<Spot, 'text' | 'literal'>): string | undefined {
  let start = text.lastIndexOf('\n', literal.range.start - 1) + 1;
  while (start > 1 && /\\\r?\n$/.test(text.slice(Math.max(0, start - 3), start))) {
    start = text.lastIndexOf('\n', start - 2) + 1;
  }
  return /^[ \t]*#[ \t]*(\w+)/.exec(text.slice(start, literal.range.start))?.[1];
}

/** Arguments of the call around the stretch: the index of the stretch, and where each argument after it ends. */
export function argumentsAround(
  around: Surroundings,
): { readonly callee: string; readonly index: number; readonly ends: readonly number[] } | undefined {
  const bracket = brackets(around)[0];
  if (bracket === undefined || around.lexemes[bracket]?.text !== '(') return undefined;
  let index = 0;
  const ends: number[] = [];
  for (let at = bracket + 1; at < around.lexemes.length; at += 1) {
    const lexeme = around.lexemes[at];
    if (lexeme === undefined) return undefined;
    const closes = lexeme.text === ')' && lexeme.parent === around.lexemes[bracket]?.parent;
    if (closes || (lexeme.parent === bracket && lexeme.text === ',')) {
      if (at < around.first) index += 1;
      else ends.push(around.lexemes[at - 1]?.range.end ?? lexeme.range.start);
    }
    if (closes) break;
  }
  return { callee: around.lexemes[bracket - 1]?.text ?? '', index, ends };
}

/** The place of the format among the arguments of the printf family. */
const FORMATS: Readonly<Record<string, number>> = {
  ...{
    printf: 0,
    fprintf: 1,
    sprintf: 1,
    snprintf: 2,
    dprintf: 1,
    asprintf: 1,
    syslog: 1,
    warnx: 0,
    warn: 0,
  },
};

/** A format that holds the secret gets `%s` and one argument more; undefined where the literal is no format. */
export function inFormat(spot: Spot, expression: string): readonly Replacement[] | null | undefined {
  const call = argumentsAround(spot.around);
  if (call === undefined || FORMATS[call.callee] !== call.index) return undefined;
  const conversions = [...spot.before.matchAll(/%(?:%|[^a-zA-Z%]*[a-zA-Z]+)/g)].filter(
    ([all]) => all !== '%%',
  );
  if (conversions.some(([all]) => all.includes('*') || all.includes('$'))) return null;
  const end = call.ends[conversions.length];
  if (end === undefined) return null;
  return [
    { range: spot.range, newText: '%s', annotation: 'reference' },
    { range: { start: end, end }, newText: `, ${expression}`, annotation: 'reference' },
  ];
}

/** The start of the line on which the statement around the stretch begins: where a line may be put above it. */
export function statementStart(
  { lexemes, first }: Surroundings,
  text: string,
): { readonly at: number; readonly indent: string } | undefined {
  const block =
    brackets({ text, lexemes, first, last: first }).find((bracket) => lexemes[bracket]?.text === '{') ?? -1;
  let start = first;
  for (; start > block + 1; start -= 1) {
    const left = lexemes[start - 1];
    if (left?.parent === block && /^[;}]$/.test(left.text)) break;
  }
  const lexeme = lexemes[start];
  if (lexeme === undefined || /^(?:if|for|while|switch|else|do|case|default)$/.test(lexeme.text))
    return undefined;
  const lineStart = text.lastIndexOf('\n', lexeme.range.start - 1) + 1;
  const indent = text.slice(lineStart, lexeme.range.start);
  return /^[ \t]*$/.test(indent) ? { at: lineStart, indent } : undefined;
}
