/** Finds secrets of no known format: a name that speaks of a credential, and a value that could be one. */

import type { CandidateFinder } from '../contracts.ts';
import { readPlaceholder } from '../placeholders.ts';
import type { Candidate, Confidence, Severity } from '../types.ts';
import { mayHaveValue, VALUE_REACH } from './candidates.ts';
import { FEATURES } from './features.ts';
import { createFollow } from './follow.ts';
import { type Forest, unpackTrees } from './forest.ts';
import { type FlatJudge, type Forests, flattenJudge, type Judged, judgeAll } from './judging.ts';
import { KEYWORDS } from './keywords.ts';
import { MODEL } from './model.ts';
import type { NameKind } from './names.ts';
import type { Pair } from './pair.ts';
import { explain } from './reasons.ts';
import { beside, findInManifests } from './secretManifest.ts';
import { type FileFacts, readPath } from './syntax.ts';
import { findUnnamed } from './unnamed.ts';

/** Two forests and the log odds from which on their judgements count. */
export interface Judge extends Forests {
  /** Shown by default from here on. */
  readonly context: number;
  /** Shown at the level "everything" from here on. */
  readonly weak: number;
}

/** A forest whose trees are unpacked when they are asked for, and not kept. */
const packed = ({ base, trees }: { readonly base: number; readonly trees: string }): Forest => ({
  features: MODEL.features,
  base,
  get trees() {
    return unpackTrees(trees);
  },
});

/** The judge that ships. */
export const JUDGE: Judge = {
  forest: packed(MODEL),
  sieve: packed(MODEL.sieve),
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

/**
 * Makes the finder of generic secrets.
 * @throws RangeError when the forest was trained on another table of features
 */
export function createGeneric(judge: Judge = JUDGE): CandidateFinder {
  const { forest, context, weak } = judge;
  if (forest.features.join(' ') !== FEATURES.map(({ id }) => id).join(' ')) {
    throw new RangeError('the model was trained on other features');
  }
  // Made when somebody looks first: a thread that only hands out files does not pay for it.
  let laidOut: FlatJudge | undefined;
  const flat = (): FlatJudge => {
    laidOut ??= flattenJudge(judge);
    return laidOut;
  };
  const candidateOf = ({ pair, subject, sample, odds }: Judged): Candidate | undefined => {
    if (odds < weak) return undefined;
    const blank = readPlaceholder(subject.value, pair.facts.kind === 'password' ? 'words' : 'format');
    const confidence = odds >= context && blank === undefined ? 'context' : 'weak';
    const { test, example, documentation } = subject.file;
    return {
      ruleId: ruleOf(pair),
      range: { start: pair.start, end: pair.end },
      encodings: [],
      confidence,
      severity: severityOf(confidence, test || example || documentation),
      evidence: [...explain(flat().forest, subject, sample), ...(blank === undefined ? [] : [blank])],
      ...(pair.joint === 'userinfo' || pair.joint === 'scheme' ? {} : { assignedTo: pair.name }),
    };
  };
  const inManifests = (text: string, { test, example, documentation }: FileFacts): readonly Candidate[] =>
    findInManifests(text).map(({ kind, ...value }) => ({
      ...value,
      ruleId: RULE_OF[kind],
      severity: severityOf(value.confidence, test || example || documentation),
    }));
  return {
    keywords: KEYWORDS,
    counts: mayHaveValue,
    reach: VALUE_REACH,
    find(text, { uri }, hits) {
      const file = readPath(uri);
      const found: Candidate[] = [];
      for (const judged of judgeAll(flat(), text, hits, file)) {
        const candidate = candidateOf(judged);
        if (candidate !== undefined) found.push(candidate);
      }
      // Not `push(...)`: a text of random characters holds more than a call takes arguments.
      const known = inManifests(text, file);
      const others = file.generated ? known : known.concat(findUnnamed(text));
      return beside(found, known).concat(others);
    },
    follow: createFollow(flat, candidateOf, inManifests),
  };
}
