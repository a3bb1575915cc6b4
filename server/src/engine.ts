/**
 * Where the parts of detection meet: the built-in rules, the offline checks, the generic detector and the judge of
 * placeholders, made into one detector. Pure: it runs in Node, in a worker and in a browser alike.
 */
import { CHECKS } from './detection/checks/index.ts';
import { createDetector, type DetectorOptions } from './detection/detector.ts';
import type { Detector } from './detection/types.ts';
import { createCatalogue } from './rules/index.ts';

export type EngineOptions = Pick<DetectorOptions, 'fingerprintKey' | 'level'>;

/** @throws when the fingerprint key is not hex */
export function createEngine(options: EngineOptions = {}): Detector {
  return createDetector(createCatalogue(), { checks: CHECKS, ...options });
}
