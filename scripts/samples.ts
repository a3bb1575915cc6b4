/** Turns labelled windows into samples to train on, and trains the forest of the generic detector. */
import { findPairs } from '../server/src/detection/generic/candidates.ts';
import { FEATURES, isEarly, measure } from '../server/src/detection/generic/features.ts';
import { type Forest, flatten, logOdds } from '../server/src/detection/generic/forest.ts';
import { findKeywords } from '../server/src/detection/generic/keywords.ts';
import { prior } from '../server/src/detection/generic/prior.ts';
import { readOutline, readSubject } from '../server/src/detection/generic/subject.ts';
import { readPath } from '../server/src/detection/generic/syntax.ts';
import type { Label, Window } from '../test/bench/labels.ts';
import { type BoostingOptions, boost } from './boosting.ts';

/** What a candidate of a window was labelled as; `none` where nobody reviewed it. */
export type Truth = 'T' | 'F' | 'X' | 'none';

export interface Sample {
  readonly repo: string;
  readonly start: number;
  readonly end: number;
  readonly truth: Truth;
  readonly measures: Float64Array;
  /** What is known beforehand, in log odds: not learned, and added to what the forest says. */
  readonly prior: number;
}

/** Candidates that nobody reviewed are mostly harmless: they count a little. */
const UNREVIEWED = 0.2;
/** Repositories with many candidates weigh less for each, so that none of them teaches its habits. */
const USUAL = 80;
const LEAST = 20;
const DAMPING = 0.15;

/** A label over several lines holds names and harmless values beside the credential. */
const holdsMore = (text: string, { start, end }: Label): boolean =>
  text.slice(start, end).includes('\n') && !text.startsWith('-----', start);

/** The candidates of a window, measured. */
export function samplesOf({ repo, path, text, labels }: Window): readonly Sample[] {
  const file = readPath(path);
  return Array.from(findPairs(text, findKeywords(text), file.syntax), (pair) => {
    const truths = labels
      .filter((label) => label.start < pair.end && pair.start < label.end)
      .map((label) =>
        label.truth === 'T' && holdsMore(text, label) && !pair.facts.words.includes('private')
          ? 'X'
          : label.truth,
      );
    const truth = (['T', 'X', 'F'] as const).find((each) => truths.includes(each)) ?? 'none';
    const subject = readSubject(text, readOutline(text, pair, file));
    return {
      repo,
      start: pair.start,
      end: pair.end,
      truth,
      measures: measure(subject),
      prior: prior(subject),
    };
  });
}

/** Trains a forest on samples; those that no reviewer could tell are left out. */
export function train(samples: readonly Sample[], options: Partial<BoostingOptions> = {}): Forest {
  const used = samples.filter(({ truth }) => truth !== 'X');
  const perRepo = new Map<string, number>();
  for (const { repo, truth } of used) if (truth !== 'none') perRepo.set(repo, (perRepo.get(repo) ?? 0) + 1);
  const weight = ({ repo, truth }: Sample): number =>
    (truth === 'none' ? UNREVIEWED : 1) * (USUAL / Math.max(LEAST, perRepo.get(repo) ?? 0)) ** DAMPING;
  return boost(
    FEATURES.map(({ id }) => id),
    {
      measures: used.map(({ measures }) => measures),
      truths: used.map(({ truth }) => (truth === 'T' ? 1 : 0)),
      weights: used.map(weight),
    },
    options,
  );
}

/** Few and small trees, from early features alone. */
const SIEVE: Partial<BoostingOptions> = { trees: 60, leaves: 10, rate: 0.12, features: 0.6 };
/** Share of the credentials that the sieve lets pass. */
const PASSING = 0.995;

/** Trains the sieve of the generic detector: a forest that tells cheaply what is not worth a closer look. */
export function trainSieve(samples: readonly Sample[]): { readonly sieve: Forest; readonly least: number } {
  const outlines = samples.map((sample) => ({
    ...sample,
    measures: sample.measures.map((measured, i) => (isEarly(i) ? measured : 0)),
  }));
  const sieve = train(outlines, SIEVE);
  const flat = flatten(sieve);
  const odds = outlines.flatMap(({ truth, measures }) => (truth === 'T' ? [logOdds(flat, measures)] : []));
  odds.sort((a, b) => a - b);
  return { sieve, least: odds[Math.floor(odds.length * (1 - PASSING))] ?? Number.NEGATIVE_INFINITY };
}
