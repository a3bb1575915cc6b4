/**
 * Reads a `.env` file as dotenv (Node), python-dotenv, docker compose and `sh` agree to read it, keeping the place of
 * every value so that the file can be changed without touching anything else.
 */
import type { Span } from '../../detection/types.ts';

export interface EnvEntry {
  readonly name: string;
  /** As read; the source text where readers disagree. */
  readonly value: string;
  /** From the name (or `export`) to the end of the value. */
  readonly range: Span;
  /** From behind the `=` to the end of the value with its quotes. */
  readonly valueRange: Span;
  readonly quote: '' | "'" | '"' | '`';
}

const LINE = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*=/gm;

/** The entries in the order of the file; a name that stands twice is listed twice (the last one counts). */
export function parseEnv(text: string): readonly EnvEntry[] {
  const entries: EnvEntry[] = [];
  // A byte order mark stands for a blank, so that all offsets stay.
  const body = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const unclosed = new Set<string>();
  const line = new RegExp(LINE);
  for (let found = line.exec(body); found !== null; found = line.exec(body)) {
    const start = found.index + found[0].search(/\S/);
    const equals = found.index + found[0].length;
    const value = readValue(body, equals, unclosed);
    entries.push({
      name: found[1] ?? '',
      value: value.value,
      range: { start, end: value.end },
      valueRange: { start: equals, end: value.end },
      quote: value.quote,
    });
    const next = body.indexOf('\n', value.end);
    if (next < 0) break;
    line.lastIndex = next;
  }
  return entries;
}

/** What the file says for each name: the last entry wins. */
export function envValues(text: string): ReadonlyMap<string, string> {
  return new Map(parseEnv(text).map(({ name, value }) => [name, value]));
}

/** The value behind the `=`. `unclosed` remembers the quotes that nothing closes any more. */
function readValue(
  text: string,
  equals: number,
  unclosed: Set<string>,
): { value: string; end: number; quote: EnvEntry['quote'] } {
  const start = equals + (/^[ \t]*/.exec(text.slice(equals, equals + 1000))?.[0].length ?? 0);
  const first = text[start];
  if (first === "'" || first === '"' || first === '`') {
    const end = unclosed.has(first) ? null : closingQuote(text, start, first);
    if (end === null) unclosed.add(first);
    else {
      const inner = text.slice(start + 1, end).replaceAll('\r\n', '\n');
      return { value: first === '"' ? unescapeDouble(inner) : inner, end: end + 1, quote: first };
    }
  }
  const lineEnd = /[\r\n]|$/g;
  lineEnd.lastIndex = start;
  const end = lineEnd.exec(text)?.index ?? text.length;
  const raw = text.slice(start, end);
  const comment = /(?:^|[ \t])#/.exec(raw);
  const value = (comment === null ? raw : raw.slice(0, comment.index)).trimEnd();
  return { value, end: value === '' ? equals : start + value.length, quote: '' };
}

function closingQuote(text: string, start: number, quote: string): number | null {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\' && quote === '"') at += 1;
    else if (text[at] === quote) return at;
  }
  return null;
}

const unescapeDouble = (inner: string): string =>
  inner.replace(
    /\\([nrt"\\$`])/g,
    (_, character: string) => ({ n: '\n', r: '\r', t: '\t' })[character] ?? character,
  );
