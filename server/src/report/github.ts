/**
 * The report as GitHub workflow commands: each finding becomes an annotation on its line of the pull request.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
import type { Severity } from '../detection/types.ts';
import type { Language } from '../language.ts';
import { messageOf, titleOf } from './describe.ts';
import { livenessSentences } from './liveness.ts';
import type { Report } from './report.ts';

const COMMAND: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};

/** @returns one line for each finding, columns and lines counted from 1; empty where there is none. */
export function githubReport({ files, catalogue }: Report, language: Language): string {
  const lines = files.flatMap(({ path, findings }) =>
    findings.flatMap(({ finding, range, liveness }) => {
      const rule = catalogue.get(finding.ruleId);
      if (rule === undefined) return [];
      const properties = {
        file: path,
        line: range.start.line + 1,
        endLine: range.end.line + 1,
        // GitHub shows columns only where both stand on one line.
        ...(range.start.line === range.end.line
          ? { col: range.start.character + 1, endColumn: range.end.character + 1 }
          : {}),
        title: `${titleOf(rule, language)} (${rule.id})`,
      };
      const shown = Object.entries(properties).map(
        ([key, value]) => `${key}=${escapeProperty(String(value))}`,
      );
      return [
        `::${COMMAND[finding.severity]} ${shown.join(',')}::${escapeData(messageOf(finding, rule, language, { known: livenessSentences(liveness) }))}\n`,
      ];
    }),
  );
  return lines.join('');
}

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
