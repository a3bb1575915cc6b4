/** The READMEs say what the manifest says, and show only pictures that are there. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { READMES, withTables } from '../../../scripts/readmeTables.ts';

/** The formatter aligns the columns of a table. */
const unaligned = (text: string) => text.replaceAll(/ +/g, ' ').replaceAll(/-{2,}/g, '-');
const root = join(import.meta.dirname, '..', '..', '..');

for (const readme of READMES) {
  const text = readFileSync(join(root, readme.file), 'utf8');

  test(`${readme.file}: its tables are those of the manifest (node scripts/readmeTables.ts)`, () => {
    assert.equal(unaligned(text), unaligned(withTables(text, readme)));
  });

  test(`${readme.file}: every picture and file that it links to is there`, () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map((match) => match[1] ?? '');
    assert.deepEqual(
      links.filter((link) => !existsSync(join(root, link))),
      [],
    );
  });
}
