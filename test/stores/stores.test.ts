/** Each store that this machine can run, for real: what was put in is what its own program reads back. */
import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setDefaultCACertificates } from 'node:tls';
import type { Host } from '../../server/src/host.ts';
import { createHostNode } from '../../server/src/hostNode.ts';
import { STORES, storeOf } from '../../server/src/remediation/stores/index.ts';
import { putSecret } from '../../server/src/workspace/putSecret.ts';
import { LOOPBACKS } from './loopback/index.ts';
import { watchProcesses } from './procWatch.ts';
import { BEFORE_LOOPBACK, SERVICES, type Service, STAND_INS, type Start } from './services.ts';

const AWKWARD = [
  ['plain', 'abcDEF0123456789'],
  ['dollars, hashes and backslashes', 'a$b#c\\d`e"f&g|h;i<j>k'],
  ['a leading hyphen and spaces', '--x y  z'],
  ['equals signs and percent', 'YWJj==%41'],
  ['not ASCII', '鍵守-ключ-🔑'],
  ['two lines', 'line 1\nline 2'],
] as const;
const ALL_AT_ONCE = [['all of it at once', AWKWARD.map(([, value]) => value).join('\n')]] as const;

/** Every folder for a private file that a test has had made. */
const privateFolders: string[] = [];

/** The machine, with the environment of a service around every program. */
function hostWith(env: Readonly<Record<string, string>>): Host {
  const host = createHostNode();
  // What a process of its own would read at its start.
  if (env.NODE_EXTRA_CA_CERTS !== undefined)
    setDefaultCACertificates([readFileSync(env.NODE_EXTRA_CA_CERTS, 'utf8')]);
  return {
    ...host,
    run: (program, args, options) =>
      host.run(program, args, { ...options, env: { ...env, ...options?.env } }),
    environment: (name) => env[name],
    async makePrivateFolder() {
      const made = await host.makePrivateFolder();
      if (made.ok) privateFolders.push(made.value);
      return made;
    },
  };
}

/** Those among the services whose server can be killed alone. */
const HAVE_A_SERVER: ReadonlySet<string> = new Set(['aws-secrets-manager', 'aws-parameter-store', 'vault']);

const WAYS: readonly (readonly [what: string, starts: Readonly<Record<string, Start>>])[] = [
  ['really running', SERVICES],
  ['before a server that speaks its API', BEFORE_LOOPBACK],
  ['by a stand-in program', STAND_INS],
];

for (const [id, what, start] of WAYS.flatMap(([what, starts]) =>
  Object.entries(starts).map(([id, start]) => [id, what, start] as const),
)) {
  describe(`${id}, ${what}`, () => {
    const store = storeOf(id);
    assert.ok(store);
    let service: Service | undefined;
    let missing = '';
    before(async () => {
      const started = await start();
      if ('missing' in started) missing = started.missing;
      else service = started;
    });
    after(() => service?.stop());

    const put = async (
      running: Service,
      name: string,
      value: string,
      overwrite = false,
      host = hostWith(running.env),
    ) => {
      const request = { store, name, value, settings: {}, overwrite, folder: running.folder };
      const outcome = await putSecret(host, request);
      // A store that lives in `.env` leaves the line to the edit.
      if (outcome.ok && id === 'dotenvx') {
        appendFileSync(join(running.folder, '.env'), `${name}='${outcome.given}'\n`);
      }
      return outcome;
    };

    const values = LOOPBACKS[id]?.slow === true ? ALL_AT_ONCE : AWKWARD;
    for (const [index, [what, value]] of values.entries()) {
      it(`gives back ${what} as it stood in the code`, async (t) => {
        if (service === undefined) return t.skip(`${missing} is not on this machine`);
        const name = store.nameOf(`CASE_${index}`);
        if (store.accepts?.(value) === false) {
          const refused = await put(service, name, value);
          assert.equal(refused.ok ? 'stored' : refused.problem, 'value-refused');
          return;
        }
        const outcome = await put(service, name, value);
        assert.equal(outcome.ok ? 'stored' : outcome.problem, 'stored');
        assert.equal(service.read(name), value);
      });
    }

    it('never shows the value to other programs of the machine', async (t) => {
      if (service === undefined) return t.skip(`${missing} is not on this machine`);
      if (!existsSync('/proc/self/cmdline')) return t.skip('there is no /proc here');
      const value = ['watched', 'value', '8423'].join('_');
      privateFolders.length = 0;
      const { result, samples, seenIn } = await watchProcesses(
        value,
        put(service, store.nameOf('WATCHED'), value),
      );
      assert.equal(result.ok, true);
      assert.ok(samples > 50, `only ${samples} samples`);
      assert.deepEqual(seenIn, []);
      assert.deepEqual(
        privateFolders.filter((folder) => existsSync(folder)),
        [],
      );
    });

    it('asks before a second version', async (t) => {
      if (service === undefined) return t.skip(`${missing} is not on this machine`);
      const name = store.nameOf('TWICE');
      assert.equal((await put(service, name, 'first')).ok, true);
      const second = await put(service, name, 'second');
      assert.equal(second.ok ? 'stored' : second.problem, 'exists');
      assert.equal(service.read(name), 'first');
      if (id === 'dotenvx') return;
      assert.equal((await put(service, name, 'second', true)).ok, true);
      assert.equal(service.read(name), 'second');
    });

    if (!HAVE_A_SERVER.has(id)) return;
    // The last one: there is no server any more then. The others of this kind are in `halfWay.test.ts`.
    it('does not say that it is stored when the server is killed half-way', async (t) => {
      if (service === undefined) return t.skip(`${missing} is not on this machine`);
      const { kill, ended } = service;
      assert.ok(kill);
      const host = hostWith(service.env);
      const value = ['killed', 'half', 'way'].join('_');
      privateFolders.length = 0;
      const dying: Host = {
        ...host,
        async run(program, args, options) {
          if (privateFolders.length > 0 || options?.input?.includes(value) === true) {
            kill();
            await ended;
          }
          return host.run(program, args, options);
        },
      };
      const outcome = await put(service, store.nameOf('KILLED'), value, false, dying);
      assert.ok(!outcome.ok, 'the value is said to be stored');
      assert.match(outcome.problem, /^(?:unreachable|failed)$/);
    });
  });
}

it('every store with a way in is tried', () => {
  const tried = new Set(WAYS.flatMap(([, starts]) => Object.keys(starts)));
  assert.deepEqual(
    STORES.filter(({ id, access }) => access && !tried.has(id)),
    [],
  );
});
