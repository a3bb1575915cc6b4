/** "Check this key" over the wire: nothing is sent before a person has agreed to the host, and nothing is kept. */
import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import type { CheckedKey } from '../../server/src/protocol.ts';
import { json, type LoopbackProvider, startProvider } from '../loopbackProvider.ts';
import { startProxy } from '../loopbackProxy.ts';
import { FULL, startClient, TRANSPORTS } from './client.ts';
import { makeFolder } from './folder.ts';
import { plant, plantedIn } from './planted.ts';

const TITLE = 'Check this key with its provider…';
const CODE = `const token = '${plant('github-pat-classic')}';\n`;
const LIVE = json(
  200,
  { login: 'octocat' },
  {
    'X-OAuth-Scopes': 'repo, workflow',
    'github-authentication-token-expiration': '2027-01-01 00:00:00 UTC',
  },
);
const AT = { start: { line: 0, character: 20 }, end: { line: 0, character: 20 } };
const told = (answer: unknown): CheckedKey => answer as CheckedKey;

for (const transport of TRANSPORTS) {
  describe(`check a key, ${transport}`, () => {
    let provider: LoopbackProvider;
    const startWithKey = async (context: TestContext) => {
      const folder = makeFolder(context, { 'a.js': CODE });
      const folders = [{ uri: folder.uri, name: 'p' }];
      const client = await startClient({ transport, settings: settings(), folders });
      return { client, uri: folder.uriOf('a.js') };
    };
    before(async () => {
      provider = await startProvider();
    });
    after(() => provider.stop());
    const settings = () => ({ debounce: 0, check: { baseUrls: { github: provider.base } } });
    const asked = (from: number) => provider.asked.slice(from);
    const checkKey = (argument: object) => ({ command: 'kagimori.checkKey', arguments: [argument] });

    test('opening, hovering and scanning send nothing; the light bulb offers to ask', async (context) => {
      const from = provider.asked.length;
      const { client, uri } = await startWithKey(context);
      const [found] = await client.open(uri, CODE);
      assert.ok(found);
      const offered = await client.actions(uri, found.range);
      const action = offered.find(({ title }) => title === TITLE);
      assert.deepEqual(action?.command?.arguments, [{ uri, range: found.range }]);
      await client.connection.sendRequest('textDocument/hover', {
        textDocument: { uri },
        position: AT.start,
      });
      await client.execute({ command: 'kagimori.scanWorkspace' });
      assert.deepEqual(asked(from), []);
      await client.stop();
    });

    test('the host is named first, and the answer tells account, scopes and expiry', async (context) => {
      const from = provider.asked.length;
      const { client, uri } = await startWithKey(context);
      const first = told(await client.execute(checkKey({ uri, range: AT, preview: true })));
      assert.ok(first.ok && first.step === 'ask');
      assert.equal(first.host, provider.host);
      assert.ok(first.question.includes(provider.host));
      assert.ok(first.notes.some((note) => /not the host of the provider/.test(note)));
      assert.deepEqual(asked(from), []);

      const wrong = told(await client.execute(checkKey({ uri, range: AT, consent: 'api.github.com' })));
      assert.equal(wrong.ok, false);
      assert.deepEqual(asked(from), []);

      provider.says(LIVE);
      const answer = told(await client.execute(checkKey({ uri, range: AT, consent: provider.host })));
      assert.ok(answer.ok && answer.step === 'told');
      const { state, account, scopes, expires, message, manageUrl } = answer;
      assert.deepEqual(
        { state, account, scopes, expires },
        {
          state: 'live',
          account: 'octocat',
          scopes: ['repo', 'workflow'],
          expires: '2027-01-01 00:00:00 UTC',
        },
      );
      assert.match(message, /^Live: 127\.0\.0\.1:\d+ accepts this key\. Account: octocat\./);
      assert.match(manageUrl ?? '', /^https:\/\/github\.com\//);
      assert.deepEqual(
        asked(from).map(({ method, path }) => `${method} ${path}`),
        ['GET /user'],
      );
      await client.stop();
    });

    test('a command that follows a change of settings runs by the new ones', async (context) => {
      const { client, uri } = await startWithKey(context);
      const ask = checkKey({ uri, range: AT, preview: true });
      const first = told(await client.execute(ask));
      assert.ok(first.ok && first.step === 'ask' && first.host === provider.host);
      client.settings = { debounce: 0 };
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      const second = told(await client.execute(ask));
      assert.ok(second.ok && second.step === 'ask');
      assert.equal(second.host, 'api.github.com');
      await client.stop();
    });

    test('what came of it stands in the message, the hover and the report, without the value', async (context) => {
      const { client, uri } = await startWithKey(context);
      const [before] = await client.open(uri, CODE);
      assert.ok(before);
      assert.doesNotMatch(String(before.message), /Live/);
      provider.says(LIVE);
      const published = client.diagnosticsOf(uri);
      await client.execute(checkKey({ uri, range: AT, consent: provider.host }));
      const [after] = await published;
      assert.match(
        String(after?.message),
        /Live: 127\.0\.0\.1:\d+ accepts this key\. Account: octocat\. Scopes: repo, workflow\./,
      );
      const { liveness } = (after?.data ?? {}) as { liveness?: { state: string; account: string } };
      assert.deepEqual([liveness?.state, liveness?.account], ['live', 'octocat']);
      const hover: unknown = await client.connection.sendRequest('textDocument/hover', {
        textDocument: { uri },
        position: AT.start,
      });
      assert.match(JSON.stringify(hover), /\*\*Live: [^*]*octocat[^*]*\*\* \(checked just now\)/);
      const report = await client.execute({ command: 'kagimori.renderReport' });
      assert.match(String(report), /Its provider says[\s\S]*<strong>Live: 127/);
      assert.deepEqual(plantedIn(JSON.stringify([after, hover, report])), []);
      provider.says(json(429, {}));
      await client.execute(checkKey({ uri, range: AT, consent: provider.host }));
      provider.says(json(401, { message: 'Bad credentials' }));
      const again = client.diagnosticsOf(uri);
      await client.execute(checkKey({ uri, range: AT, consent: provider.host }));
      const [dead, ...more] = await again;
      assert.match(String(dead?.message), /Not live: 127/);
      assert.deepEqual(more, []);
      await client.stop();
    });

    test('an editor that knows only LSP is asked by a message, and "no" is no', async (context) => {
      const from = provider.asked.length;
      const { client, uri } = await startWithKey(context);
      const question = client.next('window/showMessageRequest', ({ message }: { message: string }) =>
        message.includes(provider.host),
      );
      // The client of these tests answers every request for a choice with none.
      const answer = told(await client.execute(checkKey({ uri, range: AT })));
      assert.deepEqual(answer, { ok: false, message: '' });
      assert.match(JSON.stringify(await question), /Send this GitHub personal access token/);
      assert.deepEqual(asked(from), []);
      await client.stop();
    });

    test('a workspace that is not trusted sends nothing', async (context) => {
      const from = provider.asked.length;
      const folder = makeFolder(context, { 'a.js': CODE });
      const client = await startClient({
        transport,
        trusted: false,
        settings: settings(),
        folders: [{ uri: folder.uri, name: 'p' }],
      });
      const uri = folder.uriOf('a.js');
      const [found] = await client.open(uri, CODE);
      assert.ok(found);
      const offered = await client.actions(uri, found.range);
      assert.ok(!offered.some(({ title }) => title === TITLE));
      const answer = told(await client.execute(checkKey({ uri, range: AT, consent: provider.host })));
      assert.ok(!answer.ok && /not trusted/.test(answer.message));
      assert.deepEqual(asked(from), []);
      await client.stop();
    });

    test('in a `.env` file that git ignores, where nothing is marked, the entry offers it', async (context) => {
      const from = provider.asked.length;
      const text = `# mine\nNAME=shop\nGITHUB_TOKEN=${plant('github-pat-classic')}\n`;
      const folder = makeFolder(context, { '.env': text, '.gitignore': '.env\n' });
      folder.git('init', '-q');
      const folders = [{ uri: folder.uri, name: 'p' }];
      const client = await startClient({ transport, settings: settings(), folders, capabilities: FULL });
      const uri = folder.uriOf('.env');
      assert.deepEqual(await client.open(uri, text), []);
      const line = (at: number) => ({ start: { line: at, character: 0 }, end: { line: at, character: 0 } });
      const titles = async (at: number) => (await client.actions(uri, line(at))).map(({ title }) => title);
      assert.deepEqual(
        (await titles(1)).filter((title) => /Check|Rotate/.test(title)),
        [],
      );
      const offered = (await client.actions(uri, line(2))).find(
        ({ title }) => title === 'Check GITHUB_TOKEN with its provider…',
      );
      assert.ok((await titles(2)).includes('Rotate GITHUB_TOKEN…'));
      const [argument] = (offered?.command?.arguments ?? []) as [object];
      const first = told(await client.execute(checkKey({ ...argument, preview: true })));
      assert.ok(first.ok && first.step === 'ask');
      provider.says(LIVE);
      const answer = told(await client.execute(checkKey({ ...argument, consent: first.host })));
      assert.ok(answer.ok && answer.step === 'told' && answer.state === 'live');
      assert.deepEqual(plantedIn(JSON.stringify([offered, first, answer])), []);
      assert.equal(asked(from).length, 1);
      const nothing = told(await client.execute(checkKey({ uri, range: line(1), preview: true })));
      assert.equal(nothing.ok, false);
      await client.stop();
    });

    test('in a `.env` file that git would take in, the finding offers it, and the entry does not again', async (context) => {
      const text = `GITHUB_TOKEN=${plant('github-pat-classic')}\n`;
      const folder = makeFolder(context, { '.env': text });
      folder.git('init', '-q');
      const folders = [{ uri: folder.uri, name: 'p' }];
      const client = await startClient({ transport, settings: settings(), folders, capabilities: FULL });
      const [found] = await client.open(folder.uriOf('.env'), text);
      assert.ok(found);
      const titles = (await client.actions(folder.uriOf('.env'), found.range)).map(({ title }) => title);
      assert.deepEqual(
        titles.filter((title) => /Check|Rotate/.test(title)),
        [TITLE, 'Rotate this key…'],
      );
      await client.stop();
    });

    test('what does not stand beside a key is named, and nothing is asked', async (context) => {
      const text = `TOKEN=${plant('shopify-admin-token')}\n`;
      const folder = makeFolder(context, { 'a.sh': text });
      const folders = [{ uri: folder.uri, name: 'p' }];
      const client = await startClient({ transport, locale: 'ja', settings: settings(), folders });
      const answer = told(
        await client.execute(checkKey({ uri: folder.uriOf('a.sh'), range: AT, preview: true })),
      );
      assert.ok(
        !answer.ok && /NAME\.myshopify\.com.*kagimori\.check\.baseUrls の shopify/.test(answer.message),
      );
      await client.stop();
    });

    test('goes through the proxy of the editor, which sees the host alone', async (context) => {
      const proxy = await startProxy();
      context.after(() => proxy.stop());
      const folder = makeFolder(context, { 'a.js': CODE });
      const client = await startClient({
        transport,
        folders: [{ uri: folder.uri, name: 'p' }],
        http: { proxy: proxy.address, noProxy: ['gitlab.com'], proxyAuthorization: 'Basic dGlsbA==' },
      });
      const place = { uri: folder.uriOf('a.js'), range: AT };
      const answer = told(await client.execute(checkKey({ ...place, consent: 'api.github.com' })));
      assert.ok(answer.ok && answer.step === 'told');
      assert.equal(answer.state, 'unknown');
      assert.match(answer.message, /proxy did not let it through/);
      const [tunnel, ...more] = proxy.asked;
      assert.deepEqual(
        [tunnel?.to, tunnel?.headers['proxy-authorization'], more],
        ['api.github.com:443', 'Basic dGlsbA==', []],
      );
      assert.deepEqual(plantedIn(JSON.stringify(proxy.asked)), []);
      await client.stop();
    });

    test('an address that is not safe counts as none', async (context) => {
      const folder = makeFolder(context, { 'a.js': CODE });
      const client = await startClient({
        transport,
        settings: { debounce: 0, check: { baseUrls: { github: 'http://evil.example.com' } } },
        folders: [{ uri: folder.uri, name: 'p' }],
      });
      const first = told(
        await client.execute(checkKey({ uri: folder.uriOf('a.js'), range: AT, preview: true })),
      );
      assert.ok(first.ok && first.step === 'ask');
      assert.equal(first.host, 'api.github.com');
      await client.stop();
    });

    test('in Japanese; a dead key points to servers of one’s own', async (context) => {
      const folder = makeFolder(context, { 'a.js': CODE });
      const client = await startClient({
        transport,
        locale: 'ja',
        capabilities: FULL,
        settings: settings(),
        folders: [{ uri: folder.uri, name: 'p' }],
      });
      provider.says(json(401, { message: 'Bad credentials' }));
      const uri = folder.uriOf('a.js');
      const answer = told(await client.execute(checkKey({ uri, range: AT, consent: provider.host })));
      assert.ok(answer.ok && answer.step === 'told');
      assert.equal(answer.state, 'dead');
      assert.match(answer.message, /^無効: .*受け付けません。.*kagimori\.check\.baseUrls/);
      await client.stop();
    });
  });
}
