/** "Scan Workspace": every file of the folders, with progress and cancel; closed files get diagnostics, too. */
import { availableParallelism } from 'node:os';
import {
  type CancellationToken,
  DidChangeWatchedFilesNotification,
  type ProgressToken,
} from 'vscode-languageserver';
import type { Text } from '../detection/types.ts';
import type { ScanSummary } from '../protocol.ts';
import { listedAmong } from '../workspace/listFiles.ts';
import { pathOf, uriOf } from '../workspace/project.ts';
import { type Scanner, scanTree, sumSummaries } from '../workspace/scan.ts';
import { type FileOutcome, type Located, type Looker, scanBytes } from '../workspace/scanFile.ts';
import { createLocalScanner, createPoolScanner, createScanner } from '../workspace/scanners.ts';
import { type Diagnostics, isShown, type Shown, toDiagnostic } from './diagnostics.ts';
import { toItem } from './findings.ts';
import type { ProgressReporter } from './progress.ts';
import type { Session } from './session.ts';
import { tell } from './tell.ts';

const WORDS = {
  title: { en: 'Looking for secrets', ja: 'シークレットを探しています' },
  noFolder: {
    en: 'There is no folder to scan: open one first.',
    ja: 'スキャンするフォルダーがありません。先にフォルダーを開いてください。',
  },
} satisfies Record<string, Text>;

const progressText = (done: number, listed: number, findings: number): Text => ({
  en: `${done} of ${listed} files, ${findings} found`,
  ja: `${listed} ファイル中 ${done} 件を確認、検出 ${findings} 件`,
});

/** How often a client is told of progress, in milliseconds: what an eye can follow. */
const TELL_EVERY = 100;

export interface WorkspaceScan {
  /** @param uri of a folder; all workspace folders where absent. */
  run(
    uri: string | undefined,
    token: CancellationToken,
    progressToken: ProgressToken | undefined,
  ): Promise<ScanSummary>;
  /** Files have changed on disk: those that a scan covers and no editor holds are looked at again. */
  filesChanged(uris: readonly string[]): Promise<void>;
  /** A document was closed: from now on its file counts. */
  closed(uri: string): Promise<void>;
  dispose(): void;
}

/** @param workerScript the built worker; undefined scans in this thread, through the session's host. */
export function createWorkspaceScan(
  session: Session,
  diagnostics: Diagnostics,
  reporter: ProgressReporter,
  workerScript: URL | undefined,
): WorkspaceScan {
  /** Folders that were scanned: what lies in them is kept true. */
  const covered = new Set<string>();
  let running: AbortController | undefined;

  const publish = (path: string, outcome: FileOutcome): void => {
    const uri = uriOf(path);
    if (session.documents.get(uri) !== undefined) return;
    const found = outcome.kind === 'scanned' ? outcome.findings : [];
    if (found.length === 0 && session.findings.get(uri).length === 0) return;
    diagnostics.publishClosed(uri, shownOf(session, uri, found));
  };

  const lookAgain = async (uri: string): Promise<void> => {
    const path = pathOf(uri);
    if (path === undefined || !uri.startsWith('file:')) return;
    const bytes = await session.host.readFile(path, session.settings().maxFileBytes);
    if (!bytes.ok) diagnostics.clear(uri);
    else publish(path, scanBytes(lookerFor(session, uri), bytes.value, path));
  };
  /** From now on the client tells of every file in the folder that changes. */
  const cover = async (folder: string): Promise<void> => {
    if (covered.size === 0 && session.abilities.watchedFilesRegistration) {
      await session.connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*' }],
      });
    }
    covered.add(folder);
  };
  const isCovered = (uri: string): boolean => [...covered].some((folder) => uri.startsWith(`${folder}/`));

  return {
    async run(uri, token, progressToken) {
      running?.abort();
      const controller = new AbortController();
      running = controller;
      const { settings, host, language } = session;
      const folders = uri === undefined ? session.folders().map((folder) => folder.uri) : [uri];
      const roots = folders.map(pathOf).filter((path) => path !== undefined);
      if (roots.length === 0) tell(session, 'warning', WORDS.noFolder);
      const title = WORDS.title[language];
      const progress = await reporter.begin(progressToken, title, () => controller.abort());
      token.onCancellationRequested(() => controller.abort());
      if (token.isCancellationRequested) controller.abort();
      let told = 0;
      const summaries: ScanSummary[] = [];
      try {
        for (const root of roots) {
          const scanner = scannerFor(session, uriOf(root), workerScript);
          const summary = await scanTree(host, scanner, {
            root,
            exclude: settings().exclude,
            signal: controller.signal,
            onOutcome: publish,
            onProgress({ done, listed, findings }) {
              if (host.now() - told < TELL_EVERY) return;
              told = host.now();
              const text = progressText(done, listed, findings)[language];
              progress.report(Math.floor((done * 100) / listed), text);
            },
          });
          await scanner.close();
          summaries.push(summary);
          if (!summary.cancelled) await cover(uriOf(root));
        }
        return sumSummaries(summaries);
      } finally {
        progress.end();
        if (running === controller) running = undefined;
      }
    },
    async filesChanged(uris) {
      const closed = uris.filter((uri) => session.documents.get(uri) === undefined);
      for (const folder of covered) {
        const root = pathOf(folder);
        const inside = closed.filter((uri) => uri.startsWith(`${folder}/`));
        if (root === undefined || inside.length === 0) continue;
        const paths = inside.map(pathOf).filter((path) => path !== undefined);
        const { exclude } = session.settings();
        const listed = new Set((await listedAmong(session.host, root, paths, { exclude })).map(uriOf));
        for (const uri of inside) {
          // A file that is gone is not listed, but what was known of it has to go, too.
          if (listed.has(uri) || session.findings.get(uri).length > 0) await lookAgain(uri);
        }
      }
    },
    async closed(uri) {
      if (isCovered(uri)) await lookAgain(uri);
      else diagnostics.clear(uri);
    },
    dispose: () => running?.abort(),
  };
}

function scannerFor(session: Session, uri: string, workerScript: URL | undefined): Scanner {
  const { jobs, maxFileBytes } = session.settings();
  const local = createLocalScanner(session.host, lookerFor(session, uri), maxFileBytes);
  if (workerScript === undefined) return local;
  return createScanner(local, () =>
    createPoolScanner(workerScript, jobs === 0 ? availableParallelism() : jobs, {
      detector: session.setupFor(uri),
      maxFileBytes,
    }),
  );
}

function lookerFor(session: Session, uri: string): Looker {
  const { root } = session.setupFor(uri);
  return { detector: session.detectorFor(uri), ...(root === undefined ? {} : { root }) };
}

/** What a scan found in a file, as diagnostics and items. */
function shownOf(session: Session, uri: string, found: readonly Located[]): Shown {
  const settings = session.settings();
  const { catalogue } = session.detectorFor(uri);
  const rows = found.flatMap(({ finding, range }) => {
    const rule = catalogue.get(finding.ruleId);
    if (rule === undefined || !isShown(finding, settings)) return [];
    return [
      {
        item: toItem(finding, rule, range, session.language),
        diagnostic: toDiagnostic(finding, rule, range, settings, session.language),
      },
    ];
  });
  return {
    items: rows.map(({ item }) => item),
    diagnostics: rows.map(({ diagnostic }) => diagnostic).filter((diagnostic) => diagnostic !== undefined),
  };
}
