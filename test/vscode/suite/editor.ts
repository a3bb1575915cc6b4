/** What the suites do in the editor, and how they wait: for an event and a condition, never for a time. */
import { strict as assert } from 'node:assert';
import { statSync } from 'node:fs';
import * as vscode from 'vscode';
import { secretOf } from '../../../scripts/demo.ts';

/** Rules whose examples the suites use. */
export const KEYS = {
  stripe: secretOf('stripe-secret-live', 11),
  github: secretOf('github-pat-classic', 12),
  openai: secretOf('openai-project', 13),
  sendgrid: secretOf('sendgrid-key', 14),
  npm: secretOf('npm-token', 15),
} as const;

/** The workspace folder; the launcher opens an empty one. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'a workspace folder is open');
  return first.uri;
}

/** Waits until `read` gives something, looking now and after each event. */
export function until<T>(event: vscode.Event<unknown>, read: () => T | undefined | false): Promise<T> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const found = read();
      if (found === undefined || found === false) return false;
      listener.dispose();
      resolve(found);
      return true;
    };
    const listener = event(look);
    look();
  });
}

/** Writes a file of the workspace and gives its URI. */
export async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder(), name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** What stands in a file of the workspace; undefined when there is none. */
export async function read(name: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder(), name)));
  } catch {
    return undefined;
  }
}

/** The permission bits of a file of the workspace. */
export function modeOf(name: string): number {
  return statSync(vscode.Uri.joinPath(folder(), name).fsPath).mode & 0o777;
}

export async function open(name: string, text: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(await write(name, text)));
}

/** Our diagnostics of a document as they are now. */
export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'kagimori');
}

/** Waits until a document has this many of our diagnostics. */
export function diagnosed(uri: vscode.Uri, count = 1): Promise<vscode.Diagnostic[]> {
  return until(vscode.languages.onDidChangeDiagnostics, () => {
    const found = diagnosticsOf(uri);
    return found.length === count && found;
  });
}

/** Puts the cursor into a text of the document. */
export function putCursor(editor: vscode.TextEditor, text: string): void {
  const at = editor.document.positionAt(editor.document.getText().indexOf(text) + 1);
  editor.selection = new vscode.Selection(at, at);
}

/** The fixes that the light bulb offers at the text, their edits built, the preferred ones first. */
export async function fixesAt(editor: vscode.TextEditor, text: string): Promise<vscode.CodeAction[]> {
  const at = editor.document.positionAt(editor.document.getText().indexOf(text) + 1);
  const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    new vscode.Range(at, at),
    'quickfix',
    20,
  );
  return offered.sort((a, b) => Number(b.isPreferred ?? false) - Number(a.isPreferred ?? false));
}

/**
 * Applies the preferred fix at the text as the editor does: its edit in one step, then its command. (Pressing the key
 * itself is left to the screenshots: a marker that comes late takes the menu away under a test, not under a person.)
 */
export async function fix(editor: vscode.TextEditor, text: string): Promise<void> {
  const preferred = (await fixesAt(editor, text)).find(({ isPreferred, edit }) => isPreferred && edit);
  assert.ok(preferred?.edit, 'a preferred fix with an edit is offered');
  assert.ok(
    await vscode.workspace.applyEdit(preferred.edit, { isRefactoring: true }),
    'the edit was applied',
  );
  const { command } = preferred;
  if (command !== undefined)
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** Closes all editors without saving and empties the workspace folder. */
export async function clean(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const [name] of await vscode.workspace.fs.readDirectory(folder())) {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), name), { recursive: true });
  }
}

/** Waits until a file of the workspace satisfies a condition, looking again after each change on disk. */
export async function fileUntil(name: string, holds: (text: string | undefined) => boolean): Promise<void> {
  if (holds(await read(name))) return;
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder(), name));
  try {
    await new Promise<void>((resolve) => {
      const look = async (): Promise<void> => {
        if (holds(await read(name))) resolve();
      };
      watcher.onDidChange(look);
      watcher.onDidCreate(look);
      watcher.onDidDelete(look);
      void look();
    });
  } finally {
    watcher.dispose();
  }
}
