import type { Text } from '../../detection/types.ts';

/** Something in a configuration file that is not as it should be; the rest of the file counts all the same. */
export interface ConfigProblem {
  /** One-based. */
  readonly line: number;
  /** One-based, in UTF-16 units. */
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly message: Text;
}

/** What a configuration file says, and what is wrong with it. */
export interface Parsed<T> {
  readonly value: T;
  readonly problems: readonly ConfigProblem[];
}

/** Line and column (one-based) of an offset. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** A problem at an offset of the file. */
export function problemAt(
  text: string,
  offset: number,
  message: Text,
  severity: ConfigProblem['severity'] = 'error',
): ConfigProblem {
  return { ...positionOf(text, offset), severity, message };
}
