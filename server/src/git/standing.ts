/**
 * Since when values have stood in a file, by the history of that file: git prints the patches, and the values are looked
 * for here, since an argument (`git log -S`) could be read by everybody on the machine.
 */
import { basename, dirname } from 'node:path';
import type { Span } from '../detection/types.ts';
import type { Host } from '../host.ts';
import { git, PATCH_FORMAT, workTree } from './git.ts';
import { parsePatches } from './patch.ts';

/** What git knows of a value in a file. */
export interface Standing {
  /** When its first commit was written, in milliseconds since the epoch. */
  readonly since: number;
  /** That commit. */
  readonly commit: string;
  /** A branch of a remote that has the commit ("origin/main"); absent where none does. */
  readonly pushedTo?: string;
}

/** What is looked for, by a key of the caller's: source text as it stands in one line of the file. */
export type Needles = ReadonlyMap<string, string>;

/** A file that has changed more often is not followed to its beginning. */
const MAX_COMMITS = 500;
const TIME_LIMIT_MS = 60_000;

/**
 * @returns those that are in a commit; undefined where git gives no answer.
 */
export async function standingsOf(
  host: Host,
  path: string,
  needles: Needles,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Standing> | undefined> {
  const folder = dirname(path);
  const options = { timeoutMs: TIME_LIMIT_MS, ...(signal === undefined ? {} : { signal }) };
  // `--follow` goes on under the name that the file had before.
  const log = ['log', '--follow', '--no-merges', `--max-count=${MAX_COMMITS}`, '--format=%at%n%H', '-U0'];
  const printed = await git(host, folder, [...log, ...PATCH_FORMAT, '--', basename(path)], options);
  if (printed === undefined) return undefined;
  const times = new Map(
    [...printed.matchAll(/^(\d{1,12})\n([0-9a-f]{40,64})$/gm)].map(([, time, commit = '']) => [
      commit,
      Number(time) * 1000,
    ]),
  );
  const first = firstCommits(printed, needles);
  const remotes = new Map<string, string>();
  for (const commit of new Set(first.values())) {
    const refs = ['for-each-ref', `--format=${REF_FORMAT}`, `--contains=${commit}`, 'refs/remotes'];
    const found = branchIn((await git(host, folder, refs, options)) ?? '');
    if (found !== undefined) remotes.set(commit, found);
  }
  return new Map(
    [...first].flatMap(([key, commit]): [string, Standing][] => {
      const since = times.get(commit);
      const pushedTo = remotes.get(commit);
      if (since === undefined) return [];
      return [[key, { since, commit, ...(pushedTo === undefined ? {} : { pushedTo }) }]];
    }),
  );
}

const REF_FORMAT = '%(refname:short) %(symref:short)';

/** @returns the branch that a remote takes for its main one (its HEAD names it), else the first. */
function branchIn(refs: string): string | undefined {
  const names = refs.split('\n').map((line) => line.trim().split(' '));
  const [main] = names.flatMap(([, target]) => target ?? []);
  return main ?? (names[0]?.[0] || undefined);
}

/** git prints the newest first, so the last patch that adds a value is its first. */
function firstCommits(printed: string, needles: Needles): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const { commit, hunks } of parsePatches(printed)) {
    if (commit === undefined) continue;
    const added = hunks.flatMap(({ lines, added: indices }) =>
      lines.filter((_, index) => indices.has(index)),
    );
    for (const [key, needle] of needles) {
      if (added.some((line) => line.includes(needle))) first.set(key, commit);
    }
  }
  return first;
}

/**
 * @returns whether a value that no commit of `standingsOf` brought stands in the last commit after all: its history is too
 * long, a merge brought it, or git takes the file for binary.
 */
export async function mayBeCommitted(host: Host, path: string, needle: string): Promise<boolean> {
  const blob = ['cat-file', 'blob', `HEAD:./${basename(path)}`];
  const committed = await git(host, dirname(path), blob, { timeoutMs: TIME_LIMIT_MS });
  return committed !== undefined && (committed.includes(needle) || committed.includes('\0'));
}

/** Whether the repository of a folder can tell since when something stands in it. */
export type RepositoryState =
  /** `state` changes whenever an answer of `standingsOf` may change: the commit, those of the remotes, and their names. */
  | { readonly ok: true; readonly state: string }
  /** A shallow clone knows no beginning. */
  | { readonly ok: false; readonly reason: 'no-repository' | 'no-commit' | 'shallow' };

/** @returns what the repository of a folder can tell, or why it can tell nothing. */
export async function repositoryState(host: Host, folder: string): Promise<RepositoryState> {
  const asked = ['rev-parse', '--is-shallow-repository', 'HEAD', '--remotes', '--symbolic', '--remotes'];
  const state = await git(host, folder, asked, { timeoutMs: TIME_LIMIT_MS });
  if (state?.startsWith('false')) return { ok: true, state };
  if (state !== undefined) return { ok: false, reason: 'shallow' };
  const root = await workTree(host, folder);
  return { ok: false, reason: root === undefined ? 'no-repository' : 'no-commit' };
}

/** A larger file is not followed through its history. */
const MAX_CHARACTERS = 500_000;

/** @returns what to look for, by fingerprint; nothing in a text that is too large. */
export function needlesOf(
  text: string,
  findings: readonly { readonly fingerprint: string; readonly range: Span }[],
): Needles {
  const needles = new Map<string, string>();
  if (text.length > MAX_CHARACTERS) return needles;
  for (const { fingerprint, range } of findings) {
    const needle = needleOf(text.slice(range.start, range.end));
    if (needle !== undefined) needles.set(fingerprint, needle);
  }
  return needles;
}

/**
 * What git writes when a branch moves, here or of a remote, or when there is a repository at all, as globs of an editor's
 * watch; `branches.ts` watches what slips through it.
 */
export const REPOSITORY_FILES = ['**/.git', '**/.git/{HEAD,packed-refs}', '**/.git/refs/**'] as const;

/** @returns the folder whose repository may have moved where this file of it changed, with its last slash. */
export function repositoryMoved(uri: string): string | undefined {
  return /^(.*\/)\.git(?:\/(?:HEAD|packed-refs|refs\/.+(?<!\.lock)))?$/.exec(uri)?.[1];
}

/** Shorter than this stands in many a line. */
const MIN_LENGTH = 6;

/** @param source of a value, perhaps over several lines. @returns the longest of its lines; undefined where all are short. */
export function needleOf(source: string): string | undefined {
  const [longest = ''] = source
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .sort((a, b) => b.length - a.length);
  return longest.length < MIN_LENGTH ? undefined : longest;
}
