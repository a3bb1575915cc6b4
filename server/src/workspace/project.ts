/** Gathers what a fix has to know of a document's surroundings: the `Project` of `remediation/plan.ts`. */
import { dirname, join, relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import type { DirectoryEntry, Host } from '../host.ts';
import { shownName } from '../nativePath.ts';
import type { Project, ProjectFile } from '../remediation/plan.ts';
import { decodeBytes } from './decode.ts';

/** Files whose folder is a package root: there the program is started, and there `.env` is looked for. */
const MANIFESTS = new Set([
  'package.json',
  'deno.json',
  'deno.jsonc',
  'bunfig.toml',
  'pyproject.toml',
  'requirements.txt',
  'setup.py',
  'setup.cfg',
  'Pipfile',
  'manage.py',
  'go.mod',
  'Cargo.toml',
  'Gemfile',
  'composer.json',
  'artisan',
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
  'mix.exs',
  'pubspec.yaml',
  'Package.swift',
  'build.sbt',
  'deps.edn',
  'project.clj',
  'shard.yml',
]);
/** A manifest whose name varies. */
const MANIFEST_ENDING = /\.(?:csproj|fsproj|vbproj|cabal|rockspec|gemspec)$/;
/** Files that tell what loads `.env`, or are changed by a fix. */
const TOLD =
  /^(?:\.env(?:\..+|rc)?|\.gitignore|\.dockerignore|(?:docker-)?compose[\w.-]*\.ya?ml|Dockerfile|manifest\.json|Makefile|justfile|Taskfile\.ya?ml|next\.config\.\w+|vite\.config\.\w+|nuxt\.config\.\w+|astro\.config\.\w+|svelte\.config\.\w+|env\.[jt]s|nest-cli\.json|vercel\.json|netlify\.toml|settings\.gradle(?:\.kts)?|\.npmignore|MANIFEST\.in|wrangler\.(?:toml|jsonc?)|tsconfig\.json|\.npmrc|package-lock\.json|config\.ru|variables\.tf|secretStore\.[cm]?[jt]s|secret_store\.(?:py|rb|rs)|secretstore\.go|SecretStore\.(?:java|kt|cs|php)|[\w.-]+\.(?:externalsecret\.yaml|bicep))$/;
const LOCK_FILE = /^package-lock\.json$/;
/** The module of an Android project that says what becomes of its root's properties. */
const belowOf = (names: readonly string[]): readonly string[] =>
  names.some((name) => /^settings\.gradle(?:\.kts)?$/.test(name))
    ? ['app/build.gradle', 'app/build.gradle.kts']
    : [];
/** A lock file of some megabytes tells nothing that its manifest does not. */
const MAX_FILE_BYTES = 1_000_000;

/** What is open in the editor, or undefined. */
export type OpenText = (
  uri: string,
) => { readonly version: number | null; readonly text: string } | undefined;

export interface ProjectRequest {
  /** URI of the document to fix; any scheme but `file` has no project of its own and uses the workspace folder's. */
  readonly uri: string;
  /** The workspace folder that holds it, if there is one. */
  readonly workspaceFolder?: string;
  readonly open: OpenText;
  /** Whether it is only to be told where the document stands: no git, no lock files. */
  readonly light?: boolean;
}

/**
 * @returns the surroundings of the document, or undefined where there is no folder on disk to put a `.env` into
 * (an untitled document without a workspace folder).
 */
export async function gatherProject(host: Host, request: ProjectRequest): Promise<Project | undefined> {
  const folder = request.workspaceFolder === undefined ? undefined : pathOf(request.workspaceFolder);
  const path = pathOf(request.uri);
  const start = path === undefined ? folder : dirname(path);
  if (start === undefined) return undefined;
  const top = folder ?? (await repositoryRoot(host, start)) ?? start;
  const chain = foldersUpTo(start, top);

  const files = new Map<string, ProjectFile>();
  const entries = new Set<string>();
  let root: string | undefined;
  for (const directory of chain) {
    const listed = await namesIn(host, directory);
    const base = uriOf(directory);
    // Most names stand in a URI as they are, and a folder may hold very many.
    for (const { name } of listed)
      entries.add(/^[\w.-]+$/.test(name) ? `${base}/${name}` : uriOf(join(directory, name)));
    const names = interesting(listed);
    if (root === undefined && names.some(isManifest)) root = directory;
    // What lies below the package root is the business of that folder alone, but for its ignore files.
    for (const name of [...names, ...belowOf(names)]) {
      if (request.light && LOCK_FILE.test(name)) continue;
      const file = await projectFile(host, join(directory, name), request.open);
      if (file !== undefined) files.set(file.uri, file);
    }
  }
  const packageRoot = root ?? top;
  const answers = request.light ? { files } : await askGit(host, packageRoot, [...files.values()]);
  return {
    root: uriOf(packageRoot),
    workspaceRoot: uriOf(top),
    entries,
    files: answers.files,
    ...(answers.envIgnored === undefined ? {} : { envIgnored: answers.envIgnored }),
  };
}

/** @returns the native path of a `file` URI. */
export function pathOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  // A notebook cell stands in its notebook's file.
  return parsed.scheme === 'file' || parsed.scheme === 'vscode-notebook-cell'
    ? URI.file(parsed.path).fsPath
    : undefined;
}

/** @returns the `file` URI of a native path, as VS Code writes it. */
export function uriOf(path: string): string {
  return URI.file(shownName(path)).toString();
}

const isManifest = (name: string): boolean => MANIFESTS.has(name) || MANIFEST_ENDING.test(name);

function foldersUpTo(start: string, top: string): readonly string[] {
  const inside = relative(top, start);
  if (inside.startsWith('..')) return [start];
  const steps = inside === '' ? [] : inside.split(sep);
  return [...steps.keys()].map((depth) => join(top, ...steps.slice(0, steps.length - depth))).concat(top);
}

async function namesIn(host: Host, directory: string): Promise<readonly DirectoryEntry[]> {
  const listed = await host.list(directory);
  return listed.ok ? listed.value : [];
}

const interesting = (listed: readonly DirectoryEntry[]): readonly string[] =>
  listed
    .filter(({ name, kind }) => kind !== 'directory' && (TOLD.test(name) || isManifest(name)))
    .map(({ name }) => name);

/** @returns a file as it is now, an open document before the disk; undefined where it cannot be read. */
export async function projectFile(
  host: Host,
  path: string,
  open: OpenText,
): Promise<ProjectFile | undefined> {
  const uri = uriOf(path);
  const found = await host.stat(path);
  const writable = found.ok && found.value.writable;
  const shown = open(uri);
  if (shown !== undefined) return { uri, version: shown.version, text: shown.text, writable };
  const bytes = await host.readFile(path, MAX_FILE_BYTES);
  if (!bytes.ok) return undefined;
  const decoded = decodeBytes(bytes.value);
  if (!decoded.ok) return undefined;
  // What is not UTF-8 would be written back as something else.
  return {
    uri,
    version: null,
    text: decoded.text,
    writable: writable && decoded.encoding !== 'windows-1252',
  };
}

async function repositoryRoot(host: Host, directory: string): Promise<string | undefined> {
  for (let at = directory; ; at = dirname(at)) {
    if ((await host.stat(join(at, '.git'))).ok) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** git's own answers; none outside a repository, without git, or in a workspace that is not trusted. */
async function askGit(
  host: Host,
  root: string,
  files: readonly ProjectFile[],
): Promise<{ readonly files: ReadonlyMap<string, ProjectFile>; readonly envIgnored?: boolean }> {
  const byUri = new Map(files.map((file) => [file.uri, file]));
  const git = (...args: string[]) =>
    host.run('git', ['-c', 'core.fsmonitor=false', '-C', root, ...args], { timeoutMs: 5000 });
  // Exit code 0 says ignored, 1 says not ignored, 128 says that there is no repository.
  const ignored = await git('check-ignore', '--quiet', '--no-index', '--', '.env');
  if (!ignored.ok || (ignored.value.code !== 0 && ignored.value.code !== 1)) return { files: byUri };
  const paths = files.map((file) => pathOf(file.uri)).filter((path) => path !== undefined);
  const listed = await git('ls-files', '-z', '--', ...paths);
  if (!listed.ok || listed.value.code !== 0) return { files: byUri, envIgnored: ignored.value.code === 0 };
  const tracked = new Set(
    listed.value.stdout
      .split('\0')
      .filter((name) => name !== '')
      .map((name) => uriOf(join(root, name))),
  );
  return {
    files: new Map(files.map((file) => [file.uri, { ...file, tracked: tracked.has(file.uri) }])),
    envIgnored: ignored.value.code === 0,
  };
}
