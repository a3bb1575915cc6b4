import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';

const stripe = family({ provider: 'Stripe', severity: 'critical', privilege: 'root' });

export const STRIPE: readonly Rule[] = [
  stripe({
    id: 'stripe-secret-live',
    name: { en: 'live secret key', ja: '本番用シークレットキー' },
    keywords: ['sk_live_'],
    pattern: /\bsk_live_[A-Za-z0-9]{24,247}(?![A-Za-z0-9])/,
    lifetime: LIFETIME.never,
    envName: 'STRIPE_SECRET_KEY',
    manageUrl: 'https://dashboard.stripe.com/apikeys',
    docs: 'https://docs.stripe.com/keys',
    examples: {
      match: ['sk_live_{A-Za-z0-9:98}', 'STRIPE_SECRET_KEY=sk_live_{A-Za-z0-9:98}'],
      reject: ['sk_live_{A-Za-z0-9:19}', 'sk_live_{x:98}'],
    },
  }),
  stripe({
    id: 'stripe-secret-test',
    name: { en: 'test secret key', ja: 'テスト用シークレットキー' },
    keywords: ['sk_test_'],
    pattern: /\bsk_test_[A-Za-z0-9]{24,247}(?![A-Za-z0-9])/,
    severity: 'low',
    privilege: 'test',
    envName: 'STRIPE_SECRET_KEY',
    manageUrl: 'https://dashboard.stripe.com/apikeys',
    docs: 'https://docs.stripe.com/keys',
    known: [
      '2cafc0970149a84f3b9e62eaf169f36f59907a3b3e31f7b82e68c69cd27f7326',
      'f2d6ca16515033e5dce14eba840b979d27b5cbae24bb3e5bf484339667f86397',
    ],
    examples: {
      match: ['sk_test_{A-Za-z0-9:98}', 'STRIPE_SECRET_KEY=sk_test_{A-Za-z0-9:98}'],
      reject: ['sk_test_{A-Za-z0-9:19}', 'sk_test_{x:98}'],
    },
  }),
  stripe({
    id: 'stripe-restricted-live',
    name: { en: 'live restricted key', ja: '本番用制限付きキー' },
    keywords: ['rk_live_'],
    pattern: /\brk_live_[A-Za-z0-9]{24,247}(?![A-Za-z0-9])/,
    severity: 'high',
    privilege: 'restricted',
    envName: 'STRIPE_SECRET_KEY',
    manageUrl: 'https://dashboard.stripe.com/apikeys',
    docs: 'https://docs.stripe.com/keys',
    examples: {
      match: ['rk_live_{A-Za-z0-9:98}', 'STRIPE_SECRET_KEY=rk_live_{A-Za-z0-9:98}'],
      reject: ['rk_live_{A-Za-z0-9:19}', 'rk_live_{x:98}'],
    },
  }),
  stripe({
    id: 'stripe-restricted-test',
    name: { en: 'test restricted key', ja: 'テスト用制限付きキー' },
    keywords: ['rk_test_'],
    pattern: /\brk_test_[A-Za-z0-9]{24,247}(?![A-Za-z0-9])/,
    severity: 'low',
    privilege: 'test',
    envName: 'STRIPE_SECRET_KEY',
    manageUrl: 'https://dashboard.stripe.com/apikeys',
    docs: 'https://docs.stripe.com/keys',
    examples: {
      match: ['rk_test_{A-Za-z0-9:98}', 'STRIPE_SECRET_KEY=rk_test_{A-Za-z0-9:98}'],
      reject: ['rk_test_{A-Za-z0-9:19}', 'rk_test_{x:98}'],
    },
  }),
  stripe({
    id: 'stripe-org-key',
    name: { en: 'organisation API key', ja: '組織 API キー' },
    keywords: ['sk_org_'],
    pattern: /\bsk_org_(?:live_|test_)?[A-Za-z0-9]{20,247}(?![A-Za-z0-9])/,
    envName: 'STRIPE_SECRET_KEY',
    manageUrl: 'https://dashboard.stripe.com/apikeys',
    examples: {
      match: ['sk_org_{A-Za-z0-9:95}', 'STRIPE_SECRET_KEY=sk_org_{A-Za-z0-9:95}'],
      reject: ['sk_org_{A-Za-z0-9:15}', 'sk_org_{x:95}'],
    },
  }),
  stripe({
    id: 'stripe-webhook-secret',
    name: KIND.webhookSecret,
    keywords: ['whsec_'],
    pattern: /\bwhsec_[A-Za-z0-9]{32,64}(?![A-Za-z0-9])/,
    severity: 'medium',
    privilege: 'restricted',
    lifetime: LIFETIME.untilReissued,
    envName: 'STRIPE_WEBHOOK_SECRET',
    manageUrl: 'https://dashboard.stripe.com/webhooks',
    examples: {
      match: ['whsec_{A-Za-z0-9:42}', 'STRIPE_WEBHOOK_SECRET=whsec_{A-Za-z0-9:42}'],
      reject: ['whsec_{A-Za-z0-9:27}', 'whsec_{x:42}'],
    },
  }),
  stripe({
    id: 'stripe-publishable',
    name: KIND.publishableKey,
    keywords: ['pk_live_', 'pk_test_'],
    pattern: /\bpk_(?:live|test)_[A-Za-z0-9]{24,247}(?![A-Za-z0-9])/,
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    test: /_test_/,
    envName: 'STRIPE_PUBLISHABLE_KEY',
    manageUrl: 'https://dashboard.stripe.com/apikeys',
    docs: 'https://docs.stripe.com/keys',
    known: ['b1471f544ceeea31333bde7e1ecbaad6eac0d4a749412ad29bd66ef895b81c6b'],
    examples: {
      match: ['pk_live_{A-Za-z0-9:98}', 'STRIPE_PUBLISHABLE_KEY=pk_live_{A-Za-z0-9:98}'],
      reject: ['pk_live_{A-Za-z0-9:19}', 'pk_live_{x:98}'],
    },
  }),
  stripe({
    id: 'stripe-pi-client-secret',
    name: { en: 'payment intent client secret', ja: 'PaymentIntent クライアントシークレット' },
    keywords: ['_secret_'],
    pattern: /\bpi_[A-Za-z0-9]{24}_secret_[A-Za-z0-9]{25}(?![A-Za-z0-9])/,
    confidence: 'weak',
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    manageUrl: 'https://dashboard.stripe.com/apikeys',
    examples: {
      match: [
        'pi_{A-Za-z0-9:24}_secret_{A-Za-z0-9:25}',
        'STRIPE_PI_CLIENT_SECRET=pi_{A-Za-z0-9:24}_secret_{A-Za-z0-9:25}',
      ],
      reject: ['pi_{A-Za-z0-9:24}_secret_{A-Za-z0-9:20}', 'pi_{x:24}_secret_{x:25}'],
    },
  }),
];
