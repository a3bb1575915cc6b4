/**
 * Where a stretch of HCL stands: in which string or here-document, in which attribute of which blocks.
 * Facts: HCL native syntax specification.
 */
import type { Span } from '../../detection/types.ts';

export interface HclBlock {
  /** The words before the brace: `resource "aws_db_instance" "main"` without quotes. */
  readonly words: readonly string[];
  /** From the first word to the brace that opens. */
  readonly header: Span;
  /** Offset after the closing brace of the outermost block; end of the text where it is missing, and for inner ones. */
  readonly end: number;
}

export interface HclPlace {
  readonly kind: 'string' | 'heredoc' | 'comment' | 'code';
  /** The string with its quotes. */
  readonly token: Span;
  /** Source inside the string around the stretch. */
  readonly before: string;
  readonly after: string;
  /** Outermost first. */
  readonly blocks: readonly HclBlock[];
  /** Names of the attribute and, in objects, of its keys. */
  readonly attributes: readonly string[];
  /** Where the attribute's name starts. */
  readonly attributeStart: number;
}

interface Frame {
  readonly close: string;
  readonly block?: Omit<HclBlock, 'end'>;
  readonly attribute?: { readonly name: string; readonly start: number };
}

interface Token {
  readonly kind: 'string' | 'heredoc' | 'comment';
  readonly range: Span;
  readonly content: Span;
}

const TOKEN = /#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|<<(-?)([A-Za-z_][\w-]*)[ \t]*\r?\n|["{}[\]()\n]/g;
const STATEMENT = /([A-Za-z_][\w-]*|"[^"\n]*")\s*[=:]\s*$/;

/** Reads the text up to and around `range`. Never throws; linear. */
export function hclPlaceAt(text: string, range: Span): HclPlace {
  const frames: Frame[] = [];
  let statement = 0;
  let found: Token | undefined;
  let attribute: { name: string; start: number } | undefined;
  let open: readonly Frame[] | undefined;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const start = match.index;
    if (start > range.start) break;
    const mark = match[0];
    if (mark === '\n') {
      if (frames.at(-1)?.close !== ')') statement = start + 1;
      continue;
    }
    const token = tokenAt(text, match);
    if (token !== undefined) {
      TOKEN.lastIndex = token.range.end;
      if (token.range.start < range.start + 1 && range.end <= token.range.end) {
        found = token;
        open = [...frames];
        attribute = attributeIn(text, statement, start);
        break;
      }
      continue;
    }
    if (mark === '}' || mark === ']' || mark === ')') {
      if (frames.at(-1)?.close === mark) frames.pop();
      continue;
    }
    frames.push(frameFor(text, statement, start, mark));
    statement = start + 1;
  }
  const stack = open ?? frames;
  attribute ??= attributeIn(text, statement, range.start);
  const inner = found === undefined ? undefined : innermost(text, found, range);
  const named = stack.flatMap((frame) => (frame.attribute === undefined ? [] : [frame.attribute]));
  if (attribute !== undefined) named.push(attribute);
  const content = inner?.content ?? range;
  return {
    kind: inner?.kind ?? 'code',
    token: inner?.range ?? range,
    before: text.slice(content.start, range.start),
    after: text.slice(range.end, content.end),
    blocks: stack
      .flatMap(({ block }) => (block === undefined ? [] : [block]))
      .map((block, depth) => ({
        ...block,
        end: depth === 0 ? closingBrace(text, block.header.end) : text.length,
      })),
    attributes: named.map(({ name }) => name),
    attributeStart: named[0]?.start ?? range.start,
  };
}

function frameFor(text: string, statement: number, start: number, mark: string): Frame {
  const close = mark === '{' ? '}' : mark === '[' ? ']' : ')';
  const attribute = attributeIn(text, statement, start);
  if (attribute !== undefined) return { close, attribute };
  const header = text.slice(statement, start);
  const words = /^\s*[A-Za-z_][\w-]*(?:\s+(?:"[^"\n]*"|[\w-]+))*\s*$/.test(header)
    ? [...header.matchAll(/"([^"]*)"|([\w-]+)/g)].map((word) => word[1] ?? word[2] ?? '')
    : [];
  if (mark !== '{' || words.length === 0) return { close };
  const first = statement + header.length - header.trimStart().length;
  return { close, block: { words, header: { start: first, end: start } } };
}

function attributeIn(
  text: string,
  statement: number,
  end: number,
): { name: string; start: number } | undefined {
  const source = text.slice(Math.max(statement, end - 400), end);
  const match =
    STATEMENT.exec(source) ?? /^\s*([A-Za-z_][\w-]*|"[^"\n]*")\s*=(?!=)/.exec(text.slice(statement, end));
  if (match?.[1] === undefined) return undefined;
  const whole = STATEMENT.exec(source) !== null;
  const start = whole ? end - source.length + match.index : statement + match[0].indexOf(match[1]);
  return { name: match[1].replaceAll('"', ''), start };
}

/** The string, here-document or comment that starts at a match; undefined for a bracket. */
function tokenAt(text: string, match: RegExpExecArray): Token | undefined {
  const start = match.index;
  const mark = match[0];
  if (mark.startsWith('#') || mark.startsWith('/')) {
    const range = { start, end: start + mark.length };
    return { kind: 'comment', range, content: range };
  }
  if (mark === '"') {
    const end = endOfString(text, start + 1);
    return { kind: 'string', range: { start, end }, content: { start: start + 1, end: end - 1 } };
  }
  if (match[2] === undefined) return undefined;
  const content = start + mark.length;
  const close = new RegExp(`^[ \\t]*${match[2]}[ \\t]*\\r?$`, 'm').exec(text.slice(content));
  const end = close === null ? text.length : content + close.index;
  return { kind: 'heredoc', range: { start, end }, content: { start: content, end } };
}

/** Offset after the closing quote; templates inside may hold strings of their own. */
const endOfString = (text: string, from: number): number => endOf(text, from, '"');

/** Offset after the closing brace of `${`. */
const endOfTemplate = (text: string, from: number): number => endOf(text, from, '}');

/** Offset after what closes a string or a template; strings and templates nest in one another to any depth. */
function endOf(text: string, from: number, close: '"' | '}'): number {
  const open: ('"' | '}')[] = [close];
  for (let i = from; i < text.length; i += 1) {
    const char = text[i];
    const inString = open.at(-1) === '"';
    if (inString && char === '\\') i += 1;
    else if (inString && char === '\n') {
      // A string does not run on over its line: what it stands in does.
      open.pop();
      if (open.length === 0) return i;
    } else if (char === open.at(-1)) {
      open.pop();
      if (open.length === 0) return i + 1;
    } else if (inString && (char === '$' || char === '%') && text[i + 1] === '{' && text[i - 1] !== char) {
      open.push('}');
      i += 1;
    } else if (!inString && char === '"') open.push('"');
    else if (!inString && char === '{') open.push('}');
  }
  return text.length;
}

/** Strings in templates in strings that anyone writes; each level reads the rest of the text again. */
const MAX_DEPTH = 8;

/** The string inside a template of a string that holds the range, else the token itself; undefined for code in one. */
function innermost(text: string, outer: Token, range: Span): Token | undefined {
  let token = outer;
  for (let depth = 0; token.kind !== 'comment'; depth += 1) {
    if (depth === MAX_DEPTH) return undefined;
    const template = templateAround(text, token.content.start, range);
    if (template === undefined) return token;
    const inner = stringAround(text, template, range);
    if (inner === undefined) return undefined;
    token = inner;
  }
  return token;
}

/** Where the code of the template that holds the range starts. */
function templateAround(text: string, from: number, range: Span): number | undefined {
  for (let i = from; i < range.start; i += 1) {
    if (!/[$%]/.test(text[i] ?? '') || text[i + 1] !== '{' || text[i - 1] === text[i]) continue;
    const end = endOfTemplate(text, i + 2);
    if (range.start < end) return i + 2;
    i = end - 1;
  }
  return undefined;
}

/** The string of that code that holds the range. */
function stringAround(text: string, from: number, range: Span): Token | undefined {
  for (let i = from; i < range.start; i += 1) {
    if (text[i] !== '"') continue;
    const end = endOfString(text, i + 1);
    if (i < range.start && range.end < end) {
      return { kind: 'string', range: { start: i, end }, content: { start: i + 1, end: end - 1 } };
    }
    i = end - 1;
  }
  return undefined;
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  const scan = new RegExp(TOKEN.source, 'g');
  scan.lastIndex = open;
  for (let match = scan.exec(text); match !== null; match = scan.exec(text)) {
    const token = tokenAt(text, match);
    if (token !== undefined) scan.lastIndex = token.range.end;
    else if (match[0] === '{') depth += 1;
    else if (match[0] === '}') {
      depth -= 1;
      if (depth === 0) return match.index + 1;
    }
  }
  return text.length;
}
