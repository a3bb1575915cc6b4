import { assignmentOf } from './assignment.ts';
import { type DetectionConfig, EMPTY_CONFIG } from './config.ts';
import { createFingerprint, type Fingerprint, identityOf } from './fingerprint.ts';
import { atMost, EXPIRED, isKnownSample, judge, KNOWN_SAMPLE, NEAR_COMPANION, samplesOf } from './judge.ts';
import { readSecret, redact } from './mask.ts';
import { type Contender, resolveOverlaps } from './overlap.ts';
import { joinParts, looseMatches } from './parts.ts';
import { createPrefilter } from './prefilter.ts';
import { type Found, search } from './search.ts';
import { createSuppression, dayOf, type Hold, pathOf, type Suppressor } from './suppression.ts';
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
  LifeJudge,
  OtherPlace,
  PlaceholderJudge,
  Rule,
  Source,
  Span,
  Suppressed,
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
  /** Reads when a value ends. One that has ended is bad no more than a little. */
  readonly life?: LifeJudge;
  /** What the workspace says: own rules, allow-lists, severities. Its level counts where none is given here. */
  readonly config?: DetectionConfig;
  /** The day (`YYYY-MM-DD`) by which allowances run out; the clock's where absent. */
  readonly today?: () => string;
}

/** A finding on its way out, with the reason to hold it back, if any. */
interface Held extends Contender {
  readonly rule: Rule;
  readonly value: string;
  readonly whole: Span;
  readonly held?: Hold;
}

/** One text under way. */
interface Job {
  readonly text: string;
  readonly source: Source;
  readonly fingerprint: Fingerprint;
  /** What a proof has refused, in the text itself: no prefix makes it a key again. */
  readonly refused: Set<number>;
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
export function createDetector(builtIn: Catalogue, options: DetectorOptions = {}): Detector {
  const { checks = {}, generic, placeholder, life: lifeOf, config = EMPTY_CONFIG } = options;
  const level = options.level ?? config.level ?? 'default';
  const fingerprint = createFingerprint(options.fingerprintKey);
  const suppression = createSuppression(config, options.today ?? (() => dayOf(new Date())));
  const catalogue = configured(builtIn, config);
  const prefilter = createPrefilter(catalogue, generic);
  const samples = samplesOf(catalogue.values());
  const checkOf = (rule: Rule): Check | undefined =>
    rule.check === undefined ? undefined : checks[rule.check];

  function finish(job: Job, rule: Rule, candidate: Candidate, value: string, whole = candidate.range): Held {
    const { text, source } = job;
    const { range, encodings, confidence, severity = rule.severity } = candidate;
    const assignedTo = candidate.assignedTo ?? assignmentOf(text, range)?.name;
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
      fingerprint: job.fingerprint(value),
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
  }

  function known(job: Job, { rule, range, encodings, value, seen }: Found): Held[] {
    if (rule.custom?.accepts?.(pathOf(job.source)) === false) return [];
    if (rule.files?.test(job.source.uri) === false) return [];
    const judgement = judge(rule, checkOf(rule), seen, value);
    if (!judgement) {
      if (encodings.length === 0 && rule.check) job.refused.add(range.start);
      return [];
    }
    const whole = seen.at(-1)?.whole ?? range;
    return [finish(job, rule, { ruleId: rule.id, range, encodings, ...judgement }, value, whole)];
  }

  /** Values of a companion's loose shape near what is surely half of a credential. */
  function companions(job: Job, anchors: readonly Held[]): Held[] {
    const sure = anchors.filter(({ held, rule, finding }) => {
      const told = finding.confidence !== 'weak' || rule.confidence === 'weak';
      return !held && told && !finding.evidence.some(({ kind }) => kind === 'checksum-fail');
    });
    return looseMatches(job.text, sure, catalogue).flatMap(({ rule, range }) => {
      const value = job.text.slice(range.start, range.end);
      if (checkOf(rule)?.verify(value) === 'fail') return [];
      const evidence = [NEAR_COMPANION];
      const candidate: Candidate = { ruleId: rule.id, range, encodings: [], confidence: 'context', evidence };
      return [finish(job, rule, candidate, value)];
    });
  }

  function settle(text: string, source: Source, places: readonly OtherPlace[]): Detection {
    const ask = suppression(text, source, true);
    const findings: Finding[] = [];
    const suppressed: Suppressed[] = [];
    for (const { ruleId, range, whole = range } of places) {
      const rule = catalogue.get(ruleId);
      if (!rule) continue;
      const value = identityOf(text, { ruleId, whole });
      const finding: Finding = {
        ruleId,
        range,
        encodings: [],
        confidence: 'format',
        severity: rule.severity,
        evidence: [],
        fingerprint: fingerprint(value),
        redacted: '',
      };
      const { hold, evidence } = ask({ finding, rule, value, whole });
      if (hold) suppressed.push({ finding, ...hold });
      else findings.push(evidence ? { ...finding, evidence: [evidence] } : finding);
    }
    return { findings, suppressed };
  }

  return {
    catalogue,
    look: prefilter.look,
    settle,
    detect(text, source, look) {
      const job: Job = { text, source, fingerprint: remembered(fingerprint), refused: new Set() };
      const hits = prefilter.hits(text, source.uri, look);
      const specific = search(prefilter, text, hits).flatMap((found) => known(job, found));
      const loose = companions(job, specific);
      const unspecific = (generic?.find(text, source, hits.generic) ?? []).flatMap((candidate) => {
        const rule = catalogue.get(candidate.ruleId);
        if (!rule) return [];
        const refused = candidate.assignedTo === undefined && job.refused.has(candidate.range.start);
        const told = refused ? { ...candidate, confidence: 'weak' as const } : candidate;
        return [finish(job, rule, told, readSecret(text, told))];
      });
      const all = [...confirmed(specific, unspecific), ...loose, ...unspecific];
      const suppressor = suppression(text, source, hits.marks.length > 0);
      const judged = withoutLeaks(resolveOverlaps(all).map((item) => asked(item, suppressor)));
      return sortOut(joinParts(judged, catalogue, text), level);
    },
  };
}

/** The catalogue as the workspace wants it. */
function configured(builtIn: Catalogue, { rules, disabled, severities }: DetectionConfig): Catalogue {
  if (rules.length === 0 && disabled.length === 0 && severities.size === 0) return builtIn;
  const catalogue = new Map([...builtIn, ...rules.map((rule) => [rule.id, rule] as const)]);
  for (const id of disabled) catalogue.delete(id);
  for (const [id, severity] of severities) {
    const rule = catalogue.get(id);
    if (rule) catalogue.set(id, { ...rule, severity });
  }
  return catalogue;
}

/** Lets marks and allow-lists speak about a finding that nothing holds back yet. */
function asked(item: Held, suppressor: Suppressor): Held {
  if (item.held) return item;
  const { hold, evidence } = suppressor(item);
  if (hold) return { ...item, held: hold };
  if (!evidence) return item;
  return { ...item, finding: { ...item.finding, evidence: [...item.finding.evidence, evidence] } };
}

/** What stands where a name would may be another secret (`login("id", "secret")`): it is never told as a name. */
function withoutLeaks(items: readonly Held[]): Held[] {
  const values = new Set(items.map(({ value }) => value));
  return items.map((item) => {
    const { assignedTo, ...finding } = item.finding;
    return assignedTo !== undefined && values.has(assignedTo) ? { ...item, finding } : item;
  });
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
