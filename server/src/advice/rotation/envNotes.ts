/**
 * Notes in a `.env` file about the life of an entry: `# expires: YYYY-MM-DD` and `# rotated: YYYY-MM-DD`, in the
 * comments right above it or behind its value. Days are counted in UTC; a day that expires is still good.
 */
import type { Span, Text } from '../../detection/types.ts';
import type { NoteKind } from '../../remediation/dotenv/note.ts';
import { type EnvEntry, parseEnv } from '../../remediation/dotenv/parse.ts';
import type { Notice } from '../notice.ts';

export interface RotationRequest {
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Days after which a value is due for rotation. */
  readonly maxAgeDays: number;
}

/** One note of an entry, as days from today. */
export interface RotationNote {
  readonly name: string;
  /** The name in the file. */
  readonly entry: Span;
  readonly kind: NoteKind;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Where the date stands. */
  readonly dateAt: Span;
  /** Days until it expires or is due; negative once it is past. */
  readonly daysLeft: number;
}

const DAY = 86_400_000;
const NOTE = /#[^\n]*?\b(expires|rotated):\s{0,20}(\d{4}-\d{2}-\d{2})(?!\d)/gi;
const GUIDE =
  'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html#273-rotation';

/** @returns the notes of every entry, in the order of the file; a date that does not exist is none. */
export function rotationNotes({ text, now, maxAgeDays }: RotationRequest): readonly RotationNote[] {
  if (!/(?:expires|rotated):/i.test(text)) return [];
  const today = Math.floor(now / DAY);
  return parseEnv(text).flatMap((entry) => {
    const start = text.indexOf(entry.name, entry.range.start);
    const span = { start, end: start + entry.name.length };
    return datesOf(text, entry).flatMap(({ kind, date, dateAt }): RotationNote[] => {
      const day = dayOf(date);
      if (day === undefined) return [];
      const daysLeft = (kind === 'expires' ? day : day + maxAgeDays) - today;
      return [{ name: entry.name, entry: span, kind, date, dateAt, daysLeft }];
    });
  });
}

/** @returns the dates in the comments of an entry, real or not, in the order of the file. */
export function datesOf(
  text: string,
  entry: EnvEntry,
): readonly Pick<RotationNote, 'kind' | 'date' | 'dateAt'>[] {
  return commentsOf(text, entry).flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(NOTE)].map((found) => {
      const [whole, word = '', date = ''] = found;
      const dateEnd = start + found.index + whole.length;
      const kind = word.toLowerCase() === 'expires' ? 'expires' : 'rotated';
      return { kind, date, dateAt: { start: dateEnd - date.length, end: dateEnd } } as const;
    }),
  );
}

/** The comments right above an entry and the one behind its value. */
function commentsOf(text: string, { range, valueRange }: EnvEntry): readonly Span[] {
  const above: Span[] = [];
  let end = text.lastIndexOf('\n', range.start - 1);
  while (end >= 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    if (end === 0 || !/^\s*#/.test(text.slice(start, end))) break;
    above.unshift({ start, end });
    end = start - 1;
  }
  const stop = text.indexOf('\n', valueRange.end);
  const behind = { start: valueRange.end, end: stop < 0 ? text.length : stop };
  return /^\s+#/.test(text.slice(behind.start, behind.end)) ? [...above, behind] : above;
}

/** Days since the epoch; undefined for 2026-02-30. */
function dayOf(date: string): number | undefined {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) return undefined;
  return Math.floor(time / DAY);
}

/** @returns what there is to say of the notes that are past their day. */
export function rotationNotices(notes: readonly RotationNote[], maxAgeDays: number): readonly Notice[] {
  return notes
    .filter(({ daysLeft }) => daysLeft < 0)
    .map((note) => ({
      id: note.kind === 'expires' ? 'rotation-expired' : 'rotation-due',
      severity: 'medium',
      range: note.entry,
      text: rotationText(note, maxAgeDays),
      url: GUIDE,
    }));
}

/**
 * @param lives when values end by what they say themselves, by name; in milliseconds since the epoch.
 * @returns notes for the entries that have none of this kind.
 */
export function notesOfLives(
  { text, now }: RotationRequest,
  lives: ReadonlyMap<string, number>,
  notes: readonly RotationNote[],
): readonly RotationNote[] {
  if (lives.size === 0) return [];
  return parseEnv(text).flatMap(({ name, range }): RotationNote[] => {
    const end = lives.get(name);
    if (end === undefined || notes.some((note) => note.name === name && note.kind === 'expires')) return [];
    const start = text.indexOf(name, range.start);
    const entry = { start, end: start + name.length };
    const daysLeft = Math.floor(end / DAY) - Math.floor(now / DAY);
    const date = new Date(end).toISOString().slice(0, 10);
    return [{ name, entry, kind: 'expires', date, dateAt: entry, daysLeft }];
  });
}

/** @returns the state of an entry in a sentence, with the days left. Holds its name, never its value. */
export function rotationText({ name, kind, date, daysLeft }: RotationNote, maxAgeDays: number): Text {
  const past = -daysLeft;
  const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
  if (kind === 'expires') {
    return daysLeft < 0
      ? {
          en: `${name} expired on ${date}, ${days(past)} ago: make a new one, put it here, and revoke this one.`,
          ja: `${name} は ${date} に期限切れです（${past} 日経過）。新しい値に替え、古いものを失効させてください。`,
        }
      : {
          en: `${name} expires on ${date}: ${days(daysLeft)} left.`,
          ja: `${name} の期限は ${date} です（残り ${daysLeft} 日）。`,
        };
  }
  return daysLeft < 0
    ? {
        en: `${name} was last rotated on ${date}, ${days(maxAgeDays + past)} ago (at most ${maxAgeDays}): rotate it, and write the new day here.`,
        ja: `${name} の最終ローテーションは ${date} で、${maxAgeDays + past} 日前です（上限 ${maxAgeDays} 日）。ローテーションして日付を更新してください。`,
      }
    : {
        en: `${name} was last rotated on ${date}: ${days(daysLeft)} left until the next rotation.`,
        ja: `${name} の最終ローテーションは ${date} です。次回まで残り ${daysLeft} 日です。`,
      };
}
