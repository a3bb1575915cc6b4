import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, called, hex, UUID } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const PLATFORMS: readonly Rule[] = [
  issued({
    id: 'salesforce-access-token',
    provider: 'Salesforce',
    name: KIND.accessToken,
    keywords: ['00D'],
    pattern: /\b00D[A-Za-z0-9]{12}![A-Za-z0-9._]{80,260}(?![A-Za-z0-9._])/,
    severity: 'critical',
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
    severity: 'critical',
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
    severity: 'critical',
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
    severity: 'critical',
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
    envName: 'INTERCOM_ACCESS_TOKEN',
    examples: {
      match: [
        'INTERCOM_ACCESS_TOKEN=dG9r{A-Za-z0-9+/:55}=',
        'const intercomApiKey = "dG9r{A-Za-z0-9+/:55}=";',
      ],
      reject: ['checksum = "dG9r{A-Za-z0-9+/:55}="', 'INTERCOM_ACCESS_TOKEN=${INTERCOM_ACCESS_TOKEN}'],
    },
  }),
  issued({
    id: 'workato-token',
    provider: 'Workato',
    name: { en: 'developer API token', ja: '開発者 API トークン' },
    keywords: ['wrka'],
    pattern:
      /(?<![A-Za-z0-9_-])wrka(?:eu|jp|sg|au|us|il)?-eyJ[A-Za-z0-9_-]{8,200}\.[A-Za-z0-9_-]{16,2000}\.[A-Za-z0-9_-]{64,1000}(?![A-Za-z0-9_-])/,
    envName: 'WORKATO_API_TOKEN',
    examples: {
      match: [
        'wrka-eyJ{A-Za-z0-9_-:72}.{A-Za-z0-9_-:677}.{A-Za-z0-9_-:376}',
        'WORKATO_API_TOKEN=wrka-eyJ{A-Za-z0-9_-:72}.{A-Za-z0-9_-:677}.{A-Za-z0-9_-:376}',
      ],
      reject: [
        'wrka-eyJ{A-Za-z0-9_-:72}.{A-Za-z0-9_-:11}.{A-Za-z0-9_-:376}',
        'wrka-eyJ{x:72}.{x:677}.{x:376}',
      ],
    },
  }),
  issued({
    id: 'zapier-webhook',
    provider: 'Zapier',
    name: { en: 'catch hook URL', ja: 'Catch Hook URL' },
    keywords: ['hooks.zapier.com/hooks/catch/'],
    pattern: /hooks\.zapier\.com\/hooks\/catch\/[0-9]{5,10}\/[a-z0-9]{5,12}/,
    severity: 'low',
    privilege: 'restricted',
    envName: 'ZAPIER_WEBHOOK_URL',
    examples: {
      match: [
        'hooks.zapier.com/hooks/catch/{0-9:6}/{a-z0-9:7}',
        'curl hooks.zapier.com/hooks/catch/{0-9:6}/{a-z0-9:7}',
      ],
      reject: ['hooks.zapier.com/hooks/catch/{0-9:6}/{a-z0-9:1}', 'hooks.zapier.com/hooks/catch/{x:6}/{x:7}'],
    },
  }),
  issued({
    id: 'tines-webhook',
    provider: 'Tines',
    name: KIND.webhookUrl,
    keywords: ['.tines.com/webhook/'],
    pattern: /https:\/\/[A-Za-z0-9_-]{2,60}\.tines\.com\/webhook\/[a-z0-9]{32}\/[a-z0-9]{32}(?![A-Za-z0-9])/,
    severity: 'medium',
    privilege: 'restricted',
    examples: {
      match: [
        'https://{A-Za-z0-9_-:21}.tines.com/webhook/{a-z0-9:32}/{a-z0-9:32}',
        'curl https://{A-Za-z0-9_-:21}.tines.com/webhook/{a-z0-9:32}/{a-z0-9:32}',
      ],
      reject: [
        'https://{A-Za-z0-9_-:1}.tines.com/webhook/{a-z0-9:32}/{a-z0-9:32}',
        'https://{x:21}.tines.com/webhook/{x:32}/{x:32}',
      ],
    },
  }),
  issued({
    id: 'onesignal-key',
    provider: 'OneSignal',
    name: KIND.apiKey,
    keywords: ['os_v2_app_', 'os_v2_org_'],
    pattern: /\bos_v2_(?:app|org)_[a-z2-7]{103}(?![A-Za-z0-9])/,
    privilege: 'scoped',
    envName: 'ONESIGNAL_API_KEY',
    examples: {
      match: ['os_v2_app_{a-z2-7:103}', 'ONESIGNAL_API_KEY=os_v2_app_{a-z2-7:103}'],
      reject: ['os_v2_app_{a-z2-7:98}', 'os_v2_app_{x:103}'],
    },
  }),
  issued({
    id: 'pusher-secret',
    provider: 'Pusher',
    name: { en: 'Channels app secret', ja: 'Channels アプリシークレット' },
    ...called(['pusher_app_secret', 'pusher_secret'], hex(20)),
    privilege: 'scoped',
    envName: 'PUSHER_SECRET',
    examples: {
      match: ['PUSHER_SECRET={0-9a-f:20}', 'const pusherAppSecret = "{0-9a-f:20}";'],
      reject: ['checksum = "{0-9a-f:20}"', 'PUSHER_SECRET=${PUSHER_SECRET}', 'PUSHER_SECRET={0-9a-f:15}'],
    },
  }),
  issued({
    id: 'svix-webhook-secret',
    provider: 'Svix',
    name: KIND.webhookSecret,
    keywords: ['whsec_'],
    pattern:
      /(?<![A-Za-z0-9+/_-])whsec_(?=[A-Za-z0-9]{0,44}[+/=])[A-Za-z0-9+/]{32,44}={0,2}(?![A-Za-z0-9+/=])/,
    severity: 'medium',
    privilege: 'restricted',
    envName: 'SVIX_WEBHOOK_SECRET',
    examples: {
      match: ['whsec_{A-Za-z0-9:31}/', 'SVIX_WEBHOOK_SECRET=whsec_{A-Za-z0-9:20}+{A-Za-z0-9:20}'],
      reject: ['whsec_{A-Za-z0-9:20}', 'whsec_{x:32}'],
    },
  }),
  issued({
    id: 'inngest-signing-key',
    provider: 'Inngest',
    name: { en: 'signing key', ja: '署名キー' },
    keywords: ['signkey-'],
    pattern: /(?<![A-Za-z0-9_-])signkey-[a-z0-9_-]{1,20}-[a-f0-9]{64}(?![A-Fa-f0-9])/,
    privilege: 'scoped',
    envName: 'INNGEST_SIGNING_KEY',
    examples: {
      match: ['signkey-{a-z0-9_-:7}-{a-f0-9:64}', 'INNGEST_SIGNING_KEY=signkey-{a-z0-9_-:7}-{a-f0-9:64}'],
      reject: ['signkey-{a-z0-9_-:7}-{a-f0-9:59}', 'signkey-{x:7}-{x:64}'],
    },
  }),
  issued({
    id: 'trigger-dev-key',
    provider: 'Trigger.dev',
    name: { en: 'environment key', ja: '環境キー' },
    keywords: ['tr_prod_', 'tr_stg_', 'tr_dev_', 'tr_pat_'],
    pattern: /\btr_(?:prod|stg|dev|pat)_[A-Za-z0-9]{20,40}(?![A-Za-z0-9])/,
    privilege: 'scoped',
    test: /_dev_/,
    envName: 'TRIGGER_SECRET_KEY',
    examples: {
      match: ['tr_prod_{A-Za-z0-9:26}', 'TRIGGER_SECRET_KEY=tr_prod_{A-Za-z0-9:26}'],
      reject: ['tr_prod_{A-Za-z0-9:15}', 'tr_prod_{x:26}'],
    },
  }),
  issued({
    id: 'rapidapi-key',
    provider: 'RapidAPI',
    name: KIND.apiKey,
    keywords: ['msh'],
    pattern: /(?<![A-Za-z0-9])[a-f0-9]{10}msh[a-f0-9]{15}p1[a-f0-9]{5}jsn[a-f0-9]{12}(?![A-Za-z0-9])/,
    severity: 'medium',
    envName: 'RAPIDAPI_KEY',
    examples: {
      match: [
        '{a-f0-9:10}msh{a-f0-9:15}p1{a-f0-9:5}jsn{a-f0-9:12}',
        'X-RapidAPI-Key: {a-f0-9:10}msh{a-f0-9:15}p1{a-f0-9:5}jsn{a-f0-9:12}',
      ],
      reject: ['{a-f0-9:10}msh{a-f0-9:15}', '{a-f0-9:50}'],
    },
  }),
  issued({
    id: 'openweather-key',
    provider: 'OpenWeather',
    name: KIND.apiKey,
    ...called(['openweather', 'open_weather', 'appid', 'owm_api'], hex(32)),
    severity: 'low',
    privilege: 'restricted',
    envName: 'OPENWEATHER_API_KEY',
    examples: {
      match: ['OPENWEATHER_API_KEY={0-9a-f:32}', 'const openweather = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'OPENWEATHER_API_KEY=${OPENWEATHER_API_KEY}',
        'OPENWEATHER_API_KEY={0-9a-f:27}',
      ],
    },
  }),
  issued({
    id: 'mapbox-secret',
    provider: 'Mapbox',
    name: { en: 'secret token', ja: 'シークレットトークン' },
    keywords: ['sk.eyJ'],
    pattern: /(?<![A-Za-z0-9_-])sk\.eyJ[A-Za-z0-9_-]{40,200}\.[A-Za-z0-9_-]{20,30}(?![A-Za-z0-9_-])/,
    check: 'mapbox',
    privilege: 'scoped',
    envName: 'MAPBOX_SECRET_TOKEN',
    manageUrl: 'https://account.mapbox.com/access-tokens/',
    docs: 'https://docs.mapbox.com/api/accounts/tokens/',
    examples: {
      match: [
        'sk.{A-Za-z0-9:16}{check}.{A-Za-z0-9_-:22}',
        'MAPBOX_SECRET_TOKEN=sk.{A-Za-z0-9:24}{check}.{A-Za-z0-9_-:22}',
      ],
      reject: ['sk.eyJ{A-Za-z0-9:60}.{A-Za-z0-9_-:22}', 'sk.eyJ{x:60}.{x:22}'],
    },
  }),
  issued({
    id: 'mapbox-public',
    provider: 'Mapbox',
    name: { en: 'public token', ja: '公開トークン' },
    keywords: ['pk.eyJ'],
    pattern: /(?<![A-Za-z0-9_-])pk\.eyJ[A-Za-z0-9_-]{40,200}\.[A-Za-z0-9_-]{20,30}(?![A-Za-z0-9_-])/,
    check: 'mapbox',
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    envName: 'MAPBOX_ACCESS_TOKEN',
    manageUrl: 'https://account.mapbox.com/access-tokens/',
    docs: 'https://docs.mapbox.com/api/accounts/tokens/',
    examples: {
      match: [
        'pk.{A-Za-z0-9:16}{check}.{A-Za-z0-9_-:22}',
        'MAPBOX_ACCESS_TOKEN=pk.{A-Za-z0-9:24}{check}.{A-Za-z0-9_-:22}',
      ],
      reject: ['pk.eyJ{A-Za-z0-9:60}.{A-Za-z0-9_-:22}', 'pk.eyJ{x:60}.{x:22}'],
    },
  }),
  issued({
    id: 'mapbox-temporary',
    provider: 'Mapbox',
    name: { en: 'temporary token', ja: '一時トークン' },
    keywords: ['tk.eyJ'],
    pattern: /(?<![A-Za-z0-9_-])tk\.eyJ[A-Za-z0-9_-]{40,200}\.[A-Za-z0-9_-]{20,30}(?![A-Za-z0-9_-])/,
    check: 'mapbox',
    severity: 'low',
    privilege: 'restricted',
    lifetime: LIFETIME.hour,
    manageUrl: 'https://account.mapbox.com/access-tokens/',
    docs: 'https://docs.mapbox.com/api/accounts/tokens/',
    examples: {
      match: [
        'tk.{A-Za-z0-9:16}{check}.{A-Za-z0-9_-:22}',
        'token: tk.{A-Za-z0-9:24}{check}.{A-Za-z0-9_-:22}',
      ],
      reject: ['tk.eyJ{A-Za-z0-9:60}.{A-Za-z0-9_-:22}', 'tk.eyJ{x:60}.{x:22}'],
    },
  }),
  issued({
    id: 'maxmind-license',
    provider: 'MaxMind',
    name: { en: 'license key', ja: 'ライセンスキー' },
    keywords: ['_mmk'],
    pattern: /\b[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk(?![A-Za-z0-9])/,
    severity: 'medium',
    privilege: 'restricted',
    envName: 'MAXMIND_LICENSE_KEY',
    examples: {
      match: ['{A-Za-z0-9:6}_{A-Za-z0-9:29}_mmk', 'MAXMIND_LICENSE_KEY={A-Za-z0-9:6}_{A-Za-z0-9:29}_mmk'],
      reject: ['{A-Za-z0-9:6}_{A-Za-z0-9:24}_mmk', '{x:6}_{x:29}_mmk'],
    },
  }),
];
