/** `kagimori merge`: joins the JSON reports of several runs (`--shard`) into one, in any form. */
import type { Text } from '../detection/types.ts';
import { mergeReports } from '../report/merge.ts';
import { parseReport, type ReadReport } from '../report/readJson.ts';
import { makeDetector } from '../workspace/detectorSetup.ts';
import { UNREADABLE } from '../workspace/textFile.ts';
import type { MergeCommand } from './command.ts';
import { putReport } from './output.ts';
import { readText, setupFor } from './setup.ts';
import { type CommandContext, type ExitCode, fail } from './surroundings.ts';

const NO_REPORT = (path: string): Text => ({
  en: `${path} is no report of "kagimori scan --format json"`,
  ja: `${path} は「kagimori scan --format json」の報告ではありません`,
});

export async function mergeCommand(command: MergeCommand, context: CommandContext): Promise<ExitCode> {
  const { around, language } = context;
  const reports: ReadReport[] = [];
  for (const path of command.reports) {
    const text = await readText(around, path);
    const report = text === undefined ? undefined : parseReport(text);
    if (report === undefined) {
      return fail(around, (text === undefined ? UNREADABLE : NO_REPORT)(path)[language]);
    }
    reports.push(report);
  }
  // The configuration tells of a team's own rules what the reports do not.
  const { setup, problems } = await setupFor({ ...NO_LOOK, ...configOf(command) }, context, around.cwd);
  const [problem] = problems;
  if (problem !== undefined) return fail(around, problem[language]);
  const report = mergeReports(reports, makeDetector(setup).catalogue);
  // What a finding rests on stands in the reports in one language; the rest of a sentence goes with it.
  return putReport(report, command, { around, language: reports[0]?.language ?? language });
}

const configOf = ({ config }: MergeCommand) => (config === undefined ? {} : { config });

const NO_LOOK = {
  paths: [],
  minSeverity: 'info',
  jobs: 0,
  noIgnore: false,
  policies: false,
  archives: false,
  maxFileBytes: 0,
} as const;
