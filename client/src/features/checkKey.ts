/** "Check this key with its provider…": says to which host it would go, asks, and only then has it sent. */
import { commands, type Disposable, env, l10n, ProgressLocation, Uri, window } from 'vscode';
import { type CheckedKey, type CheckKey, COMMANDS } from '../../../server/src/protocol.ts';
import type { Findings, LocatedFinding } from '../findings.ts';
import type { Server } from '../server.ts';
import { findingAtCursor } from './moveToEnv.ts';

type Place = Pick<CheckKey, 'uri' | 'range'>;

export function registerCheckKey(server: Server, findings: Findings): Disposable {
  return commands.registerCommand(COMMANDS.checkKey, async (given?: LocatedFinding | Place) => {
    const place = placeOf(given ?? findingAtCursor(findings)) ?? cursor();
    if (place === undefined) {
      void window.showInformationMessage(l10n.t('No credential stands at the cursor.'));
      return undefined;
    }
    const asked = await server.execute<CheckedKey>(COMMANDS.checkKey, [{ ...place, preview: true }]);
    if (!asked.ok || asked.step !== 'ask') return told(asked);
    const send = l10n.t('Send');
    const detail = asked.notes.join('\n');
    if ((await window.showWarningMessage(asked.question, { modal: true, detail }, send)) !== send)
      return undefined;
    const answer = await window.withProgress(
      {
        location: ProgressLocation.Notification,
        title: l10n.t('Asking {0}…', asked.host),
        cancellable: true,
      },
      (_, token) =>
        server.execute<CheckedKey>(COMMANDS.checkKey, [{ ...place, consent: asked.host }], {
          token,
          onStep: () => undefined,
        }),
    );
    return told(answer);
  });
}

/** Where nothing is marked the server looks: a `.env` file that git ignores marks nothing. */
function cursor(): Place | undefined {
  const editor = window.activeTextEditor;
  return editor && { uri: editor.document.uri.toString(), range: editor.selection };
}

function placeOf(given: LocatedFinding | Place | undefined): Place | undefined {
  return given !== undefined && 'item' in given ? { uri: given.uri, range: given.item.range } : given;
}

/** Shows what came of it, and hands it back to whoever ran the command. */
function told(answer: CheckedKey): CheckedKey {
  if (!answer.ok) {
    if (answer.message !== '') void window.showWarningMessage(answer.message);
    return answer;
  }
  if (answer.step === 'ask') return answer;
  const { manageUrl, message, state } = answer;
  const revoke = l10n.t('Revoke it…');
  const show =
    state === 'live' || state === 'limited' ? window.showWarningMessage : window.showInformationMessage;
  const shown = manageUrl === undefined ? show(message) : show(message, revoke);
  void shown.then((choice) => {
    if (choice === revoke && manageUrl !== undefined) void env.openExternal(Uri.parse(manageUrl));
  });
  return answer;
}
