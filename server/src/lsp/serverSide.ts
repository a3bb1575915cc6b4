/** Builds the edit that puts a client's key behind an endpoint of its own project. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { serverSideGuide } from '../advice/serverSide/guide.ts';
import { namesVariable } from '../advice/serverSide/keyRead.ts';
import { planPublished } from '../advice/serverSide/planPublished.ts';
import { planServerSide } from '../advice/serverSide/planServerSide.ts';
import type { Finding } from '../detection/types.ts';
import { isEnvFile } from '../remediation/envFiles.ts';
import { readersOf } from '../workspace/readersOf.ts';
import { serverFilesOf } from '../workspace/serverFiles.ts';
import { exposureAt, shippedEntries } from './exposures.ts';
import { type Built, editOf, NO_FOLDER, NOTHING_THERE, openTextOf, projectOf } from './fixes.ts';
import type { Session } from './session.ts';
import { showText } from './showText.ts';

export async function buildServerSide(
  session: Session,
  document: TextDocument,
  finding: Finding,
): Promise<Built> {
  const { uri, languageId, version } = document;
  const rule = session.detectorFor(uri).catalogue.get(finding.ruleId);
  if (rule === undefined) return { ok: false, reason: NOTHING_THERE };
  const project = await projectOf(session, uri);
  if (project === undefined) return { ok: false, reason: NO_FOLDER };
  const open = openTextOf(session);
  const files = await serverFilesOf(session.host, project.root, open);
  const text = document.getText();
  const request = {
    document: { uri, languageId, version, text },
    finding,
    rule,
    project,
    ...files,
    language: session.language,
  };
  const { assignedTo = '' } = finding;
  const readers = isEnvFile(uri)
    ? await readersOf(session.host, project.root, (each) => namesVariable(each, assignedTo), open)
    : undefined;
  const outcome = readers === undefined ? planServerSide(request) : planPublished({ ...request, readers });
  return outcome.ok ? editOf(session, { ok: true, plan: outcome.plan, leftAlone: 0 }) : outcome;
}

/** Opens the steps for the finding that starts at an offset. @param argument `{ uri, start }`, parsed, never trusted. */
export async function showServerSideGuide(session: Session, argument: unknown): Promise<null> {
  const { uri, start } = (typeof argument === 'object' ? (argument ?? {}) : {}) as Record<string, unknown>;
  const document = typeof uri === 'string' ? session.documents.get(uri) : undefined;
  const found = document && [
    ...session.detect(document).findings,
    ...shippedEntries(session, document).map((entry) => entry.finding),
  ];
  const finding = found?.find(({ range }) => range.start === start);
  const rule = finding && document && session.detectorFor(document.uri).catalogue.get(finding.ruleId);
  if (document === undefined || finding === undefined || rule === undefined) return null;
  const into = exposureAt(session, document, finding, rule);
  if (into === undefined) return null;
  const { language } = session;
  const project = session.around(document.uri);
  await showText(
    session,
    'server-side.md',
    serverSideGuide({ rule, into, project, language, uri: document.uri, text: document.getText() }),
  );
  return null;
}
