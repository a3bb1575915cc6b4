/**
 * A plain LSP client for the tests: talks to the server in this process over a pair of streams, or to the built bundle
 * over stdio. Waits for messages, never for time, and remembers everything that the server says.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import {
  type ApplyWorkspaceEditParams,
  type ClientCapabilities,
  type CodeAction,
  type ConfigurationParams,
  createMessageConnection,
  type Diagnostic,
  type ExecuteCommandParams,
  type InitializeParams,
  type InitializeResult,
  type MessageConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
  type WorkspaceFolder,
} from 'vscode-languageserver-protocol/node';
import type { Host } from '../../server/src/host.ts';
import { createHostNode } from '../../server/src/hostNode.ts';
import { startServer } from '../../server/src/lsp/startServer.ts';
import { plantedIn } from './planted.ts';

export type Transport = 'in-process' | 'stdio';
export const TRANSPORTS: readonly Transport[] = ['in-process', 'stdio'];

/** What an editor such as VS Code can do. */
export const FULL: ClientCapabilities = {
  workspace: {
    workspaceFolders: true,
    configuration: true,
    applyEdit: true,
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    publishDiagnostics: { codeDescriptionSupport: true, dataSupport: true, versionSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    hover: { contentFormat: ['markdown'] },
  },
  window: { workDoneProgress: true, showDocument: { support: true } },
  notebookDocument: { synchronization: { dynamicRegistration: false } },
};

export interface ClientOptions {
  readonly transport?: Transport;
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly WorkspaceFolder[];
  readonly locale?: string;
  readonly trusted?: boolean;
  /** Whether the person says no to every edit that the server asks for. */
  readonly refusesEdits?: boolean;
  /** What an editor does with an edit that the server asks for, before it says that it is done. */
  readonly applies?: (edit: WorkspaceEdit) => void;
  /** Whether it keeps secrets in a storage of its own. */
  readonly secretStorage?: boolean;
  /** The `kagimori` section of the settings. */
  readonly settings?: unknown;
  /** The editor's own `files.exclude`. */
  readonly filesExclude?: unknown;
  /** The editor's own `http`. */
  readonly http?: unknown;
  readonly cacheFile?: string;
  /** In-process only. */
  readonly host?: Host;
}

/** One message of the server. */
export interface Said {
  readonly method: string;
  readonly params: unknown;
}

export interface Client {
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  /** Everything that the server sent on its own. */
  readonly said: readonly Said[];
  /** The settings that the next `workspace/configuration` answers. */
  settings: unknown;
  open(uri: string, text: string, languageId?: string): Promise<readonly Diagnostic[]>;
  /** Replaces the whole text. */
  change(uri: string, version: number, text: string): Promise<readonly Diagnostic[]>;
  /** @returns the next diagnostics of a document that are published from now on. */
  diagnosticsOf(uri: string): Promise<readonly Diagnostic[]>;
  /** @returns the next message of this method from now on. */
  next(method: string, matches?: (params: never) => boolean): Promise<unknown>;
  actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]>;
  resolve(action: CodeAction): Promise<CodeAction>;
  execute(params: ExecuteCommandParams): Promise<unknown>;
  /** Says goodbye, and checks that nothing the server ever said holds a planted value. */
  stop(): Promise<void>;
}

const children = new Set<ChildProcess>();
/** A test that fails leaves its server behind. A bench is no test: with a hook it would end in the report of a test run. */
if (process.argv[1]?.endsWith('.test.ts')) {
  after(() => {
    for (const child of children) child.kill();
  });
}

const BUNDLE = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

interface Line {
  readonly connection: MessageConnection;
  readonly child?: ChildProcess;
}

function connect({ transport, host }: ClientOptions): Line {
  if (transport === 'stdio') {
    const child = spawn(process.execPath, [BUNDLE, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    children.add(child);
    child.once('exit', () => children.delete(child));
    return { connection: createMessageConnection(child.stdout, child.stdin), child };
  }
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  // Readers rather than streams: at the end of a stream the library ends the process.
  const reader = new StreamMessageReader(toServer);
  const writer = new StreamMessageWriter(toClient);
  startServer(createConnection(ProposedFeatures.all, reader, writer), {
    host: host ?? createHostNode(),
    serverInfo: { name: 'kagimori', version: '0.0.0' },
  });
  return { connection: createMessageConnection(toClient, toServer) };
}

/** Starts a server and says hello. */
export async function startClient(options: ClientOptions = {}): Promise<Client> {
  const { connection, child } = connect(options);
  const said: Said[] = [];
  const answers: string[] = [];
  const waiting = new Set<(message: Said) => void>();
  const hear = (method: string, params: unknown): void => {
    const message = { method, params };
    said.push(message);
    for (const listener of [...waiting]) listener(message);
  };
  connection.onNotification((method, params) => hear(method, params));
  connection.onUnhandledProgress((params) => hear('$/progress', params));
  connection.onRequest((method, params) => {
    hear(method, params);
    if (method === 'workspace/configuration') {
      const sections = (params as ConfigurationParams).items.map(({ section }) => section);
      const answers: Readonly<Record<string, unknown>> = {
        kagimori: client.settings,
        'files.exclude': options.filesExclude,
        http: options.http,
      };
      return sections.map((section = '') => answers[section] ?? null);
    }
    if (method === 'workspace/applyEdit') {
      if (options.refusesEdits !== true) options.applies?.((params as ApplyWorkspaceEditParams).edit);
      return { applied: !(options.refusesEdits ?? false) };
    }
    return null;
  });
  connection.listen();

  const next = <T>(method: string, matches: (params: T) => boolean = () => true): Promise<T> =>
    new Promise((resolve) => {
      const listener = (message: Said): void => {
        if (message.method !== method || !matches(message.params as T)) return;
        waiting.delete(listener);
        resolve(message.params as T);
      };
      waiting.add(listener);
    });
  const diagnosticsOf = async (uri: string): Promise<readonly Diagnostic[]> =>
    (await next<PublishDiagnosticsParams>('textDocument/publishDiagnostics', (params) => params.uri === uri))
      .diagnostics;
  /** An answer; those that may hold an edit are told apart by `isEdit`. */
  const request = async <T>(method: string, params: unknown, isEdit = false): Promise<T> => {
    const answer = await connection.sendRequest<T>(method, params);
    if (!isEdit) answers.push(JSON.stringify(answer ?? null));
    return answer;
  };

  const params: InitializeParams = {
    // The server ends itself when this process is gone: in this very process that watch would never end.
    processId: child === undefined ? null : process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? FULL,
    workspaceFolders: options.folders === undefined ? null : [...options.folders],
    ...(options.locale === undefined ? {} : { locale: options.locale }),
    initializationOptions: {
      trusted: options.trusted ?? true,
      ...(options.secretStorage === undefined ? {} : { secretStorage: options.secretStorage }),
      ...(options.cacheFile === undefined ? {} : { cacheFile: options.cacheFile }),
    },
  };
  const configured = params.capabilities.workspace?.configuration === true;
  const client: Client = {
    connection,
    initialized: { capabilities: {} },
    said,
    settings: options.settings ?? { debounce: 0 },
    next,
    diagnosticsOf,
    open(uri, text, languageId = 'javascript') {
      const published = diagnosticsOf(uri);
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      });
      return published;
    },
    change(uri, version, text) {
      const published = diagnosticsOf(uri);
      void connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
      return published;
    },
    async actions(uri, range, only) {
      const context = { diagnostics: [], ...(only === undefined ? {} : { only }) };
      const resolves = params.capabilities.textDocument?.codeAction?.resolveSupport !== undefined;
      const listed = await request<CodeAction[] | null>(
        'textDocument/codeAction',
        { textDocument: { uri }, range, context },
        !resolves,
      );
      return listed ?? [];
    },
    resolve: (action) => request('codeAction/resolve', action, true),
    execute: (command) => request('workspace/executeCommand', command),
    async stop() {
      await connection.sendRequest('shutdown');
      if (child !== undefined) {
        const ended = once(child, 'exit');
        await connection.sendNotification('exit');
        await ended;
      }
      connection.dispose();
      for (const { method, params: sent } of said) {
        if (method !== 'workspace/applyEdit') assert.deepEqual(plantedIn(JSON.stringify(sent)), [], method);
      }
      for (const answer of answers) assert.deepEqual(plantedIn(answer), []);
    },
  };
  const configuredOnce = configured ? next('workspace/configuration') : Promise.resolve();
  const initialized = await request<InitializeResult>('initialize', params);
  await connection.sendNotification('initialized', {});
  await configuredOnce;
  return Object.assign(client, { initialized });
}

/** The last diagnostics of each document that has any. */
export function published({ said }: Client): Map<string, readonly Diagnostic[]> {
  const last = new Map<string, readonly Diagnostic[]>();
  for (const { method, params } of said) {
    if (method !== 'textDocument/publishDiagnostics') continue;
    const { uri, diagnostics } = params as { uri: string; diagnostics: Diagnostic[] };
    if (diagnostics.length === 0) last.delete(uri);
    else last.set(uri, diagnostics);
  }
  return last;
}
