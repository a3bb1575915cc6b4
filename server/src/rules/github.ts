import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { called, hex } from './shapes.ts';

const github = family({ provider: 'GitHub', severity: 'high', privilege: 'scoped' });

export const GITHUB: readonly Rule[] = [
  github({
    id: 'github-pat-classic',
    name: { en: 'personal access token (classic)', ja: '個人アクセストークン（classic）' },
    keywords: ['ghp_'],
    pattern: /\bghp_[A-Za-z0-9]{36}(?![A-Za-z0-9])/,
    check: 'crc-base62',
    severity: 'critical',
    privilege: 'account-wide',
    lifetime: {
      en: 'chosen at creation; removed after a year without use',
      ja: '作成時に指定（1 年間未使用で削除）',
    },
    keyless: 'github-token',
    envName: 'GITHUB_TOKEN',
    manageUrl: 'https://github.com/settings/tokens',
    docs: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    examples: {
      match: ['ghp_{A-Za-z0-9:30}{check}', 'GITHUB_TOKEN=ghp_{A-Za-z0-9:30}{check}'],
      reject: ['ghp_{A-Za-z0-9:31}', 'ghp_{x:36}', 'ghp_{A-Za-z0-9:30}{0:6}'],
    },
  }),
  github({
    id: 'github-pat-fine-grained',
    name: { en: 'fine-grained personal access token', ja: 'fine-grained 個人アクセストークン' },
    keywords: ['github_pat_'],
    pattern: /(?<![A-Za-z0-9_-])github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}(?![A-Za-z0-9_-])/,
    check: 'github-fine-grained',
    severity: 'critical',
    lifetime: { en: 'up to 1 year by default', ja: '既定では最長 1 年' },
    keyless: 'github-token',
    envName: 'GITHUB_TOKEN',
    manageUrl: 'https://github.com/settings/tokens',
    docs: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    examples: {
      match: [
        'github_pat_{A-Za-z0-9:22}_{A-Za-z0-9:43}{check}{A-Za-z0-9:8}',
        'GITHUB_TOKEN=github_pat_{A-Za-z0-9:22}_{A-Za-z0-9:43}{check}{A-Za-z0-9:8}',
      ],
      reject: [
        'github_pat_{A-Za-z0-9:22}_{A-Za-z0-9:54}',
        'github_pat_{x:22}_{x:59}',
        'github_pat_{A-Za-z0-9:22}_{A-Za-z0-9:43}{0:8}{A-Za-z0-9:8}',
      ],
    },
  }),
  github({
    id: 'github-oauth',
    name: KIND.oauthToken,
    keywords: ['gho_'],
    pattern: /\bgho_[A-Za-z0-9]{36}(?![A-Za-z0-9])/,
    check: 'crc-base62',
    lifetime: {
      en: 'never by default; revoked after a year without use',
      ja: '既定では無期限（1 年間未使用で失効）',
    },
    envName: 'GITHUB_TOKEN',
    manageUrl: 'https://github.com/settings/applications',
    docs: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    examples: {
      match: ['gho_{A-Za-z0-9:30}{check}', 'GITHUB_TOKEN=gho_{A-Za-z0-9:30}{check}'],
      reject: ['gho_{A-Za-z0-9:31}', 'gho_{x:36}', 'gho_{A-Za-z0-9:30}{0:6}'],
    },
  }),
  github({
    id: 'github-app-user',
    name: { en: 'app user access token', ja: 'App ユーザーアクセストークン' },
    keywords: ['ghu_'],
    pattern: /\bghu_[A-Za-z0-9]{36}(?![A-Za-z0-9])/,
    check: 'crc-base62',
    lifetime: { en: '8 hours when expiry is on', ja: '有効期限を有効にすると 8 時間' },
    envName: 'GITHUB_TOKEN',
    manageUrl: 'https://github.com/settings/apps/authorizations',
    docs: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    examples: {
      match: ['ghu_{A-Za-z0-9:30}{check}', 'GITHUB_TOKEN=ghu_{A-Za-z0-9:30}{check}'],
      reject: ['ghu_{A-Za-z0-9:31}', 'ghu_{x:36}', 'ghu_{A-Za-z0-9:30}{0:6}'],
    },
  }),
  github({
    id: 'github-app-installation',
    name: { en: 'app installation token', ja: 'App インストールトークン' },
    keywords: ['ghs_'],
    pattern: /\bghs_[A-Za-z0-9]{36}(?![A-Za-z0-9])/,
    check: 'crc-base62',
    lifetime: LIFETIME.hour,
    envName: 'GITHUB_TOKEN',
    manageUrl: 'https://github.com/settings/apps/authorizations',
    docs: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    examples: {
      match: ['ghs_{A-Za-z0-9:30}{check}', 'GITHUB_TOKEN=ghs_{A-Za-z0-9:30}{check}'],
      reject: ['ghs_{A-Za-z0-9:31}', 'ghs_{x:36}', 'ghs_{A-Za-z0-9:30}{0:6}'],
    },
  }),
  github({
    id: 'github-app-installation-jwt',
    name: { en: 'app installation token (stateless)', ja: 'App インストールトークン（ステートレス）' },
    keywords: ['ghs_'],
    pattern:
      /(?<![A-Za-z0-9_-])ghs_[0-9]{1,20}_eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,8000}\.[A-Za-z0-9_-]{10,2000}(?![A-Za-z0-9_-])/,
    check: 'jwt',
    lifetime: LIFETIME.hour,
    envName: 'GITHUB_TOKEN',
    manageUrl: 'https://github.com/settings/apps/authorizations',
    examples: {
      match: [
        '{from}ghs_123456_{A-Za-z0-9-:43}{check}',
        'GITHUB_TOKEN={from}ghs_7654321_{A-Za-z0-9-:43}{check}',
      ],
      reject: ['ghs_123456_eyJ{A-Za-z0-9:30}', 'ghs_123456_eyJ{x:30}.{x:30}.{x:43}'],
    },
  }),
  github({
    id: 'github-refresh',
    name: KIND.refreshToken,
    keywords: ['ghr_'],
    pattern: /\bghr_[A-Za-z0-9]{36,255}(?![A-Za-z0-9])/,
    check: 'crc-base62',
    lifetime: { en: '6 months', ja: '6 か月' },
    manageUrl: 'https://github.com/settings/apps/authorizations',
    docs: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    examples: {
      match: ['ghr_{A-Za-z0-9:70}{check}', 'GITHUB_REFRESH=ghr_{A-Za-z0-9:70}{check}'],
      reject: ['ghr_{A-Za-z0-9:71}', 'ghr_{x:76}', 'ghr_{A-Za-z0-9:70}{0:6}'],
    },
  }),
  github({
    id: 'github-oauth-client-secret',
    name: KIND.clientSecret,
    ...called(
      [
        'github_client_secret',
        'github_clientsecret',
        'github_secret',
        'github_oauth',
        'github_token',
        'github_key',
        'github_access_token',
        'gh_token',
      ],
      hex(40),
    ),
    envName: 'GITHUB_CLIENT_SECRET',
    manageUrl: 'https://github.com/settings/developers',
    examples: {
      match: ['GITHUB_CLIENT_SECRET={0-9a-f:40}', 'const githubClientSecret = "{0-9a-f:40}";'],
      reject: [
        'checksum = "{0-9a-f:40}"',
        'GITHUB_CLIENT_SECRET=${GITHUB_CLIENT_SECRET}',
        'GITHUB_CLIENT_SECRET={0-9a-f:35}',
      ],
    },
  }),
];
