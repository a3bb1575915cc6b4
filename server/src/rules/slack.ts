import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const slack = family({ severity: 'high', privilege: 'account-wide', provider: 'Slack' });

export const SLACK: readonly Rule[] = [
  slack({
    id: 'slack-bot',
    name: KIND.botToken,
    keywords: ['xoxb-'],
    pattern: /(?<![A-Za-z0-9_-])xoxb-[0-9]{8,14}-[0-9]{8,14}-[A-Za-z0-9]{18,34}(?![A-Za-z0-9_-])/,
    privilege: 'scoped',
    envName: 'SLACK_BOT_TOKEN',
    manageUrl: 'https://api.slack.com/apps',
    docs: 'https://api.slack.com/authentication/token-types',
    examples: {
      match: [
        'xoxb-{0-9:10}-{0-9:10}-{A-Za-z0-9:23}',
        'SLACK_BOT_TOKEN=xoxb-{0-9:10}-{0-9:10}-{A-Za-z0-9:23}',
      ],
      reject: ['xoxb-{0-9:10}-{0-9:10}-{A-Za-z0-9:13}', 'xoxb-{x:10}-{x:10}-{x:23}'],
    },
  }),
  slack({
    id: 'slack-user',
    name: KIND.userToken,
    keywords: ['xoxp-'],
    pattern:
      /(?<![A-Za-z0-9_-])xoxp-[0-9]{10,13}-[0-9]{10,13}-[0-9]{10,13}-[a-zA-Z0-9-]{28,34}(?![A-Za-z0-9_-])/,
    severity: 'critical',
    envName: 'SLACK_USER_TOKEN',
    manageUrl: 'https://api.slack.com/apps',
    docs: 'https://api.slack.com/authentication/token-types',
    examples: {
      match: [
        'xoxp-{0-9:11}-{0-9:11}-{0-9:11}-{a-zA-Z0-9-:30}',
        'SLACK_USER_TOKEN=xoxp-{0-9:11}-{0-9:11}-{0-9:11}-{a-zA-Z0-9-:30}',
      ],
      reject: ['xoxp-{0-9:11}-{0-9:11}-{0-9:11}-{a-zA-Z0-9-:23}', 'xoxp-{x:11}-{x:11}-{x:11}-{x:30}'],
    },
  }),
  slack({
    id: 'slack-app-level',
    name: { en: 'app-level token', ja: 'アプリレベルトークン' },
    keywords: ['xapp-'],
    pattern: /\bxapp-[0-9]{1,3}-[A-Z0-9]{9,12}-[0-9]{10,15}-[a-f0-9]{64}(?![A-Fa-f0-9])/,
    privilege: 'scoped',
    envName: 'SLACK_APP_TOKEN',
    manageUrl: 'https://api.slack.com/apps',
    docs: 'https://api.slack.com/authentication/token-types',
    examples: {
      match: [
        'xapp-{0-9:1}-{A-Z0-9:10}-{0-9:11}-{a-f0-9:64}',
        'SLACK_APP_TOKEN=xapp-{0-9:1}-{A-Z0-9:10}-{0-9:11}-{a-f0-9:64}',
      ],
      reject: ['xapp-{0-9:1}-{A-Z0-9:10}-{0-9:11}-{a-f0-9:59}', 'xapp-{x:1}-{x:10}-{x:11}-{x:64}'],
    },
  }),
  slack({
    id: 'slack-webhook',
    name: KIND.webhookUrl,
    keywords: ['hooks.slack.com/services/'],
    pattern:
      /hooks\.slack\.com\/services\/T[A-Z0-9]{8,12}\/B[A-Z0-9]{8,12}\/[A-Za-z0-9]{20,30}(?![A-Za-z0-9])/,
    severity: 'medium',
    privilege: 'restricted',
    envName: 'SLACK_WEBHOOK_URL',
    manageUrl: 'https://api.slack.com/apps',
    docs: 'https://api.slack.com/messaging/webhooks',
    examples: {
      match: [
        'hooks.slack.com/services/T{A-Z0-9:9}/B{A-Z0-9:9}/{A-Za-z0-9:23}',
        'SLACK_WEBHOOK_URL=hooks.slack.com/services/T{A-Z0-9:9}/B{A-Z0-9:9}/{A-Za-z0-9:23}',
      ],
      reject: [
        'hooks.slack.com/services/T{A-Z0-9:9}/B{A-Z0-9:9}/{A-Za-z0-9:15}',
        'hooks.slack.com/services/T{x:9}/B{x:9}/{x:23}',
      ],
    },
  }),
];
