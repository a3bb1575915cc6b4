/** "Rotate this key…" and "Copy a limit…": the fourth piece of advice, as far as it is done at the provider. */
import { snippetsOf } from '../../advice/limits.ts';
import type { Text } from '../../detection/types.ts';
import { COMMANDS } from '../../protocol.ts';
import { commanded, type FindingAction } from './action.ts';

const ROTATE: Text = { en: 'Rotate this key…', ja: 'このキーをローテーションする…' };
const LIMIT: Text = {
  en: 'Copy a limit to paste at the provider…',
  ja: '発行元に設定する制限の例をコピー…',
};

/** A key that is meant to be seen is restricted; one that has ended is deleted. */
export const rotate: FindingAction = (context) => {
  const { session, document, finding } = context;
  const isOver = finding.life?.state === 'expired' && finding.life.of === undefined;
  if (!session.abilities.showDocument || finding.severity === 'info' || isOver) return [];
  const { fingerprint } = finding;
  return [commanded(context, ROTATE, COMMANDS.rotateKey, { uri: document.uri, fingerprint })];
};

export const copyLimit: FindingAction = (context) => {
  const { session, document, finding } = context;
  const rule = session.detectorFor(document.uri).catalogue.get(finding.ruleId);
  if (!session.abilities.showDocument || rule === undefined || snippetsOf(rule).length === 0) return [];
  return [commanded(context, LIMIT, COMMANDS.copyLimit, { ruleId: rule.id })];
};
