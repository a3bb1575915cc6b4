import { change, type Guide, get, step, text } from './guide.ts';

/** Language models. */
export const MODELS: readonly Guide[] = [
  {
    provider: 'OpenAI',
    overlap: 'several',
    limits: text(
      'Give each program a key of its own project, with a budget and rate limits; an organisation can have an IP allow list.',
      'プログラムごとにプロジェクトのキーを分け、予算とレートの上限を付けてください。組織では IP 許可リストも設定できます。',
    ),
    url: 'https://developers.openai.com/api/docs/guides/api-keys',
    make: [
      step(
        "Make a key of a project's service account, restricted to the endpoints that are called.",
        'プロジェクトのサービス アカウントのキーを、呼び出す API だけに絞って作ります。',
      ),
    ],
    check: get('https://api.openai.com/v1/models'),
    snippets: [
      {
        id: 'rate-limit',
        title: text(
          'Project: requests per minute of one model',
          'プロジェクト: モデルごとの毎分リクエスト数',
        ),
        language: 'shellscript',
        text: change(
          'POST',
          'https://api.openai.com/v1/organization/projects/PROJECT-ID/rate_limits/RATE-LIMIT-ID',
          'Authorization: Bearer %s',
          'OPENAI_ADMIN_KEY',
          { max_requests_per_1_minute: 60 },
        ),
      },
    ],
  },
  {
    provider: 'Anthropic',
    overlap: 'several',
    limits: text(
      'It does not expire: give each program a key of a workspace with its own spend and rate limits.',
      '期限はありません。支出とレートの上限を設定したワークスペースのキーを、プログラムごとに使ってください。',
    ),
    url: 'https://platform.claude.com/docs/en/manage-claude/authentication',
    check: get(
      'https://api.anthropic.com/v1/models?limit=1',
      'x-api-key: %s',
      'anthropic-version: 2023-06-01',
    ),
  },
  {
    provider: 'Hugging Face',
    overlap: 'several',
    limits: text(
      'It does not expire: use one fine-grained token per program, and refresh it in place.',
      '期限はありません。プログラムごとに fine-grained トークンを分け、定期的に再発行してください。',
    ),
    url: 'https://huggingface.co/docs/hub/security-tokens',
    check: get('https://huggingface.co/api/whoami-v2'),
  },
  {
    provider: 'Groq',
    overlap: 'several',
    limits: text(
      'Give each project a key of its own, with limits per project.',
      'プロジェクトごとにキーを分け、上限を設定してください。',
    ),
    url: 'https://console.groq.com/docs/projects',
    check: get('https://api.groq.com/openai/v1/models'),
  },
  {
    provider: 'OpenRouter',
    overlap: 'several',
    limits: text(
      'Give each key a credit limit, and an expiry where it can have one.',
      'キーごとにクレジットの上限と、可能なら有効期限を設定してください。',
    ),
    url: 'https://openrouter.ai/docs/api-reference/authentication',
    check: get('https://openrouter.ai/api/v1/key'),
  },
];
