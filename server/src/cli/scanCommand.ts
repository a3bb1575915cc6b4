/** `kagimori scan`: looks, reports, and says by its exit code whether anything was found. */
import type { Text } from '../detection/types.ts';
import type { Language } from '../language.ts';
import { githubReport } from '../report/github.ts';
import { gitlabReport } from '../report/gitlab.ts';
import { jsonReport } from '../report/json.ts';
import { junitReport } from '../report/junit.ts';
import type { Report } from '../report/report.ts';
import { sarifReport } from '../report/sarif.ts';
import { textReport } from '../report/text.ts';
import { VERSION } from '../version.ts';
import { absolute } from '../workspace/scan.ts';
import type { Format, ScanCommand } from './arguments.ts';
import { look } from './look.ts';
import { type CommandContext, EXIT, type ExitCode, fail } from './surroundings.ts';

const MESSAGES = {
  interrupted: { en: 'interrupted', ja: '中断されました' },
  unwritable: (path: string): Text => ({ en: `cannot write ${path}`, ja: `${path} に書き込めません` }),
};

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
  junit: (report, { language }) => junitReport(report, language),
};

export async function scanCommand(command: ScanCommand, context: CommandContext): Promise<ExitCode> {
  const { around, language } = context;
  const { report, problems } = await look(command, context);
  if (report.summary.cancelled) return fail(around, MESSAGES.interrupted[language]);
  for (const problem of problems) fail(around, problem[language]);
  const toFile = command.output !== undefined;
  const text = FORMATTERS[command.format](report, {
    language,
    color: around.color && !toFile,
    showSuppressed: command.showSuppressed,
    endedAt: around.host.now(),
  });
  if (command.output === undefined) around.out(text);
  else {
    const path = absolute(command.output, around.cwd);
    const written = await around.host.writeFileAtomic(path, new TextEncoder().encode(text));
    if (!written.ok) return fail(around, MESSAGES.unwritable(command.output)[language]);
  }
  if (problems.length > 0) return EXIT.failed;
  return report.summary.findings > 0 ? EXIT.found : EXIT.clean;
}
