/** The scans of the workspace, of a folder, of what has changed, of the open editors: of archives: a progress with counts, cancelled at once, its sum at the end. */
import {
  commands,
  Disposable,
  env,
  l10n,
  ProgressLocation,
  TabInputNotebook,
  TabInputText,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { COMMANDS, type ScanSummary } from '../../../server/src/protocol.ts';
import type { Findings } from '../findings.ts';
import type { ProgressStep, Server } from '../server.ts';

const VIEW = 'kagimori.findings';

export function registerScanWorkspace(server: Server, findings: Findings): Disposable {
  const run = (scope: Scope) => scan(server, findings, scope);
  return Disposable.from(
    commands.registerCommand(COMMANDS.scanWorkspace, (folder?: Uri) =>
      run(folder === undefined ? {} : { uri: folder.toString() }),
    ),
    commands.registerCommand('kagimori.scanFolder', async (given?: Uri) => {
      const folder = given ?? (await askFolder());
      return folder && run({ uri: folder.toString() });
    }),
    commands.registerCommand('kagimori.scanArchives', (given?: Uri) =>
      run(given === undefined ? { archives: true } : { archives: true, uri: given.toString() }),
    ),
    commands.registerCommand('kagimori.scanChangedFiles', () => run({ changed: true })),
    commands.registerCommand('kagimori.scanOpenEditors', () => run({ only: openEditors() })),
  );
}

/** What is looked at: everything where no member says less. */
interface Scope {
  readonly uri?: string;
  readonly changed?: boolean;
  readonly only?: readonly string[];
  readonly archives?: boolean;
}

async function askFolder(): Promise<Uri | undefined> {
  const [first] = workspace.workspaceFolders ?? [];
  const chosen = await window.showOpenDialog({
    title: l10n.t('Scan a Folder'),
    canSelectFolders: true,
    canSelectFiles: false,
    ...(first === undefined ? {} : { defaultUri: first.uri }),
  });
  return chosen?.[0];
}

/** The files in all tabs, also those that the editor has not loaded since it was started. */
function openEditors(): readonly string[] {
  const inputs = window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
  return inputs
    .filter((input) => input instanceof TabInputText || input instanceof TabInputNotebook)
    .map(({ uri }) => uri.toString());
}

/** @returns the summary; undefined when there is nothing to scan or the scan failed (the person has been told) */
async function scan(server: Server, findings: Findings, scope: Scope): Promise<ScanSummary | undefined> {
  // Not asked of the server at all: "none in 0 files" would be no answer.
  if (!workspace.getConfiguration().get('kagimori.enable', true)) {
    void window.showWarningMessage(
      l10n.t('Kagimori is off (kagimori.enable is false): nothing was scanned.'),
    );
    return undefined;
  }
  if (scope.only?.length === 0) {
    void window.showInformationMessage(l10n.t('No file is open.'));
    return undefined;
  }
  if (scope.uri === undefined && (workspace.workspaceFolders ?? []).length === 0) {
    void window.showInformationMessage(l10n.t('Open a folder first: there is nothing to scan.'));
    return undefined;
  }
  findings.scanStarted();
  let summary: ScanSummary | undefined;
  try {
    summary = await withProgress(server, findings, scope);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(l10n.t('The scan stopped: {0}', reason));
  } finally {
    findings.scanEnded(summary);
  }
  if (summary !== undefined) void tell(summary);
  return summary;
}

function withProgress(server: Server, findings: Findings, scope: Scope): Thenable<ScanSummary> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Kagimori: looking for credentials'),
    cancellable: true,
  };
  return window.withProgress(options, (progress, token) => {
    let done = 0;
    const onStep = ({ message, percentage = done }: ProgressStep) => {
      progress.report({ ...(message === undefined ? {} : { message }), increment: percentage - done });
      done = percentage;
      if (message !== undefined) findings.scanProgressed(message);
    };
    const scanned = server.execute<ScanSummary>(COMMANDS.scanWorkspace, [scope], { token, onStep });
    void window.withProgress({ location: { viewId: VIEW } }, () => scanned.catch(() => undefined));
    return scanned;
  });
}

/** What was found and, never hidden, what was not looked at. */
async function tell(summary: ScanSummary): Promise<void> {
  const skipped = [
    summary.skippedBinary > 0 && l10n.t('{0} binary', summary.skippedBinary),
    summary.skippedLarge > 0 && l10n.t('{0} too large', summary.skippedLarge),
    summary.unreadable > 0 && l10n.t('{0} unreadable', summary.unreadable),
  ].filter((part) => part !== false);
  const listed = new Intl.ListFormat(env.language, { style: 'narrow' }).format(skipped);
  const parts = [
    summary.cancelled ? l10n.t('Scan cancelled.') : undefined,
    summary.findings === 0
      ? l10n.t('No hard-coded credentials in {0} files.', summary.files)
      : l10n.t('Credentials found: {0}. Files looked at: {1}.', summary.findings, summary.files),
    skipped.length === 0 ? undefined : l10n.t('Not looked at: {0}.', listed),
  ];
  const show = l10n.t('Show findings');
  const text = parts.filter((part) => part !== undefined).join(' ');
  const chosen = await window.showInformationMessage(text, ...(summary.findings === 0 ? [] : [show]));
  if (chosen === show) await commands.executeCommand('kagimori.findings.focus');
}
