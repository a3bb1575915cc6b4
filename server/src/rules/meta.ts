import type { Rule } from '../detection/types.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { assigned, called, hex } from './shapes.ts';

const meta = family({ provider: 'Meta', severity: 'critical', privilege: 'scoped' });

export const META: readonly Rule[] = [
  meta({
    id: 'facebook-access-token',
    name: { en: 'Facebook access token', ja: 'Facebook アクセストークン' },
    keywords: ['EAA'],
    pattern: /\bEAA[A-Za-z][A-Za-z0-9]{80,800}(?![A-Za-z0-9])/,
    severity: 'high',
    lifetime: { en: '1 to 2 hours; 60 days for long-lived ones', ja: '1〜2 時間（長期トークンは 60 日）' },
    envName: 'FACEBOOK_ACCESS_TOKEN',
    manageUrl: 'https://developers.facebook.com/apps/',
    examples: {
      match: ['EAA{A-Za-z:1}{A-Za-z0-9:320}', 'FACEBOOK_ACCESS_TOKEN=EAA{A-Za-z:1}{A-Za-z0-9:320}'],
      reject: ['EAA{A-Za-z:1}{A-Za-z0-9:75}', 'EAA{x:1}{x:320}'],
    },
  }),
  meta({
    id: 'facebook-app-secret',
    name: { en: 'Facebook app secret', ja: 'Facebook アプリシークレット' },
    ...assigned(['facebook', 'fb_app_secret', 'fb_secret', 'fb_client_secret'], hex(32)),
    privilege: 'account-wide',
    envName: 'FACEBOOK_APP_SECRET',
    examples: {
      match: ['FACEBOOK_APP_SECRET={0-9a-f:32}', 'const facebookApiKey = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'FACEBOOK_APP_SECRET=${FACEBOOK_APP_SECRET}',
        'FACEBOOK_APP_SECRET={0-9a-f:27}',
      ],
    },
  }),
  meta({
    id: 'facebook-app-token',
    name: { en: 'Facebook app access token', ja: 'Facebook アプリアクセストークン' },
    ...called(
      ['facebook', 'fb_access_token', 'fb_app_token', 'access_token', 'graph.facebook.com'],
      '[0-9]{14,16}\\|[A-Za-z0-9_-]{24,40}',
    ),
    privilege: 'account-wide',
    examples: {
      match: ['FACEBOOK={0-9:14}|{A-Za-z0-9_-:29}', 'const facebook = "{0-9:14}|{A-Za-z0-9_-:29}";'],
      reject: ['checksum = "{0-9:14}|{A-Za-z0-9_-:29}"', 'FACEBOOK=${FACEBOOK}'],
    },
  }),
  meta({
    id: 'instagram-token',
    name: { en: 'Instagram access token', ja: 'Instagram アクセストークン' },
    keywords: ['IGQVJ', 'IGQW', 'IGAA'],
    pattern: /(?<![A-Za-z0-9_-])IG(?:QVJ|QW|AA)[A-Za-z0-9_-]{50,400}/,
    severity: 'medium',
    lifetime: LIFETIME.sixtyDays,
    envName: 'INSTAGRAM_ACCESS_TOKEN',
    examples: {
      match: ['IGQVJ{A-Za-z0-9_-:166}', 'INSTAGRAM_ACCESS_TOKEN=IGQVJ{A-Za-z0-9_-:166}'],
      reject: ['IGQVJ{A-Za-z0-9_-:45}', 'IGQVJ{x:166}'],
    },
  }),
  meta({
    id: 'threads-token',
    name: { en: 'Threads access token', ja: 'Threads アクセストークン' },
    keywords: ['THAA'],
    pattern: /\bTHAA[A-Za-z0-9]{50,400}(?![A-Za-z0-9])/,
    severity: 'medium',
    lifetime: LIFETIME.sixtyDays,
    envName: 'THREADS_ACCESS_TOKEN',
    examples: {
      match: ['THAA{A-Za-z0-9:166}', 'THREADS_ACCESS_TOKEN=THAA{A-Za-z0-9:166}'],
      reject: ['THAA{A-Za-z0-9:45}', 'THAA{x:166}'],
    },
  }),
];
