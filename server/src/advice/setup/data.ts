/** Data services that take the identity of the program's surroundings. Facts: the pages named by `url`. */
import type { Setup } from './types.ts';

export const DATA_SETUPS = {
  databricks: {
    way: { en: 'Use OAuth token federation', ja: 'OAuth トークン フェデレーションを使う' },
    edit: { en: 'drop the token', ja: 'トークンを取り除く' },
    steps: [
      {
        text: {
          en: 'Say which workload of your CI or cloud may act as a service principal.',
          ja: 'CI やクラウドのどのワークロードがサービス プリンシパルとして動けるかを指定します。',
        },
        command: `databricks account service-principal-federation-policy create SERVICE_PRINCIPAL_ID --json '{"oidc_policy": {"issuer": "https://token.actions.githubusercontent.com", "subject": "repo:OWNER/REPO:environment:ENVIRONMENT"}}'`,
      },
      {
        text: {
          en: 'In GitHub Actions: permissions id-token: write, and DATABRICKS_AUTH_TYPE=github-oidc, DATABRICKS_HOST and DATABRICKS_CLIENT_ID. The SDKs and the command line fetch their tokens by themselves.',
          ja: 'GitHub Actions では permissions に id-token: write を付け、DATABRICKS_AUTH_TYPE=github-oidc、DATABRICKS_HOST、DATABRICKS_CLIENT_ID を設定します。SDK と CLI がトークンを自動で取得します。',
        },
      },
      {
        text: { en: 'As a person: sign in.', ja: '人が使う場合: サインインします。' },
        command: 'databricks auth login --host WORKSPACE_URL',
      },
      {
        text: {
          en: 'Revoke the personal access token.',
          ja: '個人用アクセス トークンを失効させます。',
        },
      },
    ],
    placeholders: ['SERVICE_PRINCIPAL_ID', 'OWNER', 'REPO', 'ENVIRONMENT', 'WORKSPACE_URL'],
    url: 'https://docs.databricks.com/aws/en/dev-tools/auth/oauth-federation',
  },
  mongodb: {
    way: { en: 'Sign in by workload identity', ja: 'ワークロード ID で接続する' },
    steps: [
      {
        text: {
          en: 'On Atlas, on AWS: add a database user for the IAM role of the program, and connect with authMechanism=MONGODB-AWS and no user in the URL.',
          ja: 'Atlas（AWS 上のプログラム）: プログラムの IAM ロールをデータベース ユーザーとして追加し、URL にユーザーを書かずに authMechanism=MONGODB-AWS で接続します。',
        },
      },
      {
        text: {
          en: 'On Atlas or Enterprise Advanced 7.0.11 or later, on Azure or Google Cloud: set up Workload Identity Federation, and connect with authMechanism=MONGODB-OIDC and the ENVIRONMENT of the driver (azure, gcp, k8s).',
          ja: 'Atlas または Enterprise Advanced 7.0.11 以降（Azure・Google Cloud 上のプログラム）: Workload Identity Federation を設定し、authMechanism=MONGODB-OIDC とドライバーの ENVIRONMENT（azure・gcp・k8s）を指定して接続します。',
        },
      },
      {
        text: {
          en: 'On a server of your own: a client certificate (MONGODB-X509); else a password of its own for each program.',
          ja: '自前のサーバー: クライアント証明書（MONGODB-X509）を使います。できない場合はプログラムごとに別のパスワードにします。',
        },
      },
    ],
    placeholders: [],
    url: 'https://www.mongodb.com/docs/atlas/workload-oidc/',
  },
  redis: {
    way: { en: "Sign in by the platform's identity", ja: '基盤の ID で接続する' },
    steps: [
      {
        text: {
          en: 'On ElastiCache: an IAM-enabled user; the token that is its password is good for 15 minutes.',
          ja: 'ElastiCache: IAM 認証を有効にしたユーザーを使います（パスワードとして渡すトークンの有効期間は 15 分）。',
        },
        command:
          'aws elasticache create-user --user-id DBUSER --user-name DBUSER --engine redis --authentication-mode Type=iam --access-string "on ~app:* +@read +@write"',
      },
      {
        text: {
          en: 'On Azure: a managed identity with a data access policy, whose Entra token the client renews.',
          ja: 'Azure: データ アクセス ポリシーを割り当てたマネージド ID を使います。クライアントが Entra トークンを更新します。',
        },
      },
      {
        text: {
          en: 'On a server of your own: a client certificate, or an ACL user of its own for each program.',
          ja: '自前のサーバー: クライアント証明書か、プログラムごとに別の ACL ユーザーを使います。',
        },
      },
    ],
    placeholders: ['DBUSER'],
    url: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html',
  },
} satisfies Readonly<Record<string, Setup>>;
