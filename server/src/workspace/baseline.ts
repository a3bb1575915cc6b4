/**
 * The baseline: findings that are settled, by a keyed hash, so that it tells nothing of a value. An entry counts for its
 * file wherever in it the line moves to.
 */
import { type Allow, type DetectionConfig, EMPTY_CONFIG } from '../detection/config.ts';
import type { Text } from '../detection/types.ts';

/** The file's usual name. */
export const BASELINE_FILE = '.kagimori-baseline.json';

export interface BaselineEntry {
  /** Under the public key, so that it is the same on every machine. */
  readonly fingerprint: string;
  readonly rule: string;
  /** Below the root, with slashes. */
  readonly path: string;
  readonly reason?: string;
  /** Last day on which it counts, `YYYY-MM-DD`. */
  readonly until?: string;
}

export interface Baseline {
  readonly entries: readonly BaselineEntry[];
}

export type ParsedBaseline =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly reason: Text };

const NO_BASELINE: Text = {
  en: 'this is no baseline of Kagimori: make one with "kagimori baseline create"',
  ja: 'Kagimori のベースラインではありません。「kagimori baseline create」で作成してください',
};

/** @param text of the file; entries that make no sense make the whole no baseline, rather than quietly not count. */
export function parseBaseline(text: string): ParsedBaseline {
  try {
    const value: unknown = JSON.parse(text);
    const entries = isRecord(value) && value.version === 1 ? value.findings : undefined;
    if (Array.isArray(entries) && entries.every(isEntry)) return { ok: true, baseline: { entries } };
  } catch {
    // Falls through: what is no JSON is no baseline either.
  }
  return { ok: false, reason: NO_BASELINE };
}

/** @returns the file's text, sorted so that a merge of two branches rarely conflicts. */
export function baselineText({ entries }: Baseline): string {
  const findings = [...entries].sort(
    (a, b) => compare(a.path, b.path) || compare(a.fingerprint, b.fingerprint),
  );
  return `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;
}

/**
 * @param found what a scan without the baseline sees now.
 * @param wasSeen whether the scan looked at a path: what it did not look at stays.
 * @returns the new baseline: reasons and dates of entries that still stand are kept, those that are gone are dropped.
 */
export function updateBaseline(
  old: Baseline,
  found: readonly BaselineEntry[],
  wasSeen: (path: string) => boolean = () => true,
): Baseline {
  const known = new Map(old.entries.map((entry) => [keyOf(entry), entry]));
  const current = new Map(found.map((entry) => [keyOf(entry), known.get(keyOf(entry)) ?? entry]));
  return { entries: [...old.entries.filter(({ path }) => !wasSeen(path)), ...current.values()] };
}

/** As `updateBaseline`, but nothing new is settled. */
export function pruneBaseline(
  old: Baseline,
  found: readonly BaselineEntry[],
  wasSeen?: (path: string) => boolean,
): Baseline {
  const known = new Set(old.entries.map(keyOf));
  return updateBaseline(
    old,
    found.filter((entry) => known.has(keyOf(entry))),
    wasSeen,
  );
}

const keyOf = ({ path, fingerprint }: BaselineEntry): string => `${fingerprint} ${path}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** @returns the baseline as a configuration that a detector takes. */
export function baselineConfig({ entries }: Baseline): DetectionConfig {
  const byFingerprint = new Map<string, BaselineEntry[]>();
  for (const entry of entries) {
    const same = byFingerprint.get(entry.fingerprint);
    if (same === undefined) byFingerprint.set(entry.fingerprint, [entry]);
    else same.push(entry);
  }
  // One allowance for each day on which some of the entries end, not one for each entry: a baseline can be long.
  const ends = new Set(entries.map(({ until }) => until));
  const allow = [...ends].map(
    (until): Allow => ({
      by: 'baseline',
      reason: { en: 'settled in the baseline', ja: 'ベースラインで対応済みです' },
      ...(until === undefined ? {} : { until }),
      matches: ({ fingerprints, path }) =>
        fingerprints.some((fingerprint) =>
          byFingerprint.get(fingerprint)?.some((entry) => entry.until === until && entry.path === path),
        ),
    }),
  );
  return { ...EMPTY_CONFIG, allow };
}

function isEntry(value: unknown): value is BaselineEntry {
  if (!isRecord(value)) return false;
  const { fingerprint, rule, path, reason, until } = value;
  return (
    [fingerprint, rule, path].every((item) => typeof item === 'string') &&
    (reason === undefined || typeof reason === 'string') &&
    (until === undefined || (typeof until === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(until)))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
