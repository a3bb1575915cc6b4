/** The first piece of advice as an entry: the platform's own identity instead of the key, where the code shows it plainly. */
import { keylessFixOf } from '../../advice/edits/keylessEdit.ts';
import { NOTHING_THERE } from '../fixes.ts';
import { buildKeyless } from '../keylessFix.ts';
import { type ActionBuilder, deferred, type FindingAction, findingOf } from './action.ts';

const KIND = 'keyless';

export const keyless: FindingAction = (context) => {
  const { uri, languageId } = context.document;
  const fix = keylessFixOf({
    uri,
    languageId,
    text: context.document.getText(),
    range: context.finding.range,
  });
  return fix === undefined ? [] : [deferred(context, KIND, fix.title)];
};

export const keylessBuilders: Readonly<Record<string, ActionBuilder>> = {
  [KIND]: async (session, document, data) => {
    const finding = findingOf(session, document, data);
    return finding === undefined
      ? { ok: false, reason: NOTHING_THERE }
      : buildKeyless(session, document, finding);
  },
};
