/**
 * Generic secrets in a text that is looked at again and again: what was read and judged at a keyword counts as long as
 * nothing near it was changed. What it tells is what `find` would tell.
 */
import { type Change, isUntouched, movedBy } from '../change.ts';
import type { CandidateFinder, FoundCandidates } from '../contracts.ts';
import { detached } from '../detached.ts';
import { shift } from '../spans.ts';
import type { Candidate } from '../types.ts';
import { readSpot, type Spot, spotsIn } from './candidates.ts';
import { type FlatJudge, type Judged, judgeEach, judgeOne, type Sifted, sift } from './judging.ts';
import type { Pair } from './pair.ts';
import { beside } from './secretManifest.ts';
import { readOutline } from './subject.ts';
import { type FileFacts, readPath } from './syntax.ts';
import { findUnnamed, followUnnamed } from './unnamed.ts';

/** What a judgement comes to. */
interface Verdict {
  readonly odds: number;
  readonly candidate: Candidate | undefined;
}

/** A candidate with its verdict, once somebody has asked for it: it stays the same as long as the text near it does. */
interface Weighed extends Sifted {
  readonly pair: Pair;
  verdict?: Verdict;
}

/** A keyword with what passed the sieve; its offsets are those of the text in which it was read. */
interface Look extends Omit<Spot, 'pairs'> {
  readonly weighed: readonly Weighed[];
}

/** All that was read in a text. */
interface Trail {
  readonly uri: string;
  /** Where the keywords stand, ascending, and what was read at each. */
  readonly hits: readonly number[];
  readonly looks: readonly Look[];
  readonly unnamed: readonly Candidate[];
}

/**
 * So far from a keyword, or from a value that was read with it, nothing counts: names, values of 5000 characters, one
 * behind the other in a list, some lines of surroundings, and blanks in between.
 */
const REACH = 16_384;
/** Blanks in a row that are read through are not bounded: where so many stand before a change, everything is read anew. */
const LONG_BLANK = /[ \t]{200}/;

/**
 * @param flat the judge
 * @param candidateOf what is told of a judgement
 * @param inManifests candidates that a whole text tells; it is quick where there are none
 */
export function createFollow(
  flat: () => FlatJudge,
  candidateOf: (judged: Judged) => Candidate | undefined,
  inManifests: (text: string, file: FileFacts) => readonly Candidate[],
): NonNullable<CandidateFinder['follow']> {
  const trails = new WeakMap<FoundCandidates, Trail>();

  function lookAt(text: string, hit: number, file: FileFacts): Look {
    const { pairs, ...spot } = readSpot(text, hit, file.syntax, flat().names);
    const weighed: Weighed[] = [];
    for (const pair of pairs) {
      const sifted = sift(flat(), text, pair, file);
      if (sifted === undefined) continue;
      const { name, wrapper } = pair;
      weighed.push({
        key: detached(sifted.key),
        pair: { ...pair, name: detached(name), wrapper: detached(wrapper) },
      });
    }
    return { ...spot, weighed };
  }

  function verdictOf(text: string, pair: Pair, file: FileFacts): Verdict {
    const judged = judgeOne(flat(), text, readOutline(text, pair, file));
    return { odds: judged.odds, candidate: candidateOf(judged) };
  }

  return (text, { uri }, hits, past) => {
    const before = past === undefined ? undefined : trails.get(past.found);
    const known = before?.uri === uri ? before : undefined;
    const file = readPath(uri);
    const kept = known === undefined || past === undefined ? undefined : keeper(known, text, past.change);
    const trail = { uri, hits: [] as number[], looks: [] as Look[] };
    const spotAt = (hit: number): Look => {
      const look = kept?.(hit) ?? lookAt(text, hit, file);
      trail.hits.push(hit);
      trail.looks.push(look);
      return look;
    };
    const candidates: Candidate[] = [];
    const judged = judgeEach(weighedAt(hits, spotAt), ({ weighed, moved }) => {
      weighed.verdict ??= movedVerdict(verdictOf(text, movedPair(weighed.pair, moved), file), -moved);
      return { ...weighed.verdict, moved };
    });
    for (const { candidate, moved } of judged) {
      if (candidate !== undefined) candidates.push(movedCandidate(candidate, moved));
    }
    const unnamed = file.generated
      ? []
      : known === undefined || past === undefined
        ? findUnnamed(text)
        : followUnnamed(known.unnamed, text, past.change);
    const manifested = inManifests(text, file);
    const found = { candidates: beside(candidates, manifested).concat(manifested, unnamed) };
    trails.set(found, { ...trail, unnamed });
    return found;
  };
}

/** Not inside of what uses it: a generator that is made for each text keeps the text until the next large collection. */
function* weighedAt(hits: readonly number[], spotAt: (hit: number) => Look) {
  for (const { spot, moved } of spotsIn(hits, spotAt)) {
    for (const weighed of spot.weighed) yield { key: weighed.key, weighed, moved };
  }
}

/** Finds what was read at a keyword before, as long as that still counts. Asked in the order of the text. */
function keeper({ hits, looks }: Trail, text: string, change: Change): (hit: number) => Look | undefined {
  if (LONG_BLANK.test(text.slice(Math.max(0, change.start - REACH), change.start))) return () => undefined;
  let at = 0;
  return (hit) => {
    if (hit >= change.start && hit < change.newEnd) return undefined;
    const place = hit < change.start ? hit : hit - movedBy(change);
    while (at < hits.length && (hits[at] as number) < place) at++;
    const look = hits[at] === place ? looks[at] : undefined;
    if (look === undefined) return undefined;
    const far = place + look.far - look.hit + REACH;
    return isUntouched(change, place - REACH, far) ? look : undefined;
  };
}

const movedPair = (pair: Pair, by: number): Pair =>
  by === 0 ? pair : { ...pair, start: pair.start + by, end: pair.end + by, nameStart: pair.nameStart + by };

const movedCandidate = (candidate: Candidate, by: number): Candidate =>
  by === 0 ? candidate : { ...candidate, range: shift(candidate.range, by) };

const movedVerdict = ({ odds, candidate }: Verdict, by: number): Verdict => ({
  odds,
  candidate: candidate && movedCandidate(candidate, by),
});
