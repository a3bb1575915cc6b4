/** Applies what the server planned: whole, as one undo step, and only to the documents it was planned for. */
import { l10n, Uri, window, workspace } from 'vscode';
import type { PlannedMove } from '../../server/src/protocol.ts';
import type { Server } from './server.ts';

/**
 * @returns whether it was applied; when not, the person has been told why
 */
export async function applyPlan(server: Server, plan: PlannedMove): Promise<boolean> {
  if (!plan.ok) {
    void window.showWarningMessage(plan.reason);
    return false;
  }
  if (!isCurrent(plan)) {
    void window.showWarningMessage(
      l10n.t('A document changed meanwhile: nothing was done. Please try again.'),
    );
    return false;
  }
  const edit = await server.toEdit(plan);
  // Marked as a refactoring, so that the files it touches are saved together (`files.refactoring.autoSave`).
  if (!(await workspace.applyEdit(edit, { isRefactoring: true }))) {
    void window.showErrorMessage(l10n.t('The edit could not be applied: nothing was changed.'));
    return false;
  }
  server.hold(edit);
  if (plan.notes.length > 0) void window.showInformationMessage(plan.notes.join(' '));
  return true;
}

/** Whether every open document still is as it was when the edit was planned. */
function isCurrent(plan: PlannedMove & { ok: true }): boolean {
  return (plan.edit.documentChanges ?? []).every((change) => {
    if (!('textDocument' in change) || change.textDocument.version === null) return true;
    const uri = Uri.parse(change.textDocument.uri).toString();
    const open = workspace.textDocuments.find((document) => document.uri.toString() === uri);
    return open === undefined || open.version === change.textDocument.version;
  });
}
