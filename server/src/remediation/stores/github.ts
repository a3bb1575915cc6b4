/** GitHub Actions secrets, through `gh`, which encrypts them. https://cli.github.com/manual/gh_secret_set */
import { named } from './references.ts';
import type { Store, StoreSettings } from './store.ts';

const environment = (settings: StoreSettings): readonly string[] =>
  settings.environment === undefined || settings.environment === '' ? [] : ['--env', settings.environment];

export const githubActionsSecrets: Store = {
  id: 'github-actions',
  name: { en: 'GitHub Actions secrets', ja: 'GitHub Actions シークレット' },
  programs: ['gh'],
  settings: [
    {
      key: 'environment',
      label: { en: 'Environment (empty: the repository)', ja: 'Environment（空: リポジトリ全体）' },
      fallback: '',
    },
  ],
  nameOf: (envName) => envName.replace(/^GITHUB_/, 'GH_'),
  // https://docs.github.com/actions/reference/security/secrets#naming-your-secrets
  namePattern: /^(?!GITHUB_)[A-Za-z_][A-Za-z0-9_]{0,254}$/i,
  maxBytes: 48_000,
  access: {
    signIn: () => ({ args: ['auth', 'status'] }),
    find: (_name, settings) => ({ args: ['secret', 'list', ...environment(settings)] }),
    // Lines of a name and a date, where no terminal shows them; `--json` came after 2.23, which Debian has.
    present: (answer, name) =>
      answer.stdout.split('\n').some((line) => line.split('\t')[0] === name.toUpperCase()),
    put: ({ name, value }, settings) => ({
      args: ['secret', 'set', name, ...environment(settings)],
      input: value,
    }),
    diagnose: [
      [/gh auth login|not logged in|HTTP 401/, 'not-signed-in'],
      [/HTTP 403|Resource not accessible|must have admin/i, 'no-permission'],
      [/not a git repository|no git remotes|Could not resolve to a Repository|HTTP 404/i, 'wrong-region'],
      [/HTTP 422|invalid secret name/i, 'name-refused'],
      [/dial tcp|no such host|connection refused|error connecting/i, 'unreachable'],
    ],
  },
  references: { written: [named(/\$\{\{\s*secrets\.([A-Za-z_]\w*)\s*\}\}/g)] },
  signInCommand: 'gh auth login',
  reach: (envName, name) => ({
    en: `GitHub gives the value to workflows only: add \`${envName}: \${{ secrets.${name} }}\` to the \`env\` of the step that runs this program, and set ${envName} yourself for runs on your machine.`,
    ja: `GitHub が値を渡すのはワークフローだけです。このプログラムを実行するステップの \`env\` に \`${envName}: \${{ secrets.${name} }}\` を追加し、手元での実行には ${envName} を自分で設定してください。`,
  }),
  docs: 'https://docs.github.com/actions/security-for-github-actions/security-guides/using-secrets-in-github-actions',
};
