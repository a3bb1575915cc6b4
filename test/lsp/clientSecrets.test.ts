import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { startClient, TRANSPORTS } from './client.ts';
import { makeFolder } from './folder.ts';
import { plant } from './planted.ts';

const codes = (diagnostics: readonly { readonly code?: unknown }[]) => diagnostics.map(({ code }) => code);
const folders = (uri: string) => [{ uri, name: 'project' }];

for (const transport of TRANSPORTS) {
  describe(`secrets in clients, ${transport}`, () => {
    test('a secret that ships is a diagnostic of its own, and .env is not offered', async (context) => {
      const text = `const token = '${plant('github-pat-classic')}';\nconsole.log(token.length);\n`;
      const folder = makeFolder(context, {
        'package.json': '{"devDependencies":{"vite":"7"}}',
        'src/main.ts': text,
        'server.ts': text,
      });
      const client = await startClient({ transport, folders: folders(folder.uri), trusted: true });
      const uri = folder.uriOf('src/main.ts');
      const shown = await client.open(uri, text, 'typescript');
      assert.deepEqual(codes(shown), ['github-pat-classic', 'secret-in-client']);
      const [finding, own] = shown;
      assert.ok(finding && own);
      assert.deepEqual(own.range, finding.range);
      assert.equal(own.severity, DiagnosticSeverity.Error);
      assert.equal(own.data, undefined);
      assert.match(own.codeDescription?.href ?? '', /owasp\.org/);
      assert.match(JSON.stringify(own.message), /ships to every user.*M1.*CWE-522/);
      assert.doesNotMatch(JSON.stringify(finding.message), /Move it to \.env/);
      const titles = (await client.actions(uri, finding.range)).map(({ title }) => title);
      assert.deepEqual(
        titles.filter((title) => /\.env|secrets manager/.test(title)),
        [],
      );
      assert.deepEqual(await client.actions(uri, finding.range, ['source.fixAll.kagimori']), []);

      const server = folder.uriOf('server.ts');
      const kept = await client.open(server, text, 'typescript');
      assert.deepEqual(codes(kept), ['github-pat-classic']);
      const offered = await client.actions(server, finding.range);
      assert.ok(offered.some(({ title }) => title === 'Move to .env'));
      await client.stop();
    });

    test('a key that is meant to be seen is no such diagnostic, and is not moved', async (context) => {
      const text = `const key = '${plant('stripe-publishable')}';\n`;
      const folder = makeFolder(context, { 'package.json': '{"devDependencies":{"vite":"7"}}' });
      const client = await startClient({ transport, folders: folders(folder.uri) });
      const uri = folder.uriOf('src/main.ts');
      const shown = await client.open(uri, text, 'typescript');
      assert.deepEqual(codes(shown), ['stripe-publishable']);
      assert.match(JSON.stringify(shown[0]?.message), /restrict/);
      const [finding] = shown;
      assert.ok(finding);
      const titles = (await client.actions(uri, finding.range)).map(({ title }) => title);
      assert.deepEqual(
        titles.filter((title) => title.includes('.env')),
        [],
      );
      await client.stop();
    });

    test('a manifest that changes changes the verdict', async (context) => {
      const text = `const token = '${plant('github-pat-classic')}';\n`;
      const folder = makeFolder(context, { 'package.json': '{}' });
      const client = await startClient({ transport, folders: folders(folder.uri), locale: 'ja' });
      const uri = folder.uriOf('src/main.ts');
      assert.deepEqual(codes(await client.open(uri, text, 'typescript')), ['github-pat-classic']);
      folder.write('package.json', '{"devDependencies":{"vite":"7"}}');
      const next = client.diagnosticsOf(uri);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: folder.uriOf('package.json'), type: 2 }],
      });
      const shown = await next;
      assert.deepEqual(codes(shown), ['github-pat-classic', 'secret-in-client']);
      assert.match(JSON.stringify(shown[1]?.message), /利用者全員に配布/);
      await client.stop();
    });
  });
}
