import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { RULES_PAGES, rulesPage } from '../../../scripts/rulesPage.ts';

for (const [file, language] of RULES_PAGES) {
  it(`${file} is that of the catalogue (node scripts/rulesPage.ts)`, () => {
    assert.equal(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'), rulesPage(language));
  });
}
