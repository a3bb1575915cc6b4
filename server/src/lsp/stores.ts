/** The secrets managers that are at hand, as a menu and as a question. */
import type { Text } from '../detection/types.ts';
import type { Route } from '../host.ts';
import type { StoreItem } from '../protocol.ts';
import { STORES } from '../remediation/stores/index.ts';
import type { Store } from '../remediation/stores/store.ts';
import { pathOf } from '../workspace/project.ts';
import { type StoreState, storeState } from '../workspace/storeStatus.ts';
import { routeOf } from './route.ts';
import { folderOf, type Session } from './session.ts';

const MESSAGES = {
  noneReady: {
    en: 'No secrets manager is at hand: install one and sign in, then try again.',
    ja: '使えるシークレットマネージャーがありません。インストールしてサインインしてから、もう一度お試しください。',
  },
  which: { en: 'Which secrets manager should keep it?', ja: 'どのシークレットマネージャーに保管しますか？' },
} satisfies Record<string, Text>;

const ORDER: readonly StoreState[] = ['ready', 'signed-out', 'not-installed', 'refused'];

/** @returns every store with its state; nothing but the stores' own programs is asked. */
export async function listStores(session: Session, uri: string): Promise<readonly StoreItem[]> {
  const folder = folderPath(session, uri);
  const { language } = session;
  const items = await Promise.all(
    STORES.filter(({ keptByEditor }) => keptByEditor !== true || session.keepsSecrets).map(
      async (store): Promise<StoreItem> => {
        const state = await stateOf(session, store, folder);
        return {
          id: store.id,
          name: store.name[language],
          state,
          detail: detailOf(store, state)[language],
          namePattern: store.namePattern.source,
          settings: store.settings.map(({ key, label, fallback }) => ({
            key,
            label: label[language],
            ...(fallback === undefined ? {} : { fallback }),
          })),
          docs: store.docs,
          ...(store.keptByEditor === true ? { keptByEditor: true } : {}),
        };
      },
    ),
  );
  return items.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

async function stateOf(session: Session, store: Store, folder: string): Promise<StoreState> {
  if (!session.isTrusted()) return 'not-installed';
  return store.keptByEditor === true ? 'ready' : storeState(session.host, store, {}, folder);
}

const KEPT_HERE: Text = {
  en: 'for you alone, on this machine',
  ja: 'このマシンで、自分だけが使うもの',
};

const BY_API: Text = {
  en: 'over its API, encrypted on this machine',
  ja: 'このマシンで暗号化し、API で送ります',
};

function detailOf(store: Store, state: StoreState): Text {
  if (store.keptByEditor === true) return KEPT_HERE;
  const program = store.programs.join(' / ');
  switch (state) {
    case 'refused':
      return store.whyNot ?? { en: '', ja: '' };
    case 'not-installed':
      return { en: `needs the program ${program}`, ja: `プログラム ${program} が必要です` };
    case 'signed-out':
      return (
        store.signInStep ?? {
          en: `sign in with: ${store.signInCommand}`,
          ja: `サインイン: ${store.signInCommand}`,
        }
      );
    case 'ready':
      return isAskedByApi(store) ? BY_API : { en: `through ${program}`, ja: `${program} を使います` };
  }
}

/** Lets the person choose among the stores that are at hand, by the means that every editor has. */
export async function askStore(session: Session, uri: string): Promise<string | undefined> {
  const ready = (await listStores(session, uri)).filter(
    ({ state, keptByEditor }) => state === 'ready' && keptByEditor !== true,
  );
  if (ready.length === 0) {
    session.connection.window.showErrorMessage(MESSAGES.noneReady[session.language]);
    return undefined;
  }
  const actions = ready.map(({ id, name }) => ({ title: name, id }));
  const chosen = await session.connection.window.showInformationMessage(
    MESSAGES.which[session.language],
    ...actions,
  );
  return ready.find(({ name }) => name === chosen?.title)?.id;
}

/** The folder in which a store's program runs: the workspace folder, else that of the document. */
export function folderPath(session: Session, uri: string): string {
  const path = pathOf(folderOf(session, uri)?.uri ?? uri) ?? pathOf(session.folders()[0]?.uri ?? '');
  return path ?? '.';
}

/** The route of a connection that this server makes itself; a store's own program has its own. */
export async function routeTo(session: Session, store: Store): Promise<{ readonly route?: Route }> {
  return isAskedByApi(store) ? { route: await routeOf(session) } : {};
}

const isAskedByApi = ({ access }: Store): boolean => access !== undefined && 'api' in access;
