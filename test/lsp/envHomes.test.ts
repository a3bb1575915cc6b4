import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startClient, TRANSPORTS } from './client.ts';
import { makeFolder } from './folder.ts';
import { plant } from './planted.ts';

const content = `GITHUB_TOKEN=${plant('github-pat-classic')}\n`;

interface Case {
  readonly name: string;
  readonly file: string;
  readonly ignored: string;
  readonly tracked?: boolean;
  readonly repository?: boolean;
  readonly trusted?: boolean;
  readonly marked: number;
}

const cases: readonly Case[] = [
  { name: 'ignored by git: a home', file: '.env', ignored: '.env\n', marked: 0 },
  { name: 'one of several, ignored by git: a home', file: '.env.local', ignored: '.env*\n', marked: 0 },
  { name: 'deep down, ignored from above: a home', file: 'app/.env', ignored: '.env\n', marked: 0 },
  { name: 'would be committed', file: '.env', ignored: 'node_modules/\n', marked: 1 },
  { name: 'committed before it was ignored', file: '.env', ignored: '.env\n', tracked: true, marked: 1 },
  { name: 'the one that is committed on purpose', file: '.env.example', ignored: '.env\n', marked: 1 },
  { name: 'git may not be run: a home', file: '.env', ignored: '.env\n', trusted: false, marked: 0 },
  { name: 'no repository: a home', file: 'app/.env', ignored: '.env\n', repository: false, marked: 0 },
  { name: 'taken back', file: '.env', ignored: '.env*\n!.env\n', repository: false, marked: 1 },
];

for (const transport of TRANSPORTS) {
  describe(`where secrets belong, ${transport}`, () => {
    for (const { name, file, ignored, tracked, repository = true, trusted = true, marked } of cases) {
      test(name, async (context) => {
        const folder = makeFolder(context, { [file]: content, '.gitignore': ignored });
        if (repository) folder.git('init', '-q');
        if (tracked === true) folder.git('add', '-f', file);
        const client = await startClient({
          transport,
          trusted,
          folders: [{ uri: folder.uri, name: 'project' }],
        });
        context.after(() => client.stop());
        assert.equal((await client.open(folder.uriOf(file), content)).length, marked);
      });
    }

    test('becomes a home when .gitignore comes to name it', async (context) => {
      const folder = makeFolder(context, { '.env': content });
      folder.git('init', '-q');
      const client = await startClient({
        transport,
        trusted: true,
        folders: [{ uri: folder.uri, name: 'project' }],
      });
      context.after(() => client.stop());
      const uri = folder.uriOf('.env');
      assert.equal((await client.open(uri, content)).length, 1);
      folder.write('.gitignore', '.env\n');
      let published = client.diagnosticsOf(uri);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: folder.uriOf('.gitignore'), type: 1 }],
      });
      // Settings that arrive late have it published once more as it was.
      while ((await published).length > 0) published = client.diagnosticsOf(uri);
    });
  });
}

test('a tracked .env can be taken out of git by the light bulb', async (context) => {
  const folder = makeFolder(context, { '.env': content });
  folder.git('init', '-q');
  folder.git('add', '-f', '.env');
  const client = await startClient({ folders: [{ uri: folder.uri, name: 'f' }] });
  const uri = folder.uriOf('.env');
  const [diagnostic] = await client.open(uri, content, 'dotenv');
  assert.ok(diagnostic);
  const actions = await client.actions(uri, diagnostic.range);
  const action = actions.find(({ isPreferred }) => isPreferred === true);
  assert.equal(action?.title, 'Keep this file out of git');
  assert.ok(!actions.some(({ title }) => title === 'Move to .env'));
  const told = client.next('window/showMessage');
  await client.execute({
    command: action?.command?.command ?? '',
    arguments: action?.command?.arguments ?? [],
  });
  assert.match(JSON.stringify(await told), /no longer tracks/);
  assert.equal(folder.git('ls-files').trim(), '');
  assert.ok(folder.has('.env'));
  const edit = client.said.findLast(({ method }) => method === 'workspace/applyEdit');
  assert.match(JSON.stringify(edit?.params), /\.gitignore/);
  await client.stop();
});
