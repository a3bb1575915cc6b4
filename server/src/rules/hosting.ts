import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const hosting = family({ severity: 'high', privilege: 'account-wide', provider: 'Vercel' });

export const HOSTING: readonly Rule[] = [
  hosting({
    id: 'vercel-pat',
    name: KIND.personalAccessToken,
    keywords: ['vcp_'],
    pattern: /(?<![A-Za-z0-9_-])vcp_[A-Za-z0-9_-]{50}[A-Za-z0-9]{6}(?![A-Za-z0-9_-])/,
    check: 'crc-base62',
    severity: 'critical',
    envName: 'VERCEL_TOKEN',
    manageUrl: 'https://vercel.com/account/settings/tokens',
    examples: {
      match: ['vcp_{A-Za-z0-9:50}{check}', 'VERCEL_TOKEN=vcp_{A-Za-z0-9:50}{check}'],
      reject: ['vcp_{A-Za-z0-9_-:45}{A-Za-z0-9:6}', 'vcp_{x:50}{x:6}', 'vcp_{A-Za-z0-9:50}{0:6}'],
    },
  }),
];
