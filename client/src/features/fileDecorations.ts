/** Marks files in the explorer that hold credentials: a letter, a colour, and what it means on hover. */
import {
  Disposable,
  EventEmitter,
  FileDecoration,
  type FileDecorationProvider,
  l10n,
  ThemeColor,
  Uri,
  window,
} from 'vscode';
import type { FindingItem } from '../../../server/src/protocol.ts';
import type { Findings } from '../findings.ts';
import { worstSeverity } from '../grouping.ts';
import { isPacked, onDisk } from '../places.ts';
import { severityWord } from '../wording.ts';

const BADGE = 'K';

export function registerFileDecorations(findings: Findings): Disposable {
  const changed = new EventEmitter<undefined>();
  let packed: ReadonlyMap<string, readonly FindingItem[]> = new Map();
  const provider: FileDecorationProvider = {
    onDidChangeFileDecorations: changed.event,
    provideFileDecoration(uri: Uri) {
      const items = [...findings.of(uri.toString()), ...(packed.get(uri.toString()) ?? [])];
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
    findings.onDidChange(() => {
      packed = byArchive(findings);
      changed.fire(undefined);
    }),
  );
}

/** @returns what was found in archives, by the URI of the archive. */
function byArchive(findings: Findings): ReadonlyMap<string, readonly FindingItem[]> {
  const found = new Map<string, FindingItem[]>();
  for (const { uri, item } of findings.all()) {
    if (!isPacked(uri)) continue;
    const archive = onDisk(Uri.parse(uri)).toString();
    found.set(archive, [...(found.get(archive) ?? []), item]);
  }
  return found;
}
