/**
 * "Move to a secrets manager" over plain LSP. The value is put away first; the code is changed only when the store has
 * confirmed, and only if the document is still what it was.
 */
import { type CancellationToken, type Position, Range } from 'vscode-languageserver';
import type { Finding, Text } from '../detection/types.ts';
import type { MovedToStore } from '../protocol.ts';
import { planMoveToStore, type StorePlan } from '../remediation/moveToStore.ts';
import { storeOf } from '../remediation/stores/index.ts';
import type { StoreSettings } from '../remediation/stores/store.ts';
import { pathOf } from '../workspace/project.ts';
import { putSecret } from '../workspace/putSecret.ts';
import { toSpan, touches } from './convert.ts';
import { gatherMoves, NO_FOLDER, NOT_APPLICABLE, NOTHING_THERE, readDocument } from './fixes.ts';
import type { PendingFixes } from './pendingFixes.ts';
import type { Session } from './session.ts';
import { askStore, folderPath } from './stores.ts';
import { toWorkspaceEdit } from './workspaceEdit.ts';

const MESSAGES = {
  untrusted: {
    en: 'This workspace is not trusted, so no program of a secrets manager is run in it.',
    ja: 'このワークスペースは信頼されていないため、シークレットマネージャーのプログラムを実行しません。',
  },
  noStore: { en: 'There is no such secrets manager.', ja: 'そのシークレットマネージャーはありません。' },
  changed: {
    en: 'The value is stored, but the document changed meanwhile, so the code was left as it is. Run the command again to change it.',
    ja: '値は保管しましたが、その間に文書が変更されたため、コードはそのままです。もう一度実行すると変更できます。',
  },
} satisfies Record<string, Text>;

/**
 * Puts the value of the finding in a range into a store and changes the code.
 * @param argument a `MoveToStore` from the client: parsed, never trusted
 */
export async function moveToStore(
  session: Session,
  pending: PendingFixes,
  argument: unknown,
  token: CancellationToken,
): Promise<MovedToStore> {
  const { language } = session;
  const refused = (reason: Text, problem = 'failed'): MovedToStore => ({
    ok: false,
    problem,
    message: reason[language],
  });
  const request = parseRequest(argument);
  if (request === undefined) return refused(MESSAGES.noStore);
  if (!session.isTrusted()) return refused(MESSAGES.untrusted);
  const store = storeOf(request.store ?? (await askStore(session, request.uri)) ?? '');
  if (store === undefined) return refused(MESSAGES.noStore, 'cancelled');
  const shownOnly = request.preview && store.keptByEditor === true && session.keepsSecrets;
  if (store.access === undefined && !shownOnly) return refused(store.whyNot ?? MESSAGES.noStore);

  const chosen = await movesAt(session, request);
  const [move] = chosen.moves;
  if (move === undefined) return refused(chosen.withoutFolder > 0 ? NO_FOLDER : NOTHING_THERE);
  const { catalogue } = session.detectorFor(request.uri);
  const { settings, name: chosenName } = request;
  const planWith = (given: ReadonlyMap<string, string>): StorePlan =>
    planMoveToStore(move, { store, settings, chosenName, given }, catalogue);
  const planned = planWith(new Map());
  if (!planned.ok) return refused(planned.reason);
  const unapplicable = toWorkspaceEdit(planned.plan, session.abilities, language);
  if (!unapplicable.ok) return refused(NOT_APPLICABLE[unapplicable.missing]);
  if (request.preview) return describe(planned, session);

  const given = new Map<string, string>();
  const abort = new AbortController();
  const cancelled = token.onCancellationRequested(() => abort.abort());
  try {
    for (const { envName, name, value } of planned.stored) {
      const outcome = await putSecret(session.host, {
        store,
        name,
        value,
        settings,
        overwrite: request.overwrite,
        folder: pathOf(move.project.root) ?? folderPath(session, request.uri),
        signal: abort.signal,
      });
      if (!outcome.ok) return refused(outcome.message, outcome.problem);
      if (outcome.given !== undefined) given.set(envName, outcome.given);
    }
  } finally {
    cancelled.dispose();
  }
  const final = given.size === 0 ? planned : planWith(given);
  if (!final.ok) return refused(final.reason);
  return (await apply(session, pending, request.uri, final))
    ? describe(final, session)
    : refused(MESSAGES.changed);
}

type Ready = StorePlan & { readonly ok: true };

async function apply(
  session: Session,
  pending: PendingFixes,
  uri: string,
  { plan }: Ready,
): Promise<boolean> {
  const outcome = toWorkspaceEdit(plan, session.abilities, session.language);
  if (!outcome.ok) return false;
  pending.planned(uri, undefined, plan);
  const { applied } = await session.connection.workspace.applyEdit({
    label: plan.title[session.language],
    edit: outcome.edit,
  });
  if (applied) for (const change of plan.changes) await pending.seen(change.uri);
  return applied;
}

function describe({ plan, stored, runCommand }: Ready, { language }: Session): MovedToStore {
  return {
    ok: true,
    names: stored.map(({ envName, name }) => ({ envName, storeName: name })),
    changes: plan.changes.map((change) => ({
      uri: change.uri,
      newTexts: change.kind === 'create' ? [change.text] : change.replacements.map(({ newText }) => newText),
    })),
    notes: plan.notes.map((note) => note[language]),
    ...(runCommand === undefined ? {} : { runCommand }),
  };
}

interface Request {
  readonly uri: string;
  readonly range: MoveToStoreRange;
  /** Asked for where the client, knowing only LSP, could not. */
  readonly store: string | undefined;
  readonly name: string | undefined;
  readonly settings: StoreSettings;
  readonly overwrite: boolean;
  readonly preview: boolean;
}
type MoveToStoreRange = { readonly start: Position; readonly end: Position };

/** A place in a document that holds a finding. */
export type FindingPlace = Pick<Request, 'uri' | 'range'>;

/** @param argument as it came from the client */
export function parsePlace(argument: unknown): FindingPlace | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, range } = argument as Record<string, unknown>;
  return typeof uri === 'string' && Range.is(range) ? { uri, range } : undefined;
}

function parseRequest(argument: unknown): Request | undefined {
  const place = parsePlace(argument);
  if (place === undefined) return undefined;
  const { store, name, settings, overwrite, preview } = argument as Record<string, unknown>;
  const told = typeof settings === 'object' && settings !== null ? Object.entries(settings) : [];
  return {
    ...place,
    store: typeof store === 'string' ? store : undefined,
    name: typeof name === 'string' ? name : undefined,
    settings: Object.fromEntries(
      told.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
    overwrite: overwrite === true,
    preview: preview === true,
  };
}

/** The first finding that touches the range, with its surroundings. */
export async function movesAt(
  session: Session,
  { uri, range }: FindingPlace,
): Promise<Awaited<ReturnType<typeof gatherMoves>>> {
  const read = await readDocument(session, uri);
  const asked = read && toSpan(read.document, range);
  let first: Finding | undefined;
  return gatherMoves(session, [uri], (finding) => {
    if (asked === undefined || !touches(finding.range, asked)) return false;
    first ??= finding;
    return finding === first;
  });
}
