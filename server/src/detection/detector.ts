import { assignmentOf } from './assignment.ts';
import { createFingerprint, type Fingerprint } from './fingerprint.ts';
import { isKnownSample, judge, KNOWN_SAMPLE, NEAR_COMPANION } from './judge.ts';
import { readSecret, redact } from './mask.ts';
import { type Contender, resolveOverlaps } from './overlap.ts';
import { joinParts, neighbourhood } from './parts.ts';
import { createPrefilter } from './prefilter.ts';
import { type Found, search } from './search.ts';
import type {
  Candidate,
  CandidateFinder,
  Catalogue,
  Check,
  Confidence,
  Detection,
  Detector,
  Evidence,
  Finding,
  Level,
  PlaceholderJudge,
  Rule,
  Source,
  Suppressed,
  SuppressionKind,
  Text,
} from './types.ts';

/** What a detector may be given beside its rules; everything has a default. */
export interface DetectorOptions {
  /** The offline checks that rules name. */
  readonly checks?: Readonly<Record<string, Check>>;
  /** Key of the fingerprints, 32 bytes in hex; the public one where absent. */
  readonly fingerprintKey?: string;
  /** Which confidences are shown; the others come out as suppressed. */
  readonly level?: Level;
  /** Finds secrets of no known format. */
  readonly generic?: CandidateFinder;
  /** Tells placeholders and documented samples. */
  readonly placeholder?: PlaceholderJudge;
}

/** A finding on its way out, with the reason to hold it back, if any. */
interface Held extends Contender {
  readonly held?: { readonly by: SuppressionKind; readonly reason: Text };
}

/** One text under way. */
interface Job {
  readonly text: string;
  readonly source: Source;
  readonly fingerprint: Fingerprint;
}

const SHOWN: Readonly<Record<Level, readonly Confidence[]>> = {
  strict: ['checksum', 'format'],
  default: ['checksum', 'format', 'context'],
  everything: ['checksum', 'format', 'context', 'weak'],
};
const BELOW_LEVEL: Text = {
  en: 'too little speaks for it at the chosen level',
  ja: '選択中のレベルでは根拠が足りません',
};

/**
 * Makes a detector over a catalogue. The work of compiling is done here, once; `detect` holds no state.
 * @throws when the fingerprint key is not hex
 */
export function createDetector(catalogue: Catalogue, options: DetectorOptions = {}): Detector {
  const { checks = {}, generic, placeholder, level = 'default' } = options;
  const fingerprint = createFingerprint(options.fingerprintKey);
  const prefilter = createPrefilter(catalogue, generic);
  const checkOf = (rule: Rule): Check | undefined =>
    rule.check === undefined ? undefined : checks[rule.check];

  function finish(job: Job, rule: Rule, candidate: Candidate, value: string, literal: number): Held {
    const { text, source } = job;
    const { range, encodings, confidence, severity = rule.severity } = candidate;
    const assignedTo = candidate.assignedTo ?? assignmentOf(text, range)?.name;
    const sample: Evidence | undefined = isKnownSample(rule, value)
      ? KNOWN_SAMPLE
      : placeholder?.(value, {
          text,
          range,
          source,
          rule,
          confidence,
          ...(assignedTo === undefined ? {} : { assignedTo }),
        });
    const finding: Finding = {
      ruleId: rule.id,
      range,
      encodings,
      confidence,
      severity,
      evidence: sample ? [...candidate.evidence, sample] : candidate.evidence,
      fingerprint: job.fingerprint(value),
      redacted: redact(value, rule),
      ...(assignedTo === undefined ? {} : { assignedTo }),
    };
    const held = sample && {
      by: sample.kind === 'known-sample' ? ('known-sample' as const) : ('placeholder' as const),
      reason: sample.text,
    };
    return { finding, specific: rule.keywords.length > 0, literal, ...(held ? { held } : {}) };
  }

  function known(job: Job, { rule, range, encodings, value, seen }: Found): Held[] {
    const judgement = judge(rule, checkOf(rule), seen, value);
    if (!judgement) return [];
    return [
      finish(job, rule, { ruleId: rule.id, range, encodings, ...judgement }, value, literalOf(rule, value)),
    ];
  }

  /** Values of a companion's loose shape near what is surely half of a credential. */
  function companions(job: Job, { finding, held }: Held): Held[] {
    if (held || finding.confidence === 'weak') return [];
    return (catalogue.get(finding.ruleId)?.companion ?? []).flatMap((id) => {
      const rule = catalogue.get(id);
      if (!rule?.loose) return [];
      const near = neighbourhood(job.text, finding.range);
      const pattern = new RegExp(rule.loose.source, [...new Set(`${rule.loose.flags}g`)].join(''));
      return [...job.text.slice(near.start, near.end).matchAll(pattern)].flatMap((match) => {
        const start = near.start + match.index;
        const range = { start, end: start + match[0].length };
        if (checkOf(rule)?.verify(match[0]) === 'fail') return [];
        const evidence = [NEAR_COMPANION];
        const candidate: Candidate = { ruleId: id, range, encodings: [], confidence: 'context', evidence };
        return [finish(job, rule, candidate, match[0], 0)];
      });
    });
  }

  return {
    catalogue,
    mayHold: prefilter.mayHold,
    detect(text, source) {
      const job: Job = { text, source, fingerprint: remembered(fingerprint) };
      const hits = prefilter.hits(text);
      const specific = search(prefilter, text, hits).flatMap((found) => known(job, found));
      const loose = specific.flatMap((item) => companions(job, item));
      const unspecific = (generic?.find(text, source, hits.generic) ?? []).flatMap((candidate) => {
        const rule = catalogue.get(candidate.ruleId);
        return rule ? [finish(job, rule, candidate, readSecret(text, candidate), 0)] : [];
      });
      const all = [...confirmed(specific, unspecific), ...loose, ...unspecific];
      return sortOut(joinParts(resolveOverlaps(all), catalogue, text), level);
    },
  };
}

/** Length of the longest keyword inside the value: how much of it is fixed. */
function literalOf(rule: Rule, value: string): number {
  const folded = rule.ignoreCase ? value.toLowerCase() : value;
  let longest = 0;
  for (const keyword of rule.keywords) {
    if (keyword.length > longest && folded.includes(rule.ignoreCase ? keyword.toLowerCase() : keyword)) {
      longest = keyword.length;
    }
  }
  return longest;
}

/** The same value is hashed once per text. */
function remembered(fingerprint: Fingerprint): Fingerprint {
  const known = new Map<string, string>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const now = fingerprint(value);
    known.set(value, now);
    return now;
  };
}

const placeOf = ({ finding: { range } }: Held): string => `${range.start}:${range.end}`;

/** A kind that is only guessed from afar counts as much as the generic detector trusts the same value. */
function confirmed(specific: readonly Held[], unspecific: readonly Held[]): readonly Held[] {
  if (unspecific.length === 0) return specific;
  const byPlace = new Map(unspecific.map((item) => [placeOf(item), item.finding]));
  return specific.map((item) => {
    const other = byPlace.get(placeOf(item));
    const doubted = item.finding.evidence.some(({ supports }) => !supports);
    if (!other || doubted || item.finding.confidence !== 'weak') return item;
    const evidence = [...item.finding.evidence, ...other.evidence];
    return { ...item, finding: { ...item.finding, confidence: other.confidence, evidence } };
  });
}

/** Shown findings and held-back ones, each with its reason. */
function sortOut(all: readonly Held[], level: Level): Detection {
  const findings: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const { finding, held } of all) {
    if (held) suppressed.push({ finding, ...held });
    else if (!SHOWN[level].includes(finding.confidence)) {
      suppressed.push({ finding, by: 'level', reason: BELOW_LEVEL });
    } else findings.push(finding);
  }
  return { findings, suppressed };
}
