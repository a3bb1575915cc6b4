import type { Rule } from '../detection/types.ts';
import { family } from './rule.ts';

const payments = family({ severity: 'high', privilege: 'account-wide', provider: 'Shopify' });

export const PAYMENTS: readonly Rule[] = [
  payments({
    id: 'shopify-admin-token',
    name: { en: 'admin API access token', ja: 'Admin API アクセストークン' },
    keywords: ['shpat_'],
    pattern: /\bshpat_[a-fA-F0-9]{32}(?![A-Fa-f0-9])/,
    severity: 'critical',
    envName: 'SHOPIFY_ACCESS_TOKEN',
    manageUrl: 'https://admin.shopify.com/',
    docs: 'https://shopify.dev/apps/auth',
    examples: {
      match: ['shpat_{a-fA-F0-9:32}', 'SHOPIFY_ACCESS_TOKEN=shpat_{a-fA-F0-9:32}'],
      reject: ['shpat_{a-fA-F0-9:27}', 'shpat_{x:32}'],
    },
  }),
];
