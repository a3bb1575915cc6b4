/** The files below a folder that name a word: those that version control has, as they are now. */
import { sep } from 'node:path';
import type { Host } from '../host.ts';
import type { ProjectFile } from '../remediation/plan.ts';
import { listFiles } from './listFiles.ts';
import { type OpenText, pathOf, projectFile } from './project.ts';

/** What may read a variable, and what only tells of it. */
const TEXTS = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|html|mdx?|txt|rst)$/;
/** A tree beyond this is not searched: an edit would be built on half of it. */
const MAX_FILES = 20_000;

/** @param root URI of a folder. @returns undefined where the tree is too large to be searched to its end. */
export async function readersOf(
  host: Host,
  root: string,
  names: (text: string) => boolean,
  open: OpenText,
): Promise<readonly ProjectFile[] | undefined> {
  const top = pathOf(root);
  const found: ProjectFile[] = [];
  let seen = 0;
  if (top === undefined) return undefined;
  for await (const { files } of listFiles(host, top, { exclude: ['node_modules'] })) {
    for (const path of files) {
      if (!TEXTS.test(path.replaceAll(sep, '/'))) continue;
      seen += 1;
      if (seen > MAX_FILES) return undefined;
      const file = await projectFile(host, path, open);
      if (file !== undefined && names(file.text)) found.push(file);
    }
  }
  return found;
}
