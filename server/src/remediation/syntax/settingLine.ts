/** One `key = value` line of a text without nesting: properties, INI, rc files. */

import type { Span } from '../../detection/types.ts';
import { lineStart } from './places.ts';

export interface SettingLine {
  /** The line with its line break. */
  readonly line: Span;
  readonly indent: string;
  readonly key: string;
  /** The value without white space around it, with its quotes. */
  readonly value: Span;
  /** The name in the last `[…]` above. */
  readonly section: string;
  /** Whether the value goes on in the next line. */
  readonly continues: boolean;
}

const LINE = /^(\s*)((?:[^=:\s\\]|\\.|:(?=\/\/|[\w.-]*\/))[^=]*?)[ \t]*[=:][ \t]*/;

/** The line of a stretch: a comment, a setting whose value holds the stretch, or neither. Never throws. */
export function settingLineAt(
  text: string,
  range: Span,
  comment = /^\s*[#;!]/,
): SettingLine | 'comment' | undefined {
  const start = lineStart(text, range.start);
  const next = text.indexOf('\n', range.end);
  const end = next < 0 ? text.length : next + 1;
  const line = text.slice(start, end);
  if (comment.test(line)) return 'comment';
  const match = /^\s*\/\//.test(line) ? /^(\s*)(\/\/[^=\s]*)[ \t]*=[ \t]*/.exec(line) : LINE.exec(line);
  if (match?.[2] === undefined) return undefined;
  const value = { start: start + match[0].length, end: start + line.trimEnd().length };
  if (value.start > range.start || range.end > value.end) return undefined;
  return {
    line: { start, end },
    indent: match[1] ?? '',
    key: match[2],
    value,
    section: sectionOf(text, start),
    continues: text[value.end - 1] === '\\' || /^[ \t]+\S/.test(text.slice(end, end + 200)),
  };
}

function sectionOf(text: string, end: number): string {
  for (let stop = end; stop > 0; ) {
    const start = lineStart(text, stop - 1);
    const section = /^[ \t]*\[([^\]\n]*)\]/.exec(text.slice(start, stop))?.[1];
    if (section !== undefined) return section;
    stop = start;
  }
  return '';
}
