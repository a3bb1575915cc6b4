/** When keys are due, and how they are rotated, in the running editor. */
import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import * as vscode from 'vscode';
import { clean, diagnosed, diagnosticsOf, KEYS, open, until, write } from './editor.ts';

const previews = (): readonly string[] =>
  vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));

export function rotation(): void {
  suite('rotation', () => {
    setup(clean);

    test('an overdue entry is marked though its file was never opened, until it is rotated', async () => {
      const uri = await write('.env', '# expires: 2020-01-01\nSHOP_KEY=x\n');
      const [overdue] = await diagnosed(uri);
      assert.equal(overdue?.code && Object(overdue.code).value, 'rotation-expired');
      await vscode.commands.executeCommand('kagimori.markRotated', { uri: uri.toString(), name: 'SHOP_KEY' });
      const document = await vscode.workspace.openTextDocument(uri);
      assert.match(document.getText(), /^# expires: 2020-01-01\n# rotated: \d{4}-\d{2}-\d{2}\nSHOP_KEY=x\n$/);
      await vscode.window.showTextDocument(document);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(uri, document.lineAt(0).rangeIncludingLineBreak, '');
      await vscode.workspace.applyEdit(edit);
      await until(vscode.languages.onDidChangeDiagnostics, () => diagnosticsOf(uri).length === 0);
    });

    test('the steps of a key are shown as a document, which holds nothing of it', async () => {
      const { document } = await open('pay.ts', `const stripe = '${KEYS.stripe}';\n`);
      const [found] = await diagnosed(document.uri);
      assert.ok(found);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        found.range,
        'quickfix',
      );
      const rotate = actions.find(({ title }) => title === 'Rotate this key…');
      assert.ok(rotate?.command);
      await vscode.commands.executeCommand(rotate.command.command, ...(rotate.command.arguments ?? []));
      const isShown = () => previews().some((label) => /Stripe live secret key/.test(label));
      await until(vscode.window.tabGroups.onDidChangeTabs, isShown);
      const path = '/Stripe live secret key (pay.ts).md';
      const guide = await vscode.workspace.openTextDocument(
        vscode.Uri.from({ scheme: 'kagimori-rotation', path }),
      );
      const text = guide.getText();
      assert.match(text, /- ☐ \*\*1\. Make the second key\*\*[\s\S]*dashboard\.stripe\.com/);
      assert.ok(!text.includes(KEYS.stripe));
    });
  });
}
