import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Limits, RotationParams, RotationPlan } from '../../server/src/protocol.ts';
import { applyEdit } from './applyEdit.ts';
import { type Client, startClient, TRANSPORTS } from './client.ts';
import { makeFolder } from './folder.ts';
import { plant } from './planted.ts';

const ROTATION = 'kagimori/rotation';
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object): string =>
  `${base64url({ alg: 'HS256' })}.${base64url(claims)}.${'aB3_'.repeat(11)}`;

/** The first list that holds what is looked for, said already or to come. */
async function list(client: Client, holds: (params: RotationParams) => boolean): Promise<RotationParams> {
  const before = client.said.findLast(({ method }) => method === ROTATION)?.params;
  if (before !== undefined && holds(before as RotationParams)) return before as RotationParams;
  return (await client.next(ROTATION, (params: RotationParams) => holds(params))) as RotationParams;
}

const summary = ({ entries }: RotationParams) =>
  entries
    .map(({ uri, name, due }) => `${uri.split('/').slice(-2).join('/')} ${name} ${due?.kind} ${due?.date}`)
    .map((line) => line.replace(/kagimori-test-\w+\//, ''))
    .sort();

for (const transport of TRANSPORTS) {
  describe(`rotation, ${transport}`, () => {
    test('lists the entries of all .env files, open or not, ignored or not', async (context) => {
      const folder = makeFolder(context, {
        '.gitignore': '.env*\n',
        '.env': `PORT=3000\n# expires: 2020-01-01\nOLD=x\nTOKEN=${plant('github-pat-classic')}\n`,
        'app/.env.local': 'B=x # rotated: 2020-02-02\n',
        'app/.env.example': '# expires: 2020-01-01\nC=x\n',
        'node_modules/a/.env': '# expires: 2020-01-01\nD=x\n',
      });
      folder.git('init', '-q');
      const client = await startClient({ transport, folders: [{ uri: folder.uri, name: 'f' }] });
      const params = await list(client, ({ entries }) => entries.length > 0);
      assert.deepEqual(summary(params), [
        '.env OLD expires 2020-01-01',
        '.env TOKEN undefined undefined',
        'app/.env.local B rotated 2020-02-02',
      ]);
      const token = params.entries.find(({ name }) => name === 'TOKEN');
      assert.equal(token?.title, 'GitHub personal access token (classic)');
      await client.stop();
    });

    test('marks what is overdue in a closed file, and does not say it twice once it is open', async (context) => {
      const text = 'A=x # expires: 2020-01-01\n';
      const folder = makeFolder(context, { '.env': text });
      const uri = folder.uriOf('.env');
      const client = await startClient({ transport, folders: [{ uri: folder.uri, name: 'f' }] });
      await list(client, ({ entries }) => entries.length === 1);
      const closed = client.said.findLast(({ method }) => method === 'textDocument/publishDiagnostics');
      assert.match(JSON.stringify(closed?.params), /rotation-expired/);
      let open = await client.open(uri, text, 'dotenv');
      while (open.length !== 1) open = await client.diagnosticsOf(uri);
      assert.equal(open[0]?.code, 'rotation-expired');
      const gone = list(client, ({ entries }) => entries.length === 0);
      await client.change(uri, 2, 'A=x # expires: 2999-01-01\n');
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      folder.write('.env', 'B=x\n');
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri, type: 2 }],
      });
      await gone;
      await client.stop();
    });

    test('writes the notes by the light bulb, and plans them with a day of choice', async (context) => {
      const text = `TOKEN=${plant('github-pat-classic')}\n`;
      const folder = makeFolder(context, { '.env': text, '.gitignore': '.env\n' });
      folder.git('init', '-q');
      const uri = folder.uriOf('.env');
      const client = await startClient({ transport, folders: [{ uri: folder.uri, name: 'f' }] });
      await client.open(uri, text, 'dotenv');
      const start = { line: 0, character: 1 };
      const titles = (await client.actions(uri, { start, end: start })).map(({ title }) => title);
      assert.ok(titles.includes('Set an expiry reminder for TOKEN…'), titles.join());
      const rotated = (await client.actions(uri, { start, end: start })).find(({ title }) =>
        /rotated today/.test(title),
      );
      assert.ok(rotated?.command);
      const asked = client.next('workspace/applyEdit');
      await client.execute({ command: rotated.command.command, arguments: rotated.command.arguments ?? [] });
      assert.match(JSON.stringify(await asked), /# rotated: \d{4}-\d{2}-\d{2}\\n/);
      const params = { uri, name: 'TOKEN', kind: 'expires', date: '2999-12-31' };
      const planned: { ok: boolean; edit: Parameters<typeof applyEdit>[0] } =
        await client.connection.sendRequest('kagimori/planNote', params);
      assert.ok(planned.ok);
      applyEdit(planned.edit, { [uri]: 1 });
      assert.equal(folder.read('.env'), `# expires: 2999-12-31\n${text}`);
      const refused: { ok: boolean; reason: string } = await client.connection.sendRequest(
        'kagimori/planNote',
        {
          ...params,
          date: '2999-02-30',
        },
      );
      assert.deepEqual([refused.ok, /YYYY-MM-DD/.test(refused.reason)], [false, true]);
      await client.stop();
    });

    test('a key that is moved to .env takes its own expiry along, where the list has it', async (context) => {
      const token = jwt({ sub: 'shop', iat: 1_780_000_000, exp: Date.UTC(2999, 0) / 1000 });
      const text = `const sessionToken = '${token}';\n`;
      const folder = makeFolder(context, { 'a.js': text, '.gitignore': '' });
      const uri = folder.uriOf('a.js');
      const client = await startClient({ transport, folders: [{ uri: folder.uri, name: 'f' }] });
      const [diagnostic] = await client.open(uri, text);
      assert.ok(diagnostic);
      assert.match(String(diagnostic.message), /valid until 2999-01-01/);
      const move = (await client.actions(uri, diagnostic.range)).find(
        ({ title }) => title === 'Move to .env',
      );
      assert.ok(move);
      const { edit } = await client.resolve(move);
      assert.ok(edit);
      applyEdit(edit, { [uri]: 1 });
      assert.match(folder.read('.env'), /^# expires: 2999-01-01\n\w+=eyJ/);
      const listed = list(client, ({ entries }) => entries.length === 1);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: folder.uriOf('.env'), type: 1 }],
      });
      assert.equal((await listed).entries[0]?.due?.date, '2999-01-01');
      await client.stop();
    });
  });
}

test('plans a rotation in the words of the person, and shows it to a client that knows only LSP', async (context) => {
  const key = plant('stripe-secret-live');
  const text = `const stripe = '${key}';\n`;
  const folder = makeFolder(context, {
    'src/pay.js': text,
    '.env': `PAY_KEY=${key}\n`,
    '.gitignore': '.env\n',
  });
  const uri = folder.uriOf('src/pay.js');
  const client = await startClient({ folders: [{ uri: folder.uri, name: 'f' }], locale: 'ja' });
  const [diagnostic] = await client.open(uri, text);
  assert.ok(diagnostic);
  const action = (await client.actions(uri, diagnostic.range)).find(({ title }) =>
    /ローテーション/.test(title),
  );
  assert.ok(action?.command);
  const [argument] = action.command.arguments ?? [];
  const plan: RotationPlan = await client.connection.sendRequest('kagimori/planRotation', argument);
  assert.ok(plan.ok);
  assert.equal(plan.title, 'Stripe の本番用シークレットキー (src/pay.js)');
  assert.deepEqual(
    plan.steps.map(({ id, deed }) => [id, deed]),
    [
      ['make', undefined],
      ['place', 'move'],
      ['check', 'check'],
      ['revoke', undefined],
      ['history', undefined],
      ['note', 'noteRotated'],
    ],
  );
  const entry = { uri: folder.uriOf('.env'), name: 'PAY_KEY' };
  const ofEntry: RotationPlan = await client.connection.sendRequest('kagimori/planRotation', entry);
  assert.ok(ofEntry.ok);
  assert.deepEqual([ofEntry.name, ofEntry.steps[1]?.deed], ['PAY_KEY', 'open']);
  const shown = client.next('window/showDocument');
  await client.execute({ command: action.command.command, arguments: [argument] });
  const document = (await shown) as { uri: string };
  assert.match(readFileSync(new URL(document.uri), 'utf8'), /^# Stripe.*\n\n- \[ \]/);
  await client.stop();
  assert.equal(existsSync(new URL(document.uri)), false);
});

test('has limits to paste for the kinds that have some', async (context) => {
  const folder = makeFolder(context);
  const client = await startClient({ folders: [{ uri: folder.uri, name: 'f' }] });
  const { snippets: list, none }: Limits = await client.connection.sendRequest('kagimori/listLimits', {
    ruleId: 'aws-access-key-id',
  });
  assert.deepEqual(
    list.map(({ id }) => id),
    ['source-ip', 'source-vpc'],
  );
  assert.match(list[0]?.text ?? '', /aws:SourceIp/);
  assert.equal(none, undefined);
  const of = (ruleId: string): Promise<Limits> =>
    client.connection.sendRequest('kagimori/listLimits', { ruleId });
  assert.match((await of('stripe-secret-live')).snippets[0]?.url ?? '', /^https:\/\/dashboard\.stripe\.com/);
  const nowhere = await of('discord-bot-token');
  assert.deepEqual(nowhere.snippets, []);
  assert.match(
    nowhere.none?.text ?? '',
    /No limit to addresses or sites is known for it \(as of \d{4}-\d\d-\d\d\)/,
  );
  assert.match(nowhere.none?.url ?? '', /^https:\/\/discord\.com\//);
  const unknown = await of('line-notify-token');
  assert.deepEqual([unknown.snippets, unknown.none?.url], [[], undefined]);
  assert.match(unknown.none?.text ?? '', /No limit is known/);
  const text = `aws_access_key_id = "${plant('aws-access-key-id')}"\n`;
  const uri = folder.uriOf('a.toml');
  const [diagnostic] = await client.open(uri, text, 'toml');
  assert.ok(diagnostic);
  const copy = (await client.actions(uri, diagnostic.range)).find(({ title }) => /Copy a limit/.test(title));
  const shown = client.next('window/showDocument');
  await client.execute({ command: copy?.command?.command ?? '', arguments: copy?.command?.arguments ?? [] });
  const document = (await shown) as { uri: string };
  assert.match(readFileSync(new URL(document.uri), 'utf8'), /```json[\s\S]*aws:SourceVpc/);
  await client.stop();
});
