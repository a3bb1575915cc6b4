/**
 * "Move to a secrets manager…" in a `.env` file: of an entry that no diagnostic marks, because git leaves the file alone
 * and the value is at home there, and of all entries that hold a credential.
 */
import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Text } from '../../detection/types.ts';
import { COMMANDS, type MoveToStore } from '../../protocol.ts';
import { toRange } from '../convert.ts';
import { isShown } from '../diagnostics.ts';
import { type CredentialEntry, credentialEntries } from '../envEntries.ts';
import type { Session } from '../session.ts';

const one = (name: string): Text => ({
  en: `Move ${name} to a secrets manager…`,
  ja: `${name} をシークレットマネージャーへ移す…`,
});
const all = (count: number): Text => ({
  en: `Move all ${count} credentials of this file to a secrets manager…`,
  ja: `このファイルの ${count} 件のシークレットをシークレットマネージャーへ移す…`,
});

/** @returns the actions of the entries on the lines of the range. */
export function entryActions(session: Session, document: TextDocument, asked: Range): readonly CodeAction[] {
  const { settings, abilities } = session;
  if (!session.isTrusted() || !abilities.applyEdit || !settings().enable) return [];
  const entries = credentialEntries(session, document);
  const onLines = entries.filter(({ finding }) => {
    const { start, end } = toRange(document, finding.range);
    return asked.start.line <= end.line && start.line <= asked.end.line;
  });
  if (onLines.length === 0) return [];
  const marked = session.detect(document).findings.filter((finding) => isShown(finding, settings()));
  const isMarked = ({ finding }: CredentialEntry): boolean =>
    marked.some(({ range }) => range.start === finding.range.start);
  return [
    ...onLines
      .filter((entry) => !isMarked(entry))
      .map(({ name, finding }) =>
        action(session, one(name), { uri: document.uri, range: toRange(document, finding.range) }),
      ),
    ...(entries.length > 1 ? [action(session, all(entries.length), { ...whole(document), all: true })] : []),
  ];
}

const whole = (document: TextDocument): MoveToStore => ({
  uri: document.uri,
  range: toRange(document, { start: 0, end: document.getText().length }),
});

function action({ language }: Session, text: Text, argument: MoveToStore): CodeAction {
  const title = text[language];
  return {
    title,
    kind: CodeActionKind.Refactor,
    command: { title, command: COMMANDS.moveToStore, arguments: [argument] },
  };
}
