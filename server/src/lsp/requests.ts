/** What a client asks, and who answers. Whatever goes wrong behind a question is logged, and answered with nothing. */
import { ExecuteCommandRequest } from 'vscode-languageserver';
import {
  LIST_LIMITS_REQUEST,
  type Limits,
  PLAN_IGNORE_REQUEST,
  PLAN_KEEP_REQUEST,
  PLAN_MOVE_REQUEST,
  PLAN_NOTE_REQUEST,
  PLAN_PASTE_REQUEST,
  PLAN_ROTATION_REQUEST,
  type PlannedKeep,
  type PlannedMove,
  type RotationPlan,
} from '../protocol.ts';
import { entryOf } from '../workspace/archives/entryUri.ts';
import { textOfEntry } from './archiveFiles.ts';
import { listCodeActions, resolveCodeAction } from './codeActions.ts';
import { codeLenses } from './codeLens.ts';
import type { Commands } from './commands.ts';
import { hover } from './hover.ts';
import { listLimits } from './limits.ts';
import { guarded } from './log.ts';
import type { PendingFixes } from './pendingFixes.ts';
import { planIgnore } from './planIgnore.ts';
import { planKeep } from './planKeep.ts';
import { planMove } from './planMove.ts';
import { planPaste } from './planPaste.ts';
import { planRotation } from './rotation/plan.ts';
import { planNote } from './rotation/planNote.ts';
import type { Session } from './session.ts';

/** No plan, and nothing to say: what went wrong is in the log. */
const NO_PLAN = { ok: false, reason: '' } as const;

/** @param ready settled once nothing is judged by others than the person's own settings. */
export function answerRequests(
  session: Session,
  pending: PendingFixes,
  commands: Commands,
  ready: Promise<void>,
): void {
  const { connection, log } = session;
  const safely = <T>(where: string, otherwise: T, work: () => T | Promise<T>): Promise<T> =>
    guarded(log, where, () => otherwise, work);
  /** A question beyond LSP, by its name. */
  const answer = <T>(method: string, otherwise: T, work: (request: unknown) => T | Promise<T>): void => {
    connection.onRequest(method, (request: unknown) =>
      safely<unknown>(method, otherwise, () => work(request)),
    );
  };

  connection.onCodeAction((request) =>
    safely('code actions', [], () => listCodeActions(session, pending, request)),
  );
  connection.onCodeActionResolve((action) =>
    safely('code action', action, () => resolveCodeAction(session, pending, action)),
  );
  connection.onCodeLens((request) => safely('code lens', [], () => codeLenses(session, request)));
  connection.onHover((request) => safely('hover', null, () => hover(session, request)));
  // Not `onExecuteCommand`, which takes the progress token away.
  connection.onRequest(ExecuteCommandRequest.type, (request, token) =>
    safely<unknown>('command', null, async () => {
      await ready;
      return commands.execute(request, token);
    }),
  );
  connection.workspace.textDocumentContent.on(({ uri }) =>
    safely('content', { text: '' }, async () => {
      const entry = entryOf(uri);
      return { text: (entry && (await textOfEntry(session, entry))) ?? '' };
    }),
  );
  answer<PlannedMove>(PLAN_MOVE_REQUEST, NO_PLAN, (request) => planMove(session, pending, request));
  answer<PlannedMove>(PLAN_IGNORE_REQUEST, NO_PLAN, (request) => planIgnore(session, request));
  answer<PlannedKeep>(PLAN_KEEP_REQUEST, NO_PLAN, (request) => planKeep(session, pending, request));
  answer<PlannedMove | null>(PLAN_PASTE_REQUEST, null, (request) => planPaste(session, pending, request));
  answer<PlannedMove>(PLAN_NOTE_REQUEST, NO_PLAN, (request) => planNote(session, request));
  answer<RotationPlan>(PLAN_ROTATION_REQUEST, NO_PLAN, (request) => planRotation(session, request));
  answer<Limits>(LIST_LIMITS_REQUEST, { snippets: [] }, (request) => listLimits(session, request));
}
