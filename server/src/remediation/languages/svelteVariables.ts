/**
 * SvelteKit programs that list their variables: from version 3 on a private variable is there once `src/env` names it,
 * and is imported by its name from `$app/env/private`.
 * https://svelte.dev/docs/kit/environment-variables
 */
import { majorOf, packageJson } from '../loaders/manifests.ts';
import type { DocumentEdit, FileCreation, Project, ProjectFile } from '../plan.ts';
import { lineBreakOf } from '../syntax/places.ts';

/** Whether private variables come from the list. */
export function listsVariables(project: Project): boolean {
  if (packageJson(project)?.dependencies.has('@sveltejs/kit') !== true) return false;
  return listOf(project) !== undefined || majorOf(project, '@sveltejs/kit') >= 3;
}

const listOf = ({ root, files }: Project) =>
  files.get(`${root}/src/env.ts`) ?? files.get(`${root}/src/env.js`);

/** What puts a name on the list: a change, or whether it stands there already; undefined where the list is not plain. */
export type Listing = DocumentEdit | FileCreation | 'listed';

/** @returns how the list of a project comes to name a variable. */
export function listingIn(project: Project, name: string): Listing | undefined {
  const ending = project.entries?.has(`${project.root}/tsconfig.json`) ? 'ts' : 'js';
  return listing(listOf(project), `${project.root}/src/env.${ending}`, name);
}

/**
 * @param list the file as it is; undefined where there is none
 * @param created the URI that it gets then
 */
export function listing(list: ProjectFile | undefined, created: string, name: string): Listing | undefined {
  if (list === undefined) {
    const lines = [
      "import { defineEnvVars } from '@sveltejs/kit/env';",
      '',
      'export const variables = defineEnvVars({',
      `  ${name}: {},`,
      '});',
      '',
    ];
    return { kind: 'create', uri: created, text: lines.join('\n'), annotation: 'loader' };
  }
  const { uri, version, text, writable } = list;
  if (new RegExp(`^\\s*${name}\\s*:`, 'm').test(text)) return 'listed';
  const [only, ...more] = text.matchAll(/\bdefineEnvVars\(\s*\{/g);
  if (only === undefined || more.length > 0 || !writable) return undefined;
  const at = only.index + only[0].length;
  const eol = lineBreakOf(text);
  const replacements = [
    { range: { start: at, end: at }, newText: `${eol}  ${name}: {},`, annotation: 'loader' as const },
  ];
  return { kind: 'edit', uri, version, text, replacements };
}
