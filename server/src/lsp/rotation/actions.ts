/**
 * What the light bulb offers at an entry of a `.env` file: a note of its end, a note that it was rotated, and, where
 * nothing is marked because the value is at home, its check and its rotation.
 */
import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Text } from '../../detection/types.ts';
import { COMMANDS } from '../../protocol.ts';
import { isEnvFile } from '../../remediation/envFiles.ts';
import type { Session } from '../session.ts';
import { entriesIn } from './entries.ts';

const reminder = (name: string): Text => ({
  en: `Set an expiry reminder for ${name}…`,
  ja: `${name} の有効期限を記録する…`,
});
const check = (name: string): Text => ({
  en: `Check ${name} with its provider…`,
  ja: `${name} が有効か発行元に確認する…`,
});
const rotate = (name: string): Text => ({
  en: `Rotate ${name}…`,
  ja: `${name} をローテーションする…`,
});
const rotated = (name: string): Text => ({
  en: `Note that ${name} was rotated today`,
  ja: `${name} を本日ローテーションしたと記録する`,
});

/** @returns the actions of the entries on the lines of the range. */
export function rotationActions(
  session: Session,
  document: TextDocument,
  asked: Range,
): readonly CodeAction[] {
  const { uri } = document;
  if (!isEnvFile(uri) || !session.abilities.applyEdit) return [];
  // As long as it is not known whether the file is where secrets belong, nothing is marked in it either.
  const findings = session.isUndecided(uri) ? [] : session.detect(document).findings;
  const marked = new Set(findings.map(({ fingerprint }) => fingerprint));
  return entriesIn(session, document)
    .filter(({ range }) => asked.start.line <= range.start.line && range.start.line <= asked.end.line)
    .flatMap(({ name, range, fingerprint = '', checkable }) => [
      ...(checkable && !marked.has(fingerprint)
        ? [action(session, check(name), COMMANDS.checkKey, { uri, range })]
        : []),
      ...(session.abilities.showDocument && !marked.has(fingerprint)
        ? [action(session, rotate(name), COMMANDS.rotateKey, { uri, name })]
        : []),
      action(session, reminder(name), COMMANDS.setExpiry, { uri, name }),
      action(session, rotated(name), COMMANDS.markRotated, { uri, name }),
    ]);
}

function action({ language }: Session, text: Text, command: string, argument: object): CodeAction {
  const title = text[language];
  return { title, kind: CodeActionKind.QuickFix, command: { title, command, arguments: [argument] } };
}
