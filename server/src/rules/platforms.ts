import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, UUID } from './shapes.ts';

const issued = family({ severity: 'critical', privilege: 'account-wide' });

export const PLATFORMS: readonly Rule[] = [
  issued({
    id: 'salesforce-access-token',
    provider: 'Salesforce',
    name: KIND.accessToken,
    keywords: ['00D'],
    pattern: /\b00D[A-Za-z0-9]{12}![A-Za-z0-9._]{80,260}(?![A-Za-z0-9._])/,
    lifetime: { en: '2 hours by default', ja: '既定では 2 時間' },
    envName: 'SALESFORCE_ACCESS_TOKEN',
    manageUrl: 'https://login.salesforce.com/',
    docs: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_access_tokens.htm',
    examples: {
      match: [
        '00D{A-Za-z0-9:12}!{A-Za-z0-9._:140}',
        'SALESFORCE_ACCESS_TOKEN=00D{A-Za-z0-9:12}!{A-Za-z0-9._:140}',
      ],
      reject: ['00D{A-Za-z0-9:12}!{A-Za-z0-9._:75}', '00D{x:12}!{x:140}'],
    },
  }),
  issued({
    id: 'salesforce-refresh-token',
    provider: 'Salesforce',
    name: KIND.refreshToken,
    keywords: ['5Aep861'],
    pattern: /\b5Aep861[A-Za-z0-9._=]{60,200}/,
    lifetime: LIFETIME.untilDeleted,
    envName: 'SALESFORCE_REFRESH_TOKEN',
    examples: {
      match: ['5Aep861{A-Za-z0-9._:106}', 'SALESFORCE_REFRESH_TOKEN=5Aep861{A-Za-z0-9._:106}'],
      reject: ['5Aep861{A-Za-z0-9._:55}', '5Aep861{x:106}'],
    },
  }),
  issued({
    id: 'salesforce-consumer-key',
    provider: 'Salesforce',
    name: { en: 'consumer key', ja: 'コンシューマーキー' },
    keywords: ['3MVG9'],
    pattern: /\b3MVG9[A-Za-z0-9._]{80,200}/,
    confidence: 'weak',
    severity: 'info',
    privilege: 'publishable',
    envName: 'SALESFORCE_CLIENT_ID',
    examples: {
      match: ['3MVG9{A-Za-z0-9._:120}', 'SALESFORCE_CLIENT_ID=3MVG9{A-Za-z0-9._:120}'],
      reject: ['3MVG9{A-Za-z0-9._:75}', '3MVG9{x:120}'],
    },
  }),
  issued({
    id: 'hubspot-private-app',
    provider: 'HubSpot',
    name: { en: 'private app token', ja: '非公開アプリのトークン' },
    keywords: ['pat-'],
    pattern:
      /\bpat-[a-z]{2}[0-9]-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Fa-f0-9])/,
    privilege: 'scoped',
    lifetime: LIFETIME.never,
    envName: 'HUBSPOT_ACCESS_TOKEN',
    manageUrl: 'https://app.hubspot.com/private-apps/',
    examples: {
      match: [
        'pat-{a-z:2}{0-9:1}-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'HUBSPOT_ACCESS_TOKEN=pat-{a-z:2}{0-9:1}-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
      ],
      reject: [
        'pat-{a-z:2}{0-9:1}-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:7}',
        'pat-{x:2}{x:1}-{x:8}-{x:4}-{x:4}-{x:4}-{x:12}',
      ],
    },
  }),
  issued({
    id: 'hubspot-key-legacy',
    provider: 'HubSpot',
    name: { en: 'API key (retired)', ja: 'API キー（廃止済み）' },
    ...assigned(['hubspot', 'hapikey'], UUID),
    severity: 'low',
    envName: 'HUBSPOT_API_KEY',
    manageUrl: 'https://app.hubspot.com/private-apps/',
    examples: {
      match: [
        'HUBSPOT_API_KEY={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const hubspotApiKey = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'HUBSPOT_API_KEY=${HUBSPOT_API_KEY}',
      ],
    },
  }),
  issued({
    id: 'zendesk-token',
    provider: 'Zendesk',
    name: KIND.apiToken,
    ...assigned(['zendesk'], alphanumeric(40)),
    envName: 'ZENDESK_API_TOKEN',
    manageUrl: 'https://support.zendesk.com/',
    examples: {
      match: ['ZENDESK_API_TOKEN={A-Za-z0-9:40}', 'const zendeskApiKey = "{A-Za-z0-9:40}";'],
      reject: [
        'checksum = "{A-Za-z0-9:40}"',
        'ZENDESK_API_TOKEN=${ZENDESK_API_TOKEN}',
        'ZENDESK_API_TOKEN={A-Za-z0-9:35}',
      ],
    },
  }),
  issued({
    id: 'freshdesk-key',
    provider: 'Freshdesk',
    name: KIND.apiKey,
    ...assigned(['freshdesk'], alphanumeric(20)),
    severity: 'high',
    envName: 'FRESHDESK_API_KEY',
    examples: {
      match: ['FRESHDESK_API_KEY={A-Za-z0-9:20}', 'const freshdeskApiKey = "{A-Za-z0-9:20}";'],
      reject: [
        'checksum = "{A-Za-z0-9:20}"',
        'FRESHDESK_API_KEY=${FRESHDESK_API_KEY}',
        'FRESHDESK_API_KEY={A-Za-z0-9:15}',
      ],
    },
  }),
  issued({
    id: 'intercom-token',
    provider: 'Intercom',
    name: KIND.accessToken,
    ...assigned(['intercom'], 'dG9r[A-Za-z0-9+/]{55}='),
    severity: 'high',
    envName: 'INTERCOM_ACCESS_TOKEN',
    examples: {
      match: [
        'INTERCOM_ACCESS_TOKEN=dG9r{A-Za-z0-9+/:55}=',
        'const intercomApiKey = "dG9r{A-Za-z0-9+/:55}=";',
      ],
      reject: ['checksum = "dG9r{A-Za-z0-9+/:55}="', 'INTERCOM_ACCESS_TOKEN=${INTERCOM_ACCESS_TOKEN}'],
    },
  }),
];
