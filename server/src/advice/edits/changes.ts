/** Changes as an edit holds them: in the order of the text. */
import type { Change } from './types.ts';

export const inOrder = (changes: readonly Change[]): readonly Change[] =>
  [...changes].sort((a, b) => a.range.start - b.range.start);

/** @returns the changes in order; undefined where one of them is not plain, or where there is none. */
export function plainInOrder(changes: readonly (Change | undefined)[]): readonly Change[] | undefined {
  const plain = changes.filter((change) => change !== undefined);
  return plain.length === changes.length && plain.length > 0 ? inOrder(plain) : undefined;
}
