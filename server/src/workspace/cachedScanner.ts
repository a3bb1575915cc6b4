/** A scanner that reads only what is not known to hold nothing. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Host } from '../host.ts';
import { BUILD } from '../version.ts';
import type { CleanStates } from './cleanStates.ts';
import { searchedBy } from './config/searched.ts';
import type { DetectorSetup } from './detectorSetup.ts';
import type { Scanner } from './scan.ts';
import type { FileOutcome } from './scanFile.ts';

/**
 * A file that was changed as shortly before it was looked at could change again and keep its times: file systems count
 * in steps of up to two seconds. Such a file is read again. (git calls it "racily clean".)
 */
const SETTLED_MS = 2500;

/** Files whose state is asked for in a row: what keeps an event loop waiting for about a millisecond. */
const ROW = 64;
/** Files that are handed on at once. */
const CHUNK = 512;

/**
 * @param archives whether archives are looked into
 * @param setup of the detector that looks: another one has to look for itself, unless it differs only in what happens
 *   to findings once they are there.
 */
export function scopeOf(
  { level, baseline, fingerprintKey, config = {}, ...setup }: DetectorSetup,
  archives = false,
): string {
  return createHash('sha256')
    .update(BUILD)
    .update(JSON.stringify([setup, searchedBy(config), archives]))
    .digest('hex');
}

/**
 * @param states gains what the inner scanner finds nothing in.
 * @param scope what looks, from `scopeOf`.
 * @param maxFileBytes files that are larger now are handed on, whatever was known of them.
 */
export function createCachedScanner(
  host: Host,
  states: CleanStates,
  scope: string,
  maxFileBytes: number,
  inner: Scanner,
): Scanner {
  let closed = false;
  return {
    async scan(paths, onOutcome) {
      const running: Promise<void>[] = [];
      let unknown = new Map<string, string | undefined>();
      const handOn = (): void => {
        const marks = unknown;
        unknown = new Map();
        const look = (path: string, outcome: FileOutcome): void => {
          const mark = marks.get(path);
          if (mark !== undefined && holdsNothing(outcome)) states.add(scope, path, mark, outcome.kind);
          onOutcome(path, outcome);
        };
        running.push(inner.scan([...marks.keys()], look));
      };
      for (let from = 0; from < paths.length && !closed; from += ROW) {
        // Before the files are read: what changes from here on has another mark.
        const now = host.now();
        for (const path of paths.slice(from, from + ROW)) {
          const state = host.fileState(path);
          const isSettled = state !== undefined && now - state.changedAt >= SETTLED_MS;
          const kind =
            isSettled && state.size <= maxFileBytes ? states.kindOf(scope, path, state.mark) : undefined;
          if (kind === undefined) unknown.set(path, isSettled ? state.mark : undefined);
          else onOutcome(path, CLEAN[kind](state?.size ?? 0));
        }
        if (unknown.size >= CHUNK) handOn();
        await setImmediate();
      }
      if (unknown.size > 0 && !closed) handOn();
      await Promise.all(running);
    },
    async close() {
      closed = true;
      await inner.close();
    },
  };
}

const CLEAN: Readonly<Record<'scanned' | 'binary', (bytes: number) => FileOutcome>> = {
  scanned: (bytes) => ({ kind: 'scanned', bytes, findings: [], suppressed: [], rights: [] }),
  binary: () => ({ kind: 'binary' }),
};

/** What is held back counts as something: it may come back on another day. */
function holdsNothing(
  outcome: FileOutcome,
): outcome is FileOutcome & { readonly kind: 'scanned' | 'binary' } {
  if (outcome.kind === 'scanned') {
    const isWhole = outcome.cut === undefined && outcome.skipped === undefined;
    return isWhole && outcome.findings.length + outcome.suppressed.length + outcome.rights.length === 0;
  }
  return outcome.kind === 'binary';
}
