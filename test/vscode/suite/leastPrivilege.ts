/** The third piece of advice in the running editor: rights that are too broad, and a key whose provider is asked. */
import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import * as vscode from 'vscode';
import { LEAST_PRIVILEGE_MARKS, leastPrivilegeDemo } from '../../fixtures/leastPrivilege.ts';
import { json, startProvider } from '../../loopbackProvider.ts';
import { startProxy } from '../../loopbackProxy.ts';
import { clean, diagnosed, diagnosticsOf, folder, KEYS, open, putCursor, until, write } from './editor.ts';

const codeOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);
const FILES = leastPrivilegeDemo(KEYS.github);

export function leastPrivilege(): void {
  suite('least privilege', () => {
    setup(clean);

    test('a scan marks the rights of closed files in every format', async () => {
      for (const [name, text] of Object.entries(FILES)) await write(name, text);
      await vscode.commands.executeCommand('kagimori.scanWorkspace');
      for (const [name, codes] of Object.entries(LEAST_PRIVILEGE_MARKS)) {
        const found = await diagnosed(vscode.Uri.joinPath(folder(), name), codes.length);
        const inOrder = found.toSorted((a, b) => a.range.start.compareTo(b.range.start));
        assert.deepEqual(inOrder.map(codeOf), codes, name);
      }
    });

    test('the fix narrows a workflow, and another action accepts a right where it stands', async () => {
      const name = '.github/workflows/deploy.yml';
      const { document } = await open(name, FILES[name] ?? '');
      const [found] = await diagnosed(document.uri);
      assert.ok(found);
      const actions = (range: vscode.Range, uri: vscode.Uri) =>
        vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
      const fix = (await actions(found.range, document.uri)).find(({ title }) =>
        /contents: read/.test(title),
      );
      assert.ok(fix?.edit);
      await vscode.workspace.applyEdit(fix.edit);
      assert.match(document.getText(), /^permissions:\n {2}contents: read\n\njobs:$/m);
      await until(vscode.languages.onDidChangeDiagnostics, () => diagnosticsOf(document.uri).length === 0);

      const terraform = await open('infra/main.tf', FILES['infra/main.tf'] ?? '');
      const { uri } = terraform.document;
      const [first] = await diagnosed(uri, 4);
      assert.ok(first);
      const accept = (await actions(first.range, uri)).find(
        ({ title }) => title === 'Accept this right here',
      );
      assert.ok(accept?.edit);
      await vscode.workspace.applyEdit(accept.edit);
      assert.match(terraform.document.getText(), /kagimori:allow accepted/);
      await diagnosed(uri, 3);
    });

    test('a key is sent after a yes to its host, and the answer shows account and scopes', async () => {
      const provider = await startProvider();
      const configuration = vscode.workspace.getConfiguration('kagimori');
      const { showWarningMessage } = vscode.window;
      const asked: string[] = [];
      // What a person would press: dialogs cannot be reached from within.
      const pressed = async (message: string, options: unknown, ...buttons: unknown[]): Promise<unknown> => {
        asked.push(message);
        const isModal = typeof options === 'object' && options !== null && 'modal' in options;
        return isModal ? buttons[0] : undefined;
      };
      Object.assign(vscode.window, { showWarningMessage: pressed });
      try {
        provider.says(json(200, { login: 'octocat' }, { 'X-OAuth-Scopes': 'repo, workflow' }));
        const urls = { github: provider.base };
        await configuration.update('check.baseUrls', urls, vscode.ConfigurationTarget.Global);
        const editor = await open('src/release.ts', FILES['src/release.ts'] ?? '');
        await diagnosed(editor.document.uri);
        putCursor(editor, KEYS.github);
        const answer = await vscode.commands.executeCommand<Record<string, unknown>>('kagimori.checkKey');
        assert.equal(answer.state, 'live');
        assert.equal(answer.account, 'octocat');
        assert.deepEqual(answer.scopes, ['repo', 'workflow']);
        assert.match(asked[0] ?? '', /^Send this GitHub personal access token.* to 127\.0\.0\.1:\d+\?$/);
        assert.match(asked[1] ?? '', /^Live: .*Account: octocat\. Scopes: repo, workflow\.$/);
        assert.deepEqual(
          provider.asked.map(({ method, path }) => `${method} ${path}`),
          ['GET /user'],
        );
        assert.ok(!JSON.stringify([asked, answer]).includes(KEYS.github));

        // A `.env` file that git ignores marks nothing: the cursor says which entry is meant.
        await write('.gitignore', '.env\n');
        // A folder of its own: the editor may still hold the `.env` of another test.
        const env = await open('counter/.env', `NAME=shop\nGITHUB_TOKEN=${KEYS.github}\n`);
        env.selection = new vscode.Selection(1, 0, 1, 0);
        const ofEntry = await vscode.commands.executeCommand<Record<string, unknown>>('kagimori.checkKey');
        assert.equal(ofEntry.state, 'live');
        assert.deepEqual(diagnosticsOf(env.document.uri), []);

        const proxy = await startProxy();
        const http = vscode.workspace.getConfiguration('http');
        try {
          await configuration.update('check.baseUrls', undefined, vscode.ConfigurationTarget.Global);
          await http.update('proxy', proxy.address, vscode.ConfigurationTarget.Global);
          const refused = await vscode.commands.executeCommand<Record<string, unknown>>('kagimori.checkKey');
          assert.equal(refused.state, 'unknown');
          assert.match(String(refused.message), /proxy did not let it through/);
          assert.deepEqual(
            proxy.asked.map(({ to }) => to),
            ['api.github.com:443'],
          );
        } finally {
          await http.update('proxy', undefined, vscode.ConfigurationTarget.Global);
          await proxy.stop();
        }
      } finally {
        Object.assign(vscode.window, { showWarningMessage });
        await configuration.update('check.baseUrls', undefined, vscode.ConfigurationTarget.Global);
        await provider.stop();
      }
    });

    test('a workspace has no say in where keys are sent', () => {
      const { packageJSON } = vscode.extensions.getExtension('kagimori.kagimori') ?? {};
      const properties = (
        packageJSON as {
          contributes: { configuration: { properties: Record<string, { scope?: string }> }[] };
        }
      ).contributes.configuration.flatMap((section) => Object.entries(section.properties));
      assert.equal(new Map(properties).get('kagimori.check.baseUrls')?.scope, 'machine');
    });

    test('the hover offers to ask, one click away', async () => {
      const { document } = await open('src/release.ts', FILES['src/release.ts'] ?? '');
      const [found] = await diagnosed(document.uri);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        found?.range.start,
      );
      const links = hovers
        .flatMap(({ contents }) => contents)
        .filter((part) => part instanceof vscode.MarkdownString)
        .filter(({ value }) => /\(command:kagimori\.checkKey\?/.test(value));
      assert.equal(links.length, 1);
      const trust = links[0]?.isTrusted;
      assert.ok(typeof trust === 'object' && trust.enabledCommands.includes('kagimori.checkKey'));
    });
  });
}
