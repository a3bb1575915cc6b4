import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { STORES, storeOf } from '../../../../server/src/remediation/stores/index.ts';
import type { Answer, StoreCommand } from '../../../../server/src/remediation/stores/store.ts';

const NOTHING: Answer = { code: 0, stdout: '', stderr: '' };
const ENV_NAMES = [
  'OPENAI_API_KEY',
  'DB_PASSWORD',
  'X',
  '_A',
  'GITHUB_PAT',
  'A1_B2',
  'AWS_SECRET_ACCESS_KEY',
];

/** What a store is asked to run for a value under the name that it proposes. */
function putCommand(id: string, value: string, exists: boolean): StoreCommand | undefined {
  const store = storeOf(id);
  const name = store?.nameOf('OPENAI_API_KEY') ?? '';
  const access = store?.access;
  if (access === undefined || 'api' in access) return undefined;
  return access.put({ name, value, exists, signIn: NOTHING }, { vault: 'v', mount: 'm' });
}

describe('stores', () => {
  it('have unique ids and both languages', () => {
    assert.equal(new Set(STORES.map((store) => store.id)).size, STORES.length);
    for (const store of STORES) {
      for (const text of [store.name, store.whyNot, ...store.settings.map((setting) => setting.label)]) {
        assert.ok(text === undefined || (text.en !== '' && text.ja !== ''), store.id);
      }
    }
  });

  it('either have a safe way in or say why not', () => {
    for (const store of STORES)
      assert.notEqual(store.access === undefined, store.whyNot === undefined, store.id);
  });

  for (const { id, nameOf, namePattern } of STORES) {
    it(`${id}: proposes names that it accepts`, () => {
      for (const envName of ENV_NAMES) assert.match(nameOf(envName), namePattern, envName);
    });

    it(`${id}: never has the value in an argument`, () => {
      const values = fc.string({ minLength: 12, maxLength: 80, unit: 'grapheme-ascii' });
      fc.assert(
        fc.property(values, fc.boolean(), (random, exists) => {
          const value = `\u0001${random}`;
          const command = putCommand(id, value, exists);
          if (command === undefined) return;
          assert.ok(!command.args.some((arg) => arg.includes(value)));
          const sent = [command.input, command.file].filter((text) => text !== undefined);
          assert.equal(sent.length, 1);
          const json = JSON.stringify(value).slice(1, -1);
          assert.ok(sent[0]?.includes(value) || sent[0]?.includes(json));
        }),
      );
    });
  }

  const refused: readonly (readonly [string, readonly string[]])[] = [
    ['aws-secrets-manager', ['', 'a b', 'app-AbCdEf', 'x'.repeat(513)]],
    ['aws-parameter-store', ['NAME', '/aws/x', '/ssm/x', '/a//b', '/a b']],
    ['google-secret-manager', ['a/b', 'a.b', 'é']],
    ['azure-key-vault', ['A_B', 'a.b', '']],
    ['github-actions', ['GITHUB_TOKEN', '1A', 'A-B']],
    ['vault', ['/a', 'a//b', 'a b', '']],
    ['kubernetes', ['noslash', 'Upper/KEY', 'a/']],
    ['pass', ['-x/y', 'single', '../x', 'a/../b']],
    ['sops', ['a-b', '1a', 'a"b']],
  ];
  for (const [id, names] of refused) {
    it(`${id}: refuses ${names.length} bad names`, () => {
      for (const name of names) assert.doesNotMatch(name, storeOf(id)?.namePattern ?? /(?:)/, name);
    });
  }
});
