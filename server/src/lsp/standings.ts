/**
 * How long the keys of a document have stood in git. Asked when a document is opened or saved, when its repository has
 * moved or other rules are in force, and after a scan, never at a key stroke; an answer is kept as long as the
 * repository stays as it is.
 */
import { dirname } from 'node:path';
import { needlesOf, repositoryState, standingsOf } from '../git/standing.ts';
import { isEnvFile } from '../remediation/envFiles.ts';
import { pathOf } from '../workspace/project.ts';
import { createBranchWatches } from './branchWatches.ts';
import { readDocument } from './fixes.ts';
import type { Session } from './session.ts';

export interface StandingLooks {
  /** Asks git about the keys of a document. @returns whether there is news; a later look at the same ends an earlier one. */
  look(uri: string): Promise<boolean>;
  dispose(): void;
}

/**
 * Looks wait for each other: git runs once at a time.
 * @param moved called with an open document that is to be looked at again: its repository has moved.
 */
export function createStandingLooks(session: Session, moved: (uri: string) => void): StandingLooks {
  const watches = createBranchWatches(session, moved);
  const running = new Map<string, AbortController>();
  let last: Promise<unknown> = Promise.resolve();

  const lookAt = async (uri: string, signal: AbortSignal): Promise<boolean> => {
    const path = uri.startsWith('file:') && !isEnvFile(uri) ? pathOf(uri) : undefined;
    if (path === undefined || !session.isTrusted() || signal.aborted) return false;
    const read = await readDocument(session, uri);
    if (read === undefined) return false;
    const needles = needlesOf(read.document.getText(), session.detect(read.document).findings);
    if (needles.size === 0) return false;
    // Watched first and asked then: nothing that moves between is missed.
    if (session.documents.get(uri) !== undefined) await watches.cover(dirname(path));
    const repository = await repositoryState(session.host, dirname(path));
    if (signal.aborted) return false;
    // No repository (any more): what it said is void.
    if (!repository.ok) return session.standings.set(uri, '', [], new Map());
    const { state } = repository;
    if (session.standings.knows(uri, state, needles.keys())) return false;
    const found = await standingsOf(session.host, path, needles, signal);
    if (found === undefined || signal.aborted) return false;
    return session.standings.set(uri, state, needles.keys(), found);
  };

  return {
    look(uri) {
      running.get(uri)?.abort();
      const controller = new AbortController();
      running.set(uri, controller);
      const looked = last.then(() => lookAt(uri, controller.signal));
      last = looked
        .catch(() => undefined)
        .finally(() => {
          if (running.get(uri) === controller) running.delete(uri);
        });
      return looked;
    },
    dispose() {
      for (const controller of running.values()) controller.abort();
      watches.dispose();
    },
  };
}
