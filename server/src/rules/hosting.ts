import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, UUID } from './shapes.ts';

const issued = family({ severity: 'critical', privilege: 'account-wide' });

export const HOSTING: readonly Rule[] = [
  issued({
    id: 'vercel-pat',
    provider: 'Vercel',
    name: KIND.personalAccessToken,
    keywords: ['vcp_'],
    pattern: /(?<![A-Za-z0-9_-])vcp_[A-Za-z0-9_-]{50}[A-Za-z0-9]{6}(?![A-Za-z0-9_-])/,
    check: 'crc-base62',
    lifetime: LIFETIME.chosen,
    keyless: 'workload-identity',
    envName: 'VERCEL_TOKEN',
    manageUrl: 'https://vercel.com/account/settings/tokens',
    examples: {
      match: ['vcp_{A-Za-z0-9:50}{check}', 'VERCEL_TOKEN=vcp_{A-Za-z0-9:50}{check}'],
      reject: ['vcp_{A-Za-z0-9_-:45}{A-Za-z0-9:6}', 'vcp_{x:50}{x:6}', 'vcp_{A-Za-z0-9:50}{0:6}'],
    },
  }),
  issued({
    id: 'vercel-integration',
    provider: 'Vercel',
    name: { en: 'integration token', ja: 'インテグレーショントークン' },
    keywords: ['vci_'],
    pattern: /(?<![A-Za-z0-9_-])vci_[A-Za-z0-9_-]{50}[A-Za-z0-9]{6}(?![A-Za-z0-9_-])/,
    check: 'crc-base62',
    severity: 'high',
    privilege: 'scoped',
    lifetime: LIFETIME.chosen,
    envName: 'VERCEL_TOKEN',
    manageUrl: 'https://vercel.com/account/settings/tokens',
    examples: {
      match: ['vci_{A-Za-z0-9:50}{check}', 'VERCEL_TOKEN=vci_{A-Za-z0-9:50}{check}'],
      reject: ['vci_{A-Za-z0-9_-:45}{A-Za-z0-9:6}', 'vci_{x:50}{x:6}', 'vci_{A-Za-z0-9:50}{0:6}'],
    },
  }),
  issued({
    id: 'vercel-app',
    provider: 'Vercel',
    name: { en: 'app access token', ja: 'アプリアクセストークン' },
    keywords: ['vca_'],
    pattern: /(?<![A-Za-z0-9_-])vca_[A-Za-z0-9_-]{50}[A-Za-z0-9]{6}(?![A-Za-z0-9_-])/,
    check: 'crc-base62',
    severity: 'high',
    privilege: 'scoped',
    lifetime: LIFETIME.chosen,
    manageUrl: 'https://vercel.com/account/settings/tokens',
    examples: {
      match: ['vca_{A-Za-z0-9:50}{check}', 'VERCEL_APP=vca_{A-Za-z0-9:50}{check}'],
      reject: ['vca_{A-Za-z0-9_-:45}{A-Za-z0-9:6}', 'vca_{x:50}{x:6}', 'vca_{A-Za-z0-9:50}{0:6}'],
    },
  }),
  issued({
    id: 'vercel-app-refresh',
    provider: 'Vercel',
    name: { en: 'app refresh token', ja: 'アプリリフレッシュトークン' },
    keywords: ['vcr_'],
    pattern: /(?<![A-Za-z0-9_-])vcr_[A-Za-z0-9_-]{50}[A-Za-z0-9]{6}(?![A-Za-z0-9_-])/,
    check: 'crc-base62',
    severity: 'high',
    privilege: 'scoped',
    lifetime: LIFETIME.chosen,
    manageUrl: 'https://vercel.com/account/settings/tokens',
    examples: {
      match: ['vcr_{A-Za-z0-9:50}{check}', 'VERCEL_APP_REFRESH=vcr_{A-Za-z0-9:50}{check}'],
      reject: ['vcr_{A-Za-z0-9_-:45}{A-Za-z0-9:6}', 'vcr_{x:50}{x:6}', 'vcr_{A-Za-z0-9:50}{0:6}'],
    },
  }),
  issued({
    id: 'vercel-token-legacy',
    provider: 'Vercel',
    name: { en: 'access token (legacy)', ja: 'アクセストークン（旧形式）' },
    ...assigned(['vercel', 'now_token'], alphanumeric(24)),
    severity: 'high',
    envName: 'VERCEL_TOKEN',
    manageUrl: 'https://vercel.com/account/settings/tokens',
    examples: {
      match: ['VERCEL_TOKEN={A-Za-z0-9:24}', 'const vercelApiKey = "{A-Za-z0-9:24}";'],
      reject: ['checksum = "{A-Za-z0-9:24}"', 'VERCEL_TOKEN=${VERCEL_TOKEN}', 'VERCEL_TOKEN={A-Za-z0-9:19}'],
    },
  }),
  issued({
    id: 'netlify-pat',
    provider: 'Netlify',
    name: KIND.personalAccessToken,
    keywords: ['nfp_'],
    pattern: /(?<![A-Za-z0-9_-])nfp_[A-Za-z0-9_]{36,48}(?![A-Za-z0-9_-])/,
    lifetime: LIFETIME.chosen,
    envName: 'NETLIFY_AUTH_TOKEN',
    manageUrl: 'https://app.netlify.com/user/applications',
    examples: {
      match: ['nfp_{A-Za-z0-9_:40}', 'NETLIFY_AUTH_TOKEN=nfp_{A-Za-z0-9_:40}'],
      reject: ['nfp_{A-Za-z0-9_:31}', 'nfp_{x:40}'],
    },
  }),
  issued({
    id: 'netlify-token-legacy',
    provider: 'Netlify',
    name: { en: 'access token (legacy)', ja: 'アクセストークン（旧形式）' },
    ...assigned(['netlify'], '[A-Za-z0-9_-]{40,46}'),
    severity: 'high',
    envName: 'NETLIFY_AUTH_TOKEN',
    manageUrl: 'https://app.netlify.com/user/applications',
    examples: {
      match: ['NETLIFY_AUTH_TOKEN={A-Za-z0-9_-:42}', 'const netlifyApiKey = "{A-Za-z0-9_-:42}";'],
      reject: ['checksum = "{A-Za-z0-9_-:42}"', 'NETLIFY_AUTH_TOKEN=${NETLIFY_AUTH_TOKEN}'],
    },
  }),
  issued({
    id: 'heroku-key',
    provider: 'Heroku',
    name: KIND.apiToken,
    keywords: ['HRKU-AA'],
    pattern: /(?<![A-Za-z0-9_-])HRKU-AA[0-9a-zA-Z_-]{58}(?![A-Za-z0-9_-])/,
    envName: 'HEROKU_API_KEY',
    manageUrl: 'https://dashboard.heroku.com/account/applications',
    docs: 'https://devcenter.heroku.com/articles/authentication',
    examples: {
      match: ['HRKU-AA{0-9a-zA-Z_-:58}', 'HEROKU_API_KEY=HRKU-AA{0-9a-zA-Z_-:58}'],
      reject: ['HRKU-AA{0-9a-zA-Z_-:53}', 'HRKU-AA{x:58}'],
    },
  }),
  issued({
    id: 'heroku-key-legacy',
    provider: 'Heroku',
    name: { en: 'API key (legacy)', ja: 'API キー（旧形式）' },
    ...assigned(['heroku'], UUID),
    severity: 'high',
    envName: 'HEROKU_API_KEY',
    manageUrl: 'https://dashboard.heroku.com/account/applications',
    examples: {
      match: [
        'HEROKU_API_KEY={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const herokuApiKey = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'HEROKU_API_KEY=${HEROKU_API_KEY}',
      ],
    },
  }),
  issued({
    id: 'flyio-token',
    provider: 'Fly.io',
    name: KIND.accessToken,
    keywords: ['fm1', 'fm2'],
    pattern: /(?<![A-Za-z0-9+/_-])fm[12][a-z]?_[A-Za-z0-9+/=,_-]{100,4000}/,
    privilege: 'scoped',
    lifetime: {
      en: 'chosen at creation; deploy tokens 20 years by default',
      ja: '作成時に指定（デプロイトークンは既定 20 年）',
    },
    envName: 'FLY_API_TOKEN',
    manageUrl: 'https://fly.io/user/personal_access_tokens',
    docs: 'https://fly.io/docs/security/tokens/',
    examples: {
      match: ['fm1_{A-Za-z0-9+/,_-:1400}', 'FLY_API_TOKEN=fm1_{A-Za-z0-9+/,_-:1400}'],
      reject: ['fm1_{A-Za-z0-9+/,_-:95}', 'fm1_{x:1400}'],
    },
  }),
  issued({
    id: 'render-key',
    provider: 'Render',
    name: KIND.apiKey,
    keywords: ['rnd_'],
    pattern: /\brnd_[A-Za-z0-9]{28,33}(?![A-Za-z0-9])/,
    envName: 'RENDER_API_KEY',
    manageUrl: 'https://dashboard.render.com/u/settings#api-keys',
    examples: {
      match: ['rnd_{A-Za-z0-9:29}', 'RENDER_API_KEY=rnd_{A-Za-z0-9:29}'],
      reject: ['rnd_{A-Za-z0-9:23}', 'rnd_{x:29}'],
    },
  }),
  issued({
    id: 'railway-token',
    provider: 'Railway',
    name: KIND.apiToken,
    ...assigned(['railway'], UUID),
    envName: 'RAILWAY_TOKEN',
    manageUrl: 'https://railway.com/account/tokens',
    examples: {
      match: [
        'RAILWAY_TOKEN={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const railwayApiKey = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'RAILWAY_TOKEN=${RAILWAY_TOKEN}',
      ],
    },
  }),
  issued({
    id: 'deno-token',
    provider: 'Deno Deploy',
    name: KIND.accessToken,
    keywords: ['ddp_', 'ddo_'],
    pattern: /\bdd[po]_[A-Za-z0-9]{36}(?![A-Za-z0-9])/,
    severity: 'high',
    envName: 'DENO_DEPLOY_TOKEN',
    examples: {
      match: ['ddp_{A-Za-z0-9:36}', 'DENO_DEPLOY_TOKEN=ddp_{A-Za-z0-9:36}'],
      reject: ['ddp_{A-Za-z0-9:31}', 'ddp_{x:36}'],
    },
  }),
  issued({
    id: 'convex-deploy-key',
    provider: 'Convex',
    name: { en: 'deploy key', ja: 'デプロイキー' },
    ...assigned(['convex'], '(?:prod|dev):[a-z]{2,20}-[a-z]{2,20}-[0-9]{1,5}\\|eyJ[A-Za-z0-9/._=-]{20,200}'),
    privilege: 'scoped',
    envName: 'CONVEX_DEPLOY_KEY',
    examples: {
      match: [
        'CONVEX_DEPLOY_KEY=prod:{a-z:8}-{a-z:8}-{0-9:2}|eyJ{A-Za-z0-9/._-:80}',
        'const convexApiKey = "prod:{a-z:8}-{a-z:8}-{0-9:2}|eyJ{A-Za-z0-9/._-:80}";',
      ],
      reject: [
        'checksum = "prod:{a-z:8}-{a-z:8}-{0-9:2}|eyJ{A-Za-z0-9/._-:80}"',
        'CONVEX_DEPLOY_KEY=${CONVEX_DEPLOY_KEY}',
      ],
    },
  }),
];
