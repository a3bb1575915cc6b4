/** The first piece of advice in the running editor: the way without a key stands first, and its edit does what it says. */
import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import * as vscode from 'vscode';
import { keylessDemo } from '../../fixtures/keyless.ts';
import { clean, diagnosed, fixesAt, open } from './editor.ts';

export function keyless(): void {
  suite('safer than a key', () => {
    setup(clean);

    for (const { name, before, at, marks, first, after } of keylessDemo()) {
      test(`${name}: the first action lets the key go`, async () => {
        const editor = await open(name, before);
        await diagnosed(editor.document.uri, marks);
        const [way, guide] = await fixesAt(editor, at);
        assert.equal(way?.title, first.en);
        assert.match(guide?.title ?? '', /: copy the set-up steps$/);
        assert.ok(way?.edit);
        assert.ok(await vscode.workspace.applyEdit(way.edit, { isRefactoring: true }));
        assert.equal(editor.document.getText(), after);
        await diagnosed(editor.document.uri, 0);
      });
    }

    test('the set-up steps go to the clipboard', async () => {
      const { name, before, at, marks } = keylessDemo()[0] ?? { name: '', before: '', at: '', marks: 0 };
      const editor = await open(name, before);
      await diagnosed(editor.document.uri, marks);
      const [, guide] = await fixesAt(editor, at);
      const { command, arguments: args = [] } = guide?.command ?? { command: '' };
      await vscode.commands.executeCommand(command, ...args);
      const copied = await vscode.env.clipboard.readText();
      assert.match(copied, /^# Use an IAM role\n# Fill in: ROLE, /);
      assert.match(copied, /\naws iam create-role --role-name ROLE /);
      assert.ok(!copied.includes(at));
    });
  });
}
