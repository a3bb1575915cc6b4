/** Finds a Chromium to drive: the machine's own, else the one that comes as an npm package. */
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Works in containers, as root, and opens no connection of its own. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless Chromium.
 * @param report gets one line a step
 * @throws when neither the machine's nor the packaged Chromium starts
 */
export async function launchChromium(report: (line: string) => void): Promise<Browser> {
  const own = process.env.CHROMIUM_EXECUTABLE === 'npm' ? undefined : installedChromium();
  if (own !== undefined) return chromium.launch({ executablePath: own, args: FLAGS });
  report('No Chromium on this machine: unpacking the one from npm');
  const { default: packaged, inflate } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  const launch = (env?: Record<string, string>) =>
    chromium.launch({
      executablePath,
      args: [...FLAGS, '--headless=shell'],
      ...(env === undefined ? {} : { env }),
    });
  try {
    return await launch();
  } catch {
    // Slim machines have no libnss; the package brings it along for the like.
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    await inflate(join(dirname(entry), '..', 'bin', 'al2023.tar.br'));
    report('Using the libraries that come with it');
    return await launch({ ...stringsOf(process.env), LD_LIBRARY_PATH: join(tmpdir(), 'al2023', 'lib') });
  }
}

/** The path of a Chromium or Chrome on this machine; `CHROMIUM_EXECUTABLE` goes first. */
export function installedChromium(): string | undefined {
  const named = process.env.CHROMIUM_EXECUTABLE;
  if (named !== undefined && named !== '') return named;
  return programOnPath(NAMES) ?? PLACES.find(isExecutable);
}

/** The first of the named programs that stands on the PATH. */
export function programOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
