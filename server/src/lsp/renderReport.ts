/** "Export report": what is known of open documents and of the last scan, as one page for people. */
import { relative, sep } from 'node:path';
import type { Catalogue } from '../detection/types.ts';
import { htmlReport, type ReportRow } from '../report/html.ts';
import { VERSION } from '../version.ts';
import { placeOf } from '../workspace/archives/entryUri.ts';
import { pathOf } from '../workspace/project.ts';
import { folderOf, type Session } from './session.ts';

/** @returns the page. */
export function renderReport(session: Session): string {
  const uris = session.findings.uris();
  const rows = uris.flatMap((uri) =>
    session.findings.get(uri).map(
      ({ range, why = '', ...item }): ReportRow => ({
        ...item,
        path: shownPath(session, uri),
        line: range.start.line,
        character: range.start.character,
        why,
      }),
    ),
  );
  // A folder may have rules of its own.
  const detectors = new Set(['', ...uris].map((uri) => session.detectorFor(uri)));
  const catalogue: Catalogue = new Map([...detectors].flatMap((detector) => [...detector.catalogue]));
  return htmlReport(
    { rows, catalogue },
    { language: session.language, version: VERSION, now: session.host.now() },
  );
}

/** Below its workspace folder, with the folder's name where there are several. */
function shownPath(session: Session, uri: string): string {
  const folder = folderOf(session, uri);
  const root = folder && pathOf(folder.uri);
  const path = placeOf(uri) ?? uri;
  if (folder === undefined || root === undefined) return path;
  const inside = relative(root, path).split(sep).join('/');
  return session.folders().length > 1 ? `${folder.name}/${inside}` : inside;
}
