/** What a project has below its root, and the files that may start a server in it. */
import { join } from 'node:path';
import type { Host } from '../host.ts';
import type { ProjectFile } from '../remediation/plan.ts';
import { type OpenText, pathOf, projectFile } from './project.ts';

export interface ServerFiles {
  /** Files and folders by their path from the root, a few levels deep. */
  readonly tree: ReadonlySet<string>;
  /** By path: the files that may make an app. */
  readonly sources: ReadonlyMap<string, ProjectFile>;
}

const DEPTH = 4;
/** Java's packages lie deep. */
const DEEP = /^src\/main\/java(?:\/|$)/;
const MAX_DEPTH = 10;
/** A tree beyond this is no project that a route can be added to by its looks. */
const MAX_ENTRIES = 20_000;
const SKIPPED = /^(?:node_modules|\.\w.*|dist|build|out|coverage|venv|__pycache__|vendor|target)$/;
/** Files that may make an app, list its routes, or say what an endpoint needs. */
const SOURCES: readonly RegExp[] = [
  /^(?:(?:src|server|backend|app|api|worker)\/)*(?:index|server|app|main|application|wsgi|asgi|routes|worker|__init__)\.(?:[cm]?[jt]s|py)$/,
  /^src\/(?:env|app\.module)\.[jt]s$/,
  /^(?:cmd\/[\w-]+\/|server\/|internal\/[\w-]+\/)?(?:main|server|routes|router|app)\.go$/,
  /^(?:[\w-]+\/)?[\w-]+\/(?:urls|settings)\.py$/,
  /^config\/(?:routes\.rb|services\.php)$|^routes\/api\.php$/,
  /^src\/main\/java\/.*Application\.java$|^src\/main\/resources\/application\.properties$/,
  /^firebase\.json$|^functions\/(?:index\.js|src\/index\.ts|\.env|\.gitignore|package\.json)$/,
];

/** @param root URI of the package root. */
export async function serverFilesOf(host: Host, root: string, open: OpenText): Promise<ServerFiles> {
  const top = pathOf(root);
  const tree = new Set<string>();
  const sources = new Map<string, ProjectFile>();
  const walk = async (inside: string, depth: number): Promise<void> => {
    const limit = DEEP.test(inside) ? MAX_DEPTH : DEPTH;
    if (top === undefined || depth > limit || tree.size > MAX_ENTRIES) return;
    const listed = await host.list(join(top, inside));
    for (const { name, kind } of listed.ok ? listed.value : []) {
      const path = inside === '' ? name : `${inside}/${name}`;
      tree.add(path);
      if (kind === 'directory' && !SKIPPED.test(name)) await walk(path, depth + 1);
      if (kind !== 'file' || !SOURCES.some((names) => names.test(path))) continue;
      const file = await projectFile(host, join(top, path), open);
      if (file !== undefined) sources.set(path, file);
    }
  };
  await walk('', 1);
  return { tree, sources };
}
