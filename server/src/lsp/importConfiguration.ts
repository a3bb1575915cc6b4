/** `kagimori.importConfiguration`: the import of the command line, for a folder that is open in an editor. */
import { importCommand } from '../cli/importCommand.ts';
import { EXIT } from '../cli/surroundings.ts';
import type { Text } from '../detection/types.ts';
import type { ImportedConfiguration } from '../protocol.ts';
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
  const cwd = pathOf(uri);
  if (cwd === undefined || !session.isTrusted()) return { ok: false, message: NOT_TRUSTED[language] };
  let out = '';
  let err = '';
  const around = {
    host,
    cwd,
    locale: language,
    signal: new AbortController().signal,
    color: false,
    progress: false,
    out(text: string) {
      out += text;
    },
    err(text: string) {
      err += text;
    },
    stdin: async () => new Uint8Array(),
  };
  const notes: boolean[] = [];
  const code = await importCommand(
    { name: 'import', paths: [], dryRun: !write },
    { around, language },
    (note) => notes.push(note.taken),
  );
  if (code !== EXIT.clean) return { ok: false, message: err.replace(/^kagimori: /, '').trim() };
  const taken = notes.filter(Boolean).length;
  // A line for each note; what follows them is for a terminal.
  return { ok: true, lines: out.split('\n').slice(0, notes.length), taken, left: notes.length - taken };
}
