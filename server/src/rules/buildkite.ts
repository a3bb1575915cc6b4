import type { Rule } from '../detection/types.ts';
import { family } from './rule.ts';

const buildkite = family({
  provider: 'Buildkite',
  severity: 'high',
  privilege: 'scoped',
  docs: 'https://buildkite.com/docs/platform/security/tokens',
});

export const BUILDKITE: readonly Rule[] = [
  buildkite({
    id: 'buildkite-user',
    name: { en: 'API access token', ja: 'API アクセストークン' },
    keywords: ['bkua_'],
    pattern: /(?<![A-Za-z0-9_-])bkua_[a-z0-9]{40,53}(?![A-Za-z0-9_-])/,
    severity: 'critical',
    privilege: 'account-wide',
    envName: 'BUILDKITE_API_TOKEN',
    manageUrl: 'https://buildkite.com/user/api-access-tokens',
    examples: {
      match: ['bkua_{a-z0-9:44}', 'BUILDKITE_API_TOKEN=bkua_{a-z0-9:44}'],
      reject: ['bkua_{a-z0-9:35}', 'bkua_{x:44}'],
    },
  }),
  buildkite({
    id: 'buildkite-agent',
    name: { en: 'agent token', ja: 'エージェントトークン' },
    keywords: ['bkct_'],
    pattern: /(?<![A-Za-z0-9_-])bkct_[A-Za-z0-9_-]{73}(?![A-Za-z0-9_-])/,
    envName: 'BUILDKITE_AGENT_TOKEN',
    manageUrl: 'https://buildkite.com/user/api-access-tokens',
    examples: {
      match: ['bkct_{A-Za-z0-9_-:73}', 'BUILDKITE_AGENT_TOKEN=bkct_{A-Za-z0-9_-:73}'],
      reject: ['bkct_{A-Za-z0-9_-:68}', 'bkct_{x:73}'],
    },
  }),
  buildkite({
    id: 'buildkite-unclustered',
    name: { en: 'agent token (unclustered)', ja: 'エージェントトークン（クラスターなし）' },
    keywords: ['bkar_'],
    pattern: /(?<![A-Za-z0-9_-])bkar_[A-Za-z0-9_-]{73}(?![A-Za-z0-9_-])/,
    envName: 'BUILDKITE_AGENT_TOKEN',
    manageUrl: 'https://buildkite.com/user/api-access-tokens',
    examples: {
      match: ['bkar_{A-Za-z0-9_-:73}', 'BUILDKITE_AGENT_TOKEN=bkar_{A-Za-z0-9_-:73}'],
      reject: ['bkar_{A-Za-z0-9_-:68}', 'bkar_{x:73}'],
    },
  }),
  buildkite({
    id: 'buildkite-agent-session',
    name: { en: 'agent session token', ja: 'エージェントセッショントークン' },
    keywords: ['bkaa_'],
    pattern: /(?<![A-Za-z0-9_-])bkaa_[A-Za-z0-9_-]{75}(?![A-Za-z0-9_-])/,
    manageUrl: 'https://buildkite.com/user/api-access-tokens',
    examples: {
      match: ['bkaa_{A-Za-z0-9_-:75}', 'BUILDKITE_AGENT_SESSION=bkaa_{A-Za-z0-9_-:75}'],
      reject: ['bkaa_{A-Za-z0-9_-:70}', 'bkaa_{x:75}'],
    },
  }),
  buildkite({
    id: 'buildkite-job',
    name: { en: 'job token', ja: 'ジョブトークン' },
    keywords: ['bkaj_'],
    pattern: /(?<![A-Za-z0-9_-])bkaj_[A-Za-z0-9_-]{333}(?![A-Za-z0-9_-])/,
    severity: 'medium',
    manageUrl: 'https://buildkite.com/user/api-access-tokens',
    examples: {
      match: ['bkaj_{A-Za-z0-9_-:333}', 'BUILDKITE_JOB=bkaj_{A-Za-z0-9_-:333}'],
      reject: ['bkaj_{A-Za-z0-9_-:328}', 'bkaj_{x:333}'],
    },
  }),
  buildkite({
    id: 'buildkite-portal-token',
    name: { en: 'portal token', ja: 'ポータルトークン' },
    keywords: ['bkpat_'],
    pattern: /(?<![A-Za-z0-9_-])bkpat_[A-Za-z0-9_-]{54}(?![A-Za-z0-9_-])/,
    manageUrl: 'https://buildkite.com/user/api-access-tokens',
    examples: {
      match: ['bkpat_{A-Za-z0-9_-:54}', 'BUILDKITE_PORTAL_TOKEN=bkpat_{A-Za-z0-9_-:54}'],
      reject: ['bkpat_{A-Za-z0-9_-:49}', 'bkpat_{x:54}'],
    },
  }),
  buildkite({
    id: 'buildkite-portal-secret',
    name: { en: 'portal secret', ja: 'ポータルシークレット' },
    keywords: ['bkps_'],
    pattern: /(?<![A-Za-z0-9_-])bkps_[A-Za-z0-9_-]{64}(?![A-Za-z0-9_-])/,
    manageUrl: 'https://buildkite.com/user/api-access-tokens',
    examples: {
      match: ['bkps_{A-Za-z0-9_-:64}', 'BUILDKITE_PORTAL_SECRET=bkps_{A-Za-z0-9_-:64}'],
      reject: ['bkps_{A-Za-z0-9_-:59}', 'bkps_{x:64}'],
    },
  }),
  buildkite({
    id: 'buildkite-registry',
    name: { en: 'package registry token', ja: 'パッケージレジストリートークン' },
    keywords: ['bkpt_'],
    pattern: /(?<![A-Za-z0-9_-])bkpt_[A-Za-z0-9_-]{199}(?![A-Za-z0-9_-])/,
    manageUrl: 'https://buildkite.com/user/api-access-tokens',
    examples: {
      match: ['bkpt_{A-Za-z0-9_-:199}', 'BUILDKITE_REGISTRY=bkpt_{A-Za-z0-9_-:199}'],
      reject: ['bkpt_{A-Za-z0-9_-:194}', 'bkpt_{x:199}'],
    },
  }),
];
