import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const github = family({ severity: 'high', privilege: 'account-wide', provider: 'GitHub' });

export const GITHUB: readonly Rule[] = [
  github({
    id: 'github-pat-classic',
    name: { en: 'personal access token (classic)', ja: '個人アクセストークン（classic）' },
    keywords: ['ghp_'],
    pattern: /\bghp_[A-Za-z0-9]{36}(?![A-Za-z0-9])/,
    check: 'crc-base62',
    severity: 'critical',
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
    privilege: 'scoped',
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
    name: { en: 'OAuth access token', ja: 'OAuth アクセストークン' },
    keywords: ['gho_'],
    pattern: /\bgho_[A-Za-z0-9]{36}(?![A-Za-z0-9])/,
    check: 'crc-base62',
    privilege: 'scoped',
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
    name: { en: 'app user token', ja: 'App ユーザートークン' },
    keywords: ['ghu_'],
    pattern: /\bghu_[A-Za-z0-9]{36}(?![A-Za-z0-9])/,
    check: 'crc-base62',
    privilege: 'scoped',
    manageUrl: 'https://github.com/settings/apps/authorizations',
    docs: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    examples: {
      match: ['ghu_{A-Za-z0-9:30}{check}', 'GITHUB_APP_USER=ghu_{A-Za-z0-9:30}{check}'],
      reject: ['ghu_{A-Za-z0-9:31}', 'ghu_{x:36}', 'ghu_{A-Za-z0-9:30}{0:6}'],
    },
  }),
  github({
    id: 'github-app-installation',
    name: { en: 'app installation token', ja: 'App インストールトークン' },
    keywords: ['ghs_'],
    pattern: /\bghs_[A-Za-z0-9]{36}(?![A-Za-z0-9])/,
    check: 'crc-base62',
    privilege: 'scoped',
    envName: 'GITHUB_TOKEN',
    manageUrl: 'https://github.com/settings/tokens',
    docs: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    examples: {
      match: ['ghs_{A-Za-z0-9:30}{check}', 'GITHUB_TOKEN=ghs_{A-Za-z0-9:30}{check}'],
      reject: ['ghs_{A-Za-z0-9:31}', 'ghs_{x:36}', 'ghs_{A-Za-z0-9:30}{0:6}'],
    },
  }),
  github({
    id: 'github-refresh',
    name: KIND.refreshToken,
    keywords: ['ghr_'],
    pattern: /\bghr_[A-Za-z0-9]{76}(?![A-Za-z0-9])/,
    check: 'crc-base62',
    privilege: 'scoped',
    manageUrl: 'https://github.com/settings/tokens',
    docs: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    examples: {
      match: ['ghr_{A-Za-z0-9:70}{check}', 'GITHUB_REFRESH=ghr_{A-Za-z0-9:70}{check}'],
      reject: ['ghr_{A-Za-z0-9:71}', 'ghr_{x:76}', 'ghr_{A-Za-z0-9:70}{0:6}'],
    },
  }),
];
