/** "Open its documentation": the provider's page about the kind of credential. */
import type { Text } from '../../detection/types.ts';
import { COMMANDS } from '../../protocol.ts';
import { commanded, type FindingAction } from './action.ts';

const DOCS: Text = { en: 'Open its documentation', ja: 'ドキュメントを開く' };

export const documentation: FindingAction = (context) => {
  const { session, document, finding } = context;
  const docs = session.detectorFor(document.uri).catalogue.get(finding.ruleId)?.docs;
  if (docs === undefined || !session.abilities.showDocument) return [];
  return [commanded(context, DOCS, COMMANDS.openDocumentation, { ruleId: finding.ruleId })];
};
