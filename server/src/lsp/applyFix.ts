/**
 * Applies a fix from the server, for the code lens and for clients that cannot create a file within an edit (Emacs, for
 * one): for these the files that the edit needs are made first, empty, and taken away again if it is not applied. The
 * value travels in the edit alone.
 */
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { FileCreation } from '../remediation/plan.ts';
import { pathOf } from '../workspace/project.ts';
import { type Built, NOT_APPLICABLE } from './fixes.ts';
import type { PendingFixes } from './pendingFixes.ts';
import type { Session } from './session.ts';
import { tell } from './tell.ts';

/**
 * @param build builds the fix from what is there now: called again once the files are made.
 * @param fingerprint of what the fix is about; undefined for all of a document.
 */
export async function applyFix(
  session: Session,
  pending: PendingFixes,
  build: () => Promise<Built>,
  uri: string,
  fingerprint: string | undefined,
): Promise<void> {
  let built = await build();
  const made = built.ok ? [] : await makeEmpty(session, built.creations ?? []);
  if (made.length > 0) built = await build();
  if (!built.ok) {
    await removeAll(session, made);
    tell(session, 'warning', built.reason);
    return;
  }
  pending.planned(uri, fingerprint, built.plan);
  if (await applies(session, built.edit)) await pending.applied(uri, fingerprint);
  else {
    await removeAll(session, made);
    tell(session, 'warning', NOT_APPLICABLE.refused);
  }
}

/** @returns the paths that were made; none where one of them could not be. What has appeared meanwhile is left alone. */
async function makeEmpty(session: Session, files: readonly FileCreation[]): Promise<readonly string[]> {
  const made: string[] = [];
  for (const { uri, mode } of files) {
    const path = pathOf(uri);
    if (path === undefined || !(await makeOne(session, path, mode))) {
      await removeAll(session, made);
      return [];
    }
    made.push(path);
  }
  return made;
}

async function makeOne({ host }: Session, path: string, mode: number | undefined): Promise<boolean> {
  const there = await host.stat(path);
  if (there.ok || there.error !== 'not-found') return false;
  return (await host.writeFileAtomic(path, new Uint8Array(), mode)).ok;
}

async function removeAll(session: Session, paths: readonly string[]): Promise<void> {
  for (const path of paths) await session.host.remove(path);
}

const applies = async (session: Session, edit: WorkspaceEdit): Promise<boolean> =>
  session.abilities.applyEdit && (await session.connection.workspace.applyEdit(edit)).applied;
