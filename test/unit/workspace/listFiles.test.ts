import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import type { Host } from '../../../server/src/host.ts';
import { createHostNode } from '../../../server/src/hostNode.ts';
import { type ListOptions, listedAmong, listFiles } from '../../../server/src/workspace/listFiles.ts';
import { type Folder, makeFolder } from '../../lsp/folder.ts';

const node = createHostNode();
/** As in a workspace that is not trusted, or on a machine without git. */
const withoutGit: Host = { ...node, run: async () => ({ ok: false, error: 'not-found' }) };

async function listed(folder: Folder, host: Host, options: ListOptions = {}): Promise<string[]> {
  const files: string[] = [];
  for await (const part of listFiles(host, folder.path, options)) files.push(...part.files);
  return files.map((path) => relative(folder.path, path)).sort();
}

const FILES = {
  '.gitignore': '*.log\n/build/\n!keep.log\n',
  'a.js': '',
  'b.log': '',
  'keep.log': '',
  'build/out.js': '',
  'lib/build/in.js': '',
  'lib/.gitignore': 'local.js\n!*.log\n',
  'lib/local.js': '',
  'lib/c.log': '',
  'node_modules/pack/index.js': '',
  '.hidden/d.js': '',
};
const EXPECTED = [
  '.gitignore',
  '.hidden/d.js',
  'a.js',
  'keep.log',
  'lib/.gitignore',
  'lib/build/in.js',
  'lib/c.log',
];

function repository(context: TestContext, files: Readonly<Record<string, string>> = FILES): Folder {
  const folder = makeFolder(context, files);
  folder.git('init', '-q');
  return folder;
}

describe('the files of a scan', () => {
  test('are what git says, in a repository', async (context) => {
    assert.deepEqual(await listed(repository(context), node), EXPECTED);
  });

  test('are the same without git', async (context) => {
    assert.deepEqual(await listed(makeFolder(context, FILES), withoutGit), EXPECTED);
  });

  test('are the tracked ones even where they are ignored', async (context) => {
    const folder = repository(context);
    folder.git('add', '-f', 'b.log');
    assert.deepEqual(await listed(folder, node), [...EXPECTED, 'b.log'].sort());
  });

  test('are all but version control, when nothing is to be ignored', async (context) => {
    const all = Object.keys(FILES).sort();
    assert.deepEqual(await listed(repository(context), node, { noIgnore: true }), all);
  });

  test('are without those that a person leaves out', async (context) => {
    const options = { exclude: ['lib/**', '*.log'] };
    const left = ['.gitignore', '.hidden/d.js', 'a.js'];
    assert.deepEqual(await listed(repository(context), node, options), left);
    assert.deepEqual(await listed(makeFolder(context, FILES), withoutGit, options), left);
  });

  test('include those of a repository inside the repository', async (context) => {
    const folder = repository(context, { 'a.js': '', 'inner/b.js': '', 'inner/skip.log': '' });
    folder.write('inner/.gitignore', '*.log\n');
    mkdirSync(join(folder.path, 'inner'), { recursive: true });
    folder.git('-C', 'inner', 'init', '-q');
    assert.deepEqual(await listed(folder, node), ['a.js', 'inner/.gitignore', 'inner/b.js']);
  });

  test('are the same when a file watcher asks for them one by one, submodules included', async (context) => {
    const folder = repository(context, { ...FILES, 'nested/a.js': '', 'build/repo/b.js': '' });
    const library = repository(context, { 'in.js': '', 'out.log': '', '.gitignore': '*.log\n' });
    library.git('add', '.');
    library.git('commit', '-qm', 'one');
    folder.git('-C', 'nested', 'init', '-q');
    folder.git('-C', 'build/repo', 'init', '-q');
    folder.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      library.path,
      'vendor/library',
    );
    folder.write('vendor/library/out.log', '');
    const asked = [...Object.keys(FILES), 'nested/a.js', 'build/repo/b.js']
      .concat(['vendor/library/in.js', 'vendor/library/out.log', 'vendor/library/.gitignore', '.gitmodules'])
      .map((name) => join(folder.path, name));
    const among = (paths: readonly string[]) => listedAmong(node, folder.path, paths);
    const whole = (await listed(folder, node)).map((name) => join(folder.path, name));
    assert.ok(whole.includes(join(folder.path, 'vendor/library/in.js')));
    assert.deepEqual([...(await among(asked))].sort(), whole);
    // So many that they are not asked for by name.
    const many = Array.from({ length: 400 }, (_, n) => join(folder.path, `gone/${n}.js`));
    assert.deepEqual([...(await among([...asked, ...many]))].sort(), whole);
  });

  test('are those of an ignored folder, when it is named', async (context) => {
    const folder = repository(context);
    const build = { ...folder, path: join(folder.path, 'build') };
    assert.deepEqual(await listed(build, node), ['out.js']);
  });

  test('are without the .env files of an ignored folder: git leaves them alone', async (context) => {
    const folder = repository(context, { ...FILES, 'build/.env': '', 'build/deep/.env.local': '' });
    folder.write('build/.env.example', '');
    const build = { ...folder, path: join(folder.path, 'build') };
    assert.deepEqual(await listed(build, node), ['.env.example', 'out.js']);
    assert.deepEqual(await listed(build, node, { wants: (name) => name === 'out.js' }), ['out.js']);
    assert.ok((await listed(build, node, { noIgnore: true })).includes('.env'));
  });

  test('do not lead out through a link', async (context) => {
    const outside = makeFolder(context, { 'secret.js': '' });
    const folder = makeFolder(context, { 'a.js': '' });
    symlinkSync(outside.path, join(folder.path, 'link'));
    assert.deepEqual(await listed(folder, withoutGit), ['a.js']);
  });

  test('miss a folder that cannot be listed, which is told', async (context) => {
    const folder = makeFolder(context, { 'a.js': '', 'locked/b.js': '' });
    const locked = join(folder.path, 'locked');
    const host: Host = {
      ...withoutGit,
      list: async (path) => (path === locked ? { ok: false, error: 'no-permission' } : node.list(path)),
    };
    const unreadable: string[] = [];
    for await (const part of listFiles(host, folder.path)) unreadable.push(...part.unreadable);
    assert.deepEqual(unreadable, [locked]);
  });
});
