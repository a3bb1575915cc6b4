import { type DetectionConfig, EMPTY_CONFIG } from './config.ts';
import type { CandidateFinder, Detector, LifeJudge, OtherPlace, PlaceholderJudge } from './contracts.ts';
import { createFinish, type Surroundings } from './finding.ts';
import { createFingerprint, identityOf, remembered } from './fingerprint.ts';
import type { Finished } from './finished.ts';
import { createFollow } from './follow.ts';
import { asked, confirmed, type Held, movedItem, sortOut, withoutLeaks } from './held.ts';
import { judge, judgeKin, NEAR_COMPANION } from './judge.ts';
import { readSecret } from './mask.ts';
import { resolveOverlaps } from './overlap.ts';
import { joinParts, looseMatches } from './parts.ts';
import { createPrefilter, type Hits, type Prefilter } from './prefilter.ts';
import { type Found, search } from './search.ts';
import { createSuppression, dayOf, pathOf } from './suppression.ts';
import type {
  Candidate,
  Catalogue,
  Check,
  Detection,
  Finding,
  Level,
  Rule,
  Source,
  Suppressed,
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

/** One text under way. */
interface Job extends Surroundings {
  /** What a proof has refused, in the text itself: no prefix makes it a key again. */
  readonly refused: Set<number>;
  /** What was finished before, where that counts. */
  readonly finished?: Finished<Settled>;
}

/** What came of a match or a candidate. */
interface Settled {
  readonly items: readonly Held[];
  /** Whether a proof has refused it. */
  readonly refused: boolean;
}

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
  // Made when somebody looks first: a thread that only hands out files does not pay for it.
  let madePrefilter: Prefilter | undefined;
  const prefilter = (): Prefilter => {
    madePrefilter ??= createPrefilter(catalogue, generic);
    return madePrefilter;
  };
  const finish = createFinish(catalogue, placeholder, lifeOf);
  const checkOf = (rule: Rule): Check | undefined =>
    rule.check === undefined ? undefined : checks[rule.check];

  /** What came of a match of a rule. */
  function known(job: Job, { rule, range, encodings, value, kin, seen }: Found): readonly Held[] {
    const whole = seen.at(-1)?.whole ?? range;
    const settle = (): Settled => {
      if (rule.custom?.accepts?.(pathOf(job.source)) === false) return NOTHING;
      if (rule.files?.test(job.source.uri) === false) return NOTHING;
      const judgement = kin ? judgeKin(rule) : judge(rule, checkOf(rule), seen, value);
      if (!judgement) return encodings.length === 0 && rule.check ? REFUSED : NOTHING;
      const candidate = { ruleId: rule.id, range, encodings, ...judgement };
      return { items: [finish(job, rule, candidate, value, whole)], refused: false };
    };
    // What a wrapping holds is judged by what is near it there, too.
    const isPlain = encodings.length === 0 && seen.length === 1;
    const { items, refused } =
      job.finished && isPlain
        ? job.finished.of({ ruleId: rule.id, range, whole, known: [kin] }, settle)
        : settle();
    if (refused) job.refused.add(range.start);
    return items;
  }

  /** What came of a candidate of the generic detector. */
  function unnamed(job: Job, candidate: Candidate): readonly Held[] {
    const { ruleId, range, encodings, severity, evidence, assignedTo } = candidate;
    const rule = catalogue.get(ruleId);
    if (!rule) return [];
    const isRefused = assignedTo === undefined && job.refused.has(range.start);
    const confidence = isRefused ? 'weak' : candidate.confidence;
    const settle = (): Settled => {
      const told = { ...candidate, confidence };
      return { items: [finish(job, rule, told, readSecret(job.text, told))], refused: false };
    };
    if (!job.finished || encodings.length > 0) return settle().items;
    const known = [confidence, severity, evidence, assignedTo];
    return job.finished.of({ ruleId, range, whole: range, known }, settle).items;
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

  function conclude(
    job: Job,
    hits: Hits,
    found: readonly Found[],
    candidates: readonly Candidate[],
  ): Detection {
    const specific = found.flatMap((match) => known(job, match));
    const loose = companions(job, specific);
    const unspecific = candidates.flatMap((candidate) => unnamed(job, candidate));
    const all = [...confirmed(specific, unspecific), ...loose, ...unspecific];
    const suppressor = suppression(job.text, job.source, hits.marks.length > 0);
    const judged = withoutLeaks(resolveOverlaps(all).map((item) => asked(item, suppressor)));
    return sortOut(joinParts(judged, catalogue, job.text), level);
  }

  const jobOf = (text: string, source: Source): Job => ({
    text,
    source,
    fingerprint: remembered(fingerprint),
    refused: new Set(),
  });

  /** What came of it in the last state, as it stands now; how long it lives is told by what may be far away, and the clock. */
  const movedIn =
    (text: string) =>
    ({ items, refused }: Settled, by: number): Settled | undefined => {
      const here = by === 0 ? items : items.map((item) => movedItem(item, by));
      const lives = here.some(
        ({ finding, value }) =>
          finding.life !== undefined || lifeOf?.(value, text, finding.range) !== undefined,
      );
      return lives ? undefined : { items: here, refused };
    };

  return {
    catalogue,
    look: (bytes, path) => prefilter().look(bytes, path),
    settle,
    detect(text, source, look) {
      const hits = prefilter().hits(text, source.uri, look);
      const candidates = generic?.find(text, source, hits.generic) ?? [];
      return conclude(jobOf(text, source), hits, search(prefilter(), text, hits), candidates);
    },
    follow: createFollow({
      prefilter,
      generic,
      moved: movedIn,
      conclude: (text, source, { hits, found, candidates, finished }) =>
        conclude({ ...jobOf(text, source), finished }, hits, found, candidates),
    }),
  };
}

const NOTHING: Settled = { items: [], refused: false };
const REFUSED: Settled = { items: [], refused: true };

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
