/** "Export Report": what is known of the workspace as one page for people, to read, mail or print. */
import { commands, type Disposable, env, l10n, Uri, window, workspace } from 'vscode';
import { COMMANDS } from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';

const FILE_NAME = 'kagimori-report.html';

export function registerExportReport(server: Server): Disposable {
  return commands.registerCommand('kagimori.exportReport', (target?: Uri) => exportReport(server, target));
}

/**
 * @param target where the page goes; the person is asked where it is absent
 * @returns where it went; undefined when the person changed their mind or it could not be written (they have been told)
 */
async function exportReport(server: Server, target?: Uri): Promise<Uri | undefined> {
  const chosen = target ?? (await askForPlace());
  if (chosen === undefined) return undefined;
  try {
    const page = await server.execute<string>(COMMANDS.renderReport, []);
    await workspace.fs.writeFile(chosen, new TextEncoder().encode(page));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(l10n.t('The report could not be written: {0}', reason));
    return undefined;
  }
  void tell(chosen);
  return chosen;
}

function askForPlace(): Thenable<Uri | undefined> {
  const [folder] = workspace.workspaceFolders ?? [];
  return window.showSaveDialog({
    title: l10n.t('Export Report'),
    filters: { [l10n.t('Web page')]: ['html'] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder.uri, FILE_NAME) }),
  });
}

async function tell(written: Uri): Promise<void> {
  const open = l10n.t('Open the report');
  const text = l10n.t(
    'The report is written: {0}. No value stands in it.',
    workspace.asRelativePath(written),
  );
  if ((await window.showInformationMessage(text, open)) !== open) return;
  // A browser reaches only the machine that it runs on.
  const isHere = written.scheme === 'file' && env.remoteName === undefined;
  if (isHere) await env.openExternal(written);
  else await commands.executeCommand('vscode.open', written);
}
