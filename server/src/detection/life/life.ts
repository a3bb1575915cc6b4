/**
 * What a value tells of its own life: when it begins and ends, and what it may do until then. Read from the text alone;
 * only the verdict needs a clock, which is handed in.
 */
import type { LifeJudge } from '../contracts.ts';
import type { LifeState } from '../types.ts';
import { readCertificateBeside } from './certificate.ts';
import { readJwt } from './jwt.ts';
import { readMacaroon } from './macaroon.ts';
import { readSas } from './sas.ts';
import { readSignedUrl } from './signedUrl.ts';
import { DAY, type Dates } from './time.ts';

/** A fortnight: what a team needs to replace a key without hurry. */
export const SOON_DAYS = 14;
/** A quarter: longer than that is long for something that can be issued anew. */
export const LONG_DAYS = 90;

/** Cheap signs first: most values hold none of them. */
const READERS: readonly (readonly [sign: RegExp, read: (value: string) => Dates | undefined])[] = [
  [/^(?:Bearer\s)?eyJ/, readJwt],
  [/sig=/, readSas],
  [/Signature=/, readSignedUrl],
  [/^pypi-/, readMacaroon],
];

/** @param now tells the time, in milliseconds since the epoch. @returns a judge of values and what stands beside them. */
export function createLifeJudge(now: () => number): LifeJudge {
  return (value, text, range) => {
    const dates = datesOf(value) ?? readCertificateBeside(text, range);
    return dates === undefined ? undefined : { ...dates, state: stateOf(dates, now()) };
  };
}

/** @returns what the value itself says; undefined where it says nothing of when it ends. */
export function datesOf(value: string): Dates | undefined {
  for (const [sign, read] of READERS) {
    const dates = sign.test(value) ? read(value) : undefined;
    if (dates !== undefined) return dates;
  }
  return undefined;
}

/** @param now milliseconds since the epoch, as all times here. */
export function stateOf({ start, end }: Dates, now: number): LifeState {
  if (end === undefined) return 'endless';
  if (end <= now) return 'expired';
  if (start !== undefined && start > now) return 'early';
  if (end - now <= SOON_DAYS * DAY) return 'expiring';
  return end - (start ?? now) > LONG_DAYS * DAY ? 'long' : 'current';
}
