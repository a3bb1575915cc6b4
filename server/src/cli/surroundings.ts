/** What the command line asks of the process around it, so that tests can stand in for it. */
import type { Host } from '../host.ts';
import type { Language } from '../language.ts';
import { printable } from '../report/printable.ts';

export interface CliSurroundings {
  readonly host: Host;
  /** The built scan worker; scans stay in this thread where absent. */
  readonly workerScript?: URL;
  readonly cwd: string;
  /** `LANG` and the like. */
  readonly locale: string | undefined;
  /** Fires on Ctrl+C. */
  readonly signal: AbortSignal;
  /** Whether the output is a terminal that shows colour. */
  readonly color: boolean;
  /** Whether somebody watches the standard error stream. */
  readonly progress: boolean;
  out(text: string): void;
  err(text: string): void;
  /** Reads all of the standard input. */
  stdin(): Promise<Uint8Array>;
}

/** The exit codes of the contract. */
export const EXIT = { clean: 0, found: 1, failed: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A message on the error stream, and the code for "could not scan". */
export function fail(around: CliSurroundings, message: string): ExitCode {
  around.err(`kagimori: ${printable(message)}\n`);
  return EXIT.failed;
}

/** What a subcommand is handed. */
export interface CommandContext {
  readonly around: CliSurroundings;
  readonly language: Language;
}
