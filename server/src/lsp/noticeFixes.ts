/** What may be done about the diagnostics that are about no credential. */
import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Notice, NoticeFix } from '../advice/notice.ts';
import type { Span, Text } from '../detection/types.ts';
import { keylessNoticeActions } from './actions/keyless.ts';
import { LEAK } from './actions/leak.ts';
import { serverSide } from './actions/serverSide.ts';
import { toRange, toSpan, touches } from './convert.ts';
import { ENV_SHIPPED, shippedEntries } from './exposures.ts';
import { type Built, editOf } from './fixes.ts';
import { buildAccept, IGNORE } from './ignoreHere.ts';
import { noticeDiagnostics, noticesOf } from './notices.ts';
import type { Session } from './session.ts';

const ACCEPT: Text = { en: 'Accept this right here', ja: 'この権限をここでは許容する' };

/** @returns the safe edits of the notices in a range and what settles them, complete as they are listed. */
export async function noticeFixes(
  session: Session,
  document: TextDocument,
  asked: Range,
): Promise<readonly CodeAction[]> {
  const span = toSpan(document, asked);
  const diagnostics = noticeDiagnostics(session, document);
  const hit = noticesOf(session, document).filter(({ range }) => touches(range, span));
  const actions = await Promise.all(
    hit.map(async (notice): Promise<CodeAction[]> => {
      const own = diagnostics.filter(
        ({ code, range: { start } }) => code === notice.id && document.offsetAt(start) === notice.range.start,
      );
      const action = (title: Text, kind: string, built: Built): CodeAction[] =>
        built.ok ? [{ title: title[session.language], kind, diagnostics: own, edit: built.edit }] : [];
      const { fix } = notice;
      if (notice.setup !== undefined) return keylessNoticeActions(session, document, notice, own);
      return [
        ...serverSideActions(session, document, notice, own),
        ...(fix !== undefined && 'range' in fix
          ? action(fix.title, CodeActionKind.QuickFix, fixOf(session, document, fix))
          : []),
        ...(fix !== undefined && 'changes' in fix
          ? [leakAction(session, document, notice, fix.title, own)]
          : []),
        ...(notice.id.startsWith('policy-')
          ? action(ACCEPT, IGNORE, await buildAccept(session, document, notice))
          : []),
      ];
    }),
  );
  return actions.flat();
}

/** @returns the server-side way out of a notice about such an entry. */
function serverSideActions(
  session: Session,
  document: TextDocument,
  { id, range }: Notice,
  diagnostics: Diagnostic[],
): readonly CodeAction[] {
  if (id !== ENV_SHIPPED) return [];
  return shippedEntries(session, document)
    .filter(({ finding }) => finding.range.start === range.start)
    .flatMap(({ finding }) =>
      serverSide({ session, document, finding, range: toRange(document, range), diagnostics }),
    );
}

/** Of other files than the document: they are looked at again when it is built. */
function leakAction(
  session: Session,
  { uri, version }: TextDocument,
  { range }: Notice,
  title: Text,
  diagnostics: Diagnostic[],
): CodeAction {
  const data = { kind: LEAK, uri, version, start: range.start };
  return { title: title[session.language], kind: CodeActionKind.QuickFix, diagnostics, data };
}

function fixOf(session: Session, document: TextDocument, fix: Extract<NoticeFix, { range: Span }>): Built {
  const { uri, version } = document;
  const replacements = [{ range: fix.range, newText: fix.newText, annotation: 'advice' as const }];
  const changes = [{ kind: 'edit' as const, uri, version, text: document.getText(), replacements }];
  return editOf(session, {
    ok: true,
    plan: { title: fix.title, changes, names: [], notes: [] },
    leftAlone: 0,
  });
}
