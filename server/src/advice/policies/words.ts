/** What is said of each kind of right that is too broad, and the page that explains the smaller one. */
import type { Span, Text } from '../../detection/types.ts';
import type { Notice } from '../notice.ts';

interface Words {
  readonly severity: Notice['severity'];
  readonly text: Text;
  readonly url: string;
}

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege';

const WORDS = {
  'policy-iam-wildcard': {
    severity: 'medium',
    text: {
      en: 'This statement allows every action on every resource. Name the actions and the ARNs that the program needs.',
      ja: 'すべてのリソースに対するすべての操作を許可しています。必要な操作と ARN だけを指定してください。',
    },
    url: IAM,
  },
  'policy-iam-service-wildcard': {
    severity: 'low',
    text: {
      en: 'This statement allows every action of a service on every resource. Name the actions and the ARNs that the program needs.',
      ja: 'サービスのすべての操作をすべてのリソースに許可しています。必要な操作と ARN だけを指定してください。',
    },
    url: IAM,
  },
  'policy-iam-administrator': {
    severity: 'medium',
    text: {
      en: 'This managed policy gives administrator rights. Give a policy of its own with the named actions instead; IAM Access Analyzer writes one from what was used.',
      ja: '管理者権限の管理ポリシーです。操作を限定した専用のポリシーにしてください。IAM Access Analyzer が利用実績から生成できます。',
    },
    url: IAM,
  },
  'policy-iam-user-key': {
    severity: 'medium',
    text: {
      en: 'This user has a log-in profile and an access key: a person and a program share it. Give the program a role, and the person IAM Identity Center.',
      ja: 'ログイン プロファイルとアクセスキーの両方を持つユーザーで、人とプログラムが分かれていません。プログラムにはロールを、人には IAM Identity Center を使ってください。',
    },
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles',
  },
  'policy-gcp-basic-role': {
    severity: 'medium',
    text: {
      en: 'A service account gets a basic role (owner or editor), which reaches nearly everything in the project. Give it the predefined roles that it needs.',
      ja: 'サービス アカウントに基本ロール（オーナー・編集者）が付き、プロジェクトのほぼ全体に及びます。必要な事前定義ロールだけを付けてください。',
    },
    url: 'https://cloud.google.com/iam/docs/roles-overview#basic',
  },
  'policy-actions-write-all': {
    severity: 'medium',
    text: {
      en: 'Every job token may write everything in the repository. Name the permissions that are needed.',
      ja: 'ジョブのトークンがリポジトリのすべてに書き込めます。必要な権限だけを指定してください。',
    },
    url: 'https://docs.github.com/en/actions/security-for-github-actions/security-guides/automatic-token-authentication#modifying-the-permissions-for-the-github_token',
  },
  'policy-k8s-wildcard': {
    severity: 'medium',
    text: {
      en: 'This role allows every verb on every resource. Name the verbs and resources that are needed.',
      ja: 'すべてのリソースに対するすべての操作を許可するロールです。必要な動詞とリソースだけを指定してください。',
    },
    url: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  },
  'policy-k8s-cluster-admin': {
    severity: 'medium',
    text: {
      en: 'A service account is bound to cluster-admin: whoever runs in its pods owns the cluster. Bind it to a Role of its own namespace.',
      ja: 'サービスアカウントに cluster-admin が付いています。その Pod で動くものがクラスター全体を支配できるため、名前空間の Role に限定してください。',
    },
    url: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** Ids of the notices about rights. */
export type PolicyId = keyof typeof WORDS;

/** @returns the notice of a kind at a place. */
export const policyNotice = (id: PolicyId, range: Span, fix?: Notice['fix']): Notice => ({
  id,
  range,
  ...WORDS[id],
  ...(fix === undefined ? {} : { fix }),
});
