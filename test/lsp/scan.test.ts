import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createHostNode } from '../../server/src/hostNode.ts';
import type { ScanSummary } from '../../server/src/protocol.ts';
import { type Client, FULL, published, startClient, TRANSPORTS } from './client.ts';
import { type Folder, makeFolder } from './folder.ts';
import { plant } from './planted.ts';

const token = plant('github-pat-classic');
const line = `const token = '${token}';\n`;
const FILES = {
  'a.js': line,
  'lib/b.js': `// nothing\n${line}`,
  'clean.js': 'const a = 1;\n',
  'picture.bin': Uint8Array.of(1, 0, 2),
  'wide.txt': Buffer.from(`\uFEFF${line}`, 'utf16le'),
};

const start = (folder: Folder, transport: 'in-process' | 'stdio', settings: object = {}) =>
  startClient({
    transport,
    folders: [{ uri: folder.uri, name: 'project' }],
    settings: { debounce: 0, ...settings },
  });
const scan = (client: Client, more: object = {}) =>
  client.execute({ command: 'kagimori.scanWorkspace', ...more }) as Promise<ScanSummary>;

for (const transport of TRANSPORTS) {
  describe(`scan of the workspace, ${transport}`, () => {
    test('files that nobody has opened get diagnostics; what is left out is counted', async (context) => {
      const folder = makeFolder(context, { ...FILES, 'huge.txt': 'x'.repeat(2000) });
      const client = await start(folder, transport, { maxFileSize: 0.002 });
      folder.write('huge.txt', 'x'.repeat(2001));
      const { durationMs, bytes, ...summary } = await scan(client);
      assert.deepEqual(summary, {
        files: 4,
        findings: 3,
        skippedBinary: 1,
        skippedLarge: 1,
        unreadable: 0,
        vanished: 0,
        cancelled: false,
      });
      assert.ok(durationMs >= 0 && bytes > 0);
      assert.deepEqual([...published(client)].map(([uri, found]) => [uri, found[0]?.range.start]).sort(), [
        [folder.uriOf('a.js'), { line: 0, character: 15 }],
        [folder.uriOf('lib/b.js'), { line: 1, character: 15 }],
        [folder.uriOf('wide.txt'), { line: 0, character: 15 }],
      ]);
      await client.stop();
    });

    test('progress is told on a token that the client attaches', async (context) => {
      const client = await start(makeFolder(context, FILES), transport);
      await scan(client, { workDoneToken: 'mine' });
      const kinds = client.said
        .filter(({ method }) => method === '$/progress')
        .map(({ params }) => params as { token: string; value: { kind: string; cancellable?: boolean } })
        .filter(({ token: of }) => of === 'mine')
        .map(({ value }) => value);
      assert.deepEqual([kinds[0]?.kind, kinds[0]?.cancellable, kinds.at(-1)?.kind], ['begin', true, 'end']);
      await client.stop();
    });

    test('switched off, closed files are silent and no scan is made; switched on, they are seen again', async (context) => {
      const client = await start(makeFolder(context, FILES), transport);
      await scan(client);
      assert.equal(published(client).size, 3);
      const set = async (enable: boolean, files: number): Promise<void> => {
        client.settings = { debounce: 0, enable };
        await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
        while (published(client).size !== files) await client.next('textDocument/publishDiagnostics');
      };
      await set(false, 0);
      const warned = client.next('window/showMessage');
      assert.deepEqual([(await scan(client)).files, published(client).size], [0, 0]);
      assert.match(JSON.stringify(await warned), /kagimori\.enable/);
      await set(true, 3);
      await client.stop();
    });

    test('a cancel ends it', async (context) => {
      const files = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`f${n}.js`, line]));
      const client = await start(makeFolder(context, files), transport);
      const begun = client.next('$/progress');
      const scanned = scan(client, { workDoneToken: 'mine' });
      await begun;
      await client.connection.sendNotification('window/workDoneProgress/cancel', { token: 'mine' });
      const { cancelled, files: seen } = await scanned;
      assert.equal(cancelled, true);
      assert.ok(seen < 300);
      await client.stop();
    });

    test('an open document counts as it is in the editor; once closed, its file counts', async (context) => {
      const folder = makeFolder(context, { 'a.js': line });
      const client = await start(folder, transport);
      const uri = folder.uriOf('a.js');
      await client.open(uri, 'const token = process.env.TOKEN;\n');
      await scan(client);
      assert.equal(published(client).has(uri), false);
      const again = client.diagnosticsOf(uri);
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      assert.equal((await again).length, 1);
      await client.stop();
    });

    test('a closed file that changes on disk is looked at again', async (context) => {
      const folder = makeFolder(context, { 'a.js': line });
      const client = await start(folder, transport);
      const uri = folder.uriOf('a.js');
      await scan(client);
      folder.write('a.js', 'const a = 1;\n');
      const again = client.diagnosticsOf(uri);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri, type: 2 }],
      });
      assert.deepEqual(await again, []);
      await client.stop();
    });

    test('a file that comes up is looked at, unless a scan would not', async (context) => {
      const folder = makeFolder(context, { '.gitignore': '/out/\n', 'a.js': 'const a = 1;\n' });
      folder.git('init', '-q');
      const client = await start(folder, transport);
      await scan(client);
      folder.write('out/b.js', line);
      folder.write('c.js', line);
      const seen = client.diagnosticsOf(folder.uriOf('c.js'));
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: ['out/b.js', 'c.js'].map((name) => ({ uri: folder.uriOf(name), type: 1 })),
      });
      assert.equal((await seen).length, 1);
      assert.deepEqual([...published(client).keys()], [folder.uriOf('c.js')]);
      await client.stop();
    });

    test('without a folder there is nothing to scan, which is said', async () => {
      const client = await startClient({ transport });
      const told = client.next('window/showMessage');
      assert.equal((await scan(client)).files, 0);
      assert.match(JSON.stringify(await told), /no folder to scan/);
      await client.stop();
    });

    test('.kagimori.json counts in a trusted workspace, and its mistakes stand on their line', async (context) => {
      const folder = makeFolder(context, {
        'a.js': line,
        '.kagimori.json': '{\n  "allow": [{ "paths": ["*.js"] }]\n}\n',
      });
      const client = await start(folder, transport);
      assert.equal((await scan(client)).findings, 0);
      folder.write('.kagimori.json', '{\n  "disable": 3\n}\n');
      const config = folder.uriOf('.kagimori.json');
      const wrong = client.diagnosticsOf(config);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: config, type: 2 }],
      });
      assert.equal((await wrong)[0]?.range.start.line, 1);
      assert.equal((await scan(client)).findings, 0, 'the last good configuration stays in force');
      await client.stop();
    });

    test('.kagimori.json does not count in a workspace that is not trusted, until it is', async (context) => {
      const folder = makeFolder(context, {
        'a.js': line,
        '.kagimori.json': '{ "allow": [{ "paths": ["*.js"] }] }\n',
      });
      const client = await startClient({
        transport,
        folders: [{ uri: folder.uri, name: 'project' }],
        trusted: false,
      });
      const uri = folder.uriOf('a.js');
      assert.equal((await client.open(uri, line)).length, 1);
      const again = client.diagnosticsOf(uri);
      await client.connection.sendNotification('kagimori/trustGranted');
      assert.deepEqual(await again, []);
      await client.stop();
    });
  });
}

describe('files that cannot be read', () => {
  test('one without permission is counted, one that vanishes is, too', async (context) => {
    const folder = makeFolder(context, { 'a.js': line, 'locked.js': line, 'gone.js': line });
    const node = createHostNode();
    const client = await startClient({
      folders: [{ uri: folder.uri, name: 'project' }],
      host: {
        ...node,
        readFile: async (path, maxBytes) => {
          if (path.endsWith('locked.js')) return { ok: false, error: 'no-permission' };
          if (path.endsWith('gone.js')) return { ok: false, error: 'not-found' };
          return node.readFile(path, maxBytes);
        },
      },
    });
    const summary = await scan(client);
    assert.deepEqual([summary.files, summary.unreadable, summary.vanished], [1, 1, 1]);
    await client.stop();
  });

  test('a .env that is read-only gets no edit, and the reason is said', async (context) => {
    const folder = makeFolder(context, { 'package.json': '{}', 'a.js': line, '.env': '' });
    const node = createHostNode();
    const client = await startClient({
      folders: [{ uri: folder.uri, name: 'project' }],
      host: {
        ...node,
        stat: async (path) => {
          const found = await node.stat(path);
          return found.ok && path.endsWith('.env')
            ? { ok: true, value: { ...found.value, writable: false } }
            : found;
        },
      },
    });
    const uri = folder.uriOf('a.js');
    await client.open(uri, line);
    const at = { line: 0, character: 20 };
    const offered = await client.actions(uri, { start: at, end: at });
    const action = offered.find(({ title }) => title.includes('.env'));
    assert.ok(action?.command);
    assert.equal((await client.resolve(action)).edit, undefined);
    const told = client.next('window/showMessage');
    await client.execute(action.command);
    assert.match(JSON.stringify(await told), /\.env/);
    await client.stop();
  });

  test('an editor that lacks everything still gets diagnostics', async () => {
    const client = await startClient({ capabilities: {} });
    assert.equal((await client.open('untitled:a', line)).length, 1);
    await client.stop();
  });

  test('a line of megabytes is answered', async () => {
    const client = await startClient({ capabilities: FULL });
    const found = await client.open('untitled:long', `${'x = 1; '.repeat(700_000)}${line}`);
    assert.equal(found.length, 1);
    await client.stop();
  });
});
