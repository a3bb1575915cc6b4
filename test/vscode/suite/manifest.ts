/** What the manifest promises is there: commands, settings, texts. */
import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: readonly {
      readonly properties: Readonly<Record<string, { default: unknown }>>;
    }[];
  };
}

export function manifest(): void {
  suite('the extension', () => {
    const extension = () => {
      const found = vscode.extensions.getExtension('kagimori.kagimori');
      assert.ok(found);
      return found;
    };
    const contributes = () => (extension().packageJSON as Manifest).contributes;

    test('becomes active by itself', async () => {
      await extension().activate();
      assert.equal(extension().isActive, true);
    });

    test('registers every command that it shows', async () => {
      const registered = new Set(await vscode.commands.getCommands(true));
      const shown = contributes().commands.map(({ command }) => command);
      assert.deepEqual(
        shown.filter((command) => !registered.has(command)),
        [],
      );
    });

    test('shows no text that is only a key', () => {
      const titles = contributes().commands.map(({ title }) => title);
      assert.deepEqual(
        titles.filter((title) => title.startsWith('%')),
        [],
      );
    });

    test('has its settings, with their defaults', () => {
      const settings = vscode.workspace.getConfiguration();
      for (const { properties } of contributes().configuration) {
        for (const [name, { default: value }] of Object.entries(properties)) {
          assert.deepEqual(settings.inspect(name)?.defaultValue, value, name);
        }
      }
    });
  });
}
