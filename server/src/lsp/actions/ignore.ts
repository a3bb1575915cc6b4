/** "Not a secret: ignore here". */
import { CodeActionKind } from 'vscode-languageserver';
import type { Text } from '../../detection/types.ts';
import { NOTHING_THERE } from '../fixes.ts';
import { buildIgnore } from '../ignoreHere.ts';
import { type ActionBuilder, deferred, type FindingAction, findingOf } from './action.ts';

/** A quick fix that settles a finding without changing what it is about: a client can ask for these alone. */
const IGNORE = `${CodeActionKind.QuickFix}.kagimori.ignore`;
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
