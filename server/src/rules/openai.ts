import type { Rule } from '../detection/types.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';

const openai = family({ provider: 'OpenAI', severity: 'critical', privilege: 'scoped' });

export const OPENAI: readonly Rule[] = [
  openai({
    id: 'openai-project',
    name: { en: 'project API key', ja: 'プロジェクト API キー' },
    keywords: ['sk-proj-'],
    pattern:
      /(?<![A-Za-z0-9_-])sk-proj-(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58}|[A-Za-z0-9_-]{20})T3BlbkFJ(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58}|[A-Za-z0-9_-]{20})(?![A-Za-z0-9_-])/,
    lifetime: LIFETIME.never,
    keyless: 'workload-identity',
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
  openai({
    id: 'openai-service-account',
    name: { en: 'service account key', ja: 'サービスアカウントキー' },
    keywords: ['sk-svcacct-'],
    pattern:
      /(?<![A-Za-z0-9_-])sk-svcacct-(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58}|[A-Za-z0-9_-]{20})T3BlbkFJ(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58}|[A-Za-z0-9_-]{20})(?![A-Za-z0-9_-])/,
    lifetime: LIFETIME.never,
    keyless: 'workload-identity',
    envName: 'OPENAI_API_KEY',
    manageUrl: 'https://platform.openai.com/api-keys',
    examples: {
      match: [
        'sk-svcacct-{A-Za-z0-9_-:74}T3BlbkFJ{A-Za-z0-9_-:74}',
        'OPENAI_API_KEY=sk-svcacct-{A-Za-z0-9_-:74}T3BlbkFJ{A-Za-z0-9_-:74}',
      ],
      reject: ['sk-svcacct-{A-Za-z0-9_-:69}T3BlbkFJ{A-Za-z0-9_-:74}', 'sk-svcacct-{x:74}T3BlbkFJ{x:74}'],
    },
  }),
  openai({
    id: 'openai-admin',
    name: { en: 'admin API key', ja: '管理者 API キー' },
    keywords: ['sk-admin-'],
    pattern:
      /(?<![A-Za-z0-9_-])sk-admin-(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58}|[A-Za-z0-9_-]{20})T3BlbkFJ(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58}|[A-Za-z0-9_-]{20})(?![A-Za-z0-9_-])/,
    privilege: 'root',
    lifetime: LIFETIME.never,
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
  openai({
    id: 'openai-legacy',
    name: { en: 'user API key (legacy)', ja: 'ユーザー API キー（旧形式）' },
    keywords: ['T3BlbkFJ'],
    pattern: /\bsk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}(?![A-Za-z0-9])/,
    privilege: 'account-wide',
    lifetime: LIFETIME.never,
    keyless: 'workload-identity',
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
  openai({
    id: 'openai-service-legacy',
    name: { en: 'service key (older form)', ja: 'サービスキー（旧形式）' },
    keywords: ['sk-service-'],
    pattern:
      /(?<![A-Za-z0-9_-])sk-service-[A-Za-z0-9-]{1,40}-[A-Za-z0-9_]{20}T3BlbkFJ[A-Za-z0-9_]{20}(?![A-Za-z0-9_-])/,
    keyless: 'workload-identity',
    envName: 'OPENAI_API_KEY',
    manageUrl: 'https://platform.openai.com/api-keys',
    examples: {
      match: [
        'sk-service-app-{A-Za-z0-9:20}T3BlbkFJ{A-Za-z0-9:20}',
        'OPENAI_API_KEY=sk-service-app-{A-Za-z0-9:20}T3BlbkFJ{A-Za-z0-9:20}',
      ],
      reject: ['sk-service-app-{A-Za-z0-9:48}', 'sk-service-account'],
    },
  }),
  openai({
    id: 'openai-realtime-ephemeral',
    name: { en: 'realtime client secret', ja: 'Realtime クライアントシークレット' },
    keywords: ['ek_'],
    pattern: /\bek_[a-f0-9]{32}(?![A-Fa-f0-9])/,
    severity: 'low',
    privilege: 'restricted',
    publishable: true,
    lifetime: { en: 'about a minute', ja: '約 1 分' },
    manageUrl: 'https://platform.openai.com/api-keys',
    examples: {
      match: ['ek_{a-f0-9:32}', 'OPENAI_REALTIME_EPHEMERAL=ek_{a-f0-9:32}'],
      reject: ['ek_{a-f0-9:27}', 'ek_{x:32}'],
    },
  }),
];
