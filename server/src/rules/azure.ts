import type { Rule } from '../detection/types.ts';
import { family } from './rule.ts';

const azure = family({ severity: 'high', privilege: 'account-wide', provider: 'Azure' });

export const AZURE: readonly Rule[] = [
  azure({
    id: 'azure-storage-key',
    name: { en: 'storage account key', ja: 'ストレージアカウントキー' },
    keywords: ['+ASt'],
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{76}\+ASt[A-Za-z0-9+/]{5}[AQgw]==/,
    severity: 'critical',
    privilege: 'root',
    keyless: 'azure-managed-identity',
    envName: 'AZURE_STORAGE_KEY',
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{A-Za-z0-9+/:76}+ASt{A-Za-z0-9+/:5}{AQgw:1}==',
        'AZURE_STORAGE_KEY={A-Za-z0-9+/:76}+ASt{A-Za-z0-9+/:5}{AQgw:1}==',
      ],
      reject: ['{A-Za-z0-9+/:71}+ASt{A-Za-z0-9+/:5}{AQgw:1}==', '{x:76}+ASt{x:5}{x:1}=='],
    },
  }),
  azure({
    id: 'azure-entra-client-secret',
    name: { en: 'app client secret', ja: 'アプリのクライアントシークレット' },
    keywords: ['8Q~', '7Q~'],
    pattern: /(?<![A-Za-z0-9~._+/-])[A-Za-z0-9~._-]{3}[78]Q~[A-Za-z0-9~._-]{31,34}(?![A-Za-z0-9~._+/-])/,
    severity: 'critical',
    privilege: 'scoped',
    keyless: 'azure-managed-identity',
    envName: 'AZURE_CLIENT_SECRET',
    manageUrl: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{A-Za-z0-9~._-:3}7Q~{A-Za-z0-9~._-:32}',
        'AZURE_CLIENT_SECRET={A-Za-z0-9~._-:3}7Q~{A-Za-z0-9~._-:32}',
      ],
      reject: ['{A-Za-z0-9~._-:3}7Q~{A-Za-z0-9~._-:26}', '{x:3}7Q~{x:32}'],
    },
  }),
];
