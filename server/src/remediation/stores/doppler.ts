/** Doppler, through `doppler`; the value goes in by standard input. https://docs.doppler.com/docs/setting-secrets */
import type { Store, StoreSettings } from './store.ts';

const scope = ({ project = '', config = '' }: StoreSettings): readonly string[] => [
  ...(project === '' ? [] : ['--project', project]),
  ...(config === '' ? [] : ['--config', config]),
];

export const doppler: Store = {
  id: 'doppler',
  name: { en: 'Doppler', ja: 'Doppler' },
  programs: ['doppler'],
  settings: [
    {
      key: 'project',
      label: { en: 'Doppler project (empty: as set up)', ja: 'Doppler プロジェクト（空: 設定済みのもの）' },
      fallback: '',
    },
    {
      key: 'config',
      label: { en: 'Doppler config (empty: as set up)', ja: 'Doppler コンフィグ（空: 設定済みのもの）' },
      fallback: '',
    },
  ],
  nameOf: (envName) => envName,
  namesVariables: true,
  namePattern: /^[A-Z_][A-Z0-9_]*$/,
  maxBytes: 50_000,
  // It resolves `${NAME}` as a reference to another secret: https://docs.doppler.com/docs/secrets#referencing-secrets
  accepts: (value) => !value.includes('${'),
  access: {
    signIn: () => ({ args: ['me', '--json'] }),
    // Names only: `secrets get` would print the value.
    find: (_name, settings) => ({ args: ['secrets', '--only-names', '--json', ...scope(settings)] }),
    present: (answer, name) => answer.code === 0 && answer.stdout.includes(`"${name}"`),
    put: ({ name, value }, settings) => ({
      args: ['secrets', 'set', name, '--no-interactive', '--silent', ...scope(settings)],
      input: value,
    }),
    diagnose: [
      [/Invalid (?:Service )?(?:Auth )?token|you must provide a token|doppler login/i, 'not-signed-in'],
      [/does not have access|permission/i, 'no-permission'],
      [/invalid secret name|secret names? (?:can|must)/i, 'name-refused'],
      [/must specify a project|Could not find requested (?:project|config)/i, 'wrong-region'],
      [/no such host|connection refused|i\/o timeout/i, 'unreachable'],
    ],
  },
  references: {
    vals: (name, { project = '', config = '' }) =>
      project === '' || config === '' ? undefined : `ref+doppler://${project}/${config}/${name}`,
    externalSecret: (name) => ({ key: name }),
    actionsStep: (variable, name) =>
      variable === name
        ? [
            'uses: dopplerhq/secrets-fetch-action@v1',
            'with:',
            '  doppler-token: ${{ secrets.DOPPLER_TOKEN }}',
            '  inject-env-vars: true',
          ]
        : undefined,
    terraform: (name, { project = '', config = '' }) => ({
      type: 'doppler_secrets',
      arguments: [
        ...(project === '' ? [] : [['project', project] as const]),
        ...(config === '' ? [] : [['config', config] as const]),
      ],
      read: `.map["${name}"]`,
      provider: 'dopplerhq/doppler',
    }),
  },
  signInCommand: 'doppler login',
  run: (command) => `doppler run -- ${command}`,
  docs: 'https://docs.doppler.com/docs/setting-secrets',
};
