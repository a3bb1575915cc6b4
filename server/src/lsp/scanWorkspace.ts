/** "Scan Workspace": every file of the folders, with progress and cancel; closed files get diagnostics, too. */

import { join } from 'node:path';
import type { CancellationToken, ProgressToken } from 'vscode-languageserver';
import type { Text } from '../detection/types.ts';
import { changedSince } from '../git/changed.ts';
import type { ScanSummary } from '../protocol.ts';
import { readCache, writeCache } from '../workspace/cacheFile.ts';
import { type CleanStates, createCleanStates } from '../workspace/cleanStates.ts';
import { pathOf, uriOf } from '../workspace/project.ts';
import { type Progress, scanTree, sumSummaries } from '../workspace/scan.ts';
import { NOT_WHOLE, shownPath } from '../workspace/textFile.ts';
import type { ClosedFiles } from './closedFiles.ts';
import type { ProgressReporter } from './progress.ts';
import type { Session } from './session.ts';
import { tell } from './tell.ts';

const WORDS = {
  title: { en: 'Looking for secrets', ja: 'シークレットを探しています' },
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

  return {
    async run({ uri, changed = false, only, archives = false }, token, progressToken) {
      running?.abort();
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
      let told = 0;
      const onProgress = (now: Progress): void => {
        if (host.now() - told < TELL_EVERY) return;
        told = host.now();
        progress.report(Math.floor((now.done * 100) / now.listed), progressText(now)[language]);
      };
      const scanFolder = async (root: string, known: CleanStates): Promise<ScanSummary> => {
        const folder = uriOf(root);
        // Before anything is read: what changes after it was read is told of.
        await closedFiles.cover(folder);
        const scanner = closedFiles.scannerFor(folder, { states: known, archives });
        const missing = closedFiles.known(folder);
        const wanted = await filesWanted(root, changed, only, controller.signal);
        const summary = await scanTree(host, scanner, {
          root,
          ...session.listingOf(folder),
          signal: controller.signal,
          only(path) {
            missing.delete(path);
            return wanted === undefined || wanted.has(path);
          },
          onOutcome(path, outcome) {
            if (outcome.kind === 'scanned' && outcome.cut === true) cut.push(path);
            closedFiles.publish(path, outcome);
          },
          onProgress,
        });
        await scanner.close();
        if (!summary.cancelled) closedFiles.forget(missing);
        return summary;
      };
      try {
        return await closedFiles.inTurn(async () => {
          const known = await readStates();
          const summaries: ScanSummary[] = [];
          for (const root of roots) summaries.push(await scanFolder(root, known));
          await keepStates(known);
          if (cut.length > 0)
            tell(
              session,
              'warning',
              NOT_WHOLE(cut.map((path) => shownPath(path, roots[0] ?? '')).join(', ')),
            );
          return sumSummaries(summaries);
        });
      } finally {
        progress.end();
        if (running === controller) running = undefined;
      }
    },
    dispose: () => running?.abort(),
  };
}

function progressText({ done, listed, bytes, findings }: Progress): Text {
  const megabytes = (bytes / 1_000_000).toFixed(1);
  return {
    en: `${done} of ${listed} files, ${megabytes} MB, ${findings} found`,
    ja: `${listed} ファイル中 ${done} 件を確認（${megabytes} MB）、検出 ${findings} 件`,
  };
}
