/** Credentials that stand in a form of their own: addresses, headers, SQL and JSON Web Keys. */

import { matchAt } from './match.ts';
import { type NameFacts, readName } from './names.ts';
import type { Joint, Literal, Pair } from './pair.ts';
import type { Syntax } from './syntax.ts';
import { readValues } from './values.ts';

const USERINFO = /([^\s"'`<>/@:,;(){}[\]]{0,80}):([^\s"'`<>/@]{1,100})@(?=[\w$%{[(<])/y;
/** The scheme of a header, before something with a digit, padding or more than a word's length. */
const SCHEME =
  /(?:bearer|basic|token)\b[ \t]+(?=[\w\-.+/~%]{0,80}[\d=]|[\w\-.+/~%]{24})(?=[\w\-.+/=~%]{6})/iy;
const SCHEME_VALUE = /[\w\-.+/=~%:]+/y;

const IDENTIFIED =
  /identified[ \t]+(?:with[ \t]+\S{1,40}[ \t]+)?(?:by|as)[ \t]+(?:password[ \t]+)?(?=["'])/iy;

const PASSWORD = readName('url password');
const PRIVATE_KEY = readName('private key');
const HEADER = readName('authorization token');

const literal = (
  name: string,
  nameStart: number,
  facts: NameFacts,
  joint: Joint,
  start: number,
  end: number,
): Pair => ({
  name,
  nameStart,
  facts,
  joint,
  start,
  end,
  quote: '',
  via: 'direct',
  wrapper: '',
});

/** The password of an address (`scheme://user:password@host`) whose `://` stands at `from`. */
export function userinfo(text: string, from: number): Pair | undefined {
  const user = matchAt(USERINFO, text, from + 3);
  // A pattern for addresses is no address.
  if (user === null || PASSWORD === undefined || /[[(|\\]/.test(user[2] ?? '')) return undefined;
  const start = from + 3 + (user[1] ?? '').length + 1;
  return literal('url password', from, PASSWORD, 'userinfo', start, start + (user[2] ?? '').length);
}

/** What follows the scheme of a header (`Bearer ...`) that stands at `start`. */
export function scheme(text: string, start: number): Pair | undefined {
  if (HEADER === undefined || matchAt(SCHEME, text, start) === null) return undefined;
  const from = SCHEME.lastIndex;
  const value = matchAt(SCHEME_VALUE, text, from);
  if (value === null) return undefined;
  return literal(text.slice(start, from).trim(), start, HEADER, 'scheme', from, from + value[0].length);
}

/** `Authorization: Bearer ...`: the scheme is no part of the value. */
export function withoutScheme(text: string, value: Literal): Literal {
  if (matchAt(SCHEME, text, value.start) === null) return value;
  const start = SCHEME.lastIndex;
  const end = value.quote === '' ? start + (matchAt(SCHEME_VALUE, text, start)?.[0].length ?? 0) : value.end;
  return end > start ? { ...value, start, end } : value;
}

/** The private members of a JSON Web Key (RFC 7518, 6.2.2, 6.3.2 and 6.4.1) that stand close to its `kty`. */
const KEY_TYPE = /kty["']?[ \t]*[:=]/y;
const KEY_MEMBER = /(?:^|[\s{,"'])(?:d|k|p|q|dp|dq|qi)["']?[ \t]*:[ \t]*["']([\w-]{16,})["']/g;
const KEY_LOOK = 2500;

export function* keyMembers(text: string, hit: number): Generator<Pair> {
  if (PRIVATE_KEY === undefined || matchAt(KEY_TYPE, text, hit) === null) return;
  const before = Math.max(0, hit - KEY_LOOK);
  const open = text.slice(before, hit).lastIndexOf('{');
  const from = open < 0 ? hit : before + open;
  const close = text.slice(from, from + 2 * KEY_LOOK).indexOf('}');
  const object = text.slice(from, close < 0 ? from + KEY_LOOK : from + close);
  for (const member of object.matchAll(KEY_MEMBER)) {
    const end = from + member.index + member[0].length - 1;
    const start = end - (member[1] ?? '').length;
    yield { ...literal('private key', from + member.index, PRIVATE_KEY, 'colon', start, end), quote: '"' };
  }
}

/** The passwords of `IDENTIFIED BY '...'` (SQL) whose first word stands at `hit`. */
export function* identifiedBy(text: string, hit: number, syntax: Syntax): Generator<Pair> {
  if (PASSWORD === undefined || matchAt(IDENTIFIED, text, hit) === null) return;
  for (const value of readValues(text, IDENTIFIED.lastIndex, 'space', syntax)) {
    yield { ...value, name: 'identified by', nameStart: hit, facts: PASSWORD, joint: 'space' };
  }
}
