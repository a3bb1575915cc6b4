/** Every way to ask, against a provider on this machine that says what the documentation says. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Finding } from '../../../server/src/detection/types.ts';
import { createEngine } from '../../../server/src/engine.ts';
import { createHostNode } from '../../../server/src/hostNode.ts';
import { KEY_CHECKS } from '../../../server/src/liveness/providers/index.ts';
import type { KeyCheck } from '../../../server/src/liveness/types.ts';
import {
  askProvider,
  type Checked,
  isCheckable,
  questionOf,
} from '../../../server/src/workspace/checkKey.ts';
import { json, type LoopbackProvider, type Said, startProvider } from '../../loopbackProvider.ts';
import { plant, plantedIn } from '../../lsp/planted.ts';
import { DOCUMENTED, type Documented } from './documented.ts';

const host = createHostNode();
const engine = createEngine({ level: 'everything' });
const EMAIL = 'till@corner-shop.iam.gserviceaccount.com';
const KEY_ID = '0123456789abcdef'.repeat(3).slice(0, 40);

/** A document that holds a key of the kind, with what belongs to it. */
function documentOf(check: KeyCheck, rule: string): string {
  if (rule === 'gcp-service-account-json') {
    return `{ "private_key_id": "${KEY_ID}", ${plant(rule)}, "client_email": "${EMAIL}" }`;
  }
  const { beside } = DOCUMENTED[check.id] ?? {};
  const halves = [plant(rule), ...(check.needs ?? []).map((need) => plant(need, 2))];
  const text = [...(beside === undefined ? [] : [beside]), ...halves].join('\n');
  return check.id === 'azure-storage' ? `AccountName=shop7files;${text}` : text;
}

function findingIn(text: string, rule: string): Finding {
  const { findings, suppressed } = engine.detect(text, { uri: 'file:///p/a.txt' });
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  const found = all.find(
    (finding) => finding.ruleId === rule || finding.parts?.some(({ ruleId }) => ruleId === rule),
  );
  assert.ok(found, `${rule} is found`);
  return found;
}

/** What says nothing about a key. */
const NOTHING: readonly Said[] = [
  json(429, { error: 'slow down' }),
  json(500, {}),
  { status: 503, body: 'down' },
  { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Welcome to the hotel</html>' },
  { status: 200, headers: { 'content-type': 'application/json' }, body: '{"login": ' },
  { status: 401, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Proxy</title>' },
  { status: 403, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Blocked</title>' },
  { status: 302, headers: { location: '/elsewhere' } },
  { status: 204 },
  'reset',
];

const stringOf = ({ account = '', scopes = [], expires = '' }: Checked): string =>
  `${account} ${scopes.join(',')} ${expires}`;

describe('asking a provider', () => {
  let provider: LoopbackProvider;
  before(async () => {
    provider = await startProvider();
  });
  after(() => provider.stop());

  async function ask(check: KeyCheck, rule: string, said: Said): Promise<Checked> {
    const text = documentOf(check, rule);
    const finding = findingIn(text, rule);
    assert.ok(isCheckable(finding));
    const asked = questionOf(text, finding, {
      now: 1_800_000_000_000,
      baseUrls: { [check.id]: provider.base },
    });
    assert.ok(asked.ok);
    assert.equal(asked.question.host, provider.host);
    provider.says(said);
    const checked = await askProvider(host, asked.question);
    assert.deepEqual(plantedIn(JSON.stringify(checked)), []);
    return checked;
  }

  it('every way is documented here, and each kind of key has one way', () => {
    assert.deepEqual(Object.keys(DOCUMENTED).sort(), KEY_CHECKS.map(({ id }) => id).sort());
    const rules = KEY_CHECKS.flatMap((check) => check.rules);
    assert.equal(new Set(rules).size, rules.length);
    assert.deepEqual(
      rules.filter((rule) => !engine.catalogue.has(rule)),
      [],
    );
  });

  for (const check of KEY_CHECKS) {
    const [rule = ''] = check.rules;
    const documented: Documented | undefined = DOCUMENTED[check.id];
    if (documented === undefined) continue;
    const live =
      check.id === 'google-service-account' ? json(200, { [KEY_ID]: 'CERTIFICATE' }) : documented.live;
    it(`${check.id}: live, dead${documented.limited === undefined ? '' : ', limited'}, and what says nothing`, async () => {
      const first = provider.asked.length;
      const checked = await ask(check, rule, live);
      assert.equal(checked.state, 'live');
      if (documented.shows !== undefined) assert.match(stringOf(checked), documented.shows);
      const [sent, ...more] = provider.asked.slice(first);
      assert.ok(sent);
      assert.deepEqual(more, []);
      assert.match(String(sent.headers['user-agent']), /^kagimori\//);
      const place = documented.header ?? 'authorization';
      const text = documentOf(check, rule);
      const carried = [sent.path, JSON.stringify(sent.headers), sent.body].some((part) =>
        text.split(/[\s"'=;/]/).some((word) => word.length > 15 && decodeURIComponent(part).includes(word)),
      );
      if (check.keyStays === true) assert.equal(sent.headers.authorization, undefined);
      else if (check.inPath === true) assert.ok(carried);
      else if (documented.inBody === true)
        assert.ok(carried && (sent.headers[place] ?? '') === '', 'in the body');
      else assert.ok((sent.headers[place] ?? '') !== '', place);
      if (check.inPath !== true) {
        const found = findingIn(text, rule);
        const key = [found, ...(found.parts ?? [])].find(({ ruleId }) => ruleId === rule);
        assert.ok(key);
        assert.ok(!sent.path.includes(text.slice(key.range.start, key.range.end)), 'no key in the path');
      }

      const dead = documented.dead ?? json(401, { error: 'unauthorized' });
      assert.deepEqual([(await ask(check, rule, dead)).state, check.id], ['dead', check.id]);
      if (documented.limited !== undefined) {
        assert.equal((await ask(check, rule, documented.limited)).state, 'limited');
      }
      for (const nothing of NOTHING) {
        const unknown = await ask(check, rule, nothing);
        assert.deepEqual([unknown.state, nothing], ['unknown', nothing]);
        assert.ok(unknown.reason);
        assert.equal(unknown.account, undefined);
      }
      assert.deepEqual(
        provider.asked.filter(({ path }) => path === '/elsewhere'),
        [],
        'no redirect is followed',
      );
    });
  }

  for (const check of KEY_CHECKS.filter(({ id }) => DOCUMENTED[id]?.host !== undefined)) {
    it(`${check.id}: the host is that of the document, and without one nothing is asked`, () => {
      const [rule = ''] = check.rules;
      const asked = (text: string) => questionOf(text, findingIn(text, rule), { now: 0 });
      const question = asked(documentOf(check, rule));
      assert.ok(question.ok);
      assert.deepEqual(
        [question.question.host, question.question.isElsewhere],
        [DOCUMENTED[check.id]?.host, false],
      );
      const nothing = asked(plant(rule));
      assert.ok(!nothing.ok && nothing.reason.en.includes(check.wants?.en ?? '?'), 'says what is missing');
      assert.ok(
        nothing.reason.en.includes(`"${check.id}"`) && nothing.reason.ja.includes(check.wants?.ja ?? '?'),
      );
    });
  }

  it('of two hosts the nearer one is asked, and none beyond the domain of the provider', () => {
    const [shopify] = KEY_CHECKS.filter(({ id }) => id === 'shopify');
    assert.ok(shopify);
    const key = plant('shopify-admin-token');
    const hostOf = (text: string): string | undefined => {
      const asked = questionOf(text, findingIn(text, 'shopify-admin-token'), { now: 0 });
      return asked.ok ? asked.question.host : undefined;
    };
    assert.equal(
      hostOf(`far.myshopify.com ${'.\n'.repeat(40)} ${key} near.myshopify.com`),
      'near.myshopify.com',
    );
    assert.equal(hostOf(`https://myshopify.com.example.com/ ${key}`), undefined);
    assert.equal(hostOf(`${key} ${'.\n'.repeat(4000)} far.myshopify.com`), undefined);
  });

  it('an answer that echoes the key is not shown', async () => {
    const [check] = KEY_CHECKS.filter(({ id }) => id === 'github');
    assert.ok(check);
    const token = plant('github-pat-classic');
    const checked = await ask(check, 'github-pat-classic', json(200, { login: `you sent ${token}` }));
    assert.deepEqual([checked.state, checked.account], ['live', undefined]);
  });
});
