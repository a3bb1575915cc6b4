/** Names of variables whose value a build writes into what it sends to browsers or devices. */
import type { Text } from '../../detection/types.ts';
import { filesNamed } from '../loaders/manifests.ts';
import { CLIENT_PREFIXES } from '../names.ts';
import type { Project } from '../plan.ts';
import { dependsOn, into } from './signal.ts';

/** Prefixes that are also good names on a server: they count with the tool that knows them alone. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  PUBLIC_: ['@sveltejs/kit', 'astro', '@rsbuild/core'],
  MIX_: ['laravel-mix'],
};

/** @returns the prefix that publishes a name, by the project's tools where they are known. */
export function publishingPrefix(name: string, project: Project | undefined): string | undefined {
  const known = CLIENT_PREFIXES.find(
    (prefix) =>
      name.startsWith(prefix) &&
      (project === undefined || SHARED[prefix] === undefined || dependsOn(project, ...SHARED[prefix])),
  );
  return known ?? ownPrefixes(project).find((prefix) => name.startsWith(prefix));
}

/** `envPrefix` of Vite's configuration, a string or a list; Vite itself refuses an empty one. */
function ownPrefixes(project: Project | undefined): readonly string[] {
  if (project === undefined) return [];
  return filesNamed(project, /^(?:vite|astro)\.config\.[cm]?[jt]s$/).flatMap(({ text }) => {
    const written = /\benvPrefix\s*:\s*(\[[^\]]*\]|'[^'\n]*'|"[^"\n]*")/.exec(text)?.[1] ?? '';
    return [...written.matchAll(/['"]([^'"]+)['"]/g)].map(([, prefix = '']) => prefix);
  });
}

/** @returns what a name with this prefix ends up in. */
export const bundledBy = (prefix: string): Text =>
  into(
    `the client bundle, as every name that starts with ${prefix}`,
    `クライアントのバンドル（${prefix} で始まる名前はすべて埋め込まれます）`,
  );
