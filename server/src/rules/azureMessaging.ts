import type { Rule } from '../detection/types.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';

const azure = family({
  provider: 'Azure',
  severity: 'high',
  privilege: 'scoped',
  docs: 'https://learn.microsoft.com/purview/sit-defn-all-creds',
  keyless: 'azure-managed-identity',
});

export const AZURE_MESSAGING: readonly Rule[] = [
  azure({
    id: 'azure-servicebus-key',
    name: { en: 'Service Bus access key', ja: 'Service Bus アクセスキー' },
    keywords: ['+ASb'],
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{33}\+ASb[A-P][A-Za-z0-9+/]{5}=(?![A-Za-z0-9+/=])/,
    check: 'azure-messaging',
    lifetime: LIFETIME.never,
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{from}{A-Za-z0-9+/:33}+ASb{A-P:1}{A-Za-z0-9+/:5}={check}',
        'key: "{from}{A-Za-z0-9+/:33}+ASb{A-P:1}{A-Za-z0-9+/:5}={check}"',
      ],
      reject: ['{A-Za-z0-9+/:28}+ASb{A-P:1}{A-Za-z0-9+/:5}=', '{x:33}+ASb{x:1}{x:5}='],
    },
  }),
  azure({
    id: 'azure-eventhub-key',
    name: { en: 'Event Hubs access key', ja: 'Event Hubs アクセスキー' },
    keywords: ['+AEh'],
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{33}\+AEh[A-P][A-Za-z0-9+/]{5}=(?![A-Za-z0-9+/=])/,
    check: 'azure-messaging',
    lifetime: LIFETIME.never,
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{from}{A-Za-z0-9+/:33}+AEh{A-P:1}{A-Za-z0-9+/:5}={check}',
        'key: "{from}{A-Za-z0-9+/:33}+AEh{A-P:1}{A-Za-z0-9+/:5}={check}"',
      ],
      reject: ['{A-Za-z0-9+/:28}+AEh{A-P:1}{A-Za-z0-9+/:5}=', '{x:33}+AEh{x:1}{x:5}='],
    },
  }),
  azure({
    id: 'azure-relay-key',
    name: { en: 'Relay access key', ja: 'Relay アクセスキー' },
    keywords: ['+ARm'],
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{33}\+ARm[A-P][A-Za-z0-9+/]{5}=(?![A-Za-z0-9+/=])/,
    check: 'azure-messaging',
    lifetime: LIFETIME.never,
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{from}{A-Za-z0-9+/:33}+ARm{A-P:1}{A-Za-z0-9+/:5}={check}',
        'key: "{from}{A-Za-z0-9+/:33}+ARm{A-P:1}{A-Za-z0-9+/:5}={check}"',
      ],
      reject: ['{A-Za-z0-9+/:28}+ARm{A-P:1}{A-Za-z0-9+/:5}=', '{x:33}+ARm{x:1}{x:5}='],
    },
  }),
  azure({
    id: 'azure-iot-key',
    name: { en: 'IoT Hub key', ja: 'IoT Hub キー' },
    keywords: ['AIoT'],
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{33}AIoT[A-P][A-Za-z0-9+/]{5}=(?![A-Za-z0-9+/=])/,
    check: 'azure-iot',
    lifetime: LIFETIME.never,
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{from}{A-Za-z0-9+/:33}AIoT{A-P:1}{A-Za-z0-9+/:5}={check}',
        'key: "{from}{A-Za-z0-9+/:33}AIoT{A-P:1}{A-Za-z0-9+/:5}={check}"',
      ],
      reject: ['{A-Za-z0-9+/:28}AIoT{A-P:1}{A-Za-z0-9+/:5}=', '{x:33}AIoT{x:1}{x:5}='],
    },
  }),
  azure({
    id: 'azure-eventgrid-key',
    name: { en: 'Event Grid access key', ja: 'Event Grid アクセスキー' },
    keywords: ['AZEG'],
    pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{33}AZEG[A-P][A-Za-z0-9+/]{5}=(?![A-Za-z0-9+/=])/,
    check: 'azure-grid',
    lifetime: LIFETIME.never,
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{from}{A-Za-z0-9+/:33}AZEG{A-P:1}{A-Za-z0-9+/:5}={check}',
        'key: "{from}{A-Za-z0-9+/:33}AZEG{A-P:1}{A-Za-z0-9+/:5}={check}"',
      ],
      reject: ['{A-Za-z0-9+/:28}AZEG{A-P:1}{A-Za-z0-9+/:5}=', '{x:33}AZEG{x:1}{x:5}='],
    },
  }),
];
