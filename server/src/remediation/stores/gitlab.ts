/** GitLab CI/CD variables, through `glab`. https://docs.gitlab.com/cli/variable/set/ */
import type { Store } from './store.ts';

export const gitlabCiVariables: Store = {
  id: 'gitlab-ci',
  name: { en: 'GitLab CI/CD variables', ja: 'GitLab CI/CD 変数' },
  programs: ['glab'],
  settings: [],
  nameOf: (envName) => envName,
  namesVariables: true,
  namePattern: /^[A-Za-z0-9_]{1,255}$/,
  maxBytes: 10_000,
  access: {
    signIn: () => ({ args: ['auth', 'status'] }),
    // The list holds the values too; it is read for the name alone and dropped.
    find: () => ({ args: ['variable', 'list', '--output', 'json'] }),
    present: (answer, name) => answer.code === 0 && answer.stdout.includes(`"${name}"`),
    put: ({ name, value, exists }) => ({
      // GitLab can mask only values of 8 characters and more without white space.
      args: [
        'variable',
        exists ? 'update' : 'set',
        name,
        ...(/^\S{8,}$/.test(value) ? ['--masked'] : []),
        '--protected',
      ],
      input: value,
    }),
    diagnose: [
      [/401|not authenticated|glab auth login/i, 'not-signed-in'],
      [/403|insufficient_scope/i, 'no-permission'],
      [/404|not a git repository|no GitLab remote/i, 'wrong-region'],
      [/has already been taken/, 'exists'],
      [/value.* is invalid|masked/i, 'value-refused'],
      [/400|invalid/i, 'name-refused'],
      [/dial tcp|no such host|connection refused/i, 'unreachable'],
    ],
  },
  signInCommand: 'glab auth login',
  reach: (envName, name) => ({
    en: `GitLab gives the value to jobs on protected branches only, as ${name}: set ${envName} yourself for runs on your machine.`,
    ja: `GitLab が値（${name}）を渡すのは保護ブランチのジョブだけです。手元での実行には ${envName} を自分で設定してください。`,
  }),
  docs: 'https://docs.gitlab.com/ci/variables/',
};
