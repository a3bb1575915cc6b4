/** Every line that was ever added, commit by commit, oldest first. */
import type { Host } from '../host.ts';
import { git, PATCH_FORMAT } from './git.ts';
import { type FilePatch, parsePatches } from './patch.ts';

/** Commits whose patches are asked for at once: what bounds the memory. */
const CHUNK = 100;

/** Lines around an addition, by which names and values are told. */
const CONTEXT = '-U3';

export interface HistoryChunk {
  readonly patches: readonly FilePatch[];
  /** Commits looked at so far, and in all. */
  readonly done: number;
  readonly total: number;
}

/**
 * Walks all branches and tags. Merges are left out: what they join was added by their parents.
 * @param root of the work tree; the generator returns false where git gives no answer.
 */
export async function* history(
  host: Host,
  root: string,
  signal?: AbortSignal,
): AsyncGenerator<HistoryChunk, boolean> {
  const options = signal === undefined ? {} : { signal };
  const listed = await git(host, root, ['rev-list', '--all', '--no-merges', '--reverse'], options);
  if (listed === undefined) return false;
  const commits = listed.split('\n').filter((line) => line !== '');
  for (let from = 0; from < commits.length; from += CHUNK) {
    const some = commits.slice(from, from + CHUNK);
    const text = await git(host, root, ['diff-tree', '--stdin', '--root', '-r', CONTEXT, ...PATCH_FORMAT], {
      ...options,
      input: `${some.join('\n')}\n`,
    });
    if (text === undefined) return false;
    yield { patches: parsePatches(text), done: from + some.length, total: commits.length };
  }
  return true;
}
