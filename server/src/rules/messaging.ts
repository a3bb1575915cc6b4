import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, base64url, called, hex, UUID } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const MESSAGING: readonly Rule[] = [
  issued({
    id: 'telegram-bot-token',
    provider: 'Telegram',
    name: KIND.botToken,
    keywords: [':AA'],
    pattern: /(?<![A-Za-z0-9])[0-9]{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/,
    lifetime: LIFETIME.untilReissued,
    envName: 'TELEGRAM_BOT_TOKEN',
    manageUrl: 'https://t.me/BotFather',
    docs: 'https://core.telegram.org/bots/features',
    examples: {
      match: ['{0-9:8}:AA{A-Za-z0-9_-:33}', 'TELEGRAM_BOT_TOKEN={0-9:8}:AA{A-Za-z0-9_-:33}'],
      reject: ['{0-9:8}:AA{A-Za-z0-9_-:28}', '{x:8}:AA{x:33}'],
    },
  }),
  issued({
    id: 'discord-bot-token',
    provider: 'Discord',
    name: KIND.botToken,
    keywords: ['token', 'discord', 'login(', 'bot m', 'bot n', 'bot o'],
    ignoreCase: true,
    pattern:
      /(?:[Tt][Oo][Kk][Ee][Nn]|[Dd][Ii][Ss][Cc][Oo][Rr][Dd][\w-]{0,30}|[Ll]ogin|Bot)["'`\])]{0,3}\s{0,16}(?:=>|[:=,(]|\s)\s{0,16}["'`]?(?<secret>[MNO][A-Za-z0-9]{22,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40})(?![\w.-])/,
    check: 'discord-bot',
    severity: 'critical',
    lifetime: LIFETIME.untilReissued,
    envName: 'DISCORD_TOKEN',
    manageUrl: 'https://discord.com/developers/applications',
    docs: 'https://docs.discord.com/developers/reference',
    known: ['02f7ce3c263f85c019eeeeea4b08f1b7f6ade2b7a2199c14f3efdac0eef382e1'],
    examples: {
      match: [
        'DISCORD_TOKEN=.{A-Za-z0-9_-:6}.{A-Za-z0-9_-:38}{check}',
        'client.login("{from}.{A-Za-z0-9_-:6}.{A-Za-z0-9_-:27}{check}")',
      ],
      reject: ['DISCORD_TOKEN=M{A-Za-z0-9:23}.{A-Za-z0-9_-:6}.{A-Za-z0-9_-:38}', 'token: {0-9:18}'],
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
    lifetime: LIFETIME.untilDeleted,
    envName: 'DISCORD_WEBHOOK_URL',
    manageUrl: 'https://discord.com/developers/applications',
    examples: {
      match: [
        'discord.com/api/webhooks/{0-9:18}/{A-Za-z0-9_-:73}',
        'curl discord.com/api/webhooks/{0-9:18}/{A-Za-z0-9_-:73}',
      ],
      reject: [
        'discord.com/api/webhooks/{0-9:18}/{A-Za-z0-9_-:55}',
        'discord.com/api/webhooks/{x:18}/{x:73}',
      ],
    },
  }),
  issued({
    id: 'discord-client-secret',
    provider: 'Discord',
    name: KIND.clientSecret,
    ...called(['discord_client_secret', 'discord_secret', 'discord_oauth'], base64url(32)),
    privilege: 'scoped',
    envName: 'DISCORD_CLIENT_SECRET',
    manageUrl: 'https://discord.com/developers/applications',
    examples: {
      match: ['DISCORD_CLIENT_SECRET={A-Za-z0-9_-:32}', 'const discordClientSecret = "{A-Za-z0-9_-:32}";'],
      reject: [
        'checksum = "{A-Za-z0-9_-:32}"',
        'DISCORD_CLIENT_SECRET=${DISCORD_CLIENT_SECRET}',
        'DISCORD_CLIENT_SECRET={A-Za-z0-9_-:27}',
      ],
    },
  }),
  issued({
    id: 'teams-webhook',
    provider: 'Microsoft Teams',
    name: KIND.webhookUrl,
    keywords: [
      '.webhook.office.com/webhookb2/',
      'outlook.office.com/webhook/',
      'outlook.office365.com/webhook/',
    ],
    pattern:
      /https:\/\/(?:[A-Za-z0-9-]{2,40}\.webhook\.office\.com\/webhookb2|outlook\.office(?:365)?\.com\/webhook)\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}@[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\/IncomingWebhook\/[a-z0-9]{32}\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
    severity: 'medium',
    privilege: 'restricted',
    envName: 'TEAMS_WEBHOOK_URL',
    manageUrl: 'https://teams.microsoft.com/',
    examples: {
      match: [
        'https://{a-z0-9:14}.webhook.office.com/webhookb2/{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}@{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}/IncomingWebhook/{a-z0-9:32}/{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'curl https://{a-z0-9:14}.webhook.office.com/webhookb2/{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}@{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}/IncomingWebhook/{a-z0-9:32}/{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
      ],
      reject: [
        'https://{a-z0-9:1}.webhook.office.com/webhookb2/{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}@{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}/IncomingWebhook/{a-z0-9:32}/{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'https://{x:14}.webhook.office.com/webhookb2/{x:8}-{x:4}-{x:4}-{x:4}-{x:12}@{x:8}-{x:4}-{x:4}-{x:4}-{x:12}/IncomingWebhook/{x:32}/{x:8}-{x:4}-{x:4}-{x:4}-{x:12}',
      ],
    },
  }),
  issued({
    id: 'mattermost-token',
    provider: 'Mattermost',
    name: KIND.personalAccessToken,
    ...assigned(['mattermost', 'mm_token'], '[a-z0-9]{26}'),
    envName: 'MATTERMOST_TOKEN',
    examples: {
      match: ['MATTERMOST_TOKEN={a-z0-9:26}', 'const mattermostApiKey = "{a-z0-9:26}";'],
      reject: [
        'checksum = "{a-z0-9:26}"',
        'MATTERMOST_TOKEN=${MATTERMOST_TOKEN}',
        'MATTERMOST_TOKEN={a-z0-9:21}',
      ],
    },
  }),
  issued({
    id: 'webex-bot-token',
    provider: 'Webex',
    name: KIND.botToken,
    ...assigned(['webex', 'spark'], `[A-Za-z0-9]{64}_[A-Za-z0-9]{4}_${UUID}`),
    envName: 'WEBEX_ACCESS_TOKEN',
    examples: {
      match: [
        'WEBEX_ACCESS_TOKEN={A-Za-z0-9:64}_{A-Za-z0-9:4}_{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const webexApiKey = "{A-Za-z0-9:64}_{A-Za-z0-9:4}_{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{A-Za-z0-9:64}_{A-Za-z0-9:4}_{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'WEBEX_ACCESS_TOKEN=${WEBEX_ACCESS_TOKEN}',
      ],
    },
  }),
  issued({
    id: 'zoom-client-secret',
    provider: 'Zoom',
    name: KIND.clientSecret,
    ...assigned(
      ['zoom_client_secret', 'zoom_secret', 'zoom_api_secret', 'zoom_client', 'zoom_api'],
      alphanumeric(32),
    ),
    privilege: 'scoped',
    envName: 'ZOOM_CLIENT_SECRET',
    examples: {
      match: ['ZOOM_CLIENT_SECRET={A-Za-z0-9:32}', 'const zoomClientSecretApiKey = "{A-Za-z0-9:32}";'],
      reject: [
        'checksum = "{A-Za-z0-9:32}"',
        'ZOOM_CLIENT_SECRET=${ZOOM_CLIENT_SECRET}',
        'ZOOM_CLIENT_SECRET={A-Za-z0-9:27}',
      ],
    },
  }),
  issued({
    id: 'lark-app-secret',
    provider: 'Lark',
    name: { en: 'app secret', ja: 'アプリシークレット' },
    keywords: ['cli_'],
    pattern:
      /\bcli_[a-z0-9]{16}["'`]?[^\n]{0,40}(?:\n[^\n]{0,40})?[Ss][Ee][Cc][Rr][Ee][Tt]["'`]?\s{0,8}[:=]\s{0,8}["'`]?(?<secret>[A-Za-z0-9]{32})(?![\w-])/,
    severity: 'medium',
    privilege: 'scoped',
    envName: 'LARK_APP_SECRET',
    examples: {
      match: [
        'app_id: cli_{a-z0-9:16}, app_secret: {A-Za-z0-9:32}',
        'LARK_APP_ID=cli_{a-z0-9:16}\nLARK_APP_SECRET={A-Za-z0-9:32}',
      ],
      reject: ['app_id: cli_{a-z0-9:16}', 'LARK_APP_ID=cli_{a-z0-9:16}\nLARK_APP_SECRET=${LARK_APP_SECRET}'],
    },
  }),
  issued({
    id: 'tencent-wechat-appid',
    provider: 'Tencent',
    name: { en: 'WeChat app ID', ja: 'WeChat アプリ ID' },
    ...called(['appid', 'app_id', 'wechat', 'weixin'], 'wx[0-9a-f]{16}'),
    confidence: 'weak',
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    companion: ['tencent-wechat-secret'],
    envName: 'WECHAT_APP_ID',
    examples: {
      match: ['WECHAT_APP_ID=wx{0-9a-f:16}', 'const appid = "wx{0-9a-f:16}";'],
      reject: ['checksum = "wx{0-9a-f:16}"', 'WECHAT_APP_ID=${WECHAT_APP_ID}'],
    },
  }),
  issued({
    id: 'tencent-wechat-secret',
    provider: 'Tencent',
    name: { en: 'WeChat app secret', ja: 'WeChat アプリシークレット' },
    ...assigned(['wechat', 'weixin', 'wx_secret', 'wx_app_secret'], hex(32)),
    privilege: 'scoped',
    companion: ['tencent-wechat-appid'],
    envName: 'WECHAT_APP_SECRET',
    examples: {
      match: ['WECHAT_APP_SECRET={0-9a-f:32}', 'const wechatApiKey = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'WECHAT_APP_SECRET=${WECHAT_APP_SECRET}',
        'WECHAT_APP_SECRET={0-9a-f:27}',
      ],
    },
  }),
];
