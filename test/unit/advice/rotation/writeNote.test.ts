import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rotationNotes } from '../../../../server/src/advice/rotation/envNotes.ts';
import { isDay, writeNote } from '../../../../server/src/advice/rotation/writeNote.ts';

const written = (text: string, kind: 'expires' | 'rotated' = 'expires', name = 'A'): string | undefined => {
  const edit = writeNote(text, { name, kind, date: '2027-01-31' });
  return edit && text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end);
};

const CASES: readonly (readonly [what: string, text: string, after: string])[] = [
  ['a new note', 'A=x\n', '# expires: 2027-01-31\nA=x\n'],
  ['an entry further down', 'B=y\nA=x\n', 'B=y\n# expires: 2027-01-31\nA=x\n'],
  ['an entry that is exported and indented', '  export A=x', '  # expires: 2027-01-31\n  export A=x'],
  ['Windows line breaks', 'B=y\r\nA=x\r\n', 'B=y\r\n# expires: 2027-01-31\r\nA=x\r\n'],
  ['a byte order mark', '\uFEFFA=x\n', '\uFEFF# expires: 2027-01-31\nA=x\n'],
  ['a note above', '# Stripe, expires: 2026-01-01!\nA=x\n', '# Stripe, expires: 2027-01-31!\nA=x\n'],
  ['a note behind', 'A=x # expires: 2026-01-01\n', 'A=x # expires: 2027-01-31\n'],
  ['a day that does not exist', '# expires: 2026-02-31\nA=x\n', '# expires: 2027-01-31\nA=x\n'],
  [
    'a note of the other kind',
    '# rotated: 2026-01-01\nA=x\n',
    '# rotated: 2026-01-01\n# expires: 2027-01-31\nA=x\n',
  ],
  ['a name that stands twice', 'A=x\nA=y\n', 'A=x\n# expires: 2027-01-31\nA=y\n'],
];

describe('writing a note', () => {
  for (const [what, text, after] of CASES) {
    it(what, () => {
      assert.equal(written(text), after);
      const [note] = rotationNotes({ text: after, now: 0, maxAgeDays: 90 }).filter(
        ({ kind }) => kind === 'expires',
      );
      assert.equal(note?.date, '2027-01-31');
    });
  }

  it('is not possible for an entry that is not there', () =>
    assert.equal(written('# A=x\nAB=y\n'), undefined));

  it('takes days that exist alone', () => {
    const days = ['2026-02-28', '2026-02-30', '2026-1-1', '2026-01-01T00', 'soon', ''];
    assert.deepEqual(days.filter(isDay), ['2026-02-28']);
  });
});
