/**
 * 1Password, through `op`. Assignment statements would be arguments, so the whole item goes in as JSON on standard
 * input. https://developer.1password.com/docs/cli/item-create/#with-an-item-json-template
 */
import type { Store } from './store.ts';

export const onePassword: Store = {
  id: '1password',
  name: { en: '1Password', ja: '1Password' },
  programs: ['op'],
  settings: [
    { key: 'vault', label: { en: '1Password vault', ja: '1Password の保管庫' }, fallback: 'Private' },
  ],
  nameOf: (envName) => envName,
  // A slash would end the name in a secret reference.
  namePattern: /^[A-Za-z0-9 _.-]{1,200}$/,
  maxBytes: 1_000_000,
  access: {
    signIn: () => ({ args: ['whoami', '--format=json'] }),
    find: (name, { vault = 'Private' }) => ({
      args: ['item', 'get', name, '--vault', vault, '--fields', 'type=CONCEALED', '--format=json'],
    }),
    absent: /isn't an item/,
    put: ({ name, value, exists }, { vault = 'Private' }) => {
      const item = {
        title: name,
        category: 'API_CREDENTIAL',
        fields: [{ id: 'credential', type: 'CONCEALED', label: 'credential', value }],
      };
      return {
        args: exists ? ['item', 'edit', name, '--vault', vault] : ['item', 'create', '--vault', vault, '-'],
        input: JSON.stringify(item),
      };
    },
    diagnose: [
      [
        /not (?:currently )?signed in|account is not signed in|no account found|session expired/i,
        'not-signed-in',
      ],
      [/don't have permission|forbidden|\(403\)/i, 'no-permission'],
      [/isn't a vault|vault .* not found/i, 'wrong-region'],
      [/dial tcp|no such host|connection refused/i, 'unreachable'],
    ],
  },
  signInCommand: 'op signin',
  references: {
    written: [
      {
        pattern: /\bop:\/\/([^/"'\n]+)\/([^/"'\n]+)\/[\w-]+/g,
        read: ([vault = '', name = '']) => ({ name, settings: { vault } }),
      },
    ],
    vals: (name, { vault = 'Private' }) =>
      /\s/.test(`${vault}${name}`) ? undefined : `ref+op://${vault}/${name}/credential`,
    ansible: (name, { vault = 'Private' }) =>
      `lookup('community.general.onepassword', '${name}', field='credential', vault='${vault}')`,
    externalSecret: (name) => ({ key: `${name}/credential` }),
    actionsStep: (variable, name, { vault = 'Private' }) => [
      'uses: 1password/load-secrets-action@v2',
      'with:',
      '  export-env: true',
      'env:',
      '  OP_SERVICE_ACCOUNT_TOKEN: ${{ secrets.OP_SERVICE_ACCOUNT_TOKEN }}',
      `  ${variable}: op://${vault}/${name}/credential`,
    ],
  },
  envReference: (name, { vault = 'Private' }) => `op://${vault}/${name}/credential`,
  run: (command) => `op run --env-file=.env -- ${command}`,
  docs: 'https://developer.1password.com/docs/cli/secret-references/',
};
