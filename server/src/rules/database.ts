import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { assigned, UUID } from './shapes.ts';

const issued = family({ severity: 'critical', privilege: 'account-wide' });

export const DATABASE: readonly Rule[] = [
  issued({
    id: 'mongodb-atlas-sa',
    provider: 'MongoDB',
    name: { en: 'Atlas service account secret', ja: 'Atlas サービスアカウントシークレット' },
    keywords: ['mdb_sa_sk_'],
    pattern: /(?<![A-Za-z0-9_-])mdb_sa_sk_[A-Za-z0-9_-]{40}(?![A-Za-z0-9_-])/,
    lifetime: { en: '8 hours to 365 days', ja: '8 時間〜365 日' },
    envName: 'MONGODB_ATLAS_CLIENT_SECRET',
    manageUrl: 'https://cloud.mongodb.com/',
    examples: {
      match: ['mdb_sa_sk_{A-Za-z0-9_-:40}', 'MONGODB_ATLAS_CLIENT_SECRET=mdb_sa_sk_{A-Za-z0-9_-:40}'],
      reject: ['mdb_sa_sk_{A-Za-z0-9_-:35}', 'mdb_sa_sk_{x:40}'],
    },
  }),
  issued({
    id: 'mongodb-atlas-key',
    provider: 'MongoDB',
    name: { en: 'Atlas API private key', ja: 'Atlas API プライベートキー' },
    ...assigned(['atlas', 'mongodb_private_key'], UUID),
    envName: 'MONGODB_ATLAS_PRIVATE_KEY',
    examples: {
      match: [
        'MONGODB_ATLAS_PRIVATE_KEY={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const atlasApiKey = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'MONGODB_ATLAS_PRIVATE_KEY=${MONGODB_ATLAS_PRIVATE_KEY}',
      ],
    },
  }),
  issued({
    id: 'neon-key',
    provider: 'Neon',
    name: KIND.apiKey,
    keywords: ['napi_'],
    pattern: /\bnapi_[A-Za-z0-9]{64}(?![A-Za-z0-9])/,
    envName: 'NEON_API_KEY',
    manageUrl: 'https://console.neon.tech/app/settings/api-keys',
    examples: {
      match: ['napi_{A-Za-z0-9:64}', 'NEON_API_KEY=napi_{A-Za-z0-9:64}'],
      reject: ['napi_{A-Za-z0-9:59}', 'napi_{x:64}'],
    },
  }),
  issued({
    id: 'planetscale-token',
    provider: 'PlanetScale',
    name: { en: 'service token', ja: 'サービストークン' },
    keywords: ['pscale_tkn_'],
    pattern: /(?<![A-Za-z0-9_-])pscale_tkn_[A-Za-z0-9_=.-]{32,64}(?![A-Za-z0-9_-])/,
    severity: 'high',
    privilege: 'scoped',
    envName: 'PLANETSCALE_SERVICE_TOKEN',
    manageUrl: 'https://app.planetscale.com/',
    examples: {
      match: ['pscale_tkn_{A-Za-z0-9_.-:42}', 'PLANETSCALE_SERVICE_TOKEN=pscale_tkn_{A-Za-z0-9_.-:42}'],
      reject: ['pscale_tkn_{A-Za-z0-9_.-:27}', 'pscale_tkn_{x:42}'],
    },
  }),
  issued({
    id: 'planetscale-password',
    provider: 'PlanetScale',
    name: { en: 'database password', ja: 'データベースパスワード' },
    keywords: ['pscale_pw_'],
    pattern: /(?<![A-Za-z0-9_-])pscale_pw_[A-Za-z0-9_=.-]{32,64}(?![A-Za-z0-9_-])/,
    privilege: 'scoped',
    envName: 'DATABASE_PASSWORD',
    manageUrl: 'https://app.planetscale.com/',
    examples: {
      match: ['pscale_pw_{A-Za-z0-9_.-:42}', 'DATABASE_PASSWORD=pscale_pw_{A-Za-z0-9_.-:42}'],
      reject: ['pscale_pw_{A-Za-z0-9_.-:27}', 'pscale_pw_{x:42}'],
    },
  }),
  issued({
    id: 'planetscale-oauth',
    provider: 'PlanetScale',
    name: KIND.oauthToken,
    keywords: ['pscale_oauth_'],
    pattern: /(?<![A-Za-z0-9_-])pscale_oauth_[A-Za-z0-9_=.-]{32,64}(?![A-Za-z0-9_-])/,
    severity: 'high',
    privilege: 'scoped',
    manageUrl: 'https://app.planetscale.com/',
    examples: {
      match: ['pscale_oauth_{A-Za-z0-9_.-:42}', 'PLANETSCALE_OAUTH=pscale_oauth_{A-Za-z0-9_.-:42}'],
      reject: ['pscale_oauth_{A-Za-z0-9_.-:27}', 'pscale_oauth_{x:42}'],
    },
  }),
  issued({
    id: 'astra-token',
    provider: 'DataStax',
    name: { en: 'application token', ja: 'アプリケーショントークン' },
    keywords: ['AstraCS:'],
    pattern: /\bAstraCS:[A-Za-z0-9]{20,32}:[0-9a-f]{64}(?![A-Fa-f0-9])/,
    privilege: 'scoped',
    envName: 'ASTRA_DB_APPLICATION_TOKEN',
    examples: {
      match: [
        'AstraCS:{A-Za-z0-9:24}:{0-9a-f:64}',
        'ASTRA_DB_APPLICATION_TOKEN=AstraCS:{A-Za-z0-9:24}:{0-9a-f:64}',
      ],
      reject: ['AstraCS:{A-Za-z0-9:24}:{0-9a-f:59}', 'AstraCS:{x:24}:{x:64}'],
    },
  }),
  issued({
    id: 'cockroach-key',
    provider: 'CockroachDB',
    name: KIND.apiKey,
    keywords: ['CCDB1_'],
    pattern: /\bCCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}(?![A-Za-z0-9])/,
    envName: 'COCKROACH_API_KEY',
    examples: {
      match: ['CCDB1_{A-Za-z0-9:22}_{A-Za-z0-9:40}', 'COCKROACH_API_KEY=CCDB1_{A-Za-z0-9:22}_{A-Za-z0-9:40}'],
      reject: ['CCDB1_{A-Za-z0-9:22}_{A-Za-z0-9:35}', 'CCDB1_{x:22}_{x:40}'],
    },
  }),
  issued({
    id: 'upstash-redis-token',
    provider: 'Upstash',
    name: { en: 'Redis REST token', ja: 'Redis REST トークン' },
    ...assigned(['upstash'], 'A[A-Za-z0-9+/_-]{40,120}={0,2}'),
    severity: 'high',
    privilege: 'root',
    envName: 'UPSTASH_REDIS_REST_TOKEN',
    examples: {
      match: ['UPSTASH_REDIS_REST_TOKEN=A{A-Za-z0-9+/_-:66}', 'const upstashApiKey = "A{A-Za-z0-9+/_-:66}";'],
      reject: ['checksum = "A{A-Za-z0-9+/_-:66}"', 'UPSTASH_REDIS_REST_TOKEN=${UPSTASH_REDIS_REST_TOKEN}'],
    },
  }),
];
