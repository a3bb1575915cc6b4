/** "Not a secret: ignore here"; where no mark can be written, the value, wherever it stands. */
import type { Text } from '../../detection/types.ts';
import { isPacked } from '../archiveFiles.ts';
import { NOTHING_THERE } from '../fixes.ts';
import { buildIgnore, IGNORE } from '../ignoreHere.ts';
import { type ActionBuilder, deferred, type FindingAction, findingOf } from './action.ts';

const TITLE: Text = { en: 'Not a secret: ignore here', ja: 'シークレットではない: ここでは無視する' };

const TITLE_VALUE: Text = {
  en: 'Not a secret: ignore this value wherever it stands',
  ja: 'シークレットではない: この値をどこでも無視する',
};

export const ignore: FindingAction = (context) => {
  const title = isPacked(context.document.uri) ? TITLE_VALUE : TITLE;
  return [deferred(context, 'ignore', title, { kind: IGNORE })];
};

export const ignoreBuilders: Readonly<Record<string, ActionBuilder>> = {
  ignore: async (session, document, data) => {
    const finding = findingOf(session, document, data);
    return finding === undefined
      ? { ok: false, reason: NOTHING_THERE }
      : buildIgnore(session, document, finding);
  },
};
