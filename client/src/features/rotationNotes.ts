/** The notes of `.env` entries: "expires" with a day of choice, "rotated" with today's. */
import { commands, Disposable, l10n, window } from 'vscode';
import {
  COMMANDS,
  PLAN_NOTE_REQUEST,
  type PlanNoteParams,
  type PlannedMove,
} from '../../../server/src/protocol.ts';
import { applyPlan } from '../applyPlan.ts';
import type { Server } from '../server.ts';

/** An entry of a `.env` file, from the view or from the light bulb. */
export interface EntryName {
  readonly uri: string;
  readonly name: string;
  readonly due?: { readonly kind: 'expires' | 'rotated'; readonly date: string };
}

const DAY = 86_400_000;

export function registerRotationNotes(server: Server): Disposable {
  return Disposable.from(
    commands.registerCommand(COMMANDS.setExpiry, async (entry: EntryName) => {
      const date = await askDay(entry);
      return date !== undefined && writeNote(server, { ...entry, kind: 'expires', date });
    }),
    commands.registerCommand(COMMANDS.markRotated, (entry: EntryName) =>
      writeNote(server, { ...entry, kind: 'rotated' }),
    ),
  );
}

/** @returns whether the note was written; when not, the person has been told why */
export async function writeNote(server: Server, { uri, name, kind, date }: PlanNoteParams): Promise<boolean> {
  const params: PlanNoteParams = { uri, name, kind, ...(date === undefined ? {} : { date }) };
  return applyPlan(server, await server.request<PlannedMove>(PLAN_NOTE_REQUEST, params));
}

function askDay({ name, due }: EntryName): Thenable<string | undefined> {
  const inAQuarter = new Date(Date.now() + 90 * DAY).toISOString().slice(0, 10);
  return window.showInputBox({
    title: l10n.t('When does {0} expire?', name),
    prompt: l10n.t('The last day on which it is good, as YYYY-MM-DD'),
    value: due?.kind === 'expires' ? due.date : inAQuarter,
    validateInput: (text) => (isDay(text) ? undefined : l10n.t('A day looks like 2027-01-31.')),
  });
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
