import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  applyTo,
  locate,
  replacementsOf,
  textOf,
  untouched,
} from '../../../server/src/remediation/pieces.ts';
import { applied } from './formats/formatCase.ts';

const edit = fc.record({ at: fc.nat(40), length: fc.nat(6), newText: fc.string({ maxLength: 6 }) });

describe('steps', () => {
  it('together are the same change as one after another', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(edit, { maxLength: 8 }), (original, edits) => {
        let state = untouched(original);
        for (const { at, length, newText } of edits) {
          const text = textOf(state);
          const start = Math.min(at, text.length);
          const range = { start, end: Math.min(start + length, text.length) };
          state = applyTo(state, [{ range, newText, annotation: 'reference' }]);
          assert.equal(textOf(state), text.slice(0, range.start) + newText + text.slice(range.end));
        }
        assert.equal(applied(original, replacementsOf(state)), textOf(state));
      }),
    );
  });

  it('tell where a stretch of the original stands now', () => {
    const state = applyTo(untouched('one two three'), [
      { range: { start: 0, end: 3 }, newText: 'first', annotation: 'reference' },
    ]);
    assert.deepEqual(locate(state, { start: 8, end: 13 }), { start: 10, end: 15 });
    assert.equal(locate(state, { start: 1, end: 3 }), undefined);
  });
});
