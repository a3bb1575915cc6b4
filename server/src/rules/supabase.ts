import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';

const supabase = family({ provider: 'Supabase', severity: 'critical', privilege: 'root' });

export const SUPABASE: readonly Rule[] = [
  supabase({
    id: 'supabase-secret-key',
    name: { en: 'project secret key', ja: 'プロジェクトシークレットキー' },
    keywords: ['sb_secret_'],
    pattern: /(?<![A-Za-z0-9_-])sb_secret_[A-Za-z0-9_-]{31}(?![A-Za-z0-9_-])/,
    lifetime: LIFETIME.untilDeleted,
    envName: 'SUPABASE_SECRET_KEY',
    manageUrl: 'https://supabase.com/dashboard/project/_/settings/api-keys',
    docs: 'https://supabase.com/docs/guides/api/api-keys',
    known: ['c85debb55f2f204d868cc1552c42faa143b4c675f61363ab040dd50b5b5304cd'],
    examples: {
      match: ['sb_secret_{A-Za-z0-9_-:31}', 'SUPABASE_SECRET_KEY=sb_secret_{A-Za-z0-9_-:31}'],
      reject: ['sb_secret_{A-Za-z0-9_-:26}', 'sb_secret_{x:31}'],
    },
  }),
  supabase({
    id: 'supabase-management-token',
    name: KIND.personalAccessToken,
    keywords: ['sbp_'],
    pattern: /\bsbp_(?:v0_)?[0-9a-f]{40}(?![A-Fa-f0-9])/,
    privilege: 'account-wide',
    envName: 'SUPABASE_ACCESS_TOKEN',
    manageUrl: 'https://supabase.com/dashboard/account/tokens',
    examples: {
      match: ['sbp_{0-9a-f:40}', 'SUPABASE_ACCESS_TOKEN=sbp_{0-9a-f:40}'],
      reject: ['sbp_{0-9a-f:35}', 'sbp_{x:40}'],
    },
  }),
  supabase({
    id: 'supabase-publishable-key',
    name: KIND.publishableKey,
    keywords: ['sb_publishable_'],
    pattern: /(?<![A-Za-z0-9_-])sb_publishable_[A-Za-z0-9_-]{31}(?![A-Za-z0-9_-])/,
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    envName: 'SUPABASE_PUBLISHABLE_KEY',
    manageUrl: 'https://supabase.com/dashboard/project/_/settings/api-keys',
    docs: 'https://supabase.com/docs/guides/api/api-keys',
    known: ['9705102db0d5f99ee08daa19a73e510d9877a2a9add9369da247cbbe6c2a0140'],
    examples: {
      match: ['sb_publishable_{A-Za-z0-9_-:31}', 'SUPABASE_PUBLISHABLE_KEY=sb_publishable_{A-Za-z0-9_-:31}'],
      reject: ['sb_publishable_{A-Za-z0-9_-:26}', 'sb_publishable_{x:31}'],
    },
  }),
  supabase({
    id: 'supabase-service-role-jwt',
    name: { en: 'service_role key (JWT)', ja: 'service_role キー（JWT）' },
    keywords: ['.eyJpc3MiOiJzdXBhYmFzZ'],
    pattern:
      /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{10,200}\.eyJpc3MiOiJzdXBhYmFzZ[A-Za-z0-9_-]{20,1000}\.[A-Za-z0-9_-]{43,600}(?![A-Za-z0-9_-])/,
    check: 'jwt-supabase-service-role',
    lifetime: { en: 'about 10 years', ja: '約 10 年' },
    envName: 'SUPABASE_SERVICE_ROLE_KEY',
    manageUrl: 'https://supabase.com/dashboard/project/_/settings/api-keys',
    docs: 'https://supabase.com/docs/guides/api/api-keys',
    known: ['70541e07fd4f900b66e289f5be55c85f9bef1def4924a5b0c518c45ea1688c12'],
    examples: {
      match: [
        'SUPABASE_SERVICE_ROLE_KEY={A-Za-z0-9-:43}{check}',
        'createClient(url, "{A-Za-z0-9-:43}{check}")',
      ],
      reject: [
        'eyJ{A-Za-z0-9:30}.eyJ{A-Za-z0-9:60}.{A-Za-z0-9:43}',
        'SUPABASE_SERVICE_ROLE_KEY=${SUPABASE_SERVICE_ROLE_KEY}',
      ],
    },
  }),
  supabase({
    id: 'supabase-anon-jwt',
    name: { en: 'anon key (JWT)', ja: 'anon キー（JWT）' },
    keywords: ['.eyJpc3MiOiJzdXBhYmFzZ'],
    pattern:
      /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{10,200}\.eyJpc3MiOiJzdXBhYmFzZ[A-Za-z0-9_-]{20,1000}\.[A-Za-z0-9_-]{43,600}(?![A-Za-z0-9_-])/,
    check: 'jwt-supabase-anon',
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    envName: 'SUPABASE_ANON_KEY',
    manageUrl: 'https://supabase.com/dashboard/project/_/settings/api-keys',
    docs: 'https://supabase.com/docs/guides/api/api-keys',
    known: ['bf1725a8f98bea37e88618702e725ba84bd8acdb2647c5e0ed638bfd685791cf'],
    examples: {
      match: ['SUPABASE_ANON_KEY={A-Za-z0-9-:43}{check}', 'createClient(url, "{A-Za-z0-9-:43}{check}")'],
      reject: [
        'eyJ{A-Za-z0-9:30}.eyJ{A-Za-z0-9:60}.{A-Za-z0-9:43}',
        'SUPABASE_ANON_KEY=${SUPABASE_ANON_KEY}',
      ],
    },
  }),
];
