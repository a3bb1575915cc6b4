import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { kagimoriSchema } from '../../../../server/src/workspace/config/schema.ts';

const ajv = new Ajv({ strict: false, formats: { uri: true } });
const valid = ajv.compile(kagimoriSchema('en', ['acme-key']));

for (const [value, expected] of [
  [{}, true],
  [{ level: 'strict', disable: ['acme-key', 'own'], severity: { 'acme-key': 'low' } }, true],
  [{ rules: [{ id: 'own', pattern: 'x{3}', name: { en: 'a', ja: 'b' } }] }, true],
  [{ rules: [{ id: 'own' }] }, false],
  [{ allow: [{ paths: ['test/'], reason: 'made up', until: '2027-01-31' }] }, true],
  [{ allow: [{ until: 'soon' }] }, false],
  [{ severity: { 'acme-key': 'terrible' } }, false],
  [{ rulez: [] }, false],
] as const) {
  test(JSON.stringify(value), () => assert.equal(valid(value), expected));
}

test('every description exists in both languages', () => {
  const english = JSON.stringify(kagimoriSchema('en', []));
  const japanese = JSON.stringify(kagimoriSchema('ja', []));
  const count = (text: string): number => text.split('"description"').length;
  assert.equal(count(english), count(japanese));
  assert.doesNotMatch(english, /[ぁ-んァ-ン一-龠]/);
  assert.match(japanese, /[ぁ-ん]/);
});
