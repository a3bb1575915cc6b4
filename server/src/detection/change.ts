/** What differs between two states of one text: all that was typed in between lies in one stretch of it. */

/** A stretch that was replaced. Before `start` and from its ends on, both texts are the same. */
export interface Change {
  readonly start: number;
  /** Its end in the text as it was. */
  readonly end: number;
  /** Its end in the text as it is. */
  readonly newEnd: number;
}

/** Compared at once: the engine does that many times faster than character by character. */
const BLOCK = 4096;

/** @returns the smallest stretch in which two texts differ; empty where they do not. Linear, and quick. */
export function changeBetween(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start + BLOCK <= most && before.slice(start, start + BLOCK) === after.slice(start, start + BLOCK)) {
    start += BLOCK;
  }
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = before.length;
  let newEnd = after.length;
  while (
    Math.min(end, newEnd) - start >= BLOCK &&
    before.slice(end - BLOCK, end) === after.slice(newEnd - BLOCK, newEnd)
  ) {
    end -= BLOCK;
    newEnd -= BLOCK;
  }
  while (end > start && newEnd > start && before.charCodeAt(end - 1) === after.charCodeAt(newEnd - 1)) {
    end--;
    newEnd--;
  }
  return { start, end, newEnd };
}

/** By how much everything behind the change has moved. */
export const movedBy = ({ end, newEnd }: Change): number => newEnd - end;

/**
 * Whether nothing of a stretch of the old text was changed. Both ends count as read, so that what began or ended a text
 * is known to have done so.
 */
export const isUntouched = ({ start, end }: Change, from: number, to: number): boolean =>
  to < start || from > end;

/** How an item of a list stands in a text: at which offset, and what it is when it has moved. */
export interface Place<T> {
  of(item: T): number;
  moved(item: T, by: number): T;
}

export const OFFSETS: Place<number> = { of: (offset) => offset, moved: (offset, by) => offset + by };

/** What was told anew: the items of the old text from `from` up to `to`; those behind it have moved. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

/**
 * The items of a text, of which those in a stretch were told anew.
 * @param before in the order of the old text
 * @param fresh in the order of the new text, and all that there are in what has become of the stretch
 */
export function spliced<T>(
  before: readonly T[],
  { from, to, by }: Stretch,
  fresh: readonly T[],
  place: Place<T>,
): T[] {
  const result: T[] = before.slice(0, firstAt(before, from, place.of));
  for (const item of fresh) result.push(item);
  for (let at = firstAt(before, to, place.of); at < before.length; at++) {
    const item = before[at] as T;
    result.push(by === 0 ? item : place.moved(item, by));
  }
  return result;
}

/** The index of the first item that stands at an offset or behind it. */
function firstAt<T>(items: readonly T[], offset: number, placeOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(items[middle] as T) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
