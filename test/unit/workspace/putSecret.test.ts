import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Host } from '../../../server/src/host.ts';
import { STORES, storeOf } from '../../../server/src/remediation/stores/index.ts';
import type { Problem } from '../../../server/src/remediation/stores/store.ts';
import { type PutOutcome, putSecret } from '../../../server/src/workspace/putSecret.ts';
import { type Answers, failed, fakeHost, OK } from './storeHost.ts';

const VALUE = ['planted', 'value', '0123456789'].join('-');
const ABSENT = failed(254, 'ResourceNotFoundException');

function put(
  host: Host,
  id = 'aws-secrets-manager',
  overrides: Partial<Parameters<typeof putSecret>[1]> = {},
) {
  const store = storeOf(id);
  assert.ok(store);
  const name = store.nameOf('OPENAI_API_KEY');
  return putSecret(host, {
    store,
    name,
    value: VALUE,
    settings: {},
    overwrite: false,
    folder: '/repo',
    ...overrides,
  });
}

const problemOf = (outcome: PutOutcome): Problem | 'stored' => (outcome.ok ? 'stored' : outcome.problem);

describe('putSecret', () => {
  it('asks before it stores, and confirms afterwards', async () => {
    const { host, calls } = fakeHost([['describe-secret', ABSENT, OK]]);
    assert.deepEqual(await put(host), { ok: true });
    const verbs = calls.map(({ args }) => args[1] ?? args[0]);
    assert.deepEqual(verbs, [
      '--version',
      'get-caller-identity',
      'describe-secret',
      'create-secret',
      'describe-secret',
    ]);
  });

  it('gives the value by standard input alone', async () => {
    const { host, calls } = fakeHost([['metadata get', failed(2, 'No value found'), OK]]);
    await put(host, 'vault');
    for (const { args, options } of calls) {
      assert.ok(!args.join(' ').includes(VALUE));
      assert.equal(options.env, undefined);
    }
    assert.deepEqual(
      calls.map(({ options }) => options.input).filter((input) => input),
      [VALUE],
    );
  });

  it('gives the value by a private file that is removed, also after a failure', async () => {
    const { host, files, removed } = fakeHost([
      ['secret show', failed(3, 'SecretNotFound')],
      ['secret set', failed(1, 'boom')],
    ]);
    assert.equal(problemOf(await put(host, 'azure-key-vault', { settings: { vault: 'v' } })), 'failed');
    assert.deepEqual([...files], [['/private/.env 600', VALUE]]);
    assert.deepEqual(removed, ['/private']);
  });

  it('makes a new version only when told to', async () => {
    const first = fakeHost([]);
    assert.equal(problemOf(await put(first.host)), 'exists');
    assert.equal(first.files.size, 0);
    const second = fakeHost([]);
    assert.equal(problemOf(await put(second.host, undefined, { overwrite: true })), 'stored');
    assert.ok(second.calls.some(({ args }) => args.includes('put-secret-value')));
  });

  it('takes the second program where the first is not installed', async () => {
    const { host, calls } = fakeHost([['metadata get', failed(2, 'No value found'), OK]], ['bao']);
    assert.equal(problemOf(await put(host, 'vault')), 'stored');
    assert.equal(calls.at(-1)?.program, 'bao');
  });

  const problems: readonly (readonly [string, Answers, Problem])[] = [
    [
      'no credentials',
      [['get-caller-identity', failed(253, 'Unable to locate credentials')]],
      'not-signed-in',
    ],
    ['an unknown sign-in failure', [['get-caller-identity', failed(255, 'odd')]], 'not-signed-in'],
    ['no region', [['get-caller-identity', failed(253, 'You must specify a region')]], 'wrong-region'],
    [
      'a look-up without permission',
      [['describe-secret', failed(254, 'AccessDeniedException')]],
      'no-permission',
    ],
    [
      'no permission to create',
      [
        ['describe-secret', ABSENT],
        ['create-secret', failed(254, 'AccessDenied')],
      ],
      'no-permission',
    ],
    [
      'a name that appeared meanwhile',
      [
        ['describe-secret', ABSENT],
        ['create-secret', failed(254, 'ResourceExistsException')],
      ],
      'exists',
    ],
    [
      'no connection',
      [
        ['describe-secret', ABSENT],
        ['create-secret', failed(255, 'Could not connect to the endpoint URL: "http://127.0.0.1:1/"')],
      ],
      'unreachable',
    ],
    [
      'a program that was stopped',
      [
        ['describe-secret', ABSENT],
        ['create-secret', { code: null, stdout: '', stderr: '' }],
      ],
      'timed-out',
    ],
    ['a store that forgets', [['describe-secret', ABSENT]], 'not-confirmed'],
  ];
  for (const [what, answers, expected] of problems) {
    it(`tells ${what} as "${expected}"`, async () => {
      const outcome = await put(fakeHost(answers).host);
      assert.equal(problemOf(outcome), expected);
      assert.ok(!JSON.stringify(outcome).includes(VALUE));
    });
  }

  it('is not fooled by a program that is missing, a bad name, a value that is too long, a setting that is an option', async () => {
    assert.equal(problemOf(await put(fakeHost([], []).host)), 'not-installed');
    assert.equal(problemOf(await put(fakeHost([]).host, undefined, { name: 'a b' })), 'name-refused');
    assert.equal(
      problemOf(await put(fakeHost([]).host, undefined, { value: 'x'.repeat(70_000) })),
      'value-refused',
    );
    assert.equal(
      problemOf(await put(fakeHost([]).host, undefined, { settings: { region: '--endpoint-url=x' } })),
      'name-refused',
    );
  });

  it('stops when cancelled', async () => {
    const { host, files } = fakeHost([]);
    const signal = AbortSignal.abort();
    assert.equal(problemOf(await put(host, undefined, { signal })), 'cancelled');
    assert.equal(files.size, 0);
  });

  it('has a message in both languages for every problem of every store', async () => {
    for (const store of STORES.filter(({ access }) => access)) {
      const outcome = await put(fakeHost([], []).host, store.id, { overwrite: true });
      assert.ok(
        !outcome.ok && outcome.message.en.includes(store.name.en) && /[ぁ-ん]/.test(outcome.message.ja),
      );
    }
  });
});
