/** What is staged for the next commit: the files as they stand in the index, and which of their lines are new. */
import type { Host } from '../host.ts';
import { git, PATCH_FORMAT } from './git.ts';
import { parsePatches } from './patch.ts';

export interface StagedFile {
  /** Below the root of the work tree, with slashes. */
  readonly path: string;
  /** The whole file as it would be committed. */
  readonly text: string;
  /** Zero-based lines that the commit would add. */
  readonly added: ReadonlySet<number>;
}

/** @param root of the work tree. @returns undefined where git gives no answer. */
export async function* stagedFiles(
  host: Host,
  root: string,
  signal?: AbortSignal,
): AsyncGenerator<StagedFile, boolean> {
  const options = signal === undefined ? {} : { signal };
  const patch = await git(host, root, ['diff', '--cached', '-U0', ...PATCH_FORMAT], options);
  if (patch === undefined) return false;
  for (const { path, hunks } of parsePatches(patch)) {
    const text = await git(host, root, ['show', '--no-textconv', `:${path}`], options);
    if (text === undefined) continue;
    const added = new Set(hunks.flatMap((hunk) => [...hunk.added].map((index) => hunk.start + index)));
    yield { path, text, added };
  }
  return true;
}
