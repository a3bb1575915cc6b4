import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const stripe = family({ severity: 'high', privilege: 'account-wide', provider: 'Stripe' });

export const STRIPE: readonly Rule[] = [
  stripe({
    id: 'stripe-secret-live',
    name: { en: 'live secret key', ja: '本番用シークレットキー' },
    keywords: ['sk_live_'],
    pattern: /\bsk_live_[A-Za-z0-9]{24,247}(?![A-Za-z0-9])/,
    severity: 'critical',
    privilege: 'root',
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
    id: 'stripe-publishable',
    name: KIND.publishableKey,
    keywords: ['pk_live_', 'pk_test_'],
    pattern: /\bpk_(?:live|test)_[A-Za-z0-9]{24,247}(?![A-Za-z0-9])/,
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    envName: 'STRIPE_PUBLISHABLE_KEY',
    manageUrl: 'https://dashboard.stripe.com/apikeys',
    docs: 'https://docs.stripe.com/keys',
    examples: {
      match: ['pk_live_{A-Za-z0-9:98}', 'STRIPE_PUBLISHABLE_KEY=pk_live_{A-Za-z0-9:98}'],
      reject: ['pk_live_{A-Za-z0-9:19}', 'pk_live_{x:98}'],
    },
  }),
  stripe({
    id: 'stripe-webhook-secret',
    name: KIND.webhookSecret,
    keywords: ['whsec_'],
    pattern: /\bwhsec_[A-Za-z0-9]{32,64}(?![A-Za-z0-9])/,
    severity: 'medium',
    privilege: 'restricted',
    envName: 'STRIPE_WEBHOOK_SECRET',
    manageUrl: 'https://dashboard.stripe.com/webhooks',
    examples: {
      match: ['whsec_{A-Za-z0-9:42}', 'STRIPE_WEBHOOK_SECRET=whsec_{A-Za-z0-9:42}'],
      reject: ['whsec_{A-Za-z0-9:27}', 'whsec_{x:42}'],
    },
  }),
];
