/** "Not a secret: ignore here": a mark with its reason at the end of the line, in the language's own comment syntax. */
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Text } from '../detection/types.ts';
import { asComment } from './commentSyntax.ts';
import type { Session } from './session.ts';

const MARK = 'kagimori:allow not a secret';

const NO_COMMENTS: Text = {
  en: 'This format has no comments to hold the mark: add the fingerprint to .kagimori.json instead.',
  ja: 'この形式にはコメントがないため印を付けられません。代わりに .kagimori.json にフィンガープリントを追加してください。',
};
const SEVERAL_LINES: Text = {
  en: 'A value over several lines cannot carry a mark: add the fingerprint to .kagimori.json instead.',
  ja: '複数行の値には印を付けられません。代わりに .kagimori.json にフィンガープリントを追加してください。',
};

export type IgnoreOutcome =
  | { readonly ok: true; readonly edit: WorkspaceEdit }
  | { readonly ok: false; readonly reason: Text };

/** @param finding as it stands in the document now. */
export function buildIgnore(session: Session, document: TextDocument, finding: Finding): IgnoreOutcome {
  const comment = asComment(document.languageId, MARK);
  if (comment === undefined) return { ok: false, reason: NO_COMMENTS };
  const { line } = document.positionAt(finding.range.start);
  if (document.positionAt(finding.range.end).line !== line) return { ok: false, reason: SEVERAL_LINES };
  // Past the end of the line is clamped to its end, but before the line break.
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const written = text.replace(/[\r\n]+$/, '').trimEnd();
  const at = { line, character: written.length };
  const edit = { range: { start: at, end: at }, newText: ` ${comment}` };
  return {
    ok: true,
    edit: session.abilities.documentChanges
      ? {
          documentChanges: [
            { textDocument: { uri: document.uri, version: document.version }, edits: [edit] },
          ],
        }
      : { changes: { [document.uri]: [edit] } },
  };
}
