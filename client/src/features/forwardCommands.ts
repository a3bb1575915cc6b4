/** The commands that the server's own code actions carry: passed on to it, with nothing of their own to show. */
import { commands, Disposable } from 'vscode';
import { COMMANDS } from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';
import { offerSetup, setupOf } from './copySetup.ts';

const PASSED_ON = [
  COMMANDS.moveHere,
  COMMANDS.openDocumentation,
  COMMANDS.serverSideGuide,
  COMMANDS.untrackEnv,
];

export function registerForwardedCommands(server: Server): Disposable {
  return Disposable.from(
    commands.registerCommand(COMMANDS.fixApplied, () => {
      const { args, edit } = server.lastFix();
      if (edit !== undefined) server.hold(edit);
      return afterFix(server, args);
    }),
    ...PASSED_ON.map((command) =>
      commands.registerCommand(command, (...args: unknown[]) => server.execute(command, args)),
    ),
  );
}

/** A fix that needs something set up says so with the steps at hand: its light bulb is gone with the key. */
async function afterFix(server: Server, args: readonly unknown[]): Promise<void> {
  const setup = setupOf(args[0]);
  if (setup === undefined) await server.execute(COMMANDS.fixApplied, args);
  else {
    const argument = { ...(args[0] as object), answer: 'yes' };
    const left = await server.execute<string | null>(COMMANDS.fixApplied, [argument]);
    if (left !== null) offerSetup(server, setup, left);
  }
}
