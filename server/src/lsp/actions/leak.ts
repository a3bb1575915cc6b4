/** A file with secrets that an image or a package takes along: named among what stays, in the list that decides. */
import { leakNotices } from '../../advice/leaks/leaks.ts';
import { editOf, NO_FOLDER, NOTHING_THERE, projectOf } from '../fixes.ts';
import type { ActionBuilder } from './action.ts';

export const LEAK = 'leak';

/** Looks at the lists anew: what the diagnostic was made of may have changed since. */
export const leakBuilders: Readonly<Record<string, ActionBuilder>> = {
  [LEAK]: async (session, document, { start }) => {
    const { uri, languageId } = document;
    const project = await projectOf(session, uri);
    if (project === undefined) return { ok: false, reason: NO_FOLDER };
    const fix = leakNotices({ uri, languageId, text: document.getText() }, project).find(
      ({ range }) => range.start === start,
    )?.fix;
    if (fix === undefined || !('changes' in fix)) return { ok: false, reason: NOTHING_THERE };
    const plan = { title: fix.title, changes: fix.changes, names: [], notes: [] };
    return editOf(session, { ok: true, plan, leftAlone: 0 });
  },
};
