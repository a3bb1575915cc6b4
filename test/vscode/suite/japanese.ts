/** The product in Japanese: what the manifest, the extension and the server say when the display language is Japanese. */
import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import * as vscode from 'vscode';
import { clean, diagnosed, KEYS, open } from './editor.ts';

const JAPANESE = /[぀-ヿ一-鿿]/;

/** A translated title keeps the English one beside it. */
type Title = string | { readonly value: string; readonly original: string };

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: Title }[];
  };
}

export function japanese(): void {
  suite('in Japanese', () => {
    setup(clean);

    test('commands have Japanese titles', () => {
      const manifest: Manifest | undefined = vscode.extensions.getExtension('kagimori.kagimori')?.packageJSON;
      const titles =
        manifest?.contributes.commands.map(({ title }) =>
          typeof title === 'string' ? title : title.value,
        ) ?? [];
      assert.ok(titles.length > 0);
      assert.deepEqual(
        titles.filter((title) => !JAPANESE.test(title)),
        [],
      );
    });

    test('diagnostics, hovers and fixes speak Japanese', async () => {
      const { document } = await open('ja.ts', `const a = '${KEYS.stripe}';\n`);
      const [found] = await diagnosed(document.uri);
      assert.match(found?.message ?? '', JAPANESE);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        found?.range.start,
      );
      const said = hovers
        .flatMap(({ contents }) => contents)
        .map((part) => (typeof part === 'string' ? part : part.value));
      assert.ok(said.some((text) => JAPANESE.test(text)));
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        found?.range,
        'quickfix',
      );
      const fix = actions.find(({ isPreferred }) => isPreferred === true);
      assert.equal(fix?.title, '.env へ移す');
    });
  });
}
