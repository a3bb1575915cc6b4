/** "Check this key with its provider…": the command asks the person before anything is sent. */
import type { Text } from '../../detection/types.ts';
import { COMMANDS } from '../../protocol.ts';
import { offersCheck } from '../checkKey.ts';
import { commanded, type FindingAction } from './action.ts';

const CHECK: Text = { en: 'Check this key with its provider…', ja: 'このキーが有効か発行元に確認する…' };

export const checkWithProvider: FindingAction = (context) => {
  const { session, document, finding, range } = context;
  return offersCheck(session, finding)
    ? [commanded(context, CHECK, COMMANDS.checkKey, { uri: document.uri, range })]
    : [];
};
