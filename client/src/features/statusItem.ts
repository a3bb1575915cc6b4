/** The language status item: how many credentials stand in the open, and how the scan stands. */
import { Disposable, LanguageStatusSeverity, l10n, languages, workspace } from 'vscode';
import type { Findings } from '../findings.ts';
import { type ScanState, scanStates } from '../scanState.ts';

const SETTING = 'kagimori.enable';

export function registerStatusItem(findings: Findings): Disposable {
  const item = languages.createLanguageStatusItem('kagimori.status', { pattern: '**/*' });
  item.name = 'Kagimori';
  const refresh = () => {
    const count = findings.all().length;
    const states = scanStates({
      enabled: workspace.getConfiguration().get(SETTING, true),
      trusted: workspace.isTrusted,
      scanning: findings.scanning(),
      scanned: findings.lastScan() !== undefined,
    });
    const isOff = states.includes('off');
    item.busy = states.includes('scanning');
    if (isOff) item.text = l10n.t('Kagimori is off');
    else if (count === 0) item.text = l10n.t('No credentials in the open');
    else item.text = l10n.t('Credentials in the open: {0}', count);
    item.severity = isOff || count > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    item.detail = states.map((state) => wordsOf(state, findings)).join(' · ');
    item.command = isOff
      ? { command: 'workbench.action.openSettings', title: l10n.t('Open the setting'), arguments: [SETTING] }
      : { command: 'kagimori.findings.focus', title: l10n.t('Show findings') };
  };
  refresh();
  return Disposable.from(
    item,
    findings.onDidChange(refresh),
    findings.onDidProgress(refresh),
    workspace.onDidGrantWorkspaceTrust(refresh),
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration(SETTING) && refresh()),
  );
}

function wordsOf(state: ScanState, findings: Findings): string {
  const words: Readonly<Record<ScanState, () => string>> = {
    off: () => l10n.t('nothing is looked at: {0} is false', SETTING),
    scanning: () => {
      const progress = findings.progress();
      return progress === undefined ? l10n.t('scanning') : l10n.t('scanning: {0}', progress);
    },
    scanned: () => l10n.t('scanned files: {0}', findings.lastScan()?.files ?? 0),
    unscanned: () => l10n.t('workspace not scanned yet'),
    limited: () => l10n.t('limited: the workspace is not trusted, so git is not run'),
  };
  return words[state]();
}
