/** The commands that a client runs on the server, by name. */
import type { CancellationToken, ExecuteCommandParams, ProgressToken } from 'vscode-languageserver';
import { COMMANDS } from '../protocol.ts';
import { applyFix } from './applyFix.ts';
import { checkKey } from './checkKey.ts';
import { type Built, buildMove } from './fixes.ts';
import { importConfiguration } from './importConfiguration.ts';
import { showLimits } from './limits.ts';
import { moveToStore } from './moveToStore.ts';
import type { PendingFixes } from './pendingFixes.ts';
import { checkReference } from './references.ts';
import { renderReport } from './renderReport.ts';
import { showRotation } from './rotation/plan.ts';
import { applyNote } from './rotation/planNote.ts';
import type { ScanScope, WorkspaceScan } from './scanWorkspace.ts';
import { showServerSideGuide } from './serverSide.ts';
import type { Session } from './session.ts';
import { setupSteps, showSetup } from './setupSteps.ts';
import { listStores } from './stores.ts';
import { tell } from './tell.ts';
import { untrackEnv } from './untrackEnv.ts';

export interface Commands {
  execute(params: ExecuteCommandParams, token: CancellationToken): Promise<unknown>;
}

/** What runs behind a command: its first argument, as it came from the client. */
type Command = (
  argument: unknown,
  token: CancellationToken,
  progressToken: ProgressToken | undefined,
) => Promise<unknown>;

export function createCommands(session: Session, scan: WorkspaceScan, pending: PendingFixes): Commands {
  const table: Readonly<Record<string, Command>> = {
    [COMMANDS.scanWorkspace]: (argument, token, progressToken) =>
      scan.run(scopeOf(argument), token, progressToken),
    [COMMANDS.listStores]: (argument) => listStores(session, stringOf(argument, 'uri') ?? ''),
    [COMMANDS.moveToStore]: (argument, token) => moveToStore(session, pending, argument, token),
    [COMMANDS.checkReference]: (argument, token) => checkReference(session, argument, token),
    [COMMANDS.fixApplied]: async (argument) => {
      const uri = stringOf(argument, 'uri');
      if (uri === undefined) return null;
      const fingerprint = stringOf(argument, 'fingerprint');
      const build = pending.unapplied(uri, fingerprint);
      if (build !== undefined) {
        await applyFix(session, pending, build, uri, fingerprint);
        return null;
      }
      const answers = wantsAnswer(argument);
      const left = await pending.applied(uri, fingerprint, answers);
      return answers && left !== undefined ? left[session.language] : null;
    },
    [COMMANDS.moveHere]: async (argument) => {
      const uri = stringOf(argument, 'uri') ?? '';
      const fingerprint = stringOf(argument, 'fingerprint');
      const build = (): Promise<Built> =>
        buildMove(session, [uri], (finding) => finding.fingerprint === fingerprint);
      await applyFix(session, pending, build, uri, fingerprint);
      return null;
    },
    [COMMANDS.untrackEnv]: async (argument) => {
      if (!session.isTrusted()) return null;
      const { ok, message } = await untrackEnv(session, stringOf(argument, 'uri') ?? '');
      tell(session, ok ? 'info' : 'warning', message);
      return null;
    },
    [COMMANDS.setExpiry]: (argument) => applyNote(session, 'expires', argument),
    [COMMANDS.markRotated]: (argument) => applyNote(session, 'rotated', argument),
    [COMMANDS.checkKey]: (argument, token) => checkKey(session, argument, token),
    [COMMANDS.rotateKey]: (argument) => showRotation(session, argument),
    [COMMANDS.copyLimit]: (argument) => showLimits(session, argument),
    [COMMANDS.importConfiguration]: (argument) =>
      importConfiguration(session, stringOf(argument, 'uri') ?? '', isTrue(argument, 'write')),
    [COMMANDS.renderReport]: async () => renderReport(session),
    [COMMANDS.copySetup]: async (argument) => {
      const name = stringOf(argument, 'setup') ?? '';
      return wantsAnswer(argument) ? setupSteps(session, name) : showSetup(session, name);
    },
    [COMMANDS.serverSideGuide]: (argument) => showServerSideGuide(session, argument),
    [COMMANDS.openDocumentation]: async (argument) => {
      const ruleId = stringOf(argument, 'ruleId') ?? '';
      const uri = session.detectorFor('').catalogue.get(ruleId)?.docs;
      if (uri !== undefined) await session.connection.window.showDocument({ uri, external: true });
      return null;
    },
  };
  return {
    async execute({ command, arguments: args, workDoneToken }, token) {
      const run = table[command];
      if (run === undefined) {
        session.log.warn('a command was asked for that is not known');
        return null;
      }
      return run(args?.[0], token, workDoneToken);
    },
  };
}

/** Whether the client shows the words itself. */
const wantsAnswer = (argument: unknown): boolean => stringOf(argument, 'answer') === 'yes';

const isTrue = (value: unknown, key: string): boolean =>
  typeof value === 'object' && value !== null && (value as Record<string, unknown>)[key] === true;

/** What a scan looks at: a folder or all, and of that all or some files. */
function scopeOf(argument: unknown): ScanScope {
  const uri = stringOf(argument, 'uri');
  const only = typeof argument === 'object' && argument !== null && 'only' in argument ? argument.only : [];
  const uris = Array.isArray(only) ? only.filter((item) => typeof item === 'string') : [];
  return {
    ...(uri === undefined ? {} : { uri }),
    changed: isTrue(argument, 'changed'),
    archives: isTrue(argument, 'archives'),
    ...(uris.length === 0 ? {} : { only: uris }),
  };
}

/** One string property of an argument that may be anything. */
function stringOf(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = (value as Record<string, unknown>)[key];
  return typeof found === 'string' ? found : undefined;
}
