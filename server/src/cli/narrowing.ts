/** `--since` and `--shard`: which files of a folder are looked into, and which lines of them count. */
import { join } from 'node:path';
import type { Text } from '../detection/types.ts';
import { changedSince } from '../git/changed.ts';
import { below, type Located } from '../workspace/scanFile.ts';
import { isInShard } from '../workspace/shard.ts';
import type { Narrowing } from './command.ts';
import type { CliSurroundings } from './surroundings.ts';

export const NO_REPOSITORY: Text = {
  en: 'this is no git repository, or git is not installed',
  ja: 'git リポジトリではないか、git がインストールされていません',
};
const NO_COMMIT = (ref: string): Text => ({
  en: `there is no commit ${ref} here; a shallow clone has to fetch it first (fetch-depth: 0)`,
  ja: `${ref} というコミットはここにありません。浅いクローンでは先に取得してください (fetch-depth: 0)`,
});

/** Everything where a member is absent. */
export interface Narrowed {
  /** @param path absolute, as the listing of the folder names it. */
  readonly only?: (path: string) => boolean;
  readonly counts?: (path: string, range: Located['range']) => boolean;
  readonly problem?: Text;
}

/** @param folder absolute: paths are compared below it. */
export async function narrow(
  { since, shard }: Narrowing,
  { host, signal }: CliSurroundings,
  folder: string,
): Promise<Narrowed> {
  const isOurs = shard && ((path: string) => isInShard(below(folder, path), shard));
  if (since === undefined) return isOurs === undefined ? {} : { only: isOurs };
  const changed = await changedSince(host, folder, since, signal);
  if (!changed.ok) {
    return { problem: changed.reason === 'no-commit' ? NO_COMMIT(since) : NO_REPOSITORY };
  }
  const lines = new Map([...changed.lines].map(([path, added]) => [join(folder, path), added] as const));
  return {
    only: (path) => lines.has(path) && (isOurs === undefined || isOurs(path)),
    counts(path, range) {
      const added = lines.get(path);
      return added === 'all' || (added !== undefined && touchesLines(range, (line) => added.has(line)));
    },
  };
}

/** @returns whether one of the lines of the range is among those that are asked for. */
export function touchesLines({ start, end }: Located['range'], isNew: (line: number) => boolean): boolean {
  for (let line = start.line; line <= end.line; line++) if (isNew(line)) return true;
  return false;
}
