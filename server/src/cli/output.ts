/** Puts a report into the form and the place that were asked for, and says by the exit code what is in it. */
import { SEVERITIES } from '../detection/types.ts';
import type { Language } from '../language.ts';
import { githubReport } from '../report/github.ts';
import { gitlabReport } from '../report/gitlab.ts';
import { htmlReport, rowsOf } from '../report/html.ts';
import { jsonReport } from '../report/json.ts';
import { junitReport } from '../report/junit.ts';
import type { Report } from '../report/report.ts';
import { sarifReport } from '../report/sarif.ts';
import { textReport } from '../report/text.ts';
import { VERSION } from '../version.ts';
import { absolute } from '../workspace/scan.ts';
import { UNWRITABLE } from '../workspace/textFile.ts';
import type { ReportOptions } from './command.ts';
import type { FailOn, Format } from './options.ts';
import { type CommandContext, EXIT, type ExitCode, fail } from './surroundings.ts';

interface Rendering {
  readonly language: Language;
  readonly color: boolean;
  readonly showSuppressed: boolean;
  readonly endedAt: number;
}

const FORMATTERS: Readonly<Record<Format, (report: Report, rendering: Rendering) => string>> = {
  text: textReport,
  json: (report, { language }) => jsonReport(report, language, VERSION),
  sarif: (report, rendering) => sarifReport(report, { ...rendering, version: VERSION }),
  github: (report, { language }) => githubReport(report, language),
  gitlab: (report, { language, endedAt }) =>
    gitlabReport(report, language, {
      version: VERSION,
      startedAt: endedAt - report.summary.durationMs,
      endedAt,
    }),
  html: (report, { language, endedAt }) =>
    htmlReport(
      { rows: rowsOf(report, language), catalogue: report.catalogue, summary: report.summary },
      { language, version: VERSION, now: endedAt },
    ),
  junit: (report, { language }) => junitReport(report, language),
};

/** @returns the exit code: found (from the severity on that was asked for) or clean, or failed where it cannot be written. */
export async function putReport(
  report: Report,
  options: ReportOptions,
  { around, language }: CommandContext,
): Promise<ExitCode> {
  const { output } = options;
  const text = FORMATTERS[options.format](report, {
    language,
    color: around.color && output === undefined,
    showSuppressed: options.showSuppressed,
    endedAt: around.host.now(),
  });
  if (output === undefined) around.out(text);
  else {
    const path = absolute(output, around.cwd);
    const bytes = new TextEncoder().encode(text);
    const replaced = await around.host.writeFileAtomic(path, bytes);
    const isFile = replaced.ok || replaced.error !== 'not-a-file';
    const written = isFile ? replaced : await around.host.writeInto(path, bytes);
    if (!written.ok) return fail(around, UNWRITABLE(output)[language]);
  }
  return fails(report, options.failOn ?? 'info') ? EXIT.found : EXIT.clean;
}

/** Whether the report holds a finding that is as bad as this or worse. */
function fails({ files }: Report, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  const least = SEVERITIES.indexOf(failOn);
  return files.some(({ findings }) =>
    findings.some(({ finding }) => SEVERITIES.indexOf(finding.severity) <= least),
  );
}
