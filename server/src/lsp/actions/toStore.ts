/** "Move to a secrets manager…": a command, for the value has to be in the store before the code changes. */
import type { Text } from '../../detection/types.ts';
import { COMMANDS } from '../../protocol.ts';
import { isShipped } from '../exposures.ts';
import { commanded, type FindingAction } from './action.ts';

const STORE: Text = { en: 'Move to a secrets manager…', ja: 'シークレットマネージャーへ移す…' };

export const toStore: FindingAction = (context) => {
  const { session, document, finding, range } = context;
  if (!session.isTrusted() || !session.abilities.applyEdit) return [];
  if (isShipped(session, document, finding)) return [];
  return [commanded(context, STORE, COMMANDS.moveToStore, { uri: document.uri, range })];
};
