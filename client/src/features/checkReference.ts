/** A reference is checked on request: from its hover, or at the cursor. What came out is told by the server. */
import { commands, Disposable, type ExtensionContext, env, l10n, ProgressLocation, window } from 'vscode';
import { type CheckedReference, type CheckReference, COMMANDS } from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';
import { usualStore } from './usualStore.ts';

export function registerCheckReference({ workspaceState }: ExtensionContext, server: Server): Disposable {
  const ask = (given: CheckReference | undefined, onlyCommand: boolean) => {
    const at = given ?? atCursor();
    if (at === undefined) return Promise.resolve(undefined);
    const { uri, position } = at;
    const argument: CheckReference = { uri, position, ...usualStore(workspaceState), onlyCommand };
    return server.execute<CheckedReference>(COMMANDS.checkReference, [argument]);
  };
  return Disposable.from(
    commands.registerCommand(COMMANDS.checkReference, (given?: CheckReference) =>
      window.withProgress(
        { location: ProgressLocation.Window, title: l10n.t('Checking the reference…') },
        () => ask(given, false),
      ),
    ),
    commands.registerCommand('kagimori.copyRunCommand', async (given?: CheckReference) => {
      const answer = await ask(given, true);
      if (answer?.runCommand === undefined) {
        if (answer !== undefined) void window.showInformationMessage(answer.message);
        return;
      }
      await env.clipboard.writeText(answer.runCommand);
      void window.showInformationMessage(l10n.t('Copied: {0}', answer.runCommand));
    }),
  );
}

function atCursor(): CheckReference | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}
