/** Ignore files are read as git reads them: trees of any kind, looked at with and without it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseIgnoreFile } from '../../../server/src/workspace/gitignore.ts';
import { compare, makeTree, seeded } from '../../fuzz/gitignore.ts';

test('trees list the same files without git as with it', {
  skip: process.platform === 'win32' && 'names that Windows does not take',
}, async () => {
  for (let seed = 1; seed <= 25; seed++)
    assert.equal(await compare(makeTree(seeded(seed))), undefined, `seed ${seed}`);
});

test('what an inner file takes back is looked into', async () => {
  const ignores = { '': ['build/'], lib: ['!build/'] };
  const tree = { files: ['lib/build/a.js', 'other/build/b.js'], ignores };
  assert.equal(await compare(tree), undefined);
});

for (const [text, name, verdict] of [
  ['?', 'é', undefined],
  ['??', 'é', 'ignored'],
  ['日本/', '日本/', 'ignored'],
  ['*.log\n!keep.log', 'keep.log', 'kept'],
  ['a.js  ', 'a.js', 'ignored'],
  ['a.js\r\n', 'a.js', 'ignored'],
  ['# a', '# a', undefined],
] as const) {
  test(`${JSON.stringify(text)} says of ${name}: ${verdict ?? 'nothing'}`, () =>
    assert.equal(parseIgnoreFile(text).verdict(name), verdict));
}
