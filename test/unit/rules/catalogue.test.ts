import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECKS } from '../../../server/src/detection/checks/index.ts';
import { createCatalogue, RULES } from '../../../server/src/rules/index.ts';

test('ids are unique and kebab-case', () => {
  assert.equal(createCatalogue().size, RULES.length);
  assert.deepEqual(
    RULES.map(({ id }) => id).filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)),
    [],
  );
});

test('every rule is whole', async (t) => {
  for (const rule of RULES) {
    await t.test(rule.id, () => {
      assert.ok(rule.name.en && rule.name.ja, 'a name in both languages');
      assert.ok(rule.keywords.length > 0, 'a keyword');
      assert.ok(rule.examples.match.length >= 2, 'two examples to match');
      assert.ok(rule.examples.reject.length >= 2, 'two look-alikes');
      assert.ok(rule.check === undefined || rule.check in CHECKS, `no check ${rule.check}`);
      for (const url of [rule.manageUrl, rule.docs]) assert.match(url ?? 'https://', /^https:\/\//);
      if (rule.publishable) assert.match(rule.severity, /^(info|low)$/);
    });
  }
});

test('companions exist', () => {
  const catalogue = createCatalogue();
  const missing = RULES.flatMap(({ companion = [] }) => companion.filter((id) => !catalogue.has(id)));
  assert.deepEqual(missing, []);
});
