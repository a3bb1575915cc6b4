/** The report for programs: one object, the same words as everywhere, no value. */
import { ageFacts } from '../advice/standing.ts';
import type { Life } from '../detection/types.ts';
import type { Language } from '../language.ts';
import { messageOf, titleOf } from './describe.ts';
import { livenessFacts } from './liveness.ts';
import type { Report, Reported } from './report.ts';

const dayTime = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** What a value says of its own life, as programs are told. */
const lifeFacts = ({ start, end, ...life }: Life) => ({
  ...life,
  ...(start === undefined ? {} : { start: dayTime(start) }),
  ...(end === undefined ? {} : { end: dayTime(end) }),
});

/** @returns pretty JSON; lines and columns count from 1, columns in UTF-16 units, ends exclusive. */
export function jsonReport(report: Report, language: Language, version: string): string {
  const { catalogue, files, summary } = report;
  const entry = (path: string, commit: string | undefined) => (located: Reported) => {
    const { finding, range, frame, liveness, age } = located;
    const rule = catalogue.get(finding.ruleId);
    return {
      path,
      ...(commit === undefined ? {} : { commit }),
      startLine: range.start.line + 1,
      startColumn: range.start.character + 1,
      endLine: range.end.line + 1,
      endColumn: range.end.character + 1,
      rule: finding.ruleId,
      provider: rule?.provider ?? '',
      title: rule === undefined ? finding.ruleId : titleOf(rule, language),
      severity: finding.severity,
      confidence: finding.confidence,
      fingerprint: finding.fingerprint,
      redacted: finding.redacted,
      line: frame,
      message: rule === undefined ? '' : messageOf(finding, rule, language),
      evidence: finding.evidence.map(({ kind, text, supports }) => ({
        kind,
        text: text[language],
        supports,
      })),
      ...(finding.life?.end === undefined ? {} : { expires: dayTime(finding.life.end) }),
      ...(finding.life === undefined ? {} : { life: lifeFacts(finding.life) }),
      ...(liveness === undefined ? {} : { liveness: livenessFacts(liveness, language) }),
      ...(age === undefined ? {} : { age: age && { ...ageFacts(age), text: age.text[language] } }),
      ...(rule?.manageUrl === undefined ? {} : { manageUrl: rule.manageUrl }),
    };
  };
  const value = {
    tool: { name: 'kagimori', version },
    language,
    summary,
    findings: files.flatMap(({ path, commit, findings }) => findings.map(entry(path, commit))),
    suppressed: files.flatMap(({ path, commit, suppressed }) =>
      suppressed.map((located) => ({
        ...entry(path, commit)(located),
        by: located.by,
        reason: located.reason[language],
      })),
    ),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
