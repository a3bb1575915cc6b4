import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const gitlab = family({ severity: 'high', privilege: 'account-wide', provider: 'GitLab' });

export const GITLAB: readonly Rule[] = [
  gitlab({
    id: 'gitlab-pat',
    name: KIND.personalAccessToken,
    keywords: ['glpat-'],
    pattern: /\bglpat-[A-Za-z0-9_-]{20}(?![A-Za-z0-9_.-])/,
    severity: 'critical',
    envName: 'GITLAB_TOKEN',
    manageUrl: 'https://gitlab.com/-/user_settings/personal_access_tokens',
    docs: 'https://docs.gitlab.com/security/tokens/',
    examples: {
      match: ['glpat-{A-Za-z0-9_-:20}', 'GITLAB_TOKEN=glpat-{A-Za-z0-9_-:20}'],
      reject: ['glpat-{A-Za-z0-9_-:15}', 'glpat-{x:20}'],
    },
  }),
  gitlab({
    id: 'gitlab-pat-routable',
    name: { en: 'personal access token (routable)', ja: '個人アクセストークン（ルーティング可能）' },
    keywords: ['glpat-'],
    pattern: /(?<![A-Za-z0-9_-])glpat-[A-Za-z0-9_-]{27,300}\.[0-9a-z]{2}\.[0-9a-z]{9}(?![A-Za-z0-9])/,
    check: 'crc-base36',
    severity: 'critical',
    envName: 'GITLAB_TOKEN',
    manageUrl: 'https://gitlab.com/-/user_settings/personal_access_tokens',
    examples: {
      match: ['glpat-{A-Za-z0-9_-:27}.01.0r{check}', 'GITLAB_TOKEN=glpat-{A-Za-z0-9_-:27}.01.0r{check}'],
      reject: [
        'glpat-{A-Za-z0-9_-:22}.{0-9a-z:2}.{0-9a-z:9}',
        'glpat-{x:118}.{x:2}.{x:9}',
        'glpat-{A-Za-z0-9_-:27}.01.0r{0:7}',
      ],
    },
  }),
  gitlab({
    id: 'gitlab-deploy-token',
    name: KIND.deployToken,
    keywords: ['gldt-'],
    pattern: /(?<![A-Za-z0-9_-])gldt-[A-Za-z0-9_-]{20,64}(?![A-Za-z0-9_-])/,
    privilege: 'scoped',
    manageUrl: 'https://gitlab.com/-/user_settings/personal_access_tokens',
    docs: 'https://docs.gitlab.com/security/tokens/',
    examples: {
      match: ['gldt-{A-Za-z0-9_-:34}', 'GITLAB_DEPLOY_TOKEN=gldt-{A-Za-z0-9_-:34}'],
      reject: ['gldt-{A-Za-z0-9_-:15}', 'gldt-{x:34}'],
    },
  }),
  gitlab({
    id: 'gitlab-runner-auth',
    name: { en: 'runner authentication token', ja: 'Runner 認証トークン' },
    keywords: ['glrt-'],
    pattern: /\bglrt-[A-Za-z0-9_-]{20}(?![A-Za-z0-9_.-])/,
    privilege: 'scoped',
    manageUrl: 'https://gitlab.com/-/user_settings/personal_access_tokens',
    docs: 'https://docs.gitlab.com/security/tokens/',
    examples: {
      match: ['glrt-{A-Za-z0-9_-:20}', 'GITLAB_RUNNER_AUTH=glrt-{A-Za-z0-9_-:20}'],
      reject: ['glrt-{A-Za-z0-9_-:15}', 'glrt-{x:20}'],
    },
  }),
  gitlab({
    id: 'gitlab-trigger',
    name: { en: 'pipeline trigger token', ja: 'パイプライントリガートークン' },
    keywords: ['glptt-'],
    pattern: /\bglptt-[0-9a-f]{40}(?![A-Fa-f0-9])/,
    privilege: 'restricted',
    manageUrl: 'https://gitlab.com/-/user_settings/personal_access_tokens',
    docs: 'https://docs.gitlab.com/security/tokens/',
    examples: {
      match: ['glptt-{0-9a-f:40}', 'GITLAB_TRIGGER=glptt-{0-9a-f:40}'],
      reject: ['glptt-{0-9a-f:35}', 'glptt-{x:40}'],
    },
  }),
];
