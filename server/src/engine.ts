/**
 * Where the parts of detection meet: the built-in rules, the offline checks, the generic detector and the judge of
 * placeholders, made into one detector. Pure: it runs in Node, in a worker and in a browser alike.
 */
import { createDetector, type DetectorOptions } from './detection/detector.ts';
import type { Catalogue, Detector } from './detection/types.ts';

export type EngineOptions = Pick<DetectorOptions, 'fingerprintKey' | 'level'>;

/** The built-in catalogue. */
const catalogue: Catalogue = new Map();

/** @throws when the fingerprint key is not hex */
export function createEngine(options: EngineOptions = {}): Detector {
  return createDetector(catalogue, options);
}
