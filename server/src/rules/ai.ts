import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const AI: readonly Rule[] = [
  issued({
    id: 'openai-project',
    provider: 'OpenAI',
    name: { en: 'project API key', ja: 'プロジェクト API キー' },
    keywords: ['sk-proj-'],
    pattern:
      /(?<![A-Za-z0-9_-])sk-proj-(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58}|[A-Za-z0-9_-]{20})T3BlbkFJ(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58}|[A-Za-z0-9_-]{20})(?![A-Za-z0-9_-])/,
    severity: 'critical',
    privilege: 'scoped',
    envName: 'OPENAI_API_KEY',
    manageUrl: 'https://platform.openai.com/api-keys',
    docs: 'https://platform.openai.com/docs/api-reference/authentication',
    examples: {
      match: [
        'sk-proj-{A-Za-z0-9_-:74}T3BlbkFJ{A-Za-z0-9_-:74}',
        'OPENAI_API_KEY=sk-proj-{A-Za-z0-9_-:74}T3BlbkFJ{A-Za-z0-9_-:74}',
      ],
      reject: ['sk-proj-{A-Za-z0-9_-:69}T3BlbkFJ{A-Za-z0-9_-:74}', 'sk-proj-{x:74}T3BlbkFJ{x:74}'],
    },
  }),
  issued({
    id: 'openai-legacy',
    provider: 'OpenAI',
    name: KIND.apiKey,
    keywords: ['sk-'],
    pattern: /\bsk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}(?![A-Za-z0-9])/,
    severity: 'critical',
    envName: 'OPENAI_API_KEY',
    manageUrl: 'https://platform.openai.com/api-keys',
    docs: 'https://platform.openai.com/docs/api-reference/authentication',
    examples: {
      match: [
        'sk-{A-Za-z0-9:20}T3BlbkFJ{A-Za-z0-9:20}',
        'OPENAI_API_KEY=sk-{A-Za-z0-9:20}T3BlbkFJ{A-Za-z0-9:20}',
      ],
      reject: ['sk-{A-Za-z0-9:15}T3BlbkFJ{A-Za-z0-9:20}', 'sk-{x:20}T3BlbkFJ{x:20}'],
    },
  }),
  issued({
    id: 'openai-admin',
    provider: 'OpenAI',
    name: { en: 'admin API key', ja: '管理者 API キー' },
    keywords: ['sk-admin-'],
    pattern:
      /(?<![A-Za-z0-9_-])sk-admin-(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58}|[A-Za-z0-9_-]{20})T3BlbkFJ(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58}|[A-Za-z0-9_-]{20})(?![A-Za-z0-9_-])/,
    severity: 'critical',
    privilege: 'root',
    envName: 'OPENAI_ADMIN_KEY',
    manageUrl: 'https://platform.openai.com/settings/organization/admin-keys',
    examples: {
      match: [
        'sk-admin-{A-Za-z0-9_-:74}T3BlbkFJ{A-Za-z0-9_-:74}',
        'OPENAI_ADMIN_KEY=sk-admin-{A-Za-z0-9_-:74}T3BlbkFJ{A-Za-z0-9_-:74}',
      ],
      reject: ['sk-admin-{A-Za-z0-9_-:69}T3BlbkFJ{A-Za-z0-9_-:74}', 'sk-admin-{x:74}T3BlbkFJ{x:74}'],
    },
  }),
  issued({
    id: 'anthropic-api',
    provider: 'Anthropic',
    name: KIND.apiKey,
    keywords: ['sk-ant-api'],
    pattern: /(?<![A-Za-z0-9_-])sk-ant-api[0-9]{2}-[A-Za-z0-9_-]{93}AA(?![A-Za-z0-9_-])/,
    severity: 'critical',
    privilege: 'scoped',
    envName: 'ANTHROPIC_API_KEY',
    manageUrl: 'https://console.anthropic.com/settings/keys',
    docs: 'https://docs.anthropic.com/en/api/getting-started',
    examples: {
      match: [
        'sk-ant-api{0-9:2}-{A-Za-z0-9_-:93}AA',
        'ANTHROPIC_API_KEY=sk-ant-api{0-9:2}-{A-Za-z0-9_-:93}AA',
      ],
      reject: ['sk-ant-api{0-9:2}-{A-Za-z0-9_-:88}AA', 'sk-ant-api{x:2}-{x:93}AA'],
    },
  }),
  issued({
    id: 'anthropic-admin',
    provider: 'Anthropic',
    name: { en: 'admin API key', ja: '管理者 API キー' },
    keywords: ['sk-ant-admin'],
    pattern: /(?<![A-Za-z0-9_-])sk-ant-admin[0-9]{2}-[A-Za-z0-9_-]{93}AA(?![A-Za-z0-9_-])/,
    severity: 'critical',
    privilege: 'root',
    manageUrl: 'https://console.anthropic.com/settings/admin-keys',
    examples: {
      match: [
        'sk-ant-admin{0-9:2}-{A-Za-z0-9_-:93}AA',
        'ANTHROPIC_ADMIN=sk-ant-admin{0-9:2}-{A-Za-z0-9_-:93}AA',
      ],
      reject: ['sk-ant-admin{0-9:2}-{A-Za-z0-9_-:88}AA', 'sk-ant-admin{x:2}-{x:93}AA'],
    },
  }),
  issued({
    id: 'huggingface-token',
    provider: 'Hugging Face',
    name: KIND.accessToken,
    keywords: ['hf_'],
    pattern: /\bhf_[A-Za-z]{34}(?![A-Za-z0-9])/,
    privilege: 'scoped',
    envName: 'HF_TOKEN',
    manageUrl: 'https://huggingface.co/settings/tokens',
    docs: 'https://huggingface.co/docs/hub/security-tokens',
    examples: {
      match: ['hf_{A-Za-z:34}', 'HF_TOKEN=hf_{A-Za-z:34}'],
      reject: ['hf_{A-Za-z:29}', 'hf_{x:34}'],
    },
  }),
  issued({
    id: 'groq-key',
    provider: 'Groq',
    name: KIND.apiKey,
    keywords: ['gsk_'],
    pattern: /\bgsk_[A-Za-z0-9]{52}(?![A-Za-z0-9])/,
    envName: 'GROQ_API_KEY',
    manageUrl: 'https://console.groq.com/keys',
    docs: 'https://console.groq.com/docs/quickstart',
    examples: {
      match: ['gsk_{A-Za-z0-9:52}', 'GROQ_API_KEY=gsk_{A-Za-z0-9:52}'],
      reject: ['gsk_{A-Za-z0-9:47}', 'gsk_{x:52}'],
    },
  }),
  issued({
    id: 'openrouter-key',
    provider: 'OpenRouter',
    name: KIND.apiKey,
    keywords: ['sk-or-v1-'],
    pattern: /\bsk-or-v1-[0-9a-f]{64}(?![A-Fa-f0-9])/,
    envName: 'OPENROUTER_API_KEY',
    manageUrl: 'https://openrouter.ai/settings/keys',
    examples: {
      match: ['sk-or-v1-{0-9a-f:64}', 'OPENROUTER_API_KEY=sk-or-v1-{0-9a-f:64}'],
      reject: ['sk-or-v1-{0-9a-f:59}', 'sk-or-v1-{x:64}'],
    },
  }),
  issued({
    id: 'replicate-token',
    provider: 'Replicate',
    name: KIND.apiToken,
    keywords: ['r8_'],
    pattern: /(?<![A-Za-z0-9_-])r8_[A-Za-z0-9]{37}(?![A-Za-z0-9_-])/,
    envName: 'REPLICATE_API_TOKEN',
    manageUrl: 'https://replicate.com/account/api-tokens',
    examples: {
      match: ['r8_{A-Za-z0-9:37}', 'REPLICATE_API_TOKEN=r8_{A-Za-z0-9:37}'],
      reject: ['r8_{A-Za-z0-9:32}', 'r8_{x:37}'],
    },
  }),
  issued({
    id: 'xai-key',
    provider: 'xAI',
    name: KIND.apiKey,
    keywords: ['xai-'],
    pattern: /(?<![A-Za-z0-9_-])xai-[A-Za-z0-9_-]{70,120}(?![A-Za-z0-9_-])/,
    envName: 'XAI_API_KEY',
    manageUrl: 'https://console.x.ai/',
    examples: {
      match: ['xai-{A-Za-z0-9_-:86}', 'XAI_API_KEY=xai-{A-Za-z0-9_-:86}'],
      reject: ['xai-{A-Za-z0-9_-:65}', 'xai-{x:86}'],
    },
  }),
  issued({
    id: 'perplexity-key',
    provider: 'Perplexity',
    name: KIND.apiKey,
    keywords: ['pplx-'],
    pattern: /\bpplx-[A-Za-z0-9]{48}(?![A-Za-z0-9])/,
    envName: 'PERPLEXITY_API_KEY',
    manageUrl: 'https://www.perplexity.ai/settings/api',
    examples: {
      match: ['pplx-{A-Za-z0-9:48}', 'PERPLEXITY_API_KEY=pplx-{A-Za-z0-9:48}'],
      reject: ['pplx-{A-Za-z0-9:43}', 'pplx-{x:48}'],
    },
  }),
];
