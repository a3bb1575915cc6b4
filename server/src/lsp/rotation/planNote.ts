/** Writes the notes of `.env` entries: when one expires, and when it was rotated. */
import { isDay, writeNote } from '../../advice/rotation/writeNote.ts';
import { dayOf } from '../../detection/life/time.ts';
import type { Text } from '../../detection/types.ts';
import type { PlannedMove } from '../../protocol.ts';
import type { NoteKind } from '../../remediation/dotenv/note.ts';
import { isEnvFile } from '../../remediation/envFiles.ts';
import { type Built, editOf, readDocument } from '../fixes.ts';
import { answerOf } from '../planMove.ts';
import type { Session } from '../session.ts';
import { tell } from '../tell.ts';

const DAY = 86_400_000;

const TITLES: Readonly<Record<NoteKind, Text>> = {
  expires: { en: 'Note when it expires', ja: '有効期限を記録する' },
  rotated: { en: 'Note that it was rotated', ja: 'ローテーションした日を記録する' },
};
const NO_ENTRY: Text = {
  en: 'The .env file has no such entry.',
  ja: '.env にその項目はありません。',
};
const NO_DAY: Text = {
  en: 'That is no day: write it as YYYY-MM-DD.',
  ja: '日付として読み取れません。YYYY-MM-DD の形で入力してください。',
};

/** @returns today in UTC, `YYYY-MM-DD`. */
export const today = ({ host }: Pick<Session, 'host'>): string => dayOf(host.now());

/** @returns the day on which a reminder that nobody dated is due: when the key is due for rotation anyway. */
export const reminderDay = ({ host, settings }: Pick<Session, 'host' | 'settings'>): string =>
  dayOf(host.now() + settings().maxAgeDays * DAY);

/** @param note as it came from a client. @returns the edit of that one file. */
export async function buildNote(session: Session, note: unknown): Promise<Built> {
  const { uri, name, kind, date = today(session) } = recordOf(note);
  if (typeof uri !== 'string' || typeof name !== 'string' || !isEnvFile(uri)) {
    return { ok: false, reason: NO_ENTRY };
  }
  if (typeof date !== 'string' || !isDay(date)) return { ok: false, reason: NO_DAY };
  const read = await readDocument(session, uri);
  const text = read?.document.getText() ?? '';
  const noted: NoteKind = kind === 'rotated' ? 'rotated' : 'expires';
  const edit = writeNote(text, { name, kind: noted, date });
  if (read === undefined || edit === undefined) return { ok: false, reason: NO_ENTRY };
  const replacements = [{ ...edit, annotation: 'advice' as const }];
  const changes = [{ kind: 'edit' as const, uri, version: read.version, text, replacements }];
  return editOf(session, {
    ok: true,
    plan: { title: TITLES[noted], changes, names: [], notes: [] },
    leftAlone: 0,
  });
}

/** `kagimori/planNote`. */
export async function planNote(session: Session, params: unknown): Promise<PlannedMove> {
  return answerOf(session, await buildNote(session, params));
}

/** The commands of clients that know only LSP: the edit is made, and the client is asked to apply it. */
export async function applyNote(session: Session, kind: NoteKind, argument: unknown): Promise<null> {
  const fallback = kind === 'expires' ? { date: reminderDay(session) } : {};
  const built = await buildNote(session, { ...fallback, ...recordOf(argument), kind });
  if (built.ok) await session.connection.workspace.applyEdit(built.edit);
  else tell(session, 'warning', built.reason);
  return null;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
