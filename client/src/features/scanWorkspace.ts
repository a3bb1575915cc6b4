/** "Scan Workspace" and "Scan Folder": a progress with counts, cancelled at once, its sum at the end. */
import { commands, type Disposable, l10n, ProgressLocation, type Uri, window, workspace } from 'vscode';
import { COMMANDS, type ScanSummary } from '../../../server/src/protocol.ts';
import type { Findings } from '../findings.ts';
import type { ProgressStep, Server } from '../server.ts';

export function registerScanWorkspace(server: Server, findings: Findings): Disposable {
  return commands.registerCommand(COMMANDS.scanWorkspace, (folder?: Uri) => scan(server, findings, folder));
}

/** @returns the summary; undefined when there is nothing to scan or the scan failed (the person has been told) */
async function scan(server: Server, findings: Findings, folder?: Uri): Promise<ScanSummary | undefined> {
  if (folder === undefined && (workspace.workspaceFolders ?? []).length === 0) {
    void window.showInformationMessage(l10n.t('Open a folder first: there is nothing to scan.'));
    return undefined;
  }
  findings.scanStarted();
  let summary: ScanSummary | undefined;
  try {
    summary = await withProgress(server, folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(l10n.t('The scan stopped: {0}', reason));
  } finally {
    findings.scanEnded(summary);
  }
  if (summary !== undefined) void tell(summary);
  return summary;
}

function withProgress(server: Server, folder: Uri | undefined): Thenable<ScanSummary> {
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
    };
    const args = folder === undefined ? [] : [{ uri: folder.toString() }];
    return server.execute<ScanSummary>(COMMANDS.scanWorkspace, args, { token, onStep });
  });
}

/** What was found and, never hidden, what was not looked at. */
async function tell(summary: ScanSummary): Promise<void> {
  const skipped = summary.skippedBinary + summary.skippedLarge + summary.unreadable;
  const parts = [
    summary.cancelled ? l10n.t('Scan cancelled.') : undefined,
    summary.findings === 0
      ? l10n.t('No hard-coded credentials in {0} files.', summary.files)
      : l10n.t('Credentials found: {0} (files: {1}).', summary.findings, summary.files),
    skipped === 0
      ? undefined
      : l10n.t(
          'Not looked at: {0} binary, {1} too large, {2} unreadable.',
          summary.skippedBinary,
          summary.skippedLarge,
          summary.unreadable,
        ),
  ];
  const show = l10n.t('Show findings');
  const text = parts.filter((part) => part !== undefined).join(' ');
  const chosen = await window.showInformationMessage(text, ...(summary.findings === 0 ? [] : [show]));
  if (chosen === show) await commands.executeCommand('kagimori.findings.focus');
}
