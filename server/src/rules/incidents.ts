import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { assigned, hex, UUID } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'scoped' });

export const INCIDENTS: readonly Rule[] = [
  issued({
    id: 'sentry-user-token',
    provider: 'Sentry',
    name: { en: 'personal auth token', ja: '個人認証トークン' },
    keywords: ['sntryu_'],
    pattern: /\bsntryu_[a-f0-9]{64}(?![A-Fa-f0-9])/,
    lifetime: LIFETIME.never,
    envName: 'SENTRY_AUTH_TOKEN',
    manageUrl: 'https://sentry.io/settings/account/api/auth-tokens/',
    docs: 'https://docs.sentry.io/account/auth-tokens/',
    examples: {
      match: ['sntryu_{a-f0-9:64}', 'SENTRY_AUTH_TOKEN=sntryu_{a-f0-9:64}'],
      reject: ['sntryu_{a-f0-9:59}', 'sntryu_{x:64}'],
    },
  }),
  issued({
    id: 'sentry-org-token',
    provider: 'Sentry',
    name: { en: 'organisation auth token', ja: '組織認証トークン' },
    keywords: ['sntrys_'],
    pattern: /(?<![A-Za-z0-9+/_-])sntrys_eyJ[A-Za-z0-9+/=]{80,360}_[A-Za-z0-9+/]{32,64}(?![A-Za-z0-9+/=])/,
    check: 'sentry-org',
    severity: 'medium',
    privilege: 'restricted',
    envName: 'SENTRY_AUTH_TOKEN',
    manageUrl: 'https://sentry.io/settings/account/api/auth-tokens/',
    docs: 'https://docs.sentry.io/account/auth-tokens/',
    examples: {
      match: [
        'sntrys_{A-Za-z0-9:30}{check}{A-Za-z0-9+/:43}',
        'SENTRY_AUTH_TOKEN=sntrys_{A-Za-z0-9:30}{check}{A-Za-z0-9+/:43}',
      ],
      reject: ['sntrys_eyJ{A-Za-z0-9:90}_{A-Za-z0-9:43}', 'sntrys_{x:64}'],
    },
  }),
  issued({
    id: 'sentry-token-legacy',
    provider: 'Sentry',
    name: { en: 'auth token (legacy)', ja: '認証トークン（旧形式）' },
    ...assigned(['sentry'], hex(64)),
    envName: 'SENTRY_AUTH_TOKEN',
    manageUrl: 'https://sentry.io/settings/account/api/auth-tokens/',
    examples: {
      match: ['SENTRY_AUTH_TOKEN={0-9a-f:64}', 'const sentryApiKey = "{0-9a-f:64}";'],
      reject: [
        'checksum = "{0-9a-f:64}"',
        'SENTRY_AUTH_TOKEN=${SENTRY_AUTH_TOKEN}',
        'SENTRY_AUTH_TOKEN={0-9a-f:59}',
      ],
    },
  }),
  issued({
    id: 'sentry-dsn',
    provider: 'Sentry',
    name: { en: 'DSN', ja: 'DSN' },
    keywords: ['.sentry.io/'],
    pattern: /https:\/\/[0-9a-f]{32}@[a-z0-9.-]{1,80}\.sentry\.io\/[0-9]{1,20}/,
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    envName: 'SENTRY_DSN',
    manageUrl: 'https://sentry.io/settings/account/api/auth-tokens/',
    examples: {
      match: [
        'https://{0-9a-f:32}@o{0-9:6}.ingest.sentry.io/{0-9:7}',
        'SENTRY_DSN=https://{0-9a-f:32}@o{0-9:6}.ingest.us.sentry.io/{0-9:7}',
      ],
      reject: ['https://{0-9a-f:20}@o{0-9:6}.ingest.sentry.io/{0-9:7}', 'https://docs.sentry.io/platforms/'],
    },
  }),
  issued({
    id: 'bugsnag-key',
    provider: 'Bugsnag',
    name: { en: 'personal auth token', ja: '個人認証トークン' },
    ...assigned(['bugsnag'], UUID),
    severity: 'medium',
    privilege: 'account-wide',
    envName: 'BUGSNAG_API_KEY',
    examples: {
      match: [
        'BUGSNAG_API_KEY={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const bugsnagApiKey = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'BUGSNAG_API_KEY=${BUGSNAG_API_KEY}',
      ],
    },
  }),
  issued({
    id: 'rollbar-token',
    provider: 'Rollbar',
    name: KIND.accessToken,
    ...assigned(['rollbar'], hex(32)),
    severity: 'medium',
    envName: 'ROLLBAR_ACCESS_TOKEN',
    examples: {
      match: ['ROLLBAR_ACCESS_TOKEN={0-9a-f:32}', 'const rollbarApiKey = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'ROLLBAR_ACCESS_TOKEN=${ROLLBAR_ACCESS_TOKEN}',
        'ROLLBAR_ACCESS_TOKEN={0-9a-f:27}',
      ],
    },
  }),
  issued({
    id: 'pagerduty-key',
    provider: 'PagerDuty',
    name: { en: 'REST API key', ja: 'REST API キー' },
    ...assigned(['pagerduty', 'pager_duty', 'pd_token'], 'u\\+[A-Za-z0-9_+-]{18}'),
    privilege: 'account-wide',
    envName: 'PAGERDUTY_TOKEN',
    manageUrl: 'https://support.pagerduty.com/',
    examples: {
      match: ['PAGERDUTY_TOKEN=u+{A-Za-z0-9_+-:18}', 'const pagerdutyApiKey = "u+{A-Za-z0-9_+-:18}";'],
      reject: ['checksum = "u+{A-Za-z0-9_+-:18}"', 'PAGERDUTY_TOKEN=${PAGERDUTY_TOKEN}'],
    },
  }),
  issued({
    id: 'opsgenie-key',
    provider: 'Opsgenie',
    name: KIND.apiKey,
    ...assigned(['opsgenie', 'genie_key'], UUID),
    envName: 'OPSGENIE_API_KEY',
    examples: {
      match: [
        'OPSGENIE_API_KEY={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const opsgenieApiKey = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'OPSGENIE_API_KEY=${OPSGENIE_API_KEY}',
      ],
    },
  }),
  issued({
    id: 'rootly-key',
    provider: 'Rootly',
    name: KIND.apiKey,
    keywords: ['rootly_'],
    pattern: /\brootly_[a-f0-9]{64}(?![A-Fa-f0-9])/,
    privilege: 'account-wide',
    envName: 'ROOTLY_API_TOKEN',
    examples: {
      match: ['rootly_{a-f0-9:64}', 'ROOTLY_API_TOKEN=rootly_{a-f0-9:64}'],
      reject: ['rootly_{a-f0-9:59}', 'rootly_{x:64}'],
    },
  }),
];
