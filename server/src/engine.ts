/**
 * Where the parts of detection meet: the built-in rules, the offline checks, the generic detector and the judge of
 * placeholders, made into one detector. Pure: it runs in Node, in a worker and in a browser alike.
 */
import { POLICY_RULES } from './advice/policies/words.ts';
import { CHECKS } from './detection/checks/index.ts';
import type { Detector } from './detection/contracts.ts';
import { createDetector, type DetectorOptions } from './detection/detector.ts';
import { createGeneric } from './detection/generic/generic.ts';
import { createLifeJudge } from './detection/life/life.ts';
import { judgePlaceholder } from './detection/placeholders.ts';
import type { Catalogue } from './detection/types.ts';
import { GENERIC } from './rules/generic.ts';
import { createCatalogue } from './rules/index.ts';

export type EngineOptions = Pick<
  DetectorOptions,
  'fingerprintKey' | 'level' | 'generic' | 'config' | 'today'
> & {
  /** The time in milliseconds since the epoch, by which a value has expired; the clock's where absent. */
  readonly now?: () => number;
};

/** Kinds that a format tells, kinds that only name and value together tell, and rights, which others find. */
function wholeCatalogue(): Catalogue {
  return new Map([
    ...createCatalogue(),
    ...[...GENERIC, ...POLICY_RULES].map((rule) => [rule.id, rule] as const),
  ]);
}

/** @throws when the fingerprint key is not hex */
export function createEngine({ now = Date.now, ...options }: EngineOptions = {}): Detector {
  return createDetector(wholeCatalogue(), {
    checks: CHECKS,
    generic: createGeneric(),
    placeholder: judgePlaceholder,
    life: createLifeJudge(now),
    ...options,
  });
}
