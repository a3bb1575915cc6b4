import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, called, hex } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'scoped' });

export const SOURCES: readonly Rule[] = [
  issued({
    id: 'atlassian-api-token',
    provider: 'Atlassian',
    name: KIND.apiToken,
    keywords: ['ATATT3'],
    pattern: /(?<![A-Za-z0-9_-])ATATT3[A-Za-z0-9_-]{100,220}=[A-F0-9]{8}(?![A-Za-z0-9])/,
    check: 'crc-upper-hex',
    severity: 'critical',
    privilege: 'account-wide',
    lifetime: { en: '1 year at most for new tokens', ja: '新しいトークンは最長 1 年' },
    envName: 'ATLASSIAN_API_TOKEN',
    manageUrl: 'https://id.atlassian.com/manage-profile/security/api-tokens',
    docs: 'https://developer.atlassian.com/cloud/jira/software/basic-auth-for-rest-apis/',
    examples: {
      match: [
        '{from}ATATT3{A-Za-z0-9_-:180}={check}',
        'ATLASSIAN_API_TOKEN={from}ATATT3{A-Za-z0-9_-:180}={check}',
      ],
      reject: [
        'ATATT3{A-Za-z0-9_-:95}={A-F0-9:8}',
        'ATATT3{x:140}={x:8}',
        '{from}ATATT3{A-Za-z0-9_-:180}={0:8}',
      ],
    },
  }),
  issued({
    id: 'atlassian-access-token',
    provider: 'Atlassian',
    name: KIND.accessToken,
    keywords: ['ATCTT3'],
    pattern: /(?<![A-Za-z0-9_-])ATCTT3[A-Za-z0-9_-]{80,800}=[A-F0-9]{8}(?![A-Za-z0-9])/,
    check: 'crc-upper-hex',
    envName: 'BITBUCKET_ACCESS_TOKEN',
    manageUrl: 'https://id.atlassian.com/manage-profile/security/api-tokens',
    examples: {
      match: [
        '{from}ATCTT3{A-Za-z0-9_-:150}={check}',
        'BITBUCKET_ACCESS_TOKEN={from}ATCTT3{A-Za-z0-9_-:150}={check}',
      ],
      reject: [
        'ATCTT3{A-Za-z0-9_-:75}={A-F0-9:8}',
        'ATCTT3{x:320}={x:8}',
        '{from}ATCTT3{A-Za-z0-9_-:150}={0:8}',
      ],
    },
  }),
  issued({
    id: 'atlassian-datacenter-pat',
    provider: 'Atlassian',
    name: { en: 'Data Center personal access token', ja: 'Data Center 個人アクセストークン' },
    ...assigned(['jira', 'confluence', 'atlassian', 'bitbucket'], '[MNO][A-Za-z0-9+/]{43}'),
    check: 'atlassian-data-center',
    privilege: 'account-wide',
    envName: 'JIRA_TOKEN',
    manageUrl: 'https://id.atlassian.com/manage-profile/security/api-tokens',
    examples: {
      match: ['JIRA_TOKEN={A-Za-z0-9:20}{check}', 'const jiraApiToken = "{A-Za-z0-9:20}{check}";'],
      reject: ['checksum = "{MNO:1}{A-Za-z0-9+/:43}"', 'JIRA_TOKEN=${JIRA_TOKEN}'],
    },
  }),
  issued({
    id: 'bitbucket-app-password',
    provider: 'Bitbucket',
    name: { en: 'app password', ja: 'アプリパスワード' },
    keywords: ['ATBB'],
    pattern: /\bATBB[A-Za-z0-9]{24}[A-F0-9]{8}(?![A-Za-z0-9])/,
    check: 'crc-upper-hex',
    envName: 'BITBUCKET_APP_PASSWORD',
    manageUrl: 'https://id.atlassian.com/manage-profile/security/api-tokens',
    docs: 'https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/',
    examples: {
      match: ['ATBB{A-Za-z0-9:24}{check}', 'BITBUCKET_APP_PASSWORD=ATBB{A-Za-z0-9:24}{check}'],
      reject: ['ATBB{A-Za-z0-9:19}{A-F0-9:8}', 'ATBB{x:24}{x:8}', 'ATBB{A-Za-z0-9:24}{0:8}'],
    },
  }),
  issued({
    id: 'bitbucket-datacenter-token',
    provider: 'Bitbucket',
    name: { en: 'Data Center access token', ja: 'Data Center アクセストークン' },
    keywords: ['BBDC-'],
    pattern: /(?<![A-Za-z0-9+/_-])BBDC-[MNO][A-Za-z0-9+/@_-]{39,49}(?![A-Za-z0-9_-])/,
    envName: 'BITBUCKET_TOKEN',
    examples: {
      match: ['BBDC-{MNO:1}{A-Za-z0-9+/@_-:42}', 'BITBUCKET_TOKEN=BBDC-{MNO:1}{A-Za-z0-9+/@_-:42}'],
      reject: ['BBDC-{MNO:1}{A-Za-z0-9+/@_-:34}', 'BBDC-{x:1}{x:42}'],
    },
  }),
  issued({
    id: 'bitbucket-oauth-secret',
    provider: 'Bitbucket',
    name: { en: 'OAuth consumer secret', ja: 'OAuth コンシューマーシークレット' },
    ...called(
      ['bitbucket_client_secret', 'bitbucket_secret', 'bitbucket_oauth', 'bitbucket_consumer_secret'],
      alphanumeric(32),
    ),
    severity: 'medium',
    envName: 'BITBUCKET_CLIENT_SECRET',
    examples: {
      match: ['BITBUCKET_CLIENT_SECRET={A-Za-z0-9:32}', 'const bitbucketClientSecret = "{A-Za-z0-9:32}";'],
      reject: [
        'checksum = "{A-Za-z0-9:32}"',
        'BITBUCKET_CLIENT_SECRET=${BITBUCKET_CLIENT_SECRET}',
        'BITBUCKET_CLIENT_SECRET={A-Za-z0-9:27}',
      ],
    },
  }),
  issued({
    id: 'gitea-token',
    provider: 'Gitea',
    name: KIND.accessToken,
    ...assigned(['gitea', 'forgejo', 'codeberg'], hex(40)),
    envName: 'GITEA_TOKEN',
    examples: {
      match: ['GITEA_TOKEN={0-9a-f:40}', 'const giteaApiKey = "{0-9a-f:40}";'],
      reject: ['checksum = "{0-9a-f:40}"', 'GITEA_TOKEN=${GITEA_TOKEN}', 'GITEA_TOKEN={0-9a-f:35}'],
    },
  }),
  issued({
    id: 'sourcegraph-token',
    provider: 'Sourcegraph',
    name: KIND.accessToken,
    keywords: ['sgp_'],
    pattern: /\bsgp_(?:[a-fA-F0-9]{16}_[a-fA-F0-9]{40}|local_[a-fA-F0-9]{40}|[a-fA-F0-9]{40})(?![A-Za-z0-9])/,
    privilege: 'account-wide',
    envName: 'SRC_ACCESS_TOKEN',
    docs: 'https://sourcegraph.com/docs/cli/references/auth',
    examples: {
      match: ['sgp_{a-fA-F0-9:16}_{a-fA-F0-9:40}', 'SRC_ACCESS_TOKEN=sgp_{a-fA-F0-9:16}_{a-fA-F0-9:40}'],
      reject: ['sgp_{a-fA-F0-9:16}_{a-fA-F0-9:35}', 'sgp_{x:16}_{x:40}'],
    },
  }),
  issued({
    id: 'sourcegraph-cody-license',
    provider: 'Sourcegraph',
    name: { en: 'Cody gateway licence token', ja: 'Cody ゲートウェイライセンストークン' },
    keywords: ['slk_'],
    pattern: /\bslk_[a-f0-9]{64}(?![A-Fa-f0-9])/,
    severity: 'medium',
    examples: {
      match: ['slk_{a-f0-9:64}', 'SOURCEGRAPH_CODY_LICENSE=slk_{a-f0-9:64}'],
      reject: ['slk_{a-f0-9:59}', 'slk_{x:64}'],
    },
  }),
  issued({
    id: 'postman-api-key',
    provider: 'Postman',
    name: KIND.apiKey,
    keywords: ['PMAK-'],
    pattern: /\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}(?![A-Fa-f0-9])/,
    privilege: 'account-wide',
    lifetime: { en: 'never by default', ja: '既定では無期限' },
    envName: 'POSTMAN_API_KEY',
    manageUrl: 'https://go.postman.co/settings/me/api-keys',
    docs: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
    examples: {
      match: ['PMAK-{a-f0-9:24}-{a-f0-9:34}', 'POSTMAN_API_KEY=PMAK-{a-f0-9:24}-{a-f0-9:34}'],
      reject: ['PMAK-{a-f0-9:24}-{a-f0-9:29}', 'PMAK-{x:24}-{x:34}'],
    },
  }),
  issued({
    id: 'postman-collection-token',
    provider: 'Postman',
    name: { en: 'collection access token', ja: 'コレクションアクセストークン' },
    keywords: ['PMAT-'],
    pattern: /\bPMAT-[0-9A-Z]{26}(?![A-Za-z0-9])/,
    severity: 'medium',
    privilege: 'restricted',
    manageUrl: 'https://go.postman.co/settings/me/api-keys',
    examples: {
      match: ['PMAT-{0-9A-Z:26}', 'POSTMAN_COLLECTION_TOKEN=PMAT-{0-9A-Z:26}'],
      reject: ['PMAT-{0-9A-Z:21}', 'PMAT-{x:26}'],
    },
  }),
];
