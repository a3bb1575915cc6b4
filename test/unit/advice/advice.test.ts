import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { adviceFor } from '../../../server/src/advice/advice.ts';
import type { Advice } from '../../../server/src/advice/types.ts';
import { createLifeJudge } from '../../../server/src/detection/life/life.ts';
import type { Finding, Rule } from '../../../server/src/detection/types.ts';
import { firstStepOf } from '../../../server/src/report/describe.ts';
import { createCatalogue } from '../../../server/src/rules/index.ts';

const CATALOGUE = createCatalogue();
const NOW = Date.UTC(2026, 10, 23);

function ruleOf(id: string): Rule {
  const rule = CATALOGUE.get(id);
  assert.ok(rule, id);
  return rule;
}

function advise(rule: Rule, value: string): readonly Advice[] {
  const range = { start: 0, end: value.length };
  const life = createLifeJudge(() => NOW)(value, value, range);
  const finding: Finding = {
    ruleId: rule.id,
    range,
    encodings: [],
    confidence: 'format',
    severity: 'high',
    evidence: [],
    fingerprint: '',
    redacted: '',
    ...(life === undefined ? {} : { life }),
  };
  return adviceFor({ finding, rule });
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object): string => `${base64url({ alg: 'none' })}.${base64url(claims)}.`;
const seconds = (year: number): number => Date.UTC(year, 0) / 1000;
const sas = (query: string): string => `https://a.blob.core.windows.net/c?sv=2024-11-04&${query}&sig=x`;

describe('advice', () => {
  const safer = [
    ['aws-access-key-id', 'aws-role'],
    ['gcp-service-account-json', 'gcp-adc'],
    ['azure-storage-key', 'azure-managed-identity'],
    ['github-pat-classic', 'github-token'],
    ['npm-token', 'trusted-publishing'],
    ['anthropic-api', 'workload-identity'],
    ['openai-project', 'workload-identity'],
    ['openai-service-legacy', 'workload-identity'],
    ['snowflake-pat', 'workload-identity'],
    ['snowflake-uri', 'workload-identity'],
    ['databricks-token', 'workload-identity'],
    ['hcp-client-secret', 'workload-identity'],
    ['doppler-cli', 'workload-identity'],
    ['vault-approle-secret-id', 'workload-identity'],
    ['redis-cli-password', 'database-iam'],
    ['mongo-cli-password', 'database-iam'],
    ['mssql-cli-password', 'database-iam'],
    ['mysql-cli-password', 'database-iam'],
    ['pgpass-password', 'database-iam'],
  ] as const;
  for (const [rule, id] of safer) {
    it(`names ${id} first for ${rule}`, () => assert.equal(advise(ruleOf(rule), 'x')[0]?.id, id));
  }

  const limited = [
    ['dockerhub-pat', /^In GitHub Actions, an organisation on Docker Hub Team or Business/],
    ['huggingface-token', /^In CI,/],
    ['huggingface-org-token', /^In CI,/],
    ['openrouter-key', /^Organisations on the Business and Enterprise plans/],
    ['datadog-api-key', /^On AWS,/],
    ['doppler-service', /^On the Team and Enterprise plans/],
    ['vercel-token-legacy', /^In CI,.*where OIDC federation is enabled/],
    ['terraform-cloud-token', /takes tokens alone/],
  ] as const;
  for (const [id, words] of limited) {
    it(`says for whom the way of ${id} is, and does not make it the first step of all`, () => {
      const rule = ruleOf(id);
      const [first] = advise(rule, 'x');
      assert.match(first?.text.en ?? '', words);
      assert.notEqual(first?.steps.length, 0);
      assert.match(firstStepOf(rule, 'en'), /^Move it to \.env/);
      assert.match(firstStepOf(rule, 'ja'), /^\.env に移してください/);
    });
  }

  it('says "restrict it" instead of "move it" of a key that is meant to be seen', () => {
    for (const rule of CATALOGUE.values()) {
      const ids = advise(rule, 'x').map(({ id }) => id);
      const isPublic = rule.publishable === true || rule.privilege === 'publishable';
      assert.equal(ids.includes('restrict'), isPublic, rule.id);
      assert.equal(ids.includes('move'), !isPublic, rule.id);
    }
  });

  it('keeps the order of the four pieces, with both languages and https pages, for every rule', () => {
    const order = ['keyless', 'place', 'privilege', 'end'];
    for (const rule of CATALOGUE.values()) {
      const pieces = advise(rule, 'x');
      const ranks = pieces.map(({ caution }) => order.indexOf(caution));
      assert.deepEqual(ranks, ranks.toSorted(), rule.id);
      for (const { text, steps, url } of pieces) {
        for (const words of [text, ...steps.map((step) => step.text)]) {
          assert.ok(words.en !== '' && /[ぁ-んァ-ン一-龯]/.test(words.ja), `${rule.id}: ${words.en}`);
        }
        assert.ok(url === undefined || url.startsWith('https://'), url);
      }
    }
  });

  const lives: readonly (readonly [string, string, readonly string[]])[] = [
    ['a token without an end', jwt({ sub: 'x' }), ['never-expires']],
    ['an expired token', jwt({ exp: seconds(2020) }), ['expired']],
    ['a token for ten years', jwt({ iat: seconds(2026), exp: seconds(2036) }), ['long-lived']],
    ['a token for an hour', jwt({ iat: NOW / 1000, exp: NOW / 1000 + 3600 }), ['expires-soon']],
    ['a token with odd claims', jwt({ exp: 'soon' }), ['never-expires']],
    ['what only looks like a token', ['eyJhbGciOiJub25lIn0', 'eyJ_', 'x'].join('.'), []],
    [
      'a broad SAS',
      sas('se=2040-01-01&sp=rwd&ss=b'),
      ['long-lived', 'any-address', 'whole-account', 'writes', 'plain-http'],
    ],
    ['a narrow SAS', sas('se=2026-11-24&sp=r&sip=203.0.113.7&spr=https'), ['expires-soon']],
    ['a SAS with a stored policy', sas('si=policy&sip=203.0.113.7&spr=https'), []],
    [
      'a presigned URL',
      'https://b.example/k?X-Amz-Date=20200101T000000Z&X-Amz-Expires=3600&X-Amz-Signature=x',
      ['expired'],
    ],
    ['any other value', 'abcdef', []],
  ];
  for (const [what, value, expected] of lives) {
    it(`reads the end of ${what}`, () => {
      const rule: Rule = { ...ruleOf('jwt'), id: 'other', privilege: 'restricted' };
      const ids = advise(rule, value).map(({ id }) => id);
      assert.deepEqual(
        ids.filter((id) => id !== 'move' && id !== 'rotate'),
        expected,
      );
    });
  }

  it('tells the day and nothing else of the value', () => {
    const value = jwt({ exp: seconds(2020), note: 'planted-claim' });
    const text = JSON.stringify(advise(ruleOf('jwt'), value));
    assert.match(text, /It expired on 2020-01-01/);
    assert.ok(!text.includes('planted-claim') && !text.includes(value));
  });
});
