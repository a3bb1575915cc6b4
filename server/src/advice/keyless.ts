/** The first piece of advice: what a platform offers that is safer than a key, and what has to be set up for it. */
import type { Keyless, Rule, Text } from '../detection/types.ts';
import { SETUPS } from './setup/setup.ts';
import { type SetupPlace, setupFor } from './setup/setupFor.ts';
import type { Advice } from './types.ts';

/**
 * @param place where the credential stands, if that is known: a workflow needs other steps than a program.
 * @returns the keyless way of the rule's platform, with its steps and the provider's own page.
 */
export function keylessOf(rule: Rule, place?: SetupPlace): readonly Advice[] {
  const setup = setupFor(rule, place);
  if (rule.keyless === undefined || setup === undefined) return [];
  const { steps, url, only } = SETUPS[setup];
  const text = only ?? WAYS[rule.keyless];
  return [{ caution: 'keyless', id: rule.keyless, text, steps, url: PAGES[rule.id] ?? url }];
}

/** @returns the words of a way that every program can take; undefined where there is none, or one for some cases alone. */
export function wayForAll(rule: Rule): Text | undefined {
  const setup = setupFor(rule);
  if (rule.keyless === undefined || setup === undefined || SETUPS[setup].only !== undefined) return undefined;
  return WAYS[rule.keyless];
}

/** By rule, where a way is not one service's alone. */
const PAGES: Readonly<Record<string, string>> = {
  'azure-openai-key': 'https://learn.microsoft.com/azure/ai-services/openai/how-to/managed-identity',
};

const WAYS: Readonly<Record<Keyless, Text>> = {
  'aws-role': {
    en: 'Use an IAM role instead of an access key: the AWS SDKs find its short-lived credentials by themselves.',
    ja: 'アクセスキーの代わりに IAM ロールを使ってください。AWS SDK が短期の認証情報を自動で取得します。',
  },
  'gcp-adc': {
    en: 'Use Application Default Credentials instead of a key: an attached service account, or Workload Identity Federation.',
    ja: 'キーの代わりにアプリケーションのデフォルト認証情報（ADC）を使ってください。サービス アカウントの関連付けか Workload Identity 連携で済みます。',
  },
  'azure-managed-identity': {
    en: 'Use a managed identity instead of a secret or account key, with a role on just that resource.',
    ja: 'シークレットやアカウント キーの代わりにマネージド ID を使い、そのリソースだけにロールを割り当ててください。',
  },
  'github-token': {
    en: 'Inside GitHub Actions use GITHUB_TOKEN with the permissions it needs; elsewhere a GitHub App, whose tokens live an hour.',
    ja: 'GitHub Actions 内では必要な権限だけを付けた GITHUB_TOKEN を、それ以外では 1 時間で切れるトークンを発行する GitHub App を使ってください。',
  },
  'trusted-publishing': {
    en: 'Publish from CI by trusted publishing (OIDC): the registry trusts the workflow, and there is no token to leak.',
    ja: 'CI からは trusted publishing（OIDC）で公開してください。レジストリがワークフローを信頼するので、漏れるトークンがなくなります。',
  },
  'workload-identity': {
    en: 'Use workload identity federation: the platform on which the program runs vouches for it, for minutes at a time.',
    ja: 'ワークロード ID 連携を使ってください。プログラムの実行環境が身元を証明し、数分だけ有効なトークンが発行されます。',
  },
  'database-iam': {
    en: "Where the database is a managed one, sign in with the platform's identity (IAM or Entra) instead of a password.",
    ja: 'マネージド データベースなら、パスワードの代わりに基盤の ID（IAM や Entra）で認証してください。',
  },
  'short-lived-token': {
    en: 'Issue short-lived tokens from the server instead of keeping a long-lived one.',
    ja: '長期のトークンを置く代わりに、短期のトークンをサーバー側で都度発行してください。',
  },
};
