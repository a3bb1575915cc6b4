import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';

export function smoke(): void {
  suite('the extension', () => {
    test('is there and becomes active', async () => {
      const extension = vscode.extensions.getExtension('kagimori.kagimori');
      assert.ok(extension);
      await extension.activate();
      assert.equal(extension.isActive, true);
    });
  });
}
