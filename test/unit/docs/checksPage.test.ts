import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { CHECKS_PAGES, checksPage } from '../../../scripts/checksPage.ts';

for (const [file, language] of CHECKS_PAGES) {
  it(`${file} is that of the tables (node scripts/checksPage.ts)`, () => {
    const page = checksPage(language);
    assert.equal(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'), page);
    assert.doesNotMatch(page, /undefined/);
  });
}
