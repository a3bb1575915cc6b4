/** Times in the ways in which credentials write them, as milliseconds since the epoch. */
import type { Life } from '../types.ts';

/** Everything that is read of a value, without a verdict. */
export type Dates = Omit<Life, 'state'>;

export const DAY = 86_400_000;

/** Beyond this a `Date` has no name for the day. */
const LAST = 8.64e15;

const checked = (time: number): number | undefined =>
  Number.isFinite(time) && Math.abs(time) <= LAST ? time : undefined;

/** @param seconds since the epoch, a number or its digits. */
export function fromSeconds(seconds: unknown): number | undefined {
  if (typeof seconds === 'number') return checked(seconds * 1000);
  return typeof seconds === 'string' && /^\d{1,15}$/.test(seconds)
    ? checked(Number(seconds) * 1000)
    : undefined;
}

/** @param text `2026-01-31`, `2026-01-31T10:00:00Z` and what is between: a time without a zone is UTC. */
export function fromIso(text: string | null): number | undefined {
  if (text === null) return undefined;
  const hasTime = /T\d/.test(text);
  const zoned = !hasTime || /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text);
  return checked(Date.parse(zoned ? text : `${text}Z`));
}

/** @param text `20260131T100000Z`, ISO 8601 without its marks. */
export function fromBasic(text: string | null): number | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text ?? '') ?? [];
  return year === undefined ? undefined : fromIso(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** The given ones of two times, as the fields of a life. */
export function span(
  start: number | undefined,
  end: number | undefined,
): { readonly start?: number; readonly end?: number } {
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

/** @returns the day in UTC, `YYYY-MM-DD`. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
