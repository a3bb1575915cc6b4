/** Writes the notes of a `.env` entry: the date that is there is replaced, else a comment goes right above the entry. */
import type { Span } from '../../detection/types.ts';
import { type NoteKind, noteLine } from '../../remediation/dotenv/note.ts';
import { type EnvEntry, parseEnv } from '../../remediation/dotenv/parse.ts';
import { lineBreakOf } from '../../remediation/syntax/places.ts';
import { datesOf } from './envNotes.ts';

export interface NoteToWrite {
  readonly name: string;
  readonly kind: NoteKind;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** @returns the edit, which may be empty; undefined where the file has no such entry. Of two entries the last counts. */
export function writeNote(
  text: string,
  { name, kind, date }: NoteToWrite,
): { readonly range: Span; readonly newText: string } | undefined {
  const entry = parseEnv(text).findLast((candidate) => candidate.name === name);
  if (entry === undefined) return undefined;
  // The last one counts, as with entries.
  const present = datesOf(text, entry).findLast((note) => note.kind === kind);
  if (present !== undefined) return { range: present.dateAt, newText: date };
  const start = lineStart(text, entry);
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  return { range: { start, end: start }, newText: `${indent}${noteLine(kind, date)}${lineBreakOf(text)}` };
}

/** @returns whether it is a day that exists. */
export function isDay(date: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** A byte order mark stays the first thing in the file. */
function lineStart(text: string, { range }: EnvEntry): number {
  const start = text.lastIndexOf('\n', range.start - 1) + 1;
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}
