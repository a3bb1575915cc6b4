import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePatches, unquote } from '../../../server/src/git/patch.ts';

const COMMIT = 'a'.repeat(40);

const shapeOf = (text: string) =>
  parsePatches(text).map(({ commit, path, hunks }) => ({
    commit,
    path,
    hunks: hunks.map(({ start, lines, added }) => ({ start, lines, added: [...added] })),
  }));

describe('patches', () => {
  test('added lines keep their place among those around them', () => {
    const text = [
      COMMIT,
      'diff --git a/x.js b/x.js',
      'index 1..2 100644',
      '--- a/x.js',
      '+++ b/x.js',
      '@@ -3,3 +3,4 @@ function f() {',
      ' before',
      '-old',
      '+new',
      '+more',
      ' after',
      '',
    ].join('\n');
    assert.deepEqual(shapeOf(text), [
      {
        commit: COMMIT,
        path: 'x.js',
        hunks: [{ start: 2, lines: ['before', 'new', 'more', 'after'], added: [1, 2] }],
      },
    ]);
  });

  test('lines of a file that look like a patch are lines of the file', () => {
    const text = [
      'diff --git a/x.diff b/x.diff',
      '--- /dev/null',
      '+++ b/x.diff',
      '@@ -0,0 +1,4 @@',
      '+diff --git a/evil b/evil',
      '+++ b/evil',
      '+@@ -1 +1 @@',
      `+${COMMIT}`,
      '\\ No newline at end of file',
      '',
    ].join('\n');
    assert.deepEqual(shapeOf(text), [
      {
        commit: undefined,
        path: 'x.diff',
        hunks: [
          {
            start: 0,
            lines: ['diff --git a/evil b/evil', '++ b/evil', '@@ -1 +1 @@', COMMIT],
            added: [0, 1, 2, 3],
          },
        ],
      },
    ]);
  });

  test('deleted, binary and merely shortened files are left out', () => {
    const text = [
      'diff --git a/gone b/gone',
      '--- a/gone',
      '+++ /dev/null',
      '@@ -1 +0,0 @@',
      '-was here',
      'diff --git a/p.png b/p.png',
      'Binary files /dev/null and b/p.png differ',
      'diff --git a/short b/short',
      '--- a/short',
      '+++ b/short',
      '@@ -1,2 +1 @@',
      ' stays',
      '-goes',
      '',
    ].join('\n');
    assert.deepEqual(shapeOf(text), []);
  });

  for (const [written, name] of [
    ['plain.js', 'plain.js'],
    ['"b/with \\"quotes\\".js"', 'b/with "quotes".js'],
    ['"b/\\351\\215\\265\\ttab"', 'b/鍵\ttab'],
  ] as const) {
    test(`git writes ${name} as ${written}`, () => assert.equal(unquote(written), name));
  }
});
