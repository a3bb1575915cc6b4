/** The connection to the language server. Heavy: loaded behind the activation, by `server.ts` alone. */
import { randomBytes } from 'node:crypto';
import {
  CancellationTokenSource,
  Disposable,
  type ExtensionContext,
  LogLevel,
  type LogOutputChannel,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  ResponseError,
  RevealOutputChannelOn,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import {
  ARCHIVE_SCHEME,
  COMMANDS,
  FINDINGS_NOTIFICATION,
  type FindingsParams,
  type InitializationOptions,
  ROTATION_NOTIFICATION,
  type RotationParams,
} from '../../server/src/protocol.ts';
import type { Findings } from './findings.ts';
import type { FixArguments } from './fixArguments.ts';
import type { HeldDocuments } from './heldDocuments.ts';
import type { Rotation } from './rotation.ts';

/** Where a credential can be typed: files, unsaved documents, remote and virtual folders, notebook cells, settings; or read: in archives. */
const SCHEMES = [
  'file',
  'untitled',
  'vscode-remote',
  'vscode-notebook-cell',
  'vscode-userdata',
  'vscode-vfs',
  'vscode-test-web',
  ARCHIVE_SCHEME,
];

const KEY_NAME = 'kagimori.fingerprintKey';

/**
 * Starts the server as a process of its own and waits until it answers.
 * @param findings receives what it finds
 */
export async function startLanguageClient(
  context: ExtensionContext,
  { findings, rotation }: { readonly findings: Findings; readonly rotation: Rotation },
  fixes: FixArguments,
  held: HeldDocuments,
): Promise<LanguageClient> {
  const module = context.asAbsolutePath('dist/server.js');
  const serverOptions: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const [fingerprintKey, cacheFile] = await Promise.all([keyOf(context), cacheFileOf(context)]);
  const channel = window.createOutputChannel('Kagimori', { log: true });
  const clientOptions: LanguageClientOptions = {
    documentSelector: SCHEMES.map((scheme) => ({ scheme })),
    outputChannel: channel,
    traceOutputChannel: untraced(channel),
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Whoever needs the server is told; nobody else is interrupted.
    initializationFailedHandler: () => false,
    middleware: {
      ...fixes.middleware,
      workspace: {
        async handleApplyEdit(params, next) {
          // Marked as a refactoring, so that the files it touches are saved together.
          const edit = { ...params, metadata: { isRefactoring: true } };
          const result = await next(edit, new CancellationTokenSource().token);
          if (!(result instanceof ResponseError) && result.applied)
            held.hold(await client.protocol2CodeConverter.asWorkspaceEdit(params.edit));
          return result;
        },
      },
    },
    // A function, so that a server that is started again hears anew whether the workspace is trusted.
    initializationOptions: (): InitializationOptions => ({
      trusted: workspace.isTrusted,
      fingerprintKey,
      commandLinks: true,
      secretStorage: true,
      ...(cacheFile === undefined ? {} : { cacheFile }),
    }),
    // The one command that a hover may offer: it sends nothing before it has asked.
    markdown: {
      isTrusted: { enabledCommands: [COMMANDS.checkKey, COMMANDS.checkReference, 'kagimori.copyRunCommand'] },
    },
  };
  const client = new QuietClient('kagimori', 'Kagimori', serverOptions, clientOptions);
  client.onNotification(FINDINGS_NOTIFICATION, (params: FindingsParams) => findings.receive(params));
  client.onNotification(ROTATION_NOTIFICATION, (params: RotationParams) => rotation.receive(params));
  await client.start();
  return client;
}

/**
 * Registers none of the server's commands: the features register what a person sees, so that a command is there before
 * the server is, and has progress and messages of its own.
 */
class QuietClient extends LanguageClient {
  override registerFeature(feature: Parameters<LanguageClient['registerFeature']>[0]): void {
    const commands =
      'registrationType' in feature && feature.registrationType.method === 'workspace/executeCommand';
    if (!commands) super.registerFeature(feature);
  }
}

/** The messages of the protocol hold whole documents, secrets included: no log level writes them down. */
function untraced(channel: LogOutputChannel): LogOutputChannel {
  return Object.create(channel, {
    logLevel: { value: LogLevel.Info },
    onDidChangeLogLevel: { value: () => new Disposable(() => undefined) },
  });
}

/** Where the server keeps what it found nothing in; none without a workspace, or where nothing can be kept. */
async function cacheFileOf({ storageUri }: ExtensionContext): Promise<string | undefined> {
  if (storageUri?.scheme !== 'file') return undefined;
  try {
    await workspace.fs.createDirectory(storageUri);
    return Uri.joinPath(storageUri, 'scanned').fsPath;
  } catch {
    return undefined;
  }
}

/** The key of the fingerprints: 32 random bytes that stay in this person's own secret storage. */
async function keyOf(context: ExtensionContext): Promise<string> {
  const fresh = randomBytes(32).toString('hex');
  try {
    const kept = await context.secrets.get(KEY_NAME);
    if (kept !== undefined && /^[0-9a-f]{64}$/.test(kept)) return kept;
    await context.secrets.store(KEY_NAME, fresh);
  } catch {
    // No key ring on this machine: a key for this session does.
  }
  return fresh;
}
