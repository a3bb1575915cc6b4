/** AWS: roles for machines, OIDC for CI, the database's own IAM sign-in. Facts: the pages named by `url`. */
import type { Setup } from './types.ts';

const WAY = { en: 'Use an IAM role', ja: 'IAM ロールを使う' };
export const DROP_KEYS = { en: 'drop the keys', ja: 'キーを取り除く' };

/** The trust policy of a role for one repository's workflows. */
export const AWS_TRUST_POLICY = {
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
};

/** Writes a policy to a file that the next command reads: no quoting of JSON within a shell's quotes. */
export const policyFile = (name: string, content: unknown): string =>
  `cat > ${name} <<'JSON'\n${JSON.stringify(content, null, 2)}\nJSON`;

/** The trust policy of a role for one service of AWS. */
export const computeTrust = (service: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
});

export const AWS_SETUPS = {
  aws: {
    way: WAY,
    edit: DROP_KEYS,
    steps: [
      {
        text: {
          en: 'Make a role for the machine that runs the program (EC2 here; ecs-tasks.amazonaws.com or lambda.amazonaws.com elsewhere).',
          ja: 'プログラムを動かす環境のロールを作ります（ここでは EC2。ECS なら ecs-tasks.amazonaws.com、Lambda なら lambda.amazonaws.com）。',
        },
        command: `${policyFile('trust.json', computeTrust('ec2.amazonaws.com'))}\naws iam create-role --role-name ROLE --assume-role-policy-document file://trust.json`,
      },
      {
        text: {
          en: 'Give it the actions and resources that the program needs, and no more.',
          ja: '必要な操作とリソースだけを許可します。',
        },
        command:
          'aws iam put-role-policy --role-name ROLE --policy-name needed --policy-document file://POLICY_FILE',
      },
      {
        text: {
          en: 'Attach it: to an EC2 instance (the commands), to an ECS task as taskRoleArn, to a Lambda function as its execution role, to a Kubernetes pod by EKS Pod Identity.',
          ja: 'ロールを付けます: EC2 は下のコマンド、ECS タスクは taskRoleArn、Lambda は実行ロール、Kubernetes の Pod は EKS Pod Identity です。',
        },
        command: [
          'aws iam create-instance-profile --instance-profile-name ROLE',
          'aws iam add-role-to-instance-profile --instance-profile-name ROLE --role-name ROLE',
          'aws ec2 associate-iam-instance-profile --instance-id INSTANCE --iam-instance-profile Name=ROLE',
        ].join('\n'),
      },
      {
        text: {
          en: 'On your own machine: sign in, by IAM Identity Center or by the console (aws login, AWS CLI 2.32 or later).',
          ja: '手元のマシンではサインインします（IAM Identity Center。コンソールの認証情報なら AWS CLI 2.32 以降の aws login）。',
        },
        command: 'aws configure sso',
      },
    ],
    placeholders: ['ROLE', 'POLICY_FILE', 'INSTANCE'],
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles',
  },
  awsActions: {
    way: { en: 'Use OIDC and an IAM role', ja: 'OIDC と IAM ロールを使う' },
    edit: DROP_KEYS,
    steps: [
      {
        text: {
          en: "Let the account trust GitHub's tokens, once per account.",
          ja: 'アカウントで GitHub の OIDC トークンを信頼します（アカウントごとに 1 回）。',
        },
        command:
          'aws iam create-open-id-connect-provider --url https://token.actions.githubusercontent.com --client-id-list sts.amazonaws.com',
      },
      {
        text: {
          en: 'Make a role that only this repository and branch can take.',
          ja: 'このリポジトリとブランチだけが引き受けられるロールを作ります。',
        },
        command: `${policyFile('trust.json', AWS_TRUST_POLICY)}\naws iam create-role --role-name ROLE --assume-role-policy-document file://trust.json`,
      },
      {
        text: {
          en: 'Give it the actions and resources that the job needs, and no more.',
          ja: 'ジョブに必要な操作とリソースだけを許可します。',
        },
        command:
          'aws iam put-role-policy --role-name ROLE --policy-name needed --policy-document file://POLICY_FILE',
      },
      {
        text: {
          en: "Write the role's ARN into role-to-assume, and delete the secrets that held the keys.",
          ja: 'ロールの ARN を role-to-assume に書き、キーを入れていたシークレットを削除します。',
        },
        command: 'aws iam get-role --role-name ROLE --query Role.Arn --output text',
      },
    ],
    placeholders: ['ACCOUNT', 'OWNER', 'REPOSITORY', 'ROLE', 'POLICY_FILE'],
    url: 'https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws',
  },
  databaseAws: {
    way: { en: 'Use IAM database authentication', ja: 'IAM データベース認証を使う' },
    edit: { en: 'a token instead of the password', ja: 'パスワードをトークンに替える' },
    steps: [
      {
        text: { en: 'Turn it on for the instance.', ja: 'インスタンスで有効にします。' },
        command:
          'aws rds modify-db-instance --db-instance-identifier INSTANCE --enable-iam-database-authentication --apply-immediately',
      },
      {
        text: {
          en: 'Let a database user sign in by it, with rights on its own tables only. PostgreSQL: GRANT rds_iam TO DBUSER. MySQL: as below.',
          ja: '使うテーブルの権限だけを持つデータベース ユーザーに許可します。PostgreSQL は GRANT rds_iam TO DBUSER、MySQL は下記です。',
        },
        command: "CREATE USER 'DBUSER'@'%' IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS';",
      },
      {
        text: {
          en: "Allow the program's role to connect as that user.",
          ja: 'プログラムのロールに、そのユーザーでの接続を許可します。',
        },
        command: `${policyFile('connect.json', {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:REGION:ACCOUNT:dbuser:RESOURCE_ID/DBUSER',
            },
          ],
        })}\naws iam put-role-policy --role-name ROLE --policy-name connect --policy-document file://connect.json`,
      },
      {
        text: {
          en: 'Sign in with a token instead of the password, over TLS; it is good for 15 minutes, so make one for each new connection (generate_db_auth_token, Signer, BuildAuthToken of the SDK).',
          ja: 'パスワードの代わりにトークンで、TLS で接続します。有効期間は 15 分なので、接続のたびに発行します（SDK の generate_db_auth_token・Signer・BuildAuthToken）。',
        },
        command: 'aws rds generate-db-auth-token --hostname HOST --port 5432 --username DBUSER',
      },
      {
        text: {
          en: 'Where the client has to know the certificates of RDS: fetch them once. Node.js takes them by NODE_EXTRA_CA_CERTS.',
          ja: 'クライアントに RDS の証明書が必要なら、一度だけ取得します。Node.js には NODE_EXTRA_CA_CERTS で渡します。',
        },
        command: 'curl -O https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem',
      },
    ],
    placeholders: ['INSTANCE', 'DBUSER', 'REGION', 'ACCOUNT', 'RESOURCE_ID', 'ROLE', 'HOST'],
    url: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
  },
} satisfies Readonly<Record<string, Setup>>;
