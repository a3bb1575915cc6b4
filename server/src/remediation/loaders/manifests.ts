/** What the manifests around a document say: dependencies, scripts, and which readers of `.env` are in play. */
import type { Project, ProjectFile } from '../plan.ts';

/** The files of the project whose name matches, the nearest folder first. */
export function filesNamed(project: Project, name: RegExp): readonly ProjectFile[] {
  return [...project.files.values()]
    .filter(({ uri }) => name.test(uri.slice(uri.lastIndexOf('/') + 1)))
    .sort((a, b) => b.uri.split('/').length - a.uri.split('/').length);
}

export interface PackageJson {
  /** Of any kind, development included. */
  readonly dependencies: ReadonlySet<string>;
  /** What is asked of each, as written ("^5.2.0"). */
  readonly ranges: ReadonlyMap<string, string>;
  readonly scripts: readonly string[];
  readonly isModule: boolean;
  /** `main`, `module` and `bin`, as written. */
  readonly entries: readonly string[];
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const strings = (value: unknown): readonly string[] =>
  Object.values(record(value)).filter((item): item is string => typeof item === 'string');

/** A project is never changed, only made anew. */
const read = new WeakMap<Project, PackageJson | 'none'>();

/** The nearest package.json; undefined where there is none that can be read. */
export function packageJson(project: Project): PackageJson | undefined {
  const known = read.get(project) ?? readPackageJson(project) ?? 'none';
  read.set(project, known);
  return known === 'none' ? undefined : known;
}

function readPackageJson(project: Project): PackageJson | undefined {
  const [file] = filesNamed(project, /^package\.json$/);
  if (file === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(file.text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  const manifest = record(parsed);
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
  const bin = typeof manifest.bin === 'string' ? [manifest.bin] : strings(manifest.bin);
  const entries = [manifest.main, manifest.module, ...bin];
  const ranges = new Map(kinds.flatMap((kind) => Object.entries(record(manifest[kind]))));
  return {
    dependencies: new Set(ranges.keys()),
    ranges: new Map([...ranges].map(([name, range]) => [name, String(range)])),
    scripts: strings(manifest.scripts),
    isModule: manifest.type === 'module',
    entries: entries.filter((entry): entry is string => typeof entry === 'string'),
  };
}

/** @returns the major version that the manifest asks for at least; the newest (`Infinity`) where it says none. */
export function majorOf(project: Project, name: string): number {
  const range = packageJson(project)?.ranges.get(name) ?? '';
  return Number(/\d+/.exec(range)?.[0] ?? Infinity);
}

/** Python distributions that the project names, in normal form (PEP 503). */
export function pythonDependencies(project: Project): ReadonlySet<string> {
  const names = new Set<string>();
  const files = filesNamed(
    project,
    /^(?:requirements[\w.-]*\.txt|pyproject\.toml|Pipfile|setup\.(?:py|cfg))$/,
  );
  for (const { uri, text } of files) {
    const pattern = uri.endsWith('.txt')
      ? /^[ \t]*([A-Za-z][\w.-]*)/gm
      : /(?:^|["'\s,[])([A-Za-z][\w.-]*)(?=\s*(?:\[[\w,\s-]*\])?\s*(?:[<>=~!]=?|["',]|\s=|$))/gm;
    for (const found of text.matchAll(pattern))
      names.add((found[1] ?? '').toLowerCase().replace(/[-_.]+/g, '-'));
  }
  return names;
}

/** Modules that go.mod requires. */
export function goModules(project: Project): ReadonlySet<string> {
  const [file] = filesNamed(project, /^go\.mod$/);
  return new Set(
    [...(file?.text ?? '').matchAll(/^\s*(?:require\s+)?([\w.-]+\.[\w./-]+)\s+v\d/gm)].map(
      ([, name]) => name ?? '',
    ),
  );
}
