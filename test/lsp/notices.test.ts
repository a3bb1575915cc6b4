import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Hover } from 'vscode-languageserver-protocol';
import { applyEdit } from './applyEdit.ts';
import { startClient, TRANSPORTS } from './client.ts';
import { makeFolder } from './folder.ts';
import { plant } from './planted.ts';

const WORKFLOW = '.github/workflows/a.yml';
const BROAD = 'on: push\npermissions: write-all\njobs: {}\n';
const POLICY = '{"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}\n';
const PUBLISH = (env: string, right = ''): string =>
  `on: push
jobs:
  publish:
    runs-on: ubuntu-latest
    permissions:
      contents: read
${right}    steps:
      - uses: actions/setup-node@v4
        with:
          node-version: 24
          registry-url: https://registry.npmjs.org
      - run: npm publish
${env}`;
const folders = (uri: string) => [{ uri, name: 'project' }];
const codes = (diagnostics: readonly { readonly code?: unknown }[]) => diagnostics.map(({ code }) => code);

for (const transport of TRANSPORTS) {
  describe(`notices, ${transport}`, () => {
    test('a right that is too broad is marked, narrowed by its fix, and is no finding', async (context) => {
      const folder = makeFolder(context, { [WORKFLOW]: BROAD });
      const client = await startClient({ transport, folders: folders(folder.uri) });
      const uri = folder.uriOf(WORKFLOW);
      const [notice, ...more] = await client.open(uri, BROAD, 'yaml');
      assert.ok(notice);
      assert.deepEqual([notice.code, notice.data, more], ['policy-actions-write-all', undefined, []]);
      assert.match(notice.codeDescription?.href ?? '', /^https:\/\/docs\.github\.com\//);
      assert.deepEqual(
        client.said.filter(({ method }) => method === 'kagimori/findings'),
        [],
      );
      const [action, accept, ...others] = await client.actions(uri, notice.range);
      assert.deepEqual([accept?.title, others], ['Accept this right here', []]);
      assert.ok(action?.edit);
      assert.equal(action.diagnostics?.[0]?.code, 'policy-actions-write-all');
      applyEdit(action.edit, { [uri]: 1 });
      assert.equal(folder.read(WORKFLOW), 'on: push\npermissions:\n  contents: read\njobs: {}\n');
      assert.deepEqual(await client.change(uri, 2, folder.read(WORKFLOW)), []);
      await client.stop();
    });

    test('what is accepted by a mark or in the configuration is quiet', async (context) => {
      const folder = makeFolder(context, { [WORKFLOW]: BROAD, 'policy.json': POLICY });
      const client = await startClient({ transport, folders: folders(folder.uri) });
      const uri = folder.uriOf(WORKFLOW);
      const [notice] = await client.open(uri, BROAD, 'yaml');
      assert.ok(notice);
      const [mark, ...more] = await client.actions(uri, notice.range, ['quickfix.kagimori.ignore']);
      assert.ok(mark?.edit);
      assert.deepEqual(more, []);
      applyEdit(mark.edit, { [uri]: 1 });
      assert.match(folder.read(WORKFLOW), /write-all # kagimori:allow accepted\n/);
      assert.deepEqual(await client.change(uri, 2, folder.read(WORKFLOW)), []);

      const other = folder.uriOf('policy.json');
      const [found] = await client.open(other, POLICY, 'json');
      assert.equal(found?.code, 'policy-iam-wildcard');
      const [entry] = await client.actions(other, found.range, ['quickfix.kagimori.ignore']);
      assert.ok(entry?.edit);
      applyEdit(entry.edit, { [other]: 1 });
      const quiet = client.diagnosticsOf(other);
      void client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: folder.uriOf('.kagimori.json'), type: 1 }],
      });
      assert.deepEqual(await quiet, []);
      await client.stop();
    });

    test('a scan of the workspace marks closed files, too, and counts no credential', async (context) => {
      const config = JSON.stringify({ severity: { 'policy-iam-wildcard': 'critical' } });
      const folder = makeFolder(context, { 'a/policy.json': POLICY, '.kagimori.json': config });
      const client = await startClient({ transport, folders: folders(folder.uri) });
      const uri = folder.uriOf('a/policy.json');
      const published = client.diagnosticsOf(uri);
      const summary = await client.execute({ command: 'kagimori.scanWorkspace' });
      assert.equal((summary as { findings: number }).findings, 0);
      const [found, ...more] = await published;
      assert.deepEqual(
        [found?.code, found?.severity, found?.data, more],
        ['policy-iam-wildcard', 1, undefined, []],
      );
      folder.write('a/policy.json', '{}');
      const gone = client.diagnosticsOf(uri);
      void client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri, type: 2 }],
      });
      assert.deepEqual(await gone, []);
      await client.stop();
    });

    test('a job that could publish without a token says so quietly, and is changed by its fix', async (context) => {
      const before = PUBLISH('        env:\n          NODE_AUTH_TOKEN: ${{ secrets.NPM_TOKEN }}\n');
      const folder = makeFolder(context, { [WORKFLOW]: before });
      const client = await startClient({ transport, folders: folders(folder.uri) });
      const uri = folder.uriOf(WORKFLOW);
      const [notice, ...more] = await client.open(uri, before, 'yaml');
      assert.ok(notice);
      assert.deepEqual([notice.code, notice.severity, more], ['keyless-npm', 3, []]);
      const [action, guide] = await client.actions(uri, notice.range);
      assert.ok(action);
      assert.match(action.title, /^Publish to npm without a token .*: drop the token$/);
      assert.match(guide?.title ?? '', /: copy the set-up steps$/);
      const { edit, command } = await client.resolve(action);
      assert.ok(edit && command);
      applyEdit(edit, { [uri]: 1 });
      assert.equal(folder.read(WORKFLOW), PUBLISH('', '      id-token: write\n'));
      const told = client.next('window/showMessage');
      await client.execute(command);
      assert.match(JSON.stringify(await told), /Before this runs: 1\. On npmjs\.com/);
      assert.deepEqual(await client.change(uri, 2, folder.read(WORKFLOW)), []);
      await client.stop();
    });

    test('"kagimori.policies" turns them off', async (context) => {
      const folder = makeFolder(context, { [WORKFLOW]: BROAD });
      const settings = { policies: false };
      const client = await startClient({ transport, folders: folders(folder.uri), settings });
      assert.deepEqual(await client.open(folder.uriOf(WORKFLOW), BROAD, 'yaml'), []);
      await client.stop();
    });

    test('the notes of a .env file are watched, and the hover tells the days', async (context) => {
      const text =
        '# expires: 2020-01-01\nOLD=x\nNEW=x # expires: 2999-01-01\n# rotated: 2020-01-01\nAGED=x\n';
      const folder = makeFolder(context, { '.env': text });
      const client = await startClient({ transport, folders: folders(folder.uri), locale: 'ja' });
      const uri = folder.uriOf('.env');
      const shown = await client.open(uri, text, 'dotenv');
      assert.deepEqual(codes(shown), ['rotation-expired', 'rotation-due']);
      assert.match(JSON.stringify(shown[0]?.message), /OLD は 2020-01-01 に期限切れ/);
      const params = { textDocument: { uri }, position: { line: 2, character: 1 } };
      const hover: Hover = await client.connection.sendRequest('textDocument/hover', params);
      assert.match(JSON.stringify(hover.contents), /残り \d+ 日/);
      await client.stop();
    });

    test('an ignored .env may hold secrets, but none that the build publishes', async (context) => {
      const token = plant('github-pat-classic');
      const text = `GITHUB_TOKEN=${token}\nVITE_TOKEN=${token}\n`;
      const folder = makeFolder(context, { '.env': text, '.gitignore': '.env\n' });
      folder.git('init', '-q');
      const client = await startClient({ transport, folders: folders(folder.uri) });
      const shown = await client.open(folder.uriOf('.env'), text, 'dotenv');
      assert.deepEqual(codes(shown), ['env-shipped-to-clients']);
      assert.equal(shown[0]?.range.start.line, 1);
      assert.match(JSON.stringify(shown[0]?.message), /VITE_.*ships to every user/);
      await client.stop();
    });
  });
}
