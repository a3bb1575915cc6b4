import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECKS } from '../../../server/src/detection/checks/index.ts';
import { createDetector } from '../../../server/src/detection/detector.ts';
import { judgePlaceholder } from '../../../server/src/detection/placeholders.ts';
import { createCatalogue, RULES } from '../../../server/src/rules/index.ts';
import { examplesOf } from '../../credentials.ts';

const catalogue = createCatalogue();
const sourceOf = (file = 'settings.txt') => ({ uri: `file:///shop/${file}` });
const options = { checks: CHECKS, placeholder: judgePlaceholder };
const everything = createDetector(catalogue, { ...options, level: 'everything' });
const byDefault = createDetector(catalogue, options);

/** Examples of many seeds, so that a pattern that holds by luck is seen. */
const SEEDS = [1, 2, 3];

/** What begins as the values do and is none by form or checksum is shown as such. */
const UNSURE = new Set(['kin', 'checksum-fail']);

test('ids are unique and kebab-case', () => {
  assert.equal(catalogue.size, RULES.length);
  const odd = RULES.map(({ id }) => id).filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id));
  assert.deepEqual(odd, []);
});

test('companions exist', () => {
  const missing = RULES.flatMap(({ companion = [] }) => companion.filter((id) => !catalogue.has(id)));
  assert.deepEqual(missing, []);
});

for (const rule of RULES) {
  test(rule.id, () => {
    assert.ok(rule.name.en && rule.name.ja, 'has a name in both languages');
    assert.ok(
      rule.examples.match.length >= 2 && rule.examples.reject.length >= 2,
      'has two examples of each',
    );
    assert.ok(rule.check === undefined || rule.check in CHECKS, `names a check that exists: ${rule.check}`);
    for (const url of [rule.manageUrl, rule.docs]) assert.match(url ?? 'https://', /^https:\/\//);
    for (const hash of rule.known ?? []) assert.match(hash, /^[0-9a-f]{64}$/);
    assert.ok(!rule.publishable || ['info', 'low'].includes(rule.severity), 'is information at most');
    const source = sourceOf(rule.examples.file);
    for (const seed of SEEDS) {
      const { match, reject } = examplesOf(rule, CHECKS, seed);
      for (const text of match) {
        const { findings } = everything.detect(text, source);
        assert.deepEqual(
          findings.map(({ ruleId }) => ruleId),
          [rule.id],
          `finds itself alone in ${text.slice(0, 80)}`,
        );
        if (rule.check) assert.notEqual(findings[0]?.confidence, 'weak', 'its check holds');
        const folded = rule.ignoreCase ? text.toLowerCase() : text;
        assert.ok(
          rule.keywords.some((keyword) => folded.includes(keyword)),
          'a keyword stands in it',
        );
      }
      for (const text of reject) {
        const found = byDefault.detect(text, source).findings.filter(({ ruleId }) => ruleId === rule.id);
        const sure = found.filter(({ evidence }) => !evidence.some(({ kind }) => UNSURE.has(kind)));
        assert.deepEqual(sure, [], `does not find itself in ${text.slice(0, 80)}`);
      }
    }
  });
}
