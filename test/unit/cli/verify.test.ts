/** `--verify`: keys go to their providers when asked, and only then; the report says what came of it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { json, type LoopbackProvider, startProvider } from '../../loopbackProvider.ts';
import { makeFolder } from '../../lsp/folder.ts';
import { plant, plantedIn } from '../../lsp/planted.ts';
import { run, runJson } from './running.ts';

let provider: LoopbackProvider;
before(async () => {
  provider = await startProvider();
});
after(() => provider.stop());

const [first, second] = [plant('github-pat-classic'), plant('slack-bot')];
const FILES = { 'a.js': `const a = '${first}';\nconst b = '${second}';\n`, 'b.py': `a = "${first}"\n` };
const elsewhere = () => ['--check-url', `github=${provider.base}`, '--check-url', `slack=${provider.base}`];

test('nothing is sent unless it is asked for', async (context) => {
  const { path } = makeFolder(context, FILES);
  const from = provider.asked.length;
  const { value } = await runJson(path, 'scan', '--format', 'json', ...elsewhere());
  assert.equal(value.findings.length, 3);
  assert.equal(value.findings[0].liveness, undefined);
  assert.equal(provider.asked.length, from);
});

test('each key is asked about once, and the hosts are named first', async (context) => {
  const { path } = makeFolder(context, FILES);
  const from = provider.asked.length;
  provider.says(({ path: asked }) =>
    asked === '/user'
      ? json(200, { login: 'octocat' }, { 'X-OAuth-Scopes': 'repo' })
      : json(200, { ok: false, error: 'token_revoked' }),
  );
  const { code, value, err } = await runJson(path, 'scan', '--verify', '--format', 'json', ...elsewhere());
  assert.equal(code, 1);
  assert.match(err, /^kagimori: sending 2 keys to 127\.0\.0\.1:\d+\n/);
  assert.deepEqual(
    provider.asked.slice(from).map(({ path: asked }) => asked),
    ['/user', '/api/auth.test'],
  );
  const live = { state: 'live', host: provider.host, account: 'octocat', scopes: ['repo'] };
  assert.deepEqual(
    value.findings.map(({ liveness }: { liveness: object }) => liveness),
    [live, { state: 'dead', host: provider.host }, live],
  );
  const { out } = await run(path, 'scan', '--verify', ...elsewhere());
  assert.match(out, /Live: 127\.0\.0\.1:\d+ accepts this key\. Account: octocat\. Scopes: repo\./);
  const sarif = await runJson(path, 'scan', '--verify', '--format', 'sarif', ...elsewhere());
  const [result] = sarif.value.runs[0].results;
  assert.deepEqual(result.properties.liveness, live);
  assert.match(result.message.text, /Live: 127\.0\.0\.1:\d+ accepts this key\./);
});

const SAID = /Live: 127\.0\.0\.1(?::|%3A)\d+ accepts this key\. Account: octocat\./;
for (const format of ['text', 'json', 'sarif', 'html', 'gitlab', 'github', 'junit'] as const) {
  test(`${format} tells what the provider said, and no value`, async (context) => {
    const { path } = makeFolder(context, FILES);
    provider.says(({ path: asked }) =>
      asked === '/user' ? json(200, { login: 'octocat' }) : json(200, { ok: false, error: `no ${second}` }),
    );
    const { out, err } = await run(path, 'scan', '--verify', '--format', format, ...elsewhere());
    if (format === 'json') assert.match(out, /"state": "live",\s+"host": "127[^}]*"account": "octocat"/);
    else assert.match(out, SAID);
    assert.deepEqual(plantedIn(out + err), []);
  });
}

test('a merged report says what the provider said, whichever of the reports it stands in', async (context) => {
  const { path, write } = makeFolder(context, FILES);
  provider.says(() => json(200, { login: 'octocat', ok: true }, { 'X-OAuth-Scopes': 'repo' }));
  const asked = await run(path, 'scan', '--verify', '--format', 'json', ...elsewhere());
  const unasked = await run(path, 'scan', '--format', 'json');
  write('asked.json', asked.out);
  write('unasked.json', unasked.out);
  for (const reports of [['asked.json'], ['asked.json', 'unasked.json'], ['unasked.json', 'asked.json']]) {
    const merged = await runJson(path, 'merge', ...reports, '--format', 'json');
    assert.deepEqual(merged.value.findings, JSON.parse(asked.out).findings, reports.join());
  }
});

test('a provider that fails is told, and ends nothing', async (context) => {
  const { path } = makeFolder(context, FILES);
  provider.says('reset');
  const { out, code } = await run(path, 'scan', '--verify', '--lang', 'ja', ...elsewhere());
  assert.equal(code, 1);
  assert.match(out, /判断できません（ホストに接続できません）。/);
});

for (const [what, ...argv] of [
  ['the next commit', '--verify', '--staged'],
  ['the history', '--verify', '--history'],
  ['an address that is not safe', '--verify', '--check-url', 'github=http://example.com'],
  ['a provider that there is not', '--verify', '--check-url', 'nobody=https://example.com'],
] as const) {
  test(`is refused for ${what}`, async (context) => {
    const { path } = makeFolder(context, FILES);
    const from = provider.asked.length;
    assert.equal((await run(path, 'scan', ...argv)).code, 2);
    assert.equal(provider.asked.length, from);
  });
}
