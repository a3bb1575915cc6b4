/** The connection to the language server: started behind the activation, restarted when trust is granted. */
import { randomBytes } from 'node:crypto';
import {
  type CancellationToken,
  Disposable,
  type ExtensionContext,
  LogLevel,
  type LogOutputChannel,
  l10n,
  window,
  workspace,
} from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import {
  FINDINGS_NOTIFICATION,
  type FindingsParams,
  type InitializationOptions,
  TRUST_GRANTED_NOTIFICATION,
} from '../../server/src/protocol.ts';
import type { Findings } from './findings.ts';

/** Where a credential can be typed: files, unsaved documents, remote and virtual folders, notebook cells, settings. */
const SCHEMES = [
  'file',
  'untitled',
  'vscode-remote',
  'vscode-notebook-cell',
  'vscode-userdata',
  'vscode-vfs',
  'vscode-test-web',
];

const KEY_NAME = 'kagimori.fingerprintKey';

export interface Server extends Disposable {
  /** Resolves when the server runs; rejects with a message for the person when it cannot. */
  ready(): Promise<LanguageClient>;
  /** Sends a request as soon as the server runs. */
  request<Answer>(method: string, params: unknown, token?: CancellationToken): Promise<Answer>;
}

/**
 * Starts the server without waiting for it.
 * @param findings receives what it finds
 */
export function startServer(context: ExtensionContext, findings: Findings): Server {
  const started = start(context, findings);
  // Whoever needs the server meets the failure; until then it is only logged.
  started.catch(() => undefined);
  const trust = workspace.onDidGrantWorkspaceTrust(async () =>
    (await started).sendNotification(TRUST_GRANTED_NOTIFICATION),
  );
  const ready = () =>
    started.catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(l10n.t('Kagimori could not start: {0}', reason));
    });
  return {
    ready,
    request: async (method, params, token) => (await ready()).sendRequest(method, params, token),
    dispose() {
      trust.dispose();
      started.then((client) => client.dispose()).catch(() => undefined);
    },
  };
}

async function start(context: ExtensionContext, findings: Findings): Promise<LanguageClient> {
  const module = context.asAbsolutePath('dist/server.js');
  const serverOptions: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const fingerprintKey = await keyOf(context);
  const channel = window.createOutputChannel('Kagimori', { log: true });
  const clientOptions: LanguageClientOptions = {
    documentSelector: SCHEMES.map((scheme) => ({ scheme })),
    outputChannel: channel,
    traceOutputChannel: untraced(channel),
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Whoever needs the server is told; nobody else is interrupted.
    initializationFailedHandler: () => false,
    // A function, so that a server that is started again hears anew whether the workspace is trusted.
    initializationOptions: (): InitializationOptions => ({ trusted: workspace.isTrusted, fingerprintKey }),
  };
  const client = new QuietClient('kagimori', 'Kagimori', serverOptions, clientOptions);
  client.onNotification(FINDINGS_NOTIFICATION, (params: FindingsParams) => findings.receive(params));
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
