/** The findings view: a tree by file, provider, severity or secret, with a badge and states that say what to do. */
import {
  commands,
  Disposable,
  EventEmitter,
  type ExtensionContext,
  l10n,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode';
import { filterFindings } from '../filtering.ts';
import type { Findings } from '../findings.ts';
import { GROUPINGS, type Group, type Grouping, groupFindings, type Member } from '../grouping.ts';
import { isPacked, shownPath } from '../places.ts';
import type { Server } from '../server.ts';
import { severityWord, wordsOf } from '../wording.ts';
import { registerMoveAll } from './moveAll.ts';

const VIEW = 'kagimori.findings';
const GROUPING_KEY = 'kagimori.grouping';

type Node = { readonly group: Group; readonly by: Grouping } | (Member & { readonly by: Grouping });

export function registerFindingsView(
  context: ExtensionContext,
  server: Server,
  findings: Findings,
): Disposable {
  let grouping = groupingOf(context.workspaceState.get(GROUPING_KEY));
  let filter = '';
  const shown = () => filterFindings(findings.all(), filter, (finding) => wordsOf(finding).line);
  const changed = new EventEmitter<void>();
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) => ('group' in node ? groupItem(node.group, node.by) : findingItem(node, node.by)),
    getChildren: (node) => {
      if (node === undefined)
        return groupFindings(shown(), grouping).map((group) => ({ group, by: grouping }));
      return 'group' in node ? node.group.members.map((member) => ({ ...member, by: node.by })) : [];
    },
  };
  const view = window.createTreeView(VIEW, { treeDataProvider: provider, showCollapseAll: true });
  const showMessage = () => {
    const count = findings.all().length;
    const step = findings.progress();
    const lines = [
      ...(step === undefined ? [] : [l10n.t('Scanning: {0}', step)]),
      ...(filter === '' || count === 0
        ? []
        : [l10n.t('Filter "{0}": {1} of {2} shown', filter, shown().length, count)]),
    ];
    view.message = lines.length === 0 ? undefined : lines.join(' · ');
  };
  const refresh = () => {
    const count = findings.all().length;
    view.badge = { value: count, tooltip: l10n.t('Credentials in the open: {0}', count) };
    view.description = groupingWord(grouping);
    showMessage();
    void commands.executeCommand('setContext', 'kagimori.filtered', filter !== '');
    void commands.executeCommand('setContext', 'kagimori.state', stateOf(findings));
    void commands.executeCommand('setContext', 'kagimori.grouping', grouping);
    changed.fire();
  };
  refresh();
  const choose = (next: Grouping) => {
    grouping = next;
    void context.workspaceState.update(GROUPING_KEY, next);
    refresh();
  };
  const setFilter = (next: string) => {
    filter = next.trim();
    refresh();
  };
  return Disposable.from(
    commands.registerCommand('kagimori.filterFindings', (given?: unknown) =>
      typeof given === 'string' ? setFilter(given) : askFilter(filter, setFilter),
    ),
    registerMoveAll(server, shown),
    commands.registerCommand('kagimori.clearFilter', () => setFilter('')),
    view,
    changed,
    findings.onDidChange(refresh),
    findings.onDidProgress(showMessage),
    ...GROUPINGS.map((by) => commands.registerCommand(`kagimori.groupBy.${by}`, () => choose(by))),
  );
}

/** The view follows while the person types; Escape brings back what was. */
function askFilter(before: string, set: (filter: string) => void): void {
  const box = window.createInputBox();
  box.title = l10n.t('Filter the findings');
  box.prompt = l10n.t(
    'Words of the path, the kind, the provider or the severity; all of them have to match.',
  );
  box.value = before;
  let accepted = false;
  box.onDidChangeValue(set);
  box.onDidAccept(() => {
    accepted = true;
    box.hide();
  });
  box.onDidHide(() => {
    if (!accepted) set(before);
    box.dispose();
  });
  box.show();
}

/** What the empty view says: `unscanned` invites to a scan, `clean` is good news. */
function stateOf(findings: Findings): 'unscanned' | 'scanning' | 'clean' | 'findings' {
  if (findings.all().length > 0) return 'findings';
  if (findings.scanning()) return 'scanning';
  return findings.lastScan() === undefined ? 'unscanned' : 'clean';
}

/** A group of more is closed at first: it would hide all others. */
const MOST_OPEN = 30;

function groupItem(group: Group, by: Grouping): TreeItem {
  const count = group.members.length;
  const { Collapsed, Expanded } = TreeItemCollapsibleState;
  const item = new TreeItem(groupLabel(group, by), count > MOST_OPEN ? Collapsed : Expanded);
  item.id = group.key;
  item.contextValue = by === 'secret' ? 'kagimori.secret' : 'kagimori.group';
  if (by === 'file') {
    const uri = Uri.parse(group.shared);
    item.resourceUri = uri;
    item.iconPath = ThemeIcon.File;
    const folder = shownPath(uri).split('/').slice(0, -1).join('/');
    // One is to be seen, and the editor's own mark says how many there are, as far as nine.
    const parts = [count === 1 ? '' : String(count), folder];
    item.description = parts.filter((part) => part !== '').join(' · ');
  } else {
    const icon = { provider: 'organization', severity: severityIcon(group.shared).id, secret: 'key' }[by];
    item.iconPath = by === 'severity' ? severityIcon(group.shared) : new ThemeIcon(icon);
    item.description = by === 'secret' ? secretDescription(group) : String(count);
  }
  item.accessibilityInformation = { label: l10n.t('{0}, findings: {1}', groupLabel(group, by), count) };
  return item;
}

function groupLabel(group: Group, by: Grouping): string {
  if (by === 'file') return shownPath(Uri.parse(group.shared)).split('/').at(-1) ?? group.shared;
  if (by === 'severity') return severityWord(group.shared);
  if (by === 'secret') return group.members[0]?.item.title ?? '';
  return group.shared === '' ? l10n.t('No provider') : group.shared;
}

function secretDescription(group: Group): string {
  const redacted = group.members[0]?.item.redacted ?? '';
  return `${redacted} · ${l10n.t('places: {0}', group.members.length)}`;
}

function findingItem(finding: Member, by: Grouping): TreeItem {
  const { item } = finding;
  const words = wordsOf(finding);
  const node = new TreeItem(by === 'secret' ? words.place : item.title);
  node.id = finding.id;
  node.iconPath = severityIcon(item.severity);
  const { line: row, character } = item.range.start;
  const line = finding.sharesLine
    ? l10n.t('line {0}, column {1}', row + 1, character + 1)
    : l10n.t('line {0}', row + 1);
  const place = { file: `${line} · ${item.redacted}`, secret: '' }[by as string] ?? words.place;
  node.description = [
    place,
    ...(item.age?.isOverdue === true ? [l10n.t('{0} days old', item.age.days)] : []),
    ...(item.liveness === undefined ? [] : [livenessWord(item.liveness.state)]),
  ].join(' · ');
  node.tooltip = [words.line, item.age?.text, item.liveness?.text]
    .filter((line) => line !== undefined)
    .join('\n');
  const column = finding.sharesLine ? `, ${l10n.t('column {0}', character + 1)}` : '';
  node.accessibilityInformation = { label: `${words.spoken}${column}` };
  const marks = {
    inside: isPacked(finding.uri),
    managed: item.manageUrl !== undefined,
    checkable: item.checkable === true,
  };
  node.contextValue = [
    'kagimori.finding',
    ...Object.entries(marks).flatMap(([mark, is]) => (is ? [mark] : [])),
  ].join('.');
  node.command = { command: 'kagimori.openFinding', title: l10n.t('Go to'), arguments: [finding] };
  return node;
}

/** What its provider said of it. */
function livenessWord(state: 'live' | 'limited' | 'dead' | 'unknown'): string {
  const words = {
    live: l10n.t('live'),
    limited: l10n.t('live, with limits'),
    dead: l10n.t('not live'),
    unknown: l10n.t('not known whether live'),
  };
  return words[state];
}

const ICONS: Readonly<Record<string, readonly [icon: string, colour: string]>> = {
  critical: ['error', 'problemsErrorIcon.foreground'],
  high: ['warning', 'problemsErrorIcon.foreground'],
  medium: ['warning', 'problemsWarningIcon.foreground'],
  low: ['info', 'problemsInfoIcon.foreground'],
  info: ['info', 'problemsInfoIcon.foreground'],
};

function severityIcon(severity: string): ThemeIcon {
  const [icon, colour] = ICONS[severity] ?? ['info', 'problemsInfoIcon.foreground'];
  return new ThemeIcon(icon, new ThemeColor(colour));
}

function groupingOf(kept: unknown): Grouping {
  return GROUPINGS.find((grouping) => grouping === kept) ?? 'file';
}

function groupingWord(grouping: Grouping): string {
  const words: Readonly<Record<Grouping, string>> = {
    file: l10n.t('by file'),
    provider: l10n.t('by provider'),
    severity: l10n.t('by severity'),
    secret: l10n.t('by secret'),
  };
  return words[grouping];
}
