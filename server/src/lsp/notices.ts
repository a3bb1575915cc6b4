/** Diagnostics of open documents that are about no credential: broad rights, and rotation that is due. */
import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { exposureMessage } from '../advice/exposure.ts';
import { keylessNotices } from '../advice/keylessNotices.ts';
import { leakNotices } from '../advice/leaks/leaks.ts';
import type { Notice, NoticeFix } from '../advice/notice.ts';
import {
  type RotationNote,
  rotationNotes,
  rotationNotices,
  rotationText,
} from '../advice/rotation/envNotes.ts';
import type { Span, Text } from '../detection/types.ts';
import { docsOf } from '../report/describe.ts';
import { placeOf } from '../workspace/archives/entryUri.ts';
import { rightsIn } from '../workspace/rights.ts';
import { below } from '../workspace/scanFile.ts';
import { keylessNoticeActions } from './actions/keyless.ts';
import { LEAK } from './actions/leak.ts';
import { isPacked } from './archiveFiles.ts';
import { toRange, toSpan, touches } from './convert.ts';
import { exposureAt } from './exposures.ts';
import { type Built, editOf } from './fixes.ts';
import { buildAccept, IGNORE } from './ignoreHere.ts';
import { LEVEL } from './levels.ts';
import { notesIn } from './rotation/entries.ts';
import type { Session } from './session.ts';

const isEnvFile = ({ uri, languageId }: TextDocument): boolean =>
  languageId === 'dotenv' || /\/\.env(?:\.[^/]+)?$/.test(uri);

/** @returns what there is to say of a document besides its findings, by the settings in force. */
export function noticesOf(session: Session, document: TextDocument): readonly Notice[] {
  const { enable, policies, maxAgeDays } = session.settings();
  if (!enable) return [];
  if (isPacked(document.uri)) return policies ? rightsOf(session, document) : [];
  if (!isEnvFile(document)) {
    const { uri, languageId } = document;
    const project = session.around(uri);
    const leaks =
      project === undefined ? [] : leakNotices({ uri, languageId, text: document.getText() }, project);
    return [...(policies ? rightsOf(session, document) : []), ...leaks];
  }
  const due = rotationNotices(rotationNotesIn(session, document), maxAgeDays);
  return [...due, ...shippedEntries(session, document)];
}

/** Rights that are too broad and keys that need not be, but for those that somebody has settled. */
function rightsOf(session: Session, document: TextDocument): readonly Notice[] {
  const { uri, languageId } = document;
  const path = placeOf(uri);
  const { root } = session.setupFor(uri);
  const source = { uri, languageId, ...(path === undefined ? {} : { path: below(root, path) }) };
  const text = document.getText();
  const detector = session.detectorFor(uri);
  return [...rightsIn(detector, text, source).notices, ...keylessNotices({ uri, languageId, text })];
}

/** Where the values themselves are marked, they say themselves when they end. */
function rotationNotesIn(session: Session, document: TextDocument): readonly RotationNote[] {
  if (session.detect(document).findings.length === 0) return notesIn(session, document);
  const { maxAgeDays } = session.settings();
  return rotationNotes({ text: document.getText(), now: session.host.now(), maxAgeDays });
}

/** @returns what is overdue in a `.env` file that is not open, as its notes and its values say. */
export function rotationDiagnostics(session: Session, document: TextDocument): readonly Diagnostic[] {
  const notices = rotationNotices(notesIn(session, document), session.settings().maxAgeDays);
  return toDiagnostics(session, document, notices);
}

/**
 * Secrets that an ignored `.env` gives to a client's bundle. Such a file is where secrets belong, so nothing else in it
 * is marked; these are published by the build all the same.
 */
function shippedEntries(session: Session, document: TextDocument): readonly Notice[] {
  if (session.detect(document).findings.length > 0) return [];
  const { uri, languageId } = document;
  const text = document.getText();
  const detector = session.detectorFor(uri);
  return detector.detect(text, { uri, languageId }).findings.flatMap((finding): Notice[] => {
    const rule = detector.catalogue.get(finding.ruleId);
    if (rule === undefined) return [];
    const into = exposureAt(session, document, finding, rule);
    if (into === undefined) return [];
    const words: Text = exposureMessage(into);
    return [
      {
        id: 'env-shipped-to-clients',
        severity: 'medium',
        range: finding.range,
        text: words,
        url: docsOf(rule),
      },
    ];
  });
}

/** @returns the notices as diagnostics; none carries a fingerprint, and none is counted as a finding. */
export function noticeDiagnostics(session: Session, document: TextDocument): readonly Diagnostic[] {
  return toDiagnostics(session, document, noticesOf(session, document));
}

function toDiagnostics(
  session: Session,
  document: TextDocument,
  notices: readonly Notice[],
): readonly Diagnostic[] {
  const { loudness } = session.settings();
  return notices.flatMap(({ id, severity, range, text, url }): Diagnostic[] => {
    const loud = loudness[severity];
    if (loud === 'none') return [];
    return [
      {
        range: toRange(document, range),
        severity: LEVEL[loud],
        source: 'kagimori',
        code: id,
        codeDescription: { href: url },
        message: text[session.language],
      },
    ];
  });
}

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

/** @returns how long the entry of a `.env` file at an offset still has, as its notes say; empty where they do not. */
export function rotationAt(session: Session, document: TextDocument, offset: number): readonly Text[] {
  if (!isEnvFile(document)) return [];
  const { maxAgeDays } = session.settings();
  return rotationNotesIn(session, document)
    .filter(({ entry }) => entry.start <= offset && offset <= entry.end)
    .map((note) => rotationText(note, maxAgeDays));
}
