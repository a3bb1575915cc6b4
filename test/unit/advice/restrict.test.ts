import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { adviceForRule } from '../../../server/src/advice/advice.ts';
import { isPublic } from '../../../server/src/advice/exposure.ts';
import { RESTRICTIONS } from '../../../server/src/advice/restrict.ts';
import { createDetector } from '../../../server/src/detection/detector.ts';
import { createCatalogue, RULES } from '../../../server/src/rules/index.ts';
import { plant } from '../../lsp/planted.ts';

/** Lives for minutes and acts until then: handed to one client, and told of in a higher voice. */
const SHORT_LIVED = new Set(['openai-realtime-ephemeral']);

describe('keys that clients are meant to have', () => {
  it('are no more than information, and are restricted rather than moved', () => {
    const rules = RULES.filter(isPublic);
    assert.ok(rules.length > 20);
    for (const rule of rules) {
      if (!SHORT_LIVED.has(rule.id)) assert.equal(rule.severity, 'info', rule.id);
      const ids = adviceForRule(rule).map(({ id }) => id);
      assert.ok(ids.includes('restrict') && !ids.includes('move'), rule.id);
    }
  });
  it('have words of their own for kinds that there are', () => {
    const known = new Set(RULES.filter(isPublic).map(({ id }) => id));
    for (const id of RESTRICTIONS.flatMap(({ rules }) => rules)) assert.ok(known.has(id), id);
  });
  it('are told apart from the same shape elsewhere: a map in a page, a call to Gemini', () => {
    const key = plant('gcp-api-key');
    const detector = createDetector(createCatalogue());
    const idOf = (text: string) =>
      detector
        .detect(text, { uri: 'file:///a.html', languageId: 'html' })
        .findings.map(({ ruleId }) => ruleId);
    assert.deepEqual(idOf(`<script src="https://maps.googleapis.com/maps/api/js?key=${key}"></script>`), [
      'google-maps-key',
    ]);
    assert.deepEqual(idOf(`fetch('https://generativelanguage.googleapis.com/v1/models?key=${key}')`), [
      'gcp-api-key',
    ]);
  });
});
