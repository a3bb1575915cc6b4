import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { assigned, hex, UUID } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'scoped' });

export const CODE_QUALITY: readonly Rule[] = [
  issued({
    id: 'codecov-token',
    provider: 'Codecov',
    name: { en: 'upload token', ja: 'アップロードトークン' },
    ...assigned(['codecov'], UUID),
    severity: 'low',
    privilege: 'restricted',
    envName: 'CODECOV_TOKEN',
    examples: {
      match: [
        'CODECOV_TOKEN={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const codecovApiKey = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'CODECOV_TOKEN=${CODECOV_TOKEN}',
      ],
    },
  }),
  issued({
    id: 'sonarqube-token',
    provider: 'SonarQube',
    name: { en: 'analysis token', ja: '解析トークン' },
    keywords: ['squ_', 'sqp_', 'sqa_'],
    pattern: /\bsq[upa]_[0-9a-f]{40}(?![A-Fa-f0-9])/,
    lifetime: LIFETIME.optional,
    envName: 'SONAR_TOKEN',
    examples: {
      match: ['sq{upa:1}_{0-9a-f:40}', 'SONAR_TOKEN=sq{upa:1}_{0-9a-f:40}'],
      reject: ['sq{upa:1}_{0-9a-f:35}', 'sq{x:1}_{x:40}'],
    },
  }),
  issued({
    id: 'sonarcloud-scoped',
    provider: 'SonarQube',
    name: { en: 'scoped organisation token', ja: '組織スコープトークン' },
    keywords: ['sqco_'],
    pattern: /\bsqco_[A-Za-z0-9]{59}(?![A-Za-z0-9])/,
    envName: 'SONAR_TOKEN',
    examples: {
      match: ['sqco_{A-Za-z0-9:59}', 'SONAR_TOKEN=sqco_{A-Za-z0-9:59}'],
      reject: ['sqco_{A-Za-z0-9:54}', 'sqco_{x:59}'],
    },
  }),
  issued({
    id: 'sonar-legacy',
    provider: 'SonarQube',
    name: { en: 'token (legacy)', ja: 'トークン（旧形式）' },
    ...assigned(
      ['sonar.login', 'sonar.token', 'sonar_token', 'sonar_login', 'sonarqube', 'sonarcloud'],
      hex(40),
    ),
    severity: 'medium',
    envName: 'SONAR_TOKEN',
    examples: {
      match: ['sonar.login_api_key: {0-9a-f:40}', '"sonar.login_api_key": "{0-9a-f:40}"'],
      reject: ['checksum = "{0-9a-f:40}"', 'SONAR_TOKEN=${SONAR_TOKEN}', 'sonar.login_api_key: {0-9a-f:35}'],
    },
  }),
  issued({
    id: 'snyk-token',
    provider: 'Snyk',
    name: KIND.apiToken,
    ...assigned(['snyk'], UUID),
    privilege: 'account-wide',
    envName: 'SNYK_TOKEN',
    examples: {
      match: [
        'SNYK_TOKEN={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const snykApiKey = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'SNYK_TOKEN=${SNYK_TOKEN}',
      ],
    },
  }),
  issued({
    id: 'aikido-secret',
    provider: 'Aikido',
    name: { en: 'CI token or client secret', ja: 'CI トークン・クライアントシークレット' },
    keywords: ['AIK_CI_', 'AIK_SECRET_'],
    pattern: /\bAIK_(?:CI|SECRET)_[A-Za-z0-9]{20,64}(?![A-Za-z0-9])/,
    envName: 'AIKIDO_API_KEY',
    examples: {
      match: ['AIK_CI_{A-Za-z0-9:34}', 'AIKIDO_API_KEY=AIK_CI_{A-Za-z0-9:34}'],
      reject: ['AIK_CI_{A-Za-z0-9:15}', 'AIK_CI_{x:34}'],
    },
  }),
];
