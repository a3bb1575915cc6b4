/** Diagnostics of open documents that are about no credential: broad rights, and rotation that is due. */
import type { Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { exposureMessage } from '../advice/exposure.ts';
import { keylessNotices } from '../advice/keylessNotices.ts';
import { leakNotices } from '../advice/leaks/leaks.ts';
import type { Notice } from '../advice/notice.ts';
import {
  type RotationNote,
  rotationNotes,
  rotationNotices,
  rotationText,
} from '../advice/rotation/envNotes.ts';
import type { Text } from '../detection/types.ts';
import { docsOf } from '../report/describe.ts';
import { placeOf } from '../workspace/archives/entryUri.ts';
import { rightsIn } from '../workspace/rights.ts';
import { below } from '../workspace/scanFile.ts';
import { isPacked } from './archiveFiles.ts';
import { toRange } from './convert.ts';
import { ENV_SHIPPED, shippedEntries } from './exposures.ts';
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
  return [...due, ...publishedIn(session, document)];
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

/** @returns what an ignored `.env` gives to a client's bundle. */
const publishedIn = (session: Session, document: TextDocument): readonly Notice[] =>
  shippedEntries(session, document).map(({ finding, rule, into }) => ({
    id: ENV_SHIPPED,
    severity: 'medium',
    range: finding.range,
    text: exposureMessage(into),
    url: docsOf(rule),
  }));

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

/** @returns how long the entry of a `.env` file at an offset still has, as its notes say; empty where they do not. */
export function rotationAt(session: Session, document: TextDocument, offset: number): readonly Text[] {
  if (!isEnvFile(document)) return [];
  const { maxAgeDays } = session.settings();
  return rotationNotesIn(session, document)
    .filter(({ entry }) => entry.start <= offset && offset <= entry.end)
    .map((note) => rotationText(note, maxAgeDays));
}
