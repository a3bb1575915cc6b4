import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { ADVICE_PAGES, advicePage, SHOWN_RULES } from '../../../scripts/advicePage.ts';
import { REVIEWED } from '../../../scripts/adviceSources.ts';
import { guideOf } from '../../../server/src/advice/rotation/guides/index.ts';
import { createCatalogue } from '../../../server/src/rules/index.ts';

for (const [file, language] of ADVICE_PAGES) {
  it(`${file} is what the product says (node scripts/advicePage.ts)`, () => {
    // Compared as a yes or no: the difference of two such pages helps nobody.
    const isCurrent =
      readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8') === advicePage(language);
    assert.ok(isCurrent, `${file} is not current: node scripts/advicePage.ts`);
  });

  it(`${file} has no empty cell`, () => {
    const rows = advicePage(language)
      .split('\n')
      .filter((line) => line.startsWith('| ['));
    assert.equal(rows.length, SHOWN_RULES.length);
    for (const row of rows) assert.equal(row.split(' | ').filter((cell) => cell.length > 10).length, 5, row);
  });
}

it('every provider of the page has a way to rotate of its own', () => {
  const catalogue = createCatalogue();
  const rules = SHOWN_RULES.map((id) => catalogue.get(id)).filter((rule) => rule !== undefined);
  assert.deepEqual(
    rules.filter((rule) => guideOf(rule) === undefined).map(({ id }) => id),
    [],
  );
  assert.ok(new Set(rules.map(({ provider }) => provider)).size >= 40);
});

it('every kind of the page has a limit to paste, or says that there is none, with the page and the day', () => {
  const catalogue = createCatalogue();
  const silent = SHOWN_RULES.filter((id) => {
    const rule = catalogue.get(id);
    const guide = rule && guideOf(rule);
    return (guide?.snippets ?? []).length === 0 && guide?.anywhere === undefined;
  });
  assert.deepEqual(silent, []);
});

it('what was read has a day, and is of a provider that there is', () => {
  const providers = new Set([...createCatalogue().values()].map(({ provider }) => provider));
  for (const { provider, day, pages } of REVIEWED) {
    assert.ok(providers.has(provider), provider);
    assert.match(day, /^\d{4}-\d\d-\d\d$/);
    assert.ok(pages.length > 0 && pages.every((page) => page.startsWith('https://')), provider);
  }
});
