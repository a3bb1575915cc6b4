import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, beside } from './shapes.ts';

const issued = family({ severity: 'critical', privilege: 'account-wide' });

export const PAYMENTS_REGIONAL: readonly Rule[] = [
  issued({
    id: 'razorpay-key-id',
    provider: 'Razorpay',
    name: { en: 'key ID', ja: 'キー ID' },
    keywords: ['rzp_live_', 'rzp_test_'],
    pattern: /\brzp_(?:live|test)_[A-Za-z0-9]{14}(?![A-Za-z0-9])/,
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    test: /_test_/,
    companion: ['razorpay-key-secret'],
    envName: 'RAZORPAY_KEY_ID',
    manageUrl: 'https://dashboard.razorpay.com/app/keys',
    examples: {
      match: ['rzp_live_{A-Za-z0-9:14}', 'RAZORPAY_KEY_ID=rzp_live_{A-Za-z0-9:14}'],
      reject: ['rzp_live_{A-Za-z0-9:9}', 'rzp_live_{x:14}'],
    },
  }),
  issued({
    id: 'razorpay-key-secret',
    provider: 'Razorpay',
    name: { en: 'key secret', ja: 'キーシークレット' },
    ...assigned(['razorpay', 'key_secret', 'rzp_secret'], alphanumeric(24)),
    loose: /(?<![A-Za-z0-9_-])(?=[A-Za-z]{0,23}[0-9])(?=[a-z0-9]{0,23}[A-Z])[A-Za-z0-9]{24}(?![A-Za-z0-9_-])/,
    companion: ['razorpay-key-id'],
    envName: 'RAZORPAY_KEY_SECRET',
    manageUrl: 'https://dashboard.razorpay.com/app/keys',
    examples: {
      match: ['RAZORPAY_KEY_SECRET={A-Za-z0-9:24}', 'const razorpayApiKey = "{A-Za-z0-9:24}";'],
      reject: [
        'checksum = "{A-Za-z0-9:24}"',
        'RAZORPAY_KEY_SECRET=${RAZORPAY_KEY_SECRET}',
        'RAZORPAY_KEY_SECRET={A-Za-z0-9:19}',
      ],
    },
  }),
  issued({
    id: 'paystack-secret',
    provider: 'Paystack',
    name: KIND.secretKey,
    keywords: ['sk_live_', 'sk_test_'],
    pattern: /\bsk_(?:live|test)_[a-f0-9]{40}(?![A-Za-z0-9])/,
    test: /_test_/,
    envName: 'PAYSTACK_SECRET_KEY',
    manageUrl: 'https://dashboard.paystack.com/#/settings/developers',
    examples: {
      match: ['sk_live_{a-f0-9:40}', 'PAYSTACK_SECRET_KEY=sk_live_{a-f0-9:40}'],
      reject: ['sk_live_{a-f0-9:35}', 'sk_live_{x:40}'],
    },
  }),
  issued({
    id: 'paymongo-secret',
    provider: 'PayMongo',
    name: KIND.secretKey,
    ...beside(['paymongo'], 'sk_(?:live|test)_[A-Za-z0-9]{24}'),
    test: /_test_/,
    envName: 'PAYMONGO_SECRET_KEY',
    docs: 'https://developers.paymongo.com/docs/authentication-api-keys',
    examples: {
      match: ['PAYMONGO_SECRET_KEY=sk_live_{A-Za-z0-9:24}', 'paymongo.setup("sk_live_{A-Za-z0-9:24}")'],
      reject: ['PAYMONGO_SECRET_KEY=sk_live_{A-Za-z0-9:19}', 'PAYMONGO_SECRET_KEY=${PAYMONGO_SECRET_KEY}'],
    },
  }),
  issued({
    id: 'flutterwave-secret',
    provider: 'Flutterwave',
    name: KIND.secretKey,
    keywords: ['FLWSECK-', 'FLWSECK_TEST-'],
    pattern: /\bFLWSECK(?:_TEST)?-[a-z0-9]{32}-X\b/,
    test: /_TEST-/,
    envName: 'FLW_SECRET_KEY',
    examples: {
      match: ['FLWSECK-{a-z0-9:32}-X', 'FLW_SECRET_KEY=FLWSECK-{a-z0-9:32}-X'],
      reject: ['FLWSECK-{a-z0-9:27}-X', 'FLWSECK-{x:32}-X'],
    },
  }),
  issued({
    id: 'flutterwave-public',
    provider: 'Flutterwave',
    name: KIND.publicKey,
    keywords: ['FLWPUBK-', 'FLWPUBK_TEST-'],
    pattern: /\bFLWPUBK(?:_TEST)?-[a-z0-9]{32}-X\b/,
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    envName: 'FLW_PUBLIC_KEY',
    examples: {
      match: ['FLWPUBK-{a-z0-9:32}-X', 'FLW_PUBLIC_KEY=FLWPUBK-{a-z0-9:32}-X'],
      reject: ['FLWPUBK-{a-z0-9:27}-X', 'FLWPUBK-{x:32}-X'],
    },
  }),
  issued({
    id: 'mercadopago-token',
    provider: 'Mercado Pago',
    name: KIND.accessToken,
    keywords: ['APP_USR-'],
    pattern: /\bAPP_USR-[0-9]{6,20}-[0-9]{6}-[a-f0-9]{32}-[0-9]{6,12}(?![A-Za-z0-9])/,
    test: /^TEST-/,
    envName: 'MERCADOPAGO_ACCESS_TOKEN',
    examples: {
      match: [
        'APP_USR-{0-9:10}-{0-9:6}-{a-f0-9:32}-{0-9:8}',
        'MERCADOPAGO_ACCESS_TOKEN=APP_USR-{0-9:10}-{0-9:6}-{a-f0-9:32}-{0-9:8}',
      ],
      reject: ['APP_USR-{0-9:10}-{0-9:6}-{a-f0-9:27}-{0-9:8}', 'APP_USR-{x:10}-{x:6}-{x:32}-{x:8}'],
    },
  }),
  issued({
    id: 'midtrans-server-key',
    provider: 'Midtrans',
    name: { en: 'server key', ja: 'サーバーキー' },
    keywords: ['Mid-server-', 'SB-Mid-server-'],
    pattern: /(?<![A-Za-z0-9_-])(?:SB-)?Mid-server-[A-Za-z0-9_-]{10,32}(?![A-Za-z0-9_-])/,
    test: /^SB-/,
    envName: 'MIDTRANS_SERVER_KEY',
    examples: {
      match: ['Mid-server-{A-Za-z0-9_-:17}', 'MIDTRANS_SERVER_KEY=Mid-server-{A-Za-z0-9_-:17}'],
      reject: ['Mid-server-{A-Za-z0-9_-:5}', 'Mid-server-{x:17}'],
    },
  }),
  issued({
    id: 'xendit-secret',
    provider: 'Xendit',
    name: KIND.apiKey,
    keywords: ['xnd_production_', 'xnd_development_'],
    pattern: /\bxnd_(?:production|development)_[A-Za-z0-9]{40,72}(?![A-Za-z0-9])/,
    test: /_development_/,
    envName: 'XENDIT_SECRET_KEY',
    examples: {
      match: ['xnd_production_{A-Za-z0-9:50}', 'XENDIT_SECRET_KEY=xnd_production_{A-Za-z0-9:50}'],
      reject: ['xnd_production_{A-Za-z0-9:35}', 'xnd_production_{x:50}'],
    },
  }),
  issued({
    id: 'asaas-key',
    provider: 'Asaas',
    name: KIND.apiKey,
    keywords: ['$aact_prod_', '$aact_hmlg_'],
    pattern: /\$aact_(?:prod|hmlg)_[A-Za-z0-9_-]{20,200}/,
    test: /_hmlg_/,
    envName: 'ASAAS_API_KEY',
    examples: {
      match: ['$aact_prod_{A-Za-z0-9_-:80}', 'ASAAS_API_KEY=$aact_prod_{A-Za-z0-9_-:80}'],
      reject: ['$aact_prod_{A-Za-z0-9_-:15}', '$aact_prod_{x:80}'],
    },
  }),
];
