/** Scanning a workspace: results in Problems and in the findings view, opening one, cancelling. */
import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import * as vscode from 'vscode';
import type { ScanSummary } from '../../../server/src/protocol.ts';
import { entryUri } from '../../../server/src/workspace/archives/entryUri.ts';
import { zip } from '../../zip.ts';
import { clean, diagnosed, diagnosticsOf, fileUntil, fixesAt, KEYS, open, write } from './editor.ts';

export function scan(): void {
  suite('Scan Workspace', () => {
    setup(clean);

    test('closed files are in Problems afterwards, ignored ones are not', async () => {
      const shown = [
        await write('src/a.ts', `const a = '${KEYS.stripe}';\n`),
        await write('deep/er/b.py', `b = "${KEYS.github}"\n`),
      ];
      await write('.gitignore', 'build/\n');
      const hidden = await write('build/c.js', `const c = '${KEYS.openai}';\n`);
      const summary = await run();
      assert.equal(summary.findings, 2);
      assert.equal(summary.cancelled, false);
      for (const uri of shown) assert.equal((await diagnosed(uri)).length, 1);
      assert.deepEqual(diagnosticsOf(hidden), []);
    });

    test('binary files are skipped and counted', async () => {
      await vscode.workspace.fs.writeFile(
        (await write('x.bin', '')).with({}),
        new Uint8Array([0, 1, 2, 0, 255, 0, 7, 0]),
      );
      const summary = await run();
      assert.equal(summary.skippedBinary, 1);
      assert.equal(summary.findings, 0);
    });

    test('opening a finding goes to its line', async () => {
      const uri = await write('far.ts', `${'\n'.repeat(120)}const far = '${KEYS.github}';\n`);
      await run();
      const [found] = await diagnosed(uri);
      const item = { range: found?.range, title: 'x', severity: 'high', redacted: '…' };
      await vscode.commands.executeCommand('kagimori.openFinding', { uri: uri.toString(), item });
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.uri.toString(), uri.toString());
      assert.equal(editor?.selection.start.line, 120);
      assert.ok(editor?.visibleRanges.some((range) => range.contains(editor.selection.start)));
    });

    test('a scan that is overtaken by another ends as cancelled', async () => {
      const keys = Array.from({ length: 300 }, (_, at) =>
        write(`many/${at}.ts`, `const a = '${KEYS.stripe}';\n`),
      );
      await Promise.all(keys);
      const [first, second] = await Promise.all([run(), run()]);
      assert.equal(first.cancelled, true);
      assert.equal(second.cancelled, false);
      assert.equal(second.findings, 300);
    });

    test('a single folder can be scanned', async () => {
      await write('in/a.ts', `const a = '${KEYS.stripe}';\n`);
      await write('out/b.ts', `const b = '${KEYS.github}';\n`);
      const [workspaceFolder] = vscode.workspace.workspaceFolders ?? [];
      assert.ok(workspaceFolder);
      const summary = await run(vscode.Uri.joinPath(workspaceFolder.uri, 'in'));
      assert.equal(summary.findings, 1);
    });

    test('what is in an archive is found when asked for, and opens at its place to be read', async () => {
      const packed = zip({ 'in/side.ts': `\n\nconst a = '${KEYS.stripe}';\n` });
      const archive = await write('dist/a.zip', '');
      await vscode.workspace.fs.writeFile(archive, packed);
      assert.equal((await run()).findings, 0);
      const summary = await vscode.commands.executeCommand<ScanSummary>('kagimori.scanArchives', archive);
      assert.equal(summary.findings, 1);
      const uri = vscode.Uri.parse(entryUri(archive.fsPath, '!in/side.ts'));
      const [found] = await diagnosed(uri);
      const item = { range: found?.range, title: 'x', severity: 'high', redacted: '…' };
      await vscode.commands.executeCommand('kagimori.openFinding', { uri: uri.toString(), item });
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.uri.toString(), uri.toString());
      assert.equal(editor?.document.getText(editor.selection), KEYS.stripe);
      assert.notEqual(vscode.workspace.fs.isWritableFileSystem(uri.scheme), true);
      const fixes = (await fixesAt(editor, KEYS.stripe)).map(({ title }) => title);
      assert.ok(
        fixes.some((title) => title.startsWith('Not a secret')),
        fixes.join(),
      );
      assert.ok(!fixes.some((title) => title.includes('.env')), fixes.join());
      // Closed again, it is still known.
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      assert.equal((await diagnosed(uri)).length, 1);
      await vscode.workspace.fs.delete(archive);
      await diagnosed(uri, 0);
    });

    test('the open editors alone can be scanned', async () => {
      await write('closed.ts', `const a = '${KEYS.stripe}';\n`);
      const { document } = await open('shown.ts', `const b = '${KEYS.github}';\n`);
      const summary = await vscode.commands.executeCommand<ScanSummary>('kagimori.scanOpenEditors');
      assert.deepEqual([summary.files, summary.findings], [1, 1]);
      assert.equal((await diagnosed(document.uri)).length, 1);
    });

    test('what another tool was told is taken over, beside what stands there', async () => {
      await write('.kagimori.json', '{ "exclude": ["vendor/"] }\n');
      await write('.secretlintignore', 'build/\n');
      await vscode.commands.executeCommand('kagimori.importConfiguration', { write: true });
      await fileUntil(
        '.kagimori.json',
        (text) => text?.includes('build') === true && text.includes('vendor'),
      );
    });

    test('an open document counts as it is in the editor', async () => {
      const editor = await open('edited.ts', 'const a = 1;\n');
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `const k = '${KEYS.npm}';\n`));
      await diagnosed(editor.document.uri);
      await run();
      assert.equal(diagnosticsOf(editor.document.uri).length, 1);
    });

    test('the report tells of what was found, closed or open, and of no value', async () => {
      await write('deep/closed.ts', `const a = '${KEYS.stripe}';\n`);
      const target = await write('report.html', '');
      await run();
      const { document } = await open('open.ts', `const k = '${KEYS.npm}';\n`);
      await diagnosed(document.uri);
      await vscode.commands.executeCommand('kagimori.exportReport', target);
      const page = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
      for (const place of ['deep/closed.ts', 'open.ts', 'npm']) assert.ok(page.includes(place), place);
      for (const value of Object.values(KEYS)) assert.ok(!page.includes(value));
    });
  });
}

async function run(folder?: vscode.Uri): Promise<ScanSummary> {
  const summary = await vscode.commands.executeCommand<ScanSummary | undefined>(
    'kagimori.scanWorkspace',
    folder,
  );
  assert.ok(summary, 'the scan was done');
  return summary;
}
