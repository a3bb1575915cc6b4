import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';

const azure = family({
  provider: 'Azure',
  severity: 'critical',
  privilege: 'root',
  docs: 'https://learn.microsoft.com/purview/sit-defn-all-creds',
  keyless: 'azure-managed-identity',
});

export const AZURE_KEYS: readonly Rule[] = [
  azure({
    id: 'azure-storage-key',
    name: { en: 'storage account key', ja: 'ストレージアカウントキー' },
    keywords: ['+ASt'],
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{76}\+ASt[A-Za-z0-9+/]{5}[AQgw]==/,
    check: 'azure-storage',
    lifetime: LIFETIME.never,
    envName: 'AZURE_STORAGE_KEY',
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{from}{A-Za-z0-9+/:76}+ASt{A-Za-z0-9+/:5}A=={check}',
        'key: "{from}{A-Za-z0-9+/:76}+ASt{A-Za-z0-9+/:5}A=={check}"',
      ],
      reject: ['{A-Za-z0-9+/:71}+ASt{A-Za-z0-9+/:5}{AQgw:1}==', '{x:76}+ASt{x:5}{x:1}=='],
    },
  }),
  azure({
    id: 'azure-cosmosdb-key',
    name: { en: 'Cosmos DB account key', ja: 'Cosmos DB アカウントキー' },
    keywords: ['ACDb'],
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{76}ACDb[A-Za-z0-9+/]{5}[AQgw]==/,
    check: 'azure-cosmos',
    lifetime: LIFETIME.never,
    envName: 'AZURE_COSMOS_KEY',
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{from}{A-Za-z0-9+/:76}ACDb{A-Za-z0-9+/:5}A=={check}',
        'key: "{from}{A-Za-z0-9+/:76}ACDb{A-Za-z0-9+/:5}A=={check}"',
      ],
      reject: ['{A-Za-z0-9+/:71}ACDb{A-Za-z0-9+/:5}{AQgw:1}==', '{x:76}ACDb{x:5}{x:1}=='],
    },
  }),
  azure({
    id: 'azure-batch-key',
    name: { en: 'Batch account key', ja: 'Batch アカウントキー' },
    keywords: ['+ABa'],
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{76}\+ABa[A-Za-z0-9+/]{5}[AQgw]==/,
    check: 'azure-batch',
    lifetime: LIFETIME.never,
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{from}{A-Za-z0-9+/:76}+ABa{A-Za-z0-9+/:5}A=={check}',
        'key: "{from}{A-Za-z0-9+/:76}+ABa{A-Za-z0-9+/:5}A=={check}"',
      ],
      reject: ['{A-Za-z0-9+/:71}+ABa{A-Za-z0-9+/:5}{AQgw:1}==', '{x:76}+ABa{x:5}{x:1}=='],
    },
  }),
  azure({
    id: 'azure-ml-classic-key',
    name: { en: 'Machine Learning (classic) key', ja: 'Machine Learning（クラシック）キー' },
    keywords: ['+AMC'],
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{76}\+AMC[A-Za-z0-9+/]{5}[AQgw]==/,
    check: 'azure-classic',
    severity: 'high',
    privilege: 'scoped',
    lifetime: LIFETIME.never,
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{from}{A-Za-z0-9+/:76}+AMC{A-Za-z0-9+/:5}A=={check}',
        'key: "{from}{A-Za-z0-9+/:76}+AMC{A-Za-z0-9+/:5}A=={check}"',
      ],
      reject: ['{A-Za-z0-9+/:71}+AMC{A-Za-z0-9+/:5}{AQgw:1}==', '{x:76}+AMC{x:5}{x:1}=='],
    },
  }),
  azure({
    id: 'azure-apim-key',
    name: { en: 'API Management key', ja: 'API Management キー' },
    keywords: ['APIM'],
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{76}APIM[A-Za-z0-9+/]{5}[AQgw]==/,
    check: 'azure-apim',
    lifetime: LIFETIME.never,
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{from}{A-Za-z0-9+/:76}APIM{A-Za-z0-9+/:5}A=={check}',
        'key: "{from}{A-Za-z0-9+/:76}APIM{A-Za-z0-9+/:5}A=={check}"',
      ],
      reject: ['{A-Za-z0-9+/:71}APIM{A-Za-z0-9+/:5}{AQgw:1}==', '{x:76}APIM{x:5}{x:1}=='],
    },
  }),
  azure({
    id: 'azure-redis-key',
    name: { en: 'Cache for Redis access key', ja: 'Cache for Redis アクセスキー' },
    keywords: ['AzCa'],
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{33}AzCa[A-P][A-Za-z0-9+/]{5}=(?![A-Za-z0-9+/=])/,
    check: 'azure-redis',
    severity: 'high',
    lifetime: LIFETIME.never,
    envName: 'REDIS_PASSWORD',
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{from}{A-Za-z0-9+/:33}AzCa{A-P:1}{A-Za-z0-9+/:5}={check}',
        'key: "{from}{A-Za-z0-9+/:33}AzCa{A-P:1}{A-Za-z0-9+/:5}={check}"',
      ],
      reject: ['{A-Za-z0-9+/:28}AzCa{A-P:1}{A-Za-z0-9+/:5}=', '{x:33}AzCa{x:1}{x:5}='],
    },
  }),
  azure({
    id: 'azure-acr-password',
    name: { en: 'Container Registry password', ja: 'Container Registry パスワード' },
    keywords: ['+ACR'],
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{42}\+ACR[A-D][A-Za-z0-9+/]{5}(?![A-Za-z0-9+/=])/,
    lifetime: LIFETIME.never,
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{A-Za-z0-9+/:42}+ACR{A-D:1}{A-Za-z0-9+/:5}',
        'AZURE_ACR_PASSWORD={A-Za-z0-9+/:42}+ACR{A-D:1}{A-Za-z0-9+/:5}',
      ],
      reject: ['{A-Za-z0-9+/:37}+ACR{A-D:1}{A-Za-z0-9+/:5}', '{x:42}+ACR{x:1}{x:5}'],
    },
  }),
  azure({
    id: 'azure-function-key',
    name: { en: 'Functions key', ja: 'Functions キー' },
    keywords: ['AzFu'],
    pattern: /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{5}[AQgw]==/,
    check: 'azure-functions',
    severity: 'high',
    privilege: 'scoped',
    lifetime: LIFETIME.never,
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{from}{A-Za-z0-9_-:44}AzFu{A-Za-z0-9_-:5}A=={check}',
        'key: "{from}{A-Za-z0-9_-:44}AzFu{A-Za-z0-9_-:5}A=={check}"',
      ],
      reject: ['{A-Za-z0-9_-:39}AzFu{A-Za-z0-9_-:5}{AQgw:1}==', '{x:44}AzFu{x:5}{x:1}=='],
    },
  }),
  azure({
    id: 'azure-search-key',
    name: { en: 'AI Search key', ja: 'AI Search キー' },
    keywords: ['AzSe'],
    pattern: /\b[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5}(?![A-Za-z0-9])/,
    check: 'azure-search',
    severity: 'high',
    privilege: 'scoped',
    lifetime: LIFETIME.never,
    envName: 'AZURE_SEARCH_KEY',
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{from}{A-Za-z0-9:42}AzSe{A-D:1}{A-Za-z0-9:5}{check}',
        'key: "{from}{A-Za-z0-9:42}AzSe{A-D:1}{A-Za-z0-9:5}{check}"',
      ],
      reject: ['{A-Za-z0-9:37}AzSe{A-D:1}{A-Za-z0-9:5}', '{x:42}AzSe{x:1}{x:5}'],
    },
  }),
  azure({
    id: 'azure-cask-key',
    name: { en: 'service key (CASK)', ja: 'サービスキー（CASK）' },
    keywords: ['JQQJ9'],
    pattern:
      /\b[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}(?![A-Za-z0-9])(?:==)?/,
    severity: 'high',
    privilege: 'scoped',
    lifetime: LIFETIME.never,
    envName: 'AZURE_OPENAI_API_KEY',
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{A-Za-z0-9:52}JQQJ9{9DH:1}{A-Za-z0-9:1}{A-L:1}{A-Za-z0-9:16}{A-Za-z:1}{A-Za-z0-9:7}',
        'AZURE_OPENAI_API_KEY={A-Za-z0-9:52}JQQJ9{9DH:1}{A-Za-z0-9:1}{A-L:1}{A-Za-z0-9:16}{A-Za-z:1}{A-Za-z0-9:7}',
      ],
      reject: [
        '{A-Za-z0-9:47}JQQJ9{9DH:1}{A-Za-z0-9:1}{A-L:1}{A-Za-z0-9:16}{A-Za-z:1}{A-Za-z0-9:7}',
        '{x:52}JQQJ9{x:1}{x:1}{x:1}{x:16}{x:1}{x:7}',
      ],
    },
  }),
  azure({
    id: 'azure-devops-pat',
    provider: 'Azure DevOps',
    name: KIND.personalAccessToken,
    keywords: ['AZDO'],
    pattern: /\b[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}(?![A-Za-z0-9])/,
    privilege: 'account-wide',
    lifetime: LIFETIME.year,
    keyless: undefined,
    envName: 'AZURE_DEVOPS_EXT_PAT',
    manageUrl: 'https://dev.azure.com/{org}/_usersSettings/tokens',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: ['{A-Za-z0-9:76}AZDO{A-Za-z0-9:4}', 'AZURE_DEVOPS_EXT_PAT={A-Za-z0-9:76}AZDO{A-Za-z0-9:4}'],
      reject: ['{A-Za-z0-9:71}AZDO{A-Za-z0-9:4}', '{x:76}AZDO{x:4}'],
    },
  }),
];
