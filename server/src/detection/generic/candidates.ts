/** Finds the places where a name that speaks of a credential has a value: in any language, in linear time. */

import { lineStart } from './lines.ts';
import { type NameFacts, readName } from './names.ts';
import type { Joint, Literal, Pair } from './pair.ts';
import type { Syntax } from './syntax.ts';
import { readValues } from './values.ts';

/** Every candidate holds one of these; compared without case. They share the one pass of the engine's prefilter. */
export const KEYWORDS: readonly string[] = [
  ...[
    'pass',
    'pwd',
    'pw',
    'psw',
    'secret',
    'token',
    'key',
    'auth',
    'cred',
    'bearer',
    'basic',
    'jwt',
    'otp',
    'psk',
    'dsn',
  ],
  ...['kennwort', 'wachtwoord', 'senha', 'contrase', 'identified', 'kty', '://'],
  ...['пароль', '密码', '口令', '密钥', '秘钥', '令牌', '비밀번호'],
  ...[
    'パスワード',
    'パスフレーズ',
    '暗証',
    '合言葉',
    'シークレット',
    '秘密',
    'トークン',
    'キー',
    '鍵',
    '認証',
  ],
];

const ANY_KEYWORD = new RegExp(KEYWORDS.join('|'), 'gi');

/** Where the keywords stand, for callers that have no prefilter of their own. */
export function findKeywords(text: string): readonly number[] {
  return Array.from(text.matchAll(ANY_KEYWORD), (match) => match.index);
}

const NAME_CHAR = /[\w$\u00c0-\u024f\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const isNameChar = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  if (code < 128)
    return (
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 48 && code <= 57) ||
      code === 95 ||
      code === 36
    );
  return NAME_CHAR.test(text.charAt(at));
};
const MOST_NAME = 90;

/** The name around a hit: letters, digits, underscores, and dots and dashes within. */
function nameBounds(text: string, at: number): readonly [number, number] {
  let from = at;
  const least = Math.max(0, at - MOST_NAME);
  while (from > least) {
    if (isNameChar(text, from - 1)) from--;
    else if (
      (text[from - 1] === '.' || text[from - 1] === '-') &&
      from - 2 >= least &&
      isNameChar(text, from - 2)
    )
      from -= 2;
    else break;
  }
  let to = at;
  const most = Math.min(text.length, at + MOST_NAME);
  while (to < most) {
    if (isNameChar(text, to)) to++;
    else if ((text[to] === '-' || text[to] === '.') && to + 1 < most && isNameChar(text, to + 1)) to += 2;
    else break;
  }
  return [from, to];
}

/** What may close the name before the separator: a quote, a bracket, an optional mark, a type. */
const CLOSE = /(?:\\?["'`])?[\])]?[?!]?[ \t]*/y;
const TYPE = /:[ \t]*[A-Za-z_][\w.[\]<>|?*& ]{0,40}[ \t]*=(?![=>])[ \t]*/y;
const SEPARATOR = /(===?|!==?|=>|->|:=|::=|\?=|\+=|\|\|=|\?\?=|<-|=|:|：)[ \t]*/y;
const SIBLING =
  /\\?["']?[ \t]*(?:,[ \t]*|\r?\n[ \t]*|[ \t]+|,[ \t]*\r?\n[ \t]*)(?:-[ \t]*)?\\?["']?(?:[vV]alue|default|content|val)\\?["']?[ \t]*(?:=>|=|:)[ \t]*/y;
const COMMA = /\\?["'`]?[ \t]*,[ \t]*/y;
const CALL = /[ \t]?\([ \t]*/y;
const SPACE = /[ \t]+/y;

const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};

const JOINT_OF: Readonly<Record<string, Joint>> = {
  '=': 'assign',
  ':=': 'assign',
  '?=': 'assign',
  '+=': 'assign',
  '||=': 'assign',
  '??=': 'assign',
  '<-': 'assign',
  '::=': 'assign',
  ':': 'colon',
  '：': 'colon',
  '=>': 'arrow',
  '->': 'arrow',
  '==': 'compare',
  '===': 'compare',
  '!=': 'compare',
  '!==': 'compare',
};

interface Step {
  readonly joint: Joint;
  readonly from: number;
}

/** Finds how the name is joined to what follows, and where that starts. */
function join(text: string, start: number, end: number, syntax: Syntax): Step | undefined {
  const before = text[start - 1] ?? '';
  const quoted = before === '"' || before === "'" || before === '`';
  if (text[end] === '>' && before === '<') return { joint: 'element', from: end + 1 };
  if (quoted || syntax === 'data') {
    const sibling = at(SIBLING, text, end);
    if (sibling !== null) return { joint: 'sibling', from: SIBLING.lastIndex };
  }
  const typed = at(TYPE, text, end);
  if (typed !== null) return { joint: 'assign', from: TYPE.lastIndex };
  at(CLOSE, text, end);
  const after = Math.max(CLOSE.lastIndex, end);
  const separator = at(SEPARATOR, text, after);
  if (separator !== null)
    return { joint: JOINT_OF[separator[1] ?? ''] ?? 'assign', from: SEPARATOR.lastIndex };
  if ((quoted || before === ':') && at(COMMA, text, end) !== null)
    return { joint: 'comma', from: COMMA.lastIndex };
  if (!quoted && at(CALL, text, end) !== null) return { joint: 'call', from: CALL.lastIndex };
  if (at(SPACE, text, end) !== null)
    return { joint: before === '-' ? 'option' : 'space', from: SPACE.lastIndex };
  return undefined;
}

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

function userinfo(text: string, from: number): Pair | undefined {
  const user = at(USERINFO, text, from + 3);
  // A pattern for addresses is no address.
  if (user === null || PASSWORD === undefined || /[[(|\\]/.test(user[2] ?? '')) return undefined;
  const start = from + 3 + (user[1] ?? '').length + 1;
  return literal('url password', from, PASSWORD, 'userinfo', start, start + (user[2] ?? '').length);
}

function scheme(text: string, start: number): Pair | undefined {
  if (HEADER === undefined || at(SCHEME, text, start) === null) return undefined;
  const from = SCHEME.lastIndex;
  const value = at(SCHEME_VALUE, text, from);
  if (value === null) return undefined;
  return literal(text.slice(start, from).trim(), start, HEADER, 'scheme', from, from + value[0].length);
}

/** Stored forms of passwords (bcrypt, crypt, LDAP): nobody logs in with one. */
const HASH = /^(?:\$2[abxy]?\$\d|\$[156]\$|\$argon2|\{S?SHA|\{CRYPT|pbkdf2[_:$])/i;

const NOTHING =
  /^(?:null|nil|none|true|false|undefined|yes|no|on|off|empty|optional|required|string|any|object|function)$/i;

const IDENTIFIER = /^[A-Za-z_$][A-Za-z_$.]*$/;
const LITERAL_LOOK = 160;

/** In code a bare word without digits is a variable or a type, unless it stands in a string or a comment. */
function isReference(text: string, { start, end }: Literal): boolean {
  if (end - start > MOST_NAME || !IDENTIFIER.test(text.slice(start, end))) return false;
  const before = text.slice(lineStart(text, start, LITERAL_LOOK), start);
  const quotes = before.match(/["'`]/g)?.length ?? 0;
  return quotes % 2 === 0 && !/^\s*(?:\/\/|#|\*|--|\/\*)|\s(?:\/\/|#)\s/.test(before);
}

/** `Authorization: Bearer ...`: the scheme is no part of the value. */
function withoutScheme(text: string, value: Literal): Literal {
  if (at(SCHEME, text, value.start) === null) return value;
  const start = SCHEME.lastIndex;
  const end = value.quote === '' ? start + (at(SCHEME_VALUE, text, start)?.[0].length ?? 0) : value.end;
  return end > start ? { ...value, start, end } : value;
}

/** The private members of a JSON Web Key (RFC 7518, 6.2.2, 6.3.2 and 6.4.1) that stand close to its `kty`. */
const KEY_TYPE = /kty["']?[ \t]*[:=]/y;
const KEY_MEMBER = /(?:^|[\s{,"'])(?:d|k|p|q|dp|dq|qi)["']?[ \t]*:[ \t]*["']([\w-]{16,})["']/g;
const KEY_LOOK = 2500;

function* keyMembers(text: string, hit: number): Generator<Pair> {
  if (PRIVATE_KEY === undefined) return;
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

/**
 * Every name with a value in a text. Work is linear in the length of the text: each look around a name is bounded, and
 * a name is looked at once however many keywords it holds.
 * @param hits where keywords stand, ascending.
 * @param syntax how the file writes its strings.
 */
export function* findPairs(text: string, hits: readonly number[], syntax: Syntax): Generator<Pair> {
  let done = 0;
  /** Start of a value whose scheme was cut off: the scheme is looked at again on its own. */
  let cut = -1;
  for (const hit of hits) {
    if (hit < done) continue;
    if (text.charCodeAt(hit) === 58) {
      const pair = userinfo(text, hit);
      if (pair !== undefined) yield pair;
      continue;
    }
    if (at(KEY_TYPE, text, hit) !== null) {
      for (const pair of keyMembers(text, hit)) yield pair;
      continue;
    }
    const [start, end] = nameBounds(text, hit);
    const header = start === hit ? scheme(text, start) : undefined;
    if (header !== undefined) {
      if (header.start !== cut) yield header;
      done = header.start;
      continue;
    }
    done = end;
    if (PASSWORD !== undefined && at(IDENTIFIED, text, hit) !== null) {
      for (const value of readValues(text, IDENTIFIED.lastIndex, 'space', syntax)) {
        yield { ...value, name: 'identified by', nameStart: hit, facts: PASSWORD, joint: 'space' };
      }
      continue;
    }
    const step = join(text, start, end, syntax);
    if (step === undefined) continue;
    const name = text.slice(start, end);
    const facts = readName(name);
    if (facts === undefined) continue;
    for (const value of readValues(text, step.from, step.joint, syntax)) {
      if (HASH.test(text.slice(value.start, value.start + 12))) continue;
      if (value.end - value.start < 10 && NOTHING.test(text.slice(value.start, value.end))) continue;
      // `key="DbPassword" value="..."`: what `key` holds is the name of the pair that follows.
      if (value.quote !== '' && at(SIBLING, text, value.end) !== null) continue;
      if (value.quote === '' && syntax === 'code' && isReference(text, value)) continue;
      const bare = withoutScheme(text, value);
      if (bare !== value) cut = bare.start;
      yield { ...bare, name, nameStart: start, facts, joint: step.joint };
    }
  }
}
