import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { assigned, base64url, called, hex } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const CONTENT: readonly Rule[] = [
  issued({
    id: 'typeform-token',
    provider: 'Typeform',
    name: KIND.personalAccessToken,
    keywords: ['tfp_'],
    pattern: /(?<![A-Za-z0-9_-])tfp_[A-Za-z0-9_.=-]{40,59}(?![A-Za-z0-9_-])/,
    privilege: 'scoped',
    envName: 'TYPEFORM_TOKEN',
    manageUrl: 'https://admin.typeform.com/user/tokens',
    examples: {
      match: ['tfp_{A-Za-z0-9_.-:46}', 'TYPEFORM_TOKEN=tfp_{A-Za-z0-9_.-:46}'],
      reject: ['tfp_{A-Za-z0-9_.-:35}', 'tfp_{x:46}'],
    },
  }),
  issued({
    id: 'calendly-token',
    provider: 'Calendly',
    name: { en: 'personal access token (JWT)', ja: '個人アクセストークン（JWT）' },
    keywords: ['eyJ'],
    pattern:
      /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{10,200}\.eyJ[A-Za-z0-9_-]{20,1000}\.[A-Za-z0-9_-]{20,512}(?![A-Za-z0-9_-])/,
    check: 'jwt-calendly',
    severity: 'medium',
    envName: 'CALENDLY_TOKEN',
    examples: {
      match: ['{A-Za-z0-9-:86}{check}', 'CALENDLY_TOKEN={A-Za-z0-9-:86}{check}'],
      reject: ['eyJ{A-Za-z0-9:30}.eyJ{A-Za-z0-9:30}.{A-Za-z0-9:43}', 'CALENDLY_TOKEN=${CALENDLY_TOKEN}'],
    },
  }),
  issued({
    id: 'contentful-pat',
    provider: 'Contentful',
    name: KIND.personalAccessToken,
    keywords: ['CFPAT-'],
    pattern: /(?<![A-Za-z0-9_-])CFPAT-[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/,
    lifetime: LIFETIME.optional,
    envName: 'CONTENTFUL_MANAGEMENT_TOKEN',
    manageUrl: 'https://app.contentful.com/account/profile/cma_tokens',
    examples: {
      match: ['CFPAT-{A-Za-z0-9_-:43}', 'CONTENTFUL_MANAGEMENT_TOKEN=CFPAT-{A-Za-z0-9_-:43}'],
      reject: ['CFPAT-{A-Za-z0-9_-:38}', 'CFPAT-{x:43}'],
    },
  }),
  issued({
    id: 'contentful-delivery',
    provider: 'Contentful',
    name: { en: 'delivery or preview token', ja: '配信・プレビュートークン' },
    ...assigned(['contentful'], base64url(43)),
    severity: 'low',
    privilege: 'restricted',
    envName: 'CONTENTFUL_ACCESS_TOKEN',
    manageUrl: 'https://app.contentful.com/account/profile/cma_tokens',
    examples: {
      match: ['CONTENTFUL_ACCESS_TOKEN={A-Za-z0-9_-:43}', 'const contentfulApiKey = "{A-Za-z0-9_-:43}";'],
      reject: [
        'checksum = "{A-Za-z0-9_-:43}"',
        'CONTENTFUL_ACCESS_TOKEN=${CONTENTFUL_ACCESS_TOKEN}',
        'CONTENTFUL_ACCESS_TOKEN={A-Za-z0-9_-:38}',
      ],
    },
  }),
  issued({
    id: 'sanity-token',
    provider: 'Sanity',
    name: KIND.apiToken,
    ...assigned(['sanity'], 'sk[A-Za-z0-9]{78,178}'),
    privilege: 'scoped',
    envName: 'SANITY_API_TOKEN',
    examples: {
      match: ['SANITY_API_TOKEN=sk{A-Za-z0-9:111}', 'const sanityApiKey = "sk{A-Za-z0-9:111}";'],
      reject: ['checksum = "sk{A-Za-z0-9:111}"', 'SANITY_API_TOKEN=${SANITY_API_TOKEN}'],
    },
  }),
  issued({
    id: 'readme-key',
    provider: 'ReadMe',
    name: KIND.apiKey,
    keywords: ['rdme_'],
    pattern: /\brdme_[a-z0-9]{70}(?![A-Za-z0-9])/,
    envName: 'README_API_KEY',
    examples: {
      match: ['rdme_{a-z0-9:70}', 'README_API_KEY=rdme_{a-z0-9:70}'],
      reject: ['rdme_{a-z0-9:65}', 'rdme_{x:70}'],
    },
  }),
  issued({
    id: 'launchdarkly-api-token',
    provider: 'LaunchDarkly',
    name: { en: 'API access token', ja: 'API アクセストークン' },
    keywords: ['api-'],
    pattern: /\bapi-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Fa-f0-9])/,
    severity: 'critical',
    envName: 'LAUNCHDARKLY_ACCESS_TOKEN',
    manageUrl: 'https://app.launchdarkly.com/settings/authorization',
    examples: {
      match: [
        'api-{0-9a-f:8}-{0-9a-f:4}-4{0-9a-f:3}-{0-9a-f:4}-{0-9a-f:12}',
        'LAUNCHDARKLY_ACCESS_TOKEN=api-{0-9a-f:8}-{0-9a-f:4}-4{0-9a-f:3}-{0-9a-f:4}-{0-9a-f:12}',
      ],
      reject: [
        'api-{0-9a-f:8}-{0-9a-f:4}-4{0-9a-f:3}-{0-9a-f:4}-{0-9a-f:7}',
        'api-{x:8}-{x:4}-4{x:3}-{x:4}-{x:12}',
      ],
    },
  }),
  issued({
    id: 'launchdarkly-sdk-key',
    provider: 'LaunchDarkly',
    name: { en: 'server SDK key', ja: 'サーバー SDK キー' },
    keywords: ['sdk-'],
    pattern: /\bsdk-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Fa-f0-9])/,
    severity: 'medium',
    privilege: 'restricted',
    envName: 'LAUNCHDARKLY_SDK_KEY',
    manageUrl: 'https://app.launchdarkly.com/settings/authorization',
    examples: {
      match: [
        'sdk-{0-9a-f:8}-{0-9a-f:4}-4{0-9a-f:3}-{0-9a-f:4}-{0-9a-f:12}',
        'LAUNCHDARKLY_SDK_KEY=sdk-{0-9a-f:8}-{0-9a-f:4}-4{0-9a-f:3}-{0-9a-f:4}-{0-9a-f:12}',
      ],
      reject: [
        'sdk-{0-9a-f:8}-{0-9a-f:4}-4{0-9a-f:3}-{0-9a-f:4}-{0-9a-f:7}',
        'sdk-{x:8}-{x:4}-4{x:3}-{x:4}-{x:12}',
      ],
    },
  }),
  issued({
    id: 'algolia-admin-key',
    provider: 'Algolia',
    name: { en: 'admin API key', ja: '管理 API キー' },
    ...assigned(
      ['algolia_admin', 'algolia_write', 'algolia_api_key', 'algolia_secret', 'algolia_private'],
      hex(32),
    ),
    severity: 'critical',
    envName: 'ALGOLIA_ADMIN_KEY',
    manageUrl: 'https://dashboard.algolia.com/account/api-keys',
    examples: {
      match: ['ALGOLIA_ADMIN_KEY={0-9a-f:32}', 'const algoliaAdminApiKey = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'ALGOLIA_ADMIN_KEY=${ALGOLIA_ADMIN_KEY}',
        'ALGOLIA_ADMIN_KEY={0-9a-f:27}',
      ],
    },
  }),
  issued({
    id: 'algolia-search-key',
    provider: 'Algolia',
    name: { en: 'search-only API key', ja: '検索専用 API キー' },
    ...called(['algolia_search', 'search_api_key', 'docsearch', 'algolia_public'], hex(32)),
    confidence: 'weak',
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    envName: 'ALGOLIA_SEARCH_KEY',
    manageUrl: 'https://dashboard.algolia.com/account/api-keys',
    examples: {
      match: ['ALGOLIA_SEARCH_KEY={0-9a-f:32}', 'const algoliaSearch = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'ALGOLIA_SEARCH_KEY=${ALGOLIA_SEARCH_KEY}',
        'ALGOLIA_SEARCH_KEY={0-9a-f:27}',
      ],
    },
  }),
];
