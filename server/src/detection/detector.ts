import { assignmentOf } from './assignment.ts';
import { createAutomaton } from './automaton.ts';
import { createFingerprint } from './fingerprint.ts';
import { isKnownSample, judge, KNOWN_SAMPLE } from './judge.ts';
import { readSecret, redact } from './mask.ts';
import { type Contender, resolveOverlaps } from './overlap.ts';
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
import { createMatcher, type Matcher } from './windows.ts';

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

  function finish(rule: Rule, candidate: Candidate, text: string, source: Source, literal: number): Held {
    const value = readSecret(text, candidate);
    const assignedTo = candidate.assignedTo ?? assignmentOf(text, candidate.range)?.name;
    const { range, encodings, confidence, severity = rule.severity } = candidate;
    const sample: Evidence | undefined = isKnownSample(rule, value)
      ? KNOWN_SAMPLE
      : placeholder?.(value, { text, range, source, rule, confidence, assignedTo });
    const finding: Finding = {
      ruleId: rule.id,
      range,
      encodings,
      confidence,
      severity,
      evidence: sample ? [...candidate.evidence, sample] : candidate.evidence,
      fingerprint: fingerprint(value),
      redacted: redact(value, rule),
      ...(assignedTo === undefined ? {} : { assignedTo }),
    };
    const held = sample && {
      by: sample.kind === 'known-sample' ? ('known-sample' as const) : ('placeholder' as const),
      reason: sample.text,
    };
    return { finding, specific: rule.keywords.length > 0, literal, ...(held ? { held } : {}) };
  }

  function known(matcher: Matcher, hits: readonly number[], text: string, source: Source): Held[] {
    const { rule } = matcher;
    const check = rule.check === undefined ? undefined : checks[rule.check];
    return matcher.match(text, hits).flatMap(({ whole, secret: range }) => {
      const value = text.slice(range.start, range.end);
      const judgement = judge(rule, check, text, whole, value);
      if (!judgement) return [];
      const literal = Math.max(0, ...rule.keywords.map((keyword) => keyword.length));
      return [finish(rule, { ruleId: rule.id, range, encodings: [], ...judgement }, text, source, literal)];
    });
  }

  return {
    catalogue,
    mayHold: prefilter.mayHold,
    detect(text, source) {
      const { byMatcher, forGeneric } = prefilter.hits(text);
      const all: Held[] = [];
      for (const [matcher, hits] of byMatcher) all.push(...known(matcher, hits, text, source));
      for (const candidate of generic?.find(text, source, forGeneric) ?? []) {
        const rule = catalogue.get(candidate.ruleId);
        if (rule) all.push(finish(rule, candidate, text, source, 0));
      }
      return sortOut(resolveOverlaps(all), level);
    },
  };
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

interface Prefilter {
  mayHold(bytes: Uint8Array): boolean;
  hits(text: string): { byMatcher: Map<Matcher, number[]>; forGeneric: number[] };
}

/** One pass over the text for the keywords of every rule and of the generic detector. */
function createPrefilter(catalogue: Catalogue, generic: CandidateFinder | undefined): Prefilter {
  const matchers = [...catalogue.values()]
    .filter((rule) => rule.keywords.length > 0)
    .map((rule) => createMatcher(rule));
  const everywhere = matchers.filter(({ rule }) => rule.keywords.includes(''));
  /** By folded word: who wants it, and spelt how (undefined: in any case). */
  const wanted = new Map<string, { matcher: Matcher | undefined; exact: string | undefined }[]>();
  const want = (word: string, matcher: Matcher | undefined, exact: string | undefined): void => {
    const folded = foldAscii(word);
    wanted.set(folded, [...(wanted.get(folded) ?? []), { matcher, exact }]);
  };
  for (const matcher of matchers) {
    if (everywhere.includes(matcher)) continue;
    for (const keyword of matcher.rule.keywords) {
      want(keyword, matcher, matcher.rule.ignoreCase ? undefined : keyword);
    }
  }
  for (const keyword of generic?.keywords ?? []) if (keyword !== '') want(keyword, undefined, undefined);
  const wants = [...wanted.values()];
  const automaton = createAutomaton([...wanted.keys()]);

  return {
    mayHold: (bytes) => everywhere.length > 0 || automaton.mayHold(bytes),
    hits(text) {
      const byMatcher = new Map<Matcher, number[]>(everywhere.map((matcher) => [matcher, []]));
      const forGeneric: number[] = [];
      automaton.scan(text, (word, start) => {
        for (const { matcher, exact } of wants[word] ?? []) {
          if (exact !== undefined && !text.startsWith(exact, start)) continue;
          if (!matcher) forGeneric.push(start);
          else {
            const hits = byMatcher.get(matcher);
            if (hits) hits.push(start);
            else byMatcher.set(matcher, [start]);
          }
        }
      });
      // Hits come in the order of their ends, and words differ in length.
      for (const hits of byMatcher.values()) hits.sort((a, b) => a - b);
      forGeneric.sort((a, b) => a - b);
      return { byMatcher, forGeneric };
    },
  };
}

/** Lowers A to Z only: one unit stays one unit. */
const foldAscii = (word: string): string => word.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
