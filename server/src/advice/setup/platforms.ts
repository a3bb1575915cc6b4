/** Platforms that vouch for what runs on them: Kubernetes, Vault, Terraform Cloud, and providers that trust one. */
import type { Setup } from './types.ts';

export const PLATFORM_SETUPS = {
  kubernetes: {
    way: { en: 'Use a projected service account token', ja: '投影されたサービスアカウント トークンを使う' },
    steps: [
      {
        text: {
          en: 'In a pod: mount a token that the cluster renews by itself, and read it from its file anew each time.',
          ja: 'Pod 内: クラスターが自動更新するトークンをマウントし、使うたびにファイルから読みます。',
        },
        command: [
          'spec:',
          '  serviceAccountName: NAME',
          '  volumes:',
          '    - name: token',
          '      projected:',
          '        sources:',
          '          - serviceAccountToken:',
          '              path: token',
          '              expirationSeconds: 3600',
          '              audience: AUDIENCE',
        ].join('\n'),
      },
      {
        text: {
          en: 'From outside: ask for a token that lives an hour, or sign in by an exec plugin in the kubeconfig (aws eks get-token, gke-gcloud-auth-plugin, kubelogin).',
          ja: '外部から: 1 時間だけ有効なトークンを発行するか、kubeconfig の exec プラグイン（aws eks get-token・gke-gcloud-auth-plugin・kubelogin）で認証します。',
        },
        command: 'kubectl create token NAME --namespace NAMESPACE --duration 1h',
      },
      {
        text: {
          en: 'Delete the Secret that holds the old token: that revokes it.',
          ja: '古いトークンの Secret を削除します。これで失効します。',
        },
        command: 'kubectl delete secret SECRET_NAME --namespace NAMESPACE',
      },
    ],
    placeholders: ['NAME', 'AUDIENCE', 'NAMESPACE', 'SECRET_NAME'],
    url: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#launch-a-pod-using-service-account-token-projection',
  },
  vault: {
    way: { en: "Sign in to Vault by the platform's identity", ja: '基盤の ID で Vault にログインする' },
    edit: { en: 'drop the token', ja: 'トークンを取り除く' },
    steps: [
      {
        text: {
          en: 'In Kubernetes: let Vault trust the service account (auth/jwt for CI, auth/aws, auth/gcp and auth/azure for the clouds).',
          ja: 'Kubernetes: Vault にサービスアカウントを信頼させます（CI は auth/jwt、各クラウドは auth/aws・auth/gcp・auth/azure）。',
        },
        command: [
          'vault auth enable kubernetes',
          'vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc',
          'vault write auth/kubernetes/role/ROLE bound_service_account_names=NAME bound_service_account_namespaces=NAMESPACE token_policies=POLICY token_ttl=1h',
        ].join('\n'),
      },
      {
        text: {
          en: 'Let the Vault agent or the injector sign in, and give the program no token.',
          ja: 'Vault Agent やインジェクターにログインさせ、プログラムにはトークンを渡しません。',
        },
        command:
          'kubectl annotate deployment APP vault.hashicorp.com/agent-inject=true vault.hashicorp.com/role=ROLE',
      },
      {
        text: {
          en: 'Revoke the old token by its accessor, so that the token itself stands in no history.',
          ja: '古いトークンをアクセサーで失効させます（トークン自体を履歴に残さないため）。',
        },
        command: 'vault token revoke -accessor TOKEN_ACCESSOR',
      },
    ],
    placeholders: ['ROLE', 'NAME', 'NAMESPACE', 'POLICY', 'APP', 'TOKEN_ACCESSOR'],
    url: 'https://developer.hashicorp.com/vault/docs/auth/kubernetes',
  },
  vaultActions: {
    way: { en: 'Use OIDC to sign in to Vault', ja: 'OIDC で Vault にログインする' },
    edit: { en: 'drop the token', ja: 'トークンを取り除く' },
    steps: [
      {
        text: {
          en: "Let Vault trust GitHub's tokens, once.",
          ja: 'Vault に GitHub の OIDC トークンを信頼させます（1 回）。',
        },
        command: [
          'vault auth enable jwt',
          'vault write auth/jwt/config oidc_discovery_url=https://token.actions.githubusercontent.com bound_issuer=https://token.actions.githubusercontent.com',
        ].join('\n'),
      },
      {
        text: {
          en: 'Make a role that only this repository and branch can take.',
          ja: 'このリポジトリとブランチだけが使えるロールを作ります。',
        },
        command: [
          "vault write auth/jwt/role/ROLE - <<'JSON'",
          JSON.stringify(
            {
              role_type: 'jwt',
              user_claim: 'repository',
              bound_audiences: ['https://github.com/OWNER'],
              bound_claims: { sub: 'repo:OWNER/REPOSITORY:ref:refs/heads/main' },
              policies: ['POLICY'],
              ttl: '10m',
            },
            null,
            2,
          ),
          'JSON',
        ].join('\n'),
      },
      {
        text: {
          en: 'Write the role into the step, revoke the token and delete the secret that held it.',
          ja: 'ロールをステップに書き、トークンを失効させ、入れていたシークレットを削除します。',
        },
        command: 'vault token revoke -accessor TOKEN_ACCESSOR',
      },
    ],
    placeholders: ['ROLE', 'OWNER', 'REPOSITORY', 'POLICY', 'TOKEN_ACCESSOR'],
    url: 'https://github.com/hashicorp/vault-action#jwt-with-github-oidc-tokens',
  },
  terraformCloud: {
    way: {
      en: 'Use short-lived sign-ins with HCP Terraform',
      ja: 'HCP Terraform で短期の認証を使う',
    },
    only: {
      en: 'The API of HCP Terraform takes tokens alone: as a person sign in by terraform login, and let workspaces reach the clouds by dynamic provider credentials.',
      ja: 'HCP Terraform の API はトークンが前提です。人は terraform login でサインインし、ワークスペースからクラウドへはダイナミック プロバイダー認証情報で接続してください。',
    },
    edit: { en: 'drop the key', ja: 'キーを取り除く' },
    steps: [
      {
        text: {
          en: 'For the clouds: dynamic provider credentials, so that a workspace holds no cloud key (AWS here): set these variables of the workspace.',
          ja: 'クラウドへの認証: ダイナミック プロバイダー認証情報を使い、ワークスペースにキーを置かないようにします（ここでは AWS）。ワークスペースに次の変数を設定します。',
        },
        command: 'TFC_AWS_PROVIDER_AUTH=true\nTFC_AWS_RUN_ROLE_ARN=arn:aws:iam::ACCOUNT:role/ROLE',
      },
      {
        text: {
          en: 'As a person: sign in, and let the program keep the token outside of the project.',
          ja: '人が使う場合: サインインし、トークンをプロジェクトの外で管理させます。',
        },
        command: 'terraform login',
      },
      {
        text: {
          en: 'In CI: a team token with an end date, of a team that may plan this workspace only, in the secrets of CI.',
          ja: 'CI: このワークスペースの計画だけができるチームの、期限付きチーム トークンを CI のシークレットに置きます。',
        },
      },
    ],
    placeholders: ['ACCOUNT', 'ROLE'],
    url: 'https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials',
  },
  workloadIdentity: {
    way: { en: 'Use workload identity federation', ja: 'ワークロード ID 連携を使う' },
    steps: [
      {
        text: {
          en: 'With the provider, register your cloud, cluster or CI as an issuer, and say which of its identities may use the API.',
          ja: '発行元で、利用中のクラウド・クラスター・CI を発行者として登録し、どの ID に API の利用を許可するかを指定します。',
        },
      },
      {
        text: {
          en: 'Construct the client without a key: it exchanges the identity of its surroundings for a token that lives for minutes.',
          ja: 'キーを渡さずにクライアントを作ります。実行環境の ID が、数分だけ有効なトークンに交換されます。',
        },
      },
      {
        text: {
          en: 'Revoke the key in the console of the provider.',
          ja: '発行元のコンソールでキーを失効させます。',
        },
      },
    ],
    placeholders: [],
    url: 'https://platform.claude.com/docs/en/manage-claude/workload-identity-federation',
  },
  shortLived: {
    way: { en: 'Issue short-lived tokens', ja: '短期のトークンを都度発行する' },
    steps: [
      {
        text: {
          en: 'On the server, ask for a stateless channel access token (15 minutes) whenever one is needed.',
          ja: 'サーバー側で、必要になるたびにステートレス チャネルアクセストークン（15 分）を発行します。',
        },
        command:
          'curl -X POST https://api.line.me/oauth2/v3/token -d grant_type=client_credentials -d client_id=CHANNEL_ID --data-urlencode client_secret@SECRET_FILE',
      },
      {
        text: {
          en: 'Revoke the long-lived token in the console.',
          ja: '長期のトークンをコンソールで失効させます。',
        },
      },
    ],
    placeholders: ['CHANNEL_ID', 'SECRET_FILE'],
    url: 'https://developers.line.biz/en/docs/basics/channel-access-token/',
  },
  database: {
    way: {
      en: "Sign in to the database by the platform's identity",
      ja: '基盤の ID でデータベースに接続する',
    },
    steps: [
      {
        text: {
          en: 'On RDS and Aurora: IAM database authentication; the token is good for 15 minutes.',
          ja: 'RDS・Aurora: IAM データベース認証を使います（トークンの有効期間は 15 分）。',
        },
        command: 'aws rds generate-db-auth-token --hostname HOST --port 5432 --username DBUSER',
      },
      {
        text: {
          en: 'On Cloud SQL: a connector or the proxy with IAM.',
          ja: 'Cloud SQL: コネクタかプロキシで IAM 認証を使います。',
        },
        command: 'cloud-sql-proxy --auto-iam-authn PROJECT:REGION:INSTANCE',
      },
      {
        text: {
          en: 'On Azure: a token of Microsoft Entra.',
          ja: 'Azure: Microsoft Entra のトークンを使います。',
        },
        command: 'az account get-access-token --resource-type oss-rdbms --query accessToken --output tsv',
      },
      {
        text: {
          en: 'On a server of your own: a client certificate, or peer authentication over the local socket; else a password of its own for each program, in a secrets manager that rotates it.',
          ja: '自前のサーバー: クライアント証明書か、ローカル ソケットの peer 認証を使います。できない場合はプログラムごとに別のパスワードを、ローテーションできるシークレットマネージャーに置きます。',
        },
      },
    ],
    placeholders: ['HOST', 'DBUSER', 'PROJECT', 'REGION', 'INSTANCE'],
    url: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
  },
} satisfies Readonly<Record<string, Setup>>;
