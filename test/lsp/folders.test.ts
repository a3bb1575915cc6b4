/** Two folders in one workspace: each has its own configuration, ignore file and `.env`; only one is a repository. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { ScanSummary } from '../../server/src/protocol.ts';
import { applyEdit } from './applyEdit.ts';
import { type Client, published, startClient, TRANSPORTS, type Transport } from './client.ts';
import { type Folder, makeFolder } from './folder.ts';
import { plant } from './planted.ts';

const github = plant('github-pat-classic');
const npm = plant('npm-token');
const CODE = `const github = '${github}';\nconst npm = '${npm}';\n`;
const PACKAGE = '{ "name": "shop", "dependencies": { "dotenv": "^17.0.0" } }\n';

/** The shop is a repository and wants nothing of npm; the tools are none, and want nothing of GitHub. */
async function scene(context: TestContext, transport: Transport) {
  const shop = makeFolder(context, {
    'package.json': PACKAGE,
    'pay.js': CODE,
    'made/out.js': CODE,
    '.gitignore': 'made/\n',
    '.kagimori.json': '{ "disable": ["npm-token"] }\n',
  });
  shop.git('init', '-q');
  shop.git('add', '-A');
  shop.git('commit', '-qm', 'first', '--date=2020-01-02T12:00:00Z');
  const tools = makeFolder(context, {
    'package.json': PACKAGE,
    'build.js': CODE,
    'made/out.js': CODE,
    'vendor/lib.js': CODE,
    '.gitignore': 'vendor/\n',
    '.kagimori.json': '{ "disable": ["github-pat-classic"], "oops": 1 }\n',
    'old/.env': '# expires: 2020-01-01\nSHOP_KEY=x\n',
  });
  const client = await startClient({
    transport,
    folders: [
      { uri: shop.uri, name: 'shop' },
      { uri: tools.uri, name: 'tools' },
    ],
  });
  return { client, shop, tools };
}

const scan = (client: Client) =>
  client.execute({ command: 'kagimori.scanWorkspace' }) as Promise<ScanSummary>;

/** What is said of the credentials in the files of a folder, as `name rule`. */
const foundIn = (client: Client, folder: Folder): readonly string[] =>
  [...published(client)]
    .filter(([uri]) => uri.startsWith(`${folder.uri}/`))
    .flatMap(([uri, found]) =>
      found
        .filter(({ data }) => data?.fingerprint !== undefined)
        .map(({ code }) => `${uri.slice(folder.uri.length + 1)} ${code}`),
    )
    .sort();

/** Waits until something holds of what is published, looking now and after each publishing. */
async function until(client: Client, holds: () => boolean): Promise<void> {
  while (!holds()) await client.next('textDocument/publishDiagnostics');
}

for (const transport of TRANSPORTS) {
  describe(`two folders, ${transport}`, () => {
    test('a scan covers both, each by its own configuration and ignore file; git tells of the one that has it', async (context) => {
      const { client, shop, tools } = await scene(context, transport);
      const { findings } = await scan(client);
      assert.deepEqual(foundIn(client, shop), ['pay.js github-pat-classic']);
      assert.deepEqual(foundIn(client, tools), ['build.js npm-token', 'made/out.js npm-token']);
      assert.equal(findings, 3);
      const agesIn = (folder: Folder, name: string) =>
        published(client)
          .get(folder.uriOf(name))
          ?.map(({ data }) => data?.age?.since);
      await until(client, () => agesIn(shop, 'pay.js')?.[0] === '2020-01-02');
      assert.deepEqual(agesIn(tools, 'build.js'), [undefined]);
      await client.stop();
    });

    test('a configuration that changes counts in its own folder alone', async (context) => {
      const { client, shop, tools } = await scene(context, transport);
      await scan(client);
      tools.write('.kagimori.json', '{}\n');
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: tools.uriOf('.kagimori.json'), type: 2 }],
      });
      await until(client, () => foundIn(client, tools).length === 4);
      assert.deepEqual(foundIn(client, shop), ['pay.js github-pat-classic']);
      await client.stop();
    });

    test('"Move to .env" goes to the .env of the folder that holds the file', async (context) => {
      const { client, shop, tools } = await scene(context, transport);
      for (const [folder, name, value] of [
        [shop, 'pay.js', github],
        [tools, 'build.js', npm],
      ] as const) {
        const uri = folder.uriOf(name);
        const [found] = await client.open(uri, CODE);
        assert.ok(found);
        const offered = await client.actions(uri, found.range, ['quickfix']);
        const move = offered.find(({ title }) => title === 'Move to .env');
        assert.ok(move);
        const { edit } = await client.resolve(move);
        assert.ok(edit);
        applyEdit(edit, { [uri]: 1 });
        assert.ok(folder.read('.env').includes(value));
        assert.ok(!folder.read(name).includes(value));
        assert.match(folder.read('.gitignore'), /^\.env$/m);
      }
      assert.ok(!shop.read('.env').includes(npm));
      assert.ok(!tools.read('.env').includes(github));
      await client.stop();
    });

    test('what was said of a folder goes with it, but for what is open; it comes back with the folder', async (context) => {
      const { client, shop, tools } = await scene(context, transport);
      await scan(client);
      await client.open(tools.uriOf('build.js'), CODE);
      const saidOf = (folder: Folder, name: string) => published(client).get(folder.uriOf(name)) ?? [];
      await until(client, () => saidOf(tools, 'old/.env').some(({ code }) => code === 'rotation-expired'));
      assert.equal(saidOf(tools, '.kagimori.json').length, 1);
      const change = (event: object) =>
        client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
      const folder = { uri: tools.uri, name: 'tools' };
      await change({ added: [], removed: [folder] });
      await until(
        client,
        () =>
          ['made/out.js', 'old/.env', '.kagimori.json'].every((name) => saidOf(tools, name).length === 0) &&
          // The configuration of the folder counts no more, either.
          foundIn(client, tools).length === 2,
      );
      assert.deepEqual(foundIn(client, tools), ['build.js github-pat-classic', 'build.js npm-token']);
      assert.deepEqual(foundIn(client, shop), ['pay.js github-pat-classic']);
      await scan(client);
      assert.deepEqual(saidOf(tools, 'made/out.js'), []);

      await change({ added: [folder], removed: [] });
      await until(client, () => foundIn(client, tools).length === 1);
      await scan(client);
      assert.deepEqual(foundIn(client, tools), ['build.js npm-token', 'made/out.js npm-token']);
      await client.stop();
    });
  });
}
