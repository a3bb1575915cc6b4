/** What git said so far of the keys in documents, and how old that makes them by the policy in force. */
import { type Age, ageOf } from '../advice/standing.ts';
import type { Standing } from '../git/standing.ts';
import type { Host } from '../host.ts';
import type { Settings } from './settings.ts';

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

/** What a session has of it. */
interface Around {
  readonly standings: StandingStore;
  readonly host: Pick<Host, 'now'>;
  settings(): Pick<Settings, 'maxAgeDays'>;
}

/** @returns how long a key has stood in git, by the policy in force; undefined where that is not known. */
export function ageIn(
  { standings, host, settings }: Around,
  uri: string,
  fingerprint: string,
): Age | undefined {
  const standing = standings.of(uri, fingerprint);
  return standing && ageOf(standing, host.now(), settings().maxAgeDays);
}
