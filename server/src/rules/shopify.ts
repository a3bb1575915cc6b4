import type { Rule } from '../detection/types.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';

const shopify = family({ provider: 'Shopify', severity: 'high', privilege: 'account-wide' });

export const SHOPIFY: readonly Rule[] = [
  shopify({
    id: 'shopify-admin-token',
    name: { en: 'Admin API access token', ja: 'Admin API アクセストークン' },
    keywords: ['shpat_'],
    pattern: /\bshpat_[a-fA-F0-9]{32}(?![A-Fa-f0-9])/,
    severity: 'critical',
    lifetime: LIFETIME.never,
    envName: 'SHOPIFY_ACCESS_TOKEN',
    manageUrl: 'https://admin.shopify.com/',
    docs: 'https://shopify.dev/apps/auth',
    examples: {
      match: ['shpat_{a-fA-F0-9:32}', 'SHOPIFY_ACCESS_TOKEN=shpat_{a-fA-F0-9:32}'],
      reject: ['shpat_{a-fA-F0-9:27}', 'shpat_{x:32}'],
    },
  }),
  shopify({
    id: 'shopify-custom-token',
    name: { en: 'custom app access token', ja: 'カスタムアプリアクセストークン' },
    keywords: ['shpca_'],
    pattern: /\bshpca_[a-fA-F0-9]{32}(?![A-Fa-f0-9])/,
    severity: 'critical',
    envName: 'SHOPIFY_ACCESS_TOKEN',
    manageUrl: 'https://admin.shopify.com/',
    docs: 'https://shopify.dev/apps/auth',
    examples: {
      match: ['shpca_{a-fA-F0-9:32}', 'SHOPIFY_ACCESS_TOKEN=shpca_{a-fA-F0-9:32}'],
      reject: ['shpca_{a-fA-F0-9:27}', 'shpca_{x:32}'],
    },
  }),
  shopify({
    id: 'shopify-private-app',
    name: { en: 'private app password', ja: 'プライベートアプリのパスワード' },
    keywords: ['shppa_'],
    pattern: /\bshppa_[a-fA-F0-9]{32}(?![A-Fa-f0-9])/,
    manageUrl: 'https://admin.shopify.com/',
    docs: 'https://shopify.dev/apps/auth',
    examples: {
      match: ['shppa_{a-fA-F0-9:32}', 'SHOPIFY_PRIVATE_APP=shppa_{a-fA-F0-9:32}'],
      reject: ['shppa_{a-fA-F0-9:27}', 'shppa_{x:32}'],
    },
  }),
  shopify({
    id: 'shopify-shared-secret',
    name: { en: 'app client secret', ja: 'アプリのクライアントシークレット' },
    keywords: ['shpss_'],
    pattern: /\bshpss_[a-fA-F0-9]{32}(?![A-Fa-f0-9])/,
    privilege: 'scoped',
    envName: 'SHOPIFY_API_SECRET',
    manageUrl: 'https://admin.shopify.com/',
    docs: 'https://shopify.dev/apps/auth',
    examples: {
      match: ['shpss_{a-fA-F0-9:32}', 'SHOPIFY_API_SECRET=shpss_{a-fA-F0-9:32}'],
      reject: ['shpss_{a-fA-F0-9:27}', 'shpss_{x:32}'],
    },
  }),
  shopify({
    id: 'shopify-partner-token',
    name: { en: 'partner CLI token', ja: 'パートナー CLI トークン' },
    keywords: ['shptka_'],
    pattern: /\bshptka_[a-fA-F0-9]{32}(?![A-Fa-f0-9])/,
    privilege: 'scoped',
    envName: 'SHOPIFY_CLI_PARTNERS_TOKEN',
    manageUrl: 'https://admin.shopify.com/',
    examples: {
      match: ['shptka_{a-fA-F0-9:32}', 'SHOPIFY_CLI_PARTNERS_TOKEN=shptka_{a-fA-F0-9:32}'],
      reject: ['shptka_{a-fA-F0-9:27}', 'shptka_{x:32}'],
    },
  }),
];
