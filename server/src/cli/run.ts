/** Tells the subcommands apart and answers what needs none. Each is loaded when it is asked for. */
import { languageOf } from '../language.ts';
import { VERSION } from '../version.ts';
import { parseArguments } from './arguments.ts';
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
      around.out((await import('./help.ts')).helpText(language));
      return EXIT.clean;
    case 'scan':
      return (await import('./scanCommand.ts')).scanCommand(parsed.command, { around, language });
    case 'fix':
      return (await import('./fixCommand.ts')).fixCommand(parsed.command, { around, language });
    case 'baseline':
      return (await import('./baselineCommand.ts')).baselineCommand(parsed.command, { around, language });
    case 'completion':
      around.out((await import('./completion.ts')).completion(parsed.command.shell));
      return EXIT.clean;
    case 'import':
      return (await import('./importCommand.ts')).importCommand(parsed.command, { around, language });
    case 'merge':
      return (await import('./mergeCommand.ts')).mergeCommand(parsed.command, { around, language });
  }
}
