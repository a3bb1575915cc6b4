/** Builds the edit that puts a client's key behind an endpoint of its own project. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { planServerSide } from '../advice/serverSide/planServerSide.ts';
import type { Finding } from '../detection/types.ts';
import { serverFilesOf } from '../workspace/serverFiles.ts';
import { type Built, editOf, NO_FOLDER, NOTHING_THERE, openTextOf, projectOf } from './fixes.ts';
import type { Session } from './session.ts';

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
