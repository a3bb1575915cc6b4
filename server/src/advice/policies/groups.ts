/**
 * Groups in braces and parentheses, as JSON, HCL, Bicep and most programming languages write them: what stands in each one
 * itself, without what its inner groups say. Strings and comments are told apart, so that neither opens a group.
 */
import type { Span } from '../../detection/types.ts';

export interface Group extends Span {
  readonly opener: '{' | '(';
  /** The group's own text: comments and inner groups are blanks, so that offsets stay. */
  readonly own: string;
  /** The end of what stands before it. */
  readonly head: string;
  readonly parent: Group | undefined;
}

export interface GroupSyntax {
  /** Whether `#` starts a comment. */
  readonly hash: boolean;
  /** Whether two slashes start one, and a slash with a star one of several lines. */
  readonly slashes: boolean;
  /** Whether strings stand between backquotes, too. */
  readonly backquotes: boolean;
}

/** Longer groups are no statement of rights; what lies deeper is none either. */
const MOST = 20_000;
const DEEPEST = 60;
const HEAD = 120;

/** The text that groups stand in, comments blank once it is read, and where it starts in the document. */
interface Source {
  plain: string;
  readonly offset: number;
}

/** A group whose own text is made when it is asked for: most are never asked. */
class Piece implements Group {
  end = 0;
  parent: Group | undefined;
  /** What stands inside with brackets or quotes of its own, in the order of the text. */
  inner: (Piece | Span)[] | undefined;
  private known: string | undefined;

  readonly source: Source;
  readonly start: number;
  readonly opener: '{' | '(';

  constructor(source: Source, start: number, opener: '{' | '(') {
    this.source = source;
    this.start = start;
    this.opener = opener;
  }

  add(inner: Piece | Span): void {
    this.inner ??= [];
    this.inner.push(inner);
  }

  get own(): string {
    this.known ??= blanked(this);
    return this.known;
  }

  get head(): string {
    const at = this.start - this.source.offset;
    return this.source.plain.slice(Math.max(0, at - HEAD), at);
  }
}

let last:
  | { readonly text: string; readonly syntax: GroupSyntax; readonly groups: readonly Group[] }
  | undefined;

/** @returns all groups, inner ones before the outer one that holds them. The last text is remembered. */
export function groupsOf(text: string, syntax: GroupSyntax): readonly Group[] {
  if (last?.text === text && last.syntax === syntax) return last.groups;
  const groups: Piece[] = [];
  readGroups(text, 0, syntax, groups);
  last = { text, syntax, groups };
  return groups;
}

/** @param offset where the text starts in the document. */
function readGroups(text: string, offset: number, syntax: GroupSyntax, found: Piece[]): void {
  const source: Source = { plain: text, offset };
  const comments: Span[] = [];
  const open: Piece[] = [];
  scan(text, syntax, {
    onBracket(at) {
      const character = text[at];
      if (character === '{' || character === '(') {
        open.push(new Piece(source, at + offset, character));
        return;
      }
      const group = open.at(-1);
      if (group === undefined || (character === '}') !== (group.opener === '{')) return;
      open.pop();
      group.end = at + 1 + offset;
      const outer = open.at(-1);
      outer?.add(group);
      if (group.end - group.start > MOST || open.length > DEEPEST) return;
      for (const inner of group.inner ?? []) if (inner instanceof Piece) inner.parent = group;
      found.push(group);
    },
    onComment: (span) => void comments.push(span),
    /** A document within the code: its groups are its own. */
    onText({ start, end }) {
      const outer = open.at(-1);
      outer?.add({ start: start + offset, end: end + offset });
      const within = text.slice(start + 1, end - 1);
      readGroups(within, offset + start + 1, { ...syntax, backquotes: false }, found);
    },
  });
  if (comments.length > 0) source.plain = withBlanks(text, comments);
}

/** What stands between the brackets, inner groups as blanks. */
function blanked({ source: { plain, offset }, start, end, inner = [] }: Piece): string {
  let own = '';
  let at = start - offset;
  for (const span of inner) {
    own += plain.slice(at, span.start - offset) + ' '.repeat(span.end - span.start);
    at = span.end - offset;
  }
  return own + plain.slice(at, end - offset);
}

/** The text with stretches as blanks, its line breaks kept. */
function withBlanks(text: string, spans: readonly Span[]): string {
  let plain = '';
  let at = 0;
  for (const { start, end } of spans) {
    plain += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ');
    at = end;
  }
  return plain + text.slice(at);
}

/** The text with its comments blank. */
export function withoutComments(text: string, syntax: GroupSyntax): string {
  const spans: Span[] = [];
  scan(text, syntax, { onComment: (span) => void spans.push(span) });
  return spans.length === 0 ? text : withBlanks(text, spans);
}

interface Listener {
  /** At each bracket outside of strings and comments. */
  onBracket?(at: number): void;
  onComment?(span: Span): void;
  /** At each string in backquotes, quotes included. */
  onText?(span: Span): void;
}

/** The characters at which the walk stops. */
const STOPS = Uint8Array.from({ length: 128 }, (_, code) =>
  '"\'`#/{}()'.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** Walks over a text once. */
function scan(text: string, { hash, slashes, backquotes }: GroupSyntax, tell: Listener): void {
  for (let at = 0; at < text.length; at++) {
    if (STOPS[text.charCodeAt(at)] !== 1) continue;
    const sign = text[at];
    if (sign === '"' || sign === "'" || (sign === '`' && backquotes)) {
      const end = stringEnd(text, at, sign);
      if (sign === '`') tell.onText?.({ start: at, end });
      at = end - 1;
      continue;
    }
    const next = text[at + 1];
    const line = (sign === '#' && hash) || (sign === '/' && slashes && next === '/');
    if (line || (sign === '/' && slashes && next === '*')) {
      const found = text.indexOf(line ? '\n' : '*/', at + 1);
      const end = found < 0 ? text.length : found + (line ? 0 : 2);
      tell.onComment?.({ start: at, end });
      at = end - 1;
      continue;
    }
    if (sign !== '"' && sign !== '#' && sign !== '/' && sign !== '`') tell.onBracket?.(at);
  }
}

/** Behind the closing quote. A string in quotes ends with its line at the latest: an apostrophe in prose opens none. */
function stringEnd(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === quote) return at + 1;
    else if (character === '\n' && quote !== '`') return start + 1;
  }
  return start + 1;
}
