import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const sources = family({ severity: 'high', privilege: 'account-wide', provider: 'Postman' });

export const SOURCES: readonly Rule[] = [
  sources({
    id: 'postman-api-key',
    name: KIND.apiKey,
    keywords: ['PMAK-'],
    pattern: /\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}(?![A-Fa-f0-9])/,
    envName: 'POSTMAN_API_KEY',
    manageUrl: 'https://go.postman.co/settings/me/api-keys',
    docs: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
    examples: {
      match: ['PMAK-{a-f0-9:24}-{a-f0-9:34}', 'POSTMAN_API_KEY=PMAK-{a-f0-9:24}-{a-f0-9:34}'],
      reject: ['PMAK-{a-f0-9:24}-{a-f0-9:29}', 'PMAK-{x:24}-{x:34}'],
    },
  }),
];
