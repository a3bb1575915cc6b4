/**
 * Infisical, through `infisical`. `NAME=@file` stores the literal text for machine identities, so the value goes in by
 * an env file. https://infisical.com/docs/cli/commands/secrets
 */
import type { Store, StoreSettings } from './store.ts';

const scope = ({ env = 'dev', path = '/' }: StoreSettings): readonly string[] => [
  `--env=${env}`,
  `--path=${path}`,
];

export const infisical: Store = {
  id: 'infisical',
  name: { en: 'Infisical', ja: 'Infisical' },
  programs: ['infisical'],
  settings: [
    { key: 'env', label: { en: 'Infisical environment', ja: 'Infisical の環境' }, fallback: 'dev' },
    { key: 'path', label: { en: 'Infisical path', ja: 'Infisical のパス' }, fallback: '/' },
  ],
  nameOf: (envName) => envName,
  namesVariables: true,
  namePattern: /^[A-Z_][A-Z0-9_]*$/,
  maxBytes: 50_000,
  // What stands between single quotes in its env file is kept as it is, a quote or a line break is not.
  // It resolves `${NAME}` itself, as a reference to another secret.
  accepts: (value) => !/['\r\n]|\$\{/.test(value),
  access: {
    signIn: () => ({ args: ['login', 'status', '--json'] }),
    find: (name, settings) => ({
      args: ['secrets', 'get', name, '--output=json', '--silent', ...scope(settings)],
    }),
    // A name that is not there is listed all the same, with this for its value.
    present: (answer, name) =>
      answer.code === 0 && answer.stdout.includes(`"${name}"`) && !answer.stdout.includes('"*not found*"'),
    put: ({ name, value }, settings) => ({
      args: ['secrets', 'set', '--file={file}', '--silent', ...scope(settings)],
      file: `${name}='${value}'\n`,
    }),
    diagnose: [
      [/not logged in|login expired|No valid login session|infisical login/i, 'not-signed-in'],
      [/403|forbidden|not allowed to/i, 'no-permission'],
      [/project.*not found|infisical init|environment .* not found/i, 'wrong-region'],
      [/no such host|connection refused|dial tcp/i, 'unreachable'],
    ],
  },
  references: {
    externalSecret: (name) => ({ key: name }),
    actionsStep: (variable, name, { env = 'dev', path = '/' }) =>
      variable === name
        ? [
            'uses: Infisical/secrets-action@v1',
            'with:',
            '  method: oidc',
            '  identity-id: ${{ vars.INFISICAL_IDENTITY_ID }}',
            '  project-slug: ${{ vars.INFISICAL_PROJECT_SLUG }}',
            `  env-slug: ${env}`,
            `  secret-path: ${path}`,
          ]
        : undefined,
  },
  signInCommand: 'infisical login',
  run: (command, _names, settings) => `infisical run ${scope(settings).join(' ')} -- ${command}`,
  docs: 'https://infisical.com/docs/cli/commands/secrets',
};
