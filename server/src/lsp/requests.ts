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
import { guarded } from './log.ts';
import type { PendingFixes } from './pendingFixes.ts';
import type { WorkspaceScan } from './scanWorkspace.ts';
import type { Session } from './session.ts';

/** Loaded when somebody asks first: a server is ready without it. */
const loadAnswers = () => import('./answers.ts');

type Answers = Awaited<ReturnType<typeof loadAnswers>>;

/** No plan, and nothing to say: what went wrong is in the log. */
const NO_PLAN = { ok: false, reason: '' } as const;

/** @param ready what is settled once nothing is judged by others than the person's own settings, as they are now. */
export function answerRequests(
  session: Session,
  pending: PendingFixes,
  scan: WorkspaceScan,
  ready: () => Promise<unknown>,
): void {
  const { connection, log } = session;
  const safely = <T>(where: string, otherwise: T, work: (by: Answers) => T | Promise<T>): Promise<T> =>
    guarded(
      log,
      where,
      () => otherwise,
      async () => work(await loadAnswers()),
    );
  /** A question beyond LSP, by its name. */
  const answer = <T>(
    method: string,
    otherwise: T,
    work: (by: Answers, request: unknown) => T | Promise<T>,
  ): void => {
    connection.onRequest(method, (request: unknown) =>
      safely<unknown>(method, otherwise, (by) => work(by, request)),
    );
  };

  connection.onCodeAction((request) =>
    safely('code actions', [], (by) => by.listCodeActions(session, pending, request)),
  );
  connection.onCodeActionResolve((action) =>
    safely('code action', action, (by) => by.resolveCodeAction(session, pending, action)),
  );
  connection.onCodeLens((request) => safely('code lens', [], (by) => by.codeLenses(session, request)));
  connection.onHover((request) => safely('hover', null, (by) => by.hover(session, request)));
  // Not `onExecuteCommand`, which takes the progress token away.
  connection.onRequest(ExecuteCommandRequest.type, (request, token) =>
    safely<unknown>('command', null, async (by) => {
      await ready();
      return by.createCommands(session, scan, pending).execute(request, token);
    }),
  );
  connection.workspace.textDocumentContent.on(({ uri }) =>
    safely('content', { text: '' }, async (by) => {
      const entry = entryOf(uri);
      return { text: (entry && (await by.textOfEntry(session, entry))) ?? '' };
    }),
  );
  answer<PlannedMove>(PLAN_MOVE_REQUEST, NO_PLAN, (by, request) => by.planMove(session, pending, request));
  answer<PlannedMove>(PLAN_IGNORE_REQUEST, NO_PLAN, (by, request) => by.planIgnore(session, request));
  answer<PlannedKeep>(PLAN_KEEP_REQUEST, NO_PLAN, (by, request) => by.planKeep(session, pending, request));
  answer<PlannedMove | null>(PLAN_PASTE_REQUEST, null, (by, request) =>
    by.planPaste(session, pending, request),
  );
  answer<PlannedMove>(PLAN_NOTE_REQUEST, NO_PLAN, (by, request) => by.planNote(session, request));
  answer<RotationPlan>(PLAN_ROTATION_REQUEST, NO_PLAN, (by, request) => by.planRotation(session, request));
  answer<Limits>(LIST_LIMITS_REQUEST, { snippets: [] }, (by, request) => by.listLimits(session, request));
}
