import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { assigned, beside, hex } from './shapes.ts';

const issued = family({ severity: 'critical', privilege: 'account-wide' });

export const FINANCE: readonly Rule[] = [
  issued({
    id: 'gocardless-token',
    provider: 'GoCardless',
    name: KIND.accessToken,
    ...beside(['gocardless'], 'live_[A-Za-z0-9_-]{40}'),
    test: /^sandbox_/,
    envName: 'GOCARDLESS_ACCESS_TOKEN',
    examples: {
      match: ['GOCARDLESS_ACCESS_TOKEN=live_{A-Za-z0-9_-:40}', 'gocardless.setup("live_{A-Za-z0-9_-:40}")'],
      reject: [
        'GOCARDLESS_ACCESS_TOKEN=live_{A-Za-z0-9_-:35}',
        'GOCARDLESS_ACCESS_TOKEN=${GOCARDLESS_ACCESS_TOKEN}',
      ],
    },
  }),
  issued({
    id: 'plaid-access-token',
    provider: 'Plaid',
    name: { en: 'item access token', ja: 'アイテムアクセストークン' },
    keywords: ['access-production-', 'access-sandbox-', 'access-development-'],
    pattern:
      /\baccess-(?:production|sandbox|development)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Fa-f0-9])/,
    severity: 'high',
    privilege: 'scoped',
    test: /-(?:sandbox|development)-/,
    envName: 'PLAID_ACCESS_TOKEN',
    manageUrl: 'https://dashboard.plaid.com/developers/keys',
    examples: {
      match: [
        'access-production-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'PLAID_ACCESS_TOKEN=access-production-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
      ],
      reject: [
        'access-production-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:7}',
        'access-production-{x:8}-{x:4}-{x:4}-{x:4}-{x:12}',
      ],
    },
  }),
  issued({
    id: 'plaid-secret',
    provider: 'Plaid',
    name: KIND.apiSecret,
    ...assigned(['plaid'], hex(30)),
    envName: 'PLAID_SECRET',
    manageUrl: 'https://dashboard.plaid.com/developers/keys',
    examples: {
      match: ['PLAID_SECRET={0-9a-f:30}', 'const plaidApiKey = "{0-9a-f:30}";'],
      reject: ['checksum = "{0-9a-f:30}"', 'PLAID_SECRET=${PLAID_SECRET}', 'PLAID_SECRET={0-9a-f:25}'],
    },
  }),
  issued({
    id: 'paddle-key',
    provider: 'Paddle',
    name: KIND.apiKey,
    keywords: ['pdl_live_apikey_', 'pdl_sdbx_apikey_'],
    pattern: /\bpdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}(?![A-Za-z0-9])/,
    test: /_sdbx_/,
    lifetime: { en: '90 days by default, up to 1 year', ja: '既定 90 日、最長 1 年' },
    envName: 'PADDLE_API_KEY',
    examples: {
      match: [
        'pdl_live_apikey_{a-z0-9:26}_{A-Za-z0-9:22}_{A-Za-z0-9:3}',
        'PADDLE_API_KEY=pdl_live_apikey_{a-z0-9:26}_{A-Za-z0-9:22}_{A-Za-z0-9:3}',
      ],
      reject: [
        'pdl_live_apikey_{a-z0-9:21}_{A-Za-z0-9:22}_{A-Za-z0-9:3}',
        'pdl_live_apikey_{x:26}_{x:22}_{x:3}',
      ],
    },
  }),
  issued({
    id: 'coinbase-cdp-key',
    provider: 'Coinbase',
    name: { en: 'CDP API key name', ja: 'CDP API キー名' },
    keywords: ['/apiKeys/'],
    pattern:
      /\borganizations\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\/apiKeys\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Fa-f0-9])/,
    confidence: 'weak',
    envName: 'CDP_API_KEY_NAME',
    examples: {
      match: [
        'organizations/{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}/apiKeys/{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'CDP_API_KEY_NAME=organizations/{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}/apiKeys/{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
      ],
      reject: [
        'organizations/{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:7}/apiKeys/{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'organizations/{x:8}-{x:4}-{x:4}-{x:4}-{x:12}/apiKeys/{x:8}-{x:4}-{x:4}-{x:4}-{x:12}',
      ],
    },
  }),
  issued({
    id: 'easypost-key',
    provider: 'EasyPost',
    name: KIND.apiKey,
    keywords: ['EZAK', 'EZTK'],
    pattern: /\bEZ[AT]K[A-Za-z0-9]{54}(?![A-Za-z0-9])/,
    severity: 'high',
    test: /^EZTK/,
    envName: 'EASYPOST_API_KEY',
    examples: {
      match: ['EZAK{A-Za-z0-9:54}', 'EASYPOST_API_KEY=EZAK{A-Za-z0-9:54}'],
      reject: ['EZAK{A-Za-z0-9:49}', 'EZAK{x:54}'],
    },
  }),
  issued({
    id: 'lob-key',
    provider: 'Lob',
    name: KIND.apiKey,
    keywords: ['live_', 'test_'],
    pattern: /\b(?:live|test)_[a-f0-9]{35}(?![A-Fa-f0-9])/,
    severity: 'medium',
    test: /^test_/,
    envName: 'LOB_API_KEY',
    examples: {
      match: ['live_{a-f0-9:35}', 'LOB_API_KEY=live_{a-f0-9:35}'],
      reject: ['live_{a-f0-9:30}', 'live_{x:35}'],
    },
  }),
  issued({
    id: 'shippo-token',
    provider: 'Shippo',
    name: KIND.apiToken,
    keywords: ['shippo_live_', 'shippo_test_'],
    pattern: /\bshippo_(?:live|test)_[a-f0-9]{40}(?![A-Fa-f0-9])/,
    severity: 'medium',
    test: /_test_/,
    envName: 'SHIPPO_API_TOKEN',
    examples: {
      match: ['shippo_live_{a-f0-9:40}', 'SHIPPO_API_TOKEN=shippo_live_{a-f0-9:40}'],
      reject: ['shippo_live_{a-f0-9:35}', 'shippo_live_{x:40}'],
    },
  }),
  issued({
    id: 'woocommerce-secret',
    provider: 'WooCommerce',
    name: { en: 'consumer secret', ja: 'コンシューマーシークレット' },
    keywords: ['cs_'],
    pattern: /\bcs_[a-f0-9]{40}(?![A-Fa-f0-9])/,
    severity: 'high',
    envName: 'WC_CONSUMER_SECRET',
    examples: {
      match: ['cs_{a-f0-9:40}', 'WC_CONSUMER_SECRET=cs_{a-f0-9:40}'],
      reject: ['cs_{a-f0-9:35}', 'cs_{x:40}'],
    },
  }),
];
