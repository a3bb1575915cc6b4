/** Identities that a platform gives to what it runs: functions, tasks, containers, pods, and a person's own machine. */
import { computeTrust, DROP_KEYS, policyFile } from './aws.ts';
import type { Setup } from './types.ts';

const NEEDED = {
  text: {
    en: 'Give the role the actions and resources that the program needs, and no more.',
    ja: 'ロールに、必要な操作とリソースだけを許可します。',
  },
  command:
    'aws iam put-role-policy --role-name ROLE --policy-name needed --policy-document file://POLICY_FILE',
};

const SIGN_IN = {
  text: {
    en: 'On your own machine: sign in by IAM Identity Center, or by the console (aws login, AWS CLI 2.32 or later).',
    ja: '手元のマシンでは、IAM Identity Center かコンソール（AWS CLI 2.32 以降の aws login）でサインインします。',
  },
  command: 'aws configure sso --profile PROFILE',
};

const makeRole = (service: string) => ({
  text: { en: 'Make a role for it.', ja: '専用のロールを作ります。' },
  command: `${policyFile('trust.json', computeTrust(service))}\naws iam create-role --role-name ROLE --assume-role-policy-document file://trust.json`,
});

const DROP_KEY = { en: 'drop the key', ja: 'キーを取り除く' };

export const WORKLOAD_SETUPS = {
  awsFunction: {
    way: { en: 'Use the execution role of the function', ja: '関数の実行ロールを使う' },
    edit: DROP_KEYS,
    steps: [
      {
        text: {
          en: 'A function has a role already, whose credentials Lambda puts into the very variables of these names (they are reserved). Find the role.',
          ja: '関数には既にロールがあり、同じ名前の環境変数（予約済み）に Lambda が認証情報を入れます。ロールを確かめます。',
        },
        command: 'aws lambda get-function-configuration --function-name FUNCTION --query Role --output text',
      },
      NEEDED,
      {
        text: {
          en: 'Keys under other names: let the program make its client without a key, and drop those variables, too.',
          ja: '別の名前の変数に入れたキー: クライアントをキーなしで作るようにコードを直し、その変数も取り除きます。',
        },
      },
    ],
    placeholders: ['FUNCTION', 'ROLE', 'POLICY_FILE'],
    url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  },
  cdkSecret: {
    way: { en: 'Read it from Secrets Manager at deployment', ja: 'デプロイ時に Secrets Manager から読む' },
    edit: { en: 'no plain text in the stack', ja: 'スタックに平文を書かない' },
    steps: [
      {
        text: {
          en: 'Where the stack makes the database itself, let it make the password, too: Credentials.fromGeneratedSecret("admin") or fromUsername("admin").',
          ja: 'スタックがデータベースも作る場合は、パスワードも生成させます: Credentials.fromGeneratedSecret("admin")、fromUsername("admin")。',
        },
      },
      {
        text: {
          en: 'Else put a new value into Secrets Manager from a file that only you can read, and write its name into the code.',
          ja: 'それ以外は、自分だけが読めるファイルから新しい値を Secrets Manager に登録し、その名前をコードに書きます。',
        },
        command: 'aws secretsmanager create-secret --name SECRET_NAME --secret-string file://SECRET_FILE',
      },
      {
        text: {
          en: 'What runs in the stack gets the right to read it, and no value: secret.grantRead(handler).',
          ja: 'スタック内のプログラムには値を渡さず、読み取り権限だけを与えます: secret.grantRead(handler)。',
        },
      },
    ],
    placeholders: ['SECRET_NAME', 'SECRET_FILE'],
    url: 'https://docs.aws.amazon.com/cdk/v2/guide/get-secrets-manager-value.html',
  },
  awsTask: {
    way: { en: 'Use a role of the task', ja: 'タスクのロールを使う' },
    edit: DROP_KEYS,
    steps: [
      makeRole('ecs-tasks.amazonaws.com'),
      NEEDED,
      {
        text: {
          en: "Write the role's ARN into the template (TaskRoleArn). A task definition of the CDK has a role already, and so has a build project: grant that one what it needs.",
          ja: 'ロールの ARN をテンプレートに書きます（TaskRoleArn）。CDK のタスク定義とビルド プロジェクトには既にロールがあるので、それに権限を付けます。',
        },
        command: 'aws iam get-role --role-name ROLE --query Role.Arn --output text',
      },
    ],
    placeholders: ['ROLE', 'POLICY_FILE'],
    url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html',
  },
  awsContainer: {
    way: { en: 'Use a role, or a mounted profile', ja: 'ロールか、マウントしたプロファイルを使う' },
    edit: DROP_KEYS,
    steps: [
      {
        text: {
          en: 'Where it runs on AWS: the role of the ECS task, of the pod, or of the instance (which has to let containers reach it).',
          ja: 'AWS 上で動かす場合: ECS タスク・Pod・インスタンスのロールを使います（インスタンスではコンテナーからの到達を許可します）。',
        },
        command:
          'aws ec2 modify-instance-metadata-options --instance-id INSTANCE --http-tokens required --http-put-response-hop-limit 2',
      },
      SIGN_IN,
      {
        text: {
          en: 'Then mount the sign-in for reading, in an override file that git ignores; HOME_FOLDER is the home of the user in the image (/root). Never copy it into the image.',
          ja: 'サインイン情報は、git 管理外の override ファイルで読み取り専用にマウントします。HOME_FOLDER はイメージ内のユーザーのホーム（/root など）です。イメージにはコピーしません。',
        },
        command: [
          'services:',
          '  SERVICE:',
          '    environment:',
          '      AWS_PROFILE: PROFILE',
          '    volumes:',
          '      - ~/.aws:HOME_FOLDER/.aws:ro',
        ].join('\n'),
      },
    ],
    placeholders: ['INSTANCE', 'PROFILE', 'SERVICE', 'HOME_FOLDER'],
    url: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html',
  },
  awsPod: {
    way: { en: 'Use EKS Pod Identity', ja: 'EKS Pod Identity を使う' },
    edit: DROP_KEYS,
    steps: [
      {
        text: {
          en: 'Let the cluster hand out roles, once per cluster.',
          ja: 'クラスターでロールを渡せるようにします（クラスターごとに 1 回）。',
        },
        command: 'aws eks create-addon --cluster-name CLUSTER --addon-name eks-pod-identity-agent',
      },
      {
        text: { en: 'Make a role for it.', ja: '専用のロールを作ります。' },
        command: `${policyFile('trust.json', {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'pods.eks.amazonaws.com' },
              Action: ['sts:AssumeRole', 'sts:TagSession'],
            },
          ],
        })}\naws iam create-role --role-name ROLE --assume-role-policy-document file://trust.json`,
      },
      NEEDED,
      {
        text: {
          en: 'Give it to the service account of the pods. (On Fargate, or outside of EKS: IRSA, by the annotation eks.amazonaws.com/role-arn of the service account.)',
          ja: 'Pod のサービスアカウントに割り当てます（Fargate や EKS 以外では、サービスアカウントの注釈 eks.amazonaws.com/role-arn による IRSA を使います）。',
        },
        command:
          'aws eks create-pod-identity-association --cluster-name CLUSTER --namespace NAMESPACE --service-account NAME --role-arn arn:aws:iam::ACCOUNT:role/ROLE',
      },
      {
        text: {
          en: 'Delete the Secret that held the keys, where there is one.',
          ja: 'キーを入れていた Secret があれば削除します。',
        },
        command: 'kubectl delete secret SECRET_NAME --namespace NAMESPACE',
      },
    ],
    placeholders: ['CLUSTER', 'ROLE', 'POLICY_FILE', 'NAMESPACE', 'NAME', 'ACCOUNT', 'SECRET_NAME'],
    url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html',
  },
  googlePod: {
    way: {
      en: 'Use Workload Identity Federation for GKE',
      ja: 'GKE の Workload Identity 連携を使う',
    },
    edit: DROP_KEY,
    steps: [
      {
        text: {
          en: 'Turn it on for the cluster and its node pools (Autopilot has it already).',
          ja: 'クラスターとノードプールで有効にします（Autopilot では有効済み）。',
        },
        command: [
          'gcloud container clusters update CLUSTER --location=LOCATION --workload-pool=PROJECT.svc.id.goog',
          'gcloud container node-pools update NODE_POOL --cluster=CLUSTER --location=LOCATION --workload-metadata=GKE_METADATA',
        ].join('\n'),
      },
      {
        text: {
          en: 'Give the service account of the pods the roles that it needs (NUMBER is the number of the project).',
          ja: 'Pod のサービスアカウントに必要なロールを付けます（NUMBER はプロジェクト番号）。',
        },
        command:
          'gcloud projects add-iam-policy-binding PROJECT --role=GCP_ROLE --member=principal://iam.googleapis.com/projects/NUMBER/locations/global/workloadIdentityPools/PROJECT.svc.id.goog/subject/ns/NAMESPACE/sa/NAME',
      },
      {
        text: {
          en: 'Delete the Secret and the key of the Google service account.',
          ja: 'Secret と、Google サービス アカウントのキーを削除します。',
        },
        command: [
          'kubectl delete secret SECRET_NAME --namespace NAMESPACE',
          'gcloud iam service-accounts keys delete KEY_ID --iam-account=ACCOUNT@PROJECT.iam.gserviceaccount.com',
        ].join('\n'),
      },
    ],
    placeholders: [
      ...['CLUSTER', 'LOCATION', 'PROJECT', 'NODE_POOL', 'GCP_ROLE', 'NUMBER', 'NAMESPACE', 'NAME'],
      ...['SECRET_NAME', 'KEY_ID', 'ACCOUNT'],
    ],
    url: 'https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity',
  },
  azurePod: {
    way: { en: 'Use Microsoft Entra Workload ID', ja: 'Microsoft Entra Workload ID を使う' },
    edit: { en: 'drop the client secret', ja: 'クライアント シークレットを取り除く' },
    steps: [
      {
        text: {
          en: 'Turn it on for the cluster, and read its issuer.',
          ja: 'クラスターで有効にし、発行者の URL を確かめます。',
        },
        command: [
          'az aks update --name CLUSTER --resource-group GROUP --enable-oidc-issuer --enable-workload-identity',
          'az aks show --name CLUSTER --resource-group GROUP --query oidcIssuerProfile.issuerUrl --output tsv',
        ].join('\n'),
      },
      {
        text: {
          en: 'Make a managed identity that trusts the service account of the pods.',
          ja: 'Pod のサービスアカウントを信頼するマネージド ID を作ります。',
        },
        command: [
          'az identity create --name IDENTITY --resource-group GROUP',
          'az identity federated-credential create --name pods --identity-name IDENTITY --resource-group GROUP --issuer ISSUER --subject system:serviceaccount:NAMESPACE:NAME --audience api://AzureADTokenExchange',
        ].join('\n'),
      },
      {
        text: {
          en: 'Give it a role on just the resource that it uses, and write its client id into the annotation and AZURE_CLIENT_ID.',
          ja: '使うリソースだけにロールを割り当て、クライアント ID を注釈と AZURE_CLIENT_ID に書きます。',
        },
        command: 'az identity show --name IDENTITY --resource-group GROUP --query clientId --output tsv',
      },
      {
        text: {
          en: 'Delete the client secret of the app registration.',
          ja: 'アプリ登録のクライアント シークレットを削除します。',
        },
        command: 'az ad app credential delete --id APP_ID --key-id KEY_ID',
      },
    ],
    placeholders: ['CLUSTER', 'GROUP', 'IDENTITY', 'ISSUER', 'NAMESPACE', 'NAME', 'APP_ID', 'KEY_ID'],
    url: 'https://learn.microsoft.com/azure/aks/workload-identity-overview',
  },
  awsProfile: {
    way: { en: 'Sign in instead of keeping a key', ja: 'キーを置かずにサインインする' },
    steps: [
      SIGN_IN,
      {
        text: {
          en: 'Each day: sign in, and name the profile where a program is started.',
          ja: '毎日サインインし、プログラムの起動時にプロファイルを指定します。',
        },
        command: 'aws sso login --profile PROFILE\nAWS_PROFILE=PROFILE COMMAND',
      },
      {
        text: {
          en: 'On a machine of AWS no profile is needed: its role is found. For a second role, a profile in ~/.aws/config that takes it from there.',
          ja: 'AWS 上のマシンではロールが自動で見つかり、プロファイルは不要です。別のロールを使うときは、~/.aws/config のプロファイルに書きます。',
        },
        command:
          '[profile PROFILE]\nrole_arn = arn:aws:iam::ACCOUNT:role/ROLE\ncredential_source = Ec2InstanceMetadata',
      },
      {
        text: {
          en: 'On a server outside of AWS: a certificate instead of a key (IAM Roles Anywhere).',
          ja: 'AWS 外のサーバーでは、キーの代わりに証明書を使います（IAM Roles Anywhere）。',
        },
        command:
          '[profile PROFILE]\ncredential_process = aws_signing_helper credential-process --certificate CERTIFICATE_FILE --private-key PRIVATE_KEY_FILE --trust-anchor-arn TRUST_ANCHOR_ARN --profile-arn PROFILE_ARN --role-arn arn:aws:iam::ACCOUNT:role/ROLE',
      },
      {
        text: {
          en: 'Then delete the key in IAM, and its lines in ~/.aws/credentials.',
          ja: '最後に IAM でキーを削除し、~/.aws/credentials からも消します。',
        },
        command: 'aws iam delete-access-key --user-name MACHINE_USER --access-key-id KEY_ID',
      },
    ],
    placeholders: [
      ...['PROFILE', 'COMMAND', 'ACCOUNT', 'ROLE', 'CERTIFICATE_FILE', 'PRIVATE_KEY_FILE'],
      ...['TRUST_ANCHOR_ARN', 'PROFILE_ARN', 'MACHINE_USER', 'KEY_ID'],
    ],
    url: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html',
  },
} satisfies Readonly<Record<string, Setup>>;
