import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, beside, UUID } from './shapes.ts';

const issued = family({ severity: 'critical', privilege: 'account-wide' });

export const RAKUTEN: readonly Rule[] = [
  issued({
    id: 'rakuten-access-key',
    provider: 'Rakuten',
    name: { en: 'Web Service access key', ja: 'ウェブサービス アクセスキー' },
    ...beside(['rakuten'], 'pk_[A-Za-z0-9]{20,64}'),
    severity: 'medium',
    privilege: 'restricted',
    lifetime: LIFETIME.untilReissued,
    envName: 'RAKUTEN_ACCESS_KEY',
    manageUrl: 'https://webservice.rakuten.co.jp/app/list',
    examples: {
      match: ['RAKUTEN_ACCESS_KEY=pk_{A-Za-z0-9:34}', 'rakuten.setup("pk_{A-Za-z0-9:34}")'],
      reject: ['RAKUTEN_ACCESS_KEY=pk_{A-Za-z0-9:15}', 'RAKUTEN_ACCESS_KEY=${RAKUTEN_ACCESS_KEY}'],
    },
  }),
  issued({
    id: 'rakuten-application-id',
    provider: 'Rakuten',
    name: { en: 'Web Service application ID', ja: 'ウェブサービス アプリ ID' },
    ...beside(['rakuten'], UUID),
    confidence: 'weak',
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    envName: 'RAKUTEN_APPLICATION_ID',
    manageUrl: 'https://webservice.rakuten.co.jp/app/list',
    docs: 'https://github.com/rakuten-ws/rws-ruby-sdk',
    examples: {
      match: [
        'RAKUTEN_APPLICATION_ID={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'rakuten.setup("{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}")',
      ],
      reject: [
        'RAKUTEN_APPLICATION_ID={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:7}',
        'RAKUTEN_APPLICATION_ID=${RAKUTEN_APPLICATION_ID}',
      ],
    },
  }),
  issued({
    id: 'rakuten-rms-service-secret',
    provider: 'Rakuten',
    name: { en: 'RMS serviceSecret', ja: 'RMS serviceSecret' },
    ...beside(['service_secret', 'rakuten', 'rms'], 'SP[0-9]{6}_[A-Za-z0-9]{16}'),
    companion: ['rakuten-rms-license-key'],
    envName: 'RAKUTEN_SERVICE_SECRET',
    manageUrl: 'https://mainmenu.rms.rakuten.co.jp/',
    examples: {
      match: [
        'RAKUTEN_SERVICE_SECRET=SP{0-9:6}_{A-Za-z0-9:16}',
        'serviceSecret.setup("SP{0-9:6}_{A-Za-z0-9:16}")',
      ],
      reject: [
        'RAKUTEN_SERVICE_SECRET=SP{0-9:6}_{A-Za-z0-9:11}',
        'RAKUTEN_SERVICE_SECRET=${RAKUTEN_SERVICE_SECRET}',
      ],
    },
  }),
  issued({
    id: 'rakuten-rms-license-key',
    provider: 'Rakuten',
    name: { en: 'RMS licenseKey', ja: 'RMS licenseKey' },
    ...beside(['license_key', 'rakuten', 'rms'], 'SL[0-9]{6}_[A-Za-z0-9]{16}'),
    lifetime: { en: '90 days', ja: '90 日' },
    companion: ['rakuten-rms-service-secret'],
    envName: 'RAKUTEN_LICENSE_KEY',
    manageUrl: 'https://mainmenu.rms.rakuten.co.jp/',
    examples: {
      match: ['RAKUTEN_LICENSE_KEY=SL{0-9:6}_{A-Za-z0-9:16}', 'licenseKey.setup("SL{0-9:6}_{A-Za-z0-9:16}")'],
      reject: ['RAKUTEN_LICENSE_KEY=SL{0-9:6}_{A-Za-z0-9:11}', 'RAKUTEN_LICENSE_KEY=${RAKUTEN_LICENSE_KEY}'],
    },
  }),
  issued({
    id: 'rakuten-rms-esa-header',
    provider: 'Rakuten',
    name: { en: 'RMS authorization header', ja: 'RMS 認証ヘッダー' },
    keywords: ['ESA '],
    pattern: /(?<![A-Za-z0-9+/_-])ESA\s(?<secret>[A-Za-z0-9+/]{60,80}={0,2})(?![A-Za-z0-9+/=])/,
    check: 'rakuten-esa',
    manageUrl: 'https://mainmenu.rms.rakuten.co.jp/',
    examples: {
      match: ['Authorization: ESA {A-Za-z0-9:32}{check}', '"Authorization": "ESA {A-Za-z0-9:32}{check}"'],
      reject: ['Authorization: ESA {A-Za-z0-9:68}', 'ESA Sentinel-2'],
    },
  }),
  issued({
    id: 'yahoo-japan-client-secret',
    provider: 'Yahoo! JAPAN',
    name: KIND.clientSecret,
    ...assigned(['yahoo', 'yahooapis.jp', 'yconnect'], alphanumeric(40)),
    severity: 'high',
    privilege: 'scoped',
    envName: 'YAHOO_CLIENT_SECRET',
    manageUrl: 'https://e.developer.yahoo.co.jp/dashboard/',
    examples: {
      match: ['YAHOO_CLIENT_SECRET={A-Za-z0-9:40}', 'const yahooApiKey = "{A-Za-z0-9:40}";'],
      reject: [
        'checksum = "{A-Za-z0-9:40}"',
        'YAHOO_CLIENT_SECRET=${YAHOO_CLIENT_SECRET}',
        'YAHOO_CLIENT_SECRET={A-Za-z0-9:35}',
      ],
    },
  }),
  issued({
    id: 'yahoo-japan-client-id',
    provider: 'Yahoo! JAPAN',
    name: KIND.clientId,
    keywords: ['dj00a'],
    pattern: /(?<![A-Za-z0-9+/_-])dj00a[A-Za-z0-9+/]{40,80}-{0,2}(?![A-Za-z0-9+/_-])/,
    confidence: 'weak',
    severity: 'low',
    privilege: 'restricted',
    envName: 'YAHOO_CLIENT_ID',
    manageUrl: 'https://e.developer.yahoo.co.jp/dashboard/',
    examples: {
      match: ['dj00a{A-Za-z0-9+/:60}--', 'YAHOO_CLIENT_ID=dj00a{A-Za-z0-9+/:58}-'],
      reject: ['dj00a{A-Za-z0-9:30}', 'dj0yJ{A-Za-z0-9:30}'],
    },
  }),
];
