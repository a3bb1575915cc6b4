/** Finds secrets of no known format: a name that speaks of a credential, and a value that could be one. */

import type { Candidate, CandidateFinder, Confidence, Severity } from '../types.ts';
import { findPairs, KEYWORDS } from './candidates.ts';
import { FEATURES, measure } from './features.ts';
import { type Forest, logOdds, unpackTrees } from './forest.ts';
import { MODEL } from './model.ts';
import type { NameKind } from './names.ts';
import type { Pair } from './pair.ts';
import { explain } from './reasons.ts';
import { readSubject } from './subject.ts';
import { readPath } from './syntax.ts';

/** A forest and the log odds from which on its judgement counts. */
export interface Judge {
  readonly forest: Forest;
  /** Shown by default from here on. */
  readonly context: number;
  /** Shown at the level "everything" from here on. */
  readonly weak: number;
}

/** The judge that ships. */
export const JUDGE: Judge = {
  forest: { features: MODEL.features, base: MODEL.base, trees: unpackTrees(MODEL.trees) },
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
  if (forest.features.join() !== FEATURES.map(({ id }) => id).join()) {
    throw new RangeError('the model was trained on other features');
  }
  return {
    keywords: KEYWORDS,
    find(text, { uri }, hits) {
      if (hits.length === 0) return [];
      const file = readPath(uri);
      const found: Candidate[] = [];
      for (const pair of findPairs(text, hits, file.syntax)) {
        const subject = readSubject(text, pair, file);
        const sample = measure(subject);
        const odds = logOdds(forest, sample);
        if (odds < weak) continue;
        const confidence = odds >= context ? 'context' : 'weak';
        found.push({
          ruleId: ruleOf(pair),
          range: { start: pair.start, end: pair.end },
          encodings: [],
          confidence,
          severity: severityOf(confidence, file.test || file.example || file.documentation),
          evidence: explain(forest, subject, sample),
          ...(pair.joint === 'userinfo' || pair.joint === 'scheme' ? {} : { assignedTo: pair.name }),
        });
      }
      return found;
    },
  };
}
