/** Google Cloud: attached service accounts, Workload Identity Federation, Cloud SQL's IAM sign-in. */
import type { Setup } from './types.ts';

const DROP = { en: 'drop the key', ja: 'キーを取り除く' };

const MAKE_ACCOUNT = {
  text: {
    en: 'Make a service account for this program alone, with the roles that it needs.',
    ja: 'このプログラム専用のサービス アカウントを作り、必要なロールだけを付けます。',
  },
  command: [
    'gcloud iam service-accounts create NAME --project=PROJECT',
    'gcloud projects add-iam-policy-binding PROJECT --role=GCP_ROLE --member=serviceAccount:NAME@PROJECT.iam.gserviceaccount.com',
  ].join('\n'),
};

export const GOOGLE_SETUPS = {
  google: {
    way: {
      en: 'Use Application Default Credentials',
      ja: 'アプリケーションのデフォルト認証情報（ADC）を使う',
    },
    edit: DROP,
    steps: [
      MAKE_ACCOUNT,
      {
        text: {
          en: 'Attach it where the program runs: to a Cloud Run service as below, to a VM or a function by --service-account, to a pod by Workload Identity Federation for GKE.',
          ja: 'プログラムの実行環境に関連付けます: Cloud Run は下記、VM や関数は --service-account、Pod は GKE の Workload Identity 連携です。',
        },
        command:
          'gcloud run services update SERVICE --service-account=NAME@PROJECT.iam.gserviceaccount.com --project=PROJECT',
      },
      {
        text: { en: 'On your own machine: sign in.', ja: '手元のマシンではサインインします。' },
        command: 'gcloud auth application-default login',
      },
      {
        text: {
          en: 'Delete the key of the service account.',
          ja: 'サービス アカウントのキーを削除します。',
        },
        command:
          'gcloud iam service-accounts keys delete KEY_ID --iam-account=NAME@PROJECT.iam.gserviceaccount.com',
      },
    ],
    placeholders: ['NAME', 'PROJECT', 'GCP_ROLE', 'SERVICE', 'KEY_ID'],
    url: 'https://cloud.google.com/docs/authentication/application-default-credentials',
  },
  googleActions: {
    way: { en: 'Use Workload Identity Federation', ja: 'Workload Identity 連携を使う' },
    edit: DROP,
    steps: [
      {
        text: {
          en: 'Make a pool, and let it trust the tokens of this repository alone.',
          ja: 'プールを作り、このリポジトリのトークンだけを信頼させます。',
        },
        command: [
          'gcloud iam workload-identity-pools create POOL --project=PROJECT --location=global',
          [
            'gcloud iam workload-identity-pools providers create-oidc PROVIDER --project=PROJECT --location=global',
            '--workload-identity-pool=POOL --issuer-uri=https://token.actions.githubusercontent.com',
            '--attribute-mapping=google.subject=assertion.sub,attribute.repository=assertion.repository',
            `--attribute-condition="assertion.repository=='OWNER/REPOSITORY'"`,
          ].join(' \\\n  '),
        ].join('\n'),
      },
      MAKE_ACCOUNT,
      {
        text: {
          en: "Let the repository's jobs act as it (NUMBER is the project's number).",
          ja: 'リポジトリのジョブに、その権限借用を許可します（NUMBER はプロジェクト番号）。',
        },
        command: [
          'gcloud iam service-accounts add-iam-policy-binding NAME@PROJECT.iam.gserviceaccount.com --project=PROJECT',
          '--role=roles/iam.workloadIdentityUser',
          '--member=principalSet://iam.googleapis.com/projects/NUMBER/locations/global/workloadIdentityPools/POOL/attribute.repository/OWNER/REPOSITORY',
        ].join(' \\\n  '),
      },
      {
        text: {
          en: 'Write the provider and the service account into the step, delete the secret that held the key, and delete the key.',
          ja: 'プロバイダーとサービス アカウントをステップに書き、キーを入れていたシークレットとキー自体を削除します。',
        },
        command:
          'gcloud iam service-accounts keys delete KEY_ID --iam-account=NAME@PROJECT.iam.gserviceaccount.com',
      },
    ],
    placeholders: [
      'POOL',
      'PROJECT',
      'PROVIDER',
      'OWNER',
      'REPOSITORY',
      'NAME',
      'GCP_ROLE',
      'NUMBER',
      'KEY_ID',
    ],
    url: 'https://github.com/google-github-actions/auth#workload-identity-federation-through-a-service-account',
  },
  databaseGoogle: {
    way: { en: 'Use IAM database authentication (Cloud SQL)', ja: 'IAM データベース認証（Cloud SQL）を使う' },
    edit: { en: 'drop the password', ja: 'パスワードを取り除く' },
    steps: [
      {
        text: {
          en: 'Turn it on for the instance (MySQL: cloudsql_iam_authentication=on). The flag replaces all flags of the instance: name the others, too.',
          ja: 'インスタンスで有効にします（MySQL は cloudsql_iam_authentication=on）。フラグはすべて置き換わるので、既存のものも並べます。',
        },
        command: 'gcloud sql instances patch INSTANCE --database-flags=cloudsql.iam_authentication=on',
      },
      {
        text: {
          en: "Make a database user of the program's service account, and grant it its own tables only.",
          ja: 'プログラムのサービス アカウントのデータベース ユーザーを作り、使うテーブルだけを許可します。',
        },
        command: [
          'gcloud sql users create NAME@PROJECT.iam --instance=INSTANCE --type=cloud_iam_service_account',
          'gcloud projects add-iam-policy-binding PROJECT --role=roles/cloudsql.instanceUser --member=serviceAccount:NAME@PROJECT.iam.gserviceaccount.com',
          'gcloud projects add-iam-policy-binding PROJECT --role=roles/cloudsql.client --member=serviceAccount:NAME@PROJECT.iam.gserviceaccount.com',
        ].join('\n'),
      },
      {
        text: {
          en: 'Connect by the Cloud SQL connector of your language with IAM authentication, or through the proxy.',
          ja: '各言語の Cloud SQL コネクタで IAM 認証を有効にして接続するか、プロキシを経由します。',
        },
        command: 'cloud-sql-proxy --auto-iam-authn PROJECT:REGION:INSTANCE',
      },
    ],
    placeholders: ['INSTANCE', 'NAME', 'PROJECT', 'REGION'],
    url: 'https://cloud.google.com/sql/docs/postgres/iam-authentication',
  },
} satisfies Readonly<Record<string, Setup>>;
