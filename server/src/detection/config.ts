/** What a workspace says about detection, once parsed: the one value that a detector takes. */
import type { Level, Rule, Severity, SuppressionKind, Text } from './types.ts';

/** A finding as an allow-list sees it. Stays inside the core: it holds the value. */
export interface Place {
  /** Path below the workspace root, with slashes; the end of the URI where the root is not known. */
  readonly path: string;
  readonly commit: string | undefined;
  readonly ruleId: string;
  /** Under the detector's own key and under the public one. */
  readonly fingerprints: readonly string[];
  readonly value: string;
  /** The match with what its pattern reads around the value. */
  readonly match: string;
  /** The line on which it starts, cut to a bounded length. */
  readonly lineText: string;
  /** One-based. */
  readonly line: number;
}

/** One entry of an allow-list. */
export interface Allow {
  readonly by: Extract<SuppressionKind, 'path' | 'allowlist' | 'fingerprint' | 'baseline'>;
  /** Where it stands and why, as the person is told. */
  readonly reason: Text;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly until?: string;
  matches(place: Place): boolean;
}

export interface DetectionConfig {
  /** Own rules; one with the id of a built-in rule stands in for it. */
  readonly rules: readonly Rule[];
  readonly disabled: readonly string[];
  readonly severities: ReadonlyMap<string, Severity>;
  readonly level?: Level;
  readonly allow: readonly Allow[];
  /** Values (or parts of them) that are placeholders here; compared without case. */
  readonly placeholders: readonly string[];
  /** Paths that are not read at all, in the syntax of `.gitignore`. */
  readonly exclude: readonly string[];
}

export const EMPTY_CONFIG: DetectionConfig = {
  rules: [],
  disabled: [],
  severities: new Map(),
  allow: [],
  placeholders: [],
  exclude: [],
};

/** All of several configurations: lists are joined, the first level and the first severity count. */
export function mergeConfigs(configs: readonly DetectionConfig[]): DetectionConfig {
  const level = configs.find((config) => config.level)?.level;
  return {
    rules: configs.flatMap(({ rules }) => rules),
    disabled: configs.flatMap(({ disabled }) => disabled),
    severities: new Map([...configs].reverse().flatMap(({ severities }) => [...severities])),
    ...(level ? { level } : {}),
    allow: configs.flatMap(({ allow }) => allow),
    placeholders: configs.flatMap(({ placeholders }) => placeholders),
    exclude: configs.flatMap(({ exclude }) => exclude),
  };
}
