/** What has changed since a commit: which lines of which files are new in the work tree, files not yet added included. */
import type { Host } from '../host.ts';
import { git, PATCH_FORMAT } from './git.ts';
import { parsePatches } from './patch.ts';

/** By path below the folder, with slashes: the zero-based lines that are new, or `all` of them. */
export type ChangedLines = ReadonlyMap<string, ReadonlySet<number> | 'all'>;

export type Changed =
  | { readonly ok: true; readonly lines: ChangedLines }
  | { readonly ok: false; readonly reason: 'no-repository' | 'no-commit' };

/**
 * Compares with the last commit that the work tree and `ref` have in common, as a pull request does.
 * @param folder of a work tree; nothing above it is told.
 * @param ref as a person names a commit.
 */
export async function changedSince(
  host: Host,
  folder: string,
  ref: string,
  signal?: AbortSignal,
): Promise<Changed> {
  const ask = (...args: string[]) => git(host, folder, args, signal === undefined ? {} : { signal });
  if ((await ask('rev-parse', '--show-toplevel')) === undefined)
    return { ok: false, reason: 'no-repository' };
  // Told that options have ended, git takes no name of a commit for one.
  const commit = await ask('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  if (commit === undefined) return { ok: false, reason: 'no-commit' };
  // Without a common commit (a shallow clone) the difference to the commit itself is what there is.
  const base = ((await ask('merge-base', commit.trim(), 'HEAD')) ?? commit).trim();
  const compare = ['--relative', base, '--'];
  const patch = await ask('diff', '-U0', ...PATCH_FORMAT, ...compare);
  const counts = await ask('diff', '--numstat', '-z', '--no-renames', ...compare);
  const untracked = await ask('ls-files', '--others', '--exclude-standard', '-z');
  if (patch === undefined || counts === undefined || untracked === undefined) {
    return { ok: false, reason: 'no-commit' };
  }
  const lines = new Map<string, ReadonlySet<number> | 'all'>();
  for (const { path, hunks } of parsePatches(patch)) {
    lines.set(path, new Set(hunks.flatMap(({ start, added }) => [...added].map((index) => start + index))));
  }
  // What git takes for binary (UTF-16, for one) has no lines to it, but may be text to us.
  for (const entry of counts.split('\0')) if (entry.startsWith('-\t-\t')) lines.set(entry.slice(4), 'all');
  for (const path of untracked.split('\0')) if (path !== '') lines.set(path, 'all');
  return { ok: true, lines };
}
