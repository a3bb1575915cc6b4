import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, base64url, beside, called } from './shapes.ts';

const issued = family({ severity: 'critical', privilege: 'account-wide' });

export const IDENTITY: readonly Rule[] = [
  issued({
    id: 'auth0-client-secret',
    provider: 'Auth0',
    name: KIND.clientSecret,
    ...called(['auth0'], base64url(64)),
    privilege: 'scoped',
    envName: 'AUTH0_CLIENT_SECRET',
    manageUrl: 'https://manage.auth0.com/',
    docs: 'https://auth0.com/docs/secure/application-credentials',
    examples: {
      match: ['AUTH0_CLIENT_SECRET={A-Za-z0-9_-:64}', 'const auth0 = "{A-Za-z0-9_-:64}";'],
      reject: [
        'checksum = "{A-Za-z0-9_-:64}"',
        'AUTH0_CLIENT_SECRET=${AUTH0_CLIENT_SECRET}',
        'AUTH0_CLIENT_SECRET={A-Za-z0-9_-:59}',
      ],
    },
  }),
  issued({
    id: 'auth0-management-token',
    provider: 'Auth0',
    name: { en: 'Management API token (JWT)', ja: 'Management API トークン（JWT）' },
    keywords: ['eyJ'],
    pattern:
      /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{10,200}\.eyJ[A-Za-z0-9_-]{20,4000}\.[A-Za-z0-9_-]{43,1000}(?![A-Za-z0-9_-])/,
    check: 'jwt-auth0-management',
    severity: 'high',
    lifetime: LIFETIME.day,
    envName: 'AUTH0_TOKEN',
    examples: {
      match: ['{A-Za-z0-9-:43}{check}', 'AUTH0_TOKEN={A-Za-z0-9-:342}{check}'],
      reject: ['eyJ{A-Za-z0-9:30}.eyJ{A-Za-z0-9:30}.{A-Za-z0-9:43}', 'AUTH0_TOKEN=${AUTH0_TOKEN}'],
    },
  }),
  issued({
    id: 'okta-api-token',
    provider: 'Okta',
    name: KIND.apiToken,
    ...beside(['okta', 'ssws'], '00[A-Za-z0-9_-]{40}'),
    lifetime: { en: '30 days without use', ja: '30 日間未使用で失効' },
    envName: 'OKTA_CLIENT_TOKEN',
    docs: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
    examples: {
      match: ['OKTA_CLIENT_TOKEN=00{A-Za-z0-9_-:40}', 'okta.setup("00{A-Za-z0-9_-:40}")'],
      reject: ['OKTA_CLIENT_TOKEN=00{A-Za-z0-9_-:35}', 'OKTA_CLIENT_TOKEN=${OKTA_CLIENT_TOKEN}'],
    },
  }),
  issued({
    id: 'clerk-secret',
    provider: 'Clerk',
    name: KIND.secretKey,
    ...beside(['clerk'], 'sk_(?:live|test)_[A-Za-z0-9]{40,50}'),
    privilege: 'root',
    test: /_test_/,
    envName: 'CLERK_SECRET_KEY',
    manageUrl: 'https://dashboard.clerk.com/',
    examples: {
      match: ['CLERK_SECRET_KEY=sk_live_{A-Za-z0-9:43}', 'clerk.setup("sk_live_{A-Za-z0-9:43}")'],
      reject: ['CLERK_SECRET_KEY=sk_live_{A-Za-z0-9:35}', 'CLERK_SECRET_KEY=${CLERK_SECRET_KEY}'],
    },
  }),
  issued({
    id: 'workos-key',
    provider: 'WorkOS',
    name: KIND.apiKey,
    keywords: ['sk_live_a2V5Xz', 'sk_test_a2V5Xz'],
    pattern: /(?<![A-Za-z0-9+/_-])sk_(?:live|test)_a2V5Xz[A-Za-z0-9+/]{60,80}={0,2}/,
    privilege: 'root',
    test: /_test_/,
    envName: 'WORKOS_API_KEY',
    examples: {
      match: ['sk_live_a2V5Xz{A-Za-z0-9+/:66}', 'WORKOS_API_KEY=sk_live_a2V5Xz{A-Za-z0-9+/:66}'],
      reject: ['sk_live_a2V5Xz{A-Za-z0-9+/:55}', 'sk_live_a2V5Xz{x:66}'],
    },
  }),
  issued({
    id: 'stytch-secret',
    provider: 'Stytch',
    name: { en: 'project secret', ja: 'プロジェクトシークレット' },
    keywords: ['secret-live-', 'secret-test-'],
    pattern: /(?<![A-Za-z0-9_-])secret-(?:live|test)-[A-Za-z0-9_-]{35,47}={0,2}/,
    privilege: 'root',
    test: /-test-/,
    envName: 'STYTCH_SECRET',
    examples: {
      match: ['secret-live-{A-Za-z0-9_-:39}', 'STYTCH_SECRET=secret-live-{A-Za-z0-9_-:39}'],
      reject: ['secret-live-{A-Za-z0-9_-:30}', 'secret-live-{x:39}'],
    },
  }),
  issued({
    id: 'ory-token',
    provider: 'Ory',
    name: { en: 'API key or token', ja: 'API キー・トークン' },
    keywords: ['ory_'],
    pattern: /(?<![A-Za-z0-9_-])ory_(?:pat|apikey|wak|st|at|rt|ac)_[A-Za-z0-9_-]{24,90}(?![A-Za-z0-9_-])/,
    severity: 'high',
    privilege: 'scoped',
    envName: 'ORY_API_KEY',
    examples: {
      match: ['ory_pat_{A-Za-z0-9_-:46}', 'ORY_API_KEY=ory_pat_{A-Za-z0-9_-:46}'],
      reject: ['ory_pat_{A-Za-z0-9_-:19}', 'ory_pat_{x:46}'],
    },
  }),
  issued({
    id: 'jumpcloud-key',
    provider: 'JumpCloud',
    name: KIND.apiKey,
    ...assigned(['jumpcloud'], alphanumeric(40)),
    privilege: 'root',
    envName: 'JUMPCLOUD_API_KEY',
    examples: {
      match: ['JUMPCLOUD_API_KEY={A-Za-z0-9:40}', 'const jumpcloudApiKey = "{A-Za-z0-9:40}";'],
      reject: [
        'checksum = "{A-Za-z0-9:40}"',
        'JUMPCLOUD_API_KEY=${JUMPCLOUD_API_KEY}',
        'JUMPCLOUD_API_KEY={A-Za-z0-9:35}',
      ],
    },
  }),
  issued({
    id: 'unkey-key',
    provider: 'Unkey',
    name: { en: 'root key', ja: 'ルートキー' },
    keywords: ['unkey_'],
    pattern: /\bunkey_[A-Za-z0-9]{20,32}(?![A-Za-z0-9])/,
    severity: 'high',
    envName: 'UNKEY_ROOT_KEY',
    examples: {
      match: ['unkey_{A-Za-z0-9:24}', 'UNKEY_ROOT_KEY=unkey_{A-Za-z0-9:24}'],
      reject: ['unkey_{A-Za-z0-9:15}', 'unkey_{x:24}'],
    },
  }),
  issued({
    id: 'zuplo-key',
    provider: 'Zuplo',
    name: { en: 'consumer API key', ja: 'コンシューマー API キー' },
    keywords: ['zpka_'],
    pattern: /\bzpka_[a-z0-9]{32}_[0-9a-f]{8}(?![A-Fa-f0-9])/,
    check: 'crc-hex',
    severity: 'medium',
    privilege: 'scoped',
    examples: {
      match: ['zpka_{a-z0-9:32}_{check}', 'ZUPLO_KEY=zpka_{a-z0-9:32}_{check}'],
      reject: ['zpka_{a-z0-9:27}_{0-9a-f:8}', 'zpka_{x:32}_{x:8}'],
    },
  }),
  issued({
    id: 'defined-networking',
    provider: 'Defined Networking',
    name: KIND.apiToken,
    keywords: ['dnkey-'],
    pattern: /\bdnkey-[A-Z2-7]{26}-[A-Z2-7]{52}(?![A-Za-z0-9])/,
    severity: 'high',
    envName: 'DEFINED_NET_API_TOKEN',
    examples: {
      match: ['dnkey-{A-Z2-7:26}-{A-Z2-7:52}', 'DEFINED_NET_API_TOKEN=dnkey-{A-Z2-7:26}-{A-Z2-7:52}'],
      reject: ['dnkey-{A-Z2-7:26}-{A-Z2-7:47}', 'dnkey-{x:26}-{x:52}'],
    },
  }),
];
