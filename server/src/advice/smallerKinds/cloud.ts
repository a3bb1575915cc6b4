/** Clouds and what runs in them. */
import type { Smaller } from './types.ts';

export const CLOUD: readonly Smaller[] = [
  {
    rules: ['aws-access-key-id', 'aws-secret-access-key'],
    text: {
      en: 'Give it one policy with named actions and resources, and a machine user no console password. A key of the root user looks the same: "Check this key" shows an ARN that ends in :root. Delete such a key.',
      ja: '操作とリソースを限定したポリシーだけを付け、マシン用ユーザーにコンソールのパスワードを持たせないでください。ルートユーザーのキーは見た目では区別できません。「このキーが有効か発行元に確認」で ARN が :root で終わるものは削除してください。',
    },
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  },
  {
    rules: ['aws-temporary-key-id', 'aws-session-token'],
    text: {
      en: "It is temporary and can do what its role can: narrow the role's policy, or pass a session policy when it is issued.",
      ja: '一時的なキーで、ロールと同じ操作ができます。ロールのポリシーを絞るか、発行時にセッションポリシーを渡してください。',
    },
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session',
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
    rules: ['gcp-oauth-refresh-token', 'gcp-oauth-client-secret', 'gcp-adc-json'],
    text: {
      en: 'A refresh token acts as a person. Give programs a service account of their own, and ask people for narrow scopes only.',
      ja: 'リフレッシュトークンは利用者本人として動作します。プログラムには専用のサービス アカウントを使い、利用者には狭いスコープだけを求めてください。',
    },
    url: 'https://developers.google.com/identity/protocols/oauth2/scopes',
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
    rules: ['azure-sas-token'],
    text: {
      en: 'Use a user-delegation SAS for one container or blob, with only the permissions that are needed (sp=r for reading).',
      ja: '特定のコンテナーや BLOB に限ったユーザー委任 SAS にし、権限は必要なもの（読み取りなら sp=r）だけにしてください。',
    },
    url: 'https://learn.microsoft.com/azure/storage/common/storage-sas-overview',
  },
  {
    rules: ['azure-entra-client-secret', 'azure-entra-refresh-token'],
    text: {
      en: 'One app registration per workload, with a role on the resource rather than Contributor on the subscription.',
      ja: 'アプリ登録はワークロードごとに分け、サブスクリプションの共同作成者ではなく対象リソースだけのロールを付けてください。',
    },
    url: 'https://learn.microsoft.com/azure/role-based-access-control/best-practices',
  },
  {
    rules: ['azure-devops-pat', 'azure-devops-pat-legacy'],
    text: {
      en: 'Choose the scopes instead of full access, one organisation, and a short end; for pipelines a service principal.',
      ja: 'フルアクセスではなくスコープと組織を絞り、期限を短くしてください。パイプラインにはサービス プリンシパルを使います。',
    },
    url: 'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
  },
  {
    rules: ['azure-servicebus-', 'azure-eventhub-key', 'azure-relay-key', 'azure-iot-key'],
    text: {
      en: 'Use a shared access policy of one queue or hub with Send or Listen alone, never RootManageSharedAccessKey.',
      ja: 'RootManageSharedAccessKey ではなく、一つのキューやハブに限り Send または Listen だけを許した共有アクセス ポリシーを使ってください。',
    },
    url: 'https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas',
  },
  {
    rules: ['azure-cosmosdb-key'],
    text: {
      en: 'A read-only key does for reading; better, Entra roles on the data plane with keys disabled.',
      ja: '読み取りだけなら読み取り専用キーにしてください。データプレーンの Entra ロールを使い、キーを無効にするとより安全です。',
    },
    url: 'https://learn.microsoft.com/azure/cosmos-db/how-to-connect-role-based-access-control',
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
    rules: ['digitalocean-'],
    text: {
      en: 'Choose custom scopes (for example droplet:read) instead of full access, and an end date.',
      ja: 'フルアクセスではなくカスタムスコープ（droplet:read など）を選び、期限を付けてください。',
    },
    url: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
  },
  {
    rules: ['heroku-'],
    text: {
      en: "Make an authorization with the scope it needs (read, write, read-protected …) instead of the account's key; for CI, one of a user who sees that app alone.",
      ja: 'アカウントの API キーではなく、必要なスコープ（read、write など）の authorization を作ってください。CI には該当アプリだけを扱えるユーザーを使います。',
    },
    url: 'https://devcenter.heroku.com/articles/oauth#scopes',
  },
  {
    rules: ['vercel-pat', 'vercel-token-legacy'],
    text: {
      en: "Limit the token to one team or project and give it an end; a deployment's own OIDC token needs none.",
      ja: 'トークンを一つのチームかプロジェクトに限定し、期限を付けてください。デプロイ内では OIDC トークンで足ります。',
    },
    url: 'https://vercel.com/kb/guide/how-do-i-use-a-vercel-api-access-token',
  },
  {
    rules: ['netlify-'],
    text: {
      en: 'Its tokens reach all that their owner reaches: make it with a user who belongs to that team alone, with an end; a build hook does for triggering builds.',
      ja: '所有者が扱えるすべてに及ぶトークンです。該当チームだけに属するユーザーで期限を付けて作ってください。ビルドの起動だけなら build hook で足ります。',
    },
    url: 'https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/',
  },
  {
    rules: ['supabase-service-role-jwt', 'supabase-secret-key'],
    text: {
      en: 'It bypasses row level security: keep it on the server, one per component, and give clients the publishable key.',
      ja: '行レベルセキュリティを迂回するキーです。サーバー側だけで、コンポーネントごとに分けて使い、クライアントには publishable キーを渡してください。',
    },
    url: 'https://supabase.com/docs/guides/api/api-keys',
  },
  {
    rules: ['supabase-management-token'],
    text: {
      en: 'Make a scoped token: the projects and permissions that the program needs. A classic one manages every project of its owner.',
      ja: '必要なプロジェクトと権限だけのスコープ付きトークンにしてください。従来のトークンは、所有者のすべてのプロジェクトを管理できます。',
    },
    url: 'https://supabase.com/docs/guides/platform/access-tokens',
  },
  {
    rules: ['kubernetes-service-account-token', 'kubeconfig-'],
    text: {
      en: 'Bind a Role of one namespace to it, never cluster-admin, and prefer projected tokens that expire.',
      ja: 'cluster-admin ではなく一つの namespace の Role を割り当て、期限のある projected トークンを使ってください。',
    },
    url: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  },
  {
    rules: ['terraform-cloud-token'],
    text: {
      en: "Use a team token that sees the needed workspaces only, rather than a user's or the organisation's.",
      ja: 'ユーザーや組織のトークンではなく、必要なワークスペースだけを扱えるチームトークンを使ってください。',
    },
    url: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
  },
  {
    rules: ['vault-service-token', 'vault-batch-token', 'vault-token-legacy', 'vault-recovery-token'],
    text: {
      en: 'Use a short-lived token with a policy of the needed paths; revoke root tokens as soon as the set-up is done.',
      ja: '必要なパスだけのポリシーを持つ短命なトークンを使ってください。ルートトークンは初期設定が済んだら失効させます。',
    },
    url: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
  },
  {
    rules: ['doppler-personal', 'doppler-cli'],
    text: {
      en: "For a program use a service token of one config, read-only, instead of a person's token.",
      ja: 'プログラムには個人のトークンではなく、一つの config に限った読み取り専用のサービストークンを使ってください。',
    },
    url: 'https://docs.doppler.com/docs/service-tokens',
  },
  {
    rules: ['mongodb-atlas-'],
    text: {
      en: 'Give the key project roles instead of organisation roles (Project Read Only where that does), and an access list of addresses.',
      ja: '組織ロールではなくプロジェクトロール（可能なら Project Read Only）を付け、アクセスリストでアドレスを制限してください。',
    },
    url: 'https://www.mongodb.com/docs/atlas/configure-api-access/',
  },
  {
    rules: ['mongodb-uri', 'postgres-uri', 'mysql-uri', 'mssql-uri', 'redis-uri', 'snowflake-uri'],
    text: {
      en: 'Connect as a user of this program alone, with rights on its own database, never as root, postgres, sa or admin.',
      ja: 'root、postgres、sa、admin ではなく、このプログラム専用で自分のデータベースだけに権限を持つユーザーで接続してください。',
    },
    url: 'https://cheatsheetseries.owasp.org/cheatsheets/Database_Security_Cheat_Sheet.html#permissions',
  },
  {
    rules: ['fastly-token'],
    text: {
      en: 'Use an automation token limited to one service and to the scope it needs (purge_select rather than global).',
      ja: '一つのサービスと必要なスコープ（global ではなく purge_select など）に限った automation トークンを使ってください。',
    },
    url: 'https://www.fastly.com/documentation/guides/account-info/user-management/using-api-tokens/',
  },
  {
    rules: ['azure-openai-key'],
    text: {
      en: 'A key may call everything of its resource. Use Entra roles (Cognitive Services OpenAI User) and switch keys off.',
      ja: 'キーはリソースのすべての操作を呼び出せます。Entra のロール（Cognitive Services OpenAI User など）を使い、キー認証を無効にしてください。',
    },
    url: 'https://learn.microsoft.com/azure/ai-services/disable-local-auth',
  },
  {
    rules: ['snowflake-pat'],
    text: {
      en: 'Give it to a service user of one workload, restricted to one role (ROLE_RESTRICTION) with the tables that it needs.',
      ja: '個人ではなくワークロードごとのサービス ユーザーに発行し、必要なテーブルだけのロールに限定（ROLE_RESTRICTION）してください。',
    },
    url: 'https://docs.snowflake.com/en/user-guide/programmatic-access-tokens',
  },
  {
    rules: ['openssh-private-key', 'putty-private-key'],
    text: {
      en: 'A key for one purpose: on the server restrict it to one command (restrict,command= in authorized_keys) and an account with few rights.',
      ja: '鍵は用途ごとに分けます。サーバー側では authorized_keys の restrict,command= で実行できるコマンドを限定し、権限の小さいアカウントに登録してください。',
    },
    url: 'https://man.openbsd.org/sshd#AUTHORIZED_KEYS_FILE_FORMAT',
  },
  {
    rules: ['databricks-token'],
    text: {
      en: 'Give it to a service principal of one workload with rights on the needed tables, not to a person, and let it end soon.',
      ja: '個人ではなくワークロードごとのサービスプリンシパルに発行し、必要なテーブルだけの権限と短い期限を付けてください。',
    },
    url: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
  },
];
