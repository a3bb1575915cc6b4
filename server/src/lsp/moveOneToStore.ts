/**
 * One value on its way into a store: it is put away first; the code is changed only when the store has confirmed, and
 * only if the document is still what it was.
 */
import { type CancellationToken, type Position, Range } from 'vscode-languageserver';
import type { Finding, Text } from '../detection/types.ts';
import type { MovedToStore } from '../protocol.ts';
import { planMoveToStore, type StorePlan } from '../remediation/moveToStore.ts';
import type { Store, StoreSettings } from '../remediation/stores/store.ts';
import { pathOf } from '../workspace/project.ts';
import { putSecret } from '../workspace/putSecret.ts';
import { toSpan, touches } from './convert.ts';
import { credentialEntries } from './envEntries.ts';
import { gatherMoves, moveOf, NO_FOLDER, NOT_APPLICABLE, NOTHING_THERE, readDocument } from './fixes.ts';
import type { PendingFixes } from './pendingFixes.ts';
import type { Session } from './session.ts';
import { folderPath, routeTo } from './stores.ts';
import { toWorkspaceEdit } from './workspaceEdit.ts';

/** There is none of the id that a client named, or it takes no value from here. */
export const NO_STORE: Text = {
  en: 'There is no such secrets manager.',
  ja: 'そのシークレットマネージャーはありません。',
};
const CHANGED: Text = {
  en: 'The value is stored, but the document changed meanwhile, so the code was left as it is. Run the command again to change it.',
  ja: '値は保管しましたが、その間に文書が変更されたため、コードはそのままです。もう一度実行すると変更できます。',
};

/** Why nothing was moved, in the words of the session. */
export const refusal =
  ({ language }: Session) =>
  (reason: Text, problem = 'failed'): MovedToStore => ({ ok: false, problem, message: reason[language] });

/**
 * Puts the value of the finding in a range into a store and changes the code.
 * @param request its `all` is of no matter
 */
export async function moveOneToStore(
  session: Session,
  pending: PendingFixes,
  request: MoveRequest,
  store: Store,
  token: CancellationToken,
): Promise<MovedToStore> {
  const { language } = session;
  const refused = refusal(session);
  const shownOnly = request.preview && store.keptByEditor === true && session.keepsSecrets;
  if (store.access === undefined && !shownOnly) return refused(store.whyNot ?? NO_STORE);

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
        ...(await routeTo(session, store)),
      });
      if (!outcome.ok) return refused(outcome.message, outcome.problem);
      if (outcome.given !== undefined) given.set(envName, outcome.given);
    }
  } finally {
    cancelled.dispose();
  }
  const final = given.size === 0 ? planned : planWith(given);
  if (!final.ok) return refused(final.reason);
  return (await apply(session, pending, request.uri, final)) ? describe(final, session) : refused(CHANGED);
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

/** A `MoveToStore` that was read. */
export interface MoveRequest {
  readonly uri: string;
  readonly range: MoveToStoreRange;
  /** Asked for where the client, knowing only LSP, could not. */
  readonly store: string | undefined;
  readonly name: string | undefined;
  readonly settings: StoreSettings;
  readonly overwrite: boolean;
  readonly preview: boolean;
  readonly all: boolean;
}
type MoveToStoreRange = { readonly start: Position; readonly end: Position };

/** A place in a document that holds a finding. */
export type FindingPlace = Pick<MoveRequest, 'uri' | 'range'>;

/** @param argument as it came from the client */
export function parsePlace(argument: unknown): FindingPlace | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, range } = argument as Record<string, unknown>;
  return typeof uri === 'string' && Range.is(range) ? { uri, range } : undefined;
}

/** The first finding that touches the range, with its surroundings; in a `.env` also one that nothing marks. */
export async function movesAt(
  session: Session,
  { uri, range }: FindingPlace,
): Promise<Awaited<ReturnType<typeof gatherMoves>>> {
  const read = await readDocument(session, uri);
  const asked = read && toSpan(read.document, range);
  const entry =
    asked &&
    read &&
    credentialEntries(session, read.document).find(({ finding }) => touches(finding.range, asked));
  if (entry !== undefined && read !== undefined) {
    const move = await moveOf(session, read, [entry.finding]);
    return move === undefined ? { moves: [], withoutFolder: 1 } : { moves: [move], withoutFolder: 0 };
  }
  let first: Finding | undefined;
  return gatherMoves(session, [uri], (finding) => {
    if (asked === undefined || !touches(finding.range, asked)) return false;
    first ??= finding;
    return finding === first;
  });
}
