/** A secret in a client: behind an endpoint, as an edit where call and server are plain, and as steps to follow. */
import { serverSideTitle } from '../../advice/serverSide/planServerSide.ts';
import { exposureAt } from '../exposures.ts';
import { NOTHING_THERE } from '../fixes.ts';
import { buildServerSide } from '../serverSide.ts';
import { type ActionBuilder, deferred, type FindingAction, findingOf } from './action.ts';

const KIND = 'serverSide';

export const serverSide: FindingAction = (context) => {
  const { session, document, finding } = context;
  const { uri } = document;
  const rule = session.detectorFor(uri).catalogue.get(finding.ruleId);
  if (rule === undefined || exposureAt(session, document, finding, rule) === undefined) return [];
  const title = serverSideTitle({ uri, text: document.getText() }, finding, session.around(uri));
  return title === undefined ? [] : [deferred(context, KIND, title, { isPreferred: true })];
};

export const serverSideBuilders: Readonly<Record<string, ActionBuilder>> = {
  [KIND]: async (session, document, data) => {
    const finding = findingOf(session, document, data);
    return finding === undefined
      ? { ok: false, reason: NOTHING_THERE }
      : buildServerSide(session, document, finding);
  },
};
