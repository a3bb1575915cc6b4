/**
 * Providers that take the identity of a program's surroundings instead of a key of their own (workload identity
 * federation). Facts: the pages named by `url`.
 */
import type { Step } from '../types.ts';
import type { Setup } from './types.ts';

const EXCHANGE = { en: 'Use workload identity federation', ja: 'ワークロード ID 連携を使う' };

const REVOKE: Step = {
  text: {
    en: 'Once a run has gone through, revoke the key and delete it from the secrets of CI.',
    ja: '一度成功したら、キーを失効させ、CI のシークレットからも削除します。',
  },
  command: 'gh secret delete SECRET_NAME',
};

export const FEDERATED_SETUPS = {
  openai: {
    way: EXCHANGE,
    steps: [
      {
        text: {
          en: 'On the OpenAI Platform, register your cloud, cluster or CI as a workload identity provider (issuer and audience), and map its identities to a service account of the project.',
          ja: 'OpenAI Platform で、利用中のクラウド・クラスター・CI をワークロード ID プロバイダー（発行者と audience）として登録し、その ID をプロジェクトのサービス アカウントに対応付けます。',
        },
      },
      {
        text: {
          en: 'Construct the client of the SDK with its workload identity option instead of a key: it exchanges the token of the surroundings for one that lives for minutes. In GitHub Actions the job needs permissions id-token: write.',
          ja: 'SDK のクライアントを、キーの代わりにワークロード ID のオプションで作ります。実行環境のトークンが、数分だけ有効なトークンに交換されます。GitHub Actions ではジョブに permissions の id-token: write が必要です。',
        },
      },
      REVOKE,
    ],
    placeholders: ['SECRET_NAME'],
    url: 'https://developers.openai.com/api/docs/guides/workload-identity-federation',
  },
  openrouter: {
    way: EXCHANGE,
    only: {
      en: 'Organisations on the Business and Enterprise plans can have workload identity federation switched on: then tokens of 15 minutes stand in for the key.',
      ja: 'Business・Enterprise プランの組織では、申請するとワークロード ID 連携を使えます。キーの代わりに 15 分だけ有効なトークンで済みます。',
    },
    steps: [
      {
        text: {
          en: 'In the settings of the organisation under "Workload identity" (on request), add the issuer and a policy that names subject, audience and the key as which it acts.',
          ja: '組織の設定の「Workload identity」（要申請）で、発行者と、subject・audience・代わりに使うキーを指定したポリシーを追加します。',
        },
      },
      {
        text: {
          en: 'Exchange the token of the surroundings at /api/v1/oauth/token for one of 15 minutes, and give that to the client.',
          ja: '実行環境のトークンを /api/v1/oauth/token で 15 分有効なトークンに交換し、クライアントに渡します。',
        },
      },
      REVOKE,
    ],
    placeholders: ['SECRET_NAME'],
    url: 'https://openrouter.ai/docs/guides/overview/auth/workload-identity-federation',
  },
  huggingface: {
    way: {
      en: 'Publish to Hugging Face without a token (trusted publishing)',
      ja: 'Hugging Face へトークンなしで公開する（trusted publishing）',
    },
    only: {
      en: 'In CI, a trusted publisher of the repository or a CI/CD identity gives tokens of an hour. Elsewhere no way without a token is known.',
      ja: 'CI では、リポジトリの trusted publisher か CI/CD identity を使えば、1 時間で切れるトークンで済みます。それ以外では、トークンを使わない方法は知られていません。',
    },
    edit: { en: 'drop the token', ja: 'トークンを取り除く' },
    steps: [
      {
        text: {
          en: 'In the settings of the repository on huggingface.co under "Trusted Publishers", name the repository and this workflow.',
          ja: 'huggingface.co のリポジトリ設定の「Trusted Publishers」に、リポジトリとこのワークフローを登録します。',
        },
      },
      {
        text: {
          en: 'It needs huggingface_hub 1.19 or later. For gated models and inference in CI: "CI/CD access" in the settings of the account, and HF_OIDC_RESOURCE with your user name.',
          ja: 'huggingface_hub 1.19 以降が必要です。CI での限定公開モデルや推論には、アカウント設定の「CI/CD access」を使い、HF_OIDC_RESOURCE にユーザー名を指定します。',
        },
      },
      REVOKE,
    ],
    placeholders: ['SECRET_NAME'],
    url: 'https://huggingface.co/docs/hub/trusted-publishers',
  },
  docker: {
    way: { en: 'Sign in to Docker Hub by OIDC', ja: 'OIDC で Docker Hub にログインする' },
    only: {
      en: 'In GitHub Actions, an organisation on Docker Hub Team or Business can sign in by OIDC. Elsewhere no way without a token is known.',
      ja: 'GitHub Actions では、Docker Hub の Team・Business プランの組織なら OIDC でログインできます。それ以外では、トークンを使わない方法は知られていません。',
    },
    steps: [
      {
        text: {
          en: 'In the organisation on Docker Hub (Team or Business), make an OIDC connection for this repository and its branch.',
          ja: 'Docker Hub の組織（Team か Business）で、このリポジトリとブランチの OIDC 接続を作ります。',
        },
      },
      {
        text: {
          en: 'In the workflow: permissions id-token: write, and the sign-in without a password.',
          ja: 'ワークフローでは permissions に id-token: write を付け、パスワードなしでログインします。',
        },
        command: [
          '- uses: docker/login-action@v4',
          '  env:',
          '    DOCKERHUB_OIDC_CONNECTIONID: CONNECTION_ID',
          '  with:',
          '    username: ORGANISATION',
        ].join('\n'),
      },
      {
        text: {
          en: 'Without an organisation: an access token that only reads or writes what it must, with an end date.',
          ja: '組織がない場合: 必要な読み書きだけができる、期限付きのアクセス トークンを使います。',
        },
      },
      REVOKE,
    ],
    placeholders: ['CONNECTION_ID', 'ORGANISATION', 'SECRET_NAME'],
    url: 'https://github.com/docker/login-action#docker-hub',
  },
  snowflake: {
    way: EXCHANGE,
    steps: [
      {
        text: {
          en: 'Make a service user that trusts the role of the program (AWS here; TYPE = AZURE, GCP or OIDC elsewhere).',
          ja: 'プログラムのロールを信頼するサービス ユーザーを作ります（ここでは AWS。ほかは TYPE = AZURE・GCP・OIDC）。',
        },
        command:
          "CREATE USER DBUSER TYPE = SERVICE DEFAULT_ROLE = DBROLE WORKLOAD_IDENTITY = (TYPE = AWS ARN = 'arn:aws:iam::ACCOUNT:role/ROLE');",
      },
      {
        text: {
          en: 'Connect with authenticator WORKLOAD_IDENTITY and workload_identity_provider AWS instead of a password (drivers of 2025 or later). In GitHub Actions: snowflakedb/snowflake-cli-action with use-oidc: true.',
          ja: 'パスワードの代わりに authenticator に WORKLOAD_IDENTITY、workload_identity_provider に AWS を指定して接続します（2025 年以降のドライバー）。GitHub Actions では snowflakedb/snowflake-cli-action に use-oidc: true を指定します。',
        },
      },
      {
        text: { en: 'Remove the token of the user.', ja: 'ユーザーのトークンを削除します。' },
        command: 'ALTER USER DBUSER REMOVE PROGRAMMATIC ACCESS TOKEN TOKEN_NAME;',
      },
    ],
    placeholders: ['DBUSER', 'DBROLE', 'ACCOUNT', 'ROLE', 'TOKEN_NAME'],
    url: 'https://docs.snowflake.com/en/user-guide/workload-identity-federation',
  },
  datadog: {
    way: { en: 'Use the identity of AWS', ja: 'AWS の ID を使う' },
    only: {
      en: 'On AWS, the Agent and the Terraform provider can sign in by their role. Programs that call the API themselves keep a key.',
      ja: 'AWS 上では、Agent と Terraform プロバイダーがロールで認証できます。API を直接呼ぶプログラムにはキーが必要です。',
    },
    steps: [
      {
        text: {
          en: 'On AWS, the Agent and the Terraform provider can prove themselves by their role: map the ARN to a user or a service account of Datadog under "Workload Identity Federation".',
          ja: 'AWS 上では、Agent と Terraform プロバイダーがロールで身元を証明できます。「Workload Identity Federation」で、ARN を Datadog のユーザーかサービス アカウントに対応付けます。',
        },
      },
      {
        text: {
          en: 'Programs that call the API themselves keep a key: an application key with scopes, of a service account.',
          ja: 'API を直接呼ぶプログラムにはキーが残ります。サービス アカウントの、スコープを限定したアプリケーション キーを使います。',
        },
      },
    ],
    placeholders: [],
    url: 'https://docs.datadoghq.com/account_management/workload_identity_federation/',
  },
  doppler: {
    way: { en: 'Use a service account identity (OIDC)', ja: 'サービス アカウントの ID（OIDC）を使う' },
    only: {
      en: 'On the Team and Enterprise plans, a service account identity takes the OIDC token of CI or of the cloud instead of a stored token.',
      ja: 'Team・Enterprise プランでは、サービス アカウント ID を使えば、保存したトークンの代わりに CI やクラウドの OIDC トークンで認証できます。',
    },
    edit: { en: 'drop the token', ja: 'トークンを取り除く' },
    steps: [
      {
        text: {
          en: 'On the page of a service account (Team or Enterprise), add an identity that trusts this repository: audience and subject as exact values.',
          ja: 'サービス アカウントのページ（Team か Enterprise）で、このリポジトリを信頼する ID を追加します（audience と subject は完全一致の値にします）。',
        },
      },
      {
        text: {
          en: 'Write the id of the identity, the project and the config into the step: they are no secrets.',
          ja: 'ID・プロジェクト・コンフィグの名前をステップに書きます。いずれも秘密ではありません。',
        },
      },
      REVOKE,
    ],
    placeholders: ['SECRET_NAME'],
    url: 'https://docs.doppler.com/docs/service-account-identities',
  },
  vercel: {
    way: EXCHANGE,
    only: {
      en: 'In CI, the Git integration deploys without a token; the command lines of Vercel and Turborepo need none where OIDC federation is enabled for the team.',
      ja: 'CI からのデプロイは、Git 連携ならトークンが要りません。Vercel と Turborepo の CLI も、チームで OIDC フェデレーションが有効なら同様です。',
    },
    steps: [
      {
        text: {
          en: 'For the command lines of Vercel and Turborepo, as far as they are enabled for the team: an OIDC federation policy of the team with the issuer of your CI, and claims that name this repository and branch.',
          ja: 'Vercel と Turborepo の CLI（チームで有効な場合）: CI の発行者と、このリポジトリ・ブランチを示すクレームを指定した OIDC フェデレーション ポリシーをチームに作ります。',
        },
      },
      {
        text: {
          en: 'Elsewhere: let the Git integration of the project deploy, which needs no token in CI; else a token of one team with an end date.',
          ja: 'それ以外: CI にトークンが要らない、プロジェクトの Git 連携でデプロイします。できない場合は 1 チーム限定・期限付きのトークンを使います。',
        },
      },
      REVOKE,
    ],
    placeholders: ['SECRET_NAME'],
    url: 'https://www.pulumi.com/registry/packages/vercel/api-docs/oidcfederationpolicy/',
  },
  hcp: {
    way: EXCHANGE,
    edit: { en: 'drop the key', ja: 'キーを取り除く' },
    steps: [
      {
        text: {
          en: 'Let the service principal trust your cloud or CI, on this condition (GitHub Actions here).',
          ja: 'サービス プリンシパルに、利用中のクラウドや CI を条件付きで信頼させます（ここでは GitHub Actions）。',
        },
        command:
          'hcp iam workload-identity-providers create-oidc PROVIDER --service-principal=iam/project/PROJECT/service-principal/PRINCIPAL --issuer=https://token.actions.githubusercontent.com --conditional-access=\'jwt_claims.sub == "repo:OWNER/REPOSITORY:ref:refs/heads/main"\'',
      },
      {
        text: {
          en: 'In Terraform: workload_identity of the provider hcp instead of client_id and client_secret. On your own machine: sign in.',
          ja: 'Terraform では、プロバイダー hcp の client_id・client_secret の代わりに workload_identity を指定します。手元のマシンではサインインします。',
        },
        command: 'hcp auth login',
      },
      {
        text: {
          en: 'Delete the key of the service principal.',
          ja: 'サービス プリンシパルのキーを削除します。',
        },
      },
    ],
    placeholders: ['PROVIDER', 'PROJECT', 'PRINCIPAL', 'OWNER', 'REPOSITORY'],
    url: 'https://developer.hashicorp.com/hcp/docs/hcp/iam/service-principal/workload-identity-federation',
  },
} satisfies Readonly<Record<string, Setup>>;
