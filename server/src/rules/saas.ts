import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const SAAS: readonly Rule[] = [
  issued({
    id: 'linear-key',
    provider: 'Linear',
    name: KIND.apiKey,
    keywords: ['lin_api_'],
    pattern: /\blin_api_[A-Za-z0-9]{40}(?![A-Za-z0-9])/,
    envName: 'LINEAR_API_KEY',
    manageUrl: 'https://linear.app/settings/api',
    examples: {
      match: ['lin_api_{A-Za-z0-9:40}', 'LINEAR_API_KEY=lin_api_{A-Za-z0-9:40}'],
      reject: ['lin_api_{A-Za-z0-9:35}', 'lin_api_{x:40}'],
    },
  }),
  issued({
    id: 'notion-token',
    provider: 'Notion',
    name: { en: 'integration token', ja: 'インテグレーショントークン' },
    keywords: ['ntn_'],
    pattern: /\bntn_[0-9]{11}[A-Za-z0-9]{35}(?![A-Za-z0-9])/,
    privilege: 'scoped',
    envName: 'NOTION_TOKEN',
    manageUrl: 'https://www.notion.so/profile/integrations',
    docs: 'https://developers.notion.com/changelog',
    examples: {
      match: ['ntn_{0-9:11}{A-Za-z0-9:35}', 'NOTION_TOKEN=ntn_{0-9:11}{A-Za-z0-9:35}'],
      reject: ['ntn_{0-9:11}{A-Za-z0-9:30}', 'ntn_{x:11}{x:35}'],
    },
  }),
];
