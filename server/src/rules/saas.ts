import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { assigned, beside, hex } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const SAAS: readonly Rule[] = [
  issued({
    id: 'airtable-pat',
    provider: 'Airtable',
    name: KIND.personalAccessToken,
    keywords: ['pat'],
    pattern: /\bpat[A-Za-z0-9]{14}\.[a-f0-9]{64}(?![A-Fa-f0-9])/,
    privilege: 'scoped',
    lifetime: LIFETIME.never,
    envName: 'AIRTABLE_API_KEY',
    manageUrl: 'https://airtable.com/create/tokens',
    examples: {
      match: ['pat{A-Za-z0-9:14}.{a-f0-9:64}', 'AIRTABLE_API_KEY=pat{A-Za-z0-9:14}.{a-f0-9:64}'],
      reject: ['pat{A-Za-z0-9:14}.{a-f0-9:59}', 'pat{x:14}.{x:64}'],
    },
  }),
  issued({
    id: 'notion-token',
    provider: 'Notion',
    name: { en: 'integration token', ja: 'インテグレーショントークン' },
    keywords: ['ntn_'],
    pattern: /\bntn_[0-9]{11}[A-Za-z0-9]{35}(?![A-Za-z0-9])/,
    privilege: 'scoped',
    lifetime: LIFETIME.never,
    envName: 'NOTION_TOKEN',
    manageUrl: 'https://www.notion.so/profile/integrations',
    docs: 'https://developers.notion.com/changelog',
    examples: {
      match: ['ntn_{0-9:11}{A-Za-z0-9:35}', 'NOTION_TOKEN=ntn_{0-9:11}{A-Za-z0-9:35}'],
      reject: ['ntn_{0-9:11}{A-Za-z0-9:30}', 'ntn_{x:11}{x:35}'],
    },
  }),
  issued({
    id: 'notion-token-legacy',
    provider: 'Notion',
    name: { en: 'integration token (legacy)', ja: 'インテグレーショントークン（旧形式）' },
    ...beside(['notion'], 'secret_[A-Za-z0-9]{43}'),
    privilege: 'scoped',
    envName: 'NOTION_TOKEN',
    manageUrl: 'https://www.notion.so/profile/integrations',
    examples: {
      match: ['NOTION_TOKEN=secret_{A-Za-z0-9:43}', 'notion.setup("secret_{A-Za-z0-9:43}")'],
      reject: ['NOTION_TOKEN=secret_{A-Za-z0-9:38}', 'NOTION_TOKEN=${NOTION_TOKEN}'],
    },
  }),
  issued({
    id: 'linear-key',
    provider: 'Linear',
    name: { en: 'personal API key or OAuth token', ja: '個人 API キー・OAuth トークン' },
    keywords: ['lin_api_', 'lin_oauth_'],
    pattern: /\blin_(?:api_[A-Za-z0-9]{40}|oauth_[0-9a-f]{64})(?![A-Za-z0-9])/,
    lifetime: LIFETIME.never,
    envName: 'LINEAR_API_KEY',
    manageUrl: 'https://linear.app/settings/api',
    examples: {
      match: ['lin_api_{A-Za-z0-9:40}', 'LINEAR_API_KEY=lin_api_{A-Za-z0-9:40}', 'lin_oauth_{0-9a-f:64}'],
      reject: ['lin_api_{A-Za-z0-9:35}', 'lin_api_{x:40}'],
    },
  }),
  issued({
    id: 'asana-pat',
    provider: 'Asana',
    name: KIND.personalAccessToken,
    keywords: ['1/1', '2/1'],
    pattern: /(?<![A-Za-z0-9/])(?:1\/1[0-9]{13,15}|2\/1[0-9]{15}\/1[0-9]{15}):[a-f0-9]{32}(?![A-Fa-f0-9])/,
    lifetime: LIFETIME.never,
    envName: 'ASANA_ACCESS_TOKEN',
    manageUrl: 'https://app.asana.com/0/my-apps',
    examples: {
      match: ['1/1{0-9:13}:{a-f0-9:32}', 'ASANA_ACCESS_TOKEN=1/1{0-9:13}:{a-f0-9:32}'],
      reject: ['1/1{0-9:13}:{a-f0-9:27}', '1/1{x:13}:{x:32}'],
    },
  }),
  issued({
    id: 'asana-client-secret',
    provider: 'Asana',
    name: KIND.clientSecret,
    ...assigned(['asana'], hex(32)),
    severity: 'medium',
    privilege: 'scoped',
    envName: 'ASANA_CLIENT_SECRET',
    examples: {
      match: ['ASANA_CLIENT_SECRET={0-9a-f:32}', 'const asanaApiKey = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'ASANA_CLIENT_SECRET=${ASANA_CLIENT_SECRET}',
        'ASANA_CLIENT_SECRET={0-9a-f:27}',
      ],
    },
  }),
  issued({
    id: 'clickup-token',
    provider: 'ClickUp',
    name: { en: 'personal API token', ja: '個人 API トークン' },
    keywords: ['pk_'],
    pattern: /\bpk_[0-9]{7,9}_[0-9A-Z]{32}(?![A-Za-z0-9])/,
    envName: 'CLICKUP_API_TOKEN',
    examples: {
      match: ['pk_{0-9:7}_{0-9A-Z:32}', 'CLICKUP_API_TOKEN=pk_{0-9:7}_{0-9A-Z:32}'],
      reject: ['pk_{0-9:7}_{0-9A-Z:27}', 'pk_{x:7}_{x:32}'],
    },
  }),
  issued({
    id: 'monday-token',
    provider: 'monday.com',
    name: { en: 'API token (JWT)', ja: 'API トークン（JWT）' },
    keywords: ['eyJ'],
    pattern:
      /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{10,100}\.eyJ[A-Za-z0-9_-]{20,400}\.[A-Za-z0-9_-]{25,100}(?![A-Za-z0-9_-])/,
    check: 'jwt-monday',
    envName: 'MONDAY_API_TOKEN',
    examples: {
      match: ['{A-Za-z0-9-:43}{check}', 'MONDAY_API_TOKEN={A-Za-z0-9-:43}{check}'],
      reject: ['eyJ{A-Za-z0-9:30}.eyJ{A-Za-z0-9:30}.{A-Za-z0-9:43}', 'MONDAY_API_TOKEN=${MONDAY_API_TOKEN}'],
    },
  }),
  issued({
    id: 'trello-token-legacy',
    provider: 'Trello',
    name: { en: 'token (legacy)', ja: 'トークン（旧形式）' },
    ...assigned(['trello'], hex(64)),
    envName: 'TRELLO_TOKEN',
    examples: {
      match: ['TRELLO_TOKEN={0-9a-f:64}', 'const trelloApiKey = "{0-9a-f:64}";'],
      reject: ['checksum = "{0-9a-f:64}"', 'TRELLO_TOKEN=${TRELLO_TOKEN}', 'TRELLO_TOKEN={0-9a-f:59}'],
    },
  }),
];
