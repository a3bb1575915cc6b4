/** What a `.env` file can say of the life of an entry, in the comments of the entry. */
export type NoteKind = 'expires' | 'rotated';

/** @param date `YYYY-MM-DD`. @returns the note as a line of its own. */
export const noteLine = (kind: NoteKind, date: string): string => `# ${kind}: ${date}`;
