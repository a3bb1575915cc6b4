import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';

const anthropic = family({ provider: 'Anthropic', severity: 'critical', privilege: 'account-wide' });

export const ANTHROPIC: readonly Rule[] = [
  anthropic({
    id: 'anthropic-api',
    name: KIND.apiKey,
    keywords: ['sk-ant-api'],
    pattern: /(?<![A-Za-z0-9_-])sk-ant-api[0-9]{2}-[A-Za-z0-9_-]{93}AA(?![A-Za-z0-9_-])/,
    privilege: 'scoped',
    lifetime: LIFETIME.never,
    keyless: 'workload-identity',
    envName: 'ANTHROPIC_API_KEY',
    manageUrl: 'https://platform.claude.com/settings/keys',
    docs: 'https://docs.anthropic.com/en/api/getting-started',
    examples: {
      match: [
        'sk-ant-api{0-9:2}-{A-Za-z0-9_-:93}AA',
        'ANTHROPIC_API_KEY=sk-ant-api{0-9:2}-{A-Za-z0-9_-:93}AA',
      ],
      reject: ['sk-ant-api{0-9:2}-{A-Za-z0-9_-:88}AA', 'sk-ant-api{x:2}-{x:93}AA'],
    },
  }),
  anthropic({
    id: 'anthropic-admin',
    name: { en: 'admin API key', ja: '管理者 API キー' },
    keywords: ['sk-ant-admin'],
    pattern: /(?<![A-Za-z0-9_-])sk-ant-admin[0-9]{2}-[A-Za-z0-9_-]{93}AA(?![A-Za-z0-9_-])/,
    privilege: 'root',
    envName: 'ANTHROPIC_ADMIN_KEY',
    manageUrl: 'https://platform.claude.com/settings/admin-keys',
    examples: {
      match: [
        'sk-ant-admin{0-9:2}-{A-Za-z0-9_-:93}AA',
        'ANTHROPIC_ADMIN_KEY=sk-ant-admin{0-9:2}-{A-Za-z0-9_-:93}AA',
      ],
      reject: ['sk-ant-admin{0-9:2}-{A-Za-z0-9_-:88}AA', 'sk-ant-admin{x:2}-{x:93}AA'],
    },
  }),
  anthropic({
    id: 'anthropic-oauth',
    name: { en: 'Claude Code OAuth token', ja: 'Claude Code OAuth トークン' },
    keywords: ['sk-ant-oat'],
    pattern: /(?<![A-Za-z0-9_-])sk-ant-oat[0-9]{2}-[A-Za-z0-9_-]{80,120}(?![A-Za-z0-9_-])/,
    lifetime: {
      en: 'about 8 hours; setup tokens about a year',
      ja: '約 8 時間（セットアップトークンは約 1 年）',
    },
    envName: 'CLAUDE_CODE_OAUTH_TOKEN',
    manageUrl: 'https://claude.ai/settings',
    examples: {
      match: [
        'sk-ant-oat{0-9:2}-{A-Za-z0-9_-:93}',
        'CLAUDE_CODE_OAUTH_TOKEN=sk-ant-oat{0-9:2}-{A-Za-z0-9_-:93}',
      ],
      reject: ['sk-ant-oat{0-9:2}-{A-Za-z0-9_-:75}', 'sk-ant-oat{x:2}-{x:93}'],
    },
  }),
  anthropic({
    id: 'anthropic-oauth-refresh',
    name: { en: 'Claude Code refresh token', ja: 'Claude Code リフレッシュトークン' },
    keywords: ['sk-ant-ort'],
    pattern: /(?<![A-Za-z0-9_-])sk-ant-ort[0-9]{2}-[A-Za-z0-9_-]{80,120}(?![A-Za-z0-9_-])/,
    manageUrl: 'https://claude.ai/settings',
    examples: {
      match: [
        'sk-ant-ort{0-9:2}-{A-Za-z0-9_-:93}',
        'ANTHROPIC_OAUTH_REFRESH=sk-ant-ort{0-9:2}-{A-Za-z0-9_-:93}',
      ],
      reject: ['sk-ant-ort{0-9:2}-{A-Za-z0-9_-:75}', 'sk-ant-ort{x:2}-{x:93}'],
    },
  }),
];
