/** The rotation view: the entries of all `.env` files by the days that they have left, with what is overdue as a badge. */
import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { RotationEntry } from '../../../server/src/protocol.ts';
import type { Rotation } from '../rotation.ts';
import { type DueGroup, dueGroupOf, groupByDue } from '../rotationGroups.ts';

type Node = { readonly group: DueGroup; readonly entries: readonly RotationEntry[] } | RotationEntry;

export function registerRotationView(rotation: Rotation): Disposable {
  const changed = new EventEmitter<void>();
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) => ('group' in node ? groupItem(node.group, node.entries.length) : entryItem(node)),
    getChildren(node) {
      if (node === undefined) return [...groupByDue(rotation.entries())];
      return 'group' in node ? [...node.entries] : [];
    },
  };
  const view = window.createTreeView('kagimori.rotation', { treeDataProvider: provider });
  const refresh = () => {
    const overdue = rotation.entries().filter((entry) => dueGroupOf(entry) === 'overdue').length;
    view.badge = overdue === 0 ? undefined : { value: overdue, tooltip: l10n.t('Overdue: {0}', overdue) };
    changed.fire();
  };
  return Disposable.from(
    view,
    changed,
    rotation.onDidChange(refresh),
    commands.registerCommand('kagimori.openRotationEntry', openEntry),
  );
}

/** Shows an entry in its file. */
export async function openEntry({ uri, range }: RotationEntry): Promise<void> {
  const { start, end } = range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(Uri.parse(uri), { selection });
}

const ICONS: Readonly<Record<DueGroup, readonly [icon: string, colour?: string]>> = {
  overdue: ['error', 'problemsErrorIcon.foreground'],
  soon: ['warning', 'problemsWarningIcon.foreground'],
  later: ['clock'],
  none: ['question'],
};

function iconOf(group: DueGroup): ThemeIcon {
  const [icon, colour] = ICONS[group];
  return colour === undefined ? new ThemeIcon(icon) : new ThemeIcon(icon, new ThemeColor(colour));
}

function groupItem(group: DueGroup, count: number): TreeItem {
  const label = groupWord(group);
  const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
  item.id = group;
  item.description = String(count);
  item.accessibilityInformation = { label: l10n.t('{0}, entries: {1}', label, count) };
  return item;
}

function groupWord(group: DueGroup): string {
  const words: Readonly<Record<DueGroup, string>> = {
    overdue: l10n.t('Overdue'),
    soon: l10n.t('Soon'),
    later: l10n.t('Later'),
    none: l10n.t('No date'),
  };
  return words[group];
}

function entryItem(entry: RotationEntry): TreeItem {
  const { name, uri, title, due } = entry;
  const item = new TreeItem(name);
  const path = workspace.asRelativePath(Uri.parse(uri));
  const left = leftWord(due?.daysLeft);
  item.id = `${uri}#${name}#${entry.range.start.line}`;
  item.iconPath = iconOf(dueGroupOf(entry));
  item.description = `${left} · ${path}`;
  item.tooltip = [title, due?.text ?? l10n.t('Neither a note nor the value says when it ends.'), path]
    .filter((line) => line !== undefined)
    .join('\n');
  item.accessibilityInformation = { label: l10n.t('{0}, {1}, in {2}', name, left, path) };
  item.contextValue = entry.checkable ? 'kagimori.entry.checkable' : 'kagimori.entry';
  item.command = { command: 'kagimori.openRotationEntry', title: l10n.t('Go to'), arguments: [entry] };
  return item;
}

function leftWord(days: number | undefined): string {
  if (days === undefined) return l10n.t('no date');
  if (days === 0) return l10n.t('due today');
  if (days < 0) return days === -1 ? l10n.t('1 day overdue') : l10n.t('{0} days overdue', -days);
  return days === 1 ? l10n.t('1 day left') : l10n.t('{0} days left', days);
}
