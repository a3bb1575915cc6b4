/**
 * The first piece of advice as entries: the platform's own identity instead of the key, as an edit where the code shows it
 * plainly, and its set-up steps to copy. The edit is preferred before the move to `.env`; the steps are not, since copying
 * them changes nothing of what is wrong.
 */
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { keylessFixOf } from '../../advice/edits/keylessEdit.ts';
import { keylessNotices } from '../../advice/keylessNotices.ts';
import type { Notice } from '../../advice/notice.ts';
import { guideTitle } from '../../advice/setup/setup.ts';
import { setupFor } from '../../advice/setup/setupFor.ts';
import { COMMANDS } from '../../protocol.ts';
import { NOTHING_THERE } from '../fixes.ts';
import { buildKeyless } from '../keylessFix.ts';
import type { Session } from '../session.ts';
import {
  type ActionBuilder,
  type ActionData,
  afterFix,
  commanded,
  deferred,
  type FindingAction,
  findingOf,
} from './action.ts';

const KIND = 'keyless';
const AT = 'keylessAt';
const PREFERRED = { isPreferred: true };

export const keyless: FindingAction = (context) => {
  const { session, finding } = context;
  const { uri, languageId } = context.document;
  const place = { uri, languageId, text: context.document.getText(), range: finding.range };
  const fix = keylessFixOf(place);
  const rule = session.detectorFor(uri).catalogue.get(finding.ruleId);
  const setup = fix?.setup ?? (rule && setupFor(rule, place));
  if (setup === undefined) return [];
  const guide = commanded(context, guideTitle(setup), COMMANDS.copySetup, { setup });
  return fix === undefined ? [guide] : [deferred(context, KIND, fix.title, PREFERRED, { setup }), guide];
};

/** The same for a key that stands elsewhere, and that a notice says could go. */
export function keylessNoticeActions(
  session: Session,
  document: TextDocument,
  { range, setup }: Notice,
  diagnostics: Diagnostic[],
): CodeAction[] {
  if (setup === undefined) return [];
  const { uri, languageId, version } = document;
  const context = { session, diagnostics };
  const guide = commanded(context, guideTitle(setup), COMMANDS.copySetup, { setup });
  const fix = keylessFixOf({ uri, languageId, text: document.getText(), range });
  if (fix === undefined) return [guide];
  const title = fix.title[session.language];
  const data: ActionData = { kind: AT, uri, version, start: range.start, setup };
  const command = afterFix(title, data);
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, ...PREFERRED, data, command }, guide];
}

export const keylessBuilders: Readonly<Record<string, ActionBuilder>> = {
  [AT]: async (session, document, { start = 0 }) => {
    const { uri, languageId } = document;
    const notices = keylessNotices({ uri, languageId, text: document.getText() });
    const found = notices.find(({ range }) => range.start === start);
    return found === undefined
      ? { ok: false, reason: NOTHING_THERE }
      : buildKeyless(session, document, found);
  },
  [KIND]: async (session, document, data) => {
    const finding = findingOf(session, document, data);
    return finding === undefined
      ? { ok: false, reason: NOTHING_THERE }
      : buildKeyless(session, document, finding);
  },
};
