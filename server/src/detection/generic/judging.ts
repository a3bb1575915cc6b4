/** Judges candidates: a sieve that costs little gives most of them up, a forest weighs the others by all around them. */

import { createNames, type Names, readSpot, type Spot, spotsIn } from './candidates.ts';
import { FEATURES, measure, measureEarly } from './features.ts';
import { type FlatForest, type Forest, flatten, logOdds } from './forest.ts';
import type { Pair } from './pair.ts';
import { prior } from './prior.ts';
import { type Outline, readOutline, readSubject, type Subject } from './subject.ts';
import type { FileFacts } from './syntax.ts';

/** Two forests, and the log odds below which the first of them gives up. */
export interface Forests {
  readonly forest: Forest;
  /** A small forest that asks for early features alone. */
  readonly sieve: Forest;
  /** What the sieve gives less than this is given up. */
  readonly least: number;
}

/** A candidate with its judgement, before any threshold. */
export interface Judged {
  readonly pair: Pair;
  readonly subject: Subject;
  /** By feature; 0 where no tree asks. */
  readonly sample: Float64Array;
  /** Log odds of being a credential. */
  readonly odds: number;
}

/** Data of a machine may name millions of values: what stands behind this many candidates is not judged. */
const MOST_JUDGED = 20_000;
/** So far below every threshold that no other place in the text would mend it. */
const HOPELESS = -6;

/** A judge laid out for speed. */
export interface FlatJudge {
  readonly forest: FlatForest;
  readonly sieve: FlatForest;
  readonly least: number;
  /** What names say, known from text to text. */
  readonly names: Names;
}

export const flattenJudge = ({ forest, sieve, least }: Forests): FlatJudge => ({
  forest: flatten(forest),
  sieve: flatten(sieve),
  least,
  names: createNames(),
});

/** A candidate that passed the sieve. */
export interface Sifted {
  /** Told of the same name with the same value. */
  readonly key: string;
}

/** Whether a pair passes the sieve: most are given up here, from what costs little. */
export function sift(
  { sieve, least }: FlatJudge,
  text: string,
  pair: Pair,
  file: FileFacts,
): (Sifted & { readonly outline: Outline }) | undefined {
  const outline = readOutline(text, pair, file);
  measureEarly(outline, sieve.used, EARLY);
  if (logOdds(sieve, EARLY) < least) return undefined;
  return { outline, key: `${pair.joint}${pair.quote}${pair.name}\n${outline.value.slice(0, 60)}` };
}
/** Written anew before each use. */
const EARLY = new Float64Array(FEATURES.length);

/** Judges one candidate by all that is around it. */
export function judgeOne({ forest }: FlatJudge, text: string, outline: Outline): Judged {
  const subject = readSubject(text, outline);
  const sample = measure(subject, forest.used);
  return { pair: outline.pair, subject, sample, odds: logOdds(forest, sample) + prior(subject) };
}

/** Judges one after the other. The same name with the same hopeless value is judged once. */
export function* judgeEach<S extends Sifted, T extends { readonly odds: number }>(
  all: Iterable<S>,
  judge: (one: S) => T,
): Generator<T> {
  const hopeless = new Set<string>();
  let judged = 0;
  for (const one of all) {
    if (hopeless.has(one.key)) continue;
    if (++judged > MOST_JUDGED) return;
    const verdict = judge(one);
    if (verdict.odds < HOPELESS) hopeless.add(one.key);
    yield verdict;
  }
}

function* siftAll(flat: FlatJudge, text: string, hits: readonly number[], file: FileFacts) {
  const spotAt = (hit: number): Spot => readSpot(text, hit, file.syntax, flat.names);
  for (const { spot } of spotsIn(hits, spotAt)) {
    for (const pair of spot.pairs) {
      const sifted = sift(flat, text, pair, file);
      if (sifted !== undefined) yield sifted;
    }
  }
}

/** Judges the candidates of a text that pass the sieve. */
export const judgeAll = (
  flat: FlatJudge,
  text: string,
  hits: readonly number[],
  file: FileFacts,
): Generator<Judged> =>
  judgeEach(siftAll(flat, text, hits, file), ({ outline }) => judgeOne(flat, text, outline));
