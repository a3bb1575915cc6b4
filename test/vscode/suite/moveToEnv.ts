/** The quick fix as a person meets it: one press, one undo. */
import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import * as vscode from 'vscode';
import {
  clean,
  diagnosed,
  fileUntil,
  fix,
  fixesAt,
  folder,
  KEYS,
  modeOf,
  open,
  putCursor,
  read,
  until,
  write,
} from './editor.ts';

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
      await fix(editor, KEYS.stripe);

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

    test('one undo takes all of it back, though the other files are saved and shown nowhere', async () => {
      // A folder of its own: nothing else was ever undone there.
      await write('undo/package.json', '{ "name": "shop", "dependencies": { "dotenv": "^17.0.0" } }\n');
      const before = `export const token = '${KEYS.github}';\n`;
      const editor = await open('undo/undo.js', before);
      await diagnosed(editor.document.uri);
      await fix(editor, KEYS.github);
      const made = ['undo/.env', 'undo/.env.example'];
      for (const name of made) await fileUntil(name, (text) => (text ?? '') !== '');
      await vscode.window.showTextDocument(editor.document);
      const undone = until(
        vscode.workspace.onDidChangeTextDocument,
        () => editor.document.getText() === before,
      );
      await vscode.commands.executeCommand('undo');
      await undone;
      for (const name of made) await fileUntil(name, (text) => text === undefined);
      await diagnosed(editor.document.uri);
    });

    test('the same secret is not written twice', async () => {
      const first = await open('one.js', `const a = '${KEYS.openai}';\n`);
      await diagnosed(first.document.uri);
      await fix(first, KEYS.openai);
      const second = await open('two.js', `const b = '${KEYS.openai}';\n`);
      await diagnosed(second.document.uri);
      await fix(second, KEYS.openai);
      const names = [first, second].map(
        ({ document }) => /process\.env\.(\w+)/.exec(document.getText())?.[1],
      );
      assert.equal(names[0], names[1]);
      const lines = ((await read('.env')) ?? '').split('\n').filter((line) => line.includes(KEYS.openai));
      assert.equal(lines.length, 1);
    });

    test('a fix is built for the document as it is at that moment', async () => {
      const editor = await open('late.js', `const a = '${KEYS.stripe}';\n`);
      await diagnosed(editor.document.uri);
      const [outdated] = await fixesAt(editor, KEYS.stripe);
      assert.ok(outdated?.edit);
      // The person types on: the key now stands elsewhere, and the first fix is out of date.
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// a comment\n'));
      await fix(editor, KEYS.stripe);
      assert.match(editor.document.getText(), /^\/\/ a comment\nconst a = process\.env\.\w+/);
      assert.ok(!editor.document.getText().includes(KEYS.stripe));
    });

    test('the command moves what stands at the cursor, and .env itself is not marked', async () => {
      const editor = await open('cursor.py', `import os\n\ntoken = "${KEYS.github}"\n`);
      await diagnosed(editor.document.uri);
      putCursor(editor, KEYS.github);
      await vscode.commands.executeCommand('kagimori.moveToEnv');
      assert.match(editor.document.getText(), /token = os\.environ\["\w+"\]/);
      await fileUntil('.env', (text) => text?.includes(KEYS.github) === true);
      await fileUntil('.gitignore', (text) => text?.includes('.env') === true);
      const env = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), '.env'));
      await diagnosed(env.uri, 0);
    });

    test('the command moves all of a file in one step', async () => {
      const editor = await open('all.js', `const a = '${KEYS.stripe}';\nconst b = '${KEYS.npm}';\n`);
      await diagnosed(editor.document.uri, 2);
      await vscode.commands.executeCommand('kagimori.moveAllInFile');
      const code = editor.document.getText();
      assert.ok(!code.includes(KEYS.stripe) && !code.includes(KEYS.npm));
      await fileUntil('.env', (text) => text?.includes(KEYS.stripe) === true && text.includes(KEYS.npm));
    });

    test('settling a finding leaves the value and takes the mark', async () => {
      const editor = await open('settled.ts', `const a = '${KEYS.stripe}';\n`);
      const [found] = await diagnosed(editor.document.uri);
      const [ignore, ...others] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        editor.document.uri,
        found?.range,
        'quickfix.kagimori.ignore',
        5,
      );
      assert.ok(ignore?.edit);
      assert.deepEqual(others, []);
      await vscode.workspace.applyEdit(ignore.edit);
      assert.match(editor.document.getText(), /\/\/ kagimori:allow/);
      await diagnosed(editor.document.uri, 0);
    });
  });
}
