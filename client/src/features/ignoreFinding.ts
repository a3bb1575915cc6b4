/** "Ignore" from the findings view: the same ways of settling a finding that the light bulb offers, as a list. */
import { type CodeAction, commands, type Disposable, l10n, Uri, window, workspace } from 'vscode';
import type { LocatedFinding } from '../findings.ts';
import { rangeOf } from '../wording.ts';

/** The server gives this kind to every action that settles a finding without a fix. */
const KIND = 'quickfix.kagimori.ignore';

export function registerIgnoreFinding(): Disposable {
  return commands.registerCommand('kagimori.ignoreFinding', async ({ uri, item }: LocatedFinding) => {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    const actions = await commands.executeCommand<readonly CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      rangeOf(item),
      KIND,
      20,
    );
    const usable = actions.filter((action) => action.edit !== undefined || action.command !== undefined);
    if (usable.length === 0) {
      void window.showInformationMessage(l10n.t('This finding is no longer there.'));
      return;
    }
    const picks = usable.map((action) => ({ label: action.title, action }));
    const chosen = await window.showQuickPick(picks, { title: l10n.t('Ignore {0}', item.title) });
    if (chosen === undefined) return;
    const { edit, command } = chosen.action;
    if (edit !== undefined) await workspace.applyEdit(edit, { isRefactoring: true });
    if (command !== undefined) await commands.executeCommand(command.command, ...(command.arguments ?? []));
  });
}
