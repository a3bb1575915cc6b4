import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { CHECK_SOURCES, NOT_ASKED } from '../../../scripts/checkSources.ts';
import { CHECKS_PAGES, checksPage } from '../../../scripts/checksPage.ts';
import { KEY_CHECKS, keyCheckOf } from '../../../server/src/liveness/providers/index.ts';
import { createCatalogue } from '../../../server/src/rules/index.ts';

for (const [file, language] of CHECKS_PAGES) {
  it(`${file} is that of the tables (node scripts/checksPage.ts)`, () => {
    const page = checksPage(language);
    assert.equal(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'), page);
    assert.doesNotMatch(page, /undefined/);
  });
}

it('every check has the page that documents its request', () => {
  assert.deepEqual(Object.keys(CHECK_SOURCES).sort(), KEY_CHECKS.map(({ id }) => id).sort());
  for (const url of Object.values(CHECK_SOURCES)) assert.match(url, /^https:\/\/[a-z]/);
});

it('what is not asked are kinds that there are, and that have no check', () => {
  const catalogue = createCatalogue();
  for (const id of NOT_ASKED.flatMap(({ rules }) => rules)) {
    assert.ok(catalogue.has(id), id);
    assert.equal(keyCheckOf(id), undefined, id);
  }
});
