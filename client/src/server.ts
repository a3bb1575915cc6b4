/** The language server as the features see it: something that can be asked at once, and answers when it is up. */
import {
  type CancellationToken,
  type Disposable,
  type ExtensionContext,
  l10n,
  type Range,
  type WorkspaceEdit,
  workspace,
} from 'vscode';
import type {
  LanguageClient,
  WorkDoneProgressBegin,
  WorkDoneProgressReport,
} from 'vscode-languageclient/node';
import { type PlannedMove, TRUST_GRANTED_NOTIFICATION } from '../../server/src/protocol.ts';
import type { Findings } from './findings.ts';
import { type BuiltFix, createFixArguments } from './fixArguments.ts';
import { createHeldDocuments, type HeldDocuments } from './heldDocuments.ts';
import type { Rotation } from './rotation.ts';

/** A step of work-done progress. */
export type ProgressStep = WorkDoneProgressBegin | WorkDoneProgressReport;

export interface Server extends Disposable {
  /**
   * Sends a request as soon as the server runs.
   * @throws with a message for the person when it cannot run
   */
  request<Answer>(method: string, params: unknown, token?: CancellationToken): Promise<Answer>;
  /** Executes one of the server's commands, with its progress and cancellation if they are wanted. */
  execute<Answer>(command: string, args: readonly unknown[], watch?: Watch): Promise<Answer>;
  /** The fix that is being applied. */
  lastFix(): BuiltFix;
  /** An edit was applied: what it touched stays undoable. */
  readonly hold: HeldDocuments['hold'];
  /** The planned edit as the editor's own. */
  toEdit(plan: PlannedMove & { ok: true }): Promise<WorkspaceEdit>;
}

export interface Watch {
  readonly token: CancellationToken;
  onStep(step: ProgressStep): void;
}

/**
 * Starts the server without waiting for it. Its library is loaded only after the activation is over: running it takes
 * longer than all the rest.
 * @param findings receives what the server finds; @param rotation when the entries of `.env` files are due
 */
export function startServer(context: ExtensionContext, findings: Findings, rotation: Rotation): Server {
  const fixes = createFixArguments();
  const held = createHeldDocuments();
  const started = afterActivation()
    .then(() => import('./languageClient.ts'))
    .then(({ startLanguageClient }) => startLanguageClient(context, { findings, rotation }, fixes, held));
  // Whoever needs the server meets the failure; until then it is only logged.
  started.catch(() => undefined);
  const trust = workspace.onDidGrantWorkspaceTrust(async () =>
    (await started).sendNotification(TRUST_GRANTED_NOTIFICATION),
  );
  const ready = (): Promise<LanguageClient> =>
    started.catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(l10n.t('Kagimori could not start: {0}', reason));
    });
  let executions = 0;
  return {
    async request(method, params, token) {
      const client = await ready();
      // An undefined token would count as a second parameter.
      return token === undefined
        ? client.sendRequest(method, params)
        : client.sendRequest(method, params, token);
    },
    async execute(command, args, watch) {
      const client = await ready();
      const params = { command, arguments: args };
      if (watch === undefined) return client.sendRequest('workspace/executeCommand', params);
      executions += 1;
      const workDoneToken = `kagimori-${executions}`;
      const { WorkDoneProgress } = await import('vscode-languageclient/node');
      const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
        if (step.kind !== 'end') watch.onStep(step);
      });
      try {
        return await client.sendRequest(
          'workspace/executeCommand',
          { ...params, workDoneToken },
          watch.token,
        );
      } finally {
        listener.dispose();
      }
    },
    lastFix: fixes.last,
    hold: held.hold,
    toEdit: async (plan) => (await ready()).protocol2CodeConverter.asWorkspaceEdit(plan.edit),
    dispose() {
      trust.dispose();
      held.dispose();
      started.then((client) => client.dispose()).catch(() => undefined);
    },
  };
}

/** The protocol's form of a range. */
export function protocolRange({ start, end }: Range) {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

function afterActivation(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
