import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const google = family({ severity: 'high', privilege: 'account-wide', provider: 'Google' });

export const GOOGLE: readonly Rule[] = [
  google({
    id: 'gcp-api-key',
    name: KIND.apiKey,
    keywords: ['AIza'],
    pattern: /(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/,
    privilege: 'scoped',
    envName: 'GOOGLE_API_KEY',
    manageUrl: 'https://console.cloud.google.com/apis/credentials',
    docs: 'https://cloud.google.com/docs/authentication/api-keys',
    examples: {
      match: ['AIza{A-Za-z0-9_-:35}', 'GOOGLE_API_KEY=AIza{A-Za-z0-9_-:35}'],
      reject: ['AIza{A-Za-z0-9_-:30}', 'AIza{x:35}'],
    },
  }),
  google({
    id: 'gcp-oauth-access-token',
    name: { en: 'OAuth access token', ja: 'OAuth アクセストークン' },
    keywords: ['ya29.'],
    pattern: /(?<![A-Za-z0-9_-])ya29\.[A-Za-z0-9_-]{30,1000}(?![A-Za-z0-9_-])/,
    privilege: 'scoped',
    keyless: 'gcp-adc',
    manageUrl: 'https://myaccount.google.com/permissions',
    examples: {
      match: ['ya29.{A-Za-z0-9_-:353}', 'GCP_OAUTH_ACCESS_TOKEN=ya29.{A-Za-z0-9_-:353}'],
      reject: ['ya29.{A-Za-z0-9_-:25}', 'ya29.{x:353}'],
    },
  }),
  google({
    id: 'gcp-oauth-client-secret',
    name: KIND.clientSecret,
    keywords: ['GOCSPX-'],
    pattern: /\bGOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])/,
    privilege: 'scoped',
    envName: 'GOOGLE_CLIENT_SECRET',
    manageUrl: 'https://console.cloud.google.com/apis/credentials',
    examples: {
      match: ['GOCSPX-{A-Za-z0-9_-:28}', 'GOOGLE_CLIENT_SECRET=GOCSPX-{A-Za-z0-9_-:28}'],
      reject: ['GOCSPX-{A-Za-z0-9_-:23}', 'GOCSPX-{x:28}'],
    },
  }),
];
