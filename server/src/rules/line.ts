import type { Rule } from '../detection/types.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { alphanumeric, beside, called, hex } from './shapes.ts';

const line = family({ provider: 'LINE', severity: 'critical', privilege: 'account-wide' });

export const LINE: readonly Rule[] = [
  line({
    id: 'line-channel-token-long',
    name: { en: 'channel access token (long-lived)', ja: 'チャネルアクセストークン（長期）' },
    ...called(
      ['channel_access_token', 'channel_token', 'line_access_token', 'line_token', 'line_bot', 'line.bot'],
      '[A-Za-z0-9+/]{170,173}={0,2}',
    ),
    lifetime: { en: 'never expires', ja: '無期限' },
    companion: ['line-channel-secret'],
    keyless: 'short-lived-token',
    envName: 'LINE_CHANNEL_ACCESS_TOKEN',
    manageUrl: 'https://developers.line.biz/console/',
    docs: 'https://developers.line.biz/en/docs/basics/channel-access-token',
    examples: {
      match: [
        'LINE_CHANNEL_ACCESS_TOKEN={A-Za-z0-9+/:171}',
        'const channelAccessToken = "{A-Za-z0-9+/:171}";',
      ],
      reject: ['checksum = "{A-Za-z0-9+/:171}"', 'LINE_CHANNEL_ACCESS_TOKEN=${LINE_CHANNEL_ACCESS_TOKEN}'],
    },
  }),
  line({
    id: 'line-channel-token-short',
    name: { en: 'channel access token (short-lived)', ja: 'チャネルアクセストークン（短期）' },
    ...called(['channel_access_token', 'line_access_token'], '[A-Za-z0-9+/]{100,169}={0,2}'),
    severity: 'medium',
    privilege: 'scoped',
    lifetime: LIFETIME.month,
    companion: ['line-channel-secret'],
    envName: 'LINE_CHANNEL_ACCESS_TOKEN',
    manageUrl: 'https://developers.line.biz/console/',
    docs: 'https://developers.line.biz/en/docs/basics/channel-access-token',
    examples: {
      match: [
        'LINE_CHANNEL_ACCESS_TOKEN={A-Za-z0-9+/:123}',
        'const channelAccessToken = "{A-Za-z0-9+/:123}";',
      ],
      reject: ['checksum = "{A-Za-z0-9+/:123}"', 'LINE_CHANNEL_ACCESS_TOKEN=${LINE_CHANNEL_ACCESS_TOKEN}'],
    },
  }),
  line({
    id: 'line-channel-token-jwt',
    name: { en: 'channel access token v2.1 (JWT)', ja: 'チャネルアクセストークン v2.1（JWT）' },
    ...called(
      ['channel_access_token', 'line_access_token'],
      'eyJhbGciOiJIUz[A-Za-z0-9_-]{10,100}\\.[A-Za-z0-9_-]{20,1000}\\.[A-Za-z0-9_-]{43}',
    ),
    severity: 'medium',
    privilege: 'scoped',
    lifetime: {
      en: 'v2.1: up to 30 days; stateless: 15 minutes',
      ja: 'v2.1 は最長 30 日、ステートレスは 15 分',
    },
    envName: 'LINE_CHANNEL_ACCESS_TOKEN',
    manageUrl: 'https://developers.line.biz/console/',
    docs: 'https://developers.line.biz/en/docs/basics/channel-access-token',
    examples: {
      match: [
        'LINE_CHANNEL_ACCESS_TOKEN=eyJhbGciOiJIUz{A-Za-z0-9_-:40}.{A-Za-z0-9_-:346}.{A-Za-z0-9_-:43}',
        'const channelAccessToken = "eyJhbGciOiJIUz{A-Za-z0-9_-:40}.{A-Za-z0-9_-:346}.{A-Za-z0-9_-:43}";',
      ],
      reject: [
        'checksum = "eyJhbGciOiJIUz{A-Za-z0-9_-:40}.{A-Za-z0-9_-:346}.{A-Za-z0-9_-:43}"',
        'LINE_CHANNEL_ACCESS_TOKEN=${LINE_CHANNEL_ACCESS_TOKEN}',
      ],
    },
  }),
  line({
    id: 'line-channel-secret',
    name: { en: 'channel secret', ja: 'チャネルシークレット' },
    ...called(['channel_secret', 'line_secret'], hex(32)),
    lifetime: LIFETIME.untilReissued,
    companion: ['line-channel-token-long'],
    envName: 'LINE_CHANNEL_SECRET',
    manageUrl: 'https://developers.line.biz/console/',
    examples: {
      match: ['LINE_CHANNEL_SECRET={0-9a-f:32}', 'const channelSecret = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'LINE_CHANNEL_SECRET=${LINE_CHANNEL_SECRET}',
        'LINE_CHANNEL_SECRET={0-9a-f:27}',
      ],
    },
  }),
  line({
    id: 'line-notify-token',
    name: { en: 'Notify token', ja: 'Notify トークン' },
    ...beside(['line_notify', 'notify-api.line.me'], alphanumeric(43)),
    severity: 'low',
    privilege: 'restricted',
    lifetime: { en: 'the service closed in March 2025', ja: 'サービスは 2025 年 3 月に終了' },
    envName: 'LINE_NOTIFY_TOKEN',
    manageUrl: 'https://developers.line.biz/console/',
    examples: {
      match: ['LINE_NOTIFY_TOKEN={A-Za-z0-9:43}', 'lineNotify.setup("{A-Za-z0-9:43}")'],
      reject: ['LINE_NOTIFY_TOKEN={A-Za-z0-9:38}', 'LINE_NOTIFY_TOKEN=${LINE_NOTIFY_TOKEN}'],
    },
  }),
];
