/** "Not a secret: ignore here". */
import type { Text } from '../../detection/types.ts';
import { NOTHING_THERE } from '../fixes.ts';
import { buildIgnore, IGNORE } from '../ignoreHere.ts';
import { type ActionBuilder, deferred, type FindingAction, findingOf } from './action.ts';

const TITLE: Text = { en: 'Not a secret: ignore here', ja: 'シークレットではない: ここでは無視する' };

export const ignore: FindingAction = (context) => [deferred(context, 'ignore', TITLE, { kind: IGNORE })];

export const ignoreBuilders: Readonly<Record<string, ActionBuilder>> = {
  ignore: async (session, document, data) => {
    const finding = findingOf(session, document, data);
    return finding === undefined
      ? { ok: false, reason: NOTHING_THERE }
      : buildIgnore(session, document, finding);
  },
};
