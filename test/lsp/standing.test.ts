import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import type { Diagnostic, Hover } from 'vscode-languageserver-protocol';
import { createHostNode } from '../../server/src/hostNode.ts';
import { type Client, startClient, TRANSPORTS } from './client.ts';
import { type Folder, makeFolder } from './folder.ts';
import { plant } from './planted.ts';

const TEXT = `const token = '${plant('github-pat-classic')}';\n`;

/** The diagnostics of a document once they tell of an age. */
async function aged(
  client: Client,
  uri: string,
  published: Promise<readonly Diagnostic[]>,
): Promise<Diagnostic> {
  for (let now = await published; ; now = await client.diagnosticsOf(uri)) {
    const found = now.find(({ data }) => data?.age !== undefined);
    if (found !== undefined) return found;
  }
}

for (const transport of TRANSPORTS) {
  describe(`how long a key stands in git, ${transport}`, () => {
    test('is part of its diagnostic, its item and its hover, and a push makes it worse', async (context) => {
      const remote = makeFolder(context);
      remote.git('init', '-q', '--bare');
      const folder = makeFolder(context, { 'a.js': TEXT });
      folder.git('init', '-q', '-b', 'main');
      folder.git('add', '-A');
      folder.git('commit', '-qm', 'first', '--date=2020-01-02T12:00:00Z');
      const uri = folder.uriOf('a.js');
      const client = await startClient({ transport, folders: [{ uri: folder.uri, name: 'f' }] });
      const told = client.next('kagimori/findings', (params) => JSON.stringify(params).includes('"age"'));
      const found = await aged(client, uri, client.open(uri, TEXT));
      assert.deepEqual(found.data.age, { since: '2020-01-02', days: found.data.age.days, isOverdue: true });
      assert.match(
        String(found.message),
        /committed since 2020-01-02 \(\d+ days, more than the 90 that are allowed\)/,
      );
      assert.match(JSON.stringify(await told), /"age":\{"since":"2020-01-02"/);
      const params = { textDocument: { uri }, position: found.range.start };
      const hover: Hover = await client.connection.sendRequest('textDocument/hover', params);
      assert.match(JSON.stringify(hover.contents), /committed since 2020-01-02/);

      folder.git('remote', 'add', 'origin', remote.path);
      folder.git('push', '-q', 'origin', 'main');
      const next = client.diagnosticsOf(uri);
      await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
      const [pushed] = await next;
      assert.equal(pushed?.data.age.pushedTo, 'origin/main');
      assert.match(String(pushed?.message), /pushed to origin\/main: moving it is not enough, revoke it/);
      await client.stop();
    });

    test('is told of closed files after a scan', async (context) => {
      const folder = makeFolder(context, { 'src/a.js': TEXT });
      folder.git('init', '-q');
      folder.git('add', '-A');
      folder.git('commit', '-qm', 'first', '--date=2020-01-02T12:00:00Z');
      const uri = folder.uriOf('src/a.js');
      const client = await startClient({
        transport,
        folders: [{ uri: folder.uri, name: 'f' }],
        locale: 'ja',
      });
      const found = aged(client, uri, client.diagnosticsOf(uri));
      await client.execute({ command: 'kagimori.scanWorkspace' });
      assert.match(
        String((await found).message),
        /2020-01-02 からコミットされています（\d+ 日経過、上限 90 日）/,
      );
      await client.stop();
    });
  });
}

test('no git is run in a workspace that is not trusted, and none at a key stroke', async (context) => {
  const folder = makeFolder(context, { 'a.js': TEXT });
  folder.git('init', '-q');
  folder.git('add', '-A');
  folder.git('commit', '-qm', 'first', '--date=2020-01-02T12:00:00Z');
  const uri = folder.uriOf('a.js');
  const client = await startClient({ folders: [{ uri: folder.uri, name: 'f' }], trusted: false });
  await client.open(uri, TEXT);
  await client.change(uri, 2, `${TEXT}\n`);
  const granted = client.diagnosticsOf(uri);
  await client.connection.sendNotification('kagimori/trustGranted');
  assert.equal((await aged(client, uri, granted)).data.age.since, '2020-01-02');
  assert.ok(
    client.said
      .filter(({ method }) => method === 'textDocument/publishDiagnostics')
      .slice(0, 2)
      .every(({ params }) => !JSON.stringify(params).includes('"age"')),
  );
  await client.stop();
});

/** A committed key, and a remote that has nothing of it yet. */
function repositoryIn(context: TestContext): Folder {
  const remote = makeFolder(context);
  remote.git('init', '-q', '--bare');
  const folder = makeFolder(context, { 'a.js': TEXT });
  folder.git('init', '-q', '-b', 'main');
  folder.git('remote', 'add', 'origin', remote.path);
  folder.git('add', '-A');
  folder.git('commit', '-qm', 'first', '--date=2020-01-02T12:00:00Z');
  return folder;
}

/** The first diagnostics of a document from now on of which one has this property. */
async function untilOne(
  client: Client,
  uri: string,
  holds: (diagnostic: Diagnostic) => boolean,
): Promise<Diagnostic> {
  for (;;) {
    const found = (await client.diagnosticsOf(uri)).find(holds);
    if (found !== undefined) return found;
  }
}

const changed = (client: Client, ...uris: string[]) =>
  client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: uris.map((uri) => ({ uri, type: 2 })),
  });

test('a document that is opened again while git still answers the first look hears of the push between', async (context) => {
  const folder = repositoryIn(context);
  const uri = folder.uriOf('a.js');
  const host = createHostNode();
  let hold = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    hold = resolve;
  });
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let logs = 0;
  const client = await startClient({
    folders: [{ uri: folder.uri, name: 'f' }],
    host: {
      ...host,
      async run(command, args, options) {
        const ran = await host.run(command, args, options);
        if (args.includes('--follow') && ++logs === 1) {
          hold();
          await released;
        }
        return ran;
      },
    },
  });
  await client.open(uri, TEXT);
  await held;
  folder.git('push', '-q', 'origin', 'main');
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  const pushed = untilOne(client, uri, ({ data }) => data?.age?.pushedTo === 'origin/main');
  await client.open(uri, TEXT);
  release();
  assert.match(String((await pushed).message), /pushed to origin\/main/);
  await client.stop();
});

test('a document that stays open hears of a commit, a push, a remote by another name, and the end of the repository', async (context) => {
  const folder = repositoryIn(context);
  const uri = folder.uriOf('a.js');
  const client = await startClient({ folders: [{ uri: folder.uri, name: 'f' }] });
  await aged(client, uri, client.open(uri, TEXT));
  const registered = JSON.stringify(client.said.filter(({ method }) => method.includes('register')));
  assert.ok(registered.includes('**/.git/refs/**'));

  const pushed = untilOne(client, uri, ({ data }) => data?.age?.pushedTo === 'origin/main');
  folder.git('push', '-q', 'origin', 'main');
  await changed(client, folder.uriOf('.git/refs/remotes/origin/main'));
  await pushed;

  const renamed = untilOne(client, uri, ({ data }) => data?.age?.pushedTo === 'upstream/main');
  folder.git('remote', 'rename', 'origin', 'upstream');
  await changed(client, folder.uriOf('.git/refs/remotes/upstream/main'));
  await renamed;

  const gone = untilOne(client, uri, ({ data }) => data?.age === undefined);
  rmSync(join(folder.path, '.git'), { recursive: true });
  await changed(client, folder.uriOf('.git'));
  await gone;

  const committed = untilOne(client, uri, ({ data }) => data?.age?.since === '2021-01-02');
  folder.git('init', '-q', '-b', 'main');
  folder.git('add', '-A');
  folder.git('commit', '-qm', 'anew', '--date=2021-01-02T12:00:00Z');
  await changed(client, folder.uriOf('.git/refs/heads/main'));
  await committed;
  await client.stop();
});

test('a repository that an editor tells of once, as it is made, is heard of from then on', {
  skip: process.platform === 'win32' && 'Windows leaves it to the editor',
}, async (context) => {
  const folder = makeFolder(context, { 'a.js': TEXT });
  const uri = folder.uriOf('a.js');
  const client = await startClient({ folders: [{ uri: folder.uri, name: 'f' }] });
  await client.open(uri, TEXT);
  const committed = untilOne(client, uri, ({ data }) => data?.age !== undefined);
  folder.git('init', '-q', '-b', 'main');
  await changed(client, folder.uriOf('.git'));
  folder.git('add', '-A');
  folder.git('commit', '-qm', 'first');
  await committed;
  const pushed = untilOne(client, uri, ({ data }) => data?.age?.pushedTo === 'origin/main');
  folder.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  await pushed;
  await client.stop();
});

test('what other settings bring to light in an open document is looked at, too', async (context) => {
  const folder = repositoryIn(context);
  const uri = folder.uriOf('a.js');
  const client = await startClient({
    folders: [{ uri: folder.uri, name: 'f' }],
    settings: { enable: false },
  });
  assert.deepEqual(await client.open(uri, TEXT), []);
  client.settings = { enable: true };
  const told = untilOne(client, uri, ({ data }) => data?.age?.since === '2020-01-02');
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await told;
  await client.stop();
});
