/** The first piece of advice: what a platform offers that is safer than a key, and what has to be set up for it. */
import type { Keyless, Rule } from '../detection/types.ts';
import type { Advice } from './types.ts';

/** @returns the keyless way of the rule's platform, with the provider's own page where it has one. */
export function keylessOf(rule: Rule): readonly Advice[] {
  if (rule.keyless === undefined) return [];
  const advice = WAYS[rule.keyless];
  const url = PAGES[rule.provider];
  return [url === undefined ? advice : { ...advice, url }];
}

/** By provider, where a way is not one platform's alone. */
const PAGES: Readonly<Record<string, string>> = {
  Anthropic: 'https://platform.claude.com/docs/en/manage-claude/workload-identity-federation',
  OpenAI: 'https://developers.openai.com/api/docs/guides/api-keys',
  PyPI: 'https://docs.pypi.org/trusted-publishers/',
  RubyGems: 'https://guides.rubygems.org/trusted-publishing/',
  'crates.io': 'https://crates.io/docs/trusted-publishing',
  NuGet: 'https://learn.microsoft.com/nuget/nuget-org/trusted-publishing',
};

const WAYS: Readonly<Record<Keyless, Advice>> = {
  'aws-role': {
    caution: 'keyless',
    id: 'aws-role',
    text: {
      en: 'Use an IAM role instead of an access key: the AWS SDKs find its short-lived credentials by themselves.',
      ja: 'アクセスキーの代わりに IAM ロールを使ってください。AWS SDK が短期の認証情報を自動で取得します。',
    },
    steps: [
      {
        text: {
          en: 'On AWS: attach a role to the instance, task or function, and construct the client without credentials.',
          ja: 'AWS 上: インスタンス・タスク・関数にロールを付け、認証情報を渡さずにクライアントを作ります。',
        },
      },
      {
        text: {
          en: 'In CI: federate with OIDC (configure-aws-credentials with role-to-assume, id-token: write).',
          ja: 'CI: OIDC で連携します（configure-aws-credentials に role-to-assume、権限は id-token: write）。',
        },
      },
      {
        text: {
          en: 'As a person: sign in with IAM Identity Center.',
          ja: '人が使う場合: IAM Identity Center でサインインします。',
        },
        command: 'aws configure sso',
      },
    ],
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles',
  },
  'gcp-adc': {
    caution: 'keyless',
    id: 'gcp-adc',
    text: {
      en: 'Use Application Default Credentials instead of a key: an attached service account, or Workload Identity Federation.',
      ja: 'キーの代わりにアプリケーションのデフォルト認証情報（ADC）を使ってください。サービス アカウントの関連付けか Workload Identity 連携で済みます。',
    },
    steps: [
      {
        text: {
          en: 'On Google Cloud: attach a service account to the service; the client libraries need no key.',
          ja: 'Google Cloud 上: サービスにサービス アカウントを関連付けます。クライアント ライブラリにキーは要りません。',
        },
      },
      {
        text: {
          en: 'In CI: google-github-actions/auth with workload_identity_provider instead of credentials_json.',
          ja: 'CI: google-github-actions/auth で credentials_json の代わりに workload_identity_provider を使います。',
        },
      },
      {
        text: { en: 'As a person: sign in.', ja: '人が使う場合: サインインします。' },
        command: 'gcloud auth application-default login',
      },
    ],
    url: 'https://cloud.google.com/docs/authentication/application-default-credentials',
  },
  'azure-managed-identity': {
    caution: 'keyless',
    id: 'azure-managed-identity',
    text: {
      en: 'Use a managed identity instead of a secret or account key, with a role on just that resource.',
      ja: 'シークレットやアカウント キーの代わりにマネージド ID を使い、そのリソースだけにロールを割り当ててください。',
    },
    steps: [
      {
        text: {
          en: 'On Azure: assign a user-assigned managed identity, and use ManagedIdentityCredential (DefaultAzureCredential while developing).',
          ja: 'Azure 上: ユーザー割り当てマネージド ID を割り当て、ManagedIdentityCredential（開発中は DefaultAzureCredential）を使います。',
        },
      },
      {
        text: {
          en: 'In CI: azure/login with client-id, tenant-id and subscription-id, and id-token: write.',
          ja: 'CI: azure/login に client-id・tenant-id・subscription-id を渡し、権限は id-token: write にします。',
        },
      },
      {
        text: { en: 'As a person: sign in.', ja: '人が使う場合: サインインします。' },
        command: 'az login',
      },
    ],
    url: 'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview',
  },
  'github-token': {
    caution: 'keyless',
    id: 'github-token',
    text: {
      en: 'Inside GitHub Actions use GITHUB_TOKEN with the permissions it needs; elsewhere a GitHub App, whose tokens live an hour.',
      ja: 'GitHub Actions 内では必要な権限だけを付けた GITHUB_TOKEN を、それ以外では 1 時間で切れるトークンを発行する GitHub App を使ってください。',
    },
    steps: [
      {
        text: {
          en: 'Name the permissions of the job, for example "permissions: contents: read".',
          ja: 'ジョブに権限を明示します（例: permissions: contents: read）。',
        },
      },
      {
        text: {
          en: 'As a person: let gh keep the token.',
          ja: '人が使う場合: gh にトークンを管理させます。',
        },
        command: 'gh auth login && gh auth setup-git',
      },
    ],
    url: 'https://docs.github.com/en/actions/concepts/security/github_token',
  },
  'trusted-publishing': {
    caution: 'keyless',
    id: 'trusted-publishing',
    text: {
      en: 'Publish from CI by trusted publishing (OIDC): the registry trusts the workflow, and there is no token to leak.',
      ja: 'CI からは trusted publishing（OIDC）で公開してください。レジストリがワークフローを信頼するので、漏れるトークンがなくなります。',
    },
    steps: [
      {
        text: {
          en: "Name the repository and the workflow on the package's page of the registry.",
          ja: 'レジストリのパッケージ設定に、リポジトリとワークフローを登録します。',
        },
      },
      {
        text: {
          en: 'Give the job id-token: write, and delete the token from the workflow and from the registry.',
          ja: 'ジョブに id-token: write を付け、トークンをワークフローとレジストリから削除します。',
        },
      },
    ],
    url: 'https://docs.npmjs.com/trusted-publishers',
  },
  'workload-identity': {
    caution: 'keyless',
    id: 'workload-identity',
    text: {
      en: 'Use workload identity federation: the platform on which the program runs vouches for it, for minutes at a time.',
      ja: 'ワークロード ID 連携を使ってください。プログラムの実行環境が身元を証明し、数分だけ有効なトークンが発行されます。',
    },
    steps: [
      {
        text: {
          en: 'Register your cloud or CI as an issuer with the provider, and construct its client without a key.',
          ja: '利用中のクラウドや CI を発行者として登録し、キーを渡さずにクライアントを作ります。',
        },
      },
    ],
    url: 'https://kubernetes.io/docs/concepts/security/service-accounts/',
  },
  'database-iam': {
    caution: 'keyless',
    id: 'database-iam',
    text: {
      en: "Where the database is a managed one, sign in with the platform's identity (IAM or Entra) instead of a password.",
      ja: 'マネージド データベースなら、パスワードの代わりに基盤の ID（IAM や Entra）で認証してください。',
    },
    steps: [
      {
        text: {
          en: "Create a database role for the program's identity, with rights on its own tables only.",
          ja: 'プログラムの ID 用にデータベース ロールを作り、使うテーブルの権限だけを与えます。',
        },
      },
    ],
    url: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
  },
  'short-lived-token': {
    caution: 'keyless',
    id: 'short-lived-token',
    text: {
      en: 'Issue short-lived tokens from the server instead of keeping a long-lived one.',
      ja: '長期のトークンを置く代わりに、短期のトークンをサーバー側で都度発行してください。',
    },
    steps: [],
    url: 'https://developers.line.biz/en/docs/basics/channel-access-token/',
  },
};
