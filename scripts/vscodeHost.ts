/** A VS Code in the browser: its server as a child process, and the address at which the workbench opens. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Keeps the product in focus: no chat, no welcome, no telemetry, no extension advice. */
export const QUIET_SETTINGS: Readonly<Record<string, unknown>> = {
  // The editor's own git looks into repositories that a test takes away under it.
  'git.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'update.showReleaseNotes': false,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
};

export interface VsCodeHost {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Ends the server and all that it started; resolves when it is gone. */
  stop(): Promise<void>;
}

/** How the server is told which extension to load. */
export type ExtensionLoading =
  /** By the address, as an extension under development that can run tests; dialogs are refused then. */
  | 'development'
  /** By a link in its folder of extensions, as anybody's installed extension. */
  | { readonly installed: string };

export interface HostOptions {
  /** The folder of the server, from `installVsCodeServer`. */
  readonly vscode: string;
  /** Holds its settings and logs; made when missing. */
  readonly dataDir: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly loading: ExtensionLoading;
}

/**
 * Run inside the server: ends it and its group when this process is gone, however it ended.
 * A group of its own would else outlive a parent that was killed.
 */
const ORPHAN_WATCH = `data:text/javascript,const parent = process.ppid;
setInterval(() => { if (process.ppid !== parent) process.kill(0); }, 1000).unref();`;

/**
 * Starts the server on a free port of the loopback interface.
 * @throws with the server's last words when it ends before it listens, or does not listen within a minute
 */
export async function startVsCodeHost(options: HostOptions): Promise<VsCodeHost> {
  const machine = join(options.dataDir, 'data', 'Machine');
  await mkdir(machine, { recursive: true });
  await writeFile(
    join(machine, 'settings.json'),
    JSON.stringify({ ...QUIET_SETTINGS, ...options.settings }, null, 2),
  );
  if (options.loading !== 'development') await linkExtension(options.dataDir, options.loading.installed);
  const args = [
    ...(process.platform === 'win32' ? [] : ['--import', ORPHAN_WATCH]),
    'out/server-main.js',
    '--without-connection-token',
    '--accept-server-license-terms',
    ...['--host', '127.0.0.1', '--port', '0'],
    ...['--server-data-dir', options.dataDir],
    '--disable-telemetry',
    '--disable-workspace-trust',
    // Makes the workbench honour the `payload` of the address, which names the extension under development.
    ...(options.loading === 'development' ? ['--enable-smoke-test-driver'] : []),
  ];
  const child = spawn(process.execPath, args, {
    cwd: options.vscode,
    env: { ...process.env, ...options.env },
    // A group of its own, so that the extension host and the language servers end with it.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => end(child);
  try {
    return { origin: `http://127.0.0.1:${await portOf(child)}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Puts the extension where the server looks for installed ones. */
async function linkExtension(dataDir: string, extension: string): Promise<void> {
  const folder = join(dataDir, 'extensions');
  await mkdir(folder, { recursive: true });
  await symlink(extension, join(folder, 'kagimori.kagimori'), 'junction');
}

export interface Opening {
  /** Absolute path of the folder to open. */
  readonly folder: string;
  /** Absolute path of the extension under development; not needed for an installed one. */
  readonly extension?: string;
  /** Absolute path of a module that exports `run()`. */
  readonly tests?: string;
}

/** The address of the workbench with a folder, the extension and, if named, its tests. */
export function workbenchAddress(host: VsCodeHost, opening: Opening): string {
  // The authority has to be the very host and port of the page.
  const remote = (path: string) => `vscode-remote://${new URL(host.origin).host}${slashed(path)}`;
  const payload = [
    ...(opening.extension === undefined ? [] : [['extensionDevelopmentPath', remote(opening.extension)]]),
    ...(opening.tests === undefined ? [] : [['extensionTestsPath', remote(opening.tests)]]),
  ];
  const query = new URLSearchParams({ folder: slashed(opening.folder) });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `${host.origin}/?${query}`;
}

function slashed(path: string): string {
  const forward = path.replaceAll('\\', '/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let words = '';
    const timer = setTimeout(
      () => reject(new Error(`VS Code did not start within a minute:\n${words}`)),
      60_000,
    );
    const listen = (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-4000);
      const port = /Extension host agent listening on (\d+)/.exec(words)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`VS Code ended with ${code} before it listened:\n${words.trim()}`));
    });
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve();
  return new Promise((resolve) => {
    const hard = setTimeout(() => signal(child, 'SIGKILL'), 3000);
    child.on('exit', () => {
      clearTimeout(hard);
      // Whatever of the group outlived its leader.
      signal(child, 'SIGKILL');
      resolve();
    });
    signal(child, 'SIGTERM');
  });
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // Gone already.
  }
}
