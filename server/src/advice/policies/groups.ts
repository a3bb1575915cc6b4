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

interface Open {
  readonly start: number;
  readonly opener: '{' | '(';
  readonly inner: Span[];
  readonly children: { group: Mutable }[];
}
type Mutable = Omit<Group, 'parent'> & { parent: Group | undefined };

/** @returns all groups, inner ones before the outer one that holds them. */
export function groupsOf(text: string, syntax: GroupSyntax): readonly Group[] {
  const plain = withoutComments(text, syntax);
  const found: Group[] = [];
  const open: Open[] = [];
  const onBracket = (at: number): void => {
    const character = plain[at];
    if (character === '{' || character === '(') {
      open.push({ start: at, opener: character, inner: [], children: [] });
      return;
    }
    const last = open.at(-1);
    if (last === undefined || (character === '}') !== (last.opener === '{')) return;
    open.pop();
    const end = at + 1;
    const outer = open.at(-1);
    outer?.inner.push({ start: last.start, end });
    if (end - last.start > MOST || open.length > DEEPEST) return;
    let own: string | undefined;
    const group: Mutable = {
      start: last.start,
      end,
      opener: last.opener,
      // Most groups are never asked for their text.
      get own() {
        own ??= blanked(plain, last, end);
        return own;
      },
      get head() {
        return plain.slice(Math.max(0, last.start - HEAD), last.start);
      },
      parent: undefined,
    };
    for (const { group: child } of last.children) child.parent = group;
    outer?.children.push({ group });
    found.push(group);
  };
  /** A document within the code: its groups are its own. */
  const onText = ({ start, end }: Span): void => {
    open.at(-1)?.inner.push({ start, end });
    const within = groupsOf(plain.slice(start + 1, end - 1), { ...syntax, backquotes: false });
    for (const group of within) {
      const at = { start: group.start + start + 1, end: group.end + start + 1 };
      found.push(Object.create(group, { start: { value: at.start }, end: { value: at.end } }));
    }
  };
  scan(plain, syntax, { onBracket, onText });
  return found;
}

/** What stands between the brackets, inner groups as blanks. */
function blanked(text: string, { start, inner }: Open, end: number): string {
  let own = '';
  let at = start;
  for (const span of inner) {
    own += text.slice(at, span.start) + ' '.repeat(span.end - span.start);
    at = span.end;
  }
  return own + text.slice(at, end);
}

/** The text with its comments blank. */
export function withoutComments(text: string, syntax: GroupSyntax): string {
  const spans: Span[] = [];
  scan(text, syntax, { onComment: (span) => void spans.push(span) });
  let plain = '';
  let at = 0;
  for (const { start, end } of spans) {
    plain += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ');
    at = end;
  }
  return plain + text.slice(at);
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
