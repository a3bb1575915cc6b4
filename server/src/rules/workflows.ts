import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { called, hex } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'scoped' });

export const WORKFLOWS: readonly Rule[] = [
  issued({
    id: 'workato-token',
    provider: 'Workato',
    name: { en: 'developer API token', ja: '開発者 API トークン' },
    keywords: ['wrka'],
    pattern:
      /(?<![A-Za-z0-9_-])wrka(?:[a-z]{2})?-eyJ[A-Za-z0-9_-]{8,200}\.[A-Za-z0-9_-]{16,2000}\.[A-Za-z0-9_-]{64,1000}(?![A-Za-z0-9_-])/,
    privilege: 'account-wide',
    envName: 'WORKATO_API_TOKEN',
    examples: {
      match: [
        'wrka-eyJ{A-Za-z0-9_-:72}.{A-Za-z0-9_-:677}.{A-Za-z0-9_-:376}',
        'WORKATO_API_TOKEN=wrka-eyJ{A-Za-z0-9_-:72}.{A-Za-z0-9_-:677}.{A-Za-z0-9_-:376}',
      ],
      reject: [
        'wrka-eyJ{A-Za-z0-9_-:72}.{A-Za-z0-9_-:11}.{A-Za-z0-9_-:376}',
        'wrka-eyJ{x:72}.{x:677}.{x:376}',
      ],
    },
  }),
  issued({
    id: 'zapier-webhook',
    provider: 'Zapier',
    name: { en: 'catch hook URL', ja: 'Catch Hook URL' },
    keywords: ['hooks.zapier.com/hooks/catch/'],
    pattern: /hooks\.zapier\.com\/hooks\/catch\/[A-Za-z0-9]{4,10}\/[A-Za-z0-9]{5,12}(?![A-Za-z0-9])/,
    severity: 'low',
    privilege: 'restricted',
    envName: 'ZAPIER_WEBHOOK_URL',
    examples: {
      match: [
        'hooks.zapier.com/hooks/catch/{0-9:6}/{a-z0-9:7}',
        'curl hooks.zapier.com/hooks/catch/{0-9:6}/{a-z0-9:7}',
      ],
      reject: ['hooks.zapier.com/hooks/catch/{0-9:6}/{a-z0-9:1}', 'hooks.zapier.com/hooks/catch/{x:6}/{x:7}'],
    },
  }),
  issued({
    id: 'tines-webhook',
    provider: 'Tines',
    name: KIND.webhookUrl,
    keywords: ['.tines.com/webhook/'],
    pattern: /https:\/\/[A-Za-z0-9_-]{2,60}\.tines\.com\/webhook\/[a-z0-9]{32}\/[a-z0-9]{32}(?![A-Za-z0-9])/,
    severity: 'medium',
    privilege: 'restricted',
    examples: {
      match: [
        'https://{A-Za-z0-9_-:21}.tines.com/webhook/{a-z0-9:32}/{a-z0-9:32}',
        'curl https://{A-Za-z0-9_-:21}.tines.com/webhook/{a-z0-9:32}/{a-z0-9:32}',
      ],
      reject: [
        'https://{A-Za-z0-9_-:1}.tines.com/webhook/{a-z0-9:32}/{a-z0-9:32}',
        'https://{x:21}.tines.com/webhook/{x:32}/{x:32}',
      ],
    },
  }),
  issued({
    id: 'onesignal-key',
    provider: 'OneSignal',
    name: KIND.apiKey,
    keywords: ['os_v2_app_', 'os_v2_org_'],
    pattern: /\bos_v2_(?:app|org)_[a-z2-7]{103}(?![A-Za-z0-9])/,
    envName: 'ONESIGNAL_API_KEY',
    examples: {
      match: ['os_v2_app_{a-z2-7:103}', 'ONESIGNAL_API_KEY=os_v2_app_{a-z2-7:103}'],
      reject: ['os_v2_app_{a-z2-7:98}', 'os_v2_app_{x:103}'],
    },
  }),
  issued({
    id: 'pusher-secret',
    provider: 'Pusher',
    name: { en: 'Channels app secret', ja: 'Channels アプリシークレット' },
    ...called(['pusher_secret', 'pusher_app_secret'], hex(20)),
    envName: 'PUSHER_SECRET',
    examples: {
      match: ['PUSHER_SECRET={0-9a-f:20}', 'const pusherSecret = "{0-9a-f:20}";'],
      reject: ['checksum = "{0-9a-f:20}"', 'PUSHER_SECRET=${PUSHER_SECRET}', 'PUSHER_SECRET={0-9a-f:15}'],
    },
  }),
  issued({
    id: 'svix-webhook-secret',
    provider: 'Svix',
    name: KIND.webhookSecret,
    keywords: ['whsec_'],
    pattern:
      /(?<![A-Za-z0-9+/_-])whsec_(?=[A-Za-z0-9]{0,44}[+/=])[A-Za-z0-9+/]{32,44}={0,2}(?![A-Za-z0-9+/=])/,
    severity: 'medium',
    privilege: 'restricted',
    envName: 'SVIX_WEBHOOK_SECRET',
    examples: {
      match: ['whsec_{A-Za-z0-9:31}/', 'SVIX_WEBHOOK_SECRET=whsec_{A-Za-z0-9:20}+{A-Za-z0-9:20}'],
      reject: ['whsec_{A-Za-z0-9:20}', 'whsec_{x:32}'],
    },
  }),
  issued({
    id: 'inngest-signing-key',
    provider: 'Inngest',
    name: { en: 'signing key', ja: '署名キー' },
    keywords: ['signkey-'],
    pattern: /(?<![A-Za-z0-9_-])signkey-[a-z0-9_-]{1,20}-[a-f0-9]{64}(?![A-Fa-f0-9])/,
    envName: 'INNGEST_SIGNING_KEY',
    examples: {
      match: ['signkey-{a-z0-9_-:7}-{a-f0-9:64}', 'INNGEST_SIGNING_KEY=signkey-{a-z0-9_-:7}-{a-f0-9:64}'],
      reject: ['signkey-{a-z0-9_-:7}-{a-f0-9:59}', 'signkey-{x:7}-{x:64}'],
    },
  }),
  issued({
    id: 'trigger-dev-key',
    provider: 'Trigger.dev',
    name: { en: 'environment key', ja: '環境キー' },
    keywords: ['tr_prod_', 'tr_stg_', 'tr_dev_', 'tr_pat_'],
    pattern: /\btr_(?:prod|stg|dev|pat)_[A-Za-z0-9]{20,40}(?![A-Za-z0-9])/,
    test: /_dev_/,
    envName: 'TRIGGER_SECRET_KEY',
    examples: {
      match: ['tr_prod_{A-Za-z0-9:26}', 'TRIGGER_SECRET_KEY=tr_prod_{A-Za-z0-9:26}'],
      reject: ['tr_prod_{A-Za-z0-9:15}', 'tr_prod_{x:26}'],
    },
  }),
];
