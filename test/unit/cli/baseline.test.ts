import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { type Folder, makeFolder } from '../../lsp/folder.ts';
import { plant } from '../../lsp/planted.ts';
import { run, runJson } from './running.ts';

const line = (seed: number): string => `const token = '${plant('github-pat-classic', seed)}';\n`;
const FILE = '.kagimori-baseline.json';

async function settled(context: TestContext): Promise<Folder> {
  const folder = makeFolder(context, { 'src/a.js': line(1), 'src/b.js': line(2), 'lib/c.js': line(3) });
  folder.git('init', '-q');
  const { code } = await run(folder.path, 'baseline', 'create', '--reason', 'old', '--until', '2999-12-31');
  assert.equal(code, 0);
  return folder;
}

const entries = (folder: Folder): string[] =>
  JSON.parse(folder.read(FILE)).findings.map(({ path }: { path: string }) => path);
const found = async (folder: Folder): Promise<string[]> =>
  (await runJson(folder.path, 'scan', '--format', 'json', '--baseline', FILE)).value.findings.map(
    ({ path, startLine }: { path: string; startLine: number }) => `${path}:${startLine}`,
  );

describe('the baseline', () => {
  test('moves with its line, and holds for nothing else', async (context) => {
    const folder = await settled(context);
    assert.deepEqual(await found(folder), []);
    folder.write('src/a.js', `// one\n// two\n${line(1)}// more\n${line(4)}`);
    assert.deepEqual(await found(folder), ['src/a.js:5']);
    folder.write('src/other.js', line(1));
    assert.deepEqual(await found(folder), ['src/a.js:5', 'src/other.js:1'], 'another file is not settled');
  });

  test('counts no longer after its last day', async (context) => {
    const folder = await settled(context);
    folder.write(FILE, folder.read(FILE).replace('2999-12-31', '2020-01-01'));
    assert.equal((await found(folder)).length, 1);
  });

  test('prune drops what is gone, and settles nothing', async (context) => {
    const folder = await settled(context);
    folder.write('src/a.js', line(5));
    assert.equal((await run(folder.path, 'baseline', 'prune')).code, 0);
    assert.deepEqual(entries(folder), ['lib/c.js', 'src/b.js']);
    assert.match(folder.read(FILE), /"reason": "old"/);
    assert.deepEqual(await found(folder), ['src/a.js:1']);
  });

  for (const action of ['prune', 'update']) {
    test(`${action} of a folder leaves what stands elsewhere`, async (context) => {
      const folder = await settled(context);
      folder.write('src/a.js', '');
      folder.write('lib/c.js', '');
      await run(folder.path, 'baseline', action, 'src/');
      assert.deepEqual(entries(folder), ['lib/c.js', 'src/b.js']);
      await run(`${folder.path}/lib`, 'baseline', action, '--output', `../${FILE}`);
      assert.deepEqual(entries(folder), ['src/b.js']);
    });
  }

  test('prune wants a baseline', async (context) => {
    const { code, err } = await run(makeFolder(context).path, 'baseline', 'prune');
    assert.equal(code, 2);
    assert.match(err, /is not there/);
  });
});
