/** "Move to a secrets manager" over plain LSP: what a client asks for is read here, and the store found or asked for. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Text } from '../detection/types.ts';
import type { MovedToStore } from '../protocol.ts';
import { storeOf } from '../remediation/stores/index.ts';
import { moveAllToStore } from './moveAllToStore.ts';
import { type MoveRequest, moveOneToStore, NO_STORE, parsePlace, refusal } from './moveOneToStore.ts';
import type { PendingFixes } from './pendingFixes.ts';
import type { Session } from './session.ts';
import { askStore } from './stores.ts';

const UNTRUSTED: Text = {
  en: 'This workspace is not trusted, so no program of a secrets manager is run in it.',
  ja: 'このワークスペースは信頼されていないため、シークレットマネージャーのプログラムを実行しません。',
};

/**
 * Puts the value of the finding in a range, or all of a `.env`, into a store and changes the code.
 * @param argument a `MoveToStore` from the client: parsed, never trusted
 */
export async function moveToStore(
  session: Session,
  pending: PendingFixes,
  argument: unknown,
  token: CancellationToken,
): Promise<MovedToStore> {
  const refused = refusal(session);
  const request = parseRequest(argument);
  if (request === undefined) return refused(NO_STORE);
  if (!session.isTrusted()) return refused(UNTRUSTED);
  const store = storeOf(request.store ?? (await askStore(session, request.uri)) ?? '');
  if (store === undefined) return refused(NO_STORE, 'cancelled');
  const move = request.all ? moveAllToStore : moveOneToStore;
  return move(session, pending, request, store, token);
}

function parseRequest(argument: unknown): MoveRequest | undefined {
  const place = parsePlace(argument);
  if (place === undefined) return undefined;
  const { store, name, settings, overwrite, preview, all } = argument as Record<string, unknown>;
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
    all: all === true,
  };
}
