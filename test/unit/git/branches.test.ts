import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gitFolders, watchBranches } from '../../../server/src/git/branches.ts';
import { createHostNode } from '../../../server/src/hostNode.ts';
import { makeFolder } from '../../lsp/folder.ts';

const host = createHostNode();
const { watch } = host;
const skip = process.platform !== 'linux' && 'only Linux tells of all folders in the order of what happens';

/** Watches the repository that holds the folder. @returns what asks whether a work makes the watch speak. */
async function watching(context: TestContext, path: string): Promise<(work: () => void) => Promise<boolean>> {
  assert.ok(watch);
  let words = 0;
  const branches = watchBranches({ ...host, watch }, await gitFolders(host, path), () => words++);
  context.after(branches.stop);
  await branches.cover();
  const beside = makeFolder(context);
  return async (work) => {
    const before = words;
    work();
    // What happens last is told last.
    await new Promise<void>((resolve) => {
      context.after(watch(beside.path, () => resolve()) ?? assert.fail('no watch'));
      beside.write('last', '');
    });
    await branches.cover();
    return words > before;
  };
}

test('a repository speaks of each branch that moves, and of nothing else', { skip }, async (context) => {
  const folder = makeFolder(context, { 'a.txt': 'one\n' });
  folder.git('init', '-q', '-b', 'main');
  const speaks = await watching(context, folder.path);
  const push = ['update-ref', 'refs/remotes/origin/main', 'HEAD'];
  const steps: readonly (readonly [boolean, readonly string[]])[] = [
    [false, ['add', '.']],
    [true, ['commit', '-qm', 'one']],
    [true, push],
    [true, ['commit', '-q', '--allow-empty', '-m', 'two']],
    // The folder of this one came together with what it held.
    [true, push],
    [true, ['branch', 'some/thing/deep']],
    [true, ['update-ref', 'refs/heads/some/thing/deep', 'HEAD~1']],
    [false, ['status']],
    [true, ['pack-refs', '--all']],
    [true, ['checkout', '-q', '--detach']],
  ];
  for (const [isMove, args] of steps) {
    assert.equal(await speaks(() => folder.git(...args)), isMove, args.join(' '));
  }
});

test('a repository that is made anew in the same place is watched as the one before', {
  skip,
}, async (context) => {
  const folder = makeFolder(context, { 'a.txt': 'one\n' });
  const commit = () => {
    folder.git('add', '.');
    folder.git('commit', '-q', '--allow-empty', '-m', 'one');
  };
  folder.git('init', '-q');
  commit();
  const speaks = await watching(context, folder.path);
  const anew = () => {
    rmSync(join(folder.path, '.git'), { recursive: true });
    folder.git('init', '-q');
  };
  assert.equal(await speaks(anew), true);
  assert.equal(await speaks(commit), true);
  assert.equal(await speaks(commit), true);
});

test('a linked work tree hears of its own head and of the branches of all', { skip }, async (context) => {
  const folder = makeFolder(context, { 'main/a.txt': 'one\n' });
  const main = (...args: string[]) => folder.git('-C', 'main', ...args);
  main('init', '-q');
  main('add', '.');
  main('commit', '-qm', 'one');
  main('worktree', 'add', '-q', '../linked');
  const linked = join(folder.path, 'linked');
  const speaks = await watching(context, linked);
  assert.equal(
    await speaks(() => folder.git('-C', 'linked', 'commit', '-q', '--allow-empty', '-m', 'two')),
    true,
  );
  assert.equal(await speaks(() => main('update-ref', 'refs/remotes/origin/linked', 'linked')), true);
  assert.equal(await speaks(() => folder.git('-C', 'linked', 'checkout', '-q', '--detach')), true);
});

test('where there is no repository, there is nothing to watch', async (context) => {
  assert.deepEqual(await gitFolders(host, makeFolder(context).path), []);
});
