import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Rule } from '../../../server/src/detection/types.ts';
import {
  CLIENT_PREFIXES,
  isEnvName,
  proposeName,
  toName,
  uniqueName,
} from '../../../server/src/remediation/names.ts';

const rule = (provider: string, id: string, envName?: string): Rule => ({
  id,
  provider,
  name: { en: '', ja: '' },
  keywords: [],
  pattern: /x/,
  severity: 'high',
  privilege: 'scoped',
  examples: { match: [], reject: [] },
  ...(envName === undefined ? {} : { envName }),
});

describe('proposeName', () => {
  const table: readonly (readonly [Rule | undefined, string | undefined, string])[] = [
    [rule('OpenAI', 'openai-project', 'OPENAI_API_KEY'), 'client', 'OPENAI_API_KEY'],
    [rule('Stripe', 'stripe-secret'), 'secretKey', 'STRIPE_SECRET_KEY'],
    [rule('Stripe', 'stripe-secret'), 'stripeKey', 'STRIPE_KEY'],
    [rule('Stripe', 'stripe-secret-live'), undefined, 'STRIPE_SECRET_LIVE'],
    [rule('Stripe', 'stripe-secret'), 'Authorization', 'STRIPE_SECRET'],
    [rule('Stripe', 'stripe-secret'), 'k', 'STRIPE_SECRET'],
    [rule('', 'generic-password'), 'dbPassword', 'DB_PASSWORD'],
    [rule('', 'generic-token'), 'VITE_API_TOKEN', 'API_TOKEN'],
    [undefined, 'X-Api-Key', 'X_API_KEY'],
    [undefined, undefined, 'SECRET'],
  ];
  for (const [given, assignedTo, expected] of table) {
    it(`${given?.id ?? 'no rule'} and ${assignedTo ?? 'nothing'}: ${expected}`, () => {
      assert.equal(
        proposeName({ rule: given, assignedTo, text: 'x', range: { start: 0, end: 1 } }),
        expected,
      );
    });
  }
  it('a URL is named for what it opens', () => {
    const text = "const db = 'redis://u:secret@host/0'";
    const start = text.indexOf('secret');
    const source = { rule: undefined, assignedTo: 'db', text, range: { start, end: start + 6 } };
    assert.equal(proposeName(source), 'REDIS_URL');
    assert.equal(proposeName({ ...source, assignedTo: 'cacheUrl' }), 'CACHE_URL');
  });
});

describe('toName', () => {
  it('is a valid name without a client prefix for any words', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constantFrom(...CLIENT_PREFIXES).chain((prefix) => fc.string().map((rest) => prefix + rest)),
        ),
        (words) => {
          const name = toName(words);
          assert.ok(name === '' || (isEnvName(name) && name === name.toUpperCase()), name);
          assert.ok(
            !CLIENT_PREFIXES.some((prefix) => name.startsWith(prefix) && name.length > prefix.length),
            name,
          );
        },
      ),
    );
  });
});

describe('uniqueName', () => {
  it('counts until a name is free', () => {
    assert.equal(
      uniqueName('A', (name) => ['A', 'A_2'].includes(name)),
      'A_3',
    );
  });
});
