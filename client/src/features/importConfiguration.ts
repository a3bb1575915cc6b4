/** "Import Configuration": what other tools were told, taken over after a look at what would be and what would not. */
import { commands, type Disposable, l10n, Uri, type WorkspaceFolder, window, workspace } from 'vscode';
import { COMMANDS, type ImportedConfiguration } from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';

const SCHEME = 'kagimori-import';

export function registerImportConfiguration(server: Server): Disposable {
  return commands.registerCommand(
    COMMANDS.importConfiguration,
    async (given?: { readonly write: boolean }) => {
      const folder = await chosenFolder();
      if (folder === undefined) return undefined;
      const ask = (write: boolean): Promise<ImportedConfiguration> =>
        server.execute(COMMANDS.importConfiguration, [{ uri: folder.uri.toString(), write }]);
      const preview = await ask(false);
      if (!preview.ok) {
        void window.showInformationMessage(preview.message);
        return preview;
      }
      if (given?.write !== true && !(await agreed(preview))) return preview;
      const done = await ask(true);
      if (done.ok) void window.showInformationMessage(l10n.t('Configuration imported.'));
      else void window.showErrorMessage(done.message);
      return done;
    },
  );
}

async function chosenFolder(): Promise<WorkspaceFolder | undefined> {
  const [first, ...others] = workspace.workspaceFolders ?? [];
  if (first !== undefined && others.length === 0) return first;
  if (first !== undefined) return window.showWorkspaceFolderPick();
  void window.showInformationMessage(l10n.t('Open a folder first: there is nothing to import into.'));
  return undefined;
}

/** The whole report stands in a document of its own, which nobody can save. */
async function agreed({ lines, taken, left }: ImportedConfiguration & { ok: true }): Promise<boolean> {
  const uri = Uri.from({ scheme: SCHEME, path: '/kagimori-import.txt', query: String(Date.now()) });
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: () => lines.join('\n'),
  });
  await window.showTextDocument(uri, { preview: true });
  provider.dispose();
  const write = l10n.t('Take Over');
  const question = l10n.t('Taken over: {0}, not taken over: {1}. Go on?', taken, left);
  const detail = l10n.t('What .kagimori.json and the baseline hold already stays; new entries are added.');
  return (await window.showInformationMessage(question, { modal: true, detail }, write)) === write;
}
