/** Whether an expression that binds loosely (`a ?? throw …`) may stand at a spot as it is. */
import { following, previous, type Surroundings } from '../syntax/surroundings.ts';

/** Nothing to the left of these takes part in the expression. */
const OPEN_LEFT = new Set([
  ...['=', '(', '[', '{', ',', ';', ':', '=>', '->', ':=', '<-', '+=', '??=', '||=', '&&=', '.='],
  ...['return', 'throw', 'yield', 'then', 'else', 'do', 'in', 'when', 'case', 'begin'],
]);
const OPEN_RIGHT = new Set([')', ']', '}', ',', ';', ':', 'end', 'do', 'then', 'else', 'in']);
/** A line that begins with one of these goes on with the expression above it. */
const CONTINUES = /^(?:[.+\-*/%&|^<>=?:~@]|and$|or$|is$|as$|in$)/;

/** True where no operator, call or member access touches the stretch. */
export function standsAlone(around: Surroundings): boolean {
  return isOpenLeft(around) && isOpenRight(around);
}

function isOpenLeft(around: Surroundings): boolean {
  const left = previous(around);
  if (left === undefined || OPEN_LEFT.has(left.text)) return true;
  // A statement of its own: the lexeme before ends a line and could end an expression.
  const own = around.lexemes[around.first];
  return own?.startsLine === true && (left.kind !== 'mark' || /^[)\]}]$/.test(left.text));
}

function isOpenRight(around: Surroundings): boolean {
  const right = following(around);
  if (right === undefined || OPEN_RIGHT.has(right.text)) return true;
  return right.startsLine && !CONTINUES.test(right.text);
}

/** `expression` in parentheses unless it stands alone. */
export const parenthesised = (expression: string, around: Surroundings): string =>
  standsAlone(around) ? expression : `(${expression})`;

/** Whether a member access, an index or a call follows directly, which binds tighter than any operator. */
export function isReceiver(around: Surroundings): boolean {
  const right = following(around);
  return right !== undefined && /^(?:\.|\?\.|::|\[|!!|->)$/.test(right.text);
}
