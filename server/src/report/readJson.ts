/** Reads what `json.ts` writes: the report of another run, perhaps of another machine. */
import type { Age } from '../advice/standing.ts';
import {
  type Breadth,
  CONFIDENCES,
  type Evidence,
  type Life,
  type LifeState,
  type Rule,
  SEVERITIES,
  type SuppressionKind,
  type Text,
} from '../detection/types.ts';
import type { Language } from '../language.ts';
import type { Liveness } from '../liveness/types.ts';
import type { ScanSummary } from '../protocol.ts';
import type { ToldLiveness } from './liveness.ts';
import type { FileReport, Reported, ReportedSuppressed } from './report.ts';

export interface ReadReport {
  /** The language in which its reasons are written. */
  readonly language: Language;
  readonly files: readonly FileReport[];
  readonly summary: ScanSummary;
  /** The rules of its findings, as far as a report tells of them. */
  readonly rules: ReadonlyMap<string, Rule>;
}

type Json = Readonly<Record<string, unknown>>;

const BY: readonly SuppressionKind[] = [
  'inline',
  'path',
  'allowlist',
  'fingerprint',
  'baseline',
  'placeholder',
  'level',
  'known-sample',
];
const LIFE_STATES: readonly LifeState[] = ['endless', 'early', 'current', 'expiring', 'long', 'expired'];
const BREADTHS: readonly Breadth[] = ['any-address', 'account', 'writes', 'http'];
const LIVENESS: readonly Liveness[] = ['live', 'limited', 'dead', 'unknown'];
/** Thrown at whatever is not as `json.ts` writes it; never leaves this file. */
class NotAReport extends Error {}

/** @returns undefined for a text that is no whole report: a part of one would say that there is less to find. */
export function parseReport(text: string): ReadReport | undefined {
  try {
    return reportOf(object(JSON.parse(text)));
  } catch (error) {
    if (error instanceof NotAReport || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function reportOf(value: Json): ReadReport {
  if (object(value.tool).name !== 'kagimori') throw new NotAReport();
  const files = new Map<string, { findings: Reported[]; suppressed: ReportedSuppressed[] } & FileReport>();
  const rules = new Map<string, Rule>();
  const fileOf = (entry: Json) => {
    const path = string(entry.path);
    const commit = optional(entry.commit);
    const key = `${path}\n${commit ?? ''}`;
    const file = files.get(key) ?? {
      path,
      findings: [],
      suppressed: [],
      ...(commit === undefined ? {} : { commit }),
    };
    files.set(key, file);
    const rule = ruleOf(entry);
    rules.set(rule.id, rule);
    return file;
  };
  for (const entry of objects(value.findings)) fileOf(entry).findings.push(reportedOf(entry));
  for (const entry of objects(value.suppressed)) {
    const reason = both(string(entry.reason));
    fileOf(entry).suppressed.push({ ...reportedOf(entry), by: oneOf(BY, entry.by), reason });
  }
  return {
    language: value.language === 'ja' ? 'ja' : 'en',
    files: [...files.values()],
    summary: summaryOf(object(value.summary)),
    rules,
  };
}

function reportedOf(entry: Json): Reported {
  const age = ageOf(entry.age);
  const life = lifeOf(entry.life);
  const liveness = livenessOf(entry.liveness);
  return {
    finding: {
      ruleId: string(entry.rule),
      severity: oneOf(SEVERITIES, entry.severity),
      confidence: oneOf(CONFIDENCES, entry.confidence),
      fingerprint: string(entry.fingerprint),
      redacted: string(entry.redacted),
      evidence: objects(entry.evidence).map(
        ({ kind, text, supports }): Evidence => ({
          kind: string(kind),
          text: both(string(text)),
          supports: supports === true,
        }),
      ),
      ...(life === undefined ? {} : { life }),
    },
    range: {
      start: { line: number(entry.startLine) - 1, character: number(entry.startColumn) - 1 },
      end: { line: number(entry.endLine) - 1, character: number(entry.endColumn) - 1 },
    },
    frame: string(entry.line),
    ...(age === undefined ? {} : { age }),
    ...(liveness === undefined ? {} : { liveness }),
  };
}

function ageOf(value: unknown): Age | null | undefined {
  if (value === undefined || value === null) return value;
  const { since, days, isOverdue, pushedTo, text } = object(value);
  const branch = optional(pushedTo);
  return {
    since: string(since),
    days: number(days),
    isOverdue: isOverdue === true,
    ...(branch === undefined ? {} : { pushedTo: branch }),
    text: both(string(text)),
  };
}

function lifeOf(value: unknown): Life | undefined {
  if (value === undefined) return undefined;
  const { state, of, start, end, broad } = object(value);
  const [from, until] = [time(start), time(end)];
  return {
    state: oneOf(LIFE_STATES, state),
    ...(from === undefined ? {} : { start: from }),
    ...(until === undefined ? {} : { end: until }),
    ...(of === undefined ? {} : { of: oneOf(['certificate'] as const, of) }),
    ...(broad === undefined ? {} : { broad: list(broad).map((one) => oneOf(BREADTHS, one)) }),
  };
}

function livenessOf(value: unknown): ToldLiveness | undefined {
  if (value === undefined) return undefined;
  const { state, host, account, scopes, expires, reason } = object(value);
  const [who, until, why] = [account, expires, reason].map(optional);
  return {
    state: oneOf(LIVENESS, state),
    host: string(host),
    ...(who === undefined ? {} : { account: who }),
    ...(scopes === undefined ? {} : { scopes: list(scopes).map(string) }),
    ...(until === undefined ? {} : { expires: until }),
    ...(why === undefined ? {} : { reason: both(why) }),
  };
}

/** A team's own rule, as its finding tells of it: enough to name it and to say what to do first. */
function ruleOf(entry: Json): Rule {
  const provider = string(entry.provider);
  const title = string(entry.title);
  const manageUrl = optional(entry.manageUrl);
  const start = [`${provider} の`, `${provider} `].find(
    (prefix) => provider !== '' && title.startsWith(prefix),
  );
  return {
    id: string(entry.rule),
    provider: start === undefined ? '' : provider,
    name: both(start === undefined ? title : title.slice(start.length).trimStart()),
    keywords: [],
    pattern: /(?!)/,
    severity: oneOf(SEVERITIES, entry.severity),
    privilege: 'account-wide',
    ...(manageUrl === undefined ? {} : { manageUrl }),
    examples: { match: [], reject: [] },
  };
}

function summaryOf(value: Json): ScanSummary {
  return {
    files: number(value.files),
    bytes: number(value.bytes),
    findings: number(value.findings),
    skippedBinary: number(value.skippedBinary),
    skippedLarge: number(value.skippedLarge),
    unreadable: number(value.unreadable),
    vanished: number(value.vanished),
    cancelled: value.cancelled === true,
    durationMs: number(value.durationMs),
  };
}

const both = (text: string): Text => ({ en: text, ja: text });

function object(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotAReport();
  return value as Json;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new NotAReport();
  return value;
}

const objects = (value: unknown): readonly Json[] => list(value).map(object);

/** @returns milliseconds since the epoch. */
function time(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const parsed = Date.parse(string(value));
  if (Number.isNaN(parsed)) throw new NotAReport();
  return parsed;
}

function string(value: unknown): string {
  if (typeof value !== 'string') throw new NotAReport();
  return value;
}

const optional = (value: unknown): string | undefined => (value === undefined ? undefined : string(value));

function number(value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0)) throw new NotAReport();
  return value;
}

function oneOf<T extends string>(choices: readonly T[], value: unknown): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new NotAReport();
  return found;
}
