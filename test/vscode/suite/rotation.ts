/** When keys are due, and how they are rotated, in the running editor. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { setup, suite, test } from 'mocha';
import * as vscode from 'vscode';
import { dayFromNow, makeRotationDemo } from '../../fixtures/rotation.ts';
import { clean, diagnosed, diagnosticsOf, folder, KEYS, open, until, write } from './editor.ts';

const previews = (): readonly string[] =>
  vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));

export function rotation(): void {
  suite('rotation', () => {
    setup(clean);

    test('an overdue entry is marked though its file was never opened, until it is rotated', async () => {
      const uri = await write('.env', '# expires: 2020-01-01\nSHOP_KEY=x\n');
      // What the test before left in a file of this name goes, too.
      const codes = () => diagnosticsOf(uri).map(({ code }) => Object(code).value);
      await until(vscode.languages.onDidChangeDiagnostics, () => codes().join() === 'rotation-expired');
      await vscode.commands.executeCommand('kagimori.markRotated', { uri: uri.toString(), name: 'SHOP_KEY' });
      const document = await vscode.workspace.openTextDocument(uri);
      assert.match(document.getText(), /^# expires: 2020-01-01\n# rotated: \d{4}-\d{2}-\d{2}\nSHOP_KEY=x\n$/);
      await vscode.window.showTextDocument(document);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(uri, document.lineAt(0).rangeIncludingLineBreak, '');
      await vscode.workspace.applyEdit(edit);
      await until(vscode.languages.onDidChangeDiagnostics, () => diagnosticsOf(uri).length === 0);
    });

    test('the demo says what ends, what has ended, and what was pushed long ago', async () => {
      makeRotationDemo(folder().fsPath);
      const show = async (name: string) =>
        vscode.window
          .showTextDocument(vscode.Uri.joinPath(folder(), name))
          .then(({ document }) => document.uri);
      const session = await show('src/session.js');
      const [ending, ended] = await diagnosed(session, 2);
      assert.match(ending?.message ?? '', new RegExp(`It expires on ${dayFromNow(6)}`));
      assert.equal(ending?.severity, vscode.DiagnosticSeverity.Warning);
      assert.match(
        ended?.message ?? '',
        new RegExp(`It expired on ${dayFromNow(-30)}: it can simply be deleted`),
      );
      assert.equal(ended?.severity, vscode.DiagnosticSeverity.Information);
      const pay = await show('src/pay.js');
      await vscode.commands.executeCommand('kagimori.scanWorkspace');
      const old = await until(vscode.languages.onDidChangeDiagnostics, () =>
        diagnosticsOf(pay).find(({ message }) => message.includes('pushed to origin/main')),
      );
      assert.match(
        old.message,
        new RegExp(`committed since ${dayFromNow(-400)} \\(\\d+ days, more than the 90`),
      );
      const overdue = vscode.Uri.joinPath(folder(), 'worker/.env');
      await until(vscode.languages.onDidChangeDiagnostics, () => diagnosticsOf(overdue).length === 1);
    });

    test('a document that stays open hears of its commit and of its push', async () => {
      const { document } = await open('late.js', `const stripe = '${KEYS.stripe}';\n`);
      await diagnosed(document.uri);
      const who = ['-c', 'user.name=Shop', '-c', 'user.email=shop@example.org'];
      const git = (...args: string[]) =>
        execFileSync('git', [...who, ...args], { cwd: folder().fsPath, stdio: 'ignore' });
      const says = (words: string) =>
        until(vscode.languages.onDidChangeDiagnostics, () =>
          diagnosticsOf(document.uri).some(({ message }) => message.includes(words)),
        );
      git('init', '--quiet');
      git('add', '--all');
      git('commit', '--quiet', '--message=Take payments');
      await says('committed since');
      git('update-ref', 'refs/remotes/origin/main', 'HEAD');
      await says('pushed to origin/main');
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

    test('an entry of a file that git ignores is rotated from its line', async () => {
      await write('.gitignore', '.env.local\n');
      const env = await open('.env.local', `NAME=shop\nNPM_TOKEN=${KEYS.npm}\n`);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        env.document.uri,
        new vscode.Range(1, 0, 1, 0),
        'quickfix',
      );
      const rotate = actions.find(({ title }) => title === 'Rotate NPM_TOKEN…');
      assert.ok(rotate?.command);
      await vscode.commands.executeCommand(rotate.command.command, ...(rotate.command.arguments ?? []));
      const isShown = () =>
        previews().some((label) => /npm access token \(NPM_TOKEN, \.env\.local\)/.test(label));
      await until(vscode.window.tabGroups.onDidChangeTabs, isShown);
    });
  });
}
