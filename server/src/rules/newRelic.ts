import type { Rule } from '../detection/types.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';

const newRelic = family({
  provider: 'New Relic',
  severity: 'medium',
  privilege: 'restricted',
  docs: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
});

export const NEW_RELIC: readonly Rule[] = [
  newRelic({
    id: 'newrelic-user-key',
    name: { en: 'user key', ja: 'ユーザーキー' },
    keywords: ['NRAK-'],
    pattern: /\bNRAK-[A-Z0-9]{27}(?![A-Za-z0-9])/,
    severity: 'critical',
    privilege: 'account-wide',
    envName: 'NEW_RELIC_API_KEY',
    manageUrl: 'https://one.newrelic.com/api-keys',
    examples: {
      match: ['NRAK-{A-Z0-9:27}', 'NEW_RELIC_API_KEY=NRAK-{A-Z0-9:27}'],
      reject: ['NRAK-{A-Z0-9:22}', 'NRAK-{x:27}'],
    },
  }),
  newRelic({
    id: 'newrelic-license-key',
    name: { en: 'license key', ja: 'ライセンスキー' },
    keywords: ['FFFFNRAL'],
    pattern: /\b(?:[0-9a-f]{32}|eu01xx[0-9a-f]{26})FFFFNRAL(?![A-Za-z0-9])/,
    lifetime: LIFETIME.untilDeleted,
    envName: 'NEW_RELIC_LICENSE_KEY',
    manageUrl: 'https://one.newrelic.com/api-keys',
    examples: {
      match: ['{0-9a-f:32}FFFFNRAL', 'NEW_RELIC_LICENSE_KEY={0-9a-f:32}FFFFNRAL'],
      reject: ['{0-9a-f:27}FFFFNRAL', '{x:32}FFFFNRAL'],
    },
  }),
  newRelic({
    id: 'newrelic-insights-insert',
    name: { en: 'Insights insert key', ja: 'Insights 挿入キー' },
    keywords: ['NRII-'],
    pattern: /(?<![A-Za-z0-9_-])NRII-[A-Za-z0-9_-]{25,32}(?![A-Za-z0-9_-])/,
    envName: 'NEW_RELIC_INSERT_KEY',
    manageUrl: 'https://one.newrelic.com/api-keys',
    examples: {
      match: ['NRII-{A-Za-z0-9_-:27}', 'NEW_RELIC_INSERT_KEY=NRII-{A-Za-z0-9_-:27}'],
      reject: ['NRII-{A-Za-z0-9_-:20}', 'NRII-{x:27}'],
    },
  }),
  newRelic({
    id: 'newrelic-insights-query',
    name: { en: 'Insights query key', ja: 'Insights クエリキー' },
    keywords: ['NRIQ-'],
    pattern: /(?<![A-Za-z0-9_-])NRIQ-[A-Za-z0-9_-]{25,32}(?![A-Za-z0-9_-])/,
    manageUrl: 'https://one.newrelic.com/api-keys',
    examples: {
      match: ['NRIQ-{A-Za-z0-9_-:27}', 'NEWRELIC_INSIGHTS_QUERY=NRIQ-{A-Za-z0-9_-:27}'],
      reject: ['NRIQ-{A-Za-z0-9_-:20}', 'NRIQ-{x:27}'],
    },
  }),
  newRelic({
    id: 'newrelic-browser-key',
    name: { en: 'browser key', ja: 'ブラウザーキー' },
    keywords: ['NRJS-', 'NRBR-'],
    pattern: /\bNR(?:JS|BR)-[a-f0-9]{19,20}(?![A-Fa-f0-9])/,
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    manageUrl: 'https://one.newrelic.com/api-keys',
    examples: {
      match: ['NRJS-{a-f0-9:19}', 'NEWRELIC_BROWSER_KEY=NRJS-{a-f0-9:19}'],
      reject: ['NRJS-{a-f0-9:14}', 'NRJS-{x:19}'],
    },
  }),
  newRelic({
    id: 'newrelic-mobile-token',
    name: { en: 'mobile app token', ja: 'モバイルアプリトークン' },
    keywords: ['-NRMA'],
    pattern: /\b(?:AA[0-9a-f]{40}|eu01xx[0-9a-f]{36})-NRMA(?![A-Za-z0-9])/,
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    manageUrl: 'https://one.newrelic.com/api-keys',
    examples: {
      match: ['AA{0-9a-f:40}-NRMA', 'NEWRELIC_MOBILE_TOKEN=AA{0-9a-f:40}-NRMA'],
      reject: ['AA{0-9a-f:35}-NRMA', 'AA{x:40}-NRMA'],
    },
  }),
  newRelic({
    id: 'newrelic-older-key',
    name: { en: 'REST API key (older)', ja: 'REST API キー（旧形式）' },
    keywords: ['NRAA-', 'NRRA-'],
    pattern: /(?<![\w-])(?:NRAA-|NRRA-)[a-f0-9]{27,42}(?![\w-])/,
    privilege: 'account-wide',
    lifetime: {
      en: 'not taken by the REST API since March 2025',
      ja: 'REST API では 2025 年 3 月に廃止',
    },
    envName: 'NEW_RELIC_API_KEY',
    manageUrl: 'https://one.newrelic.com/launcher/api-keys-ui.api-keys-launcher',
    docs: 'https://docs.newrelic.com/eol/2025/01/deprecation-notice-rest-api-keys',
    examples: {
      match: ['NRAA-{a-f0-9:35}', 'NEW_RELIC_API_KEY=NRRA-{a-f0-9:35}'],
      reject: ['NRAA-{a-f0-9:22}', 'NRAA-{x:35}'],
    },
  }),
];
