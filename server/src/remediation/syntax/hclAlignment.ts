/** Keeps the equals signs of neighbouring attributes in one column where they stand in one, as `terraform fmt` does. */
import { lineStart } from './places.ts';
import type { Splice } from './yamlPlace.ts';

interface Line {
  readonly start: number;
  /** Length of indentation and name. */
  readonly nameEnd: number;
  /** Column of the equals sign. */
  readonly equals: number;
}

const ATTRIBUTE = /^([ \t]*)([\w-]+)([ \t]*)=(?!=)/;

/**
 * The line at `offset` goes away, or becomes `name = value` where a replacement is given.
 * @returns the edits of that line and of the attributes around it, sorted.
 */
export function replaceAttributeLine(
  text: string,
  range: Splice['range'],
  replacement?: { readonly name: string; readonly value: string },
): readonly Splice[] {
  const group = groupAround(text, range.start);
  const own = group.find(({ start }) => start === range.start);
  const line = text.slice(range.start, range.end);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const eol = /\r?\n$/.exec(line)?.[0] ?? '';
  const others = group.filter((each) => each !== own);
  const lengths = others.map(({ nameEnd }) => nameEnd);
  if (replacement !== undefined) lengths.push(indent.length + replacement.name.length);
  const widest = Math.max(0, ...group.map(({ nameEnd }) => nameEnd));
  const isAligned = group.every(({ equals }) => equals === widest + 1);
  const column = Math.max(0, ...lengths) + 1;
  const edits: Splice[] = isAligned
    ? others
        .filter(({ equals }) => equals !== column)
        .map(({ start, nameEnd, equals }) => ({
          range: { start: start + nameEnd, end: start + equals },
          newText: ' '.repeat(column - nameEnd),
        }))
    : [];
  const padding = replacement === undefined ? 0 : column - indent.length - replacement.name.length;
  const newText =
    replacement === undefined
      ? ''
      : `${indent}${replacement.name}${' '.repeat(isAligned ? padding : 1)}= ${replacement.value}${eol}`;
  return [...edits, { range, newText }].sort((a, b) => a.range.start - b.range.start);
}

/** The single-line attributes right above and below the line, with it. */
function groupAround(text: string, offset: number): readonly Line[] {
  const group: Line[] = [];
  for (let start: number | undefined = offset; start !== undefined; ) {
    const line = attributeLine(text, start);
    if (line === undefined) break;
    group.unshift(line);
    start = start === 0 ? undefined : lineStart(text, start - 1);
  }
  for (let start = text.indexOf('\n', offset) + 1; start > 0; start = text.indexOf('\n', start) + 1) {
    const line = attributeLine(text, start);
    if (line === undefined) break;
    group.push(line);
  }
  return group;
}

function attributeLine(text: string, start: number): Line | undefined {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end).trimEnd();
  const match = ATTRIBUTE.exec(line);
  if (match === null || /[{[(]$|<<-?\w+$/.test(line)) return undefined;
  const nameEnd = (match[1]?.length ?? 0) + (match[2]?.length ?? 0);
  return { start, nameEnd, equals: nameEnd + (match[3]?.length ?? 0) };
}
