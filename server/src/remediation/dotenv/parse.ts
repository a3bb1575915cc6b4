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
  /** The value with its quotes. */
  readonly valueRange: Span;
  readonly quote: '' | "'" | '"' | '`';
}

const LINE = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*=[ \t]*/gm;

/** The entries in the order of the file; a name that stands twice is listed twice (the last one counts). */
export function parseEnv(text: string): readonly EnvEntry[] {
  const entries: EnvEntry[] = [];
  const line = new RegExp(LINE);
  line.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  if (line.lastIndex === 1) line.lastIndex = 0;
  const body = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  for (let found = line.exec(body); found !== null; found = line.exec(body)) {
    const start = found.index + found[0].search(/\S/);
    const valueStart = found.index + found[0].length;
    const value = readValue(body, valueStart);
    entries.push({
      name: found[1] ?? '',
      value: value.value,
      range: { start, end: value.end },
      valueRange: { start: valueStart, end: value.end },
      quote: value.quote,
    });
    line.lastIndex = Math.max(value.end, line.lastIndex);
    const next = body.indexOf('\n', line.lastIndex);
    if (next < 0) break;
    line.lastIndex = next;
  }
  return entries;
}

/** What the file says for each name: the last entry wins. */
export function envValues(text: string): ReadonlyMap<string, string> {
  return new Map(parseEnv(text).map(({ name, value }) => [name, value]));
}

function readValue(text: string, start: number): { value: string; end: number; quote: EnvEntry['quote'] } {
  const first = text[start];
  if (first === "'" || first === '"' || first === '`') {
    const end = closingQuote(text, start, first);
    if (end !== null) {
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
  return { value, end: start + value.length, quote: '' };
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
