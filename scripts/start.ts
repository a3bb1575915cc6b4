/**
 * `npm start [-- PATH]`: a real VS Code with the extension on a demo workspace, or on somebody's own folder. What it
 * finds is printed first, so that a machine without a screen shows it, too.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programOnPath } from './chromium.ts';
import { makeDemo } from './demo.ts';
import { startVsCodeHost, workbenchAddress } from './vscodeHost.ts';
import { installVsCodeServer } from './vscodeInstall.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

async function main(args: readonly string[]): Promise<void> {
  const named = args.find((arg) => !arg.startsWith('-'));
  const scratch = await realpath(await mkdtemp(join(tmpdir(), 'kagimori-')));
  const ended = interrupted();
  try {
    const folder = named === undefined ? join(scratch, 'corner-shop') : await folderOf(named);
    if (named === undefined) await makeDemo(folder);
    say(named === undefined ? `Demo workspace, made up just now: ${folder}` : `Folder: ${folder}`);
    await printFindings(folder);
    const desktop = desktopVsCode();
    if (desktop === undefined) await openInBrowser(folder, join(scratch, 'vscode'), ended);
    else await openOnDesktop(desktop, folder, ended);
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function folderOf(path: string): Promise<string> {
  // npm runs its scripts in the package's folder; a relative path means the caller's.
  const full = resolve(process.env.INIT_CWD ?? process.cwd(), path);
  const found = await stat(full).catch(() => undefined);
  if (found === undefined) throw new Error(`There is no ${full}`);
  if (!found.isDirectory()) throw new Error(`${full} is not a folder`);
  return full;
}

/** Runs the command line over the folder; its own words say when it cannot. */
async function printFindings(folder: string): Promise<void> {
  const code = await exitOf(
    spawn(process.execPath, [join(root, 'dist', 'cli.js'), 'scan', folder], { stdio: 'inherit' }),
  );
  if (code !== 0 && code !== 1)
    say(`The command line could not scan it (exit ${code}); the editor opens all the same`);
}

function desktopVsCode(): string | undefined {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named !== undefined && named !== '') return named;
  const { DISPLAY, WAYLAND_DISPLAY, VSCODE_IPC_HOOK_CLI } = process.env;
  const screen =
    process.platform !== 'linux' || [DISPLAY, WAYLAND_DISPLAY, VSCODE_IPC_HOOK_CLI].some(Boolean);
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code', 'code-insiders', 'codium'];
  return screen ? programOnPath(names) : undefined;
}

async function openOnDesktop(program: string, folder: string, ended: Promise<void>): Promise<void> {
  say(`Opening ${program}; close its window or press Ctrl-C to end`);
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, folder];
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: program.endsWith('.cmd'),
  });
  const code = await Promise.race([exitOf(child), ended.then(() => 0)]);
  if (child.exitCode === null) child.kill();
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
}

async function openInBrowser(folder: string, dataDir: string, ended: Promise<void>): Promise<void> {
  say('No desktop VS Code here (set VSCODE_EXECUTABLE to name one): VS Code in the browser instead');
  const installed = await Promise.race([installVsCodeServer(join(root, '.vscode-test'), say), ended]);
  if (installed === undefined) return;
  say('Starting VS Code');
  const host = await startVsCodeHost({ vscode: installed, dataDir, loading: { installed: root } });
  try {
    console.log(`\nOpen this address in a browser:\n\n    ${workbenchAddress(host, { folder })}\n`);
    say('Ctrl-C ends it');
    await ended;
  } finally {
    await host.stop();
    say('Ended');
  }
}

/** Resolves at the first Ctrl-C or request to end; a second one ends at once. */
function interrupted(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
}

function exitOf(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((done, failed) => {
    child.on('error', (error) => failed(new Error(`Could not start ${child.spawnfile}: ${error.message}`)));
    child.on('close', (code) => done(code ?? 2));
  });
}

function say(line: string): void {
  console.log(`# ${line}`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
