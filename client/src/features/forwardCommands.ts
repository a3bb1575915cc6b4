/** The commands that the server's own code actions carry: passed on to it, with nothing of their own to show. */
import { commands, Disposable } from 'vscode';
import { COMMANDS } from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';

export function registerForwardedCommands(server: Server): Disposable {
  return Disposable.from(
    commands.registerCommand(COMMANDS.fixApplied, () =>
      server.execute(COMMANDS.fixApplied, server.fixArguments()),
    ),
    commands.registerCommand(COMMANDS.openDocumentation, (...args: unknown[]) =>
      server.execute(COMMANDS.openDocumentation, args),
    ),
  );
}
