import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { type Folder, makeFolder } from '../../lsp/folder.ts';
import { plant } from '../../lsp/planted.ts';
import { run, runJson } from './running.ts';

const line = (seed: number): string => `const token = '${plant('github-pat-classic', seed)}';\n`;

/** A branch `main` with old findings, and the work of a branch after it. */
function repository(context: TestContext): Folder {
  const folder = makeFolder(context, {
    'src/old.js': line(1),
    'src/edited.js': `${line(2)}// between\n// between\n`,
    'src/deep/moved.js': `${line(3)}${'// a line that stays as it is\n'.repeat(20)}`,
    '.gitignore': 'ignored.js\n',
  });
  folder.git('init', '-q', '-b', 'main');
  folder.git('add', '.');
  folder.git('commit', '-qm', 'old');
  folder.git('checkout', '-qb', 'work');
  return folder;
}

async function placesSince(folder: Folder, ...args: string[]): Promise<string[]> {
  const { value } = await runJson(folder.path, 'scan', '--format', 'json', ...args);
  return value.findings.map(
    ({ path, startLine }: { path: string; startLine: number }) => `${path}:${startLine}`,
  );
}

describe('--since', () => {
  test('sees new lines alone: committed, staged, in the work tree and not yet added', async (context) => {
    const folder = repository(context);
    folder.write('src/committed.js', line(4));
    folder.git('add', '.');
    folder.git('commit', '-qm', 'new');
    folder.write('src/staged.js', line(5));
    folder.git('add', '.');
    folder.write('src/edited.js', `${line(2)}// between\n${line(6)}// between\n`);
    folder.write('untracked äö.js', line(7));
    folder.write('ignored.js', line(8));
    folder.git('mv', 'src/deep/moved.js', 'src/moved here.js');
    assert.deepEqual(await placesSince(folder, '--since', 'main'), [
      'src/committed.js:1',
      'src/edited.js:3',
      'src/staged.js:1',
      'untracked äö.js:1',
    ]);
    // The whole tree has the old ones, too: what is left out above is left out by its age.
    assert.equal((await placesSince(folder)).length, 7);
  });

  test('compares with the commit that both have in common', async (context) => {
    const folder = repository(context);
    folder.git('checkout', '-q', 'main');
    folder.write('src/old.js', '');
    folder.git('commit', '-qam', 'clean up on main');
    folder.git('checkout', '-q', 'work');
    assert.deepEqual(await placesSince(folder, '--since', 'main'), []);
  });

  test('looks into the named paths alone, and into parts', async (context) => {
    const folder = repository(context);
    folder.write('a/x.js', line(4));
    folder.write('b/y.js', line(5));
    assert.deepEqual(await placesSince(folder, '--since', 'main', 'a'), ['a/x.js:1']);
    assert.deepEqual(await placesSince(folder, '--since', 'main', 'b/y.js'), ['b/y.js:1']);
    const parts = [
      ...(await placesSince(folder, '--since', 'main', '--shard', '1/2')),
      ...(await placesSince(folder, '--since', 'main', '--shard', '2/2')),
    ];
    assert.deepEqual(parts.sort(), ['a/x.js:1', 'b/y.js:1']);
  });

  test('sees a file that git takes for binary', async (context) => {
    const folder = repository(context);
    folder.write('wide.js', Buffer.from(`\uFEFF${line(4)}`, 'utf16le'));
    folder.git('add', '.');
    assert.deepEqual(await placesSince(folder, '--since', 'main'), ['wide.js:1']);
  });

  for (const [name, ref] of [
    ['a commit that is not there', 'nowhere'],
    ['an option in place of a commit', '--output=x'],
  ] as const) {
    test(`refuses ${name}`, async (context) => {
      const folder = repository(context);
      const { code, err } = await run(folder.path, 'scan', `--since=${ref}`);
      assert.equal(code, 2);
      assert.match(err, /there is no commit/);
      assert.equal(folder.has('x'), false);
    });
  }

  test('wants a repository', async (context) => {
    const { code, err } = await run(makeFolder(context).path, 'scan', '--since', 'main');
    assert.equal(code, 2);
    assert.match(err, /no git repository/);
  });
});
