/**
 * The report as GitLab's secret detection report, which merge requests and the vulnerability report show.
 * https://gitlab.com/gitlab-org/security-products/security-report-schemas
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Severity } from '../detection/types.ts';
import type { Language } from '../language.ts';
import { docsOf, firstStepOf, messageOf, titleOf } from './describe.ts';
import { stableIds } from './fingerprint.ts';
import { livenessSentences } from './liveness.ts';
import type { Report } from './report.ts';

const SCHEMA = '15.2.1';

const SEVERITY: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
};

/** What GitLab wants to know of the run; times in milliseconds since the epoch. */
export interface GitlabRun {
  readonly version: string;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** @returns the report as JSON. An id stays when lines move: it is made of kind, file, secret and which one of them it is. */
export function gitlabReport({ files, catalogue }: Report, language: Language, run: GitlabRun): string {
  const scanner = { id: 'kagimori', name: 'Kagimori', version: run.version, vendor: { name: 'Kagimori' } };
  const vulnerabilities = files.flatMap(({ path, findings, commit }) => {
    const ids = stableIds(path, findings);
    return findings.flatMap(({ finding, range, liveness }, place) => {
      const rule = catalogue.get(finding.ruleId);
      if (rule === undefined) return [];
      return [
        {
          id: idOf(ids[place] ?? '', commit),
          name: titleOf(rule, language),
          description: messageOf(finding, rule, language, { known: livenessSentences(liveness) }),
          severity: SEVERITY[finding.severity],
          solution: firstStepOf(rule, language),
          location: {
            file: path,
            // The schema demands a commit; zeros say that the working tree was looked at.
            commit: { sha: commit ?? '0'.repeat(40) },
            start_line: range.start.line + 1,
            end_line: range.end.line + 1,
          },
          identifiers: [{ type: 'kagimori_rule', name: rule.id, value: rule.id, url: docsOf(rule) }],
        },
      ];
    });
  });
  const report = {
    version: SCHEMA,
    scan: {
      analyzer: scanner,
      scanner,
      type: 'secret_detection',
      start_time: timeOf(run.startedAt),
      end_time: timeOf(run.endedAt),
      status: 'success',
    },
    vulnerabilities,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** GitLab's `YYYY-MM-DDTHH:MM:SS`, in UTC. */
const timeOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 19);

/** A digest in hex, so that the fingerprint itself need not stand in a report that leaves the repository. */
function idOf(id: string, commit = ''): string {
  return bytesToHex(sha256(utf8ToBytes(`${id}\n${commit}`))).slice(0, 40);
}
