/**
 * The first piece of advice as entries: the platform's own identity instead of the key, as an edit where the code shows it
 * plainly, and its set-up steps to copy. Preferred, as the move to `.env` is: editors list the preferred ones before the
 * others, in the order in which they come.
 */
import { keylessFixOf } from '../../advice/edits/keylessEdit.ts';
import { guideTitle } from '../../advice/setup/setup.ts';
import { setupFor } from '../../advice/setup/setupFor.ts';
import { COMMANDS } from '../../protocol.ts';
import { NOTHING_THERE } from '../fixes.ts';
import { buildKeyless } from '../keylessFix.ts';
import { type ActionBuilder, commanded, deferred, type FindingAction, findingOf } from './action.ts';

const KIND = 'keyless';
const PREFERRED = { isPreferred: true };

export const keyless: FindingAction = (context) => {
  const { session, finding } = context;
  const { uri, languageId } = context.document;
  const place = { uri, languageId, text: context.document.getText(), range: finding.range };
  const fix = keylessFixOf(place);
  const rule = session.detectorFor(uri).catalogue.get(finding.ruleId);
  const setup = fix?.setup ?? (rule && setupFor(rule, place));
  if (setup === undefined) return [];
  const guide = commanded(context, guideTitle(setup), COMMANDS.copySetup, { setup }, PREFERRED);
  return fix === undefined ? [guide] : [deferred(context, KIND, fix.title, PREFERRED, { setup }), guide];
};

export const keylessBuilders: Readonly<Record<string, ActionBuilder>> = {
  [KIND]: async (session, document, data) => {
    const finding = findingOf(session, document, data);
    return finding === undefined
      ? { ok: false, reason: NOTHING_THERE }
      : buildKeyless(session, document, finding);
  },
};
