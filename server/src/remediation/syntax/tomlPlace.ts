/** Which TOML string holds a stretch, and under which keys. Lexical, because the parsers of TOML tell no offsets; linear. */

import type { Span } from '../../detection/types.ts';
import { lineStart } from './places.ts';

export interface TomlPlace {
  readonly kind: 'basic' | 'literal' | 'multi-line' | 'comment' | 'other';
  /** Keys from the root: the table's and the entry's; an array item has no key of its own. */
  readonly path: readonly string[];
  /** Whether the string is the whole value of an entry that has a line of its own. */
  readonly ownLine: boolean;
  readonly line: Span;
  /** The string with its quotes. */
  readonly token: Span;
  readonly before: string;
  readonly after: string;
}

const TOKEN =
  /#[^\n]*|"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|^[ \t]*\[\[?([^\]\n]*)\]\]?[ \t]*(?:#[^\n]*)?$/gm;

/** The place of a stretch. Never throws. */
export function tomlPlaceAt(text: string, range: Span): TomlPlace {
  let table: readonly string[] = [];
  const token = new RegExp(TOKEN.source, 'gm');
  for (let match = token.exec(text); match !== null && match.index <= range.start; match = token.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    if (match[1] !== undefined) {
      table = keysOf(match[1]);
      continue;
    }
    if (range.end > end || range.start < start) continue;
    return placeIn(text, range, { start, end }, table);
  }
  return placeIn(text, range, range, table);
}

function placeIn(text: string, range: Span, token: Span, table: readonly string[]): TomlPlace {
  const start = lineStart(text, token.start);
  const next = text.indexOf('\n', token.end);
  const line = { start, end: next < 0 ? text.length : next + 1 };
  const source = text.slice(token.start, token.end);
  const head = text.slice(start, token.start);
  const entry =
    /^[ \t]*((?:[\w-]+|"[^"]*"|'[^']*')(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"]*"|'[^']*'))*)[ \t]*=[ \t]*/.exec(
      head,
    );
  const inner = /[{,][ \t]*((?:[\w.-]+|"[^"]*"))[ \t]*=[ \t]*$/.exec(head);
  const keys = entry?.[1] === undefined ? [] : keysOf(entry[1]);
  const rest = text.slice(token.end, line.end);
  const kind =
    token === range
      ? 'other'
      : source.startsWith('#')
        ? 'comment'
        : /^("""|''')/.test(source)
          ? 'multi-line'
          : source.startsWith('"')
            ? 'basic'
            : 'literal';
  const quote = kind === 'multi-line' ? 3 : 1;
  return {
    kind,
    path: [...table, ...keys, ...(inner?.[1] === undefined ? [] : keysOf(inner[1]))],
    ownLine: entry !== null && entry[0].length === head.length && /^[ \t]*(#[^\n]*)?\r?\n?$/.test(rest),
    line,
    token,
    before: text.slice(token.start + quote, range.start),
    after: text.slice(range.end, token.end - quote),
  };
}

const keysOf = (source: string): readonly string[] =>
  [...source.matchAll(/"([^"]*)"|'([^']*)'|([\w-]+)/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
