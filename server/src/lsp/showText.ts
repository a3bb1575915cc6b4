/** Shows a text as a document, by any client that can show one: a file among the temporary ones, gone with the server. */
import { join } from 'node:path';
import { uriOf } from '../workspace/project.ts';
import type { Session } from './session.ts';

const folders = new WeakMap<Session['connection'], string[]>();

/** @param text holds no value of a secret; it is written to a file that only this person can read. */
export async function showText(session: Session, name: string, text: string): Promise<void> {
  const folder = await session.host.makePrivateFolder();
  if (!folder.ok) {
    session.log.warn(`no temporary folder: ${folder.error}`);
    return;
  }
  folders.set(session.connection, [...(folders.get(session.connection) ?? []), folder.value]);
  const path = join(folder.value, name);
  const written = await session.host.writeFileAtomic(path, new TextEncoder().encode(text), 0o600);
  if (written.ok) await session.connection.window.showDocument({ uri: uriOf(path), takeFocus: true });
  else session.log.warn(`${name} could not be written: ${written.error}`);
}

/** Removes what was shown; the server ends. */
export async function forgetShown({ connection, host }: Session): Promise<void> {
  for (const folder of folders.get(connection) ?? []) await host.remove(folder);
  folders.delete(connection);
}
