/**
 * The arguments of the command that a fix carries. VS Code drops them as soon as the menu of the light bulb is gone, and
 * a preview outlives the menu: so they are kept here, and the command itself goes without.
 */
import type { CodeAction, Command, WorkspaceEdit } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { COMMANDS } from '../../server/src/protocol.ts';

export interface FixArguments {
  readonly middleware: Pick<Middleware, 'provideCodeActions' | 'resolveCodeAction'>;
  /** The fix that was built last: the one that is being applied. */
  last(): BuiltFix;
}

export interface BuiltFix {
  readonly args: readonly unknown[];
  readonly edit?: WorkspaceEdit;
}

export function createFixArguments(): FixArguments {
  const kept = new WeakMap<CodeAction, readonly unknown[]>();
  let last: BuiltFix = { args: [] };
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
        const args = kept.get(item) ?? [];
        last = { args };
        const action = await next(item, token);
        if (action === null || action === undefined) return action;
        keep(action);
        if (action.edit !== undefined) last = { args, edit: action.edit };
        return action;
      },
    },
    last: () => last,
  };
}

function isCommand(action: Command | CodeAction): action is Command {
  return typeof action.command === 'string';
}
