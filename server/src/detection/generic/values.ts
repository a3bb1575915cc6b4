/** Reads the literals that stand where a value is expected: quoted, wrapped in a call, in a list, or bare. */

import { matchAt } from './match.ts';
import type { Joint, Literal } from './pair.ts';
import type { Syntax } from './syntax.ts';

const MOST_VALUE = 5000;
const LONGEST_LOOK = 300;
const MOST_IN_LIST = 12;

const PREFIX = /(?:[brufLRBUF]{1,2}|@\$?|\$|&|N|raw|NS)?(?=\\?["'`])/y;

/** Reads the quoted literal whose quote stands at `at`; undefined where it does not end on its line. */
function readQuoted(
  text: string,
  at: number,
):
  | { readonly start: number; readonly end: number; readonly quote: Literal['quote']; readonly after: number }
  | undefined {
  let quote = text[at] ?? '';
  let start = at + 1;
  const escaped = quote === '\\';
  if (escaped) {
    quote = text[at + 1] ?? '';
    start = at + 2;
  }
  if (quote !== '"' && quote !== "'" && quote !== '`') return undefined;
  const tripled = !escaped && text[start] === quote && text[start + 1] === quote;
  if (tripled) start += 2;
  const most = Math.min(text.length, start + MOST_VALUE);
  for (let i = start; i < most; i++) {
    const c = text[i];
    if (c === '\\') {
      if (escaped && text[i + 1] === quote) return { start, end: i, quote: '\\"', after: i + 2 };
      i++;
    } else if (c === quote) {
      if (escaped) return undefined;
      if (!tripled) return { start, end: i, quote, after: i + 1 };
      if (text[i + 1] === quote && text[i + 2] === quote) return { start, end: i, quote, after: i + 3 };
    } else if (c === '\n' && quote !== '`' && !tripled) return undefined;
  }
  return undefined;
}

const CALL =
  /(?:new[ \t]+|await[ \t]+|&)?((?:\[\])?[A-Za-z_$][\w.$:<>[\]*]{0,60}|\[\](?:byte|string|rune)|)[ \t]*[({][ \t]*/y;
const LIST = /(?:\[\]?[\w.]*\{|\[|\{|\(|%w[[(])[ \t\r\n]*(?=["'`])/y;
const BLOCK = /[|>][+-]?[0-9]?[ \t]*\r?\n([ \t]+)/y;
const LINE_BREAK = /\\?[ \t]*\r?\n[ \t]*(?:-[ \t]+)?(?=["'`])/y;
const YAML_LIST = /[ \t]*\r?\n[ \t]*-[ \t]+/y;
/** Bounded: a run without an end would be read again from every name inside of it. */
/** A bare value, by what may end it. Bounded, so that a text of names without blanks is not read once for each. */
const BARE = {
  data: /[^\s"'`,;<>()[\]{}]{1,400}/y,
  code: /[^\s"'`,;<>()[\]{}&|\\]{1,400}/y,
  element: /[^<\r\n]{1,400}/y,
} as const;
const BRACKETED =
  /\$\{[^}\r\n]{0,200}\}|\{\{[^}\r\n]{0,200}\}\}|<[^>\r\n]{1,80}>|\[[^\]\r\n]{1,80}\]|%[\w]+%|\$\([^)\r\n]{0,100}\)|#\{[^}\r\n]{0,100}\}/y;

const KEY = /^\s{0,2}(?::|=)/;

/** Calls that only wrap a text: the literal in them stands as good as alone. */
const TEXT =
  /^(?:\w+\.)*(?:\[\](?:byte|rune)|some|just|string|str|bytes?|text|buffer\.from|encode|securestring|optional\.of|ptr|pointer|stringptr|of|b|u|from|to_?string|new_?string|utf8|literal|stringencoder|toSecureString|String::from)$/i;

/** String literals between `from` and the end of the expression (its line, a semicolon, the closing bracket). */
function* literalsBehind(
  text: string,
  from: number,
  via: Literal['via'],
  wrapper: string,
): Generator<Literal> {
  let depth = 0;
  let seen = 0;
  const most = Math.min(text.length, from + LONGEST_LOOK);
  for (let i = from; i < most && seen < MOST_IN_LIST; i++) {
    const c = text[i];
    if (c === '"' || c === "'" || c === '`' || (c === '\\' && text[i + 1] === '"')) {
      const read = readQuoted(text, i);
      if (read === undefined) return;
      // A literal with a value of its own is a name: this is an object, not a list.
      if (KEY.test(text.slice(read.after, read.after + 4))) return;
      if (read.end > read.start) yield { start: read.start, end: read.end, quote: read.quote, via, wrapper };
      seen++;
      i = read.after - 1;
    } else if (c === '{' && !/^\{\s{0,20}["'`]/.test(text.slice(i, i + 24))) {
      // The literals in an object or a block have names of their own.
      return;
    } else if (c === '(' || c === '[' || c === '{') depth++;
    else if (c === ')' || c === ']' || c === '}') {
      if (--depth < 0) return;
    } else if (c === ';' || (c === '\n' && depth <= 0 && via !== 'list')) return;
    else if (c === ',' && depth === 0 && (via === 'behind' || via === 'direct')) return;
    else if (c === '/' && text[i + 1] === '/') return;
  }
}

function bare(text: string, from: number, joint: Joint, syntax: Syntax): Literal | undefined {
  const reference = matchAt(BRACKETED, text, from);
  if (reference !== null)
    return { start: from, end: from + reference[0].length, quote: '', via: 'direct', wrapper: '' };
  const pattern = joint === 'element' ? BARE.element : syntax === 'code' ? BARE.code : BARE.data;
  const read = matchAt(pattern, text, from);
  if (read === null) return undefined;
  let end = from + read[0].length;
  if (syntax !== 'code' || joint === 'assign') {
    const query = text.slice(from, end).indexOf('&');
    const before = text.slice(Math.max(0, from - 120), from);
    if (query >= 0 && /[?&][\w.-]*=$/.test(before)) end = from + query;
  }
  while (end > from && /[.\\:]/.test(text[end - 1] ?? '')) end--;
  return end > from ? { start: from, end, quote: '', via: 'direct', wrapper: '' } : undefined;
}

const FALLBACK = /[ \t]*(?:\|\||\?\?|\?:|\bor\b)[ \t]*(?=["'`])/y;

/** What stands in for the result of a call that gives nothing (`get("X") or "..."`). @param inside the call */
function fallbackBehind(text: string, inside: number): Literal | undefined {
  let depth = 1;
  const most = Math.min(text.length, inside + LONGEST_LOOK);
  for (let i = inside; i < most; i++) {
    const c = text[i];
    if (c === '\n') return undefined;
    if (c === '(' || c === '{') depth++;
    else if (c === ')' || c === '}') depth--;
    if (depth > 0) continue;
    if (matchAt(FALLBACK, text, i + 1) === null) return undefined;
    const read = readQuoted(text, FALLBACK.lastIndex);
    if (read === undefined || read.end === read.start) return undefined;
    return { start: read.start, end: read.end, quote: read.quote, via: 'behind', wrapper: '' };
  }
  return undefined;
}

/** The literals that may be the value which is expected at `from`. */
export function* readValues(text: string, from: number, joint: Joint, syntax: Syntax): Generator<Literal> {
  let at = from;
  const broken = matchAt(LINE_BREAK, text, at);
  if (
    broken !== null &&
    (joint === 'assign' || joint === 'colon' || joint === 'call' || joint === 'comma' || joint === 'arrow')
  )
    at += broken[0].length;
  if (joint === 'element') {
    const element = bare(text, at, joint, syntax);
    if (element !== undefined) yield element;
    return;
  }
  const prefix = matchAt(PREFIX, text, at);
  if (prefix !== null) {
    const read = readQuoted(text, at + prefix[0].length);
    if (read !== undefined) {
      if (read.end > read.start)
        yield { start: read.start, end: read.end, quote: read.quote, via: 'direct', wrapper: '' };
      if (joint === 'call') yield* literalsBehind(text, read.after, 'list', '');
      return;
    }
  }
  if (joint === 'call') {
    yield* literalsBehind(text, at, 'call', '');
    return;
  }
  if (joint === 'space' && syntax === 'code' && prefix === null) {
    const word = bare(text, at, joint, syntax);
    if (word !== undefined && /\d/.test(text.slice(word.start, word.end))) yield word;
    return;
  }
  const block = matchAt(BLOCK, text, at);
  if (block !== null) {
    const start = BLOCK.lastIndex;
    const end = text.indexOf('\n', start);
    yield { start, end: end < 0 ? text.length : end, quote: '|', via: 'direct', wrapper: '' };
    return;
  }
  const call = matchAt(CALL, text, at);
  if (call !== null && (call[1] ?? '') !== '') {
    const wrapper = call[1] ?? '';
    const inside = CALL.lastIndex;
    yield* literalsBehind(text, inside, TEXT.test(wrapper) ? 'direct' : 'call', wrapper);
    const fallback = fallbackBehind(text, inside);
    if (fallback !== undefined) yield fallback;
    return;
  }
  const list = matchAt(LIST, text, at);
  if (list !== null) {
    yield* literalsBehind(text, LIST.lastIndex, 'list', '');
    return;
  }
  const word = bare(text, at, joint, syntax);
  // A word that a quote closes stands in a string: what follows is no part of its expression.
  const closed = word !== undefined && /["'`&]/.test(text.charAt(word.end));
  if (syntax === 'code' && !closed) {
    let found = false;
    for (const literal of literalsBehind(text, at, 'behind', '')) {
      found = true;
      yield literal;
    }
    if (found) return;
  }
  if (word !== undefined) yield word;
  if (syntax === 'data') {
    const item = matchAt(YAML_LIST, text, at);
    if (item !== null) {
      const inList = bare(text, YAML_LIST.lastIndex, joint, syntax);
      if (inList !== undefined) yield { ...inList, via: 'list' };
    }
  }
}
