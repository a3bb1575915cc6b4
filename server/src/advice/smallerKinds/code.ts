/** Code hosting, packages and continuous integration. */
import type { Smaller } from './types.ts';

export const CODE: readonly Smaller[] = [
  {
    rules: ['github-pat-classic', 'github-oauth'],
    text: {
      en: "Replace it by a fine-grained token: chosen repositories, chosen permissions, an expiry; for a service, a machine account rather than a colleague's.",
      ja: 'fine-grained トークンに替え、リポジトリ・権限・有効期限を絞ってください。サービス用なら個人ではなくマシン用アカウントにします。',
    },
    url: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens',
  },
  {
    rules: ['github-pat-fine-grained'],
    text: {
      en: 'Already the smaller kind: check that it names single repositories, and for a service prefer a GitHub App, whose tokens end after an hour.',
      ja: 'すでに権限を絞れる種類です。対象リポジトリが限定されているか確認し、サービス用なら 1 時間で切れる GitHub App のトークンにしてください。',
    },
    url: 'https://docs.github.com/en/apps/creating-github-apps/about-creating-github-apps/deciding-when-to-build-a-github-app',
  },
  {
    rules: ['gitlab-pat', 'gitlab-pat-routable'],
    text: {
      en: "Use a project or group access token with the smallest scope (read_api, read_repository) instead of a person's.",
      ja: '個人のトークンではなく、最小のスコープ（read_api、read_repository）のプロジェクト・グループ アクセストークンを使ってください。',
    },
    url: 'https://docs.gitlab.com/user/project/settings/project_access_tokens/',
  },
  {
    rules: ['npm-token', 'npm-token-legacy', 'npmrc-auth'],
    text: {
      en: 'Use a granular token: the packages it needs, read-only for installing, without bypassing two-factor authentication.',
      ja: '必要なパッケージだけの granular トークンにし、インストール用は読み取り専用に、二要素認証の回避は無効にしてください。',
    },
    url: 'https://docs.npmjs.com/about-access-tokens',
  },
  {
    rules: ['pypi-token'],
    text: {
      en: 'Use a token of one project rather than of the whole account.',
      ja: 'アカウント全体ではなく、一つのプロジェクトに限ったトークンを使ってください。',
    },
    url: 'https://pypi.org/help/#apitoken',
  },
  {
    rules: ['rubygems-key'],
    text: {
      en: 'Use a key with the scope it needs (push_rubygem) for one gem, with multi-factor authentication.',
      ja: '必要なスコープ（push_rubygem）と一つの gem に限り、多要素認証を有効にしたキーを使ってください。',
    },
    url: 'https://guides.rubygems.org/api-key-scopes/',
  },
  {
    rules: ['cratesio-token'],
    text: {
      en: 'Make a token for one crate pattern with publish-update alone, and give it an end.',
      ja: '対象の crate を絞り publish-update だけを許したトークンにして、期限を付けてください。',
    },
    url: 'https://doc.rust-lang.org/cargo/reference/publishing.html',
  },
  {
    rules: ['nuget-key'],
    text: {
      en: 'Limit the key to the packages (glob) and to pushing new versions, and give it an end.',
      ja: '対象パッケージ（glob）と新しいバージョンの push だけに限り、期限を付けてください。',
    },
    url: 'https://learn.microsoft.com/nuget/nuget-org/scoped-api-keys',
  },
  {
    rules: ['dockerhub-pat'],
    text: {
      en: "Use an organisation access token instead of a person's, read-only for pulling.",
      ja: '個人ではなく組織のアクセストークンを使い、取得だけなら読み取り専用にしてください。',
    },
    url: 'https://docs.docker.com/security/access-tokens/organization-access-tokens/',
  },
  {
    rules: ['circleci-'],
    text: {
      en: 'A personal token reaches all that its owner reaches: choose its access level (read where that does), or a project token for one project (API v1 alone).',
      ja: '個人トークンは所有者が扱えるすべてに及びます。アクセス レベルを選ぶか（可能なら Read）、プロジェクトトークン（API v1 のみ）を使ってください。',
    },
    url: 'https://circleci.com/docs/guides/toolkit/managing-api-tokens/',
  },
  {
    rules: ['buildkite-user', 'buildkite-unclustered'],
    text: {
      en: 'Choose the REST scopes one by one, one organisation, and allowed addresses.',
      ja: 'REST のスコープを一つずつ選び、組織と許可するアドレスを限定してください。',
    },
    url: 'https://buildkite.com/docs/apis/managing-api-tokens',
  },
  {
    rules: [
      'atlassian-api-token',
      'bitbucket-app-password',
      'atlassian-access-token',
      'bitbucket-oauth-secret',
    ],
    text: {
      en: "Make an API token with scopes, or an access token of one repository, project or workspace instead of a person's.",
      ja: 'スコープ付きの API トークン、または個人ではなくリポジトリ・プロジェクト・ワークスペースのアクセストークンを使ってください。',
    },
    url: 'https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/',
  },
  {
    rules: ['sentry-user-token', 'sentry-token-legacy'],
    text: {
      en: 'For CI use an organisation token (org:ci); for more, an internal integration with the scopes it needs.',
      ja: 'CI には組織トークン（org:ci）を、それ以外は必要なスコープだけの内部インテグレーションを使ってください。',
    },
    url: 'https://docs.sentry.io/account/auth-tokens/',
  },
  {
    rules: ['launchdarkly-api-token'],
    text: {
      en: 'Give the token a role of its own or Reader, instead of Writer or Admin; SDKs take SDK keys.',
      ja: 'Writer や Admin ではなくカスタムロールか Reader を付けてください。SDK には SDK キーを使います。',
    },
    url: 'https://launchdarkly.com/docs/home/account/api',
  },
  {
    rules: ['jfrog-'],
    text: {
      en: 'Make a scoped access token for one repository with an end, instead of an API key.',
      ja: 'API キーではなく、一つのリポジトリに限った期限付きのスコープ付きアクセストークンを使ってください。',
    },
    url: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens',
  },
];
