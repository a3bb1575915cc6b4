/**
 * A `.env` file that git leaves alone is where secrets belong: nothing is marked in it. One that git tracks, or would
 * take in with the next `git add .`, is no home.
 */
import { dirname, join, relative, sep } from 'node:path';
import type { Host } from '../host.ts';
import { decodeBytes } from '../workspace/decode.ts';
import { parseIgnoreFile } from '../workspace/gitignore.ts';
import { pathOf } from '../workspace/project.ts';

const ENV_FILE = /\/\.env(?:\.[\w.-]+)?$/;
/** Meant to be committed, with names and no values. */
const TEMPLATE = /\.(?:example|sample|template|dist|defaults?)$/;

export interface EnvHomes {
  /** Whether the file is one of those that may be a home: its state has to be looked up. */
  mayBe(uri: string): boolean;
  /** Whether it may be one and has not been looked at. */
  isUndecided(uri: string): boolean;
  /** What the last look said; false before the first. */
  isHome(uri: string): boolean;
  /** Looks again. @returns whether the answer has changed. */
  look(uri: string): Promise<boolean>;
  /** The document was closed: what was seen may not be true when it opens again. */
  forget(uri: string): void;
}

/** @param folderOf path of the workspace folder that holds a file, if there is one. */
export function createEnvHomes(host: Host, folderOf: (uri: string) => string | undefined): EnvHomes {
  const homes = new Map<string, boolean>();
  const mayBe = (uri: string): boolean =>
    uri.startsWith('file:') && ENV_FILE.test(uri) && !TEMPLATE.test(uri);
  return {
    mayBe,
    isUndecided: (uri) => mayBe(uri) && !homes.has(uri),
    isHome: (uri) => homes.get(uri) === true,
    async look(uri) {
      const path = pathOf(uri);
      const before = homes.get(uri);
      const now = path !== undefined && (await isIgnored(host, path, folderOf(uri) ?? dirname(path)));
      homes.set(uri, now);
      return now !== before;
    },
    forget: (uri) => void homes.delete(uri),
  };
}

/** git's own answer; where git has no say or may not be run, the `.gitignore` files from the folder down. */
async function isIgnored(host: Host, path: string, folder: string): Promise<boolean> {
  const args = ['-c', 'core.fsmonitor=false', '-C', dirname(path), 'check-ignore', '--quiet', '--', path];
  const answer = await host.run('git', args, { timeoutMs: 5000 });
  // 0 says ignored, 1 says tracked or not ignored, 128 that there is no repository.
  if (answer.ok && (answer.value.code === 0 || answer.value.code === 1)) return answer.value.code === 0;
  let ignored = false;
  for (const directory of foldersDown(folder, dirname(path))) {
    const bytes = await host.readFile(join(directory, '.gitignore'));
    const decoded = bytes.ok ? decodeBytes(bytes.value) : undefined;
    if (decoded?.ok !== true) continue;
    const name = relative(directory, path).split(sep).join('/');
    // The file that is nearer has the last word.
    ignored = (parseIgnoreFile(decoded.text).verdict(name) ?? (ignored ? 'ignored' : 'kept')) === 'ignored';
  }
  return ignored;
}

function foldersDown(top: string, bottom: string): readonly string[] {
  const inside = relative(top, bottom);
  if (inside.startsWith('..')) return [bottom];
  const steps = inside === '' ? [] : inside.split(sep);
  return [top, ...steps.map((_, depth) => join(top, ...steps.slice(0, depth + 1)))];
}
