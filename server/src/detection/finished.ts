/** What came of the matches and candidates of a text: it counts in the next state, where nothing near it was changed. */
import { type Change, isUntouched, movedBy } from './change.ts';
import type { Span } from './types.ts';

/** What something was made of: a stretch of the text with what is near it, and what was known beforehand. */
export interface Basis {
  readonly ruleId: string;
  readonly range: Span;
  /** What was read around the range by the pattern. */
  readonly whole: Span;
  /** Compared one by one. */
  readonly known: readonly unknown[];
}

interface Entry<T> {
  readonly known: readonly unknown[];
  readonly result: T;
}

/** By rule and place. */
export type Entries<T> = ReadonlyMap<string, Entry<T>>;

export interface Finished<T> {
  /** @param make is asked where nothing is known that still counts */
  of(basis: Basis, make: () => T): T;
  readonly entries: Entries<T>;
}

/**
 * So far from a match nothing is read: a name stands within 300 characters in front of it, context words within four
 * lines of 200.
 */
const REACH = 1000;

const keyOf = ({ ruleId, range, whole }: Basis, by: number): string =>
  `${ruleId} ${range.start - by} ${range.end - by} ${whole.start - by} ${whole.end - by}`;

/**
 * @param past what came of the text before the change
 * @param moved a result at another place; nothing where it does not count there any more
 */
export function createFinished<T>(
  past: { readonly entries: Entries<T>; readonly change: Change } | undefined,
  moved: (result: T, by: number) => T | undefined,
): Finished<T> {
  const entries = new Map<string, Entry<T>>();

  function before(basis: Basis): T | undefined {
    if (past === undefined) return undefined;
    const { change } = past;
    const start = Math.min(basis.range.start, basis.whole.start);
    const end = Math.max(basis.range.end, basis.whole.end);
    const by = end < change.start ? 0 : movedBy(change);
    if (by !== 0 && start < change.newEnd) return undefined;
    if (!isUntouched(change, start - by - REACH, end - by + REACH)) return undefined;
    const entry = past.entries.get(keyOf(basis, by));
    const isSame = entry?.known.every((value, at) => value === basis.known[at]) === true;
    return isSame ? moved(entry.result, by) : undefined;
  }

  return {
    of(basis, make) {
      const result = before(basis) ?? make();
      entries.set(keyOf(basis, 0), { known: basis.known, result });
      return result;
    },
    entries,
  };
}
