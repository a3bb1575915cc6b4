import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { alphanumeric, called, hex } from './shapes.ts';

const issued = family({ severity: 'medium', privilege: 'account-wide' });

export const ANALYTICS: readonly Rule[] = [
  issued({
    id: 'posthog-personal',
    provider: 'PostHog',
    name: { en: 'personal API key', ja: '個人 API キー' },
    keywords: ['phx_'],
    pattern: /(?<![A-Za-z0-9_-])phx_[A-Za-z0-9_-]{41,49}(?![A-Za-z0-9_-])/,
    severity: 'high',
    envName: 'POSTHOG_PERSONAL_API_KEY',
    examples: {
      match: ['phx_{A-Za-z0-9_-:43}', 'POSTHOG_PERSONAL_API_KEY=phx_{A-Za-z0-9_-:43}'],
      reject: ['phx_{A-Za-z0-9_-:36}', 'phx_{x:43}'],
    },
  }),
  issued({
    id: 'posthog-project',
    provider: 'PostHog',
    name: { en: 'project API key', ja: 'プロジェクト API キー' },
    keywords: ['phc_'],
    pattern: /(?<![A-Za-z0-9_-])phc_[A-Za-z0-9_-]{41,45}(?![A-Za-z0-9_-])/,
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    envName: 'POSTHOG_API_KEY',
    examples: {
      match: ['phc_{A-Za-z0-9_-:42}', 'POSTHOG_API_KEY=phc_{A-Za-z0-9_-:42}'],
      reject: ['phc_{A-Za-z0-9_-:36}', 'phc_{x:42}'],
    },
  }),
  issued({
    id: 'amplitude-secret',
    provider: 'Amplitude',
    name: KIND.secretKey,
    ...called(['amplitude_secret', 'amplitude_secret_key'], hex(32)),
    privilege: 'scoped',
    envName: 'AMPLITUDE_SECRET_KEY',
    examples: {
      match: ['AMPLITUDE_SECRET_KEY={0-9a-f:32}', 'const amplitudeSecret = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'AMPLITUDE_SECRET_KEY=${AMPLITUDE_SECRET_KEY}',
        'AMPLITUDE_SECRET_KEY={0-9a-f:27}',
      ],
    },
  }),
  issued({
    id: 'mixpanel-secret',
    provider: 'Mixpanel',
    name: KIND.apiSecret,
    ...called(['mixpanel_secret', 'mixpanel_api_secret'], alphanumeric(32)),
    privilege: 'scoped',
    envName: 'MIXPANEL_SECRET',
    examples: {
      match: ['MIXPANEL_SECRET={A-Za-z0-9:32}', 'const mixpanelSecret = "{A-Za-z0-9:32}";'],
      reject: [
        'checksum = "{A-Za-z0-9:32}"',
        'MIXPANEL_SECRET=${MIXPANEL_SECRET}',
        'MIXPANEL_SECRET={A-Za-z0-9:27}',
      ],
    },
  }),
  issued({
    id: 'segment-token',
    provider: 'Segment',
    name: { en: 'public API token', ja: 'Public API トークン' },
    keywords: ['sgp_'],
    pattern: /\bsgp_[A-Za-z0-9]{64}(?![A-Za-z0-9])/,
    severity: 'high',
    envName: 'SEGMENT_TOKEN',
    docs: 'https://segment.com/docs/api/public-api/',
    examples: {
      match: ['sgp_{A-Za-z0-9:64}', 'SEGMENT_TOKEN=sgp_{A-Za-z0-9:64}'],
      reject: ['sgp_{A-Za-z0-9:59}', 'sgp_{x:64}'],
    },
  }),
  issued({
    id: 'statsig-secret',
    provider: 'Statsig',
    name: { en: 'server secret key', ja: 'サーバーシークレットキー' },
    keywords: ['secret-'],
    pattern: /\bsecret-[A-Za-z0-9]{40,48}(?![A-Za-z0-9])/,
    privilege: 'restricted',
    envName: 'STATSIG_SECRET_KEY',
    examples: {
      match: ['secret-{A-Za-z0-9:42}', 'STATSIG_SECRET_KEY=secret-{A-Za-z0-9:42}'],
      reject: ['secret-{A-Za-z0-9:35}', 'secret-{x:42}'],
    },
  }),
];
