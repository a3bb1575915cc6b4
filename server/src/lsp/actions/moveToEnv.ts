/** "Move to .env": one secret, one secret in all its places, all secrets of a file. */
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Text } from '../../detection/types.ts';
import { isEnvFile } from '../../remediation/envFiles.ts';
import { isPacked } from '../archiveFiles.ts';
import { isShown } from '../diagnostics.ts';
import { isShipped } from '../exposures.ts';
import { buildMove } from '../fixes.ts';
import type { Session } from '../session.ts';
import { type ActionBuilder, type ActionData, afterFix, deferred, type FindingAction } from './action.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.kagimori`;

const MOVE: Text = { en: 'Move to .env', ja: '.env へ移す' };
const MOVE_FILE: Text = {
  en: 'Move all secrets of this file to .env',
  ja: 'このファイルのシークレットをすべて .env へ移す',
};
const moveEverywhereTitle = (count: number): Text => ({
  en: `Move all ${count} occurrences of this secret in the workspace to .env`,
  ja: `ワークスペース内にあるこのシークレット ${count} か所をすべて .env へ移す`,
});

export const move: FindingAction = (context) =>
  isEnvFile(context.document.uri) || isShipped(context.session, context.document, context.finding)
    ? []
    : [deferred(context, 'move', MOVE, context.finding.severity === 'info' ? {} : { isPreferred: true })];

export const moveEverywhere: FindingAction = (context) => {
  const { session, document, finding } = context;
  if (isShipped(session, document, finding)) return [];
  const count = session.findings
    .holding(finding.fingerprint)
    .filter(({ uri }) => !isPacked(uri))
    .reduce((sum, { items }) => sum + items.length, 0);
  return count > 1 ? [deferred(context, 'moveEverywhere', moveEverywhereTitle(count))] : [];
};

/** Offered beside the entries of a finding where the file has several to move. */
export function moveFile(session: Session, document: TextDocument, diagnostics: Diagnostic[]): CodeAction[] {
  if (sureFindings(session, document).length < 2) return [];
  return [{ ...ofFile(session, document), kind: CodeActionKind.QuickFix, diagnostics }];
}

/** What "on save" asks for. */
export function fixAll(session: Session, document: TextDocument): CodeAction[] {
  if (sureFindings(session, document).length === 0) return [];
  return [{ ...ofFile(session, document), kind: FIX_ALL }];
}

function ofFile(session: Session, { uri, version }: TextDocument): CodeAction {
  const title = MOVE_FILE[session.language];
  const data: ActionData = { kind: 'moveFile', uri, version };
  return { title, data, command: afterFix(title, data) };
}

export const moveBuilders: Readonly<Record<string, ActionBuilder>> = {
  move: (session, _document, { uri, fingerprint, start }) =>
    buildMove(
      session,
      [uri],
      (finding) => finding.fingerprint === fingerprint && finding.range.start === start,
    ),
  moveFile: (session, _document, { uri }) =>
    buildMove(session, [uri], (finding) => isSure(finding) && isShown(finding, session.settings())),
  moveEverywhere: (session, _document, { uri, fingerprint }) => {
    const others = session.findings.holding(fingerprint ?? '').map((holder) => holder.uri);
    return buildMove(
      session,
      [...new Set([uri, ...others])],
      (finding) => finding.fingerprint === fingerprint,
    );
  },
};

/** Sure enough to be moved without a look at each one, and worth it: a key that is meant to be public stays. */
const isSure = ({ confidence, severity }: Finding): boolean =>
  (confidence === 'checksum' || confidence === 'format') && severity !== 'info';

function sureFindings(session: Session, document: TextDocument): readonly Finding[] {
  const settings = session.settings();
  return session
    .detect(document)
    .findings.filter(
      (finding) => isSure(finding) && isShown(finding, settings) && !isShipped(session, document, finding),
    );
}
