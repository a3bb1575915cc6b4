/** Builds the edit that puts a client's key behind an endpoint of its own project. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { serverSideGuide } from '../advice/serverSide/guide.ts';
import { planServerSide } from '../advice/serverSide/planServerSide.ts';
import type { Finding } from '../detection/types.ts';
import { serverFilesOf } from '../workspace/serverFiles.ts';
import { exposureAt } from './exposures.ts';
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
  const files = await serverFilesOf(session.host, project.root, openTextOf(session));
  const text = document.getText();
  const outcome = planServerSide({
    document: { uri, languageId, version, text },
    finding,
    rule,
    project,
    ...files,
    language: session.language,
  });
  return outcome.ok ? editOf(session, { ok: true, plan: outcome.plan, leftAlone: 0 }) : outcome;
}

/** Opens the steps for the finding that starts at an offset. @param argument `{ uri, start }`, parsed, never trusted. */
export async function showServerSideGuide(session: Session, argument: unknown): Promise<null> {
  const { uri, start } = (typeof argument === 'object' ? (argument ?? {}) : {}) as Record<string, unknown>;
  const document = typeof uri === 'string' ? session.documents.get(uri) : undefined;
  const finding = document && session.detect(document).findings.find(({ range }) => range.start === start);
  const rule = finding && document && session.detectorFor(document.uri).catalogue.get(finding.ruleId);
  if (document === undefined || finding === undefined || rule === undefined) return null;
  const into = exposureAt(session, document, finding, rule);
  if (into === undefined) return null;
  const { language } = session;
  const project = session.around(document.uri);
  await showText(session, 'server-side.md', serverSideGuide({ rule, into, project, language }));
  return null;
}
