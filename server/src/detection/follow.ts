/** A text that is looked at again and again: what was found out about its last state counts where nothing has changed. */
import { changeBetween } from './change.ts';
import type { CandidateFinder, Detector, Followed, FoundCandidates } from './contracts.ts';
import { createFinished, type Entries, type Finished } from './finished.ts';
import type { Hits, Prefilter } from './prefilter.ts';
import { type Found, searchAgain, type Uncoverings } from './search.ts';
import type { Candidate, Detection, Source } from './types.ts';

/** All that was found out about a text. */
interface Trail<T> {
  readonly source: Source;
  readonly hits: Hits;
  readonly uncoverings: Uncoverings;
  readonly candidates: FoundCandidates;
  readonly finished: Entries<T>;
}

/** What a detector hands in; `T` is what it keeps of a match or a candidate. */
export interface Looking<T> {
  /** Made when it is asked for first. */
  readonly prefilter: () => Prefilter;
  readonly generic: CandidateFinder | undefined;
  /** What came of something in the last state, as it stands in a text now; nothing where it does not count any more. */
  readonly moved: (text: string) => (result: T, by: number) => T | undefined;
  readonly conclude: (text: string, source: Source, seen: Seen<T>) => Detection;
}

/** What was seen in a text. */
export interface Seen<T> {
  readonly hits: Hits;
  readonly found: readonly Found[];
  readonly candidates: readonly Candidate[];
  readonly finished: Finished<T>;
}

/** Makes the `follow` of a detector. What it has found out lives as long as somebody holds its answer. */
export function createFollow<T>({ prefilter, generic, moved, conclude }: Looking<T>): Detector['follow'] {
  const trails = new WeakMap<Followed, Trail<T>>();

  return (text, source, before) => {
    const trail = before && trails.get(before);
    const past =
      trail && isSameSource(trail.source, source)
        ? { ...trail, change: changeBetween(before.text, text) }
        : undefined;
    const hits = past ? prefilter().follow(past.hits, text, past.change) : prefilter().hits(text, source.uri);
    const { found, uncoverings } = searchAgain(prefilter(), text, hits, past?.uncoverings);
    const candidates = generic?.follow
      ? generic.follow(text, source, hits.generic, past && { found: past.candidates, change: past.change })
      : { candidates: generic?.find(text, source, hits.generic) ?? [] };
    const finished = createFinished(past && { entries: past.finished, change: past.change }, moved(text));
    const seen = { hits, found, candidates: candidates.candidates, finished };
    const followed = { text, detection: conclude(text, source, seen) };
    trails.set(followed, { source, hits, uncoverings, candidates, finished: finished.entries });
    return followed;
  };
}

const isSameSource = (a: Source, b: Source): boolean =>
  a.uri === b.uri && a.languageId === b.languageId && a.path === b.path && a.commit === b.commit;
