/** "Copy the set-up steps": what a keyless way needs outside of the code goes to the clipboard, its page is one click away. */
import { commands, type Disposable, env, l10n, Uri, window } from 'vscode';
import { COMMANDS, type SetupSteps } from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';

export function registerCopySetup(server: Server): Disposable {
  return commands.registerCommand(COMMANDS.copySetup, async (argument: unknown) => {
    const setup = setupOf(argument);
    if (setup !== undefined) await copySetup(server, setup);
  });
}

/** The name of the way in the argument of a command, if it names one. */
export function setupOf(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('setup' in argument)) return undefined;
  return typeof argument.setup === 'string' ? argument.setup : undefined;
}

/** Says what is left to do after a fix, with the steps to copy. */
export function offerSetup(server: Server, setup: string, left: string): void {
  const copy = l10n.t('Copy the Set-up Steps');
  window.showInformationMessage(left, copy).then((chosen) => {
    if (chosen === copy) void copySetup(server, setup);
  });
}

async function copySetup(server: Server, setup: string): Promise<void> {
  const steps = await server.execute<SetupSteps | null>(COMMANDS.copySetup, [{ setup, answer: 'yes' }]);
  if (steps === null) return;
  await env.clipboard.writeText(steps.text);
  const open = l10n.t('Open Its Page');
  const chosen = window.showInformationMessage(l10n.t('Copied: {0}', steps.title), open);
  // Nobody waits for the person to read it.
  chosen.then((button) => {
    if (button === open) void env.openExternal(Uri.parse(steps.url));
  });
}
