/** A reference can be checked, on request alone: by a link of the hover, a code action, or the command itself. */
import {
  type CancellationToken,
  type CodeAction,
  type Hover,
  MarkupKind,
  Position,
  type Range,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Text } from '../detection/types.ts';
import { type CheckedReference, COMMANDS } from '../protocol.ts';
import { envFilesOf } from '../remediation/dotenv/dialect.ts';
import { envValues } from '../remediation/dotenv/parse.ts';
import type { Project } from '../remediation/plan.ts';
import { storeOf } from '../remediation/stores/index.ts';
import { type Reference, referenceAt } from '../remediation/stores/referenceAt.ts';
import type { Store, StoreSettings } from '../remediation/stores/store.ts';
import { checkStored } from '../workspace/checkReference.ts';
import { toRange } from './convert.ts';
import { projectOf, readDocument } from './fixes.ts';
import type { Session } from './session.ts';
import { folderPath, routeTo } from './stores.ts';
import { tell } from './tell.ts';

/** Asked for by name alone: nobody's light bulb shines for a reference that is in order. */
export const CHECK_REFERENCE = 'source.kagimori.checkReference';

const WORDS = {
  variable: { en: 'environment variable', ja: '環境変数' },
  check: { en: 'Check that it resolves', ja: '参照先があるか確認する' },
  copy: { en: 'Copy run command', ja: '起動コマンドをコピー' },
  untrusted: {
    en: 'This workspace is not trusted, so nothing is looked up for it.',
    ja: 'このワークスペースは信頼されていないため、参照先を確認しません。',
  },
  none: { en: 'There is no reference to a secret here.', ja: 'ここにはシークレットへの参照がありません。' },
  noWrapper: {
    en: 'Nothing has to be wrapped around the program for this reference.',
    ja: 'この参照では、プログラムの起動方法を変える必要はありません。',
  },
} satisfies Record<string, Text>;

/** @returns what stands at an offset, with the links that check it; null for clients that follow no such links. */
export async function referenceHover(
  session: Session,
  document: TextDocument,
  offset: number,
): Promise<Hover | null> {
  if (!session.commandLinks || !session.abilities.hoverMarkdown || !session.isTrusted()) return null;
  const reference = referenceAt(document.getText(), offset, await helperOf(session, document, offset));
  if (reference === undefined) return null;
  const { language } = session;
  const at = { uri: document.uri, position: document.positionAt(offset) };
  const argument = encodeURIComponent(JSON.stringify([at]));
  const link = (words: Text, command: string): string =>
    `[${words[language]}](command:${command}?${argument})`;
  const what = reference.kind === 'variable' ? WORDS.variable : reference.store.name;
  const lines = [
    `\`${reference.name}\` (${what[language]})`,
    [link(WORDS.check, COMMANDS.checkReference), link(WORDS.copy, 'kagimori.copyRunCommand')].join(' · '),
  ];
  return {
    contents: { kind: MarkupKind.Markdown, value: lines.join('\n\n') },
    range: toRange(document, reference.range),
  };
}

/** @returns the check as an action of the place, for every client. */
export function referenceActions(session: Session, document: TextDocument, range: Range): CodeAction[] {
  if (!session.isTrusted()) return [];
  const offset = document.offsetAt(range.start);
  const reference = referenceAt(document.getText(), offset);
  if (reference === undefined) return [];
  const title = `${WORDS.check[session.language]}: ${reference.name}`;
  const at = { uri: document.uri, position: range.start };
  return [
    { title, kind: CHECK_REFERENCE, command: { title, command: COMMANDS.checkReference, arguments: [at] } },
  ];
}

/** The surroundings, gathered only where a helper module could stand behind the text. */
async function helperOf(session: Session, document: TextDocument, offset: number) {
  const around = document.getText().slice(Math.max(0, offset - 100), offset + 100);
  return /\b(?:getSecret|get_secret)\(/.test(around) ? projectOf(session, document.uri) : undefined;
}

/**
 * Looks the name of a reference up where it says it is.
 * @param argument a `CheckReference` from the client: parsed, never trusted
 */
export async function checkReference(
  session: Session,
  argument: unknown,
  token: CancellationToken,
): Promise<CheckedReference> {
  const request = parseRequest(argument);
  const answer = await check(session, request, token);
  if (request?.onlyCommand !== true)
    tell(session, answer.outcome === 'resolves' ? 'info' : 'warning', answer.text);
  const { outcome, text, runCommand } = answer;
  return {
    outcome,
    message: text[session.language],
    ...(runCommand === undefined ? {} : { runCommand }),
  };
}

interface Checked {
  readonly outcome: CheckedReference['outcome'];
  readonly text: Text;
  readonly runCommand?: string | undefined;
}

async function check(
  session: Session,
  request: Request | undefined,
  token: CancellationToken,
): Promise<Checked> {
  if (!session.isTrusted()) return { outcome: 'untrusted', text: WORDS.untrusted };
  const read = request && (await readDocument(session, request.uri));
  if (request === undefined || read === undefined) return { outcome: 'no-reference', text: WORDS.none };
  const { document } = read;
  const project = await projectOf(session, request.uri);
  const reference = referenceAt(document.getText(), document.offsetAt(request.position), project);
  if (reference === undefined) return { outcome: 'no-reference', text: WORDS.none };
  const place = placeOf(reference, project, request);
  const command =
    place.kind === 'store' ? place.store.run?.('YOUR-COMMAND', [place], place.settings) : undefined;
  if (request.onlyCommand) return { outcome: 'resolves', text: WORDS.noWrapper, runCommand: command };
  if (place.kind === 'told') return place;
  const abort = new AbortController();
  const cancelled = token.onCancellationRequested(() => abort.abort());
  try {
    const { store, name, settings } = place;
    const folder = folderPath(session, request.uri);
    const { outcome, message } = await checkStored(session.host, {
      store,
      name,
      settings,
      folder,
      signal: abort.signal,
      ...(await routeTo(session, store)),
    });
    return {
      outcome: KNOWN.has(outcome) ? (outcome as Checked['outcome']) : 'failed',
      text: message,
      runCommand: command,
    };
  } finally {
    cancelled.dispose();
  }
}

const KNOWN: ReadonlySet<string> = new Set([
  'resolves',
  'not-found',
  'no-permission',
  'not-signed-in',
  'not-installed',
]);

type Place =
  | {
      readonly kind: 'store';
      readonly store: Store;
      readonly name: string;
      readonly envName: string;
      readonly settings: StoreSettings;
    }
  | ({ readonly kind: 'told' } & Checked);

/** Where the value of a reference should be. A variable is looked for in `.env`, then in the project's usual store. */
function placeOf(reference: Reference, project: Project | undefined, request: Request): Place {
  const { name } = reference;
  if (reference.kind === 'stored') {
    const own = reference.store.id === request.store ? request.settings : {};
    return { ...reference, kind: 'store', envName: name, settings: { ...own, ...reference.settings } };
  }
  const held = (project === undefined ? [] : envFilesOf(project)).flatMap(({ uri, text }) => {
    const value = envValues(text).get(name) ?? '';
    return value === '' ? [] : [{ file: uri.slice(uri.lastIndexOf('/') + 1), value }];
  })[0];
  if (held?.value.startsWith('op://') === true) {
    const inner = referenceAt(held.value, 0);
    if (inner?.kind === 'stored') return { ...inner, kind: 'store', envName: name };
  }
  if (held !== undefined) return { kind: 'told', outcome: 'resolves', text: inEnv(name, held.file) };
  const store = request.store === undefined ? undefined : storeOf(request.store);
  if (store?.access === undefined) return { kind: 'told', outcome: 'not-found', text: notInEnv(name) };
  return { kind: 'store', store, name: store.nameOf(name), envName: name, settings: request.settings };
}

const inEnv = (name: string, file: string): Text => ({
  en: `${name} is set in ${file}.`,
  ja: `${name} は ${file} に設定されています。`,
});
const notInEnv = (name: string): Text => ({
  en: `${name} is not set in .env. It must be in the environment of the program: set it there, or move the secret to .env or a store.`,
  ja: `${name} は .env に設定されていません。プログラムの環境変数に設定するか、シークレットを .env か保管先に移してください。`,
});

interface Request {
  readonly uri: string;
  readonly position: Position;
  readonly store: string | undefined;
  readonly settings: StoreSettings;
  readonly onlyCommand: boolean;
}

function parseRequest(argument: unknown): Request | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, position, store, settings, onlyCommand } = argument as Record<string, unknown>;
  if (typeof uri !== 'string' || !Position.is(position)) return undefined;
  const told = typeof settings === 'object' && settings !== null ? Object.entries(settings) : [];
  return {
    uri,
    position,
    store: typeof store === 'string' ? store : undefined,
    settings: Object.fromEntries(
      told.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
    onlyCommand: onlyCommand === true,
  };
}
