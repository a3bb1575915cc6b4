/**
 * Trees with ignore files, looked at without git and by git: `node test/fuzz/gitignore.ts [TREES] [SEED]` prints what
 * differs. Small alphabets, so that patterns meet names.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Host } from '../../server/src/host.ts';
import { createHostNode } from '../../server/src/hostNode.ts';
import { listFiles } from '../../server/src/workspace/listFiles.ts';

export interface Tree {
  /** Paths with slashes. */
  readonly files: readonly string[];
  /** Lines of `.gitignore`, by its folder ('' for the root). */
  readonly ignores: Readonly<Record<string, readonly string[]>>;
}

/** What stands in one of them alone. */
export interface Difference {
  readonly tree: Tree;
  /** Files that git lists and we do not. */
  readonly missing: readonly string[];
  /** Files that we list and git does not. */
  readonly extra: readonly string[];
}

const NAMES = ['a', 'b', 'A', 'ab', 'a.js', 'b.log', '.a', 'a b', 'a[b]', '#a', '!a', 'a*', 'é', 'a\\b'];
const PIECES = [
  'a',
  'b',
  'A',
  '*',
  '**',
  '?',
  'a*',
  '*.js',
  '.*',
  '*.log',
  '[ab]',
  '[!a]',
  '[a-c]*',
  'a?b',
  '\\#a',
  '\\!a',
  'a\\ b',
  'a\\*',
  'a b',
  'é',
  '[',
  'a[',
  '[[:alpha:]]',
  '\\[',
  'a\\\\b',
  '**a',
];

/*
 * Left out: `a**` before a slash. git compares the letters before the first star by themselves, so that it reads `a**` + `/b`
 * as `a` and then any folders; the documentation has it otherwise ("other consecutive asterisks are regular ones").
 */

/** @param random gives numbers from 0 to 1. */
export function makeTree(random: () => number): Tree {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  const paths = times(14, () => times(1 + Math.floor(random() * 3), () => pick(NAMES)).join('/'));
  // What is a folder for one path is no file for another.
  const folders = new Set(
    paths.flatMap((path) =>
      path
        .split('/')
        .slice(0, -1)
        .map((_, depth, all) => all.slice(0, depth + 1).join('/')),
    ),
  );
  const files = [...new Set(paths)].filter((path) => !folders.has(path));
  const pattern = (): string => {
    const body = times(1 + Math.floor(random() * 2.5), () => pick(PIECES)).join('/');
    return `${random() < 0.25 ? '!' : ''}${random() < 0.3 ? '/' : ''}${body}${random() < 0.3 ? '/' : ''}${pick(['', '', '', '', ' ', '\\ ', '\t', '\r'])}`;
  };
  const homes = ['', ...[...folders].filter(() => random() < 0.3)];
  const ignores = Object.fromEntries(
    homes.map((home) => [home, times(1 + Math.floor(random() * 4), pattern)]),
  );
  return { files, ignores };
}

/** As on a machine without git. */
const node = createHostNode();
const withoutGit: Host = { ...node, run: async () => ({ ok: false, error: 'not-found' }) };

/** @returns what differs; undefined where nothing does. */
export async function compare(tree: Tree): Promise<Difference | undefined> {
  const root = mkdtempSync(join(tmpdir(), 'kagimori-ignore-'));
  try {
    for (const path of tree.files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), '');
    }
    for (const [home, lines] of Object.entries(tree.ignores))
      writeFileSync(join(root, home, '.gitignore'), `${lines.join('\n')}\n`);
    const ours = new Set<string>();
    for await (const { files } of listFiles(withoutGit, root))
      for (const path of files) ours.add(relative(root, path).replaceAll(sep, '/'));
    const git = (...args: string[]): string =>
      execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    git('init', '-q');
    const theirs = new Set(
      git('-c', 'core.excludesFile=', 'ls-files', '--others', '--exclude-standard', '-z')
        .split('\0')
        .filter((name) => name !== ''),
    );
    const missing = [...theirs].filter((name) => !ours.has(name));
    const extra = [...ours].filter((name) => !theirs.has(name));
    return missing.length + extra.length === 0 ? undefined : { tree, missing, extra };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** A small generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [trees = 300, seed = 1] = process.argv.slice(2).map(Number);
  let different = 0;
  for (let at = 0; at < trees; at++) {
    const found = await compare(makeTree(seeded(seed + at)));
    if (found === undefined) continue;
    different++;
    console.log(JSON.stringify({ seed: seed + at, ...found }));
  }
  console.log(`${different} of ${trees} trees differ`);
  process.exitCode = different === 0 ? 0 : 1;
}
