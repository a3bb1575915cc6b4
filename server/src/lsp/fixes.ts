/** Builds the edits of the fixes from what the documents hold now: nothing is trusted that the client hands back. */
import type { WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Text } from '../detection/types.ts';
import type { EditPlan, FileCreation, Project } from '../remediation/plan.ts';
import { entryOf } from '../workspace/archives/entryUri.ts';
import { decodeBytes } from '../workspace/decode.ts';
import { languageIdOf } from '../workspace/languageId.ts';
import { type Move, planAcross } from '../workspace/planAcross.ts';
import { gatherProject, type OpenText, pathOf } from '../workspace/project.ts';
import { isPacked, textOfEntry } from './archiveFiles.ts';
import { folderOf, type Session } from './session.ts';
import { toWorkspaceEdit } from './workspaceEdit.ts';

/** A fix ready to be applied, or why there is none. */
export type Built =
  | { readonly ok: true; readonly edit: WorkspaceEdit; readonly plan: EditPlan; readonly leftAlone: number }
  /** `creations`: what the client would have to create, and cannot. */
  | { readonly ok: false; readonly reason: Text; readonly creations?: readonly FileCreation[] };

const TITLE: Text = { en: 'Move to .env', ja: '.env へ移す' };
export const NO_FOLDER: Text = {
  en: 'There is no folder to put a .env file into: open a folder, or save the document first.',
  ja: '.env を置くフォルダーがありません。フォルダーを開くか、先に文書を保存してください。',
};
export const NOT_APPLICABLE = {
  documentChanges: {
    en: 'This editor cannot change several files in one step, which the fix needs.',
    ja: 'このエディターは複数のファイルを一度に変更できないため、修正を適用できません。',
  },
  createFile: {
    en: 'This editor cannot create a file within an edit: create an empty .env file, then try again.',
    ja: 'このエディターは編集の一部としてファイルを作成できません。空の .env を作成してから、もう一度お試しください。',
  },
  refused: {
    en: 'The editor did not apply the change; nothing was moved.',
    ja: 'エディターが変更を適用しませんでした。何も移していません。',
  },
} satisfies Record<string, Text>;
export const NOTHING_THERE: Text = {
  en: 'The secret is no longer where it was.',
  ja: 'シークレットは元の場所にはもうありません。',
};

/** A document, and the version under which the client knows it: null for a closed file. */
export interface ReadDocument {
  readonly document: TextDocument;
  readonly version: number | null;
}

/** @returns the document as it is now: the editor's text, else the disk's, whose version is null. */
export async function readDocument(session: Session, uri: string): Promise<ReadDocument | undefined> {
  const open = session.documents.get(uri);
  if (open !== undefined) return { document: open, version: open.version };
  const entry = entryOf(uri);
  if (entry !== undefined) {
    const text = await textOfEntry(session, entry);
    return text === undefined
      ? undefined
      : { document: TextDocument.create(uri, languageIdOf(entry.within), 0, text), version: null };
  }
  const path = pathOf(uri);
  if (path === undefined) return undefined;
  const bytes = await session.host.readFile(path, session.settings().maxFileBytes);
  if (!bytes.ok) return undefined;
  const decoded = decodeBytes(bytes.value);
  if (!decoded.ok) return undefined;
  return { document: TextDocument.create(uri, languageIdOf(uri), 0, decoded.text), version: null };
}

/** The names that a person chose, by fingerprint. */
export type ChosenNames = ReadonlyMap<string, string>;

/**
 * Builds one edit that moves the chosen findings of some documents to `.env`.
 * @param choose which of a document's findings to move; a document without any is passed over.
 */
export async function buildMove(
  session: Session,
  uris: readonly string[],
  choose: (finding: Finding) => boolean,
  names?: ChosenNames,
): Promise<Built> {
  const { moves, withoutFolder } = await gatherMoves(session, uris, choose, names);
  if (moves.length === 0) return { ok: false, reason: withoutFolder > 0 ? NO_FOLDER : NOTHING_THERE };
  return editOf(session, await planMoves(session, moves));
}

/** The documents as they are now, with the chosen findings and their surroundings. */
export async function gatherMoves(
  session: Session,
  uris: readonly string[],
  choose: (finding: Finding, uri: string) => boolean,
  names?: ChosenNames,
): Promise<{ readonly moves: readonly Move[]; readonly withoutFolder: number }> {
  const moves: Move[] = [];
  let withoutFolder = 0;
  for (const uri of uris) {
    // What is packed cannot be edited.
    const read = isPacked(uri) ? undefined : await readDocument(session, uri);
    if (read === undefined) continue;
    const findings = session.detect(read.document).findings.filter((finding) => choose(finding, uri));
    if (findings.length === 0) continue;
    const move = await moveOf(session, read, findings, names);
    if (move === undefined) withoutFolder++;
    else moves.push(move);
  }
  return { moves, withoutFolder };
}

/** A plan of the remediation, or why there is none. */
export type Planned =
  | { readonly ok: true; readonly plan: EditPlan; readonly leftAlone: number }
  | { readonly ok: false; readonly reason: Text };

/** @returns one plan for all, which leaves alone what cannot be moved. */
export async function planMoves(session: Session, moves: readonly Move[]): Promise<Planned> {
  // It knows all languages, which a server that only marks has no need of.
  const { planMoveToEnv } = await import('../remediation/moveToEnv.ts');
  const { catalogue } = session.detectorFor(moves[0]?.document.uri ?? '');
  const { plan, leftAlone } = planAcross(moves, (request) => planMoveToEnv(request, catalogue), TITLE);
  if (plan === undefined) return { ok: false, reason: leftAlone[0]?.reason ?? NOTHING_THERE };
  return { ok: true, plan, leftAlone: leftAlone.length };
}

/** @returns the plan as an edit that this client can apply. */
export function editOf(session: Session, planned: Planned): Built {
  if (!planned.ok) return planned;
  const outcome = toWorkspaceEdit(planned.plan, session.abilities, session.language);
  if (!outcome.ok) {
    const creations = planned.plan.changes.filter((change) => change.kind === 'create');
    return { ok: false, reason: NOT_APPLICABLE[outcome.missing], creations };
  }
  return { ...planned, edit: outcome.edit };
}

/** @returns the findings with their surroundings; undefined where there is no folder to put a `.env` into. */
export async function moveOf(
  session: Session,
  { document, version }: ReadDocument,
  findings: readonly Finding[],
  names?: ChosenNames,
): Promise<Move | undefined> {
  const { uri, languageId } = document;
  const project = await projectOf(session, uri);
  if (project === undefined) return undefined;
  return {
    document: { uri, languageId, version, text: document.getText() },
    findings,
    project,
    ...(names === undefined ? {} : { names }),
  };
}

/** The surroundings of a document as they are now, open documents before the disk. */
export function projectOf(session: Session, uri: string): Promise<Project | undefined> {
  // What was never saved belongs to the first folder that is open.
  const folder = folderOf(session, uri) ?? (pathOf(uri) === undefined ? session.folders()[0] : undefined);
  return gatherProject(session.host, {
    uri,
    ...(folder === undefined ? {} : { workspaceFolder: folder.uri }),
    open: openTextOf(session),
  });
}

/** Reads what an editor holds. */
export const openTextOf =
  ({ documents }: Pick<Session, 'documents'>): OpenText =>
  (uri) => {
    const open = documents.get(uri);
    return open && { version: open.version, text: open.getText() };
  };
