import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { adviceFor } from '../../../server/src/advice/advice.ts';
import { exposureStep } from '../../../server/src/advice/exposure.ts';
import { ageOf } from '../../../server/src/advice/standing.ts';
import type { Finding } from '../../../server/src/detection/types.ts';
import { messageOf } from '../../../server/src/report/describe.ts';
import { createCatalogue } from '../../../server/src/rules/index.ts';

const CATALOGUE = createCatalogue();
const SINCE = Date.UTC(2026, 9, 1);
const NOW = Date.UTC(2026, 10, 1);

describe('the message of a key that was pushed', () => {
  const age = ageOf({ since: SINCE, pushedTo: 'origin/main' }, NOW, 90);
  const table: readonly (readonly [
    what: string,
    rule: string,
    isShipped: boolean,
    en: RegExp,
    ja: RegExp,
  ])[] = [
    [
      'a key of no other way',
      'stripe-secret-live',
      false,
      /revoke it\. Move the new one to \.env\.$/,
      /失効させてください。新しいキーは \.env に置いてください。$/,
    ],
    [
      'a key whose way is for some alone',
      'dockerhub-pat',
      false,
      /revoke it\. Move the new one to \.env\.$/,
      /失効させてください。新しいキーは \.env に置いてください。$/,
    ],
    [
      'a key with a way for all',
      'aws-access-key-id',
      false,
      /revoke it\. Use an IAM role/,
      /失効させてください。アクセスキーの代わりに/,
    ],
    [
      'a key that ships to users',
      'stripe-secret-live',
      true,
      /revoke it\. Keep the new one on a server/,
      /失効させてください。新しいキーは \.env ではなくサーバー側に置いてください/,
    ],
  ];
  for (const [what, id, isShipped, en, ja] of table) {
    it(`${what}: says once to revoke it`, () => {
      const rule = CATALOGUE.get(id);
      assert.ok(rule);
      const first = isShipped ? exposureStep(true) : undefined;
      const said = { first, known: [age.text], saysRevoke: true };
      const english = messageOf({ evidence: [] }, rule, 'en', said);
      const japanese = messageOf({ evidence: [] }, rule, 'ja', said);
      assert.match(english, en);
      assert.match(japanese, ja);
      assert.equal(english.match(/revoke/g)?.length, 1, english);
      assert.equal(japanese.match(/失効/g)?.length, 1, japanese);
    });
  }

  it('still says to revoke what was perhaps shared, where git tells nothing', () => {
    const rule = CATALOGUE.get('stripe-secret-live');
    assert.ok(rule);
    assert.match(messageOf({ evidence: [] }, rule, 'en'), /if it was ever committed or shared, revoke it/);
  });

  const finding: Omit<Finding, 'ruleId'> = {
    range: { start: 0, end: 1 },
    encodings: [],
    confidence: 'format',
    severity: 'high',
    evidence: [],
    fingerprint: '',
    redacted: '',
  };
  const adviceOf = (id: string): readonly string[] => {
    const rule = CATALOGUE.get(id);
    assert.ok(rule);
    return adviceFor({ finding: { ...finding, ruleId: id }, rule, age })
      .filter(({ id: piece }) => piece === 'move' || piece === 'age')
      .map(({ text }) => text.en);
  };

  it('the advice says it once, too', () => {
    assert.equal(
      adviceOf('stripe-secret-live')
        .join(' ')
        .match(/revoke/g)?.length,
      1,
    );
  });

  it('a key that is meant to be seen may stand in git', () => {
    assert.deepEqual(adviceOf('stripe-publishable'), []);
  });
});
