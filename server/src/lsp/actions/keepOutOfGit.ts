/** In a `.env` file a value is where it belongs, but for git. */
import type { Text } from '../../detection/types.ts';
import { COMMANDS } from '../../protocol.ts';
import { isEnvFile } from '../../remediation/envFiles.ts';
import { commanded, type FindingAction } from './action.ts';

const UNTRACK: Text = { en: 'Keep this file out of git', ja: 'このファイルを git の管理対象から外す' };

export const keepOutOfGit: FindingAction = (context) => {
  const { session, document } = context;
  if (!isEnvFile(document.uri) || !session.isTrusted() || !session.abilities.applyEdit) return [];
  return [commanded(context, UNTRACK, COMMANDS.untrackEnv, { uri: document.uri }, { isPreferred: true })];
};
