/** A secret in a client: behind an endpoint, as an edit where call and server are plain, and as steps to follow. */
import { serverSideTitle } from '../../advice/serverSide/planServerSide.ts';
import type { Text } from '../../detection/types.ts';
import { COMMANDS } from '../../protocol.ts';
import { exposureAt, shippedEntries } from '../exposures.ts';
import { NOTHING_THERE } from '../fixes.ts';
import { buildServerSide } from '../serverSide.ts';
import { type ActionBuilder, commanded, deferred, type FindingAction, findingOf } from './action.ts';

const KIND = 'serverSide';
const GUIDE: Text = { en: 'How to keep it on a server…', ja: 'サーバー側に置く手順…' };

export const serverSide: FindingAction = (context) => {
  const { session, document, finding } = context;
  const { uri } = document;
  const rule = session.detectorFor(uri).catalogue.get(finding.ruleId);
  if (rule === undefined || exposureAt(session, document, finding, rule) === undefined) return [];
  const title = serverSideTitle({ uri, text: document.getText() }, finding, session.around(uri));
  const { start } = finding.range;
  const guide = session.abilities.showDocument
    ? [commanded(context, GUIDE, COMMANDS.serverSideGuide, { uri, start })]
    : [];
  return [...(title === undefined ? [] : [deferred(context, KIND, title, { isPreferred: true })]), ...guide];
};

export const serverSideBuilders: Readonly<Record<string, ActionBuilder>> = {
  [KIND]: async (session, document, data) => {
    const finding =
      findingOf(session, document, data) ??
      shippedEntries(session, document).find(
        ({ finding: { fingerprint, range } }) =>
          fingerprint === data.fingerprint && range.start === data.start,
      )?.finding;
    return finding === undefined
      ? { ok: false, reason: NOTHING_THERE }
      : buildServerSide(session, document, finding);
  },
};
