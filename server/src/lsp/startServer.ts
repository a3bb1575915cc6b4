/** Starts one conversation with a client: reads what it can do, wires the features, answers until it says goodbye. */
import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  NotebookDocuments,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { REPOSITORY_FILES, repositoryMoved } from '../git/standing.ts';
import type { Host } from '../host.ts';
import { languageOf } from '../language.ts';
import { TRUST_GRANTED_NOTIFICATION } from '../protocol.ts';
import { pathOf } from '../workspace/project.ts';
import { readAbilities } from './abilities.ts';
import { createClosedFiles } from './closedFiles.ts';
import { configDiagnostics } from './configDiagnostics.ts';
import { createDetection } from './detection.ts';
import { createDiagnostics } from './diagnostics.ts';
import { createEnvHomes } from './envHomes.ts';
import { createFindingStore } from './findings.ts';
import { hiddenFiles } from './hiddenFiles.ts';
import { foldersOf, initializeResult, readOptions, type ServerInfo } from './initialize.ts';
import { createLog, guarded } from './log.ts';
import { createPendingFixes } from './pendingFixes.ts';
import { createProgressReporter } from './progress.ts';
import { createProjects } from './projects.ts';
import { answerRequests } from './requests.ts';
import { createRotationWatch } from './rotation/watch.ts';
import { createWorkspaceScan, type WorkspaceScan } from './scanWorkspace.ts';
import { folderOf, type Session } from './session.ts';
import { DEFAULT_SETTINGS, parseSettings, type Settings } from './settings.ts';
import { forgetShown } from './showText.ts';
import { createStandingStore } from './standingStore.ts';
import { createStandingLooks } from './standings.ts';
import { trustedHost } from './trust.ts';
import { createVerdicts } from './verdicts.ts';

/** What is read of the person's settings. */
const SECTIONS = ['kagimori', 'files.exclude'] as const;

/** What the entry point hands in: what differs between Node, a browser and a test. */
export interface Surroundings {
  /** Programs are run only in a trusted workspace. */
  readonly host: Host;
  readonly serverInfo: ServerInfo;
  /** The built scan worker; a workspace scan stays in this thread where absent. */
  readonly workerScript?: URL;
}

/** @param connection not yet listening; this function makes it listen. */
export function startServer(connection: Connection, surroundings: Surroundings): void {
  // The library wants its handlers for documents registered before `initialize` is answered.
  const documents = new TextDocuments(TextDocument);
  documents.listen(connection);
  new NotebookDocuments(documents).listen(connection);
  connection.onInitialize((params) => {
    serve(connection, surroundings, documents, params);
    return initializeResult(surroundings.serverInfo);
  });
  connection.listen();
}

function serve(
  connection: Connection,
  { host, workerScript }: Surroundings,
  documents: TextDocuments<TextDocument>,
  params: InitializeParams,
): void {
  const abilities = readAbilities(params);
  const log = createLog(connection.console);
  const options = readOptions(params.initializationOptions);
  let folders = foldersOf(params);
  let settings: Settings = DEFAULT_SETTINGS;
  let hidden: readonly string[] = [];
  let { trusted } = options;
  const guardedHost = trustedHost(host, () => trusted);
  const homes = createEnvHomes(guardedHost, (uri) => {
    const folder = folderOf({ folders: () => folders }, uri);
    return folder && pathOf(folder.uri);
  });
  const detection = createDetection({
    isHome: homes.isHome,
    host: guardedHost,
    log,
    fingerprintKey: options.fingerprintKey,
    folders: () => folders,
    settings: () => settings,
    hidden: () => (trusted ? hidden : []),
    isTrusted: () => trusted,
  });
  const projects = createProjects({ host: guardedHost, folders: () => folders, documents });
  const session: Session = {
    connection,
    host: guardedHost,
    log,
    language: languageOf(params.locale),
    abilities,
    commandLinks: options.commandLinks,
    keepsSecrets: options.secretStorage,
    isTrusted: () => trusted,
    documents,
    findings: createFindingStore(),
    standings: createStandingStore(),
    verdicts: createVerdicts(() => {
      diagnostics.refresh();
      closedFiles.refresh();
    }),
    folders: () => folders,
    settings: () => settings,
    isUndecided: (uri) => homes.isUndecided(uri) || projects.isUndecided(uri),
    around: projects.of,
    ...detection,
  };
  const diagnostics = createDiagnostics(session);
  const pending = createPendingFixes(session);
  const reporter = createProgressReporter(connection, abilities.progress);
  const rotation = createRotationWatch(session, diagnostics);
  const closedFiles = createClosedFiles(session, diagnostics, projects, workerScript);
  const scan = createWorkspaceScan(session, closedFiles, reporter, options.cacheFile);
  const looks = createStandingLooks(session, (uri) => void lookAtAge(uri));
  /** Once something is shown: how long it has stood in git, for that takes a while to find out. */
  const lookAtAge = (uri: string): Promise<void> =>
    safely('age', async () => {
      await ready;
      const isNews = await looks.look(uri);
      const document = documents.get(uri);
      if (!isNews) return;
      if (document === undefined) closedFiles.changed([uri]);
      else diagnostics.now(document);
    });
  const lookAtAges = async (): Promise<void> => {
    for (const uri of session.findings.uris()) await lookAtAge(uri);
  };
  /** An open document does not open again: what it holds, or its repository, is another without that. */
  const lookAtOpenAges = async (below = ''): Promise<void> => {
    const open = documents.all().filter(({ uri }) => uri.startsWith(below));
    for (const { uri } of open) await lookAtAge(uri);
  };
  const scanThenAge: WorkspaceScan = {
    ...scan,
    async run(...asked) {
      const summary = await scan.run(...asked);
      void lookAtAges();
      // A file watcher may miss what lies in a folder that has just come.
      void safely('rotation', rotation.lookAll);
      return summary;
    },
  };

  /** Settled once settings and configuration are read: nothing is judged by others than the person's own. */
  let isReady = false;
  let becomeReady = (): void => undefined;
  let ready: Promise<unknown> = new Promise<void>((resolve) => {
    becomeReady = resolve;
  });
  let configured: readonly string[] = [];
  const reload = async (): Promise<void> => {
    const problems = await detection.reload();
    // Those of a folder that has left the workspace.
    for (const uri of configured) if (!problems.has(uri)) diagnostics.setProblems(uri, []);
    configured = [...problems.keys()];
    for (const [uri, found] of problems) {
      diagnostics.setProblems(uri, configDiagnostics(found, session.language));
    }
    closedFiles.refresh();
    if (!isReady) return;
    void safely('scan', scan.refresh);
    diagnostics.refresh();
    void lookAtOpenAges();
    void safely('rotation', rotation.lookAll);
  };
  const readSettings = async (pushed?: unknown): Promise<void> => {
    const [section, excluded] = abilities.configuration
      ? await connection.workspace.getConfiguration(SECTIONS.map((section) => ({ section })))
      : [pushed];
    hidden = hiddenFiles(excluded);
    const parsed = parseSettings(section);
    for (const name of parsed.invalid) log.warn(`${name}: not a possible value, the default is used`);
    settings = parsed.settings;
    await reload();
  };
  const safely = (where: string, work: () => Promise<void>) => guarded(log, where, () => undefined, work);

  connection.onInitialized(async () => {
    await safely('settings', () => readSettings());
    isReady = true;
    becomeReady();
    diagnostics.refresh();
    void safely('rotation', rotation.lookAll);
    await safely('registration', async () => {
      if (abilities.configurationRegistration) {
        await connection.client.register(DidChangeConfigurationNotification.type, {
          section: [...SECTIONS],
        });
      }
      if (abilities.watchedFilesRegistration) {
        const watchers = [
          '**/.env*',
          '**/.gitignore',
          '**/{package.json,pubspec.yaml,.dockerignore,.npmignore,*.gradle,*.gradle.kts}',
          '**/.kagimori.json',
          '**/.gitleaks.toml',
          '**/.gitleaksignore',
          ...REPOSITORY_FILES,
        ].map((globPattern) => ({ globPattern }));
        await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      }
      if (abilities.workspaceFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          const gone = new Set(removed.map(({ uri }) => uri));
          folders = [...folders.filter(({ uri }) => !gone.has(uri)), ...added];
          void safely('folders', async () => {
            await readSettings();
            for (const { uri } of removed) await closedFiles.uncover(uri);
          });
        });
      }
    });
  });
  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    const read = safely('configuration', () =>
      readSettings((pushed as { kagimori?: unknown } | null)?.kagimori),
    );
    // A command that follows a change of settings runs by the new ones.
    ready = Promise.all([ready, read]);
    return read;
  });
  connection.onDidChangeWatchedFiles(({ changes }) =>
    safely('watched files', async () => {
      for (const { uri } of changes) await pending.seen(uri);
      if (changes.some(({ uri }) => detection.isConfiguration(uri))) await reload();
      if (changes.some(({ uri }) => uri.endsWith('/.gitignore'))) {
        await lookAtHomes();
        closedFiles.refresh();
      }
      const moved = changes.map(({ uri }) => repositoryMoved(uri)).filter((folder) => folder !== undefined);
      for (const folder of new Set(moved)) void lookAtOpenAges(folder);
      closedFiles.changed(changes.map(({ uri }) => uri));
      await lookAround(changes.map(({ uri }) => uri));
      await rotation.look(changes.map(({ uri }) => uri));
    }),
  );
  connection.workspace.onDidCreateFiles(({ files }) =>
    safely('created files', async () => {
      for (const { uri } of files) await pending.seen(uri);
    }),
  );

  const lookAtHomes = (): Promise<void> =>
    safely('homes', async () => {
      for (const document of documents.all()) {
        if (homes.mayBe(document.uri) && (await homes.look(document.uri))) diagnostics.now(document);
      }
    });
  /** Files have changed: where one of them says what the others are, every open document is judged anew. */
  const lookAround = async (uris: readonly string[]): Promise<void> => {
    if (!uris.map(projects.changed).includes(true)) return;
    for (const { uri } of documents.all()) await projects.look(uri);
    if (isReady) diagnostics.refresh();
  };
  documents.onDidOpen(({ document }) => {
    void pending.seen(document.uri);
    if (isReady) void safely('rotation', () => rotation.look([document.uri]));
    // Whether it may be marked at all, and as what, is known first, so that no mark flashes up.
    void safely('opened', async () => {
      await projects.look(document.uri);
      if (homes.mayBe(document.uri)) await homes.look(document.uri);
      if (isReady) diagnostics.now(document);
      await lookAtAge(document.uri);
    });
  });
  documents.onDidChangeContent(({ document }) => {
    if (isReady) diagnostics.schedule(document);
  });
  documents.onDidSave(({ document }) => {
    void pending.seen(document.uri);
    void safely('rotation', () => rotation.look([document.uri]));
    void lookAtAge(document.uri);
    if (document.uri.endsWith('/.gitignore')) void lookAtHomes();
    if (!abilities.watchedFilesRegistration) void safely('saved', () => lookAround([document.uri]));
  });
  documents.onDidClose(({ document }) => {
    homes.forget(document.uri);
    projects.forget(document.uri);
    closedFiles.closed(document.uri);
    void safely('close', () => rotation.look([document.uri]));
  });

  answerRequests(session, pending, scanThenAge, () => ready);
  connection.onNotification(TRUST_GRANTED_NOTIFICATION, () =>
    safely('trust', async () => {
      trusted = true;
      await readSettings();
      await lookAtHomes();
      void lookAtAges();
    }),
  );
  connection.onShutdown(() => {
    diagnostics.dispose();
    rotation.dispose();
    looks.dispose();
    scan.dispose();
    closedFiles.dispose();
    return forgetShown(session);
  });
}
