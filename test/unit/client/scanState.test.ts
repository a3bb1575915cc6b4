import assert from 'node:assert/strict';
import test from 'node:test';
import { type ScanFacts, type ScanState, scanStates } from '../../../client/src/scanState.ts';

const USUAL: ScanFacts = { enabled: true, trusted: true, scanning: false, scanned: false };

const table: readonly (readonly [string, Partial<ScanFacts>, readonly ScanState[]])[] = [
  ['before the first scan', {}, ['unscanned']],
  ['during the first scan', { scanning: true }, ['scanning']],
  ['after a scan', { scanned: true }, ['scanned']],
  ['during the second scan', { scanning: true, scanned: true }, ['scanning']],
  ['not trusted', { trusted: false }, ['unscanned', 'limited']],
  ['not trusted, scanned', { trusted: false, scanned: true }, ['scanned', 'limited']],
  ['off', { enabled: false, trusted: false, scanned: true }, ['off']],
];

for (const [name, facts, expected] of table)
  test(name, () => assert.deepEqual(scanStates({ ...USUAL, ...facts }), expected));
