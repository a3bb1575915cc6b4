import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { git } from '../../../server/src/git/git.ts';
import { createHostNode } from '../../../server/src/hostNode.ts';
import { makeFolder } from '../../lsp/folder.ts';

const run = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: 'pipe' });
/** What the clone does not hold, by the names of the objects. */
const lacking = (folder: string) =>
  run(folder, 'rev-list', '--objects', '--all', '--missing=print').match(/^\?.+/gm);

test('a partial clone is read as far as it is there, and nothing is fetched', async (context) => {
  const folder = makeFolder(context, { 'origin/a.txt': 'one\n' });
  const origin = join(folder.path, 'origin');
  run(origin, 'init', '-q', '-b', 'main');
  run(origin, 'config', 'uploadpack.allowFilter', 'true');
  const commit = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-q'];
  run(origin, 'add', '.');
  run(origin, ...commit, '-m', 'one');
  folder.write('origin/a.txt', 'two\n');
  run(origin, ...commit, '-am', 'two');
  run(folder.path, 'clone', '-q', '--filter=blob:none', pathToFileURL(origin).href, 'clone');
  const clone = join(folder.path, 'clone');
  const before = lacking(clone);
  assert.equal(before?.length, 1, 'the clone is partial');

  const host = createHostNode();
  assert.equal(await git(host, clone, ['log', '-p', '--format=%s']), undefined);
  assert.equal(await git(host, clone, ['log', '--format=%s']), 'two\none\n');
  assert.deepEqual(lacking(clone), before);
  // The very same question, asked as a person would: it does fetch.
  run(clone, 'log', '-p');
  assert.equal(lacking(clone), null);
});
