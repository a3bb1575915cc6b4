/** Shows what an edit would make of all files, side by side, before anything is changed. */
import { commands, Disposable, type TextDocument, type Uri, type WorkspaceEdit, workspace } from 'vscode';

const SCHEME = 'kagimori-preview';

export interface Preview extends Disposable {
  /** Opens the files as they are and as they would be. */
  show(title: string, edit: WorkspaceEdit): Promise<void>;
}

export function createPreview(): Preview {
  const texts = new Map<string, string>();
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  });
  let previews = 0;
  return {
    async show(title, edit) {
      previews += 1;
      texts.clear();
      const rows = await Promise.all(
        edit.entries().map(async ([uri]) => {
          const document = await openIfThere(uri);
          // The number tells one preview from the next: the editor keeps what it has read.
          const after = uri.with({ scheme: SCHEME, query: String(previews) });
          texts.set(after.toString(), outcomeOf(uri, document, edit));
          return [uri, document === undefined ? undefined : uri, after] as const;
        }),
      );
      await commands.executeCommand('vscode.changes', title, rows);
    },
    dispose: () => Disposable.from(provider).dispose(),
  };
}

async function openIfThere(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** The text of a document once its part of the edit is applied; of a new file where it is absent. */
export function outcomeOf(uri: Uri, document: TextDocument | undefined, edit: WorkspaceEdit): string {
  const backwards = edit.get(uri).toSorted((a, b) => b.range.start.compareTo(a.range.start));
  let text = document?.getText() ?? '';
  for (const { range, newText } of backwards) {
    const start = document?.offsetAt(range.start) ?? 0;
    const end = document?.offsetAt(range.end) ?? 0;
    text = text.slice(0, start) + newText + text.slice(end);
  }
  return text;
}
