/** Finds secrets of no known format: a name that speaks of a credential, and a value that could be one. */

import { readPlaceholder } from '../placeholders.ts';
import type { Candidate, CandidateFinder, Confidence, Severity } from '../types.ts';
import { findPairs } from './candidates.ts';
import { FEATURES, measure, measureEarly } from './features.ts';
import { type FlatForest, type Forest, flatten, logOdds, unpackTrees } from './forest.ts';
import { KEYWORDS } from './keywords.ts';
import { MODEL } from './model.ts';
import type { NameKind } from './names.ts';
import type { Pair } from './pair.ts';
import { explain } from './reasons.ts';
import { ECHO, readOutline, readSubject, type Subject } from './subject.ts';
import { type FileFacts, readPath } from './syntax.ts';
import { findUnnamed } from './unnamed.ts';

/** Two forests and the log odds from which on their judgements count. */
export interface Judge {
  readonly forest: Forest;
  /** A small forest that asks for early features alone. */
  readonly sieve: Forest;
  /** What the sieve gives less than this is given up. */
  readonly least: number;
  /** Shown by default from here on. */
  readonly context: number;
  /** Shown at the level "everything" from here on. */
  readonly weak: number;
}

/** The judge that ships. */
export const JUDGE: Judge = {
  forest: { features: MODEL.features, base: MODEL.base, trees: unpackTrees(MODEL.trees) },
  sieve: { features: MODEL.features, base: MODEL.sieve.base, trees: unpackTrees(MODEL.sieve.trees) },
  least: MODEL.sieve.least,
  context: MODEL.context,
  weak: MODEL.weak,
};

const RULE_OF: Readonly<Record<NameKind, string>> = {
  password: 'generic-password',
  secret: 'generic-secret',
  token: 'generic-token',
  key: 'generic-api-key',
  auth: 'generic-credential',
  credential: 'generic-credential',
  other: 'generic-credential',
};
const ruleOf = ({ joint, facts }: Pair): string =>
  joint === 'userinfo' ? 'generic-connection-password' : RULE_OF[facts.kind];

/** A guess is less urgent than a format, and least in a file of tests or examples. */
function severityOf(confidence: Confidence, harmless: boolean): Severity {
  if (confidence === 'weak') return 'low';
  return harmless ? 'medium' : 'high';
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

/** Said of the name, these take the claim back, whatever the value looks like. */
const RETRACTED = new Set(
  'public pub encrypted crypted hashed hash checksum digest fingerprint thumbprint websocket csrf xsrf authenticity'.split(
    ' ',
  ),
);
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const PENALTY = 3;

const FINGERPRINT = /^(?:0x)?(?:[0-9A-F]{4} ?){2,10}$|^(?:[0-9a-f]{2}:){8,}/i;
const FINGERPRINT_SAID =
  /\b(?:gpg|pgp|fingerprint|thumbprint|signing key|release key|recv-keys?|keyserver|commit|sha1?)\b/;

/** What is known beforehand of names and shapes that too few labels speak of. */
function prior({ pair: { facts, name, quote }, file, value, spellsName, line, around }: Subject): number {
  const retracted = facts.words.some((word) => RETRACTED.has(word));
  const identifier =
    UUID.test(value) && facts.kind !== 'password' && facts.strong + Number(facts.kind === 'secret') === 0;
  // `PASSWORD: "password"` among its like lists names; alone it may be a lazy password.
  const listed = spellsName && (name === name.toUpperCase() || facts.words.length > 1 || ECHO.test(around));
  const variable = spellsName && quote === '' && file.syntax !== 'data';
  const fingerprint = FINGERPRINT.test(value) && FINGERPRINT_SAID.test(line);
  return retracted || identifier || listed || variable || fingerprint ? -PENALTY : 0;
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
}

export const flattenJudge = ({ forest, sieve, least }: Omit<Judge, 'context' | 'weak'>): FlatJudge => ({
  forest: flatten(forest),
  sieve: flatten(sieve),
  least,
});

/** Judges the candidates of a text that pass the sieve. The same name with the same hopeless value is judged once. */
export function* judgeAll(
  { forest, sieve, least }: FlatJudge,
  text: string,
  hits: readonly number[],
  file: FileFacts,
): Generator<Judged> {
  const hopeless = new Set<string>();
  const early = new Float64Array(FEATURES.length);
  let judged = 0;
  for (const pair of findPairs(text, hits, file.syntax)) {
    const outline = readOutline(text, pair, file);
    measureEarly(outline, sieve.used, early);
    if (logOdds(sieve, early) < least) continue;
    const key = `${pair.joint}${pair.quote}${pair.name}\n${outline.value.slice(0, 60)}`;
    if (hopeless.has(key)) continue;
    if (++judged > MOST_JUDGED) return;
    const subject = readSubject(text, outline);
    const sample = measure(subject, forest.used);
    const odds = logOdds(forest, sample) + prior(subject);
    if (odds < HOPELESS) hopeless.add(key);
    yield { pair, subject, sample, odds };
  }
}

/**
 * Makes the finder of generic secrets.
 * @throws RangeError when the forest was trained on another table of features
 */
export function createGeneric(judge: Judge = JUDGE): CandidateFinder {
  const { forest, context, weak } = judge;
  if (forest.features.join(' ') !== FEATURES.map(({ id }) => id).join(' ')) {
    throw new RangeError('the model was trained on other features');
  }
  const flat = flattenJudge(judge);
  return {
    keywords: KEYWORDS,
    find(text, { uri }, hits) {
      const file = readPath(uri);
      const found: Candidate[] = [];
      for (const { pair, subject, sample, odds } of judgeAll(flat, text, hits, file)) {
        if (odds < weak) continue;
        const blank = readPlaceholder(subject.value, pair.facts.kind === 'password' ? 'words' : 'format');
        const confidence = odds >= context && blank === undefined ? 'context' : 'weak';
        found.push({
          ruleId: ruleOf(pair),
          range: { start: pair.start, end: pair.end },
          encodings: [],
          confidence,
          severity: severityOf(confidence, file.test || file.example || file.documentation),
          evidence: [...explain(flat.forest, subject, sample), ...(blank === undefined ? [] : [blank])],
          ...(pair.joint === 'userinfo' || pair.joint === 'scheme' ? {} : { assignedTo: pair.name }),
        });
      }
      // Not `push(...)`: a text of random characters holds more than a call takes arguments.
      return file.generated ? found : found.concat(findUnnamed(text));
    },
  };
}
