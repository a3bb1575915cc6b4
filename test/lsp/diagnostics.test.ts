import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startClient, TRANSPORTS } from './client.ts';
import { plant } from './planted.ts';

for (const transport of TRANSPORTS) {
  describe(`diagnostics, ${transport}`, () => {
    const token = plant('github-pat-classic');
    const line = `const token = '${token}';\n`;

    test('a document is looked at when it opens, as it changes, and no more once it closes', async () => {
      const client = await startClient({ transport });
      const uri = 'file:///project/index.js';
      const [diagnostic, ...others] = await client.open(uri, line);
      assert.deepEqual(others, []);
      assert.ok(diagnostic);
      const document = TextDocument.create(uri, 'javascript', 1, line);
      assert.equal(document.getText(diagnostic.range), token);
      assert.equal(diagnostic.source, 'kagimori');
      assert.equal(diagnostic.code, 'github-pat-classic');
      assert.match(diagnostic.codeDescription?.href ?? '', /^https:\/\//);
      assert.deepEqual(Object.keys(diagnostic.data), ['fingerprint']);
      assert.match(diagnostic.data.fingerprint, /^[0-9a-f]{32}$/);
      assert.match(String(diagnostic.message), /^GitHub personal access token/);

      assert.deepEqual(await client.change(uri, 2, 'const token = process.env.TOKEN;\n'), []);
      assert.equal((await client.change(uri, 3, `\n${line}`)).length, 1);
      const cleared = client.diagnosticsOf(uri);
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      assert.deepEqual(await cleared, []);
      await client.stop();
    });

    for (const [name, uri] of [
      ['not yet saved', 'untitled:Untitled-1'],
      ['on another machine', 'vscode-remote://ssh-remote+host/srv/app/index.js'],
      ['in the web', 'vscode-vfs://github/owner/name/index.js'],
    ] as const) {
      test(`a document ${name} is looked at, too`, async () => {
        const client = await startClient({ transport });
        assert.equal((await client.open(uri, line)).length, 1);
        await client.stop();
      });
    }

    test('the cells of a notebook are looked at', async () => {
      const client = await startClient({ transport });
      const cell = 'vscode-notebook-cell:/project/notes.ipynb#W0sZmlsZQ%3D%3D';
      const published = client.diagnosticsOf(cell);
      await client.connection.sendNotification('notebookDocument/didOpen', {
        notebookDocument: {
          uri: 'file:///project/notes.ipynb',
          notebookType: 'jupyter-notebook',
          version: 1,
          cells: [{ kind: 2, document: cell }],
        },
        cellTextDocuments: [{ uri: cell, languageId: 'python', version: 1, text: `token = "${token}"\n` }],
      });
      assert.equal((await published).length, 1);
      await client.stop();
    });

    test('the message is in the language of the person', async () => {
      const client = await startClient({ transport, locale: 'ja' });
      const [diagnostic] = await client.open('untitled:Untitled-1', line);
      assert.match(String(diagnostic?.message), /^GitHub の個人アクセストークン/);
      await client.stop();
    });

    test('findings are told to the client beyond LSP', async () => {
      const client = await startClient({ transport });
      const told = client.next('kagimori/findings');
      await client.open('untitled:Untitled-1', line);
      const { documents } = (await told) as { documents: { uri: string; findings: { ruleId: string }[] }[] };
      assert.deepEqual(
        documents.map(({ uri, findings }) => [uri, findings.map(({ ruleId }) => ruleId)]),
        [['untitled:Untitled-1', ['github-pat-classic']]],
      );
      await client.stop();
    });

    test('settings choose what is shown and how loud', async () => {
      const client = await startClient({
        transport,
        settings: { debounce: 0, diagnosticSeverity: { critical: 'hint' } },
      });
      const uri = 'untitled:Untitled-1';
      const [diagnostic] = await client.open(uri, line);
      assert.equal(diagnostic?.severity, 4);
      client.settings = { debounce: 0, enable: false };
      const published = client.diagnosticsOf(uri);
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      assert.deepEqual(await published, []);
      await client.stop();
    });
  });
}
