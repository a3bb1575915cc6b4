/** "Scan Workspace": every file of the folders, with progress and cancel; closed files get diagnostics, too. */

import { join } from 'node:path';
import type { CancellationToken, ProgressToken } from 'vscode-languageserver';
import type { Text } from '../detection/types.ts';
import { changedSince } from '../git/changed.ts';
import type { Host } from '../host.ts';
import type { ScanSummary } from '../protocol.ts';
import { archiveKindOf } from '../workspace/archives/kinds.ts';
import { scopeOf } from '../workspace/cachedScanner.ts';
import { readCache, writeCache } from '../workspace/cacheFile.ts';
import { type CleanStates, createCleanStates } from '../workspace/cleanStates.ts';
import { pathOf, uriOf } from '../workspace/project.ts';
import { type Progress, scanTree, sumSummaries } from '../workspace/scan.ts';
import { NOT_WHOLE, shownPath } from '../workspace/textFile.ts';
import type { ClosedFiles } from './closedFiles.ts';
import { guarded } from './log.ts';
import type { ProgressReporter } from './progress.ts';
import { folderOf, type Session } from './session.ts';
import { tell } from './tell.ts';

const WORDS = {
  title: { en: 'Looking for secrets', ja: 'シークレットを探しています' },
  again: { en: 'Looking again, by the new rules', ja: '新しいルールで調べ直しています' },
  noFolder: {
    en: 'There is no folder to scan: open one first.',
    ja: 'スキャンするフォルダーがありません。先にフォルダーを開いてください。',
  },
  off: {
    en: 'Kagimori is off (kagimori.enable is false): nothing was scanned.',
    ja: 'Kagimori は無効です（kagimori.enable が false）。スキャンは行っていません。',
  },
  noRepository: {
    en: 'What has changed is known only in a git repository, and git is run only in a trusted workspace.',
    ja: '変更されたファイルが分かるのは git リポジトリだけです。また、git は信頼済みのワークスペースでのみ実行します。',
  },
} satisfies Record<string, Text>;

/** How often a client is told of progress, in milliseconds: what an eye can follow. */
const TELL_EVERY = 100;

export interface ScanScope {
  /** Of a folder or a file; all workspace folders where absent. */
  readonly uri?: string;
  /** Only what git says has changed since the last commit, files that it does not know yet included. */
  readonly changed?: boolean;
  /** Only these files. */
  readonly only?: readonly string[];
  /** Whether archives are looked into as folders are. */
  readonly archives?: boolean;
}

export interface WorkspaceScan {
  run(
    scope: ScanScope,
    token: CancellationToken,
    progressToken: ProgressToken | undefined,
  ): Promise<ScanSummary>;
  /** Other rules are in force: folders that were scanned whole, and would be looked at otherwise now, are scanned anew. */
  refresh(): Promise<void>;
  dispose(): void;
}

/** @param cacheFile absolute path where it is kept what holds nothing; for this session only where absent. */
export function createWorkspaceScan(
  session: Session,
  closedFiles: ClosedFiles,
  reporter: ProgressReporter,
  cacheFile: string | undefined,
): WorkspaceScan {
  let running: AbortController | undefined;
  /** By path of the folders that were scanned whole: by what. */
  const scanned = new Map<string, string>();
  let refreshing: AbortController | undefined;
  let states: CleanStates | undefined;

  const readStates = async (): Promise<CleanStates> => {
    states ??= cacheFile === undefined ? createCleanStates() : await readCache(session.host, cacheFile);
    return states;
  };
  const keepStates = async (known: CleanStates): Promise<void> => {
    if (cacheFile === undefined || (await writeCache(session.host, cacheFile, known))) return;
    session.log.warn('what the scan has seen cannot be kept: the next session reads every file again');
  };

  /** The files that a scan is narrowed to; undefined for all. */
  const filesWanted = async (
    root: string,
    changed: boolean,
    only: ScanScope['only'],
    signal: AbortSignal,
  ): Promise<ReadonlySet<string> | undefined> => {
    if (only !== undefined) return new Set(only.map(pathOf).filter((path) => path !== undefined));
    if (!changed) return undefined;
    const since = await changedSince(session.host, root, 'HEAD', signal);
    if (since.ok) return new Set([...since.lines.keys()].map((path) => join(root, path)));
    // Before the first commit, everything is new.
    if (since.reason === 'no-commit') return undefined;
    tell(session, 'warning', WORDS.noRepository);
    return new Set();
  };

  /** What a folder is looked at by: the same as long as a file that held nothing holds nothing. */
  const meansOf = (folder: string): string =>
    JSON.stringify([
      scopeOf(session.setupFor(folder)),
      session.listingOf(folder),
      session.settings().maxFileBytes,
    ]);

  const scanFolder = async (
    root: string,
    { changed = false, only, archives = false }: ScanScope,
    { signal, onCut, ...hear }: Hearing,
  ): Promise<ScanSummary> => {
    const folder = uriOf(root);
    const means = meansOf(folder);
    const known = await readStates();
    // Before anything is read: what changes after it was read is told of.
    await closedFiles.cover(folder);
    const scanner = closedFiles.scannerFor(folder, { states: known, archives });
    const missing = closedFiles.known(folder);
    const wanted = await filesWanted(root, changed, only, signal);
    const summary = await scanTree(session.host, scanner, {
      root,
      ...session.listingOf(folder),
      signal,
      only(path) {
        missing.delete(path);
        return wanted === undefined || wanted.has(path);
      },
      onOutcome(path, outcome) {
        if (outcome.kind === 'scanned' && outcome.cut === true) onCut?.(path);
        closedFiles.publish(path, outcome);
      },
      ...hear,
    });
    await scanner.close();
    if (!summary.cancelled) closedFiles.forget(missing);
    const isWhole = wanted === undefined && archiveKindOf(root) === undefined;
    if (!summary.cancelled && isWhole) scanned.set(root, means);
    return summary;
  };

  const refresh = async (): Promise<void> => {
    const staleRoots = (): readonly string[] =>
      [...scanned].flatMap(([root, means]) => {
        const folder = uriOf(root);
        return folderOf(session, folder) !== undefined && meansOf(folder) !== means ? [root] : [];
      });
    if (!session.settings().enable || staleRoots().length === 0) return;
    refreshing?.abort();
    const controller = new AbortController();
    refreshing = controller;
    const progress = await reporter.begin(undefined, WORDS.again[session.language], () => controller.abort());
    const onProgress = everySoOften(session.host, (now) =>
      progress.report(Math.floor((now.done * 100) / now.listed), progressText(now)[session.language]),
    );
    try {
      // In its turn, as a scan that somebody waits for may be under way; by then that one may have done it.
      await closedFiles.inTurn(async () => {
        for (const root of controller.signal.aborted ? [] : staleRoots())
          await scanFolder(root, {}, { signal: controller.signal, onProgress });
        await keepStates(await readStates());
      });
    } finally {
      progress.end();
    }
  };

  return {
    async run(scope, token, progressToken) {
      const { uri } = scope;
      running?.abort();
      // Nobody waits for it; what it has not seen is seen now, or in its turn.
      refreshing?.abort();
      const controller = new AbortController();
      running = controller;
      const { host, language } = session;
      const isOff = !session.settings().enable;
      if (isOff) tell(session, 'warning', WORDS.off);
      const folders = isOff ? [] : uri === undefined ? session.folders().map((folder) => folder.uri) : [uri];
      const roots = folders.map(pathOf).filter((path) => path !== undefined);
      if (roots.length === 0 && !isOff) tell(session, 'warning', WORDS.noFolder);
      const progress = await reporter.begin(progressToken, WORDS.title[language], () => controller.abort());
      token.onCancellationRequested(() => controller.abort());
      if (token.isCancellationRequested) controller.abort();
      const cut: string[] = [];
      const onProgress = everySoOften(host, (now) =>
        progress.report(Math.floor((now.done * 100) / now.listed), progressText(now)[language]),
      );
      const hearing: Hearing = {
        signal: controller.signal,
        onProgress,
        onCut: (path) => void cut.push(shownPath(path, roots[0] ?? '')),
      };
      try {
        return await closedFiles.inTurn(async () => {
          const summaries: ScanSummary[] = [];
          for (const root of roots) summaries.push(await scanFolder(root, scope, hearing));
          await keepStates(await readStates());
          if (cut.length > 0) tell(session, 'warning', NOT_WHOLE(cut.join(', ')));
          return sumSummaries(summaries);
        });
      } finally {
        progress.end();
        if (running === controller) running = undefined;
        // What is left of a look that gave way to this one.
        void guarded(session.log, 'scan', () => undefined, refresh);
      }
    },
    refresh,
    dispose() {
      running?.abort();
      refreshing?.abort();
    },
  };
}

/** Who hears of a scan under way, and may end it. */
interface Hearing {
  readonly signal: AbortSignal;
  readonly onProgress: (now: Progress) => void;
  /** An archive was not looked into whole. */
  readonly onCut?: (path: string) => void;
}

function everySoOften(host: Host, tell: (now: Progress) => void): (now: Progress) => void {
  let told = 0;
  return (now) => {
    if (host.now() - told < TELL_EVERY) return;
    told = host.now();
    tell(now);
  };
}

function progressText({ done, listed, bytes, findings }: Progress): Text {
  const megabytes = (bytes / 1_000_000).toFixed(1);
  return {
    en: `${done} of ${listed} files, ${megabytes} MB, ${findings} found`,
    ja: `${listed} ファイル中 ${done} 件を確認（${megabytes} MB）、検出 ${findings} 件`,
  };
}
