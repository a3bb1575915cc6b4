import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { STORES_PAGES, storesPage } from '../../../scripts/storesPage.ts';

for (const [file, language] of STORES_PAGES) {
  it(`${file} is that of the stores (node scripts/storesPage.ts)`, () => {
    assert.equal(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'), storesPage(language));
  });
}
