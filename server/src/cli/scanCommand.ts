/** `kagimori scan`: looks, reports, and says by its exit code whether anything was found. */
import type { ScanCommand } from './command.ts';
import { look } from './look.ts';
import { putReport } from './output.ts';
import { type CommandContext, EXIT, type ExitCode, fail } from './surroundings.ts';

const INTERRUPTED = { en: 'interrupted', ja: '中断されました' };

export async function scanCommand(command: ScanCommand, context: CommandContext): Promise<ExitCode> {
  const { around, language } = context;
  const { report, problems } = await look(command, context);
  if (report.summary.cancelled) return fail(around, INTERRUPTED[language]);
  for (const problem of problems) fail(around, problem[language]);
  const code = await putReport(report, command, context);
  return problems.length > 0 ? EXIT.failed : code;
}
