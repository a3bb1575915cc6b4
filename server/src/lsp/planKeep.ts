/**
 * `kagimori/planKeep`: what keeping the secret of a place in the editor's own storage would change. It is the one answer
 * besides an edit that has a value in it, and it goes only to a client that has said it keeps such values.
 */
import type { Text } from '../detection/types.ts';
import type { PlannedKeep } from '../protocol.ts';
import { planMoveToStore } from '../remediation/moveToStore.ts';
import { editorStorage } from '../remediation/stores/editor.ts';
import { NO_FOLDER, NOT_APPLICABLE, NOTHING_THERE } from './fixes.ts';
import { movesAt, parsePlace } from './moveOneToStore.ts';
import type { PendingFixes } from './pendingFixes.ts';
import type { Session } from './session.ts';
import { toWorkspaceEdit } from './workspaceEdit.ts';

const NOT_KEPT: Text = {
  en: 'This editor has not said that it keeps secrets, or the workspace is not trusted.',
  ja: 'このエディターがシークレットの保管に対応していないか、ワークスペースが信頼されていません。',
};

/** @param params as they came from the client */
export async function planKeep(
  session: Session,
  pending: PendingFixes,
  params: unknown,
): Promise<PlannedKeep> {
  const refused = (reason: Text): PlannedKeep => ({ ok: false, reason: reason[session.language] });
  const place = parsePlace(params);
  if (place === undefined || !session.keepsSecrets || !session.isTrusted()) return refused(NOT_KEPT);
  const { moves, withoutFolder } = await movesAt(session, place);
  const [move] = moves;
  if (move === undefined) return refused(withoutFolder > 0 ? NO_FOLDER : NOTHING_THERE);
  const { catalogue } = session.detectorFor(place.uri);
  const destination = { store: editorStorage, settings: {}, given: new Map<string, string>() };
  const planned = planMoveToStore(move, destination, catalogue);
  if (!planned.ok) return refused(planned.reason);
  const built = toWorkspaceEdit(planned.plan, session.abilities, session.language);
  if (!built.ok) return refused(NOT_APPLICABLE[built.missing]);
  pending.planned(place.uri, undefined, planned.plan);
  return {
    ok: true,
    edit: built.edit,
    names: [],
    notes: planned.plan.notes.map((note) => note[session.language]),
    values: planned.stored.map(({ envName, value }) => ({ envName, value })),
  };
}
