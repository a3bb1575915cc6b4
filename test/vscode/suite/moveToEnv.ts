/** The quick fix as a person meets it: one press, one undo. */
import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import * as vscode from 'vscode';
import { autoFix, clean, diagnosed, fileUntil, KEYS, modeOf, open, read, until, write } from './editor.ts';

export function moveToEnv(): void {
  suite('Move to .env', () => {
    setup(clean);

    test('the code, .env, .gitignore and .env.example hold what they should', async () => {
      await write('package.json', '{ "name": "shop", "dependencies": { "dotenv": "^17.0.0" } }\n');
      await write('.gitignore', 'node_modules/\n');
      const editor = await open(
        'pay.js',
        `const stripeKey = '${KEYS.stripe}';\nconsole.log(stripeKey.length);\n`,
      );
      await diagnosed(editor.document.uri);
      await autoFix(editor, KEYS.stripe);

      const code = editor.document.getText();
      assert.match(code, /const stripeKey = process\.env\.(STRIPE\w*)/);
      assert.ok(!code.includes(KEYS.stripe));
      const name = /process\.env\.(\w+)/.exec(code)?.[1];
      await fileUntil('.env', (text) => text?.trim() === `${name}=${KEYS.stripe}`);
      await fileUntil('.env.example', (text) => text?.includes(`${name}=\n`) === true);
      await fileUntil('.gitignore', (text) => text?.split('\n').includes('.env') === true);
      assert.match((await read('.gitignore')) ?? '', /^node_modules\/\n/);
      await until(vscode.workspace.onDidSaveTextDocument, () => modeOf('.env') === 0o600);
      await diagnosed(editor.document.uri, 0);
    });

    test('one undo brings the document back', async () => {
      await write('package.json', '{ "name": "shop", "dependencies": { "dotenv": "^17.0.0" } }\n');
      const before = `export const token = '${KEYS.github}';\n`;
      const editor = await open('undo.js', before);
      await diagnosed(editor.document.uri);
      await autoFix(editor, KEYS.github);
      await vscode.window.showTextDocument(editor.document);
      const undone = until(
        vscode.workspace.onDidChangeTextDocument,
        () => editor.document.getText() === before,
      );
      await vscode.commands.executeCommand('undo');
      await undone;
      await diagnosed(editor.document.uri);
    });

    test('the same secret is not written twice', async () => {
      const first = await open('one.js', `const a = '${KEYS.openai}';\n`);
      await diagnosed(first.document.uri);
      await autoFix(first, KEYS.openai);
      const second = await open('two.js', `const b = '${KEYS.openai}';\n`);
      await diagnosed(second.document.uri);
      await autoFix(second, KEYS.openai);
      const names = [first, second].map(
        ({ document }) => /process\.env\.(\w+)/.exec(document.getText())?.[1],
      );
      assert.equal(names[0], names[1]);
      const lines = ((await read('.env')) ?? '').split('\n').filter((line) => line.includes(KEYS.openai));
      assert.equal(lines.length, 1);
    });

    test('a document that changed after the light bulb is left alone', async () => {
      const editor = await open('late.js', `const a = '${KEYS.stripe}';\n`);
      const [found] = await diagnosed(editor.document.uri);
      const listed = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        editor.document.uri,
        found?.range,
        'quickfix',
        10,
      );
      const fix = listed.find(({ isPreferred }) => isPreferred === true);
      assert.ok(fix?.edit, 'the fix has an edit');
      // The person types on: the key now stands elsewhere.
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// a comment\n'));
      const before = editor.document.getText();
      const later = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        editor.document.uri,
        new vscode.Range(1, 12, 1, 12),
        'quickfix',
        10,
      );
      const again = later.find(({ isPreferred }) => isPreferred === true);
      assert.ok(again?.edit);
      await vscode.workspace.applyEdit(again.edit);
      assert.ok(!editor.document.getText().includes(KEYS.stripe));
      assert.ok(editor.document.getText().startsWith('// a comment\n'), before);
    });
  });
}
