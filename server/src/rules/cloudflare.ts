import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { assigned, base64url } from './shapes.ts';

const cloudflare = family({ provider: 'Cloudflare', severity: 'high', privilege: 'scoped' });

export const CLOUDFLARE: readonly Rule[] = [
  cloudflare({
    id: 'cloudflare-api-token',
    name: KIND.apiToken,
    keywords: ['cfut_'],
    pattern: /\bcfut_[A-Za-z0-9]{40}[0-9a-f]{8}(?![A-Za-z0-9])/,
    check: 'crc-hex',
    lifetime: LIFETIME.optional,
    envName: 'CLOUDFLARE_API_TOKEN',
    manageUrl: 'https://dash.cloudflare.com/profile/api-tokens',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    examples: {
      match: ['cfut_{A-Za-z0-9:40}{check}', 'CLOUDFLARE_API_TOKEN=cfut_{A-Za-z0-9:40}{check}'],
      reject: ['cfut_{A-Za-z0-9:35}{0-9a-f:8}', 'cfut_{x:40}{x:8}'],
    },
  }),
  cloudflare({
    id: 'cloudflare-account-token',
    name: { en: 'account API token', ja: 'アカウント API トークン' },
    keywords: ['cfat_'],
    pattern: /\bcfat_[A-Za-z0-9]{40}[0-9a-f]{8}(?![A-Za-z0-9])/,
    check: 'crc-hex',
    envName: 'CLOUDFLARE_API_TOKEN',
    manageUrl: 'https://dash.cloudflare.com/profile/api-tokens',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    examples: {
      match: ['cfat_{A-Za-z0-9:40}{check}', 'CLOUDFLARE_API_TOKEN=cfat_{A-Za-z0-9:40}{check}'],
      reject: ['cfat_{A-Za-z0-9:35}{0-9a-f:8}', 'cfat_{x:40}{x:8}'],
    },
  }),
  cloudflare({
    id: 'cloudflare-global-key',
    name: { en: 'global API key', ja: 'グローバル API キー' },
    keywords: ['cfk_'],
    pattern: /\bcfk_[A-Za-z0-9]{40}[0-9a-f]{8}(?![A-Za-z0-9])/,
    check: 'crc-hex',
    severity: 'critical',
    privilege: 'root',
    envName: 'CLOUDFLARE_API_KEY',
    manageUrl: 'https://dash.cloudflare.com/profile/api-tokens',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    examples: {
      match: ['cfk_{A-Za-z0-9:40}{check}', 'CLOUDFLARE_API_KEY=cfk_{A-Za-z0-9:40}{check}'],
      reject: ['cfk_{A-Za-z0-9:35}{0-9a-f:8}', 'cfk_{x:40}{x:8}'],
    },
  }),
  cloudflare({
    id: 'cloudflare-api-token-legacy',
    name: { en: 'API token (before 2026)', ja: 'API トークン（2026 年以前の形式）' },
    ...assigned(['cloudflare', 'cf_api_token', 'cf_token'], base64url(40)),
    envName: 'CLOUDFLARE_API_TOKEN',
    manageUrl: 'https://dash.cloudflare.com/profile/api-tokens',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    examples: {
      match: ['CLOUDFLARE_API_TOKEN={A-Za-z0-9_-:40}', 'const cloudflareApiKey = "{A-Za-z0-9_-:40}";'],
      reject: [
        'checksum = "{A-Za-z0-9_-:40}"',
        'CLOUDFLARE_API_TOKEN=${CLOUDFLARE_API_TOKEN}',
        'CLOUDFLARE_API_TOKEN={A-Za-z0-9_-:35}',
      ],
    },
  }),
  cloudflare({
    id: 'cloudflare-global-key-legacy',
    name: { en: 'global API key (before 2026)', ja: 'グローバル API キー（2026 年以前の形式）' },
    ...assigned(['cloudflare', 'x_auth_key', 'cf_api_key', 'cf_key'], '[0-9a-f]{37,45}'),
    severity: 'critical',
    privilege: 'root',
    envName: 'CLOUDFLARE_API_KEY',
    manageUrl: 'https://dash.cloudflare.com/profile/api-tokens',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    examples: {
      match: ['CLOUDFLARE_API_KEY={0-9a-f:39}', 'const cloudflareApiKey = "{0-9a-f:39}";'],
      reject: ['checksum = "{0-9a-f:39}"', 'CLOUDFLARE_API_KEY=${CLOUDFLARE_API_KEY}'],
    },
  }),
  cloudflare({
    id: 'cloudflare-origin-ca',
    name: { en: 'Origin CA key', ja: 'Origin CA キー' },
    keywords: ['v1.0-'],
    pattern: /\bv1\.0-[a-f0-9]{24}-[a-f0-9]{146}(?![A-Fa-f0-9])/,
    envName: 'CLOUDFLARE_API_USER_SERVICE_KEY',
    manageUrl: 'https://dash.cloudflare.com/profile/api-tokens',
    examples: {
      match: [
        'v1.0-{a-f0-9:24}-{a-f0-9:146}',
        'CLOUDFLARE_API_USER_SERVICE_KEY=v1.0-{a-f0-9:24}-{a-f0-9:146}',
      ],
      reject: ['v1.0-{a-f0-9:24}-{a-f0-9:141}', 'v1.0-{x:24}-{x:146}'],
    },
  }),
  cloudflare({
    id: 'cloudflare-wrangler-oauth',
    name: { en: 'Wrangler OAuth token', ja: 'Wrangler OAuth トークン' },
    keywords: ['cfoat_'],
    pattern: /(?<![A-Za-z0-9_-])cfoat_[A-Za-z0-9_.-]{20,400}(?![A-Za-z0-9_-])/,
    lifetime: { en: 'short; Wrangler renews it', ja: '短期（Wrangler が更新）' },
    manageUrl: 'https://dash.cloudflare.com/profile/api-tokens',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    examples: {
      match: ['cfoat_{A-Za-z0-9_.-:146}', 'CLOUDFLARE_WRANGLER_OAUTH=cfoat_{A-Za-z0-9_.-:146}'],
      reject: ['cfoat_{A-Za-z0-9_.-:15}', 'cfoat_{x:146}'],
    },
  }),
];
