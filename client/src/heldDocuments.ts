/**
 * Keeps "one undo takes it all back" true. The editor forgets how to undo a file that was saved and is shown nowhere,
 * and then its undo of the whole fix stops half-way; so the documents of the last fixes are kept open behind the scenes.
 */
import { type Disposable, type Uri, type WorkspaceEdit, workspace } from 'vscode';

/** A fix touches five or six; more than some fixes back, nobody undoes. */
const MOST = 40;

export interface HeldDocuments extends Disposable {
  /** Called when an edit is applied, with all that it touched. */
  hold(edit: WorkspaceEdit): void;
}

export function createHeldDocuments(): HeldDocuments {
  /** In the order in which they were touched, the latest last. */
  const held = new Set<string>();
  const open = (uri: Uri): Thenable<unknown> => workspace.openTextDocument(uri);
  const listener = workspace.onDidCloseTextDocument(({ uri }) => {
    // What cannot be opened again was undone, deleted or renamed: there is nothing left to undo in it.
    if (held.has(uri.toString())) open(uri).then(undefined, () => held.delete(uri.toString()));
  });
  return {
    hold(edit) {
      for (const [uri] of edit.entries()) {
        held.delete(uri.toString());
        held.add(uri.toString());
        // A file that is still to be made is opened by the edit itself, and held when that lets it go.
        open(uri).then(undefined, () => undefined);
      }
      for (const uri of [...held].slice(0, -MOST)) held.delete(uri);
    },
    dispose: () => listener.dispose(),
  };
}
