/**
 * How long the keys of a document have stood in git. Asked when a document is opened or saved and after a scan, never
 * at a key stroke; an answer is kept as long as the repository stays as it is.
 */
import { dirname } from 'node:path';
import { type Age, ageOf } from '../advice/standing.ts';
import { needleOf, repositoryState, type Standing, standingsOf } from '../git/standing.ts';
import { isEnvFile } from '../remediation/envFiles.ts';
import { pathOf } from '../workspace/project.ts';
import { readDocument } from './fixes.ts';
import type { Session } from './session.ts';

/** A larger file is not followed through its history. */
const MAX_CHARACTERS = 500_000;

/** What git said of the keys of each document. */
export interface StandingStore {
  of(uri: string, fingerprint: string): Standing | undefined;
  /** Whether git was asked for all of these in this state of the repository. */
  knows(uri: string, state: string, fingerprints: Iterable<string>): boolean;
  /** @param found those of the asked ones that are in a commit. @returns whether that is news. */
  set(uri: string, state: string, asked: Iterable<string>, found: ReadonlyMap<string, Standing>): boolean;
}

interface Known {
  readonly state: string;
  readonly asked: ReadonlySet<string>;
  readonly found: ReadonlyMap<string, Standing>;
}

export function createStandingStore(): StandingStore {
  const known = new Map<string, Known>();
  return {
    of: (uri, fingerprint) => known.get(uri)?.found.get(fingerprint),
    knows(uri, state, fingerprints) {
      const last = known.get(uri);
      return last?.state === state && [...fingerprints].every((fingerprint) => last.asked.has(fingerprint));
    },
    set(uri, state, asked, found) {
      const before = known.get(uri)?.found ?? new Map<string, Standing>();
      known.set(uri, { state, asked: new Set(asked), found });
      return (
        before.size !== found.size ||
        [...found].some(([fingerprint, { commit, pushedTo }]) => {
          const old = before.get(fingerprint);
          return old?.commit !== commit || old.pushedTo !== pushedTo;
        })
      );
    },
  };
}

/** @returns how long a key has stood in git, by the policy in force; undefined where that is not known. */
export function ageIn(
  { standings, host, settings }: Pick<Session, 'standings' | 'host' | 'settings'>,
  uri: string,
  fingerprint: string,
): Age | undefined {
  const standing = standings.of(uri, fingerprint);
  return standing && ageOf(standing, host.now(), settings().maxAgeDays);
}

export interface StandingLooks {
  /** Asks git about the keys of a document. @returns whether there is news; a later look at the same ends an earlier one. */
  look(uri: string): Promise<boolean>;
  dispose(): void;
}

/** Looks wait for each other: git runs once at a time. */
export function createStandingLooks(session: Session): StandingLooks {
  const running = new Map<string, AbortController>();
  let last: Promise<unknown> = Promise.resolve();

  const lookAt = async (uri: string, signal: AbortSignal): Promise<boolean> => {
    const path = uri.startsWith('file:') && !isEnvFile(uri) ? pathOf(uri) : undefined;
    if (path === undefined || !session.isTrusted() || signal.aborted) return false;
    const read = await readDocument(session, uri);
    const text = read?.document.getText() ?? '';
    if (read === undefined || text.length > MAX_CHARACTERS) return false;
    const needles = new Map<string, string>();
    for (const { fingerprint, range } of session.detect(read.document).findings) {
      const needle = needleOf(text.slice(range.start, range.end));
      if (needle !== undefined) needles.set(fingerprint, needle);
    }
    if (needles.size === 0) return false;
    const state = await repositoryState(session.host, dirname(path));
    if (state === undefined || session.standings.knows(uri, state, needles.keys())) return false;
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
    },
  };
}
