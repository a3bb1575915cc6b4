/** Marks files in the explorer that hold credentials: a letter, a colour, and what it means on hover. */
import {
  Disposable,
  EventEmitter,
  FileDecoration,
  type FileDecorationProvider,
  l10n,
  ThemeColor,
  type Uri,
  window,
} from 'vscode';
import type { Findings } from '../findings.ts';
import { worstSeverity } from '../grouping.ts';
import { severityWord } from '../wording.ts';

const BADGE = 'K';

export function registerFileDecorations(findings: Findings): Disposable {
  const changed = new EventEmitter<undefined>();
  const provider: FileDecorationProvider = {
    onDidChangeFileDecorations: changed.event,
    provideFileDecoration(uri: Uri) {
      const items = findings.of(uri.toString());
      if (items.length === 0) return undefined;
      const worst = worstSeverity(items);
      const tooltip = l10n.t('Kagimori: {0} in the open, worst: {1}', items.length, severityWord(worst));
      const loud = worst === 'critical' || worst === 'high';
      const colour = new ThemeColor(loud ? 'list.errorForeground' : 'list.warningForeground');
      return { ...new FileDecoration(BADGE, tooltip, colour), propagate: true };
    },
  };
  return Disposable.from(
    changed,
    window.registerFileDecorationProvider(provider),
    findings.onDidChange(() => changed.fire(undefined)),
  );
}
