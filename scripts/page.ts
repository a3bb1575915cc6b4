/** What the scripts share that write a page of `docs/` from the product's own data. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../server/src/language.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Files of one page, by its language. */
export type Pages = readonly (readonly [file: string, language: Language])[];

/** @returns the files of a page of `docs/`. */
export const pagesOf = (name: string): Pages => [
  [`docs/${name}.md`, 'en'],
  [`docs/${name}.ja.md`, 'ja'],
];

/**
 * Writes a page where its script is what Node was started with, rather than a test that reads it.
 * @param script the script's `import.meta.url`.
 */
export function writeWhereRun(script: string, pages: Pages, page: (language: Language) => string): void {
  if (process.argv[1] !== fileURLToPath(script)) return;
  for (const [file, language] of pages) writeFileSync(join(root, file), page(language));
}

/** @returns a row of a table, whatever stands in its cells. */
export const tableRow = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
