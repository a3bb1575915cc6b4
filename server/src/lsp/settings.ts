/**
 * The `kagimori.*` settings. They arrive as `unknown` from any client, so one total parser makes `Settings` of them:
 * a value that makes no sense falls back to its default and is named once in the log.
 */
import { MAX_AGE_DAYS } from '../advice/standing.ts';
import type { Level, Severity } from '../detection/types.ts';
import { SEVERITIES } from '../detection/types.ts';
import { asBaseUrls, type BaseUrls } from '../workspace/checkKey.ts';

export const LEVELS: readonly Level[] = ['strict', 'default', 'everything'];

/** How loud a finding is shown; `none` keeps it in the findings view alone. */
export const LOUDNESS = ['error', 'warning', 'information', 'hint', 'none'] as const;
export type Loudness = (typeof LOUDNESS)[number];

export interface Settings {
  /** `kagimori.enable`: whether anything is detected at all. */
  readonly enable: boolean;
  /** `kagimori.level`: which confidences are shown. */
  readonly level: Level;
  /** `kagimori.minSeverity`: findings below it are not shown. */
  readonly minSeverity: Severity;
  /** `kagimori.exclude`: paths that are not looked at, in the syntax of `.gitignore`, from the workspace folder. */
  readonly exclude: readonly string[];
  /** `kagimori.maxFileSize`, in megabytes there, in bytes here. */
  readonly maxFileBytes: number;
  /** `kagimori.debounce`: milliseconds of silence before a changed document is looked at. */
  readonly debounceMs: number;
  /** `kagimori.generic`: whether secrets of no known provider are looked for. */
  readonly generic: boolean;
  /** `kagimori.diagnosticSeverity`: severity of a finding to loudness of its diagnostic. */
  readonly loudness: Readonly<Record<Severity, Loudness>>;
  /** `kagimori.hover`: whether hovering over a finding explains it. */
  readonly hover: boolean;
  /** `kagimori.codeLens`: whether a line above each finding offers the fix. */
  readonly codeLens: boolean;
  /** `kagimori.policies`: whether rights that reach too far are marked. */
  readonly policies: boolean;
  /** `kagimori.rotation.maxAgeDays`: days after which a value is due for rotation. */
  readonly maxAgeDays: number;
  /** `kagimori.check.baseUrls`: other addresses at which keys are checked, by provider; never from a workspace. */
  readonly checkBaseUrls: BaseUrls;
  /** `kagimori.baseline`: file of settled findings, relative to the workspace folder; empty for none. */
  readonly baseline: string;
  /** `kagimori.scan.jobs`: worker threads of a workspace scan, 0 for one per core. */
  readonly jobs: number;
}

export const DEFAULT_SETTINGS: Settings = {
  enable: true,
  level: 'default',
  minSeverity: 'info',
  exclude: [],
  maxFileBytes: 5_000_000,
  debounceMs: 150,
  generic: true,
  loudness: {
    critical: 'error',
    high: 'warning',
    medium: 'warning',
    low: 'information',
    info: 'information',
  },
  hover: true,
  codeLens: false,
  policies: true,
  maxAgeDays: MAX_AGE_DAYS,
  checkBaseUrls: {},
  baseline: '',
  jobs: 0,
};

/** The settings as read, and the names of those that made no sense. */
export interface ParsedSettings {
  readonly settings: Settings;
  readonly invalid: readonly string[];
}

type Reader<T> = (value: unknown) => T | undefined;

const asBoolean: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
const asStrings: Reader<readonly string[]> = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
const oneOf =
  <T extends string>(names: readonly T[]): Reader<T> =>
  (value) =>
    names.find((name) => name === value);
const numberIn =
  (least: number, most: number, scale = 1): Reader<number> =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most ? value * scale : undefined;
const relativePath: Reader<string> = (value) =>
  typeof value === 'string' && !/^([/\\]|[A-Za-z]:)|(^|[/\\])\.\.([/\\]|$)|\0/.test(value)
    ? value
    : undefined;

const asLoudness: Reader<Settings['loudness']> = (value) => {
  if (!isRecord(value)) return undefined;
  const loudness = { ...DEFAULT_SETTINGS.loudness };
  for (const severity of SEVERITIES) {
    if (value[severity] === undefined) continue;
    const found = oneOf(LOUDNESS)(value[severity]);
    if (found === undefined) return undefined;
    loudness[severity] = found;
  }
  return loudness;
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads the section `kagimori`, nested (`env: { file }`) as `workspace/configuration` answers it.
 * @param section any value at all; never throws.
 */
export function parseSettings(section: unknown): ParsedSettings {
  const invalid: string[] = [];
  const read = <T>(name: string, reader: Reader<T>, fallback: T): T => {
    const value = name.split('.').reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), section);
    if (value === undefined || value === null) return fallback;
    const found = reader(value);
    if (found === undefined) invalid.push(`kagimori.${name}`);
    return found ?? fallback;
  };
  const fallback = DEFAULT_SETTINGS;
  const settings: Settings = {
    enable: read('enable', asBoolean, fallback.enable),
    level: read('level', oneOf(LEVELS), fallback.level),
    minSeverity: read('minSeverity', oneOf(SEVERITIES), fallback.minSeverity),
    exclude: read('exclude', asStrings, fallback.exclude),
    maxFileBytes: read('maxFileSize', numberIn(0.001, 1000, 1_000_000), fallback.maxFileBytes),
    debounceMs: read('debounce', numberIn(0, 10_000), fallback.debounceMs),
    generic: read('generic', asBoolean, fallback.generic),
    loudness: read('diagnosticSeverity', asLoudness, fallback.loudness),
    hover: read('hover', asBoolean, fallback.hover),
    codeLens: read('codeLens', asBoolean, fallback.codeLens),
    policies: read('policies', asBoolean, fallback.policies),
    maxAgeDays: Math.floor(read('rotation.maxAgeDays', numberIn(1, 3650), fallback.maxAgeDays)),
    checkBaseUrls: read('check.baseUrls', asBaseUrls, fallback.checkBaseUrls),
    baseline: read('baseline', relativePath, fallback.baseline),
    jobs: Math.floor(read('scan.jobs', numberIn(0, 64), fallback.jobs)),
  };
  return { settings, invalid };
}
