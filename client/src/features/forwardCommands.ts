/** The commands that the server's own code actions carry: passed on to it, with nothing of their own to show. */
import { commands, Disposable } from 'vscode';
import { COMMANDS } from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';

const PASSED_ON = [COMMANDS.openDocumentation, COMMANDS.untrackEnv];

export function registerForwardedCommands(server: Server): Disposable {
  return Disposable.from(
    commands.registerCommand(COMMANDS.fixApplied, () =>
      server.execute(COMMANDS.fixApplied, server.fixArguments()),
    ),
    ...PASSED_ON.map((command) =>
      commands.registerCommand(command, (...args: unknown[]) => server.execute(command, args)),
    ),
  );
}
