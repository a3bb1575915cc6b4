/** A candidate becomes a finding: its value is hashed and masked, and what the value says of itself is read. */
import { assignmentOf } from './assignment.ts';
import type { LifeJudge, PlaceholderJudge } from './contracts.ts';
import { detached } from './detached.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { Held } from './held.ts';
import { atMost, EXPIRED, isKnownSample, KNOWN_SAMPLE, samplesOf } from './judge.ts';
import { redact } from './mask.ts';
import type { Candidate, Catalogue, Evidence, Finding, Rule, Source, Span } from './types.ts';

/** The text that a finding is in. */
export interface Surroundings {
  readonly text: string;
  readonly source: Source;
  readonly fingerprint: Fingerprint;
}

/**
 * Makes the finding of a candidate.
 * @param read the value, decoded
 * @param whole what the pattern matched; the value alone where absent
 */
export type Finish = (
  around: Surroundings,
  rule: Rule,
  candidate: Candidate,
  read: string,
  whole?: Span,
) => Held;

/** @param catalogue whose documented samples are told, beside what `placeholder` tells */
export function createFinish(
  catalogue: Catalogue,
  placeholder: PlaceholderJudge | undefined,
  lifeOf: LifeJudge | undefined,
): Finish {
  const samples = samplesOf(catalogue.values());
  return ({ text, source, fingerprint }, rule, candidate, read, whole = candidate.range) => {
    const { range, encodings, confidence, severity = rule.severity } = candidate;
    // What is found outlives its text.
    const value = detached(read);
    const name = candidate.assignedTo ?? assignmentOf(text, range)?.name;
    const assignedTo = name && detached(name);
    const sample: Evidence | undefined = isKnownSample(samples, value)
      ? KNOWN_SAMPLE
      : placeholder?.(value, {
          text,
          range,
          source,
          rule,
          confidence,
          ...(assignedTo === undefined ? {} : { assignedTo }),
        });
    const life = lifeOf?.(value, text, range);
    const isOver = life?.state === 'expired' && life.of === undefined;
    const finding: Finding = {
      ruleId: rule.id,
      range,
      encodings,
      confidence,
      severity: isOver ? atMost(severity, 'low') : severity,
      evidence: [...candidate.evidence, ...(isOver ? [EXPIRED] : []), ...(sample ? [sample] : [])],
      fingerprint: fingerprint(value),
      redacted: redact(value, rule),
      ...(assignedTo === undefined ? {} : { assignedTo }),
      ...(life === undefined ? {} : { life }),
    };
    const held = sample && {
      by: sample.kind === 'known-sample' ? ('known-sample' as const) : ('placeholder' as const),
      reason: sample.text,
    };
    const specific = rule.keywords.length > 0;
    return {
      finding,
      rule,
      value,
      whole,
      specific,
      named: whole.end - whole.start > range.end - range.start + 2,
      literal: literalOf(rule, text.slice(whole.start, whole.end)),
      ...(held ? { held } : {}),
    };
  };
}

/** Length of the longest keyword inside the match: how much of it is fixed. */
function literalOf(rule: Rule, whole: string): number {
  const folded = rule.ignoreCase ? whole.toLowerCase() : whole;
  let longest = 0;
  for (const keyword of rule.keywords) {
    if (keyword.length > longest && folded.includes(rule.ignoreCase ? keyword.toLowerCase() : keyword)) {
      longest = keyword.length;
    }
  }
  return longest;
}
