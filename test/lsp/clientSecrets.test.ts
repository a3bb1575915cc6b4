import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  DiagnosticSeverity,
  type Hover,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol';
import { expand } from '../credentials.ts';
import { applyEdit } from './applyEdit.ts';
import { published, startClient, TRANSPORTS } from './client.ts';
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

    test('a file that nobody has open is told the same after a scan', async (context) => {
      const text = `const token = '${plant('github-pat-classic')}';\n`;
      const folder = makeFolder(context, {
        'package.json': '{"devDependencies":{"vite":"7"}}',
        'src/main.ts': text,
        'server.ts': text,
      });
      const client = await startClient({ transport, folders: folders(folder.uri) });
      const shipped = folder.uriOf('src/main.ts');
      const judged = client.next(
        'textDocument/publishDiagnostics',
        ({ uri, diagnostics }: PublishDiagnosticsParams) => uri === shipped && diagnostics.length === 2,
      );
      await client.execute({ command: 'kagimori.scanWorkspace' });
      await judged;
      const [finding, own] = published(client).get(shipped) ?? [];
      assert.deepEqual(codes(finding && own ? [finding, own] : []), [
        'github-pat-classic',
        'secret-in-client',
      ]);
      assert.doesNotMatch(JSON.stringify(finding?.message), /Move it to \.env/);
      assert.deepEqual(codes(published(client).get(folder.uriOf('server.ts')) ?? []), ['github-pat-classic']);
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

    test('the key goes behind an endpoint, once each part has a yes', async (context) => {
      const key = plant('openai-project');
      const text = `'use client';\nexport const ask = () =>\n  fetch('https://api.example.com/v1/ask', { headers: { Authorization: 'Bearer ${key}' } });\n`;
      const folder = makeFolder(context, {
        'package.json': '{"dependencies":{"next":"16"}}',
        'app/ask.js': text,
      });
      const client = await startClient({ transport, folders: folders(folder.uri), trusted: true });
      const uri = folder.uriOf('app/ask.js');
      const [finding] = await client.open(uri, text, 'javascript');
      assert.ok(finding);
      const [action] = await client.actions(uri, finding.range);
      assert.equal(action?.title, 'Keep it on a server: Next.js route handler, .env, and the call rewritten');
      assert.deepEqual(codes(action.diagnostics ?? []), ['openai-project', 'secret-in-client']);
      const { edit } = await client.resolve(action);
      assert.ok(edit);
      const annotations = Object.values(edit.changeAnnotations ?? {});
      assert.ok(annotations.length >= 3 && annotations.every(({ needsConfirmation }) => needsConfirmation));
      applyEdit(edit, { [uri]: 1 });
      const after = folder.read('app/ask.js');
      assert.equal(after, "'use client';\nexport const ask = () =>\n  fetch('/api/openai');\n");
      assert.match(folder.read('app/api/openai/route.js'), /process\.env\.OPENAI_API_KEY/);
      assert.equal(folder.read('.env'), `OPENAI_API_KEY=${key}\n`);
      assert.deepEqual(await client.change(uri, 2, after), []);
      await client.stop();
    });

    test('an entry that .env publishes goes behind an endpoint, with the call that reads it', async (context) => {
      const key = plant('openai-project');
      const env = `VITE_OPENAI_API_KEY=${key}\n`;
      const page =
        "export const ask = () =>\n  fetch('https://api.example.com/v1/ask', { headers: { 'x-key': import.meta.env.VITE_OPENAI_API_KEY } });\n";
      const folder = makeFolder(context, {
        'package.json': '{"dependencies":{"vite":"8"}}',
        'vite.config.js': 'export default {};\n',
        'src/ask.js': page,
        '.env': env,
        '.gitignore': '.env\n',
      });
      folder.git('init', '-q');
      const client = await startClient({ transport, folders: folders(folder.uri), trusted: true });
      const uri = folder.uriOf('.env');
      const [notice] = await client.open(uri, env, 'dotenv');
      assert.equal(notice?.code, 'env-shipped-to-clients');
      const [action] = await client.actions(uri, notice.range);
      assert.match(action?.title ?? '', /^Keep it on a server: small server beside Vite, a name that is not/);
      assert.deepEqual(codes(action?.diagnostics ?? []), ['env-shipped-to-clients']);
      const { edit } = await client.resolve(action ?? { title: '' });
      assert.ok(edit);
      applyEdit(edit, { [uri]: 1 });
      assert.equal(folder.read('.env'), `OPENAI_API_KEY=${key}\n`);
      assert.equal(folder.read('src/ask.js'), "export const ask = () =>\n  fetch('/api/openai');\n");
      assert.deepEqual(await client.change(uri, 2, folder.read('.env')), []);
      await client.stop();
    });

    test('the id of a key has the actions and the hover of its secret', async (context) => {
      const id = expand('AKIA{A-Z2-7:16}', 7);
      const text = `client = boto3.client("s3", aws_access_key_id="${id}", aws_secret_access_key="${expand('{A-Za-z0-9/+:40}', 7)}")\n`;
      const folder = makeFolder(context, { 'main.py': text });
      const client = await startClient({ transport, folders: folders(folder.uri), trusted: true });
      const uri = folder.uriOf('main.py');
      const [finding, ...others] = await client.open(uri, text, 'python');
      assert.ok(finding && others.length === 0);
      const at = { line: 0, character: text.indexOf(id) + 3 };
      const [here, there] = [
        await client.actions(uri, { start: at, end: at }),
        await client.actions(uri, finding.range),
      ];
      assert.ok(there.length > 0);
      assert.deepEqual(
        here.map(({ title }) => title),
        there.map(({ title }) => title),
      );
      const hover: Hover = await client.connection.sendRequest('textDocument/hover', {
        textDocument: { uri },
        position: at,
      });
      assert.equal(hover.range?.start.character, text.indexOf(id));
      await client.stop();
    });

    test('where no edit is plain, a guide opens', async (context) => {
      const text = `'use client';\nsign('${plant('openai-project')}');\n`;
      const folder = makeFolder(context, { 'package.json': '{"dependencies":{"next":"16"}}' });
      const client = await startClient({ transport, folders: folders(folder.uri), locale: 'ja' });
      const uri = folder.uriOf('app/ask.js');
      const [finding] = await client.open(uri, text, 'javascript');
      assert.ok(finding);
      const [action] = await client.actions(uri, finding.range);
      assert.equal(action?.title, 'サーバー側に置く手順…');
      assert.ok(action.command);
      const shown = client.next('window/showDocument');
      await client.execute(action.command);
      const { uri: guide } = (await shown) as { readonly uri: string };
      const words = readFileSync(fileURLToPath(guide), 'utf8');
      assert.match(words, /^# このキーをサーバー側に置く\n/);
      assert.match(words, /app\/api\/ask\/route\.ts/);
      await client.stop();
      assert.ok(!existsSync(fileURLToPath(guide)), 'the guide outlives the server');
    });

    test('an image that would take .env along is marked, and the list names it', async (context) => {
      const text = 'FROM node:24\nCOPY . .\n';
      const folder = makeFolder(context, { Dockerfile: text, '.env': 'A=b\n' });
      const client = await startClient({ transport, folders: folders(folder.uri) });
      const uri = folder.uriOf('Dockerfile');
      const [notice] = await client.open(uri, text, 'dockerfile');
      assert.ok(notice);
      assert.equal(notice.code, 'image-takes-secret-files');
      const [action] = await client.actions(uri, notice.range);
      assert.ok(action);
      const { edit } = await client.resolve(action);
      assert.ok(edit);
      applyEdit(edit, { [uri]: 1 });
      assert.equal(folder.read('.dockerignore'), '.env\n');
      const next = client.diagnosticsOf(uri);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: folder.uriOf('.dockerignore'), type: 1 }],
      });
      assert.deepEqual(await next, []);
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
