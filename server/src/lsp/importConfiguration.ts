/** `kagimori.importConfiguration`: takes over what other tools were told, for a folder that is open in an editor. */
import type { Text } from '../detection/types.ts';
import type { ImportedConfiguration } from '../protocol.ts';
import type { Fate } from '../workspace/import/imported.ts';
import { linesOfNotes, planImport, writeImport } from '../workspace/import/plan.ts';
import { pathOf } from '../workspace/project.ts';
import type { Session } from './session.ts';

const NOT_TRUSTED: Text = {
  en: 'The configuration of a workspace that is not trusted does not count.',
  ja: '信頼されていないワークスペースの設定は使われません。',
};

/** @param write only says what would be taken over where false */
export async function importConfiguration(
  session: Session,
  uri: string,
  write: boolean,
): Promise<ImportedConfiguration> {
  const { host, language } = session;
  const refuse = (message: Text): ImportedConfiguration => ({ ok: false, message: message[language] });
  const folder = pathOf(uri);
  if (folder === undefined || !session.isTrusted()) return refuse(NOT_TRUSTED);
  const plan = await planImport(host, folder);
  if (!plan.ok) return refuse(plan.message);
  const problem = write ? await writeImport(host, folder, plan) : undefined;
  if (problem !== undefined) return refuse(problem);
  const countOf = (fate: Fate): number => plan.notes.filter((note) => note.fate === fate).length;
  const lines = linesOfNotes(plan.notes, language);
  return { ok: true, lines, taken: countOf('taken'), left: countOf('left') };
}
