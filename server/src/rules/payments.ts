import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { assigned, beside, called, hex } from './shapes.ts';

const issued = family({ severity: 'critical', privilege: 'account-wide' });

export const PAYMENTS: readonly Rule[] = [
  issued({
    id: 'paypal-client-secret',
    provider: 'PayPal',
    name: KIND.clientSecret,
    ...assigned(['paypal'], 'E[A-Za-z0-9_-]{79}'),
    companion: ['paypal-client-id'],
    envName: 'PAYPAL_CLIENT_SECRET',
    manageUrl: 'https://developer.paypal.com/dashboard/applications',
    examples: {
      match: ['PAYPAL_CLIENT_SECRET=E{A-Za-z0-9_-:79}', 'const paypalApiKey = "E{A-Za-z0-9_-:79}";'],
      reject: ['checksum = "E{A-Za-z0-9_-:79}"', 'PAYPAL_CLIENT_SECRET=${PAYPAL_CLIENT_SECRET}'],
    },
  }),
  issued({
    id: 'paypal-client-id',
    provider: 'PayPal',
    name: KIND.clientId,
    ...beside(['paypal'], 'A[A-Za-z0-9_-]{79}'),
    confidence: 'weak',
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    companion: ['paypal-client-secret'],
    envName: 'PAYPAL_CLIENT_ID',
    manageUrl: 'https://developer.paypal.com/dashboard/applications',
    examples: {
      match: ['PAYPAL_CLIENT_ID=A{A-Za-z0-9_-:79}', 'paypal.setup("A{A-Za-z0-9_-:79}")'],
      reject: ['PAYPAL_CLIENT_ID=A{A-Za-z0-9_-:74}', 'PAYPAL_CLIENT_ID=${PAYPAL_CLIENT_ID}'],
    },
  }),
  issued({
    id: 'braintree-access-token',
    provider: 'Braintree',
    name: KIND.accessToken,
    keywords: ['access_token$production$', 'access_token$sandbox$'],
    pattern: /access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}(?![A-Fa-f0-9])/,
    test: /\$sandbox\$/,
    envName: 'BRAINTREE_ACCESS_TOKEN',
    manageUrl: 'https://www.braintreegateway.com/',
    examples: {
      match: [
        'access_token$production${0-9a-z:16}${0-9a-f:32}',
        'BRAINTREE_ACCESS_TOKEN=access_token$production${0-9a-z:16}${0-9a-f:32}',
      ],
      reject: ['access_token$production${0-9a-z:16}${0-9a-f:27}', 'access_token$production${x:16}${x:32}'],
    },
  }),
  issued({
    id: 'braintree-private-key',
    provider: 'Braintree',
    name: KIND.privateKey,
    ...assigned(['braintree'], hex(32)),
    envName: 'BRAINTREE_PRIVATE_KEY',
    examples: {
      match: ['BRAINTREE_PRIVATE_KEY={0-9a-f:32}', 'const braintreeApiKey = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'BRAINTREE_PRIVATE_KEY=${BRAINTREE_PRIVATE_KEY}',
        'BRAINTREE_PRIVATE_KEY={0-9a-f:27}',
      ],
    },
  }),
  issued({
    id: 'braintree-tokenization',
    provider: 'Braintree',
    name: { en: 'tokenization key', ja: 'トークン化キー' },
    ...called(['braintree', 'tokenization_key'], '(?:sandbox|production)_[a-z0-9]{6,10}_[a-z0-9]{14,20}'),
    confidence: 'weak',
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    examples: {
      match: [
        'BRAINTREE=production_{a-z0-9:8}_{a-z0-9:16}',
        'const braintree = "production_{a-z0-9:8}_{a-z0-9:16}";',
      ],
      reject: ['checksum = "production_{a-z0-9:8}_{a-z0-9:16}"', 'BRAINTREE=${BRAINTREE}'],
    },
  }),
  issued({
    id: 'square-access-token',
    provider: 'Square',
    name: KIND.accessToken,
    keywords: ['EAAA'],
    pattern: /(?<![A-Za-z0-9_-])EAAA[A-Za-z0-9_-]{60}(?![A-Za-z0-9_-])/,
    test: /^EAAAl/,
    envName: 'SQUARE_ACCESS_TOKEN',
    manageUrl: 'https://developer.squareup.com/apps',
    examples: {
      match: ['EAAA{A-Za-z0-9_-:60}', 'SQUARE_ACCESS_TOKEN=EAAA{A-Za-z0-9_-:60}'],
      reject: ['EAAA{A-Za-z0-9_-:55}', 'EAAA{x:60}'],
    },
  }),
  issued({
    id: 'square-access-token-legacy',
    provider: 'Square',
    name: { en: 'access token (legacy)', ja: 'アクセストークン（旧形式）' },
    keywords: ['sq0atp-'],
    pattern: /\bsq0atp-[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])/,
    test: /^sandbox-/,
    envName: 'SQUARE_ACCESS_TOKEN',
    manageUrl: 'https://developer.squareup.com/apps',
    examples: {
      match: ['sq0atp-{A-Za-z0-9_-:22}', 'SQUARE_ACCESS_TOKEN=sq0atp-{A-Za-z0-9_-:22}'],
      reject: ['sq0atp-{A-Za-z0-9_-:17}', 'sq0atp-{x:22}'],
    },
  }),
  issued({
    id: 'square-oauth-secret',
    provider: 'Square',
    name: { en: 'OAuth application secret', ja: 'OAuth アプリケーションシークレット' },
    keywords: ['sq0csp-'],
    pattern: /(?<![A-Za-z0-9_-])sq0csp-[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/,
    test: /^sandbox-/,
    manageUrl: 'https://developer.squareup.com/apps',
    examples: {
      match: ['sq0csp-{A-Za-z0-9_-:43}', 'SQUARE_OAUTH_SECRET=sq0csp-{A-Za-z0-9_-:43}'],
      reject: ['sq0csp-{A-Za-z0-9_-:38}', 'sq0csp-{x:43}'],
    },
  }),
  issued({
    id: 'square-app-id',
    provider: 'Square',
    name: { en: 'application ID', ja: 'アプリケーション ID' },
    keywords: ['sq0idp-'],
    pattern: /\bsq0idp-[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])/,
    confidence: 'weak',
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    manageUrl: 'https://developer.squareup.com/apps',
    examples: {
      match: ['sq0idp-{A-Za-z0-9_-:22}', 'SQUARE_APP_ID=sq0idp-{A-Za-z0-9_-:22}'],
      reject: ['sq0idp-{A-Za-z0-9_-:17}', 'sq0idp-{x:22}'],
    },
  }),
  issued({
    id: 'adyen-api-key',
    provider: 'Adyen',
    name: KIND.apiKey,
    keywords: ['AQE'],
    pattern: /(?<![A-Za-z0-9+/])AQE[a-z][A-Za-z0-9+/=]{40,240}-[A-Za-z0-9+/=]{20,60}-[^\s"'`<>]{8,40}/,
    context: ['adyen', 'api_key', 'apikey', 'checkout'],
    envName: 'ADYEN_API_KEY',
    manageUrl: 'https://ca-live.adyen.com/',
    examples: {
      match: [
        'ADYEN_API_KEY=AQEy{A-Za-z0-9+/:80}-{A-Za-z0-9+/:43}=-{A-Za-z0-9:16}',
        'X-API-Key: AQEh{A-Za-z0-9+/:80}-{A-Za-z0-9+/:43}=-{A-Za-z0-9:16}',
      ],
      reject: ['ADYEN_API_KEY=AQEy{A-Za-z0-9:20}', 'AQEy{A-Za-z0-9+/:80}-{A-Za-z0-9+/:43}=-{A-Za-z0-9:16}'],
    },
  }),
  issued({
    id: 'checkout-secret',
    provider: 'Checkout.com',
    name: KIND.secretKey,
    keywords: ['sk_', 'sk_test_'],
    pattern: /\bsk_(?:test_)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Fa-f0-9])/,
    test: /_test_/,
    envName: 'CKO_SECRET_KEY',
    examples: {
      match: [
        'sk_{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'CKO_SECRET_KEY=sk_{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
      ],
      reject: [
        'sk_{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:7}',
        'sk_{x:8}-{x:4}-{x:4}-{x:4}-{x:12}',
      ],
    },
  }),
];
