/** The inline warnings: in every kind of document, as it is typed, and with nothing of the value in them. */
import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import * as vscode from 'vscode';
import { clean, diagnosed, diagnosticsOf, KEYS, open, until } from './editor.ts';

export function detection(): void {
  suite('inline warnings', () => {
    setup(clean);

    test('a key that is typed into a new file is marked, exactly', async () => {
      const editor = await open('new.ts', '');
      const line = `const stripe = '${KEYS.stripe}';\n`;
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), line));
      const [found] = await diagnosed(editor.document.uri);
      assert.equal(editor.document.getText(found?.range), KEYS.stripe);
      const code = found?.code;
      assert.ok(typeof code === 'object', 'the code links to the documentation');
      assert.equal(code.value, 'stripe-secret-live');
      assert.match(code.target.toString(), /^https:/);
    });

    test('the mark goes when the key goes', async () => {
      const editor = await open('gone.py', `token = "${KEYS.github}"\n`);
      const [found] = await diagnosed(editor.document.uri);
      assert.ok(found);
      await editor.edit((edit) => edit.delete(found.range));
      await diagnosed(editor.document.uri, 0);
    });

    test('an unsaved document is looked at', async () => {
      const document = await vscode.workspace.openTextDocument({
        language: 'python',
        content: `api_key = "${KEYS.openai}"\n`,
      });
      const [found] = await diagnosed(document.uri);
      assert.equal(document.getText(found?.range), KEYS.openai);
    });

    test('a notebook cell is looked at', async () => {
      const cell = new vscode.NotebookCellData(
        vscode.NotebookCellKind.Code,
        `token = "${KEYS.github}"`,
        'python',
      );
      const notebook = await vscode.workspace.openNotebookDocument(
        'jupyter-notebook',
        new vscode.NotebookData([cell]),
      );
      const { document } = notebook.cellAt(0);
      const [found] = await diagnosed(document.uri);
      assert.equal(document.getText(found?.range), KEYS.github);
    });

    for (const [language, name, text] of [
      ['plain text', 'notes.txt', `ask for ${KEYS.sendgrid} first`],
      ['an unknown language', 'odd.zzz', `key => ${KEYS.stripe}`],
      ['a file without a name ending', 'Jenkinsfile', `NPM_TOKEN='${KEYS.npm}'`],
    ] as const) {
      test(`${language} is looked at`, async () => {
        const { document } = await open(name, text);
        assert.equal((await diagnosed(document.uri)).length, 1);
      });
    }

    test('no message holds any of the value', async () => {
      const lines = Object.entries(KEYS).map(([name, key]) => `const ${name} = '${key}';`);
      const { document } = await open('all.js', lines.join('\n'));
      const found = await diagnosed(document.uri, lines.length);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        found[0]?.range.start,
      );
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        found[0]?.range,
      );
      const shown = JSON.stringify([found, hovers, actions.map(({ title, command }) => [title, command])]);
      for (const key of Object.values(KEYS)) {
        for (let at = 10; at + 8 <= key.length; at += 4) {
          assert.ok(!shown.includes(key.slice(at, at + 8)), 'a piece of a value is shown');
        }
      }
      assert.ok(hovers.length > 0 && actions.length > 0);
    });

    test('a setting takes effect at once', async () => {
      const { document } = await open('quiet.ts', `const a = '${KEYS.stripe}';\n`);
      await diagnosed(document.uri);
      const settings = vscode.workspace.getConfiguration('kagimori');
      try {
        await settings.update('enable', false, vscode.ConfigurationTarget.Global);
        await until(vscode.languages.onDidChangeDiagnostics, () => diagnosticsOf(document.uri).length === 0);
      } finally {
        await settings.update('enable', undefined, vscode.ConfigurationTarget.Global);
      }
      await diagnosed(document.uri);
    });
  });
}
