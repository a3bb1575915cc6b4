/**
 * Watches what git writes when a branch moves, here or of a remote. The watch of an editor is made of one for each folder
 * on Linux, and a folder that comes together with what it holds slips through it for good: `.git/refs` of `git init`,
 * `refs/remotes/origin` of a first push. It does not reach the git folder of a linked work tree or of a submodule, either.
 */
import { basename, join, resolve } from 'node:path';
import type { Host } from '../host.ts';
import { git } from './git.ts';

/** @returns where git keeps what is of this work tree alone and what its repository shares, mostly one; none: no repository. */
export async function gitFolders(host: Host, folder: string): Promise<readonly string[]> {
  const printed = await git(host, folder, ['rev-parse', '--git-dir', '--git-common-dir']);
  const paths = (printed ?? '').split(/\r?\n/).filter((path) => path !== '');
  return [...new Set(paths.map((path) => resolve(folder, path)))];
}

export interface BranchWatch {
  /** Settled once every folder of branches is watched: nothing that happens from then on is missed. */
  cover(): Promise<void>;
  stop(): void;
}

/** What is told of in a git folder itself. https://git-scm.com/docs/gitrepository-layout */
const AT_THE_TOP: ReadonlySet<string> = new Set(['HEAD', 'packed-refs', 'refs', 'reftable']);

/** Branches have as many folders as their names have parts; the system has so many watches for everybody. */
const MAX_FOLDERS = 500;

/** @param folders of `gitFolders`. @param moved called after each change, and after the end of a folder. */
export function watchBranches(
  host: Pick<Host, 'list'> & Required<Pick<Host, 'watch'>>,
  folders: readonly string[],
  moved: () => void,
): BranchWatch {
  const watches = new Map<string, () => void>();
  let isStopped = false;
  let isAsked = false;
  /** Works wait for each other. */
  let last: Promise<void> = Promise.resolve();

  const isOfBranches = (folder: string, name: string): boolean =>
    folders.includes(folder) ? AT_THE_TOP.has(name) : !name.endsWith('.lock');

  const forget = (folder: string): void => {
    watches.get(folder)?.();
    watches.delete(folder);
  };

  const changed = (folder: string, name: string | undefined): void => {
    // A folder that goes says its own name. Another one may stand in its place by now.
    if (name === basename(folder)) forget(folder);
    else if (name !== undefined && !isOfBranches(folder, name)) return;
    if (isAsked) return;
    isAsked = true;
    last = last.then(async () => {
      isAsked = false;
      await coverAll();
      if (!isStopped) moved();
    });
  };

  /** Watched first and listed then: what comes between is seen by one of them. */
  const coverOne = async (folder: string, reached: Set<string>): Promise<void> => {
    if (isStopped || reached.size === MAX_FOLDERS) return;
    if (!watches.has(folder)) {
      const stop = host.watch(folder, (name) => changed(folder, name));
      if (stop === undefined) return;
      watches.set(folder, stop);
    }
    const listed = await host.list(folder);
    if (!listed.ok) return;
    reached.add(folder);
    for (const { name, kind } of listed.value) {
      if (kind === 'directory' && isOfBranches(folder, name)) await coverOne(join(folder, name), reached);
    }
  };

  const coverAll = async (): Promise<void> => {
    const reached = new Set<string>();
    for (const folder of folders) await coverOne(folder, reached);
    for (const folder of watches.keys()) if (!reached.has(folder)) forget(folder);
  };

  return {
    cover() {
      last = last.then(coverAll);
      return last;
    },
    stop() {
      isStopped = true;
      for (const folder of watches.keys()) forget(folder);
    },
  };
}
