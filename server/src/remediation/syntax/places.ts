/** What code stands around a place: the brackets that are open there, and what comes next on either side. */
import type { LexicalSyntax } from './lexical.ts';
import { tokensOf } from './literal.ts';
import type { Token } from './scan.ts';

/** A bracket that is open at a place. */
export interface OpenBracket {
  readonly bracket: '(' | '[' | '{';
  readonly at: number;
  /** How many commas stand between it and the place, in no inner bracket. */
  readonly commas: number;
}

const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** The brackets open at `place`, outermost first; inside a hole of a string, those of the hole. Linear. */
export function openBrackets(text: string, place: number, syntax: LexicalSyntax): readonly OpenBracket[] {
  const tokens = tokensOf(text, syntax);
  const from = codeStart(tokens, text, place);
  const stack: { bracket: OpenBracket['bracket']; at: number; commas: number }[] = [];
  const marks = /[()[\]{},]/g;
  marks.lastIndex = from;
  let index = tokens.findIndex(({ range }) => range.start >= from);
  if (index < 0) index = tokens.length;
  for (let mark = marks.exec(text); mark !== null && mark.index < place; mark = marks.exec(text)) {
    while ((tokens[index]?.range.end ?? Number.POSITIVE_INFINITY) <= mark.index) index += 1;
    const token = tokens[index];
    if (token !== undefined && token.range.start <= mark.index) {
      marks.lastIndex = token.range.end;
      continue;
    }
    const found = mark[0];
    const top = stack[stack.length - 1];
    if (found === ',') {
      if (top !== undefined) top.commas += 1;
    } else if (found === '(' || found === '[' || found === '{') {
      stack.push({ bracket: found, at: mark.index, commas: 0 });
    } else if (top !== undefined && top.bracket === CLOSES[found]) {
      stack.pop();
    }
  }
  return stack;
}

/** How many commas separate what stands directly in the bracket that opens at `open`. A trailing one does not count. */
export function commasIn(text: string, open: number, syntax: LexicalSyntax): number {
  const tokens = tokensOf(text, syntax);
  const marks = /[()[\]{},]/g;
  marks.lastIndex = open;
  let index = 0;
  let depth = 0;
  let commas = 0;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    while ((tokens[index]?.range.end ?? Number.POSITIVE_INFINITY) <= mark.index) index += 1;
    const token = tokens[index];
    if (token !== undefined && token.range.start <= mark.index) {
      marks.lastIndex = token.range.end;
      continue;
    }
    if ('([{'.includes(mark[0])) depth += 1;
    else if (mark[0] !== ',') depth -= 1;
    else if (depth === 1 && !/^\s*[)\]}]/.test(text.slice(mark.index + 1, mark.index + 200))) commas += 1;
    if (depth === 0) break;
  }
  return commas;
}

/** Where the code that holds `place` begins: after the opening of the innermost hole around it, else at 0. */
function codeStart(tokens: readonly Token[], text: string, place: number): number {
  let from = 0;
  for (const { range, holes, holeKinds } of tokens) {
    if (range.start > place) break;
    const hole = holes.find(({ start, end }) => start < place && place < end);
    if (hole === undefined) continue;
    const kind = holeKinds.find(({ open }) => text.startsWith(open, hole.start));
    from = hole.start + (kind?.open.length ?? 1);
  }
  return from;
}

/** The end of the code before `place`: white space and comments skipped. */
export function codeEndBefore(text: string, place: number, syntax: LexicalSyntax): number {
  const comments = tokensOf(text, syntax).filter(({ kind }) => kind === 'comment');
  let at = place;
  for (;;) {
    while (at > 0 && /\s/.test(text[at - 1] ?? '')) at -= 1;
    const comment = comments.findLast(({ range }) => range.end === at && range.end <= place);
    if (comment === undefined) return at;
    at = comment.range.start;
  }
}

/** The start of the code after `place`: white space and comments skipped. */
export function codeStartAfter(text: string, place: number, syntax: LexicalSyntax): number {
  const comments = tokensOf(text, syntax).filter(({ kind }) => kind === 'comment');
  let at = place;
  for (;;) {
    while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
    const comment = comments.find(({ range }) => range.start === at);
    if (comment === undefined || comment.range.end <= at) return at;
    at = comment.range.end;
  }
}

/** The start of the line that holds `place`. */
export const lineStart = (text: string, place: number): number =>
  place <= 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1;

/** The end of the line that holds `place`, before its line break. */
export function lineEnd(text: string, place: number): number {
  const end = text.indexOf('\n', place);
  if (end < 0) return text.length;
  return end > place && text[end - 1] === '\r' ? end - 1 : end;
}

/** The line break that a text uses. */
export const lineBreakOf = (text: string): '\r\n' | '\n' => (text.includes('\r\n') ? '\r\n' : '\n');
