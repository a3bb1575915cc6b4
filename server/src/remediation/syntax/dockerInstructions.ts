/**
 * The instructions of a Dockerfile and the pairs of ENV and ARG, with their offsets.
 * Facts: Dockerfile reference, "Format", "Here-Documents", "ENV".
 */
import type { Span } from '../../detection/types.ts';

export interface Instruction {
  /** Upper case. */
  readonly keyword: string;
  /** From the keyword to the end of the last line, without its line break. */
  readonly range: Span;
  /** Where the arguments start. */
  readonly args: number;
}

/** One `KEY=value` of ENV or ARG, or the pair of the old `ENV KEY value`. */
export interface Pair {
  readonly key: string;
  readonly range: Span;
  /** The source of the value, with its quotes. */
  readonly value: Span;
}

/** All instructions in order. A line that is none is skipped. Never throws. */
export function dockerInstructions(text: string): readonly Instruction[] {
  const mark = /^#\s*escape\s*=\s*`/im.test(text.slice(0, 300)) ? '`' : '\\';
  const result: Instruction[] = [];
  const unclosed = new Set<string>();
  let offset = 0;
  while (offset < text.length) {
    const open = /^[ \t]*([A-Za-z]+)[ \t]+(?=\S)/.exec(text.slice(offset, offset + 400));
    if (open === null || open[1] === undefined) {
      offset = nextLine(text, offset);
      continue;
    }
    const keyword = open[1].toUpperCase();
    const start = offset + open[0].length - open[0].trimStart().length;
    const args = offset + open[0].length;
    let end = endOfLogicalLine(text, offset, mark);
    if (/^(RUN|COPY|ADD)$/.test(keyword)) end = endOfHeredocs(text, args, end, unclosed);
    result.push({ keyword, range: { start, end }, args });
    offset = nextLine(text, end);
  }
  return result;
}

const lineEnd = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
};
const nextLine = (text: string, offset: number): number => lineEnd(text, offset) + 1;

/** The end of the last line that continues the one at `offset`; comment lines in between count to it. */
function endOfLogicalLine(text: string, offset: number, mark: string): number {
  let start = offset;
  for (;;) {
    const end = lineEnd(text, start);
    const line = text.slice(start, end).trimEnd();
    const comment = start !== offset && /^\s*(#|$)/.test(line);
    if (end >= text.length || (!comment && !line.endsWith(mark)))
      return end - (text[end - 1] === '\r' ? 1 : 0);
    start = end + 1;
  }
}

/** `unclosed` remembers the tags that nothing closes from some offset on, and so from none after it. */
function endOfHeredocs(text: string, args: number, end: number, unclosed: Set<string>): number {
  let last = end;
  for (const { tag } of heredocTags(text.slice(args, end))) {
    if (unclosed.has(tag)) return last;
    const close = new RegExp(`^\\t*${tag}\\r?$`, 'm').exec(text.slice(last));
    if (close === null) {
      unclosed.add(tag);
      return last;
    }
    last += close.index + close[0].trimEnd().length;
  }
  return last;
}

const heredocTags = (line: string): readonly { readonly tag: string }[] =>
  [...line.matchAll(/<<-?(["']?)([A-Za-z_]\w*)\1/g)].map((match) => ({ tag: match[2] ?? '' }));

/** The script of `RUN <<TAG`, where the here-document is all of the instruction. */
export function heredocScript(text: string, { args, range }: Instruction): Span | undefined {
  const source = text.slice(args, range.end);
  const open = /^(?:--\S+\s+)*<<-?(["']?)[A-Za-z_]\w*\1[ \t]*\r?\n/.exec(source);
  if (open === null) return undefined;
  return { start: args + open[0].length, end: args + source.lastIndexOf('\n') + 1 };
}

/** The pairs of an ENV or ARG; empty where they cannot be told with certainty. */
export function dockerPairs(text: string, { keyword, args, range }: Instruction): readonly Pair[] {
  const source = text.slice(args, range.end);
  const old = /^([A-Za-z_]\w*)[ \t]+([^\s=\\][^\n\\]*)$/.exec(source);
  if (keyword === 'ENV' && old?.[1] !== undefined && old[2] !== undefined) {
    const start = range.end - old[2].length;
    return [{ key: old[1], range: { start: args, end: range.end }, value: { start, end: range.end } }];
  }
  const pairs: Pair[] = [];
  const one =
    /(?:[ \t\r\n]|\\[ \t]*\r?\n|^[ \t]*#[^\n]*\n)*([A-Za-z_]\w*)(?:=((?:"(?:[^"\\]|\\[\s\S])*"|'[^']*'|\\[^\r\n]|[^\s"'\\])*))?/my;
  while (one.lastIndex < source.length) {
    const match = one.exec(source);
    if (match === null || match[1] === undefined) break;
    const end = args + match.index + match[0].length;
    const value = match[2] ?? '';
    const start = end - (match[2] === undefined ? match[1].length : match[1].length + 1 + value.length);
    pairs.push({ key: match[1], range: { start, end }, value: { start: end - value.length, end } });
  }
  const rest = pairs.at(-1);
  return rest !== undefined && text.slice(rest.range.end, range.end).trim() === '' ? pairs : [];
}
