/** Writes the tables of the READMEs from the manifest, between their markers: `node scripts/readmeTables.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

interface Property {
  readonly default: unknown;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
}

/** Each README and the texts that it speaks. */
export const READMES = [
  { file: 'README.md', texts: 'package.nls.json', head: ['Setting', 'Default', 'What it does'] },
  { file: 'README.ja.md', texts: 'package.nls.ja.json', head: ['設定', '既定値', '内容'] },
] as const;

/**
 * @param readme the text of a README
 * @returns the same with its tables made anew
 * @throws when a marker is missing
 */
export function withTables(readme: string, { texts, head }: (typeof READMES)[number]): string {
  const words: Record<string, string> = JSON.parse(readFileSync(join(root, texts), 'utf8'));
  const manifest: { contributes: { configuration: { properties: Record<string, Property> }[] } } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const said = (key: string) => words[key.replaceAll('%', '')] ?? key;
  const rows = manifest.contributes.configuration.flatMap(({ properties }) =>
    Object.entries(properties).map(([name, property]) => {
      const choices = property.enum?.map((choice) => `\`${choice}\``).join(', ');
      const about = said(property.markdownDescription) + (choices === undefined ? '' : ` (${choices})`);
      return `| \`${name}\` | \`${JSON.stringify(property.default)}\` | ${about} |`;
    }),
  );
  const table = [`| ${head.join(' | ')} |`, '| --- | --- | --- |', ...rows].join('\n');
  return between(readme, 'settings', table);
}

function between(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the marker ${start} is missing`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const readme of READMES) {
    const path = join(root, readme.file);
    writeFileSync(path, withTables(readFileSync(path, 'utf8'), readme));
  }
}
