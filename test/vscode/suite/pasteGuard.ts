/** The paste guard in each of its modes, with a real paste. */
import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { clean, diagnosed, diagnosticsOf, fileUntil, KEYS, open, read, until, write } from './editor.ts';
import { paste } from './hands.ts';

const CODE = "const key = '';\n";
const INSIDE_QUOTES = new vscode.Position(0, 13);
const REFERENCE = /^const key = process\.env\.\w+;$/m;

export function pasteGuard(): void {
  suite('paste guard', () => {
    setup(async () => {
      await clean();
      await write('package.json', '{ "name": "shop", "dependencies": { "dotenv": "^17.0.0" } }\n');
    });
    teardown(() => mode(undefined));

    test('first: the value goes to .env, the reference into the code, one undo takes both back', async () => {
      await mode('first');
      const { editor, texts } = await startTyping();
      await paste(KEYS.stripe);
      await textUntil(editor.document, (text) => REFERENCE.test(text));
      for (const name of ['.env', '.env.example', '.gitignore'])
        await fileUntil(name, (text) => (text ?? '') !== '');
      assert.match((await read('.env')) ?? '', new RegExp(`^\\w+=${KEYS.stripe}\n$`));
      assert.ok(
        texts.every((text) => !text.includes(KEYS.stripe)),
        'the value never stood in the document',
      );
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand('undo');
      await textUntil(editor.document, (text) => text === CODE);
      for (const name of ['.env', '.env.example', '.gitignore'])
        await fileUntil(name, (text) => text === undefined);
    });

    test('offer: it is pasted as it is, and the reference is one choice away', async () => {
      await mode('offer');
      const { editor } = await startTyping();
      await paste(KEYS.github);
      await textUntil(editor.document, (text) => text.includes(KEYS.github));
      assert.equal(await read('.env'), undefined);
      const referred = textUntil(editor.document, (text) => REFERENCE.test(text));
      await choosePaste();
      await referred;
      await fileUntil('.env', (text) => text?.includes(KEYS.github) === true);
      assert.ok(!editor.document.getText().includes(KEYS.github));
    });

    test('off: it is pasted as it is, and nothing else happens', async () => {
      await mode('off');
      const { editor } = await startTyping();
      await paste(KEYS.npm);
      await textUntil(editor.document, (text) => text === CODE.replace("''", `'${KEYS.npm}'`));
      await diagnosed(editor.document.uri);
      assert.equal(await read('.env'), undefined);
    });

    test('what is no credential is pasted as ever', async () => {
      await mode('first');
      const { editor } = await startTyping();
      await paste('a sentence of some words');
      await textUntil(editor.document, (text) => text === CODE.replace("''", "'a sentence of some words'"));
      assert.deepEqual(diagnosticsOf(editor.document.uri), []);
    });
  });
}

/** A document with the cursor between the quotes, and every text that it has from now on. */
async function startTyping(): Promise<{ editor: vscode.TextEditor; texts: readonly string[] }> {
  const editor = await open(`paste-${Date.now()}.js`, CODE);
  editor.selection = new vscode.Selection(INSIDE_QUOTES, INSIDE_QUOTES);
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  const texts: string[] = [];
  vscode.workspace.onDidChangeTextDocument(({ document }) => {
    if (document === editor.document) texts.push(document.getText());
  });
  return { editor, texts };
}

/** Chooses the second way of pasting in the menu that stands beside what was pasted. */
async function choosePaste(): Promise<void> {
  for (const command of ['editor.changePasteType', 'selectNextCodeAction', 'acceptSelectedCodeAction'])
    await vscode.commands.executeCommand(command);
}

function textUntil(document: vscode.TextDocument, holds: (text: string) => boolean): Promise<boolean> {
  return until(vscode.workspace.onDidChangeTextDocument, () => holds(document.getText()));
}

function mode(value: string | undefined): Thenable<void> {
  return vscode.workspace
    .getConfiguration('kagimori')
    .update('pasteGuard', value, vscode.ConfigurationTarget.Global);
}
