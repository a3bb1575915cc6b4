/** "Move to a secrets manager…": which store, under which name, a look at what will change, and only then the value. */
import {
  commands,
  type Disposable,
  type ExtensionContext,
  env,
  l10n,
  ProgressLocation,
  type QuickPickItem,
  QuickPickItemKind,
  Uri,
  window,
} from 'vscode';
import {
  COMMANDS,
  type MovedToStore,
  type MoveToStore,
  type StoreItem,
} from '../../../server/src/protocol.ts';
import type { Findings, LocatedFinding } from '../findings.ts';
import type { Kept } from '../kept.ts';
import type { Server } from '../server.ts';
import { keepInEditor } from './keepInEditor.ts';
import { findingAtCursor } from './moveToEnv.ts';
import { remember, settingsOf, usualStore } from './usualStore.ts';

/** Where the value stands, as the light bulb says it. */
type Place = Pick<MoveToStore, 'uri' | 'range' | 'all'>;

export function registerMoveToStore(
  { workspaceState }: ExtensionContext,
  server: Server,
  findings: Findings,
  kept: Kept,
): Disposable {
  const execute = <Answer>(command: string, argument: unknown): Promise<Answer> =>
    server.execute(command, [argument]);
  const busy = <Answer>(title: string, work: () => Promise<Answer>): Thenable<Answer> =>
    window.withProgress({ location: ProgressLocation.Notification, title }, work);

  async function run(given?: LocatedFinding | Place): Promise<boolean> {
    const place = placeOf(given) ?? placeOf(findingAtCursor(findings)) ?? entryAtCursor();
    if (place === undefined) {
      void window.showInformationMessage(l10n.t('No credential stands at the cursor.'));
      return false;
    }
    const stores = await busy(l10n.t('Looking for secrets managers…'), () =>
      execute<readonly StoreItem[]>(COMMANDS.listStores, { uri: place.uri }),
    );
    const store = await pickStore(stores, usualStore(workspaceState).store);
    if (store === undefined) return false;
    if (store.state === 'refused') return refuse(store);
    const settings = await askSettings(store, settingsOf(workspaceState, store.id));
    if (settings === undefined) return false;
    const moved = await move(store, { ...place, store: store.id, settings });
    // What the person turned away from is not the project's usual one, and a personal keep is nobody else's.
    if (moved && store.keptByEditor !== true) await remember(workspaceState, store.id, settings);
    return moved;
  }

  async function move(store: StoreItem, request: MoveToStore): Promise<boolean> {
    const preview = await execute<MovedToStore>(COMMANDS.moveToStore, { ...request, preview: true });
    if (!preview.ok) return told(preview.message);
    // Of a whole file each value has the name of its entry.
    if (request.all === true) return (await agreed(store, preview)) && put(store, request);
    const [first] = preview.names;
    // The editor's storage has no names of its own: the variable is the name.
    const name =
      first && (store.keptByEditor === true ? first.storeName : await askName(store, first.storeName));
    if (name === undefined) return false;
    const named = { ...request, name };
    if (store.keptByEditor === true)
      return (await agreed(store, preview)) && keepInEditor(server, kept, request);
    const shown = await execute<MovedToStore>(COMMANDS.moveToStore, { ...named, preview: true });
    if (!shown.ok) return told(shown.message);
    if (!(await agreed(store, shown))) return false;
    return put(store, named);
  }

  async function put(store: StoreItem, request: MoveToStore): Promise<boolean> {
    const answer = await busy(l10n.t('Storing in {0}…', store.name), () =>
      execute<MovedToStore>(COMMANDS.moveToStore, request),
    );
    if (answer.ok) return tell(answer);
    // Of a whole file the answer was for one entry, and the next may be there as well.
    const asked = request.overwrite === true && request.all !== true;
    if (answer.problem !== 'exists' || asked) return told(answer.message);
    const newVersion = l10n.t('Store a new version');
    const otherName = l10n.t('Choose another name');
    // Of a whole file each value has the name of its entry.
    const names = request.all === true ? [] : [otherName];
    const choice = await window.showWarningMessage(answer.message, { modal: true }, newVersion, ...names);
    if (choice === newVersion) return put(store, { ...request, overwrite: true });
    const { name: _taken, ...rest } = request;
    return choice === otherName ? move(store, rest) : false;
  }

  return commands.registerCommand('kagimori.moveToStore', run);
}

/** From the findings view comes a finding, from the light bulb a place. */
function placeOf(given: LocatedFinding | Place | undefined): Place | undefined {
  return given !== undefined && 'item' in given ? { uri: given.uri, range: given.item.range } : given;
}

/** In a `.env` that git leaves alone nothing is marked: the server looks at the entry of the cursor's line. */
function entryAtCursor(): Place | undefined {
  const { document, selection } = window.activeTextEditor ?? {};
  if (document === undefined || selection === undefined || !/\/\.env(?:\.[^/]+)?$/.test(document.uri.path))
    return undefined;
  const { range } = document.lineAt(selection.active.line);
  return { uri: document.uri.toString(), range };
}

interface StorePick extends QuickPickItem {
  readonly store?: StoreItem;
}

async function pickStore(
  stores: readonly StoreItem[],
  last: string | undefined,
): Promise<StoreItem | undefined> {
  const states: Readonly<Record<StoreItem['state'], string>> = {
    ready: l10n.t('Ready'),
    'signed-out': l10n.t('Not signed in, or not set up here'),
    'not-installed': l10n.t('Not installed'),
    refused: l10n.t('No safe way in'),
  };
  const picks: StorePick[] = [];
  for (const [state, label] of Object.entries(states)) {
    const those = stores.filter((store) => store.state === state);
    if (those.length === 0) continue;
    picks.push({ label, kind: QuickPickItemKind.Separator });
    const usualFirst = those.toSorted((a, b) => Number(b.id === last) - Number(a.id === last));
    picks.push(
      ...usualFirst.map((store) => ({
        label: store.name,
        description: store.id === last ? l10n.t('used last here') : '',
        detail: store.detail,
        store,
      })),
    );
  }
  const chosen = await window.showQuickPick(picks, {
    title: l10n.t('Move to a secrets manager'),
    placeHolder: l10n.t('Where should the value be kept?'),
    matchOnDetail: true,
  });
  return chosen?.store;
}

async function askSettings(
  store: StoreItem,
  remembered: Readonly<Record<string, string>>,
): Promise<Record<string, string> | undefined> {
  const settings: Record<string, string> = {};
  for (const { key, label, fallback } of store.settings) {
    const answer = await window.showInputBox({
      title: store.name,
      prompt: label,
      value: remembered[key] ?? fallback ?? '',
      validateInput: (text) =>
        text === '' && fallback === undefined ? l10n.t('This is needed.') : undefined,
    });
    if (answer === undefined) return undefined;
    settings[key] = answer.trim();
  }
  return settings;
}

const askName = (store: StoreItem, proposed: string): Thenable<string | undefined> =>
  window.showInputBox({
    title: store.name,
    prompt: l10n.t('Its name in {0}', store.name),
    value: proposed,
    validateInput: (text) =>
      new RegExp(store.namePattern).test(text)
        ? undefined
        : l10n.t('{0} does not accept this name.', store.name),
  });

async function agreed(
  store: StoreItem,
  { names, changes, notes }: MovedToStore & { ok: true },
): Promise<boolean> {
  const lines = [
    ...names.map(({ envName, storeName }) => l10n.t('{0} is kept as {1}', envName, storeName)),
    ...changes.flatMap(({ uri, newTexts }) => [
      '',
      decodeURIComponent(uri.split('/').at(-1) ?? uri),
      ...writtenLines(newTexts),
    ]),
    ...notes.flatMap((note) => ['', note]),
  ];
  const apply = l10n.t('Store and change the code');
  const question = l10n.t('Store in {0}?', store.name);
  return (
    (await window.showInformationMessage(question, { modal: true, detail: lines.join('\n') }, apply)) ===
    apply
  );
}

/** The lines that a file gets; where it only loses some, that is said. */
function writtenLines(newTexts: readonly string[]): readonly string[] {
  const lines = newTexts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');
  return lines.length > 0 ? lines : [l10n.t('The value and its line are taken out.')];
}

function told(message: string): false {
  void window.showErrorMessage(message);
  return false;
}

async function refuse(store: StoreItem): Promise<false> {
  const open = l10n.t('Open its documentation');
  if ((await window.showWarningMessage(store.detail, open)) === open)
    await env.openExternal(Uri.parse(store.docs));
  return false;
}

async function tell({ names, notes, runCommand }: MovedToStore & { ok: true }): Promise<true> {
  const kept = l10n.t('Stored as {0}.', names.map(({ storeName }) => storeName).join(', '));
  const message = [kept, ...notes].join(' ');
  if (runCommand === undefined) {
    void window.showInformationMessage(message);
    return true;
  }
  const copy = l10n.t('Copy run command');
  void window.showInformationMessage(message, copy).then((choice) => {
    if (choice === copy) void env.clipboard.writeText(runCommand);
  });
  return true;
}
