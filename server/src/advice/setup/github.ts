/** GitHub: the token that a job has of its own, and apps. Facts: the pages named by `url`. */
import type { Setup } from './types.ts';

const TOKEN_OF_JOB = {
  text: {
    en: "Name the permissions of the job's own token, for example: permissions: { contents: read }.",
    ja: 'ジョブ自身のトークンの権限を明示します（例: permissions: { contents: read }）。',
  },
};

export const GITHUB_SETUPS = {
  github: {
    way: { en: 'Use GITHUB_TOKEN or a GitHub App', ja: 'GITHUB_TOKEN か GitHub App を使う' },
    steps: [
      {
        text: {
          en: 'In GitHub Actions, for the same repository: ${{ github.token }} with the permissions that the job needs.',
          ja: 'GitHub Actions で同じリポジトリを扱う場合: 必要な権限だけを付けた ${{ github.token }} を使います。',
        },
      },
      {
        text: {
          en: 'For other repositories, or where a push has to start workflows: a GitHub App, whose tokens live an hour (actions/create-github-app-token).',
          ja: '別のリポジトリや、プッシュでワークフローを起動したい場合: 1 時間で切れるトークンを発行する GitHub App（actions/create-github-app-token）を使います。',
        },
        command: [
          '- uses: actions/create-github-app-token@v2',
          '  id: app-token',
          '  with:',
          '    app-id: ${{ vars.APP_ID }}',
          '    private-key: ${{ secrets.APP_PRIVATE_KEY }}',
        ].join('\n'),
      },
      {
        text: {
          en: 'As a person: let gh keep the token in the key ring of the machine.',
          ja: '人が使う場合: gh にトークンをキーリングで管理させます。',
        },
        command: 'gh auth login && gh auth setup-git',
      },
    ],
    placeholders: [],
    url: 'https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/making-authenticated-api-requests-with-a-github-app-in-a-github-actions-workflow',
  },
  githubActions: {
    way: { en: "Use the job's own token (GITHUB_TOKEN)", ja: 'ジョブ自身のトークン（GITHUB_TOKEN）を使う' },
    edit: {
      en: 'instead of a personal access token',
      ja: '個人アクセストークンと置き換える',
    },
    steps: [
      TOKEN_OF_JOB,
      {
        text: {
          en: 'It reaches this repository only, and what it pushes starts no workflow. For more than that use a GitHub App (actions/create-github-app-token).',
          ja: 'このトークンはこのリポジトリだけに使え、プッシュしてもワークフローは起動しません。それ以上が必要なら GitHub App（actions/create-github-app-token）を使います。',
        },
      },
      {
        text: {
          en: 'Revoke the personal access token: developer settings, "Personal access tokens".',
          ja: '個人アクセストークンを失効させます（Developer settings の「Personal access tokens」）。',
        },
      },
    ],
    placeholders: [],
    url: 'https://docs.github.com/en/actions/concepts/security/github_token',
  },
  githubApp: {
    way: { en: 'Use a GitHub App for the other repository', ja: '別のリポジトリには GitHub App を使う' },
    edit: {
      en: 'a token for an hour instead of a personal one',
      ja: '個人アクセストークンを 1 時間のトークンに替える',
    },
    steps: [
      {
        text: {
          en: 'Make a GitHub App with the permissions that the step names and nothing else, and install it on the other repository alone.',
          ja: 'ステップに書いた権限だけを持つ GitHub App を作り、対象のリポジトリだけにインストールします。',
        },
      },
      {
        text: {
          en: 'Write its id into a variable and its private key into a secret of this repository. The key makes tokens and nothing else; a person who leaves takes nothing along.',
          ja: 'App の ID を変数に、秘密鍵をシークレットに登録します。秘密鍵はトークンの発行だけに使われ、担当者が変わっても影響しません。',
        },
        command: 'gh variable set APP_ID --body "ID"\ngh secret set APP_PRIVATE_KEY < PRIVATE_KEY_FILE',
      },
      {
        text: {
          en: 'Revoke the personal access token: developer settings, "Personal access tokens".',
          ja: '個人アクセストークンを失効させます（Developer settings の「Personal access tokens」）。',
        },
      },
    ],
    placeholders: ['PRIVATE_KEY_FILE'],
    url: 'https://github.com/actions/create-github-app-token#usage',
  },
} satisfies Readonly<Record<string, Setup>>;
