/** Models and what is around them. */
import type { Smaller } from './types.ts';

export const AI: readonly Smaller[] = [
  {
    rules: ['openai-project', 'openai-legacy', 'openai-service-account', 'openai-service-legacy'],
    text: {
      en: "For an app or CI use the key of a project's service account, restricted to the endpoints it calls.",
      ja: 'アプリや CI ではプロジェクトのサービスアカウントのキーを使い、呼び出す API だけに制限してください。',
    },
    url: 'https://platform.openai.com/docs/guides/production-best-practices#api-keys',
  },
  {
    rules: ['openai-admin'],
    text: {
      en: "An admin key manages the whole organisation and its users. Programs take a project's service-account key; keep admin keys for administration, one per tool.",
      ja: '組織とユーザーの全体を管理できる Admin キーです。プログラムにはプロジェクトのサービスアカウントのキーを使い、Admin キーは管理用のツールごとに分けてください。',
    },
    url: 'https://platform.openai.com/docs/api-reference/admin-api-keys',
  },
  {
    rules: ['anthropic-admin'],
    text: {
      en: 'An admin key manages members, workspaces and keys of the organisation. Programs take a key of one workspace with its own limits.',
      ja: '組織のメンバー・ワークスペース・キーを管理できる Admin キーです。プログラムには上限を設定したワークスペースのキーを使ってください。',
    },
    url: 'https://platform.claude.com/docs/en/build-with-claude/administration-api',
  },
  {
    rules: ['anthropic-'],
    text: {
      en: 'Use a key of a workspace of this program alone, with its own spending and rate limits.',
      ja: 'このプログラム専用で、利用額とレートの上限を設定したワークスペースのキーを使ってください。',
    },
    url: 'https://platform.claude.com/docs/en/manage-claude/authentication',
  },
  {
    rules: ['huggingface-'],
    text: {
      en: 'Use a fine-grained token for the repositories it needs.',
      ja: '必要なリポジトリだけに絞った fine-grained トークンを使ってください。',
    },
    url: 'https://huggingface.co/docs/hub/security-tokens',
  },
  {
    rules: ['xai-key'],
    text: {
      en: 'Limit the key to the endpoints and models that the program calls.',
      ja: 'プログラムが呼び出すエンドポイントとモデルだけに制限してください。',
    },
    url: 'https://docs.x.ai/docs/key-information/using-management-api',
  },
  {
    rules: ['xai-management'],
    text: {
      en: 'A management key makes and deletes other keys: keep it out of programs, and give them API keys with named ACLs.',
      ja: '他のキーを作成・削除できる管理用キーです。プログラムには使わず、ACL を限定した API キーを渡してください。',
    },
    url: 'https://docs.x.ai/docs/key-information/using-management-api',
  },
  {
    rules: ['groq-key'],
    text: {
      en: 'There are no scoped keys: use a project of this program alone, with its own limits and models.',
      ja: 'スコープを絞れるキーはありません。このプログラム専用のプロジェクトに分け、上限と使えるモデルを設定してください。',
    },
    url: 'https://console.groq.com/docs/projects',
  },
  {
    rules: ['openrouter-key'],
    text: {
      en: 'Use a key of this program alone, with a credit limit; guardrails can limit its models.',
      ja: 'このプログラム専用のキーに分け、クレジットの上限を設定してください。ガードレールで使えるモデルも限定できます。',
    },
    url: 'https://openrouter.ai/docs/guides/overview/auth/security-settings',
  },
  {
    rules: ['mistral-key', 'deepseek-key', 'cohere-key', 'together-key', 'perplexity-key', 'fireworks-key'],
    text: {
      en: "Its keys reach all of the account's models: use a project or key of this program alone, with a spending limit where there is one.",
      ja: 'アカウントのすべてのモデルに及びます。このプログラム専用のプロジェクトやキーに分け、可能なら利用額の上限を設定してください。',
    },
  },
  {
    rules: ['elevenlabs-key'],
    text: {
      en: 'Choose the endpoints it may use (for example text to speech alone) and a credit limit.',
      ja: '使えるエンドポイント（テキスト読み上げだけ、など）とクレジットの上限を指定してください。',
    },
    url: 'https://elevenlabs.io/docs/api-reference/authentication',
  },
  {
    rules: ['pinecone-key'],
    text: {
      en: 'Use a key of one project with DataPlaneViewer or DataPlaneEditor instead of all rights.',
      ja: 'すべての権限ではなく、一つのプロジェクトに限り DataPlaneViewer や DataPlaneEditor のロールにしてください。',
    },
    url: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
  },
  {
    rules: ['replicate-token'],
    text: {
      en: 'Its tokens reach the whole account: make one per program under an organisation, so that one can be disabled alone.',
      ja: 'アカウント全体に及ぶトークンです。プログラムごとに分けて作り、個別に無効化できるようにしてください。',
    },
    url: 'https://replicate.com/docs/topics/security/api-tokens',
  },
];
