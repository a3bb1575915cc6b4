/**
 * "Rotate this key…": the steps as a list to tick off, which is there again after a restart, and as a document beside
 * it. Commands are copied, pages opened, and what the editor can do itself it does; the last tick notes the day.
 */
import {
  commands,
  Disposable,
  EventEmitter,
  env,
  l10n,
  MarkdownString,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  COMMANDS,
  PLAN_ROTATION_REQUEST,
  type PlanRotationParams,
  type RotationPlan,
  type RotationPlanStep,
} from '../../../server/src/protocol.ts';
import type { Findings, LocatedFinding } from '../findings.ts';
import type { Rotation } from '../rotation.ts';
import type { Plan, RotationList, RotationLists } from '../rotationLists.ts';
import type { Server } from '../server.ts';
import { findingAtCursor } from './moveToEnv.ts';
import { writeNote } from './rotationNotes.ts';
import { openEntry } from './rotationView.ts';

const SCHEME = 'kagimori-rotation';

interface StepNode {
  readonly list: RotationList;
  readonly step: RotationPlanStep;
}
interface PartNode {
  readonly part: RotationPlanStep['parts'][number];
  readonly id: string;
}
type Node = RotationList | StepNode | PartNode;

export function registerRotateKey(
  server: Server,
  findings: Findings,
  rotation: Rotation,
  lists: RotationLists,
): Disposable {
  const view = window.createTreeView('kagimori.rotating', {
    treeDataProvider: providerOf(lists),
    manageCheckboxStateManually: true,
  });
  const documentChanged = new EventEmitter<Uri>();
  const refresh = () => {
    void commands.executeCommand('setContext', 'kagimori.rotating', lists.all().length > 0);
    for (const { plan } of lists.all()) documentChanged.fire(documentOf(plan));
  };
  refresh();

  const begin = async (given?: PlanRotationParams | LocatedFinding): Promise<void> => {
    const asked = paramsOf(given ?? findingAtCursor(findings) ?? entryAtCursor(rotation));
    if (asked === undefined) {
      void window.showInformationMessage(l10n.t('No credential stands at the cursor.'));
      return;
    }
    const plan = await server.request<RotationPlan>(PLAN_ROTATION_REQUEST, asked);
    if (!plan.ok) {
      void window.showWarningMessage(plan.reason);
      return;
    }
    await lists.begin(plan);
    await commands.executeCommand('kagimori.rotating.focus');
    await showGuide(plan);
  };

  const tick = async ({ list, step }: StepNode, isDone: boolean): Promise<void> => {
    if (isDone && step.deed === 'noteRotated' && !(await noteRotated(server, rotation, list.plan))) return;
    await lists.tick(list.plan.id, step.id, isDone);
    const now = lists.all().find(({ plan }) => plan.id === list.plan.id);
    if (now === undefined || now.done.length < now.plan.steps.length) return;
    await lists.end(list.plan.id);
    void window.showInformationMessage(l10n.t('Rotated: {0}', list.plan.title));
  };

  return Disposable.from(
    view,
    documentChanged,
    lists.onDidChange(refresh),
    view.onDidChangeCheckboxState(async ({ items }) => {
      for (const [node, state] of items) {
        if ('step' in node) await tick(node, state === TreeItemCheckboxState.Checked);
      }
    }),
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: documentChanged.event,
      provideTextDocumentContent: (uri) => {
        const list = lists.all().find(({ plan }) => documentOf(plan).path === uri.path);
        return list === undefined ? '' : ticked(list);
      },
    }),
    commands.registerCommand(COMMANDS.rotateKey, begin),
    commands.registerCommand('kagimori.rotation.doStep', async (node: StepNode) => {
      if (node.step.deed === 'noteRotated') await tick(node, true);
      else await doStep(node, findings, rotation);
    }),
    commands.registerCommand('kagimori.rotation.openPage', ({ step }: StepNode) =>
      step.url === undefined ? undefined : env.openExternal(Uri.parse(step.url)),
    ),
    commands.registerCommand('kagimori.rotation.copyCommand', ({ part }: PartNode) =>
      env.clipboard.writeText(part.command ?? part.text),
    ),
    commands.registerCommand('kagimori.rotation.showGuide', ({ plan }: RotationList) => showGuide(plan)),
    commands.registerCommand('kagimori.rotation.finish', ({ plan }: RotationList) => lists.end(plan.id)),
  );
}

/** The entry of a `.env` file on whose line the cursor stands. */
function entryAtCursor(rotation: Rotation): PlanRotationParams | undefined {
  const editor = window.activeTextEditor;
  const uri = editor?.document.uri.toString();
  const line = editor?.selection.active.line;
  const entry = rotation.entries().find((one) => one.uri === uri && one.range.start.line === line);
  return entry && { uri: entry.uri, name: entry.name };
}

function paramsOf(given: PlanRotationParams | LocatedFinding | undefined): PlanRotationParams | undefined {
  if (given === undefined) return undefined;
  if ('item' in given) return { uri: given.uri, fingerprint: given.item.fingerprint };
  const { uri, name, fingerprint } = given;
  // An entry has a name, and perhaps a fingerprint: the name says which one is meant.
  if (name !== undefined) return { uri, name };
  return fingerprint === undefined ? undefined : { uri, fingerprint };
}

/** What the editor can do about a step. */
async function doStep({ list, step }: StepNode, findings: Findings, rotation: Rotation): Promise<void> {
  const { uri, fingerprint } = list.plan;
  const entry = entryOf(rotation, list.plan);
  if (step.deed === 'check') {
    const place = entry ?? findings.of(uri).find((found) => found.fingerprint === fingerprint);
    if (place !== undefined) {
      await commands.executeCommand(COMMANDS.checkKey, { uri, ...place });
      return;
    }
    void window.showInformationMessage(
      l10n.t('The new key was not found. Open the file that has it, and check it on its line.'),
    );
  } else if (step.deed === 'move') {
    const item = findings.of(uri).find((found) => found.fingerprint === fingerprint);
    if (item !== undefined) await commands.executeCommand('kagimori.moveToEnv', { uri, item });
    else if (entry !== undefined) await openEntry(entry);
    else await window.showTextDocument(Uri.parse(uri));
  } else if (entry === undefined) await window.showTextDocument(Uri.parse(uri));
  else await openEntry(entry);
}

/** The entry of a `.env` file that has the key: by its name, or by what it was when the rotation began. */
function entryOf(rotation: Rotation, { uri, name, fingerprint }: Plan) {
  const entries = rotation.entries();
  return (
    entries.find((entry) => entry.uri === uri && entry.name === name) ??
    entries.find((entry) => fingerprint !== undefined && entry.fingerprint === fingerprint)
  );
}

/** @returns whether the step can count as done: a key in a secrets manager has no entry to note it at. */
async function noteRotated(server: Server, rotation: Rotation, plan: Plan): Promise<boolean> {
  const entry = plan.name === undefined ? entryOf(rotation, plan) : { uri: plan.uri, name: plan.name };
  return entry === undefined || writeNote(server, { uri: entry.uri, name: entry.name, kind: 'rotated' });
}

/** Told by its path alone, which is what is left of a URI on its way through the preview. */
const documentOf = ({ title }: Plan): Uri =>
  Uri.from({ scheme: SCHEME, path: `/${title.replaceAll(/[/\\]/g, '∕')}.md` });

async function showGuide(plan: Plan): Promise<void> {
  await commands.executeCommand('markdown.showPreview', documentOf(plan));
}

/** The document with the boxes of what is done ticked. */
function ticked({ plan, done }: RotationList): string {
  const steps = plan.steps.map(({ id }) => id);
  let index = 0;
  return plan.markdown.replaceAll(/^- \[ \]/gm, () => {
    const step = steps[index++];
    return step !== undefined && done.includes(step) ? '- ☑' : '- ☐';
  });
}

function providerOf(lists: RotationLists): TreeDataProvider<Node> {
  const changed = new EventEmitter<void>();
  lists.onDidChange(() => changed.fire());
  return {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) =>
      'plan' in node ? listItem(node) : 'step' in node ? stepItem(node) : partItem(node),
    getChildren(node) {
      if (node === undefined) return [...lists.all()];
      if ('plan' in node) return node.plan.steps.map((step) => ({ list: node, step }));
      if (!('step' in node)) return [];
      return node.step.parts.map((part, index) => ({
        part,
        id: `${node.list.plan.id}:${node.step.id}:${index}`,
      }));
    },
  };
}

function listItem({ plan, done }: RotationList): TreeItem {
  const item = new TreeItem(plan.title, TreeItemCollapsibleState.Expanded);
  item.id = plan.id;
  item.iconPath = new ThemeIcon('sync');
  item.description = `${done.length}/${plan.steps.length}`;
  item.contextValue = 'kagimori.rotation';
  item.accessibilityInformation = {
    label: l10n.t('{0}, {1} of {2} steps done', plan.title, done.length, plan.steps.length),
  };
  return item;
}

function stepItem({ list, step }: StepNode): TreeItem {
  const isDone = list.done.includes(step.id);
  const next = list.plan.steps.find(({ id }) => !list.done.includes(id));
  const state = next?.id === step.id ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(step.title, state);
  // A step that becomes the next one opens: the id says so, or the tree would keep it shut.
  item.id = `${list.plan.id}:${step.id}:${next?.id === step.id}`;
  item.checkboxState = isDone ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked;
  item.tooltip = new MarkdownString(step.parts.map(({ text }) => text).join('\n\n'));
  item.contextValue = [
    'kagimori.step',
    ...(step.url === undefined ? [] : ['page']),
    ...(step.deed === undefined ? [] : ['deed']),
  ].join('.');
  return item;
}

function partItem({ part, id }: PartNode): TreeItem {
  const item = new TreeItem(part.text);
  item.id = id;
  item.tooltip = new MarkdownString(part.text);
  if (part.command !== undefined) {
    item.description = part.command;
    item.tooltip.appendCodeblock(part.command, 'shellscript');
    item.contextValue = 'kagimori.command';
    item.iconPath = new ThemeIcon('terminal');
  }
  return item;
}
