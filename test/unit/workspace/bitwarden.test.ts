/** Bitwarden over its API: its cryptography, where its servers are looked for, and everything that can go wrong there. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Host, HttpAnswer, HttpRequest, HttpResult } from '../../../server/src/host.ts';
import { bitwarden } from '../../../server/src/remediation/stores/bitwarden.ts';
import type { Problem } from '../../../server/src/remediation/stores/store.ts';
import { parseAccessToken } from '../../../server/src/workspace/bitwarden/accessToken.ts';
import { decrypt, encrypt, shareableKey } from '../../../server/src/workspace/bitwarden/encString.ts';
import { serversIn, serversOf } from '../../../server/src/workspace/bitwarden/servers.ts';
import { checkStored } from '../../../server/src/workspace/checkReference.ts';
import { putSecret } from '../../../server/src/workspace/putSecret.ts';
import { storeState } from '../../../server/src/workspace/storeStatus.ts';
import { expand } from '../../credentials.ts';
import { bitwarden as service } from '../../stores/loopback/bitwarden.ts';
import { inProcess } from '../../stores/loopback/inProcess.ts';
import { fakeHost } from './storeHost.ts';

const ID = 'ec2c1d46-0000-4000-8000-af9601317f2d';
const SEED = randomBytes(16).toString('base64');
const SECRET = expand('{A-Za-z0-9:30}', 5);

describe('encrypted strings', () => {
  const key = randomBytes(64);

  it('give back any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const encrypted = encrypt(text, key);
        assert.match(encrypted, /^2\.[\w+/]{22}==\|[\w+/]+=*\|[\w+/]{43}=$/);
        assert.equal(decrypt(encrypted, key), Buffer.from(text).toString());
      }),
    );
  });

  it('never look the same twice', () => assert.notEqual(encrypt('same', key), encrypt('same', key)));

  it('are refused once they were changed, or with another key', () => {
    const encrypted = encrypt('some text', key);
    const [iv = '', data = '', mac = ''] = encrypted.slice(2).split('|');
    const zeroed = (part: string): string =>
      Buffer.alloc(Buffer.from(part, 'base64').length).toString('base64');
    const changed = [
      `2.${zeroed(iv)}|${data}|${mac}`,
      `2.${iv}|${zeroed(data)}|${mac}`,
      `2.${iv}|${data}|${zeroed(mac)}`,
      `2.${iv}|${data}`,
      `0.${iv}|${data}|${mac}`,
      `2.${iv}|${data}|${mac}|${mac}`,
      '',
      'some text',
    ];
    for (const text of changed) assert.equal(decrypt(text, key), undefined, text);
    assert.equal(decrypt(encrypted, randomBytes(64)), undefined);
  });

  it('derives keys as the published vector of Bitwarden has them', () => {
    // crates/bitwarden-crypto/src/keys/shareable_key.rs, `test_derive_shareable_key`, by its digest
    const derived = shareableKey(Buffer.from(['67t9b5g6', '7$%Dh89n'].join('')), 'test_key', 'test');
    assert.equal(createHash('sha256').update(derived).digest('hex'), VECTOR);
  });
});

const VECTOR = '889d567847a15a9f4955719eb5cc48f8c60e440f0134a4932f8e8a27d25e6eaf';

describe('access tokens', () => {
  it('are read with and without the padding of their seed', () => {
    for (const seed of [SEED, SEED.replace(/=+$/, '')]) {
      const token = parseAccessToken(` 0.${ID}.${SECRET}:${seed}\n`);
      assert.deepEqual([token?.id, token?.clientSecret, token?.key.length], [ID, SECRET, 64]);
    }
  });

  const wrong = [
    '',
    'nothing',
    `1.${ID}.${SECRET}:${SEED}`,
    `${ID}.${SECRET}:${SEED}`,
    `0.${ID}.${SECRET}.${SEED}`,
    `0.${ID}.${SECRET}:${SEED.slice(4)}`,
    `0.no-uuid.${SECRET}:${SEED}`,
  ];
  it(`are refused in ${wrong.length} wrong shapes`, () => {
    for (const text of wrong) assert.equal(parseAccessToken(text), undefined, text);
  });
});

describe('where its servers are', () => {
  const CLOUD = { identity: 'https://identity.bitwarden.com', api: 'https://api.bitwarden.com' };
  const OWN = { identity: 'https://bw.example/identity', api: 'https://bw.example/api' };
  const base = (profile: string, url = 'https://bw.example/') =>
    `[profiles.${profile}]\nserver_base = "${url}"\n`;

  const files: readonly (readonly [
    what: string,
    text: string,
    profile: string | undefined,
    expected: unknown,
  ])[] = [
    ['the cloud, without a profile', '', undefined, CLOUD],
    ['the cloud, with an unreadable file', '[profiles', undefined, CLOUD],
    ['the default profile', base('default'), undefined, OWN],
    ['the profile of the token, first', base('default', 'https://no.example') + base(ID), undefined, OWN],
    ['the profile that is named', base('work') + base('default', 'https://no.example'), 'work', OWN],
    ['nowhere, where the profile that is named is not there', base('default'), 'work', undefined],
    [
      'nowhere, where a profile names no server',
      '[profiles.default]\nstate_dir = "x"\n',
      undefined,
      undefined,
    ],
    [
      'two addresses of their own',
      '[profiles.default]\nserver_api = "https://a.example/"\nserver_identity = "https://b.example"\n',
      undefined,
      { api: 'https://a.example', identity: 'https://b.example' },
    ],
  ];
  for (const [what, text, profile, expected] of files) {
    it(what, () => assert.deepEqual(serversIn(text, profile, ID), expected));
  }

  it('asks the environment first, then the file in the home folder', async () => {
    const hostOf = (environment: Readonly<Record<string, string>>) => ({
      ...fakeHost([], [], { '/home/me/.config/bws/config': base('default') }).host,
      environment: (name: string) => environment[name],
    });
    const asked = (environment: Readonly<Record<string, string>>) => serversOf(hostOf(environment), ID);
    assert.deepEqual(await asked({ HOME: '/home/me' }), OWN);
    assert.deepEqual(await asked({ HOME: '/home/you' }), CLOUD);
    assert.deepEqual(await asked({ HOME: '/home/me', BWS_SERVER_URL: 'http://x/' }), {
      identity: 'http://x/identity',
      api: 'http://x/api',
    });
    assert.equal(await asked({ BWS_SERVER_URL: 'ftp://x' }), undefined);
    assert.equal(await asked({ HOME: '/home/me', BWS_CONFIG_FILE: '/elsewhere' }), undefined);
  });
});

const VALUE = ['planted', 'value', '0123456789'].join('-');
const NAME = 'OPENAI_API_KEY';

type Meddle = (request: HttpRequest, answer: () => Promise<HttpAnswer>) => Promise<HttpResult | HttpAnswer>;

/** A host whose network is the table of the loopback server, without any socket. */
function world({
  meddle,
  environment,
}: {
  meddle?: Meddle;
  environment?: Readonly<Record<string, string>>;
} = {}) {
  const network = inProcess(service, 'https://bw.example');
  const sent: HttpRequest[] = [];
  const variables = environment ?? network.variables;
  const host: Host = {
    ...fakeHost([], []).host,
    environment: (name) => variables[name],
    async request(request) {
      sent.push(request);
      const made =
        (await meddle?.(request, () => network.answer(request))) ?? (await network.answer(request));
      return 'ok' in made ? made : { ok: true, value: made };
    },
  };
  return { host, sent, kept: network.kept, variables };
}

const put = async (
  host: Host,
  { overwrite = false, settings = {} as Record<string, string>, value = VALUE } = {},
) => {
  const outcome = await putSecret(host, {
    store: bitwarden,
    name: NAME,
    value,
    settings,
    overwrite,
    folder: '/repo',
  });
  assert.ok(!JSON.stringify(outcome).includes(VALUE), 'the value stands in what is told');
  return outcome;
};
const problemOf = (outcome: Awaited<ReturnType<typeof put>>): string =>
  outcome.ok ? 'stored' : outcome.problem;

const on =
  (wanted: RegExp, reply: HttpResult | HttpAnswer): Meddle =>
  async ({ method, url }, answer) =>
    wanted.test(`${method} ${url}`) ? reply : answer();
const status = (code: number, text = '{}'): HttpAnswer => ({ status: code, headers: {}, text });

/** What is changed in the good answers of a request. */
const amended =
  (wanted: RegExp, change: (json: Record<string, unknown>) => unknown): Meddle =>
  async ({ method, url }, answer) => {
    const good = await answer();
    if (!wanted.test(`${method} ${url}`)) return good;
    return { ...good, text: JSON.stringify(change(JSON.parse(good.text) as Record<string, unknown>)) };
  };

describe('putting a value into Bitwarden', () => {
  it('sends nothing in the clear, and nothing before it is asked to', async () => {
    const { host, sent, kept, variables } = world();
    assert.equal(await storeState(host, bitwarden, {}, '/repo'), 'ready');
    assert.equal(sent.length, 0);
    assert.equal(problemOf(await put(host)), 'stored');
    assert.deepEqual([...kept], [[NAME, VALUE]]);
    const seed = variables.BWS_ACCESS_TOKEN?.split(':')[1] ?? '';
    for (const clear of [VALUE, NAME, seed, encodeURIComponent(seed)])
      assert.ok(!JSON.stringify(sent).includes(clear), clear);
    const hosts = new Set(sent.map(({ url }) => new URL(url).host));
    assert.deepEqual([...hosts], ['bw.example']);
  });

  it('asks before a new version, which keeps the note', async () => {
    const noted = '2.left|as|is';
    const { host, sent, kept } = world({
      meddle: amended(/^GET .*\/api\/secrets\//, (json) => ({ ...json, note: noted })),
    });
    assert.equal(problemOf(await put(host)), 'stored');
    assert.equal(problemOf(await put(host, { value: 'second' })), 'exists');
    assert.equal(kept.get(NAME), VALUE);
    assert.equal(problemOf(await put(host, { value: 'second', overwrite: true })), 'stored');
    assert.equal(kept.get(NAME), 'second');
    assert.equal(JSON.parse(sent.find(({ method }) => method === 'PUT')?.body ?? '{}').note, noted);
  });

  it('takes a project by its name or its ID', async () => {
    const projects: string[] = [];
    const { host } = world({
      meddle: amended(/\/projects$/, (json) => {
        projects.push(...(json.data as { id: string }[]).map(({ id }) => id));
        return json;
      }),
    });
    assert.equal(problemOf(await put(host, { settings: { project: 'shop' } })), 'stored');
    assert.equal(
      problemOf(await put(host, { settings: { project: projects[0] ?? '' }, overwrite: true })),
      'stored',
    );
    assert.equal(problemOf(await put(host, { settings: { project: 'other' } })), 'wrong-region');
  });

  it('looks a name up without reading any value', async () => {
    const { host, sent } = world();
    const lookUp = { store: bitwarden, name: NAME, settings: {}, folder: '/repo' };
    assert.equal((await checkStored(host, lookUp)).outcome, 'not-found');
    await put(host);
    sent.length = 0;
    assert.equal((await checkStored(host, lookUp)).outcome, 'resolves');
    assert.ok(sent.every(({ url }) => !url.includes('/api/secrets/') && !url.includes('get-by-ids')));
  });

  it('says what to set where there is no token, and opens no connection', async () => {
    for (const token of ['', 'no token at all']) {
      const { host, sent } = world({ environment: { BWS_ACCESS_TOKEN: token } });
      assert.equal(await storeState(host, bitwarden, {}, '/repo'), 'signed-out');
      const outcome = await put(host);
      assert.equal(problemOf(outcome), 'not-signed-in');
      assert.match(outcome.ok ? '' : outcome.message.en, /Set BWS_ACCESS_TOKEN/);
      assert.match(
        outcome.ok ? '' : outcome.message.ja,
        /BWS_ACCESS_TOKEN に、.*設定してからやり直してください/,
      );
      assert.equal(sent.length, 0);
    }
  });

  const failures: readonly (readonly [what: string, meddle: Meddle, problem: Problem])[] = [
    [
      'does not know the token',
      on(/connect\/token/, status(400, '{"error":"invalid_client"}')),
      'not-signed-in',
    ],
    ['has had too many sign-ins', on(/connect\/token/, status(429)), 'rate-limited'],
    ['has had too many requests', on(/^POST .*\/secrets$/, status(429)), 'rate-limited'],
    ['ends the session', on(/\/projects$/, status(401)), 'not-signed-in'],
    ['has no project for it', amended(/\/projects$/, (json) => ({ ...json, data: [] })), 'wrong-region'],
    [
      'lets it only read the project',
      amended(/\/projects$/, (json) => ({
        ...json,
        data: (json.data as object[]).map((project) => ({ ...project, write: false })),
      })),
      'no-permission',
    ],
    ['lets it not write', on(/^POST .*\/secrets$/, status(404)), 'no-permission'],
    ['wants another request', on(/^POST .*\/secrets$/, status(400)), 'refused'],
    ['is down', on(/connect\/token/, status(503, '<html>')), 'unreachable'],
    ['is a page that wants a log-in', on(/connect\/token/, status(200, '<html>')), 'refused'],
    ['leads elsewhere', on(/connect\/token/, status(302)), 'refused'],
    [
      'gives a payload of another key',
      amended(/connect\/token/, (json) => ({ ...json, encrypted_payload: encrypt('{}', randomBytes(64)) })),
      'refused',
    ],
    [
      'gives an ID that is a path',
      amended(/\/projects$/, () => ({ data: [{ id: '../../identity', write: true }] })),
      'refused',
    ],
    ['cannot be reached', on(/./, { ok: false, error: 'unreachable' }), 'unreachable'],
    ['has a certificate that does not hold', on(/./, { ok: false, error: 'not-secure' }), 'unreachable'],
    ['is in a workspace that is not trusted', on(/./, { ok: false, error: 'not-allowed' }), 'no-permission'],
    ['answers too late', on(/^POST .*\/secrets$/, { ok: false, error: 'timeout' }), 'timed-out'],
    ['is no longer waited for', on(/^POST .*\/secrets$/, { ok: false, error: 'aborted' }), 'cancelled'],
    ['forgets what it was given', on(/^POST .*\/secrets$/, status(200)), 'not-confirmed'],
  ];
  for (const [what, meddle, problem] of failures) {
    it(`tells of a server that ${what}: ${problem}`, async () => {
      const outcome = await put(world({ meddle }).host);
      assert.equal(problemOf(outcome), problem);
      assert.ok(!outcome.ok && /[ぁ-ん]/.test(outcome.message.ja));
    });
  }

  it('changes neither of two secrets of one name', async () => {
    const { host, sent } = world({
      meddle: amended(/\/projects\/[^/]+\/secrets$/, (json) => ({
        ...json,
        secrets: [...(json.secrets as object[]), ...(json.secrets as object[])],
      })),
    });
    assert.equal(problemOf(await put(host)), 'name-refused');
    assert.equal(problemOf(await put(host, { overwrite: true })), 'name-refused');
    assert.ok(sent.every(({ method }) => method !== 'PUT'));
  });
});
