/** What has to be set up outside of the code once a key has gone from it, and the reminder that the key still works. */
import type { Text } from '../../detection/types.ts';
import type { Platform } from './types.ts';

/** The title of the edit in the light bulb. */
export const TITLES: Readonly<Record<Platform, Text>> = {
  aws: {
    en: 'Use an IAM role: drop the keys',
    ja: 'IAM ロールを使う: キーを取り除く',
  },
  google: {
    en: 'Use Application Default Credentials: drop the key',
    ja: 'アプリケーションのデフォルト認証情報（ADC）を使う: キーを取り除く',
  },
  azure: {
    en: 'Use a managed identity: DefaultAzureCredential instead of the secret',
    ja: 'マネージド ID を使う: シークレットを DefaultAzureCredential に替える',
  },
  awsActions: {
    en: 'Use OIDC and an IAM role: drop the keys',
    ja: 'OIDC と IAM ロールを使う: キーを取り除く',
  },
  googleActions: {
    en: 'Use Workload Identity Federation: drop the key',
    ja: 'Workload Identity 連携を使う: キーを取り除く',
  },
  azureActions: {
    en: 'Use OIDC: drop the client secret',
    ja: 'OIDC を使う: クライアント シークレットを取り除く',
  },
};

/** The trust policy of a role for one repository's workflows, on one line so that a command can carry it. */
export const AWS_TRUST_POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: 'arn:aws:iam::ACCOUNT:oidc-provider/token.actions.githubusercontent.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
          'token.actions.githubusercontent.com:sub': 'repo:OWNER/REPOSITORY:ref:refs/heads/main',
        },
      },
    },
  ],
});
const AWS_PROVIDER =
  'aws iam create-open-id-connect-provider --url https://token.actions.githubusercontent.com --client-id-list sts.amazonaws.com';
const AWS_ROLE = `aws iam create-role --role-name ROLE --assume-role-policy-document '${AWS_TRUST_POLICY}'`;

const GOOGLE_POOL = 'gcloud iam workload-identity-pools create POOL --location=global';
const GOOGLE_PROVIDER = [
  'gcloud iam workload-identity-pools providers create-oidc PROVIDER --location=global',
  '--workload-identity-pool=POOL --issuer-uri=https://token.actions.githubusercontent.com',
  '--attribute-mapping=google.subject=assertion.sub,attribute.repository=assertion.repository',
  `--attribute-condition="assertion.repository=='OWNER/REPOSITORY'"`,
].join(' ');

const REVOKE: Text = {
  en: 'The key that stood here still works: revoke it at the provider.',
  ja: 'ここにあったキーはまだ有効です。発行元で必ず失効させてください。',
};

const SETUP: Readonly<Record<Platform, readonly Text[]>> = {
  aws: [
    {
      en: 'Before this runs: attach an IAM role with just the rights it needs to the instance, task or function; on your own machine run `aws configure sso`.',
      ja: '実行前に: 必要な権限だけを持つ IAM ロールをインスタンス・タスク・関数に付けてください。手元では `aws configure sso` を実行します。',
    },
  ],
  google: [
    {
      en: 'Before this runs: attach a service account to the service; on your own machine run `gcloud auth application-default login`.',
      ja: '実行前に: サービスにサービス アカウントを関連付けてください。手元では `gcloud auth application-default login` を実行します。',
    },
  ],
  azure: [
    {
      en: 'Before this runs: assign a managed identity and give it a role on just that resource (in production name it by ManagedIdentityCredential); on your own machine run `az login`.',
      ja: '実行前に: マネージド ID を割り当て、対象リソースだけのロールを与えてください（本番では ManagedIdentityCredential で明示します）。手元では `az login` を実行します。',
    },
  ],
  awsActions: [
    {
      en: `Before this runs: 1. \`${AWS_PROVIDER}\` 2. \`${AWS_ROLE}\` (with your account, repository and branch) 3. write the role's ARN into role-to-assume.`,
      ja: `実行前に: 1. \`${AWS_PROVIDER}\` 2. \`${AWS_ROLE}\`（アカウント・リポジトリ・ブランチを自分のものに） 3. ロールの ARN を role-to-assume に書きます。`,
    },
  ],
  googleActions: [
    {
      en: `Before this runs: 1. \`${GOOGLE_POOL}\` 2. \`${GOOGLE_PROVIDER}\` 3. let that identity act as a service account (roles/iam.workloadIdentityUser), and write both into the step.`,
      ja: `実行前に: 1. \`${GOOGLE_POOL}\` 2. \`${GOOGLE_PROVIDER}\` 3. その ID にサービス アカウントの権限借用（roles/iam.workloadIdentityUser）を許可し、両方をステップに書きます。`,
    },
  ],
  azureActions: [
    {
      en: 'Before this runs: add a federated credential for this repository to the app registration (`az ad app federated-credential create --id APP_ID --parameters FILE`), and write the three ids into the step; they are no secrets.',
      ja: '実行前に: アプリ登録にこのリポジトリのフェデレーション資格情報を追加し（`az ad app federated-credential create --id APP_ID --parameters FILE`）、三つの ID をステップに書きます。ID は秘密ではありません。',
    },
  ],
};

const JOB_PERMISSIONS: Text = {
  en: 'The job now names its permissions: add there what its other steps need besides reading the repository.',
  ja: 'ジョブの権限が明示されました。リポジトリの読み取り以外に必要な権限があれば追加してください。',
};

/** @returns what is left for the person to do after the edit, in order. */
export function setupOf(platform: Platform): readonly Text[] {
  const jobs = platform.endsWith('Actions') ? [JOB_PERMISSIONS] : [];
  return [...SETUP[platform], ...jobs, REVOKE];
}
