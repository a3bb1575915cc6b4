/** The third piece of advice: the smaller kind of the same key, by the kind that was found. */
import type { Rule, Text } from '../detection/types.ts';
import type { Advice } from './types.ts';

interface Smaller {
  /** Rule ids, or prefixes of them that end in a hyphen. */
  readonly rules: readonly string[];
  readonly text: Text;
  readonly url: string;
}

const SMALLER: readonly Smaller[] = [
  {
    rules: ['aws-access-key-id'],
    text: {
      en: "Give it one policy with named actions and resources; never use the root user's key, and give a machine user no console password.",
      ja: '操作とリソースを限定したポリシーだけを付けてください。ルートユーザーのキーは使わず、マシン用ユーザーにコンソールのパスワードを持たせないでください。',
    },
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  },
  {
    rules: ['github-pat-classic', 'github-oauth'],
    text: {
      en: "Replace it by a fine-grained token: chosen repositories, chosen permissions, an expiry; for a service, a machine account rather than a colleague's.",
      ja: 'fine-grained トークンに替え、リポジトリ・権限・有効期限を絞ってください。サービス用なら個人ではなくマシン用アカウントにします。',
    },
    url: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens',
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
    rules: ['stripe-secret-live', 'stripe-secret-test', 'stripe-org-key'],
    text: {
      en: 'Use a restricted key (rk_) per service, with only the resources that it needs.',
      ja: 'サービスごとに、必要なリソースだけを許した制限付きキー（rk_）を使ってください。',
    },
    url: 'https://docs.stripe.com/keys/restricted-api-keys',
  },
  {
    rules: ['slack-user', 'slack-legacy-'],
    text: {
      en: 'It acts as a person. Use a bot token of an app that serves one purpose, with granular scopes.',
      ja: '利用者本人として動作するトークンです。用途ごとのアプリの Bot トークンに替え、スコープを絞ってください。',
    },
    url: 'https://docs.slack.dev/authentication/tokens',
  },
  {
    rules: ['openai-project', 'openai-legacy', 'openai-admin'],
    text: {
      en: "For an app or CI use the key of a project's service account, restricted to the endpoints it calls; admin keys are for administration only.",
      ja: 'アプリや CI ではプロジェクトのサービスアカウントのキーを使い、呼び出す API だけに制限してください。Admin キーは管理専用です。',
    },
    url: 'https://platform.openai.com/docs/guides/production-best-practices#api-keys',
  },
  {
    rules: ['anthropic-'],
    text: {
      en: 'Use a key of a workspace with its own limits; admin keys (sk-ant-admin) are for administration only.',
      ja: '上限を設定したワークスペースのキーを使ってください。Admin キー（sk-ant-admin）は管理専用です。',
    },
    url: 'https://platform.claude.com/docs/en/manage-claude/authentication',
  },
  {
    rules: ['gcp-api-key', 'gcp-gemini-auth-key', 'firebase-web-api-key', 'google-maps-key'],
    text: {
      en: 'Restrict it: the APIs that it may call, and one of referrers, server addresses, Android or iOS apps.',
      ja: '呼び出せる API と、リファラー・サーバーのアドレス・Android / iOS アプリのいずれかで制限してください。',
    },
    url: 'https://cloud.google.com/api-keys/docs/add-restrictions-api-keys',
  },
  {
    rules: ['gcp-service-account-json'],
    text: {
      en: 'One service account per workload, with predefined roles rather than owner or editor.',
      ja: 'サービス アカウントはワークロードごとに分け、owner や editor ではなく事前定義ロールを付けてください。',
    },
    url: 'https://cloud.google.com/iam/docs/best-practices-service-accounts',
  },
  {
    rules: ['azure-storage-key', 'azure-storage-key-legacy'],
    text: {
      en: 'An account key can do everything. Use Entra roles, or a user-delegation SAS for one container, and disable shared keys.',
      ja: 'アカウント キーはすべてを操作できます。Entra のロール、または特定のコンテナーに限ったユーザー委任 SAS を使い、共有キーを無効にしてください。',
    },
    url: 'https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent',
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
    rules: ['dockerhub-pat'],
    text: {
      en: "Use an organisation access token instead of a person's, read-only for pulling.",
      ja: '個人ではなく組織のアクセストークンを使い、取得だけなら読み取り専用にしてください。',
    },
    url: 'https://docs.docker.com/security/access-tokens/',
  },
  {
    rules: ['twilio-'],
    text: {
      en: "Use a restricted API key instead of the account's auth token; give client apps access tokens only.",
      ja: 'アカウントの Auth Token ではなく Restricted API キーを使い、クライアントアプリには Access Token だけを渡してください。',
    },
    url: 'https://www.twilio.com/docs/iam/api-keys',
  },
  {
    rules: ['sendgrid-'],
    text: {
      en: 'Use a key with restricted access, one per service (mail.send is often enough).',
      ja: 'サービスごとに Restricted Access のキーを使ってください（多くは mail.send だけで足ります）。',
    },
    url: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  },
  {
    rules: ['cloudflare-'],
    text: {
      en: 'Use an API token with permission groups and one zone, never the Global API Key.',
      ja: 'Global API Key ではなく、権限グループとゾーンを絞った API トークンを使ってください。',
    },
    url: 'https://developers.cloudflare.com/fundamentals/api/get-started/create-token/',
  },
  {
    rules: ['supabase-service', 'supabase-secret'],
    text: {
      en: 'It bypasses row level security: keep it on the server, one per component, and give clients the publishable key.',
      ja: '行レベルセキュリティを迂回するキーです。サーバー側だけで、コンポーネントごとに分けて使い、クライアントには publishable キーを渡してください。',
    },
    url: 'https://supabase.com/docs/guides/api/api-keys',
  },
  {
    rules: ['huggingface-'],
    text: {
      en: 'Use a fine-grained token for the repositories it needs.',
      ja: '必要なリポジトリだけに絞った fine-grained トークンを使ってください。',
    },
    url: 'https://huggingface.co/docs/hub/security-tokens',
  },
  {
    rules: ['kubernetes-service-account-token', 'kubeconfig-'],
    text: {
      en: 'Bind a Role of one namespace to it, never cluster-admin, and prefer projected tokens that expire.',
      ja: 'cluster-admin ではなく一つの namespace の Role を割り当て、期限のある projected トークンを使ってください。',
    },
    url: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  },
];

const REACH: Readonly<Partial<Record<Rule['privilege'], Text>>> = {
  root: {
    en: 'It can do everything in its account: use a key with named rights instead, and keep this one for emergencies.',
    ja: 'アカウントのすべてを操作できるキーです。権限を限定したキーに替え、これは非常用として使わないでください。',
  },
  'account-wide': {
    en: 'It reaches the whole account: if the provider has scoped keys, use one that can do only what this program does.',
    ja: 'アカウント全体に及ぶキーです。スコープを絞れる発行元なら、このプログラムに必要な操作だけを許したキーに替えてください。',
  },
};

/** @returns the smaller kind of this key where one is known, else what its reach calls for. */
export function leastPrivilegeOf(rule: Rule): readonly Advice[] {
  const smaller = SMALLER.find(({ rules }) =>
    rules.some((id) => rule.id === id || (id.endsWith('-') && rule.id.startsWith(id))),
  );
  if (smaller !== undefined) {
    return [{ caution: 'privilege', id: 'smaller', text: smaller.text, steps: [], url: smaller.url }];
  }
  const text = REACH[rule.privilege];
  return text === undefined ? [] : [{ caution: 'privilege', id: rule.privilege, text, steps: [] }];
}
