/**
 * Runs the suite inside a real VS Code: the desktop one where it is there or can be downloaded, else the one from npm
 * in a headless browser. Exit code 0 when all tests passed.
 */

import { watch } from 'node:fs';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launchChromium } from '../../scripts/chromium.ts';
import { QUIET_SETTINGS, startVsCodeHost, workbenchAddress } from '../../scripts/vscodeHost.ts';
import { installVsCodeServer } from '../../scripts/vscodeInstall.ts';
import { lendHands } from './hands.ts';
import { storeFlow } from './storeFlow.ts';
import type { TestResult, Verdict } from './suite/index.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const cache = join(root, '.vscode-test');
const LIMIT_MS = 480_000;

interface Run {
  readonly workspace: string;
  readonly dataDir: string;
  readonly suite: string;
  readonly env: Readonly<Record<string, string>>;
  readonly verdictFile: string;
  /** Where the suite says what is to be done on the page. */
  readonly hands: string;
}

async function main(): Promise<number> {
  const scratch = await mkdtemp(join(tmpdir(), 'kagimori-vscode-'));
  try {
    const run = await prepare(scratch);
    const desktop = await desktopVsCode();
    say(desktop === undefined ? 'VS Code from npm, in a headless browser' : `VS Code at ${desktop}`);
    const verdict = desktop === undefined ? await inBrowser(run) : await onDesktop(run, desktop);
    return tell(verdict);
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function prepare(scratch: string): Promise<Run> {
  await access(join(root, 'dist', 'client.js')).catch(() => {
    throw new Error('dist/client.js is missing: npm run build');
  });
  const suite = join(root, 'dist', 'test', 'index.js');
  await build({
    entryPoints: [join(root, 'test/vscode/suite/index.ts')],
    outfile: suite,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  const workspace = await mkdtemp(join(scratch, 'workspace-'));
  const verdictFile = join(scratch, 'verdict.json');
  await writeFile(verdictFile, '');
  const hands = await mkdtemp(join(scratch, 'hands-'));
  const env = { KAGIMORI_VERDICT: verdictFile };
  return { hands, workspace, dataDir: join(scratch, 'data'), suite, env, verdictFile };
}

async function inBrowser(run: Run): Promise<Verdict> {
  const vscode = await installVsCodeServer(cache, say);
  const host = await startVsCodeHost({
    vscode,
    dataDir: run.dataDir,
    env: { ...run.env, KAGIMORI_HANDS: run.hands },
    loading: 'development',
  });
  try {
    const browser = await launchChromium(say);
    try {
      const address = workbenchAddress(host, { folder: run.workspace, extension: root, tests: run.suite });
      const tests: TestResult[] = [];
      // The second visit is by a person whose display language is Japanese.
      for (const language of ['en', 'ja']) {
        const page = await browser.newPage({
          viewport: { width: 1400, height: 900 },
          permissions: ['clipboard-read', 'clipboard-write'],
        });
        const hands = lendHands(page, run.hands);
        await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)};`);
        if (process.env.KAGIMORI_TRACE !== undefined) page.on('console', (message) => say(message.text()));
        await writeFile(run.verdictFile, '');
        const verdict = verdictIn(run.verdictFile);
        await page.goto(address);
        tests.push(...(await verdict).tests);
        hands.stop();
        await page.close();
      }
      const grep = process.env.KAGIMORI_GREP;
      if (grep === undefined || 'secrets manager'.includes(grep)) {
        tests.push(...(await storeFlow({ browser, vscode, root, scratch: dirname(run.dataDir) })));
      }
      return { tests };
    } finally {
      await browser.close();
    }
  } finally {
    await host.stop();
  }
}

async function onDesktop(run: Run, vscodeExecutablePath: string): Promise<Verdict> {
  const { runTests } = await import('@vscode/test-electron');
  const settings = join(run.dataDir, 'User', 'settings.json');
  const { mkdir } = await import('node:fs/promises');
  await mkdir(dirname(settings), { recursive: true });
  await writeFile(settings, JSON.stringify(QUIET_SETTINGS));
  const verdict = verdictIn(run.verdictFile);
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath: run.suite,
    extensionTestsEnv: run.env,
    launchArgs: [
      run.workspace,
      '--user-data-dir',
      run.dataDir,
      '--disable-extensions',
      '--disable-workspace-trust',
    ],
  });
  return await verdict;
}

/** `VSCODE_EXECUTABLE`, else what test-electron downloads; undefined where its server cannot be reached. */
async function desktopVsCode(): Promise<string | undefined> {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named !== undefined && named !== '') return named;
  // A desktop program needs a screen.
  if (
    process.platform === 'linux' &&
    process.env.DISPLAY === undefined &&
    process.env.WAYLAND_DISPLAY === undefined
  ) {
    return undefined;
  }
  const { downloadAndUnzipVSCode, ProgressReportStage } = await import('@vscode/test-electron');
  const reporter = {
    report: (progress: { stage: string }) => {
      if (progress.stage === ProgressReportStage.Downloading) say('Downloading VS Code, once');
    },
    error: () => undefined,
  };
  try {
    return await downloadAndUnzipVSCode({ cachePath: cache, reporter, timeout: 10_000 });
  } catch {
    return undefined;
  }
}

/** Waits until the suite has written its verdict. */
function verdictIn(file: string): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => done(() => reject(new Error(`no verdict after ${LIMIT_MS / 1000} s`))),
      LIMIT_MS,
    );
    const watcher = watch(file, () => {
      readFile(file, 'utf8').then((text) => {
        if (text.endsWith('\n')) done(() => resolve(JSON.parse(text)));
      }, reject);
    });
    const done = (then: () => void) => {
      clearTimeout(timer);
      watcher.close();
      then();
    };
  });
}

function tell(verdict: Verdict): number {
  for (const test of verdict.tests) {
    const mark = { passed: '✔', failed: '✖', pending: '-' }[test.state];
    console.log(`${mark} ${test.title} (${test.ms} ms)`);
    if (test.error !== undefined) console.log(test.error.replaceAll(/^/gm, '    '));
  }
  const count = (state: string) => verdict.tests.filter((test) => test.state === state).length;
  const pending = count('pending');
  console.log(
    `${count('passed')} passed, ${count('failed')} failed${pending > 0 ? `, ${pending} skipped` : ''}`,
  );
  return count('failed') === 0 && count('passed') > 0 ? 0 : 1;
}

function say(line: string): void {
  console.log(`# ${line}`);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
