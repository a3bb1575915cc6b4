/**
 * HashiCorp Vault and OpenBao, KV version 2, through `bao` or `vault`. Each secret is an entry of its own with the one
 * key `value`, so that a `put` never replaces its neighbours. https://openbao.org/docs/commands/kv/put/
 */
import { VAULT } from './readers/vault.ts';
import type { Store, StoreSettings } from './store.ts';

const mount = (settings: StoreSettings): string => `-mount=${settings.mount ?? 'secret'}`;

export const vault: Store = {
  id: 'vault',
  name: { en: 'HashiCorp Vault / OpenBao', ja: 'HashiCorp Vault / OpenBao' },
  programs: ['vault', 'bao'],
  settings: [{ key: 'mount', label: { en: 'KV v2 mount', ja: 'KV v2 のマウント' }, fallback: 'secret' }],
  nameOf: (envName) => `app/${envName}`,
  namePattern: /^[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)*$/,
  maxBytes: 1_000_000,
  access: {
    signIn: () => ({ args: ['token', 'lookup', '-format=json'] }),
    find: (name, settings) => ({ args: ['kv', 'metadata', 'get', '-format=json', mount(settings), name] }),
    absent: /No value found/,
    put: ({ name, value, exists }, settings) => ({
      // Check-and-set 0 creates only: a name that appeared meanwhile is not overwritten.
      args: [
        'kv',
        exists ? 'patch' : 'put',
        '-format=json',
        mount(settings),
        ...(exists ? [] : ['-cas=0']),
        name,
        'value=-',
      ],
      input: value,
    }),
    diagnose: [
      // Every token may look itself up: one that may not is none.
      [
        /missing client token|invalid token|bad token|token not found|lookup-self[\s\S]*Code: 403/,
        'not-signed-in',
      ],
      [/check-and-set parameter did not match/, 'exists'],
      [/permission denied|Code: 403/, 'no-permission'],
      [/sealed|connection refused|no such host|i\/o timeout|server gave HTTP response/, 'unreachable'],
      [/no handler for route|Invalid path/, 'wrong-region'],
    ],
  },
  references: {
    written: [
      {
        pattern: /\bref\+vault:\/\/([\w-]+)\/([\w/.-]+)#\/value/g,
        read: ([at = '', name = '']) => ({ name, settings: { mount: at } }),
      },
      {
        pattern: /\bvault:\/\/([\w-]+)\/([\w/.-]+)/g,
        read: ([at = '', name = '']) => ({ name, settings: { mount: at } }),
      },
      {
        pattern: /\bvault_kv2_get', '([\w/.-]+)', engine_mount_point='([\w-]+)'/g,
        read: ([name = '', at = '']) => ({ name, settings: { mount: at } }),
      },
      {
        pattern: /\bvault_kv_secret_v2"[^{\n]*\{\s*mount\s*=\s*"([\w-]+)"\s*name\s*=\s*"([\w/.-]+)"/g,
        read: ([at = '', name = '']) => ({ name, settings: { mount: at } }),
      },
    ],
    helper: /X-Vault-Token|\bhvac\b|hashicorp\/vault|jopenlibs\.vault|\bvaultrs\b/,
    vals: (name, { mount: at = 'secret' }) => `ref+vault://${at}/${name}#/value`,
    ansible: (name, { mount: at = 'secret' }) =>
      `lookup('community.hashi_vault.vault_kv2_get', '${name}', engine_mount_point='${at}').secret.value`,
    externalSecret: (name) => ({ key: name, property: 'value' }),
    terraform: (name, { mount: at = 'secret' }) => ({
      type: 'vault_kv_secret_v2',
      arguments: [
        ['mount', at],
        ['name', name],
      ],
      read: '.data["value"]',
    }),
    spring: (name, { mount: at = 'secret' }) => {
      const prefix = name.slice(name.lastIndexOf('/') + 1);
      return {
        artifact: 'spring-cloud-starter-vault-config',
        location: `vault://${at}/${name}?prefix=${prefix}.`,
        placeholder: `${prefix}.value`,
      };
    },
    actionsStep: (variable, name, { mount: at = 'secret' }) => [
      'uses: hashicorp/vault-action@v3',
      'with:',
      '  url: ${{ vars.VAULT_ADDR }}',
      '  method: jwt',
      '  role: ${{ vars.VAULT_ROLE }}',
      '  secrets: |',
      `    ${at}/data/${name} value | ${variable}`,
    ],
    gitlabSecret: (name, { mount: at = 'secret' }) => [`vault: ${name}/value@${at}`, 'file: false'],
  },
  readers: VAULT,
  signInCommand: 'vault login',
  run: (command, names, settings) =>
    `${names.map(({ envName, name }) => `${envName}="$(vault kv get ${mount(settings)} -field=value ${name})"`).join(' ')} ${command}`,
  docs: 'https://developer.hashicorp.com/vault/docs/commands/kv/put',
};
