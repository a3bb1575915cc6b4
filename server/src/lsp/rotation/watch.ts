/**
 * Watches when the entries of the workspace's `.env` files are due: all files, open or not. What is overdue in a closed
 * one is a diagnostic, too, and the client gets the whole list for its view.
 */
import { ROTATION_NOTIFICATION, type RotationEntry, type RotationParams } from '../../protocol.ts';
import { isEnvFile } from '../../remediation/envFiles.ts';
import { listEnvFiles } from '../../workspace/listEnvFiles.ts';
import { pathOf, uriOf } from '../../workspace/project.ts';
import { isPacked } from '../archiveFiles.ts';
import type { Diagnostics } from '../diagnostics.ts';
import { readDocument } from '../fixes.ts';
import { rotationDiagnostics } from '../notices.ts';
import { folderOf, type Session } from '../session.ts';
import { entriesIn } from './entries.ts';

const DAY = 86_400_000;

export interface RotationWatch {
  /** Looks for the files anew, and into each of them. */
  lookAll(): Promise<void>;
  /** Some files have changed on disk or in the editor; others than `.env` files are passed over. */
  look(uris: readonly string[]): Promise<void>;
  dispose(): void;
}

export function createRotationWatch(session: Session, diagnostics: Diagnostics): RotationWatch {
  const known = new Map<string, readonly RotationEntry[]>();
  const stopping = new AbortController();
  /** Works wait for each other: what was read last is told last. */
  let last: Promise<void> = Promise.resolve();
  let told = '[]';
  let midnight: ReturnType<typeof setTimeout> | undefined;

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    last = last.then(() => (stopping.signal.aborted ? undefined : work()));
    return last;
  };

  const tell = (): void => {
    const params: RotationParams = { entries: [...known.values()].flat() };
    const text = JSON.stringify(params.entries);
    if (text === told) return;
    told = text;
    void session.connection.sendNotification(ROTATION_NOTIFICATION, params);
  };

  const lookAt = async (uri: string): Promise<void> => {
    // A closed file is looked at as long as a folder of the workspace holds it.
    const isOurs = session.documents.get(uri) !== undefined || folderOf(session, uri) !== undefined;
    const read = session.settings().enable && isOurs ? await readDocument(session, uri) : undefined;
    const entries = read === undefined ? [] : entriesIn(session, read.document);
    if (entries.length === 0) known.delete(uri);
    else known.set(uri, entries);
    // An open document says so itself.
    diagnostics.setProblems(uri, read?.version === null ? rotationDiagnostics(session, read.document) : []);
  };

  /** The days left change overnight. */
  const waitForTomorrow = (): void => {
    clearTimeout(midnight);
    const left = DAY - (session.host.now() % DAY);
    midnight = setTimeout(() => {
      diagnostics.refresh();
      void lookAll();
    }, left + 1000);
    midnight.unref?.();
  };

  const lookAll = (): Promise<void> =>
    inTurn(async () => {
      waitForTomorrow();
      const found = new Set(session.documents.keys().filter((uri) => isEnvFile(uri) && !isPacked(uri)));
      for (const { uri } of session.folders()) {
        const root = uri.startsWith('file:') ? pathOf(uri) : undefined;
        if (root === undefined) continue;
        const { exclude } = session.settings();
        const { files, isCut } = await listEnvFiles(session.host, root, exclude, stopping.signal);
        if (isCut) session.log.warn(`${uri}: too many folders, not all .env files are watched`);
        for (const path of files) found.add(uriOf(path));
      }
      for (const uri of new Set([...known.keys(), ...found])) await lookAt(uri);
      tell();
    });

  return {
    lookAll,
    look: (uris) => {
      const files = [...new Set(uris)].filter((uri) => isEnvFile(uri) && !isPacked(uri));
      if (files.length === 0) return Promise.resolve();
      return inTurn(async () => {
        for (const uri of files) await lookAt(uri);
        tell();
      });
    },
    dispose() {
      stopping.abort();
      clearTimeout(midnight);
    },
  };
}
