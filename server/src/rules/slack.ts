import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';

const slack = family({ provider: 'Slack', severity: 'high', privilege: 'scoped' });

export const SLACK: readonly Rule[] = [
  slack({
    id: 'slack-bot',
    name: KIND.botToken,
    keywords: ['xoxb-'],
    pattern: /(?<![A-Za-z0-9_-])xoxb-[0-9]{8,14}-[0-9]{8,14}-[A-Za-z0-9]{18,34}(?![A-Za-z0-9_-])/,
    lifetime: {
      en: 'never by default; 12 hours with rotation',
      ja: '既定では無期限（ローテーション有効時は 12 時間）',
    },
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
    id: 'slack-bot-legacy',
    name: { en: 'bot token (legacy)', ja: 'ボットトークン（旧形式）' },
    keywords: ['xoxb-'],
    pattern: /\bxoxb-[0-9]{8,14}-[A-Za-z0-9]{18,26}(?![A-Za-z0-9_-])/,
    envName: 'SLACK_BOT_TOKEN',
    manageUrl: 'https://api.slack.com/apps',
    docs: 'https://api.slack.com/authentication/token-types',
    examples: {
      match: ['xoxb-{0-9:10}-{A-Za-z0-9:20}', 'SLACK_BOT_TOKEN=xoxb-{0-9:10}-{A-Za-z0-9:20}'],
      reject: ['xoxb-{0-9:10}-{A-Za-z0-9:13}', 'xoxb-{x:10}-{x:20}'],
    },
  }),
  slack({
    id: 'slack-user',
    name: KIND.userToken,
    keywords: ['xoxp-'],
    pattern:
      /(?<![A-Za-z0-9_-])xoxp-[0-9]{10,13}-[0-9]{10,13}-[0-9]{10,13}-[a-zA-Z0-9-]{28,34}(?![A-Za-z0-9_-])/,
    severity: 'critical',
    privilege: 'account-wide',
    lifetime: LIFETIME.never,
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
    lifetime: LIFETIME.never,
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
    id: 'slack-config-access',
    name: { en: 'app configuration token', ja: 'アプリ設定トークン' },
    keywords: ['xoxe.xoxp-', 'xoxe.xoxb-'],
    pattern: /(?<![A-Za-z0-9_-])xoxe\.xox[bp]-[0-9]-[A-Za-z0-9]{150,170}(?![A-Za-z0-9_-])/,
    lifetime: LIFETIME.halfDay,
    envName: 'SLACK_CONFIG_TOKEN',
    manageUrl: 'https://api.slack.com/apps',
    docs: 'https://api.slack.com/authentication/token-types',
    examples: {
      match: ['xoxe.xoxb-{0-9:1}-{A-Za-z0-9:156}', 'SLACK_CONFIG_TOKEN=xoxe.xoxb-{0-9:1}-{A-Za-z0-9:156}'],
      reject: ['xoxe.xoxb-{0-9:1}-{A-Za-z0-9:145}', 'xoxe.xoxb-{x:1}-{x:156}'],
    },
  }),
  slack({
    id: 'slack-config-refresh',
    name: { en: 'app configuration refresh token', ja: 'アプリ設定リフレッシュトークン' },
    keywords: ['xoxe-'],
    pattern: /(?<![A-Za-z0-9_-])xoxe-[0-9]-[A-Za-z0-9]{140,150}(?![A-Za-z0-9_-])/,
    manageUrl: 'https://api.slack.com/apps',
    docs: 'https://api.slack.com/authentication/token-types',
    examples: {
      match: ['xoxe-{0-9:1}-{A-Za-z0-9:143}', 'SLACK_CONFIG_REFRESH=xoxe-{0-9:1}-{A-Za-z0-9:143}'],
      reject: ['xoxe-{0-9:1}-{A-Za-z0-9:135}', 'xoxe-{x:1}-{x:143}'],
    },
  }),
  slack({
    id: 'slack-legacy-workspace',
    name: { en: 'workspace token (legacy)', ja: 'ワークスペーストークン（旧形式）' },
    keywords: ['xoxa-', 'xoxr-'],
    pattern: /(?<![A-Za-z0-9_-])xox[ar]-(?:[0-9]-)?[0-9a-zA-Z]{8,48}(?![A-Za-z0-9_-])/,
    privilege: 'account-wide',
    manageUrl: 'https://api.slack.com/apps',
    examples: {
      match: ['xoxa-{0-9a-zA-Z:21}', 'SLACK_LEGACY_WORKSPACE=xoxa-{0-9a-zA-Z:21}'],
      reject: ['xoxa-{0-9a-zA-Z:3}', 'xoxa-{x:21}'],
    },
  }),
  slack({
    id: 'slack-legacy-other',
    name: { en: 'token (legacy)', ja: 'トークン（旧形式）' },
    keywords: ['xoxo-', 'xoxs-'],
    pattern:
      /(?<![A-Za-z0-9_-])xox[os]-[0-9]{1,14}-[0-9]{1,14}-[0-9]{1,14}-[a-fA-F0-9]{8,64}(?![A-Za-z0-9_-])/,
    privilege: 'account-wide',
    manageUrl: 'https://api.slack.com/apps',
    examples: {
      match: [
        'xoxo-{0-9:5}-{0-9:5}-{0-9:5}-{a-fA-F0-9:26}',
        'SLACK_LEGACY_OTHER=xoxo-{0-9:5}-{0-9:5}-{0-9:5}-{a-fA-F0-9:26}',
      ],
      reject: ['xoxo-{0-9:5}-{0-9:5}-{0-9:5}-{a-fA-F0-9:3}', 'xoxo-{x:5}-{x:5}-{x:5}-{x:26}'],
    },
  }),
  slack({
    id: 'slack-session',
    name: { en: 'browser session token', ja: 'ブラウザーセッショントークン' },
    keywords: ['xoxc-'],
    pattern: /\bxoxc-[0-9]{9,15}-[0-9]{9,15}-[0-9]{9,15}-[a-f0-9]{64}(?![A-Fa-f0-9])/,
    severity: 'critical',
    privilege: 'account-wide',
    companion: ['slack-session-cookie'],
    manageUrl: 'https://api.slack.com/apps',
    examples: {
      match: [
        'xoxc-{0-9:11}-{0-9:11}-{0-9:11}-{a-f0-9:64}',
        'SLACK_SESSION=xoxc-{0-9:11}-{0-9:11}-{0-9:11}-{a-f0-9:64}',
      ],
      reject: ['xoxc-{0-9:11}-{0-9:11}-{0-9:11}-{a-f0-9:59}', 'xoxc-{x:11}-{x:11}-{x:11}-{x:64}'],
    },
  }),
  slack({
    id: 'slack-session-cookie',
    name: { en: 'browser session cookie', ja: 'ブラウザーセッション Cookie' },
    keywords: ['xoxd-'],
    pattern: /(?<![A-Za-z0-9_-])xoxd-[A-Za-z0-9/+%_-]{100,400}={0,2}/,
    severity: 'critical',
    privilege: 'account-wide',
    companion: ['slack-session'],
    manageUrl: 'https://api.slack.com/apps',
    examples: {
      match: ['xoxd-{A-Za-z0-9/+%_-:200}', 'SLACK_SESSION_COOKIE=xoxd-{A-Za-z0-9/+%_-:200}'],
      reject: ['xoxd-{A-Za-z0-9/+%_-:95}', 'xoxd-{x:200}'],
    },
  }),
  slack({
    id: 'slack-webhook',
    name: { en: 'incoming webhook URL', ja: 'Incoming Webhook URL' },
    keywords: ['hooks.slack.com/services/'],
    pattern:
      /hooks\.slack\.com\/services\/T[A-Za-z0-9_]{8,12}\/B[A-Za-z0-9_]{8,12}\/[A-Za-z0-9_]{20,30}(?![A-Za-z0-9_])/,
    severity: 'medium',
    privilege: 'restricted',
    lifetime: LIFETIME.untilDeleted,
    envName: 'SLACK_WEBHOOK_URL',
    manageUrl: 'https://api.slack.com/apps',
    docs: 'https://api.slack.com/messaging/webhooks',
    examples: {
      match: [
        'hooks.slack.com/services/T{A-Z0-9:9}/B{A-Z0-9:9}/{A-Za-z0-9:23}',
        'curl hooks.slack.com/services/T{A-Z0-9:9}/B{A-Z0-9:9}/{A-Za-z0-9:23}',
      ],
      reject: [
        'hooks.slack.com/services/T{A-Z0-9:9}/B{A-Z0-9:9}/{A-Za-z0-9:15}',
        'hooks.slack.com/services/T{x:9}/B{x:9}/{x:23}',
      ],
    },
  }),
  slack({
    id: 'slack-workflow-webhook',
    name: { en: 'workflow trigger URL', ja: 'ワークフロートリガー URL' },
    keywords: ['hooks.slack.com/workflows/', 'hooks.slack.com/triggers/'],
    pattern:
      /hooks\.slack\.com\/(?:workflows|triggers)\/[A-Z0-9]{8,12}\/[A-Za-z0-9]{8,24}\/[A-Za-z0-9/]{16,60}/,
    severity: 'medium',
    privilege: 'restricted',
    envName: 'SLACK_WEBHOOK_URL',
    manageUrl: 'https://api.slack.com/apps',
    examples: {
      match: [
        'hooks.slack.com/workflows/{A-Z0-9:9}/{A-Za-z0-9:13}/{A-Za-z0-9/:30}',
        'curl hooks.slack.com/workflows/{A-Z0-9:9}/{A-Za-z0-9:13}/{A-Za-z0-9/:30}',
      ],
      reject: [
        'hooks.slack.com/workflows/{A-Z0-9:9}/{A-Za-z0-9:13}/{A-Za-z0-9/:11}',
        'hooks.slack.com/workflows/{x:9}/{x:13}/{x:30}',
      ],
    },
  }),
];
