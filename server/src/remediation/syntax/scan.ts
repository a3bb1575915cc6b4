/**
 * Reads a text by a `LexicalSyntax` into its strings, here-documents and comments. Linear in the text: each lexeme is
 * found by one search, and a quote that turns out to open nothing is tried once per line and kind.
 */
import type { Span } from '../../detection/types.ts';
import { compile, escapeRegExp, matchAt, stringSearch } from './compile.ts';
import { type PendingHeredoc, readHeredoc } from './heredoc.ts';
import type { Hole, LexicalSyntax, StringSyntax } from './lexical.ts';
import type { Token } from './token.ts';

export type { Token } from './token.ts';

interface OpenToken extends Token {
  readonly holes: Span[];
}

interface StringFrame {
  readonly kind: 'string';
  readonly token: Omit<OpenToken, 'range' | 'content'>;
  readonly start: number;
  readonly contentStart: number;
  readonly close: string;
  readonly doubled: boolean;
  readonly multiline: boolean;
  readonly search: RegExp;
  readonly syntax: StringSyntax;
  /** How many tokens there were when it opened. */
  readonly mark: number;
}

interface CodeFrame {
  readonly kind: 'code';
  readonly hole: Hole | null;
  readonly start: number;
  depth: number;
  readonly search: RegExp;
}

/**
 * The tokens of a text in the order of their ends' nesting: a token inside a hole comes after the one around it when
 * sorted by start, which is how they are returned. Never throws.
 */
export function scan(text: string, syntax: LexicalSyntax): readonly Token[] {
  const compiled = compile(syntax);
  const tokens: Token[] = [];
  const pending: PendingHeredoc[] = [];
  /** Until where an opening of this kind is known to open nothing. */
  const barren = new Map<StringSyntax, number>();
  const stack: (StringFrame | CodeFrame)[] = [
    { kind: 'code', hole: null, start: 0, depth: 0, search: compiled.search(null) },
  ];
  let at = 0;

  const abandon = (index: number, until: number): void => {
    const frame = stack[index];
    if (frame === undefined || frame.kind !== 'string') return;
    stack.length = index;
    tokens.length = Math.min(tokens.length, frame.mark);
    barren.set(frame.syntax, until);
    at = frame.contentStart;
  };

  for (;;) {
    const frame = stack[stack.length - 1];
    if (frame === undefined) break;
    if (frame.kind === 'string') {
      const found = matchAt(frame.search, text, at);
      if (found === null) {
        abandon(stack.length - 1, text.length);
        continue;
      }
      const lexeme = found[0];
      const hole = frame.token.holeKinds.find(({ open }) => open === lexeme);
      if (hole !== undefined) {
        at = found.index + lexeme.length;
        stack.push({ kind: 'code', hole, start: found.index, depth: 0, search: compiled.search(hole) });
      } else if (lexeme === frame.close) {
        if (frame.doubled && text.startsWith(frame.close, found.index + lexeme.length)) {
          at = found.index + 2 * lexeme.length;
          continue;
        }
        at = found.index + lexeme.length;
        stack.pop();
        tokens.push({
          ...frame.token,
          range: { start: frame.start, end: at },
          content: { start: frame.contentStart, end: found.index },
        });
      } else if (lexeme === '\n' || lexeme === '\r') {
        abandon(stack.length - 1, found.index);
      } else {
        at = found.index + lexeme.length;
      }
      continue;
    }
    const found = matchAt(frame.search, text, at);
    if (found === null) {
      if (stack.length === 1) break;
      // The text ends inside a hole: no string around it ever closes, so the outermost is given up (and not one after
      // the other, which would be quadratic).
      abandon(1, text.length);
      continue;
    }
    const start = found.index;
    if (frame.hole !== null) {
      if (frame.hole.nested !== undefined && text.startsWith(frame.hole.nested, start)) {
        frame.depth += 1;
        at = start + frame.hole.nested.length;
        continue;
      }
      if (text.startsWith(frame.hole.close, start)) {
        at = start + frame.hole.close.length;
        if (frame.depth > 0) {
          frame.depth -= 1;
          continue;
        }
        stack.pop();
        const around = stack[stack.length - 1];
        if (around !== undefined && around.kind === 'string')
          around.token.holes.push({ start: frame.start, end: at });
        continue;
      }
    }
    if (found[0] === '\n') {
      at = start + 1;
      for (const heredoc of pending.splice(0)) at = readHeredoc(text, heredoc, at, tokens);
      continue;
    }
    at = openLexeme(start);
  }
  return tokens.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);

  function openLexeme(start: number): number {
    for (const skip of compiled.skip) {
      const found = matchAt(skip, text, start);
      if (found !== null && found[0].length > 0) return start + found[0].length;
    }
    for (const { at: pattern, close, nested } of compiled.comments) {
      const found = matchAt(pattern, text, start);
      if (found === null) continue;
      const contentStart = start + found[0].length;
      const content = { start: contentStart, end: commentEnd(text, contentStart, close, nested) };
      const end = Math.min(text.length, content.end + (close ?? '').length);
      tokens.push({
        kind: 'comment',
        range: { start, end },
        content,
        opening: { start, end: contentStart },
        prefix: '',
        quote: found[0],
        raw: true,
        holeKinds: [],
        holes: [],
      });
      return end;
    }
    for (const { at: pattern, syntax: heredoc } of compiled.heredocs) {
      const found = matchAt(pattern, text, start);
      if (found === null) continue;
      pending.push({ syntax: heredoc, open: found, at: start });
      return start + found[0].length;
    }
    for (const { at: pattern, syntax: string } of compiled.strings) {
      if ((barren.get(string) ?? -1) > start) continue;
      const found = matchAt(pattern, text, start);
      if (found === null) continue;
      const close = typeof string.close === 'string' ? string.close : string.close(found);
      const holeKinds = (typeof string.holes === 'function' ? string.holes(found) : string.holes) ?? [];
      const prefix = found.groups?.prefix ?? '';
      const multiline = string.multiline === true;
      stack.push({
        kind: 'string',
        token: {
          kind: 'string',
          opening: { start, end: start + found[0].length },
          prefix,
          quote: found[0].slice(prefix.length),
          raw: typeof string.raw === 'function' ? string.raw(found) : string.raw === true,
          holeKinds,
          holes: [],
        },
        start,
        contentStart: start + found[0].length,
        close,
        doubled: string.escape === 'doubled',
        multiline,
        search: stringSearch(close, string, holeKinds, multiline),
        syntax: string,
        mark: tokens.length,
      });
      return start + found[0].length;
    }
    return start + 1;
  }
}

function commentEnd(
  text: string,
  from: number,
  close: string | undefined,
  nested: string | undefined,
): number {
  if (close === undefined) {
    const end = text.indexOf('\n', from);
    if (end < 0) return text.length;
    return text[end - 1] === '\r' && end > from ? end - 1 : end;
  }
  if (nested === undefined) {
    const end = text.indexOf(close, from);
    return end < 0 ? text.length : end;
  }
  const marks = new RegExp(`${escapeRegExp(nested)}|${escapeRegExp(close)}`, 'g');
  marks.lastIndex = from;
  let depth = 1;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    depth += found[0] === close ? -1 : 1;
    if (depth === 0) return found.index;
  }
  return text.length;
}
