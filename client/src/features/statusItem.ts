/** The language status item: how many credentials stand in the open, and whether a scan runs. */
import { type Disposable, LanguageStatusSeverity, l10n, languages } from 'vscode';
import type { Findings } from '../findings.ts';

export function registerStatusItem(findings: Findings): Disposable {
  const item = languages.createLanguageStatusItem('kagimori.status', { pattern: '**/*' });
  item.name = 'Kagimori';
  item.command = { command: 'kagimori.findings.focus', title: l10n.t('Show findings') };
  const refresh = () => {
    const count = findings.all().length;
    item.busy = findings.scanning();
    item.text =
      count === 0 ? l10n.t('No credentials in the open') : l10n.t('Credentials in the open: {0}', count);
    item.severity = count === 0 ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Warning;
    const scan = findings.lastScan();
    item.detail =
      scan === undefined ? l10n.t('workspace not scanned yet') : l10n.t('scanned files: {0}', scan.files);
  };
  refresh();
  const listener = findings.onDidChange(refresh);
  return { dispose: () => [listener, item].forEach((part) => void part.dispose()) };
}
