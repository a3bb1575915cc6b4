/** Finds the places where a name that speaks of a credential has a value: in any language, in linear time. */

import { detached } from '../detached.ts';
import { identifiedBy, keyMembers, scheme, userinfo, withoutScheme } from './forms.ts';
import { join, mayFollowName, PLIST, SIBLING } from './join.ts';
import { lineStart } from './lines.ts';
import { matchAt } from './match.ts';
import { type NameFacts, readName } from './names.ts';
import type { Literal, Pair } from './pair.ts';
import type { Syntax } from './syntax.ts';
import { readValues } from './values.ts';

const NAME_CHAR = /[\w$\u00c0-\u024f\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const NAME_ASCII = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(NAME_CHAR.test(String.fromCharCode(code))),
);
const isNameChar = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code < 128 ? NAME_ASCII[code] === 1 : NAME_CHAR.test(text.charAt(at));
};
const [COLON, DASH, DOT] = [58, 45, 46];
const joinsName = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code === DASH || code === DOT;
};
const MOST_NAME = 90;

/** The name around a hit: letters, digits, underscores, and dots and dashes within. */
function nameBounds(text: string, at: number): readonly [number, number] {
  let from = at;
  const least = Math.max(0, at - MOST_NAME);
  while (from > least) {
    if (isNameChar(text, from - 1)) from--;
    else if (joinsName(text, from - 1) && from - 2 >= least && isNameChar(text, from - 2)) from -= 2;
    else break;
  }
  let to = at;
  const most = Math.min(text.length, at + MOST_NAME);
  while (to < most) {
    if (isNameChar(text, to)) to++;
    else if (joinsName(text, to) && to + 1 < most && isNameChar(text, to + 1)) to += 2;
    else break;
  }
  return [from, to];
}

/** How far behind a keyword `mayHaveValue` looks. */
export const VALUE_REACH = MOST_NAME + 1;

/**
 * Whether the name around a keyword may have a value, told from the bytes of the text (any superset of ASCII): most
 * words are followed by what ends the look at them, and need not be looked at as text.
 */
export function mayHaveValue(bytes: Uint8Array, start: number): boolean {
  if (bytes[start] === COLON) return true;
  const most = Math.min(bytes.length, start + MOST_NAME);
  let at = start;
  for (; at < most; at++) {
    const byte = bytes[at] as number;
    if (byte > 127) return true;
    if (NAME_ASCII[byte] === 1) continue;
    const next = bytes[at + 1] as number;
    if ((byte !== DASH && byte !== DOT) || at + 1 >= most) break;
    if (next > 127) return true;
    if (NAME_ASCII[next] !== 1) break;
  }
  return at < bytes.length && mayFollowName(bytes[at] as number);
}

/** Stored forms of passwords (bcrypt, crypt, LDAP): nobody logs in with one. */
const HASH =
  /^(?:\$2[abxy]?\$\d|\$[156]\$|\$argon2|\{(?:S?SHA|S?MD5|CRYPT|bcrypt|scrypt|argon2|pbkdf2)|pbkdf2[_:$])/i;

const NOTHING =
  /^(?:null|nil|none|true|false|undefined|yes|no|on|off|empty|optional|required|string|any|object|function|always|never|auto|enabled?|disabled?|prompt|inherit|manual)$/i;

const IDENTIFIER = /^[A-Za-z_$][A-Za-z_$.]*$/;
const LITERAL_LOOK = 160;
/** Bare words are read no further. */
const MOST_BARE = 400;

/** A string of several lines is told by how it was opened, so far back. */
const STRING_LOOK = 2000;
const STRINGS = /"""|'''|`/g;
const OPENS_STRING = /(?:[=(,:[{>+]|\breturn|<<~?-?)[ \t]*(?:[a-z]{0,2}|dedent)$/i;
/** A line of a configuration: a name with its value, and nothing else. */
const ALONE_BEFORE = /^[ \t]*(?:export[ \t]+|-[ \t]+)?["']?[\w.-]*$/;
const ALONE_AFTER = /^[ \t]*(?:\r?\n|$)/;

/** Whether a bare value stands alone with its name on a line of a string of several lines. */
function standsInText(text: string, nameStart: number, { start, end }: Literal): boolean {
  if (!ALONE_AFTER.test(text.slice(end, end + 40))) return false;
  if (!ALONE_BEFORE.test(text.slice(lineStart(text, nameStart, LITERAL_LOOK), nameStart))) return false;
  const from = Math.max(0, start - STRING_LOOK);
  const before = text.slice(from, start);
  let last: RegExpExecArray | undefined;
  for (const found of before.matchAll(STRINGS)) last = found;
  if (last === undefined || !before.includes('\n', last.index)) return false;
  const opened = before.slice(Math.max(0, last.index - 40), last.index);
  return OPENS_STRING.test(opened) && text.includes(last[0], end);
}

/** In code a bare word without digits is a variable or a type, unless it stands in a string or a comment. */
function isReference(text: string, { start, end }: Literal): boolean {
  if (end - start > MOST_NAME || !IDENTIFIER.test(text.slice(start, end))) return false;
  const before = text.slice(lineStart(text, start, LITERAL_LOOK), start);
  const quotes = before.match(/["'`]/g)?.length ?? 0;
  return quotes % 2 === 0 && !/^\s*(?:\/\/|#|\*|--|\/\*)|\s(?:\/\/|#)\s/.test(before);
}

/** Two words in one string (`'auth:users'`): a name in a list of such, not a name with its value. */
const isPairOfWords = (text: string, nameStart: number, { start, end }: Literal): boolean =>
  /["'`]/.test(text.charAt(nameStart - 1)) &&
  text.charAt(nameStart - 1) === text.charAt(end) &&
  text.charCodeAt(start - 1) === 58 &&
  /^[a-z]+$/.test(text.slice(start, end));

/** What is known at a glance to be no credential. */
function isHarmless(text: string, nameStart: number, value: Literal, syntax: Syntax): boolean {
  if (HASH.test(text.slice(value.start, value.start + 12))) return true;
  if (value.end - value.start < 10 && NOTHING.test(text.slice(value.start, value.end))) return true;
  // `<key>apiKey</key>`: a name, too.
  if (matchAt(PLIST, text, value.end) !== null) return true;
  if (value.quote === '') {
    if (syntax !== 'code') return false;
    const isCode = isReference(text, value) && !standsInText(text, nameStart, value);
    return isCode || isPairOfWords(text, nameStart, value);
  }
  // `key="DbPassword" value="..."`: what `key` holds is the name of the pair that follows.
  return matchAt(SIBLING, text, value.end) !== null;
}

const VALUE_SIGN = /[\d"'`\\]/;
const OPENS_BRACKETED = /[$<{[%#]/;

/** Whether a quote, a digit or a bracketed text stands in what follows a name and a blank, up to the next blank. */
function mayFollowBlank(text: string, from: number): boolean {
  if (OPENS_BRACKETED.test(text.charAt(from))) return true;
  const most = Math.min(text.length, from + MOST_BARE);
  for (let at = from; at < most; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32) return false;
    if (code <= 96 && VALUE_SIGN.test(text.charAt(at))) return true;
  }
  return false;
}

/** First characters of the keywords that stand for a form of their own, lower case. */
const [K, B, T, I] = Array.from('kbti', (letter) => letter.charCodeAt(0));

/** What the reading at one keyword has led to. */
export interface Spot {
  /** Where the keyword stands. */
  readonly hit: number;
  readonly pairs: readonly Pair[];
  /** Keywords before this were read with this one. */
  readonly done: number;
  /** Whether the pair is the value of a header (`Bearer ...`). */
  readonly isHeader: boolean;
  /** Start of a value whose scheme was cut off: the scheme is looked at again on its own. */
  readonly cut: number;
  /** The end of the furthest value that was read. */
  readonly far: number;
}

/** What names say. */
export type Names = (name: string) => NameFacts | undefined;

/** The same names stand everywhere: more than these at a time are data. */
const MOST_NAMES = 4000;

/** Reads names, and those that were read lately not again. */
export function createNames(): Names {
  const known = new Map<string, NameFacts | undefined>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined || known.has(name)) return before;
    if (known.size >= MOST_NAMES) known.clear();
    // They outlive the text.
    const own = detached(name);
    const facts = readName(own);
    known.set(own, facts);
    return facts;
  };
}

const NONE: readonly Pair[] = [];
const spotOf = (hit: number, pairs: readonly Pair[], done = hit, isHeader = false): Spot => {
  const far = pairs.reduce((most, { end }) => Math.max(most, end), hit);
  return { hit, pairs, done, isHeader, cut: -1, far };
};

/** Reads what stands at a keyword. Each look around a name is bounded, but for blanks in a row. */
export function readSpot(text: string, hit: number, syntax: Syntax, names: Names): Spot {
  const first = text.charCodeAt(hit) | 32;
  if (first === COLON) {
    const pair = userinfo(text, hit);
    return spotOf(hit, pair === undefined ? NONE : [pair]);
  }
  if (first === K && text.startsWith('kty', hit)) return spotOf(hit, [...keyMembers(text, hit)]);
  const [start, end] = nameBounds(text, hit);
  const header = start === hit && (first === B || first === T) ? scheme(text, start) : undefined;
  if (header !== undefined) return spotOf(hit, [header], header.start, true);
  const before = first === I ? [...identifiedBy(text, hit, syntax)] : NONE;
  const step = join(text, start, end, syntax);
  // In code, a blank leads to a value only where a quote or a word with a digit follows.
  const leads =
    step !== undefined && (syntax !== 'code' || step.joint !== 'space' || mayFollowBlank(text, step.from));
  if (!leads) return spotOf(hit, before, end);
  const name = text.slice(start, end);
  const facts = names(name);
  if (facts === undefined) return spotOf(hit, before, end);
  const pairs = [...before];
  let { far } = spotOf(hit, before);
  let cut = -1;
  for (const value of readValues(text, step.from, step.joint, syntax)) {
    far = Math.max(far, value.end);
    if (isHarmless(text, start, value, syntax)) continue;
    const bare = withoutScheme(text, value);
    if (bare !== value) cut = bare.start;
    pairs.push({ ...bare, name, nameStart: start, facts, joint: step.joint });
  }
  return { hit, pairs, done: end, isHeader: false, cut, far };
}

/**
 * What stands at the keywords of a text, in their order: a name is looked at once however many keywords it holds.
 * @param hits where keywords stand, ascending.
 * @param spotAt reads what stands at one of them, or knows it from another place: offsets count from its own hit.
 */
export function* spotsIn<T extends Omit<Spot, 'pairs'>>(
  hits: readonly number[],
  spotAt: (hit: number) => T,
): Generator<{ readonly spot: T; readonly moved: number }> {
  let done = 0;
  let cut = -1;
  for (const hit of hits) {
    if (hit < done) continue;
    const spot = spotAt(hit);
    const moved = hit - spot.hit;
    done = Math.max(done, spot.done + moved);
    // The value was read with the name of its header already.
    if (spot.isHeader && spot.done + moved === cut) continue;
    if (spot.cut >= 0) cut = spot.cut + moved;
    yield { spot, moved };
  }
}

/**
 * Every name with a value in a text. Work is linear in the length of the text.
 * @param syntax how the file writes its strings.
 */
export function* findPairs(
  text: string,
  hits: readonly number[],
  syntax: Syntax,
  names: Names = createNames(),
): Generator<Pair> {
  for (const { spot } of spotsIn(hits, (hit) => readSpot(text, hit, syntax, names))) yield* spot.pairs;
}
