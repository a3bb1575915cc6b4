/** Builds the edit of the first piece of advice: the key goes, and the platform's own identity takes its place. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { keylessFixOf } from '../advice/edits/keylessEdit.ts';
import type { Finding } from '../detection/types.ts';
import { type Built, editOf, NOTHING_THERE } from './fixes.ts';
import type { Session } from './session.ts';

/** @returns the edit of the document alone; its notes say what has to be set up outside. */
export function buildKeyless(
  session: Session,
  document: TextDocument,
  { range }: Pick<Finding, 'range'>,
): Built {
  const { uri, languageId, version } = document;
  const text = document.getText();
  const fix = keylessFixOf({ uri, languageId, text, range });
  if (fix === undefined) return { ok: false, reason: NOTHING_THERE };
  const replacements = fix.changes.map((change) => ({ ...change, annotation: 'advice' as const }));
  return editOf(session, {
    ok: true,
    plan: {
      title: fix.title,
      changes: [{ kind: 'edit', uri, version, text, replacements }],
      names: [],
      notes: fix.notes,
    },
    leftAlone: 0,
  });
}
