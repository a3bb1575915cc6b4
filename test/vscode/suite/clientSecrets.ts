/** A secret in a client, as a person meets it: its own mark, no `.env`, and the server-side way after a yes. */
import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import * as vscode from 'vscode';
import { serverSideDemo } from '../../fixtures/serverSide.ts';
import { clean, diagnosed, fileUntil, fixesAt, KEYS, open, read, write } from './editor.ts';

const PAGE = 'app/page.tsx';

async function openDemo(): Promise<vscode.TextEditor> {
  const files = serverSideDemo(KEYS.openai);
  for (const [name, text] of Object.entries(files)) await write(name, text);
  const editor = await open(PAGE, files[PAGE] ?? '');
  await diagnosed(editor.document.uri, 2);
  return editor;
}

async function serverSideFix(editor: vscode.TextEditor): Promise<vscode.WorkspaceEdit> {
  const fixes = await fixesAt(editor, KEYS.openai);
  assert.deepEqual(
    fixes.filter(({ title }) => /^Move .*\.env/.test(title)).map(({ title }) => title),
    [],
  );
  const [first] = fixes;
  assert.match(first?.title ?? '', /^Keep it on a server: Next\.js route handler/);
  assert.ok(first?.edit, 'the edit is built');
  return first.edit;
}

export function clientSecrets(): void {
  suite('A secret in a client', () => {
    setup(clean);

    test('is an error of its own, beside what it is', async () => {
      const editor = await openDemo();
      const found = await diagnosed(editor.document.uri, 2);
      const own = found.find(({ code }) => typeof code === 'object' && code.value === 'secret-in-client');
      assert.equal(own?.severity, vscode.DiagnosticSeverity.Error);
      assert.match(own?.message ?? '', /ships to every user/);
    });

    test('after a yes, the key is in .env alone and the page calls the endpoint', async () => {
      const editor = await openDemo();
      // As the API hands it out, it has lost what asks for the yes; the pictures show the preview that does.
      const edit = await serverSideFix(editor);
      assert.ok(await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
      await diagnosed(editor.document.uri, 0);
      const code = editor.document.getText();
      assert.ok(!code.includes(KEYS.openai) && code.includes("fetch('/api/openai'"));
      await fileUntil('.env', (text) => text === `OPENAI_API_KEY=${KEYS.openai}\n`);
      await fileUntil(
        'app/api/openai/route.ts',
        (text) => text?.includes('process.env.OPENAI_API_KEY') === true,
      );
      await fileUntil('.gitignore', (text) => text?.split('\n').includes('.env') === true);
      assert.ok(!(await read('app/api/openai/route.ts'))?.includes(KEYS.openai));
    });
  });
}
