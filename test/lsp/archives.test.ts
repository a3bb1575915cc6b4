/** Archives looked into on request: what is in them is told as documents, which can be read and settled, not changed. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import type { ClientCapabilities, CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import type { ScanSummary } from '../../server/src/protocol.ts';
import { entryOf, entryUri, placeOf } from '../../server/src/workspace/archives/entryUri.ts';
import { zip } from '../zip.ts';
import { type Client, FULL, published, startClient, TRANSPORTS } from './client.ts';
import { makeFolder } from './folder.ts';
import { plant } from './planted.ts';

const token = plant('github-pat-classic');
const line = `const token = '${token}';\n`;
const inner = zip({ 'deep/c.js': `\n\n${line}` });
const FILES = {
  'dist/a #1!.zip': zip({ 'src/b.js': `\n${line}`, 'more/c.zip': inner }),
  'plain.js': 'const a = 1;\n',
};
const SHOWING: ClientCapabilities = { ...FULL, workspace: { ...FULL.workspace, textDocumentContent: {} } };

async function begin(
  context: TestContext,
  transport: 'in-process' | 'stdio' = 'in-process',
  capabilities = SHOWING,
) {
  const folder = makeFolder(context, FILES);
  const client = await startClient({
    transport,
    capabilities,
    folders: [{ uri: folder.uri, name: 'project' }],
  });
  const of = (within: string) => entryUri(join(folder.path, 'dist/a #1!.zip'), within);
  return { folder, client, b: of('!src/b.js'), c: of('!more/c.zip!deep/c.js') };
}
const scan = (client: Client, scope: object) =>
  client.execute({ command: 'kagimori.scanWorkspace', arguments: [scope] }) as Promise<ScanSummary>;
const marked = (client: Client): string[] => [...published(client).keys()].sort();
const linesOf = (found: readonly Diagnostic[] | undefined) => found?.map(({ range }) => range.start.line);
const textOf = async (client: Client, uri: string): Promise<string> =>
  (await client.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', { uri })).text;
/** Waits until these and no other documents have diagnostics. */
async function untilMarked(client: Client, expected: readonly string[]): Promise<void> {
  while (marked(client).join() !== [...expected].sort().join())
    await client.next('textDocument/publishDiagnostics');
}

describe('the address of a file in an archive', () => {
  const names = ['!b.js', '!a b/c#d?.js', '!日本/鍵.env', '!x.zip!y.zip!z%20.js', '!..\\w.txt'];
  for (const within of names) {
    test(`says where it is: ${within}`, () => {
      const uri = entryUri('/shop/a #1!.zip', within);
      assert.equal(entryOf(uri)?.within, within);
      assert.equal(placeOf(uri), `/shop/a #1!.zip${within}`);
    });
  }
  test('is none of other documents, nor of odd ones', () => {
    for (const uri of ['file:///a.zip!b', 'kagimori-archive:/a.zip!b', 'kagimori-archive:/a!b?https://x/a'])
      assert.equal(entryOf(uri), undefined);
  });
});

for (const transport of TRANSPORTS) {
  describe(`archives on request, ${transport}`, () => {
    test('are told of at the files in them; a look that does not open them leaves that standing', async (context) => {
      const { client, b, c } = await begin(context, transport);
      assert.equal((await scan(client, {})).findings, 0);
      assert.equal((await scan(client, { archives: true })).findings, 2);
      assert.deepEqual(marked(client), [b, c].sort());
      assert.deepEqual([linesOf(published(client).get(b)), linesOf(published(client).get(c))], [[1], [2]]);
      await scan(client, {});
      assert.deepEqual(marked(client), [b, c].sort());
      assert.equal(await textOf(client, b), `\n${line}`);
      assert.equal(await textOf(client, c), `\n\n${line}`);
      assert.equal(await textOf(client, `${b}x`), '');
      await client.stop();
    });
  });
}

describe('archives on request', () => {
  test('are followed: one that changes is looked into again, one that goes takes its findings along', async (context) => {
    const { folder, client, b, c } = await begin(context);
    await scan(client, { archives: true, uri: folder.uriOf('dist/a #1!.zip') });
    assert.deepEqual(marked(client), [b, c].sort());
    const changed = () =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: folder.uriOf('dist/a #1!.zip'), type: 2 }],
      });
    folder.write('dist/a #1!.zip', zip({ 'src/b.js': line }));
    await changed();
    await untilMarked(client, [b]);
    while (linesOf(published(client).get(b))?.[0] !== 0) await client.next('textDocument/publishDiagnostics');
    rmSync(join(folder.path, 'dist/a #1!.zip'));
    await changed();
    await untilMarked(client, []);
    await client.stop();
  });

  test('an open file in one has advice and a way to settle it, and no fix', async (context) => {
    const { folder, client, b } = await begin(context);
    await scan(client, { archives: true });
    const [found] = await client.open(b, `\n${line}`);
    assert.ok(found);
    const actions = await client.actions(b, found.range);
    assert.deepEqual(
      actions.filter(({ title }) => /\.env|store|manager/i.test(title)),
      [],
    );
    const ignore = actions.find(({ title }) => title.startsWith('Not a secret')) as CodeAction;
    const { edit } = await client.resolve(ignore);
    const changes = edit?.documentChanges ?? [];
    assert.deepEqual(
      changes.map((change) => ('textDocument' in change ? change.textDocument.uri : change.kind)),
      ['create', folder.uriOf('.kagimori.json')],
    );
    assert.deepEqual(await client.actions(b, found.range, ['source.fixAll']), []);
    await client.stop();
  });

  test('settling by path or rule names the archive and the file in it, and counts', async (context) => {
    const { folder, client, b, c } = await begin(context);
    await scan(client, { archives: true });
    const [found] = published(client).get(b) ?? [];
    const params = {
      uri: b,
      start: found?.range.start,
      fingerprint: found?.data.fingerprint,
      scope: 'file',
      reason: 'old',
    };
    const plan = await client.connection.sendRequest<{ ok: boolean; edit: { documentChanges: unknown } }>(
      'kagimori/planIgnore',
      params,
    );
    assert.ok(plan.ok);
    const written = JSON.stringify(plan.edit.documentChanges);
    assert.ok(written.includes('dist/a'), written);
    folder.write('.kagimori.json', textIn(plan.edit.documentChanges));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uriOf('.kagimori.json'), type: 1 }],
    });
    await untilMarked(client, [c]);
    await client.stop();
  });

  test('a client that cannot show them is told at the archive, with the place inside', async (context) => {
    const { folder, client } = await begin(context, 'in-process', FULL);
    await scan(client, { archives: true });
    const archive = folder.uriOf('dist/a #1!.zip');
    assert.deepEqual(marked(client), [archive]);
    const messages =
      published(client)
        .get(archive)
        ?.map(({ message }) => String(message)) ?? [];
    assert.ok(messages.some((message) => message.startsWith('src/b.js:2: ')));
    assert.ok(messages.some((message) => message.startsWith('more/c.zip!deep/c.js:3: ')));
    await client.stop();
  });

  test('switched off, nothing is said of them; on again, all is', async (context) => {
    const { client, b, c } = await begin(context);
    await scan(client, { archives: true });
    const set = (enable: boolean) => {
      client.settings = { debounce: 0, enable };
      return client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    };
    await set(false);
    await untilMarked(client, []);
    await set(true);
    await untilMarked(client, [b, c]);
    await client.stop();
  });

  test('what is broken is said to be, not passed over', async (context) => {
    const { folder, client } = await begin(context);
    folder.write('broken.zip', Buffer.from('PK\x03\x04 and no more'));
    const said = client.next('window/showMessage', ({ message }: { message: string }) =>
      /broken\.zip/.test(message),
    );
    await scan(client, { archives: true });
    await said;
    await client.stop();
  });
});

/** The text that an edit puts into a new file. */
function textIn(changes: unknown): string {
  const edits = (changes as { edits?: { newText: string }[] }[]).flatMap(({ edits = [] }) => edits);
  return edits.map(({ newText }) => newText).join('');
}
