import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, called, hex } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'scoped' });

export const SOCIAL: readonly Rule[] = [
  issued({
    id: 'x-bearer-token',
    provider: 'X (Twitter)',
    name: { en: 'app-only bearer token', ja: 'アプリ専用ベアラートークン' },
    keywords: ['AAAAAAAAAAAAAAAAAAA'],
    pattern:
      /(?<![A-Za-z0-9+/])A{19,22}[A-Za-z0-9]{0,12}(?:%[0-9A-F]{2}[A-Za-z0-9]{0,60}){1,4}(?![A-Za-z0-9+/])/,
    envName: 'TWITTER_BEARER_TOKEN',
    manageUrl: 'https://developer.x.com/en/portal/dashboard',
    examples: {
      match: [
        '{A:20}MLheAAAAAAA0%2B{A-Za-z0-9:24}%3D{A-Za-z0-9:50}',
        'bearer: {A:21}bXyz%2F{A-Za-z0-9:30}%3D{A-Za-z0-9:40}',
      ],
      reject: ['{A:22}', '{A:40}B{A:30}='],
    },
  }),
  issued({
    id: 'x-access-token',
    provider: 'X (Twitter)',
    name: { en: 'user access token', ja: 'ユーザーアクセストークン' },
    ...called(['twitter', 'x_access_token', 'access_token'], '[0-9]{15,20}-[A-Za-z0-9]{20,40}'),
    privilege: 'account-wide',
    envName: 'TWITTER_ACCESS_TOKEN',
    examples: {
      match: ['TWITTER_ACCESS_TOKEN={0-9:16}-{A-Za-z0-9:26}', 'const twitter = "{0-9:16}-{A-Za-z0-9:26}";'],
      reject: ['checksum = "{0-9:16}-{A-Za-z0-9:26}"', 'TWITTER_ACCESS_TOKEN=${TWITTER_ACCESS_TOKEN}'],
    },
  }),
  issued({
    id: 'x-api-secret',
    provider: 'X (Twitter)',
    name: { en: 'API key secret', ja: 'API キーシークレット' },
    ...assigned(['twitter', 'consumer_secret', 'x_api_secret', 'api_secret_key'], alphanumeric(50)),
    envName: 'TWITTER_API_SECRET',
    examples: {
      match: ['TWITTER_API_SECRET={A-Za-z0-9:50}', 'const twitterApiKey = "{A-Za-z0-9:50}";'],
      reject: [
        'checksum = "{A-Za-z0-9:50}"',
        'TWITTER_API_SECRET=${TWITTER_API_SECRET}',
        'TWITTER_API_SECRET={A-Za-z0-9:45}',
      ],
    },
  }),
  issued({
    id: 'linkedin-secret',
    provider: 'LinkedIn',
    name: KIND.clientSecret,
    ...assigned(['linkedin'], '(?:WPL_AP1\\.)?[A-Za-z0-9]{16}(?:\\.[A-Za-z0-9+/]{8}==)?'),
    severity: 'medium',
    envName: 'LINKEDIN_CLIENT_SECRET',
    examples: {
      match: ['LINKEDIN_CLIENT_SECRET={A-Za-z0-9:16}', 'const linkedinApiKey = "{A-Za-z0-9:16}";'],
      reject: ['checksum = "{A-Za-z0-9:16}"', 'LINKEDIN_CLIENT_SECRET=${LINKEDIN_CLIENT_SECRET}'],
    },
  }),
  issued({
    id: 'spotify-secret',
    provider: 'Spotify',
    name: KIND.clientSecret,
    ...assigned(['spotify_client_secret', 'spotify_secret', 'spotify'], hex(32)),
    severity: 'medium',
    envName: 'SPOTIFY_CLIENT_SECRET',
    examples: {
      match: ['SPOTIFY_CLIENT_SECRET={0-9a-f:32}', 'const spotifyClientSecretApiKey = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'SPOTIFY_CLIENT_SECRET=${SPOTIFY_CLIENT_SECRET}',
        'SPOTIFY_CLIENT_SECRET={0-9a-f:27}',
      ],
    },
  }),
  issued({
    id: 'twitch-secret',
    provider: 'Twitch',
    name: KIND.clientSecret,
    ...assigned(['twitch'], '[a-z0-9]{30}'),
    severity: 'medium',
    envName: 'TWITCH_CLIENT_SECRET',
    examples: {
      match: ['TWITCH_CLIENT_SECRET={a-z0-9:30}', 'const twitchApiKey = "{a-z0-9:30}";'],
      reject: [
        'checksum = "{a-z0-9:30}"',
        'TWITCH_CLIENT_SECRET=${TWITCH_CLIENT_SECRET}',
        'TWITCH_CLIENT_SECRET={a-z0-9:25}',
      ],
    },
  }),
  issued({
    id: 'twitch-stream-key',
    provider: 'Twitch',
    name: { en: 'stream key', ja: 'ストリームキー' },
    keywords: ['live_'],
    pattern: /\blive_[0-9]{8,12}_[A-Za-z0-9]{30,36}(?![A-Za-z0-9])/,
    privilege: 'restricted',
    envName: 'TWITCH_STREAM_KEY',
    manageUrl: 'https://dashboard.twitch.tv/settings/stream',
    examples: {
      match: ['live_{0-9:9}_{A-Za-z0-9:32}', 'TWITCH_STREAM_KEY=live_{0-9:9}_{A-Za-z0-9:32}'],
      reject: ['live_{0-9:9}_{A-Za-z0-9:25}', 'live_{x:9}_{x:32}'],
    },
  }),
];
