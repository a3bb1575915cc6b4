/** Tells the subcommands apart and answers what needs none. */
import { languageOf } from '../language.ts';
import { VERSION } from '../version.ts';
import { parseArguments } from './arguments.ts';
import { baselineCommand } from './baselineCommand.ts';
import { completion } from './completion.ts';
import { fixCommand } from './fixCommand.ts';
import { helpText } from './help.ts';
import { importCommand } from './importCommand.ts';
import { mergeCommand } from './mergeCommand.ts';
import { scanCommand } from './scanCommand.ts';
import { type CliSurroundings, EXIT, type ExitCode, fail } from './surroundings.ts';

/**
 * @param argv without the program's name.
 * @returns the exit code: 0 nothing found, 1 findings, 2 could not scan.
 */
export async function runCli(argv: readonly string[], around: CliSurroundings): Promise<ExitCode> {
  const parsed = parseArguments(argv, languageOf(around.locale));
  if (!parsed.ok) return fail(around, parsed.message);
  const { language } = parsed;
  switch (parsed.command.name) {
    case 'version':
      around.out(`kagimori ${VERSION}\n`);
      return EXIT.clean;
    case 'help':
      around.out(helpText(language));
      return EXIT.clean;
    case 'scan':
      return scanCommand(parsed.command, { around, language });
    case 'fix':
      return fixCommand(parsed.command, { around, language });
    case 'baseline':
      return baselineCommand(parsed.command, { around, language });
    case 'completion':
      around.out(completion(parsed.command.shell));
      return EXIT.clean;
    case 'import':
      return importCommand(parsed.command, { around, language });
    case 'merge':
      return mergeCommand(parsed.command, { around, language });
  }
}
