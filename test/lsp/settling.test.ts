/** Settling findings, scanning a part, moving many at once, importing: what the findings view asks of the server. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { ImportedConfiguration, PlannedMove, ScanSummary } from '../../server/src/protocol.ts';
import { applyEdit } from './applyEdit.ts';
import { type Client, startClient, TRANSPORTS, type Transport } from './client.ts';
import { type Folder, makeFolder } from './folder.ts';
import { plant } from './planted.ts';

const token = plant('github-pat-classic');
const other = plant('npm-token');
const CODE = `const token = '${token}';\nconst other = '${other}';\n`;

interface Known {
  readonly uri: string;
  readonly findings: readonly {
    readonly fingerprint: string;
    readonly ruleId: string;
    readonly range: { readonly start: object };
  }[];
}

async function scene(context: TestContext, transport: Transport, files: Readonly<Record<string, string>>) {
  const folder = makeFolder(context, files);
  const client = await startClient({
    transport,
    folders: [{ uri: folder.uri, name: 'project' }],
    settings: { debounce: 0 },
    trusted: true,
  });
  return { folder, client };
}

const scan = (client: Client, scope: object = {}) =>
  client.execute({ command: 'kagimori.scanWorkspace', arguments: [scope] }) as Promise<ScanSummary>;

/** What is known of a file, told in the order of the places. */
function knownOf(client: Client, uri: string): Known['findings'] {
  const told = client.said
    .filter(({ method }) => method === 'kagimori/findings')
    .flatMap(({ params }) => (params as { documents: readonly Known[] }).documents)
    .filter((document) => document.uri === uri);
  return told.at(-1)?.findings ?? [];
}

async function ignore(client: Client, folder: Folder, how: object): Promise<WorkspaceEdit> {
  const uri = folder.uriOf('a.js');
  const [first] = knownOf(client, uri);
  assert.ok(first);
  const plan = await client.connection.sendRequest<PlannedMove>('kagimori/planIgnore', {
    uri,
    start: first.range.start,
    fingerprint: first.fingerprint,
    ...how,
  });
  assert.ok(plan.ok, JSON.stringify(plan));
  return plan.edit;
}

for (const transport of TRANSPORTS) {
  describe(`settling, ${transport}`, () => {
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

    test('a mark bears the reason and the day, and holds in a closed file', async (context) => {
      const { client, folder } = await scene(context, transport, { 'a.js': CODE });
      await scan(client);
      const until = day(30);
      applyEdit(await ignore(client, folder, { scope: 'here', reason: 'made up', until }), {});
      assert.match(folder.read('a.js'), new RegExp(`; // kagimori:allow until=${until} made up\\n`));
      assert.equal((await scan(client)).findings, 1);
      folder.write('a.js', folder.read('a.js').replace(until, day(-1)));
      assert.equal((await scan(client)).findings, 2, 'it comes back after its day');
      await client.stop();
    });

    for (const [scope, left] of [
      ['value', 1],
      ['rule', 2],
      ['file', 1],
    ] as const) {
      test(`${scope}: an entry of .kagimori.json, beside what stands there`, async (context) => {
        const { client, folder } = await scene(context, transport, {
          'a.js': CODE,
          'b.js': `const again = '${token}';\n`,
          '.kagimori.json': '{\n  "allow": [{ "paths": ["docs/"], "reason": "examples" }]\n}\n',
        });
        await scan(client);
        const until = day(1);
        applyEdit(await ignore(client, folder, { scope, reason: 'for now', until }), {});
        const config = JSON.parse(folder.read('.kagimori.json'));
        assert.equal(config.allow.length, 2);
        assert.equal(config.allow[0].reason, 'examples');
        assert.equal(config.allow[1].until, until);
        const again = await startClient({
          transport,
          folders: [{ uri: folder.uri, name: 'project' }],
          trusted: true,
        });
        assert.equal((await scan(again)).findings, left);
        await again.stop();
        await client.stop();
      });
    }

    test('a part of the folder can be scanned: what git says has changed, and named files', async (context) => {
      const { client, folder } = await scene(context, transport, { 'a.js': CODE, 'b.js': CODE });
      folder.git('init', '-q');
      folder.git('add', 'a.js');
      folder.git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-qm', 'first');
      assert.equal((await scan(client, { changed: true })).files, 1);
      assert.deepEqual(knownOf(client, folder.uriOf('a.js')), []);
      assert.equal((await scan(client, { only: [folder.uriOf('a.js')] })).files, 1);
      assert.equal(knownOf(client, folder.uriOf('a.js')).length, 2);
      assert.equal(knownOf(client, folder.uriOf('b.js')).length, 2, 'what was known of others stays');
      await client.stop();
    });

    test('many files move in one edit', async (context) => {
      const { client, folder } = await scene(context, transport, {
        'package.json': '{"type":"module"}\n',
        'a.js': CODE,
        'b.js': CODE,
      });
      await scan(client);
      const uri = folder.uriOf('a.js');
      const fingerprints = knownOf(client, uri).map(({ fingerprint }) => fingerprint);
      const plan = await client.connection.sendRequest<PlannedMove>('kagimori/planMove', {
        uri,
        among: [folder.uriOf('b.js')],
        fingerprints,
      });
      assert.ok(plan.ok);
      applyEdit(plan.edit, {});
      for (const name of ['a.js', 'b.js'])
        assert.doesNotMatch(folder.read(name), new RegExp(`${token}|${other}`));
      assert.equal(folder.read('.env').trim().split('\n').length, 2);
      await client.stop();
    });

    test('an import is shown first, then written beside what stands there', async (context) => {
      const own = '{\n  "exclude": ["vendor/"]\n}\n';
      const { client, folder } = await scene(context, transport, {
        'a.js': CODE,
        '.kagimori.json': own,
        '.secretlintrc.json': JSON.stringify({
          rules: [{ id: '@secretlint/secretlint-rule-npm', disabled: true }],
        }),
        '.secretlintignore': 'build/\n',
      });
      const run = (write: boolean) =>
        client.execute({
          command: 'kagimori.importConfiguration',
          arguments: [{ uri: folder.uri, write }],
        }) as Promise<ImportedConfiguration>;
      const shown = await run(false);
      assert.ok(shown.ok, JSON.stringify(shown));
      assert.ok(shown.taken + shown.left > 0 && shown.lines.length > 0);
      assert.equal(folder.read('.kagimori.json'), own);
      assert.ok((await run(true)).ok);
      assert.match(folder.read('.kagimori.json'), /vendor\//);
      assert.notEqual(folder.read('.kagimori.json'), own);
      await client.stop();
    });
  });
}
