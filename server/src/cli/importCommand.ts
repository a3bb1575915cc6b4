/** `kagimori import`: takes over what other tools were told, and says line by line what was and what was not. */
import type { Text } from '../detection/types.ts';
import { linesOfNotes, planImport, writeImport } from '../workspace/import/plan.ts';
import type { ImportCommand } from './command.ts';
import { type CommandContext, EXIT, type ExitCode, fail } from './surroundings.ts';

const WRITTEN = (path: string): Text => ({ en: `${path} written\n`, ja: `${path} に書き込みました\n` });
const DRY_RUN: Text = { en: 'nothing was written (--dry-run)\n', ja: '何も書き込んでいません (--dry-run)\n' };

export async function importCommand(
  { paths, dryRun }: ImportCommand,
  { around, language }: CommandContext,
): Promise<ExitCode> {
  const { host, cwd } = around;
  const plan = await planImport(host, cwd, paths);
  if (!plan.ok) return fail(around, plan.message[language]);
  for (const line of linesOfNotes(plan.notes, language)) around.out(`${line}\n`);
  if (dryRun) {
    around.out(DRY_RUN[language]);
    return EXIT.clean;
  }
  const problem = await writeImport(host, cwd, plan, (path) => around.out(WRITTEN(path)[language]));
  return problem === undefined ? EXIT.clean : fail(around, problem[language]);
}
