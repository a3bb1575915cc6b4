/** Google Secret Manager, through `gcloud`. https://cloud.google.com/secret-manager/docs/creating-and-accessing-secrets */
import { GOOGLE_SECRET_MANAGER } from './readers/gcp.ts';
import { named } from './references.ts';
import type { Store, StoreSettings } from './store.ts';

const project = (settings: StoreSettings): readonly string[] =>
  settings.project === undefined || settings.project === '' ? [] : [`--project=${settings.project}`];

export const googleSecretManager: Store = {
  id: 'google-secret-manager',
  name: { en: 'Google Secret Manager', ja: 'Google Secret Manager' },
  programs: ['gcloud'],
  settings: [
    {
      key: 'project',
      label: {
        en: 'Google Cloud project (empty: as configured)',
        ja: 'Google Cloud プロジェクト（空: 設定済みのもの）',
      },
      fallback: '',
    },
  ],
  nameOf: (envName) => envName,
  namePattern: /^[A-Za-z0-9_-]{1,255}$/,
  maxBytes: 65_536,
  access: {
    // `print-access-token` would print a token; the list is empty, with code 0, when signed out.
    signIn: () => ({ args: ['auth', 'list', '--filter=status:ACTIVE', '--format=value(account)'] }),
    signedIn: (answer) => answer.stdout.trim() !== '',
    find: (name, settings) => ({
      args: ['secrets', 'describe', name, '--format=value(name)', ...project(settings)],
    }),
    absent: /NOT_FOUND/,
    put: ({ name, value, exists }, settings) => ({
      args: exists
        ? ['secrets', 'versions', 'add', name, '--data-file=-', ...project(settings)]
        : [
            'secrets',
            'create',
            name,
            '--replication-policy=automatic',
            '--data-file=-',
            ...project(settings),
          ],
      input: value,
    }),
    diagnose: [
      [/gcloud auth login|Reauthentication|UNAUTHENTICATED/, 'not-signed-in'],
      [/PERMISSION_DENIED|has not been used in project|Permission .* denied/, 'no-permission'],
      [/required property \[project\]|The project property/, 'wrong-region'],
      [/already exists|ALREADY_EXISTS/, 'exists'],
      [/INVALID_ARGUMENT/, 'name-refused'],
      [
        /Failed to establish|Connection refused|timed out|Unable to (?:reach|find the server)/i,
        'unreachable',
      ],
    ],
  },
  references: {
    written: [
      {
        pattern: /\b(?:projects\/|ref\+gcpsecrets:\/\/)([\w-]+|\$PROJECT_ID)\/(?:secrets\/)?([\w-]+)/g,
        // Cloud Build knows its own project; here it is the one that is set up.
        read: ([id = '', name = '']) => (id.startsWith('$') ? { name } : { name, settings: { project: id } }),
      },
      named(/\bsm@([\w-]+)/g),
      named(/\bgoogle_secret_manager_secret_version"[^{\n]*\{\s*secret\s*=\s*"([^"$\n]+)"/g),
    ],
    helper: /secretmanager|secret_manager|SecretManager/,
    vals: (name, { project: id = '' }) => (id === '' ? undefined : `ref+gcpsecrets://${id}/${name}`),
    ansible: (name, { project: id = '' }) =>
      id === '' ? undefined : `lookup('google.cloud.gcp_secret_manager', key='${name}', project='${id}')`,
    externalSecret: (name) => ({ key: name }),
    terraform: (name, { project: id = '' }) => ({
      type: 'google_secret_manager_secret_version',
      arguments: [['secret', name], ...(id === '' ? [] : [['project', id] as const])],
      read: '.secret_data',
    }),
    spring: (name) => ({
      artifact: 'spring-cloud-gcp-starter-secretmanager',
      location: 'sm@',
      placeholder: `sm@${name}`,
    }),
    actionsStep: (variable, name, { project: id = '' }) => [
      'uses: google-github-actions/get-secretmanager-secrets@v3',
      'with:',
      '  export_to_environment: true',
      '  secrets: |-',
      `    ${variable}:${id === '' ? '${{ vars.GOOGLE_CLOUD_PROJECT }}' : id}/${name}`,
    ],
    gitlabSecret: (name) => ['gcp_secret_manager:', `  name: ${name}`],
  },
  readers: GOOGLE_SECRET_MANAGER,
  signInCommand: 'gcloud auth login',
  run: (command, names, settings) =>
    `${names.map(({ envName, name }) => `${envName}="$(${['gcloud secrets versions access latest', `--secret=${name}`, ...project(settings)].join(' ')})"`).join(' ')} ${command}`,
  docs: 'https://cloud.google.com/secret-manager/docs/creating-and-accessing-secrets',
};
