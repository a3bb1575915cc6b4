/** What is said of files that nobody has open stays true: after edits, branch switches and other rules. */
import assert from 'node:assert/strict';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { createHostNode } from '../../server/src/hostNode.ts';
import type { ScanSummary } from '../../server/src/protocol.ts';
import { type Client, type ClientOptions, published, startClient } from './client.ts';
import { type Folder, makeFolder } from './folder.ts';
import { plant } from './planted.ts';

const token = plant('github-pat-classic');
const line = `const token = '${token}';\n`;
const clean = 'const a = 1;\n';

const start = (folder: Folder, options: ClientOptions = {}) =>
  startClient({ folders: [{ uri: folder.uri, name: 'project' }], ...options });
const scan = (client: Client) =>
  client.execute({ command: 'kagimori.scanWorkspace' }) as Promise<ScanSummary>;
/** Tells the server of files as an editor's watcher does, and waits until these and no others have diagnostics. */
async function changed(client: Client, uris: readonly string[], expected: readonly string[]): Promise<void> {
  const sorted = [...expected].sort().join();
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: uris.map((uri) => ({ uri, type: 2 })),
  });
  while (marked(client).join() !== sorted) await client.next('textDocument/publishDiagnostics');
}
const marked = (client: Client): string[] => [...published(client).keys()].sort();

/** Three hundred and more files on two branches, each with keys of its own. */
function makeBranches(context: TestContext): Folder {
  const folder = makeFolder(context, { 'both.js': line, '.gitignore': '/out/\n' });
  for (let n = 0; n < 400; n++) folder.write(`src/${n}.js`, n % 100 === 0 ? line : clean);
  folder.git('init', '-q', '-b', 'main');
  folder.git('add', '.');
  folder.git('commit', '-qm', 'one');
  folder.git('switch', '-qc', 'other');
  for (let n = 0; n < 350; n++) folder.write(`src/${n}.js`, n % 100 === 1 ? line : `${clean}${clean}`);
  folder.git('rm', '-q', '--cached', 'src/399.js');
  rmSync(join(folder.path, 'src/399.js'));
  folder.write('new name/a b.js', line);
  folder.git('add', '.');
  folder.git('commit', '-qm', 'two');
  folder.git('switch', '-q', 'main');
  return folder;
}

describe('closed files', () => {
  for (const transport of ['in-process', 'stdio'] as const) {
    test(`are what is on disk after git has switched the branch, ${transport}`, async (context) => {
      const folder = makeBranches(context);
      const client = await start(folder, { transport });
      await scan(client);
      const before = marked(client);
      assert.deepEqual(
        before,
        ['both.js', 'src/0.js', 'src/100.js', 'src/200.js', 'src/300.js'].map(folder.uriOf).sort(),
      );
      const names = folder.git('diff', '--name-only', '-z', 'main', 'other').split('\0').filter(Boolean);
      assert.ok(names.length > 350);
      folder.git('switch', '-q', 'other');
      const other = ['both.js', 'new name/a b.js', 'src/1.js', 'src/101.js', 'src/201.js', 'src/301.js'];
      await changed(client, names.map(folder.uriOf), other.map(folder.uriOf));
      folder.git('switch', '-q', 'main');
      await changed(client, names.map(folder.uriOf), before);
      await client.stop();
    });
  }

  test('that are gone, or ignored by now, are forgotten by the next scan', async (context) => {
    const folder = makeFolder(context, { 'a.js': line, 'out/b.js': line, 'c.js': line });
    const client = await start(folder);
    await scan(client);
    assert.equal(marked(client).length, 3);
    rmSync(join(folder.path, 'a.js'));
    folder.write('.gitignore', '/out/\n');
    await scan(client);
    assert.deepEqual(marked(client), [folder.uriOf('c.js')]);
    await client.stop();
  });

  test('are looked at again when the configuration changes, also those that were held back', async (context) => {
    const folder = makeFolder(context, { 'a.js': line, 'c.js': clean });
    const client = await start(folder);
    const config = folder.uriOf('.kagimori.json');
    await scan(client);
    assert.equal(marked(client).length, 1);
    folder.write('.kagimori.json', '{ "allow": [{ "paths": ["a.js"], "reason": "made up" }] }');
    await changed(client, [config], []);
    folder.write('.kagimori.json', '{}');
    await changed(client, [config], [folder.uriOf('a.js')]);
    folder.write('.kagimori.json', '{ "exclude": ["/a.js"] }');
    await changed(client, [config], []);
    await client.stop();
  });

  test('that a person leaves out or hides are not looked at', async (context) => {
    const folder = makeFolder(context, {
      'a.js': line,
      'gen/b.js': line,
      'lib/c.min.js': line,
      'lib/d.map': line,
      'own/e.js': line,
      'top.map': line,
      '.kagimori.json': '{ "exclude": ["own/"] }',
    });
    const filesExclude = { gen: true, '**/*.{min.js,map}': true, 'a.*': { when: '$(basename).ts' } };
    const client = await start(folder, { filesExclude });
    await scan(client);
    assert.deepEqual(marked(client), [folder.uriOf('a.js')]);
    await client.stop();
    // A workspace that is not trusted hides nothing from the person.
    const careful = await start(folder, { filesExclude, trusted: false });
    await scan(careful);
    assert.equal(marked(careful).length, 6);
    await careful.stop();
  });

  test('are never read through a link', async (context) => {
    const outside = makeFolder(context, { 'secret.js': line });
    const folder = makeFolder(context, { 'a.js': clean });
    symlinkSync(join(outside.path, 'secret.js'), join(folder.path, 'link.js'));
    symlinkSync(outside.path, join(folder.path, 'folder'));
    folder.git('init', '-q');
    folder.git('add', '.');
    const client = await start(folder);
    const { files, findings } = await scan(client);
    assert.deepEqual([files, findings], [1, 0]);
    folder.write('b.js', line);
    const named = ['link.js', 'folder/secret.js', 'b.js'].map(folder.uriOf);
    await changed(client, named, [folder.uriOf('b.js')]);
    await client.stop();
    // A workspace folder that is a link itself was opened by the person.
    symlinkSync(outside.path, join(folder.path, 'opened'));
    const linked = await startClient({ folders: [{ uri: folder.uriOf('opened'), name: 'linked' }] });
    assert.equal((await scan(linked)).findings, 1);
    await linked.stop();
  });
});

describe('what a scan has seen', () => {
  test('is kept for the next session in a file of its own, private and without a value', async (context) => {
    const folder = makeFolder(context, { 'a.js': line, 'b.js': clean, 'c.js': clean });
    const kept = makeFolder(context);
    const node = createHostNode();
    const read: string[] = [];
    const host = {
      ...node,
      // Files are old enough to be believed.
      now: () => Date.now() + 10_000,
      readFile: (path: string, most?: number, follow?: boolean) => {
        read.push(path);
        return node.readFile(path, most, follow);
      },
    };
    const session = async (): Promise<readonly string[]> => {
      const client = await start(folder, { host, cacheFile: join(kept.path, 'scanned') });
      read.length = 0;
      await scan(client);
      assert.deepEqual(marked(client), [folder.uriOf('a.js')]);
      await client.stop();
      // What holds something may be read again, for its age.
      const once = [...new Set(read)].filter((path) => path.endsWith('.js'));
      return once.map((path) => path.slice(folder.path.length + 1));
    };
    assert.deepEqual(await session(), ['a.js', 'b.js', 'c.js']);
    assert.deepEqual(await session(), ['a.js']);
    assert.equal(kept.mode('scanned'), 0o600);
    folder.write('c.js', `${clean}\n`);
    assert.deepEqual(await session(), ['a.js', 'c.js']);
    folder.write('.kagimori.json', '{ "disable": ["slack-webhook"] }');
    assert.deepEqual(await session(), ['a.js', 'b.js', 'c.js']);
  });

  test('a new rule reaches files in which nothing was, and one that goes takes its findings along', async (context) => {
    const folder = makeFolder(context, {
      'a.js': "const door = 'door-1234';\n",
      'b.js': clean,
      'c.js': line,
    });
    const client = await start(folder);
    await scan(client);
    assert.deepEqual(marked(client), [folder.uriOf('c.js')]);
    const rules = [{ id: 'door', name: 'door code', pattern: 'door-[0-9]{4}', severity: 'low' }];
    folder.write('.kagimori.json', JSON.stringify({ rules }));
    const all = [folder.uriOf('a.js'), folder.uriOf('c.js')];
    await changed(client, [folder.uriOf('.kagimori.json')], all);
    folder.write('.kagimori.json', '{}');
    await changed(client, [folder.uriOf('.kagimori.json')], [folder.uriOf('c.js')]);
    await client.stop();
  });

  test('what only settles findings makes no file be read that held nothing', async (context) => {
    const folder = makeFolder(context, { 'a.js': line, 'b.js': clean });
    const read: string[] = [];
    const node = createHostNode();
    const host = {
      ...node,
      readFile: (path: string, ...rest: [number?, boolean?]) => {
        read.push(path);
        return node.readFile(path, ...rest);
      },
    };
    const client = await start(folder, { host });
    await scan(client);
    read.length = 0;
    folder.write('.kagimori.json', JSON.stringify({ allow: [{ paths: ['a.js'] }] }));
    await changed(client, [folder.uriOf('.kagimori.json')], []);
    assert.ok(read.some((path) => path.endsWith('a.js')));
    assert.ok(!read.some((path) => path.endsWith('b.js')));
    await client.stop();
  });
});
