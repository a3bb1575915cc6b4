import { addressesFor, anywhere, change, type Guide, get, step, text } from './guide.ts';

/** Language models. */
export const MODELS: readonly Guide[] = [
  {
    provider: 'OpenAI',
    overlap: 'several',
    limits: text(
      'Choose an end (a year at most) when the key is made, give each program a project with a budget, and the project an IP allowlist.',
      'キーの作成時に期限（最長 1 年）を選んでください。プログラムごとにプロジェクトを分け、予算と IP 許可リストを設定します。',
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
      addressesFor(
        'https://help.openai.com/en/articles/20001201-ip-allowlisting-for-the-openai-api',
        'Project or organisation, security: only from these addresses (50 at most)',
        'プロジェクトか組織のセキュリティ設定: 指定アドレスからのみ（最大 50 件）',
      ),
      {
        id: 'expiry',
        title: text('Project key: an end in 90 days', 'プロジェクトのキー: 90 日で失効させる'),
        language: 'shellscript',
        text: change(
          'POST',
          'https://api.openai.com/v1/organization/projects/PROJECT-ID/api_keys/KEY-ID',
          'Authorization: Bearer %s',
          'OPENAI_ADMIN_KEY',
          { expires_in_seconds: 7776000 },
        ),
      },
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
      'Choose an expiry when the key is made, give each program a workspace with its own spend limits, and the organisation an IP allowlist (beta).',
      'キーの作成時に有効期限を選んでください。プログラムごとにワークスペースを分けて支出の上限を設定し、組織には IP 許可リスト（ベータ）を設定します。',
    ),
    url: 'https://platform.claude.com/docs/en/manage-claude/authentication',
    check: get(
      'https://api.anthropic.com/v1/models?limit=1',
      'x-api-key: %s',
      'anthropic-version: 2023-06-01',
    ),
    snippets: [
      addressesFor(
        'https://platform.claude.com/docs/en/manage-claude/ip-allowlist',
        'Organisation, IP allowlist: only from these addresses (beta)',
        '組織の IP 許可リスト: 指定アドレスからのみ（ベータ）',
      ),
    ],
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
    snippets: [
      addressesFor(
        'https://huggingface.co/docs/hub/enterprise-network-security',
        'Organisation, network security: only from these addresses (Enterprise Plus)',
        '組織のネットワーク セキュリティ: 指定アドレスからのみ（Enterprise Plus）',
      ),
    ],
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
    anywhere: anywhere('https://console.groq.com/docs/projects'),
  },
  {
    provider: 'OpenRouter',
    overlap: 'several',
    limits: text(
      'Give each key a credit limit and an end; an Enterprise account can have an IP allowlist.',
      'キーごとにクレジットの上限と有効期限を設定してください。Enterprise では IP 許可リストも使えます。',
    ),
    url: 'https://openrouter.ai/docs/api-reference/authentication',
    check: get('https://openrouter.ai/api/v1/key'),
    snippets: [
      addressesFor(
        'https://openrouter.ai/docs/guides/overview/auth/security-settings',
        'Security, IP allowlist: only from these addresses (Enterprise)',
        'セキュリティ設定の IP 許可リスト: 指定アドレスからのみ（Enterprise）',
      ),
      {
        id: 'credits',
        title: text('Key: credits per month', 'キー: 毎月のクレジット上限'),
        language: 'shellscript',
        text: change(
          'PATCH',
          'https://openrouter.ai/api/v1/keys/KEY-HASH',
          'Authorization: Bearer %s',
          'OPENROUTER_ADMIN_KEY',
          { limit: 20, limit_reset: 'monthly' },
        ),
      },
    ],
  },
];
