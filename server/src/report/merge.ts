/** Joins reports of parts of a tree into the report of the whole. */
import type { Catalogue } from '../detection/types.ts';
import { sumSummaries } from '../workspace/scan.ts';
import type { ReadReport } from './readJson.ts';
import type { FileReport, Report, Reported } from './report.ts';

/**
 * @param catalogue knows the rules; of one that it does not know, what the reports say of it counts.
 * @returns files in the order of their paths; what stands in several of the reports counts once.
 */
export function mergeReports(reports: readonly ReadReport[], catalogue: Catalogue): Report {
  const byPlace = new Map<string, FileReport>();
  for (const file of reports.flatMap(({ files }) => files)) {
    const key = `${file.path}\n${file.commit ?? ''}`;
    const known = byPlace.get(key);
    const joined =
      known === undefined
        ? file
        : {
            ...known,
            findings: joinedOf(known.findings, file.findings),
            suppressed: joinedOf(known.suppressed, file.suppressed),
          };
    byPlace.set(key, joined);
  }
  const files = [...byPlace.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const findings = files.reduce((sum, file) => sum + file.findings.length, 0);
  return {
    files,
    summary: { ...sumSummaries(reports.map(({ summary }) => summary)), findings },
    catalogue: new Map([...reports.flatMap(({ rules }) => [...rules]), ...catalogue]),
  };
}

function joinedOf<T extends Reported>(known: readonly T[], more: readonly T[]): readonly T[] {
  const byKey = new Map(known.map((reported) => [keyOf(reported), reported]));
  // Of one of them a provider or git may have been asked, of the other not.
  for (const reported of more) byKey.set(keyOf(reported), { ...reported, ...byKey.get(keyOf(reported)) });
  return [...byKey.values()].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

const keyOf = ({ finding, range }: Reported): string =>
  JSON.stringify([finding.ruleId, range, finding.fingerprint]);
