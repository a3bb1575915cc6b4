import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, base64url, beside, hex } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const TELEPHONY: readonly Rule[] = [
  issued({
    id: 'twilio-account-sid',
    provider: 'Twilio',
    name: { en: 'account SID', ja: 'アカウント SID' },
    keywords: ['AC'],
    pattern: /\bAC[0-9a-f]{32}(?![A-Fa-f0-9])/,
    confidence: 'weak',
    severity: 'info',
    privilege: 'publishable',
    companion: ['twilio-auth-token'],
    envName: 'TWILIO_ACCOUNT_SID',
    manageUrl: 'https://console.twilio.com/',
    docs: 'https://www.twilio.com/docs/usage/api',
    examples: {
      match: ['AC{0-9a-f:32}', 'TWILIO_ACCOUNT_SID=AC{0-9a-f:32}'],
      reject: ['AC{0-9a-f:27}', 'AC{x:32}'],
    },
  }),
  issued({
    id: 'twilio-auth-token',
    provider: 'Twilio',
    name: KIND.authToken,
    ...assigned(['twilio'], hex(32)),
    loose: /(?<![A-Za-z0-9_-])[0-9a-f]{32}(?![A-Za-z0-9_-])/,
    severity: 'critical',
    privilege: 'root',
    companion: ['twilio-account-sid'],
    envName: 'TWILIO_AUTH_TOKEN',
    manageUrl: 'https://console.twilio.com/',
    examples: {
      match: ['TWILIO_AUTH_TOKEN={0-9a-f:32}', 'const twilioApiKey = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'TWILIO_AUTH_TOKEN=${TWILIO_AUTH_TOKEN}',
        'TWILIO_AUTH_TOKEN={0-9a-f:27}',
      ],
    },
  }),
  issued({
    id: 'twilio-api-key',
    provider: 'Twilio',
    name: { en: 'API key SID', ja: 'API キー SID' },
    keywords: ['SK'],
    pattern: /\bSK[0-9a-f]{32}(?![A-Fa-f0-9])/,
    confidence: 'weak',
    severity: 'medium',
    privilege: 'scoped',
    envName: 'TWILIO_API_KEY',
    manageUrl: 'https://console.twilio.com/',
    docs: 'https://www.twilio.com/docs/usage/api',
    examples: {
      match: ['SK{0-9a-f:32}', 'TWILIO_API_KEY=SK{0-9a-f:32}'],
      reject: ['SK{0-9a-f:27}', 'SK{x:32}'],
    },
  }),
  issued({
    id: 'plivo-auth',
    provider: 'Plivo',
    name: { en: 'auth ID', ja: '認証 ID' },
    ...beside(['plivo'], 'MA[A-Z0-9]{18}'),
    severity: 'medium',
    envName: 'PLIVO_AUTH_ID',
    examples: {
      match: ['PLIVO_AUTH_ID=MA{A-Z0-9:18}', 'plivo.setup("MA{A-Z0-9:18}")'],
      reject: ['PLIVO_AUTH_ID=MA{A-Z0-9:13}', 'PLIVO_AUTH_ID=${PLIVO_AUTH_ID}'],
    },
  }),
  issued({
    id: 'vonage-secret',
    provider: 'Vonage',
    name: KIND.apiSecret,
    ...assigned(
      ['vonage_api_secret', 'nexmo_api_secret', 'vonage_secret', 'nexmo_secret', 'vonage_api', 'nexmo_api'],
      alphanumeric(16),
    ),
    envName: 'VONAGE_API_SECRET',
    examples: {
      match: ['VONAGE_API_SECRET={A-Za-z0-9:16}', 'const vonageApiSecretApiKey = "{A-Za-z0-9:16}";'],
      reject: [
        'checksum = "{A-Za-z0-9:16}"',
        'VONAGE_API_SECRET=${VONAGE_API_SECRET}',
        'VONAGE_API_SECRET={A-Za-z0-9:11}',
      ],
    },
  }),
  issued({
    id: 'telnyx-key',
    provider: 'Telnyx',
    name: KIND.apiKey,
    keywords: ['KEY0'],
    pattern: /(?<![A-Za-z0-9_-])KEY0[0-9A-Za-z_-]{54}(?![A-Za-z0-9_-])/,
    severity: 'critical',
    envName: 'TELNYX_API_KEY',
    examples: {
      match: ['KEY0{0-9A-Za-z_-:54}', 'TELNYX_API_KEY=KEY0{0-9A-Za-z_-:54}'],
      reject: ['KEY0{0-9A-Za-z_-:49}', 'KEY0{x:54}'],
    },
  }),
  issued({
    id: 'messagebird-key',
    provider: 'Bird',
    name: { en: 'access key', ja: 'アクセスキー' },
    ...assigned(['messagebird'], base64url(25)),
    envName: 'MESSAGEBIRD_API_KEY',
    examples: {
      match: ['MESSAGEBIRD_API_KEY={A-Za-z0-9_-:25}', 'const messagebirdApiKey = "{A-Za-z0-9_-:25}";'],
      reject: [
        'checksum = "{A-Za-z0-9_-:25}"',
        'MESSAGEBIRD_API_KEY=${MESSAGEBIRD_API_KEY}',
        'MESSAGEBIRD_API_KEY={A-Za-z0-9_-:20}',
      ],
    },
  }),
  issued({
    id: 'sendbird-token',
    provider: 'Sendbird',
    name: KIND.apiToken,
    ...assigned(['sendbird'], hex(40)),
    envName: 'SENDBIRD_API_TOKEN',
    examples: {
      match: ['SENDBIRD_API_TOKEN={0-9a-f:40}', 'const sendbirdApiKey = "{0-9a-f:40}";'],
      reject: [
        'checksum = "{0-9a-f:40}"',
        'SENDBIRD_API_TOKEN=${SENDBIRD_API_TOKEN}',
        'SENDBIRD_API_TOKEN={0-9a-f:35}',
      ],
    },
  }),
];
