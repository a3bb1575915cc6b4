/** How a name is joined to what follows it: by a sign, a bracket, an element, a blank. */

import { matchAt } from './match.ts';
import type { Joint } from './pair.ts';
import type { Syntax } from './syntax.ts';

/** A type between the name and its sign. */
const TYPE = /:[ \t]*[A-Za-z_][\w.[\]<>|?*& ]{0,40}[ \t]*=(?![=>])[ \t]*/y;
const SEPARATOR = /(===?|!==?|=>|->|:=|::=|\?=|\+=|\|\|=|\?\?=|<-|=|:|：)[ \t]*/y;
/** What stands between a name that is itself a value and the value it names. */
export const SIBLING =
  /\\?["']?[ \t]*(?:,[ \t]*|\r?\n[ \t]*|[ \t]+|,[ \t]*\r?\n[ \t]*)(?:-[ \t]*)?\\?["']?(?:[vV]alue|default|content|val)\\?["']?[ \t]*(?:=>|=|:)[ \t]*/y;
/** A property list (`<key>apiKey</key> <string>...`) and a variable of Terraform with its default. */
export const PLIST = /<\/key>\s{0,80}<string>/y;
const DEFAULT = /"\s{0,4}\{[^{}"]{0,200}(?:"[^"\n]{0,200}"[^{}"]{0,200}){0,3}\bdefault\s{0,20}=\s{0,4}/y;
const VARIABLE = 'variable "';
const COMMA = /\\?["'`]?[ \t]*,[ \t]*/y;
const CALL = /[ \t]?\([ \t]*/y;

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

/** By character: what it may be, of what follows a name which has a value. All others end the look at it. */
const FOLLOWS = 1;
const CLOSES_QUOTE = 2;
const SEPARATES = 4;
const BLANK = 8;
const ROLES = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return (
    ('>"\'`\\])?!=-:+|<(, \t\r\n'.includes(char) ? FOLLOWS : 0) |
    ('"\'`'.includes(char) ? CLOSES_QUOTE : 0) |
    ('=!-:?+|<'.includes(char) ? SEPARATES : 0) |
    (' \t'.includes(char) ? BLANK : 0)
  );
});
const WIDE_COLON = 0xff1a;
const has = (text: string, at: number, role: number): boolean => {
  const code = text.charCodeAt(at);
  return code < 128 ? ((ROLES[code] as number) & role) !== 0 : code === WIDE_COLON && role !== BLANK;
};
const [LESS, MORE, COLON, DASH, BACKSLASH, PAREN, ROUND, SQUARE, QUESTION, BANG] = Array.from(
  '<>:-\\()]?!',
  (char) => char.charCodeAt(0),
);

/** How a name is joined to its value, and where the value is expected. */
export interface Step {
  readonly joint: Joint;
  readonly from: number;
}

/** What may close the name before the separator: a quote, a bracket, an optional mark, blanks. */
function closed(text: string, end: number): number {
  let at = end;
  const quote = text.charCodeAt(at) === BACKSLASH ? at + 1 : at;
  if (text.charCodeAt(quote) < 128 && has(text, quote, CLOSES_QUOTE)) at = quote + 1;
  const bracket = text.charCodeAt(at);
  if (bracket === ROUND || bracket === SQUARE) at++;
  const optional = text.charCodeAt(at);
  if (optional === QUESTION || optional === BANG) at++;
  while (has(text, at, BLANK)) at++;
  return at;
}

/** Whether a byte (of any superset of ASCII) may be the first of what follows a name that has a value. */
export const mayFollowName = (byte: number): boolean =>
  byte > 127 || ((ROLES[byte] as number) & FOLLOWS) !== 0;

/** Finds how the name is joined to what follows, and where that starts. Patterns are tried where they may match. */
export function join(text: string, start: number, end: number, syntax: Syntax): Step | undefined {
  if (!has(text, end, FOLLOWS)) return undefined;
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  const quoted = before < 128 && ((ROLES[before] as number) & CLOSES_QUOTE) !== 0;
  const first = text.charCodeAt(end);
  if (first === LESS && before === MORE && matchAt(PLIST, text, end) !== null) {
    return { joint: 'element', from: PLIST.lastIndex };
  }
  if (quoted && text.startsWith(VARIABLE, start - VARIABLE.length) && matchAt(DEFAULT, text, end) !== null) {
    return { joint: 'sibling', from: DEFAULT.lastIndex };
  }
  if (first === MORE && before === LESS) return { joint: 'element', from: end + 1 };
  if (quoted || syntax === 'data') {
    const sibling = matchAt(SIBLING, text, end);
    if (sibling !== null) return { joint: 'sibling', from: SIBLING.lastIndex };
  }
  if (first === COLON && matchAt(TYPE, text, end) !== null) return { joint: 'assign', from: TYPE.lastIndex };
  const after = closed(text, end);
  if (has(text, after, SEPARATES)) {
    const separator = matchAt(SEPARATOR, text, after);
    if (separator !== null)
      return { joint: JOINT_OF[separator[1] ?? ''] ?? 'assign', from: SEPARATOR.lastIndex };
  }
  if ((quoted || before === COLON) && (first < 48 || first === BACKSLASH || first === 96)) {
    if (matchAt(COMMA, text, end) !== null) return { joint: 'comma', from: COMMA.lastIndex };
  }
  const blank = has(text, end, BLANK);
  if (!quoted && (first === PAREN || (blank && text.charCodeAt(end + 1) === PAREN))) {
    if (matchAt(CALL, text, end) !== null) return { joint: 'call', from: CALL.lastIndex };
  }
  if (!blank) return undefined;
  let from = end + 1;
  while (has(text, from, BLANK)) from++;
  return { joint: before === DASH ? 'option' : 'space', from };
}
