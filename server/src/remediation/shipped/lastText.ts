import { type Change, changeBetween, isUntouched, movedBy } from '../../detection/change.ts';
import { shift } from '../../detection/spans.ts';
import type { Span } from '../../detection/types.ts';

/** What was found out about a text. */
interface Seen {
  readonly text: string;
  readonly answers: Map<unknown, unknown>;
  /** By pattern: a place where it matches, or that there is none. */
  readonly places: Map<RegExp, Span | null>;
}

const seenOf = (text: string): Seen => ({ text, answers: new Map(), places: new Map() });

/** The last text, and the one before: each finding of a document asks the same, at every key stroke. */
let last: Seen = seenOf('');
let before: Seen = last;
let change: Change | undefined;

function read(text: string): Seen {
  if (last.text !== text) {
    before = last;
    last = seenOf(text);
    change = undefined;
  }
  return last;
}

/** @returns what `look` makes of the text, looked at once. @param look a function that is always the same one. */
export function seenIn<T>(text: string, look: (text: string) => T, key: unknown = look): T {
  const { answers } = read(text);
  if (!answers.has(key)) answers.set(key, look(text));
  return answers.get(key) as T;
}

/** @param pattern without `g` or `y`. @returns whether it is anywhere in the text. */
export function holdsIn(text: string, pattern: RegExp): boolean {
  const { places } = read(text);
  let place = places.get(pattern);
  if (place === undefined) {
    place = placeIn(text, pattern);
    places.set(pattern, place);
  }
  return place !== null;
}

/** No pattern reads further than some words, but for white space between them. */
const REACH = 1000;
const LONG_BLANK = /\s{400}/;

/** Where a pattern matches. Of a text that was changed a little since it was last looked at, only that is looked at. */
function placeIn(text: string, pattern: RegExp): Span | null {
  const known = before.places.get(pattern);
  const isLocal = pattern.multiline || !/[\^$]/.test(pattern.source);
  if (known === undefined || !isLocal) return firstIn(text, pattern, 0);
  change ??= changeBetween(before.text, text);
  if (known !== null) {
    const isKept = isUntouched(change, known.start - REACH, known.end + REACH);
    return isKept ? moved(known, change) : firstIn(text, pattern, 0);
  }
  // Whole lines, as the pattern may tell where they begin and end.
  const from = text.lastIndexOf('\n', Math.max(0, change.start - REACH)) + 1;
  const lineEnd = text.indexOf('\n', change.newEnd + REACH);
  const around = text.slice(from, lineEnd < 0 ? text.length : lineEnd);
  return LONG_BLANK.test(around) ? firstIn(text, pattern, 0) : firstIn(around, pattern, from);
}

const moved = (place: Span, passed: Change): Span =>
  place.start < passed.start ? place : shift(place, movedBy(passed));

function firstIn(text: string, pattern: RegExp, offset: number): Span | null {
  const found = pattern.exec(text);
  return found && { start: offset + found.index, end: offset + found.index + found[0].length };
}
