/**
 * A Go constant whose value becomes a call must become a variable. What cannot (an enumeration, a constant that other
 * constants are made from) is refused.
 */
import type { Span, Text } from '../../detection/types.ts';
import type { Replacement } from '../plan.ts';
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { tokensOf } from '../syntax/literal.ts';
import { lineBreakOf, lineEnd, lineStart, openBrackets } from '../syntax/places.ts';

export type ConstantOutcome =
  | { readonly ok: true; readonly replacements: readonly Replacement[] }
  | { readonly ok: false; readonly reason: Text };

/** One `name type = value` line. */
interface Spec {
  readonly name: string;
  readonly type: string;
  /** From the name to the end of the line. */
  readonly start: number;
  readonly end: number;
  /** Where the value begins. */
  readonly value: number;
}

const SPEC = /^([ \t]*)(?:const[ \t]+)?([A-Za-z_]\w*)((?:[ \t]+[\w.]+)?)([ \t]*=[ \t]*)/;

/** What must change so that `change` compiles; undefined where the literal is in no constant declaration. */
export function rewriteConstant(
  text: string,
  literal: Span,
  change: { readonly range: Span; readonly newText: string },
  syntax: LexicalSyntax,
): ConstantOutcome | undefined {
  const open = openBrackets(text, literal.start, syntax);
  const inner = open.at(-1);
  const line = lineStart(text, literal.start);
  const grouped =
    inner?.bracket === '(' && /\bconst\s*$/.test(text.slice(Math.max(0, inner.at - 20), inner.at));
  const single = /^[ \t]*const[ \t]+[A-Za-z_]/.test(text.slice(line, literal.start));
  if (!grouped && !single) return mayBeDeeper(text, literal, syntax) ? refuse(SHAPE) : undefined;
  const spec = specAt(text, line);
  if (spec === null || /^[^"`]*,/.test(text.slice(spec.start, spec.value))) return refuse(SHAPE);
  if (isUsedByConstants(text, spec, syntax)) return refuse(USED);
  if (isLocal(text, line, syntax) && !isUsed(text, spec.name)) return refuse(UNUSED);
  const converted = convert(text, spec, change);
  if (!grouped || inner === undefined) {
    const keyword = text.indexOf('const', line);
    return done([
      { range: { start: keyword, end: keyword + 5 }, newText: 'var', annotation: 'reference' },
      ...converted,
    ]);
  }
  return splitFromGroup(text, spec, inner.at, converted, syntax);
}

const done = (replacements: readonly Replacement[]): ConstantOutcome => ({ ok: true, replacements });
const refuse = (reason: Text): ConstantOutcome => ({ ok: false, reason });

function specAt(text: string, line: number): Spec | null {
  const found = SPEC.exec(text.slice(line, lineEnd(text, line)));
  if (found === null) return null;
  const [whole, , name = '', type = '', equals = ''] = found;
  const start = line + whole.length - name.length - type.length - equals.length;
  return { name, type: type.trim(), start, end: lineEnd(text, line), value: line + whole.length };
}

/** The value, converted where the constant had a type of its own. */
function convert(
  text: string,
  { type, value, end }: Spec,
  change: { readonly range: Span; readonly newText: string },
): readonly Replacement[] {
  if (type === '' || type === 'string') return [{ ...change, annotation: 'reference' }];
  const tail = /(?:[ \t]*\/\/.*)?$/.exec(text.slice(change.range.end, end))?.index ?? 0;
  const close = change.range.end + tail;
  const newText = `${type}(${text.slice(value, change.range.start)}${change.newText}${text.slice(change.range.end, close)})`;
  return [{ range: { start: value, end: close }, newText, annotation: 'reference' }];
}

/** Takes one line out of `const ( … )` and puts it behind as a variable; a group of one becomes `var ( … )`. */
function splitFromGroup(
  text: string,
  spec: Spec,
  open: number,
  converted: readonly Replacement[],
  syntax: LexicalSyntax,
): ConstantOutcome {
  const close = closing(text, open, syntax);
  if (close === undefined) return refuse(SHAPE);
  const body = text.slice(open + 1, close);
  if (/\biota\b/.test(body)) return refuse(IOTA);
  const lines = specLines(text, open + 1, close);
  const own = lines.findIndex(({ start }) => start === spec.start);
  if (own < 0) return refuse(SHAPE);
  if (lines.length === 1) {
    const keyword = text.lastIndexOf('const', open);
    return done([
      { range: { start: keyword, end: keyword + 5 }, newText: 'var', annotation: 'reference' },
      ...converted,
    ]);
  }
  const next = lines[own + 1];
  if (next !== undefined && !next.hasValue) return refuse(IOTA);
  const eol = lineBreakOf(text);
  let line = text.slice(spec.start, spec.end);
  for (const { range, newText } of converted.toSorted((a, b) => b.range.start - a.range.start)) {
    line = line.slice(0, range.start - spec.start) + newText + line.slice(range.end - spec.start);
  }
  line = line
    .replace(/^(\w+)[ \t]+/, '$1 ')
    .replace(/^(\w+ [\w.]+)[ \t]+=/, '$1 =')
    .replace(/[ \t]+(\/\/.*)$/, ' $1');
  const indent = text.slice(
    lineStart(text, text.lastIndexOf('const', open)),
    text.lastIndexOf('const', open),
  );
  const from = lineStart(text, spec.start);
  const to = Math.min(text.length, text.indexOf('\n', spec.end) + 1);
  const end = close + 1;
  const removal = { range: { start: from, end: to }, newText: '', annotation: 'reference' as const };
  const added = {
    range: { start: end, end },
    newText: `${eol}${eol}${indent}var ${line}`,
    annotation: 'reference' as const,
  };
  return done([removal, ...realigned(text, lines, own), added]);
}

interface GroupLine {
  readonly start: number;
  readonly end: number;
  readonly hasValue: boolean;
}

/** The lines of a group that declare something. */
function specLines(text: string, from: number, to: number): readonly GroupLine[] {
  const lines: GroupLine[] = [];
  for (let at = from; at < to; at = lineEnd(text, at) + 1) {
    const end = Math.min(to, lineEnd(text, at));
    const found = /^\s*([A-Za-z_]\w*)/.exec(text.slice(at, end));
    if (found !== null) {
      const start = at + found[0].length - (found[1] ?? '').length;
      lines.push({ start, end, hasValue: text.slice(start, end).includes('=') });
    }
    if (text[lineEnd(text, at)] === '\r') at += 1;
  }
  return lines;
}

/** gofmt aligns the `=` of lines that follow each other: what the removed line leaves too wide is narrowed. */
function realigned(text: string, lines: readonly GroupLine[], own: number): readonly Replacement[] {
  const adjacent = (a: GroupLine | undefined, b: GroupLine | undefined): boolean =>
    a !== undefined && b !== undefined && /^\r?\n[ \t]*$/.test(text.slice(a.end, b.start));
  let first = own;
  let last = own;
  while (adjacent(lines[first - 1], lines[first])) first -= 1;
  while (adjacent(lines[last], lines[last + 1])) last += 1;
  const others = lines.slice(first, last + 1).filter((_, index) => first + index !== own);
  const heads = others.map(({ start, end }) => /^([^="`]*?)([ \t]*)=/.exec(text.slice(start, end)));
  if (heads.some((head) => head === null || /\s/.test(head[1] ?? ''))) return [];
  const widest = Math.max(...heads.map((head) => head?.[1]?.length ?? 0));
  const edits: Replacement[] = [];
  for (const [index, { start }] of others.entries()) {
    const [, name = '', gap = ''] = heads[index] ?? [];
    const wanted = ' '.repeat(widest - name.length + 1);
    const from = start + name.length;
    if (gap !== wanted)
      edits.push({
        range: { start: from, end: from + gap.length },
        newText: wanted,
        annotation: 'reference',
      });
  }
  return edits;
}

function closing(text: string, open: number, syntax: LexicalSyntax): number | undefined {
  const tokens = tokensOf(text, syntax);
  let depth = 0;
  const marks = /[()]/g;
  marks.lastIndex = open;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const { index } = mark;
    const token = tokens.find(({ range }) => range.start <= index && index < range.end);
    if (token !== undefined) marks.lastIndex = token.range.end;
    else depth += mark[0] === '(' ? 1 : -1;
    if (depth === 0) return index;
  }
  return undefined;
}

/** Whether another constant, an array length or the like is made from this one. */
function isUsedByConstants(text: string, { name, start }: Spec, syntax: LexicalSyntax): boolean {
  const tokens = tokensOf(text, syntax);
  for (const found of text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))) {
    const at = found.index;
    if (at === start || tokens.some(({ range }) => range.start <= at && at < range.end)) continue;
    if (/^[ \t]*const[ \t][^=]*=/.test(text.slice(lineStart(text, at), at))) return true;
    const inner = openBrackets(text, at, syntax).at(-1);
    if (inner?.bracket === '(' && /\bconst\s*$/.test(text.slice(Math.max(0, inner.at - 20), inner.at)))
      return true;
    if (/\[len\($/.test(text.slice(0, at))) return true;
  }
  return false;
}

const isLocal = (text: string, line: number, syntax: LexicalSyntax): boolean =>
  openBrackets(text, line, syntax).some(({ bracket }) => bracket === '{');

const isUsed = (text: string, name: string): boolean =>
  (text.match(new RegExp(`\\b${name}\\b`, 'g')) ?? []).length > 1;

/** A constant whose value stands on another line, or inside brackets of its own: `const x = T("…")`. */
function mayBeDeeper(text: string, { start }: Span, syntax: LexicalSyntax): boolean {
  if (/\bconst[ \t]+[\w \t.]+=\s*[^\n;{}]*$/.test(text.slice(lineStart(text, start), start))) return true;
  return openBrackets(text, start, syntax).some(
    ({ bracket, at }, index, all) =>
      bracket === '(' && index < all.length - 1 && /\bconst\s*$/.test(text.slice(Math.max(0, at - 20), at)),
  );
}

const SHAPE: Text = {
  en: 'This constant is declared in a way that cannot become a variable safely. Declare it with `var` first.',
  ja: 'この定数の宣言は安全に変数へ書き換えられません。先に `var` で宣言してください。',
};
const IOTA: Text = {
  en: 'The constant belongs to an enumeration or passes its value on to the next line, so it cannot become a variable.',
  ja: 'この定数は列挙の一部か、次の行に値を引き継いでいるため、変数にできません。',
};
const USED: Text = {
  en: 'Another constant is made from this one, and a constant cannot be read from the environment.',
  ja: '別の定数がこの定数から作られており、定数は環境変数から読めません。',
};
const UNUSED: Text = {
  en: 'The constant is not used; as a variable it would not compile. Delete it.',
  ja: 'この定数は使われていません。変数にするとコンパイルできないため、削除してください。',
};
