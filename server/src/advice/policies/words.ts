/** What is said of each kind of right that is too broad, and the page that explains the smaller one. */
import type { Rule, Span, Text } from '../../detection/types.ts';
import type { Notice } from '../notice.ts';

interface Words {
  readonly severity: 'medium' | 'low';
  /** What it is, without a full stop. */
  readonly name: Text;
  /** What is there and what to do. */
  readonly text: Text;
  readonly url: string;
}

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege';
const RBAC = 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/';

const WORDS = {
  'policy-iam-wildcard': {
    severity: 'medium',
    name: { en: 'IAM statement that allows everything', ja: 'すべてを許可する IAM ステートメント' },
    text: {
      en: 'This statement allows every action on every resource. Name the actions and the ARNs that the program needs.',
      ja: 'すべてのリソースに対するすべての操作を許可しています。必要な操作と ARN だけを指定してください。',
    },
    url: IAM,
  },
  'policy-iam-service-wildcard': {
    severity: 'low',
    name: {
      en: 'IAM statement that allows a whole service',
      ja: 'サービス全体を許可する IAM ステートメント',
    },
    text: {
      en: 'This statement allows every action of a service on every resource. Name the actions and the ARNs that the program needs.',
      ja: 'サービスのすべての操作をすべてのリソースに許可しています。必要な操作と ARN だけを指定してください。',
    },
    url: IAM,
  },
  'policy-iam-not-action': {
    severity: 'medium',
    name: {
      en: 'IAM statement that allows all but some actions',
      ja: '一部を除くすべてを許可する IAM ステートメント',
    },
    text: {
      en: 'This statement allows all actions but the named ones, those that AWS adds later among them. Name the actions that are needed instead.',
      ja: '指定した操作以外をすべて許可しており、AWS が後から追加する操作も含まれます。必要な操作だけを指定してください。',
    },
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html',
  },
  'policy-iam-pass-role': {
    severity: 'low',
    name: { en: 'IAM statement that lets any role be passed', ja: '任意のロールを渡せる IAM ステートメント' },
    text: {
      en: "iam:PassRole on every resource lets its holder hand any role to a service, an administrator's included. Name the roles.",
      ja: 'すべてのリソースへの iam:PassRole は、管理者のものを含む任意のロールをサービスに渡せます。対象のロールを指定してください。',
    },
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  },
  'policy-iam-trust-anyone': {
    severity: 'medium',
    name: { en: 'IAM role that anyone may assume', ja: '誰でも引き受けられる IAM ロール' },
    text: {
      en: 'Any AWS account may assume this role. Name the accounts or roles that may, or add a condition.',
      ja: 'どの AWS アカウントからでも引き受けられるロールです。許可するアカウントやロールを指定するか、条件を付けてください。',
    },
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous',
  },
  'policy-iam-oidc-any-subject': {
    severity: 'medium',
    name: {
      en: 'IAM role for every subject of a shared issuer',
      ja: '共用の発行元の全利用者が引き受けられる IAM ロール',
    },
    text: {
      en: 'This role trusts an issuer that everybody can get tokens from, without saying whose. Add a condition on its "sub" claim (repo:OWNER/NAME:…).',
      ja: '誰でもトークンを取得できる発行元を、対象を限定せずに信頼しています。"sub" クレームの条件（repo:所有者/名前:…）を追加してください。',
    },
    url: 'https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws',
  },
  'policy-iam-administrator': {
    severity: 'medium',
    name: { en: 'Administrator rights in AWS', ja: 'AWS の管理者権限' },
    text: {
      en: 'This managed policy gives administrator rights. Give a policy of its own with the named actions instead; IAM Access Analyzer writes one from what was used.',
      ja: '管理者権限の管理ポリシーです。操作を限定した専用のポリシーにしてください。IAM Access Analyzer が利用実績から生成できます。',
    },
    url: IAM,
  },
  'policy-iam-power-user': {
    severity: 'low',
    name: { en: 'Nearly all rights in AWS', ja: 'AWS のほぼすべての権限' },
    text: {
      en: 'This managed policy reaches nearly everything, or lets its holder grant themselves the rest. Give a policy of its own with the named actions.',
      ja: 'ほぼすべてに及ぶ、または残りの権限を自分に付与できる管理ポリシーです。操作を限定した専用のポリシーにしてください。',
    },
    url: IAM,
  },
  'policy-iam-user-key': {
    severity: 'medium',
    name: { en: 'IAM user shared by a person and a program', ja: '人とプログラムが共用する IAM ユーザー' },
    text: {
      en: 'This user has a log-in profile and an access key: a person and a program share it. Give the program a role, and the person IAM Identity Center.',
      ja: 'ログイン プロファイルとアクセスキーの両方を持つユーザーで、人とプログラムが分かれていません。プログラムにはロールを、人には IAM Identity Center を使ってください。',
    },
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles',
  },
  'policy-gcp-basic-role': {
    severity: 'medium',
    name: { en: 'Basic role of a Google service account', ja: 'Google サービス アカウントの基本ロール' },
    text: {
      en: 'A service account gets a basic role (owner or editor), which reaches nearly everything in the project. Give it the predefined roles that it needs.',
      ja: 'サービス アカウントに基本ロール（オーナー・編集者）が付き、プロジェクトのほぼ全体に及びます。必要な事前定義ロールだけを付けてください。',
    },
    url: 'https://cloud.google.com/iam/docs/roles-overview#basic',
  },
  'policy-gcp-everyone': {
    severity: 'low',
    name: { en: 'Google Cloud role for everyone', ja: '全員に付与された Google Cloud のロール' },
    text: {
      en: 'Everyone on the internet gets this role (allAuthenticatedUsers is everyone with a Google account). Name the members, unless it is meant to be public.',
      ja: 'インターネット上の全員に付与されます（allAuthenticatedUsers も Google アカウントを持つ全員です）。公開が目的でなければ対象を指定してください。',
    },
    url: 'https://cloud.google.com/iam/docs/principals-overview#all-users',
  },
  'policy-azure-broad-role': {
    severity: 'medium',
    name: { en: 'Azure role over a whole subscription', ja: 'サブスクリプション全体に及ぶ Azure ロール' },
    text: {
      en: 'Owner, Contributor or User Access Administrator over a whole subscription or more. Give a role that fits the work, on the resource group or the resource.',
      ja: '所有者・共同作成者・ユーザー アクセス管理者がサブスクリプション全体以上に及びます。作業に合うロールを、リソース グループかリソースに付けてください。',
    },
    url: 'https://learn.microsoft.com/azure/role-based-access-control/best-practices',
  },
  'policy-azure-owner': {
    severity: 'medium',
    name: { en: 'Azure role that gives rights to others', ja: '他者に権限を付与できる Azure ロール' },
    text: {
      en: 'Owner or User Access Administrator may give any right to anyone, itself included. Give a role that fits the work, or Role Based Access Control Administrator with a condition on which roles it may give.',
      ja: '所有者・ユーザー アクセス管理者は、自分を含む誰にでも任意の権限を付与できます。作業に合うロールか、付与できるロールを条件で限定したロールベースのアクセス制御管理者を使ってください。',
    },
    url: 'https://learn.microsoft.com/azure/role-based-access-control/best-practices',
  },
  'policy-actions-write-all': {
    severity: 'medium',
    name: { en: 'Workflow token that may write everything', ja: 'すべてに書き込めるワークフローのトークン' },
    text: {
      en: 'Every job token may write everything in the repository. Name the permissions that are needed.',
      ja: 'ジョブのトークンがリポジトリのすべてに書き込めます。必要な権限だけを指定してください。',
    },
    url: 'https://docs.github.com/en/actions/security-for-github-actions/security-guides/automatic-token-authentication#modifying-the-permissions-for-the-github_token',
  },
  'policy-actions-no-permissions': {
    severity: 'low',
    name: { en: 'Workflow without permissions of its own', ja: '権限を指定していないワークフロー' },
    text: {
      en: 'Without "permissions:" the job tokens get the default of the repository, which may be to write everything. Name the permissions that are needed.',
      ja: '「permissions:」がないと、ジョブのトークンはリポジトリの既定の権限（すべてに書き込める場合があります）になります。必要な権限を指定してください。',
    },
    url: 'https://docs.github.com/en/actions/security-for-github-actions/security-guides/automatic-token-authentication#modifying-the-permissions-for-the-github_token',
  },
  'policy-actions-untrusted-checkout': {
    severity: 'medium',
    name: { en: "Stranger's code within reach of secrets", ja: 'シークレットに届く場所で動く第三者のコード' },
    text: {
      en: "This trigger runs with the repository's secrets, and this checks out code that anyone may have pushed. Use pull_request, or do not run what is checked out.",
      ja: 'リポジトリのシークレットを持って動くトリガーで、誰でも push できるコードを取り出しています。pull_request を使うか、取り出したコードを実行しないでください。',
    },
    url: 'https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/',
  },
  'policy-k8s-wildcard': {
    severity: 'medium',
    name: { en: 'Kubernetes role that allows everything', ja: 'すべてを許可する Kubernetes のロール' },
    text: {
      en: 'This role allows every verb on every resource. Name the verbs and resources that are needed.',
      ja: 'すべてのリソースに対するすべての操作を許可するロールです。必要な動詞とリソースだけを指定してください。',
    },
    url: RBAC,
  },
  'policy-k8s-cluster-admin': {
    severity: 'medium',
    name: { en: 'Service account with cluster-admin', ja: 'cluster-admin を持つサービスアカウント' },
    text: {
      en: 'A service account is bound to cluster-admin: whoever runs in its pods owns the cluster. Bind it to a Role of its own namespace.',
      ja: 'サービスアカウントに cluster-admin が付いています。その Pod で動くものがクラスター全体を支配できるため、名前空間の Role に限定してください。',
    },
    url: RBAC,
  },
  'policy-oauth-broad-scope': {
    severity: 'low',
    name: { en: 'OAuth scope that reaches far', ja: '広すぎる OAuth スコープ' },
    text: {
      en: 'This scope reaches everything of its kind in the account of whoever agrees. Ask for the narrow ones that the program uses.',
      ja: '同意した人のアカウントの広い範囲に及ぶスコープです。プログラムが使う狭いスコープだけを求めてください。',
    },
    url: 'https://datatracker.ietf.org/doc/html/rfc9700#section-2.3',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** Ids of the notices about rights. */
export type PolicyId = keyof typeof WORDS;

/** @returns the notice of a kind at a place. */
export const policyNotice = (id: PolicyId, range: Span, more: Pick<Notice, 'fix' | 'whole'> = {}): Notice => {
  const { severity, text, url } = WORDS[id];
  return { id, range, severity, text, url, ...more };
};

/** The kinds as rules, so that configuration, marks, baseline and reports know them as they know all others. */
export const POLICY_RULES: readonly Rule[] = Object.entries(WORDS).map(
  ([id, { severity, name, text, url }]) => ({
    id,
    provider: '',
    name,
    message: text,
    keywords: [],
    pattern: /(?!)/,
    severity,
    privilege: 'account-wide',
    docs: url,
    examples: { match: [], reject: [] },
  }),
);
