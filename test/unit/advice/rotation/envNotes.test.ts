import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  rotationNotes,
  rotationNotices,
  rotationText,
} from '../../../../server/src/advice/rotation/envNotes.ts';

const NOW = Date.UTC(2026, 10, 23, 15);
const at = (text: string, maxAgeDays = 90) => ({ text, now: NOW, maxAgeDays });

const CASES: readonly (readonly [
  what: string,
  text: string,
  expected: readonly (readonly [string, string, number])[],
])[] = [
  ['above', '# expires: 2026-12-01\nA=x\n', [['A', 'expires', 8]]],
  ['behind', 'A=x # expires: 2026-11-22\n', [['A', 'expires', -1]]],
  ['today is still good', 'A=x # expires: 2026-11-23\n', [['A', 'expires', 0]]],
  ['rotated in time', '# rotated: 2026-10-24\nA=x\n', [['A', 'rotated', 60]]],
  ['rotated long ago', '# rotated: 2026-01-01\nexport A="x"\n', [['A', 'rotated', -236]]],
  [
    'both, among words',
    '# Stripe, expires: 2027-01-01\n# rotated: 2026-11-01\nA=x\n',
    [
      ['A', 'expires', 39],
      ['A', 'rotated', 68],
    ],
  ],
  ['CRLF', '# expires: 2026-12-01\r\nA=x\r\n', [['A', 'expires', 8]]],
  ['a blank line parts them', '# expires: 2026-12-01\n\nA=x\n', []],
  ['another entry between', '# expires: 2026-12-01\nA=x\nB=y\n', [['A', 'expires', 8]]],
  ['a part of the value', 'A="x # expires: 2020-01-01"\n', []],
  ['no such day', '# expires: 2026-02-30\nA=x\n', []],
  ['no note', '# a comment\nA=x\n', []],
];

describe('rotation notes', () => {
  for (const [what, text, expected] of CASES) {
    it(what, () => {
      const notes = rotationNotes(at(text));
      assert.deepEqual(
        notes.map(({ name, kind, daysLeft }) => [name, kind, daysLeft]),
        expected,
      );
      for (const { entry, name } of notes) assert.equal(text.slice(entry.start, entry.end), name);
    });
  }
  it('marks what is past alone, by the age that the settings allow', () => {
    const text = 'A=x # expires: 2026-11-22\nB=x # expires: 2026-11-24\nC=x # rotated: 2026-10-01\n';
    const ids = (maxAgeDays: number) =>
      rotationNotices(rotationNotes(at(text, maxAgeDays)), maxAgeDays).map(({ id }) => id);
    assert.deepEqual(ids(90), ['rotation-expired']);
    assert.deepEqual(ids(30), ['rotation-expired', 'rotation-due']);
  });
  it('says the days in both languages and nothing of the value', () => {
    for (const note of rotationNotes(
      at(
        'A=planted # expires: 2026-11-22\nB=planted # rotated: 2026-01-01\nC=planted # expires: 2027-01-01\n',
      ),
    )) {
      const { en, ja } = rotationText(note, 90);
      assert.match(en, /\d+ days?/);
      assert.match(ja, /\d+ 日/);
      assert.doesNotMatch(en + ja, /planted/);
    }
  });
});
