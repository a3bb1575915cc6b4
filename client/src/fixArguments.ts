/**
 * The arguments of the command that a fix carries. VS Code drops them as soon as the menu of the light bulb is gone, and
 * a preview outlives the menu: so they are kept here, and the command itself goes without.
 */
import type { CodeAction, Command } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { COMMANDS } from '../../server/src/protocol.ts';

export interface FixArguments {
  readonly middleware: Pick<Middleware, 'provideCodeActions' | 'resolveCodeAction'>;
  /** Those of the fix that was built last: the one that is being applied. */
  last(): readonly unknown[];
}

export function createFixArguments(): FixArguments {
  const kept = new WeakMap<CodeAction, readonly unknown[]>();
  let last: readonly unknown[] = [];
  const keep = (action: CodeAction): void => {
    const { command } = action;
    if (command?.command !== COMMANDS.fixApplied || command.arguments === undefined) return;
    kept.set(action, command.arguments);
    action.command = { command: command.command, title: command.title };
  };
  return {
    middleware: {
      async provideCodeActions(document, range, context, token, next) {
        const actions = await next(document, range, context, token);
        for (const action of actions ?? []) if (!isCommand(action)) keep(action);
        return actions;
      },
      async resolveCodeAction(item, token, next) {
        last = kept.get(item) ?? [];
        const action = await next(item, token);
        if (action !== null && action !== undefined) keep(action);
        return action;
      },
    },
    last: () => last,
  };
}

function isCommand(action: Command | CodeAction): action is Command {
  return typeof action.command === 'string';
}
