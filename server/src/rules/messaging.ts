import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const MESSAGING: readonly Rule[] = [
  issued({
    id: 'twilio-api-key',
    provider: 'Twilio',
    name: { en: 'API key SID', ja: 'API キー SID' },
    keywords: ['SK'],
    pattern: /\bSK[0-9a-f]{32}(?![A-Fa-f0-9])/,
    severity: 'medium',
    privilege: 'scoped',
    envName: 'TWILIO_API_KEY',
    manageUrl: 'https://console.twilio.com/',
    docs: 'https://www.twilio.com/docs/usage/api',
    examples: {
      match: ['SK{0-9a-f:32}', 'TWILIO_API_KEY=SK{0-9a-f:32}'],
      reject: ['SK{0-9a-f:27}', 'SK{x:32}'],
    },
  }),
  issued({
    id: 'telegram-bot-token',
    provider: 'Telegram',
    name: KIND.botToken,
    keywords: [':AA'],
    pattern: /(?<![A-Za-z0-9])[0-9]{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/,
    envName: 'TELEGRAM_BOT_TOKEN',
    manageUrl: 'https://t.me/BotFather',
    docs: 'https://core.telegram.org/bots/features',
    examples: {
      match: ['{0-9:8}:AA{A-Za-z0-9_-:33}', 'TELEGRAM_BOT_TOKEN={0-9:8}:AA{A-Za-z0-9_-:33}'],
      reject: ['{0-9:8}:AA{A-Za-z0-9_-:28}', '{x:8}:AA{x:33}'],
    },
  }),
  issued({
    id: 'discord-webhook',
    provider: 'Discord',
    name: KIND.webhookUrl,
    keywords: ['discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'],
    pattern: /discord(?:app)?\.com\/api\/webhooks\/[0-9]{16,22}\/[A-Za-z0-9_-]{60,100}/,
    severity: 'medium',
    privilege: 'restricted',
    envName: 'DISCORD_WEBHOOK_URL',
    manageUrl: 'https://discord.com/developers/applications',
    examples: {
      match: [
        'discord.com/api/webhooks/{0-9:18}/{A-Za-z0-9_-:73}',
        'DISCORD_WEBHOOK_URL=discord.com/api/webhooks/{0-9:18}/{A-Za-z0-9_-:73}',
      ],
      reject: [
        'discord.com/api/webhooks/{0-9:18}/{A-Za-z0-9_-:55}',
        'discord.com/api/webhooks/{x:18}/{x:73}',
      ],
    },
  }),
];
