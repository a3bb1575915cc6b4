/** What a scan found in a file that is not open, as diagnostics and items. */
import type { Finding, Rule, Text } from '../detection/types.ts';
import type { Located } from '../workspace/scanFile.ts';
import { isPacked } from './archiveFiles.ts';
import { findingDiagnostics, isShown, type Shown } from './diagnostics.ts';
import { toItem } from './findings.ts';
import type { Session } from './session.ts';
import { ageIn } from './standingStore.ts';

/** What users are given a finding in; undefined where it stays on a server, or is not known yet. */
export type IntoOf = (finding: Finding, rule: Rule) => Text | undefined;

/** Rights are diagnostics alone: no items, and nothing that ties them to a credential. */
export function rightsShown(session: Session, uri: string, rights: readonly Located[]): Shown['diagnostics'] {
  return shownOf(session, uri, rights, () => undefined).diagnostics.map(
    ({ data: _, ...diagnostic }) => diagnostic,
  );
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What a scan found in a file, as diagnostics and items. */
export function shownOf(session: Session, uri: string, found: readonly Located[], intoOf: IntoOf): Shown {
  const settings = session.settings();
  const { catalogue } = session.detectorFor(uri);
  const rows = found.flatMap(({ finding, range: inside, within }) => {
    // An archive has no lines: what is in it stands at its start, where the client cannot show it by itself.
    const isAway = within !== undefined && !isPacked(uri);
    const range = isAway ? START : inside;
    const place = isAway ? `${within.slice(1)}:${inside.start.line + 1}: ` : '';
    const rule = catalogue.get(finding.ruleId);
    if (rule === undefined || !isShown(finding, settings)) return [];
    const age = ageIn(session, uri, finding.fingerprint);
    const verdict = session.verdicts.of(finding.fingerprint);
    return [
      {
        item: toItem(finding, rule, range, session.language, { age, verdict }),
        said: findingDiagnostics(session, finding, rule, range, { into: intoOf(finding, rule), age }).map(
          (diagnostic) => ({ ...diagnostic, message: `${place}${diagnostic.message}` }),
        ),
      },
    ];
  });
  return {
    items: rows.map(({ item }) => item),
    diagnostics: rows.flatMap(({ said }) => said),
  };
}
