/** How a name is joined to what follows it: by a sign, a bracket, an element, a blank. */

import { matchAt } from './match.ts';
import type { Joint } from './pair.ts';
import type { Syntax } from './syntax.ts';

/** What may close the name before the separator: a quote, a bracket, an optional mark, a type. */
const CLOSE = /(?:\\?["'`])?[\])]?[?!]?[ \t]*/y;
const TYPE = /:[ \t]*[A-Za-z_][\w.[\]<>|?*& ]{0,40}[ \t]*=(?![=>])[ \t]*/y;
const SEPARATOR = /(===?|!==?|=>|->|:=|::=|\?=|\+=|\|\|=|\?\?=|<-|=|:|：)[ \t]*/y;
/** What stands between a name that is itself a value and the value it names. */
export const SIBLING =
  /\\?["']?[ \t]*(?:,[ \t]*|\r?\n[ \t]*|[ \t]+|,[ \t]*\r?\n[ \t]*)(?:-[ \t]*)?\\?["']?(?:[vV]alue|default|content|val)\\?["']?[ \t]*(?:=>|=|:)[ \t]*/y;
const COMMA = /\\?["'`]?[ \t]*,[ \t]*/y;
const CALL = /[ \t]?\([ \t]*/y;
const SPACE = /[ \t]+/y;

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

/** The characters that may follow a name which has a value: all others end the look at it. */
const FOLLOWS: ReadonlySet<string> = new Set('>"\'`\\])?!=-:：+|<(, \t\r\n');

/** How a name is joined to its value, and where the value is expected. */
export interface Step {
  readonly joint: Joint;
  readonly from: number;
}

/** Finds how the name is joined to what follows, and where that starts. */
export function join(text: string, start: number, end: number, syntax: Syntax): Step | undefined {
  if (!FOLLOWS.has(text.charAt(end))) return undefined;
  const before = text[start - 1] ?? '';
  const quoted = before === '"' || before === "'" || before === '`';
  if (text[end] === '>' && before === '<') return { joint: 'element', from: end + 1 };
  if (quoted || syntax === 'data') {
    const sibling = matchAt(SIBLING, text, end);
    if (sibling !== null) return { joint: 'sibling', from: SIBLING.lastIndex };
  }
  const typed = matchAt(TYPE, text, end);
  if (typed !== null) return { joint: 'assign', from: TYPE.lastIndex };
  matchAt(CLOSE, text, end);
  const after = Math.max(CLOSE.lastIndex, end);
  const separator = matchAt(SEPARATOR, text, after);
  if (separator !== null)
    return { joint: JOINT_OF[separator[1] ?? ''] ?? 'assign', from: SEPARATOR.lastIndex };
  if ((quoted || before === ':') && matchAt(COMMA, text, end) !== null)
    return { joint: 'comma', from: COMMA.lastIndex };
  if (!quoted && matchAt(CALL, text, end) !== null) return { joint: 'call', from: CALL.lastIndex };
  if (matchAt(SPACE, text, end) !== null)
    return { joint: before === '-' ? 'option' : 'space', from: SPACE.lastIndex };
  return undefined;
}
