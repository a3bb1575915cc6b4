/**
 * The files below a folder that a scan looks into. Inside a git repository git itself says which; elsewhere the folders
 * are walked with the `.gitignore` files on the way. Symbolic links are not followed.
 */
import { dirname, join, relative, sep } from 'node:path';
import ignore from 'ignore';
import type { Host } from '../host.ts';
import { isEnvFile } from '../remediation/envFiles.ts';
import { type IgnoreFile, parseIgnoreFile } from './gitignore.ts';

export interface ListOptions {
  /** Look into everything but version control's own folders. */
  readonly noIgnore?: boolean;
  /** Also what version control ignores, but still nothing that a package manager put there. */
  readonly evenIgnored?: boolean;
  /** Further paths to leave out, in the syntax of `.gitignore`. */
  readonly exclude?: readonly string[];
  /** Absolute path of the folder from which `exclude` is meant; the listed one where absent. */
  readonly excludeFrom?: string;
  /** Which files are wanted, by their names alone; all where absent. */
  readonly wants?: (name: string) => boolean;
  readonly signal?: AbortSignal;
}

/** Some of the files: absolute paths. `unreadable` counts folders that could not be listed. */
export interface Listed {
  readonly files: readonly string[];
  readonly unreadable: readonly string[];
}

/** Never looked into: what git, Mercurial and others keep for themselves. */
const VERSION_CONTROL = ['.git', '.hg', '.svn', '.jj', '.bzr'];

/** Code that somebody else wrote and a package manager put there, and caches: nobody can fix a secret in these. */
const NOT_OURS = [
  'node_modules/',
  'bower_components/',
  'jspm_packages/',
  '.pnpm-store/',
  '.yarn/cache/',
  '.yarn/unplugged/',
  '.venv/',
  'site-packages/',
  '__pycache__/',
  '.tox/',
  '.nox/',
  '.mypy_cache/',
  '.gradle/',
  '.terraform/',
  '.dart_tool/',
];

/** @param root absolute path of a folder. */
export async function* listFiles(
  host: Host,
  root: string,
  options: ListOptions = {},
): AsyncGenerator<Listed> {
  const own = ownRules(root, options);
  if (options.noIgnore !== true && options.evenIgnored !== true) {
    const names = await gitFiles(host, root, options.signal);
    if (names === 'ignored') {
      // Named on purpose; git leaves its `.env` files alone all the same, and there secrets are at home.
      const wants = (name: string): boolean => !isEnvFile(`/${name}`) && options.wants?.(name) !== false;
      yield* walk(host, root, own, { ...options, wants });
      return;
    }
    if (names !== undefined) {
      yield* fromGit(host, root, names, own, options);
      return;
    }
  }
  yield* walk(host, root, own, options);
}

/**
 * @param paths absolute, below the root.
 * @returns those that a scan of the root would look into: what a file watcher tells of is mostly build output.
 */
export async function listedAmong(
  host: Host,
  root: string,
  paths: readonly string[],
  options: ListOptions = {},
): Promise<readonly string[]> {
  const own = ownRules(root, options);
  const names = paths
    .map((path) => path.slice(root.length + 1).replaceAll(sep, '/'))
    .filter((name) => ignore.isPathValid(name) && !own(name));
  if (names.length === 0) return [];
  if (names.length > MANY) {
    // More than a command line holds: a branch was switched, and what is there is listed anew.
    const wanted = new Set(paths);
    const found: string[] = [];
    for await (const { files } of listFiles(host, root, options)) {
      for (const path of files) if (wanted.has(path)) found.push(path);
    }
    return found;
  }
  const ran = await host.run('git', [
    ...['-c', 'core.fsmonitor=false', '-C', root, '--literal-pathspecs'],
    ...['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', ...names],
  ]);
  if (ran.ok && ran.value.code === 0) {
    const known = new Set(ran.value.stdout.split('\0'));
    const listed = names.filter((name) => known.has(name)).map((name) => join(root, name));
    const unknown = names.filter((name) => !known.has(name)).map((name) => join(root, name));
    return [...listed, ...(await listedAmongNested(host, root, unknown, options))];
  }
  const kept: string[] = [];
  for (const name of names) if (!(await isIgnoredOnTheWay(host, root, name))) kept.push(join(root, name));
  return kept;
}

/** What a repository does not list may belong to one inside of it: a submodule, or one that it takes for a folder. */
async function listedAmongNested(
  host: Host,
  root: string,
  paths: readonly string[],
  options: ListOptions,
): Promise<readonly string[]> {
  const byNested = new Map<string, string[]>();
  for (const path of paths) {
    const nested = await nestedRoot(host, root, dirname(path));
    if (nested !== undefined) byNested.set(nested, [...(byNested.get(nested) ?? []), path]);
  }
  const found: string[] = [];
  for (const [nested, inside] of byNested) {
    const name = relative(root, nested);
    const args = ['--literal-pathspecs', 'ls-files', '--cached', '--others', '--exclude-standard', '-z'];
    const ran = await host.run('git', ['-c', 'core.fsmonitor=false', '-C', root, ...args, '--', name]);
    if (!ran.ok || ran.value.stdout === '') continue;
    found.push(...(await listedAmong(host, nested, inside, { excludeFrom: root, ...options })));
  }
  return found;
}

/** @returns the outermost folder below the root that is a repository of its own and holds the folder. */
async function nestedRoot(host: Host, root: string, folder: string): Promise<string | undefined> {
  let outermost: string | undefined;
  for (let at = folder; at.length > root.length; at = dirname(at)) {
    if ((await host.stat(join(at, '.git'))).ok) outermost = at;
  }
  return outermost;
}

/** Walks down to one file with the ignore files that it passes. */
async function isIgnoredOnTheWay(host: Host, root: string, name: string): Promise<boolean> {
  const steps = name.split('/');
  let stop: Stop = { path: root, name: '', rules: [] };
  for (const [depth, step] of steps.entries()) {
    const rules = await withIgnoreFile(host, stop, [{ name: '.gitignore' }]);
    const whole = `${stop.name}${step}${depth < steps.length - 1 ? '/' : ''}`;
    if (isIgnored(whole, rules)) return true;
    stop = { path: join(stop.path, step), name: whole, rules };
  }
  return false;
}

/** Paths that are asked for one by one. */
const MANY = 300;

/** @param name below the root, with slashes; a folder's ends in one. */
type IsLeftOut = (name: string) => boolean;

function ownRules(root: string, options: ListOptions): IsLeftOut {
  const fixed = ignore()
    .add(VERSION_CONTROL)
    .add(options.noIgnore === true ? [] : NOT_OURS);
  const { exclude = [], excludeFrom = root } = options;
  const inside = relative(excludeFrom, root).replaceAll(sep, '/');
  const start = inside === '' ? '' : `${inside}/`;
  const further = ignore().add([...exclude]);
  // A folder that is left out as a whole was named on purpose.
  const counts = exclude.length > 0 && !inside.startsWith('..') && !(start !== '' && further.ignores(start));
  return (name) => fixed.ignores(name) || (counts && further.ignores(`${start}${name}`));
}

/**
 * @returns paths relative to the folder, as git knows them; undefined where git has no say, `ignored` for a folder that
 * it ignores as a whole.
 */
async function gitFiles(
  host: Host,
  root: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[] | 'ignored' | undefined> {
  const git = async (...args: string[]) => {
    const ran = await host.run('git', ['-c', 'core.fsmonitor=false', '-C', root, ...args], {
      printsNames: true,
      ...(signal ? { signal } : {}),
    });
    return ran.ok ? ran.value : undefined;
  };
  const listed = await git('ls-files', '--cached', '--others', '--exclude-standard', '-z');
  if (listed === undefined || listed.code !== 0) return undefined;
  const names = listed.stdout.split('\0').filter((name) => name !== '');
  if (names.length === 0 && (await git('check-ignore', '--quiet', '.'))?.code === 0) return 'ignored';
  return names;
}

async function* fromGit(
  host: Host,
  root: string,
  names: readonly string[],
  own: IsLeftOut,
  options: ListOptions,
): AsyncGenerator<Listed> {
  // A file in conflict stands in the index up to three times.
  const kept = [...new Set(names)].filter((name) => !own(name));
  const submodules = new Set(await submodulesOf(host, root, options.signal));
  const nested = [...submodules].filter((name) => !own(`${name}/`)).map((name) => join(root, name));
  const files: string[] = [];
  for (const name of kept) {
    if (submodules.has(name)) continue;
    // A repository inside the repository is listed as one folder.
    if (name.endsWith('/')) nested.push(join(root, name.slice(0, -1)));
    else files.push(sep === '/' ? `${root}/${name}` : join(root, name));
  }
  yield { files, unreadable: [] };
  for (const folder of nested) yield* listFiles(host, folder, { excludeFrom: root, ...options });
}

async function submodulesOf(
  host: Host,
  root: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  if (!(await host.stat(join(root, '.gitmodules'))).ok) return [];
  const ran = await host.run('git', ['-C', root, 'ls-files', '--stage', '-z'], signal ? { signal } : {});
  if (!ran.ok || ran.value.code !== 0) return [];
  return ran.value.stdout
    .split('\0')
    .filter((line) => line.startsWith('160000 '))
    .map((line) => line.slice(line.indexOf('\t') + 1));
}

/** A folder to walk with the ignore files that reach it, outermost first. */
interface Stop {
  readonly path: string;
  /** Relative to the root, with slashes, ending in one; empty for the root. */
  readonly name: string;
  readonly rules: readonly { readonly base: string; readonly file: IgnoreFile }[];
}

async function* walk(host: Host, root: string, own: IsLeftOut, options: ListOptions): AsyncGenerator<Listed> {
  const stops: Stop[] = [{ path: root, name: '', rules: [] }];
  for (let stop = stops.pop(); stop !== undefined && !options.signal?.aborted; stop = stops.pop()) {
    const listed = await host.list(stop.path);
    if (!listed.ok) {
      // Gone since its parent was listed: nothing is missing.
      if (listed.error !== 'not-found' || stop.path === root) yield { files: [], unreadable: [stop.path] };
      continue;
    }
    const rules =
      options.noIgnore === true || options.evenIgnored === true
        ? []
        : await withIgnoreFile(host, stop, listed.value);
    const files: string[] = [];
    for (const { name, kind } of listed.value) {
      if (kind !== 'file' && kind !== 'directory') continue;
      // Whether it is ignored costs more than anything else here.
      if (kind === 'file' && options.wants?.(name) === false) continue;
      const whole = `${stop.name}${name}${kind === 'directory' ? '/' : ''}`;
      if (own(whole) || isIgnored(whole, rules)) continue;
      const path = join(stop.path, name);
      if (kind === 'file') files.push(path);
      else stops.push({ path, name: whole, rules });
    }
    yield { files, unreadable: [] };
  }
}

async function withIgnoreFile(
  host: Host,
  stop: Stop,
  entries: readonly { readonly name: string }[],
): Promise<Stop['rules']> {
  if (!entries.some(({ name }) => name === '.gitignore')) return stop.rules;
  const read = await host.readFile(join(stop.path, '.gitignore'), 1_000_000);
  if (!read.ok) return stop.rules;
  return [...stop.rules, { base: stop.name, file: parseIgnoreFile(new TextDecoder().decode(read.value)) }];
}

/** The innermost file that has an opinion decides, as git has it. The folder of the name is not ignored: it was walked into. */
function isIgnored(name: string, rules: Stop['rules']): boolean {
  for (const { base, file } of rules.toReversed()) {
    const verdict = file.verdictInside(name.slice(base.length));
    if (verdict !== undefined) return verdict === 'ignored';
  }
  return false;
}
