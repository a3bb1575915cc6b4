/** Kinds of credential that no format tells: a name and a value together do. The generic detector finds them. */
import type { Rule } from '../detection/types.ts';
import { family } from './rule.ts';

const generic = family({
  provider: '',
  keywords: [],
  pattern: /(?!)/,
  severity: 'high',
  privilege: 'account-wide',
});

/** Rules without keywords: their patterns are never tried. */
export const GENERIC: readonly Rule[] = [
  generic({
    id: 'generic-password',
    name: { en: 'password', ja: 'パスワード' },
    examples: {
      match: ['const dbPassword = "{A-Za-z0-9:14}";', 'admin_password: {A-Za-z0-9:12}'],
      reject: ['const dbPassword = process.env.DB_PASSWORD;', 'passwordField: "password"'],
    },
  }),
  generic({
    id: 'generic-api-key',
    name: { en: 'API key', ja: 'API キー' },
    examples: {
      match: ['api_key = "{a-f0-9:32}"', '"apiKey": "{A-Za-z0-9:32}"'],
      reject: ['api_key = "YOUR_API_KEY"', '"apiKeyName": "x-api-key"'],
    },
  }),
  generic({
    id: 'generic-token',
    name: { en: 'token', ja: 'トークン' },
    examples: {
      match: ['ACCESS_TOKEN={A-Za-z0-9:40}', 'authToken: "{a-z0-9:32}"'],
      reject: ['ACCESS_TOKEN=$TOKEN', 'tokenUrl: "https://example.com/oauth/token"'],
    },
  }),
  generic({
    id: 'generic-secret',
    name: { en: 'secret', ja: 'シークレット' },
    examples: {
      match: ['client_secret = "{A-Za-z0-9:32}"', 'JWT_SECRET={A-Za-z0-9:48}'],
      reject: ['client_secret = "<client secret>"', 'secretName: my-app-secret'],
    },
  }),
  generic({
    id: 'generic-credential',
    name: { en: 'credential', ja: '認証情報' },
    examples: {
      match: ['"auth": "{A-Za-z0-9:40}"', 'Authorization: Bearer {A-Za-z0-9:40}'],
      reject: ['auth: "oauth2"', 'credentialsId: "github"'],
    },
  }),
  generic({
    id: 'generic-connection-password',
    name: { en: 'password in a URL', ja: 'URL に含まれるパスワード' },
    examples: {
      match: [
        'ftp://deploy:{A-Za-z0-9:16}@files.internal/',
        'url = "nats://app:{A-Za-z0-9:18}@10.0.0.4:4222"',
      ],
      reject: ['ftp://deploy:${FTP_PASSWORD}@files.internal/', 'https://github.com/acme/app'],
    },
  }),
  generic({
    id: 'generic-random',
    name: { en: 'random-looking value', ja: '無作為に見える文字列' },
    severity: 'low',
    examples: {
      match: ['connect("{A-Z0-9:30}")', 'id: {A-Za-z0-9:28}'],
      reject: [
        'commit {a-f0-9:40}',
        'import { createConnectionManager } from "./connection-manager-factory"',
      ],
    },
  }),
];
