import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, base64url, hex } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const CI: readonly Rule[] = [
  issued({
    id: 'circleci-pat',
    provider: 'CircleCI',
    name: { en: 'personal API token', ja: '個人 API トークン' },
    keywords: ['CCIPAT_'],
    pattern: /\bCCIPAT_[A-Za-z0-9]{22}_[a-f0-9]{40}(?![A-Fa-f0-9])/,
    severity: 'critical',
    envName: 'CIRCLECI_TOKEN',
    manageUrl: 'https://app.circleci.com/settings/user/tokens',
    examples: {
      match: ['CCIPAT_{A-Za-z0-9:22}_{a-f0-9:40}', 'CIRCLECI_TOKEN=CCIPAT_{A-Za-z0-9:22}_{a-f0-9:40}'],
      reject: ['CCIPAT_{A-Za-z0-9:22}_{a-f0-9:35}', 'CCIPAT_{x:22}_{x:40}'],
    },
  }),
  issued({
    id: 'circleci-project',
    provider: 'CircleCI',
    name: { en: 'project API token', ja: 'プロジェクト API トークン' },
    keywords: ['CCIPRJ_'],
    pattern: /\bCCIPRJ_[A-Za-z0-9]{22}_[a-f0-9]{40}(?![A-Fa-f0-9])/,
    privilege: 'scoped',
    envName: 'CIRCLECI_TOKEN',
    manageUrl: 'https://app.circleci.com/settings/user/tokens',
    examples: {
      match: ['CCIPRJ_{A-Za-z0-9:22}_{a-f0-9:40}', 'CIRCLECI_TOKEN=CCIPRJ_{A-Za-z0-9:22}_{a-f0-9:40}'],
      reject: ['CCIPRJ_{A-Za-z0-9:22}_{a-f0-9:35}', 'CCIPRJ_{x:22}_{x:40}'],
    },
  }),
  issued({
    id: 'circleci-token-legacy',
    provider: 'CircleCI',
    name: { en: 'API token (legacy)', ja: 'API トークン（旧形式）' },
    ...assigned(['circleci', 'circle_token', 'circle-token'], hex(40)),
    envName: 'CIRCLECI_TOKEN',
    manageUrl: 'https://app.circleci.com/settings/user/tokens',
    examples: {
      match: ['CIRCLECI_TOKEN={0-9a-f:40}', 'const circleciApiKey = "{0-9a-f:40}";'],
      reject: ['checksum = "{0-9a-f:40}"', 'CIRCLECI_TOKEN=${CIRCLECI_TOKEN}', 'CIRCLECI_TOKEN={0-9a-f:35}'],
    },
  }),
  issued({
    id: 'jenkins-token',
    provider: 'Jenkins',
    name: KIND.apiToken,
    ...assigned(['jenkins'], '[0-9a-f]{32,36}'),
    envName: 'JENKINS_API_TOKEN',
    docs: 'https://www.jenkins.io/blog/2018/07/02/new-api-token-system/',
    examples: {
      match: ['JENKINS_API_TOKEN={0-9a-f:33}', 'const jenkinsApiKey = "{0-9a-f:33}";'],
      reject: ['checksum = "{0-9a-f:33}"', 'JENKINS_API_TOKEN=${JENKINS_API_TOKEN}'],
    },
  }),
  issued({
    id: 'jenkins-encrypted-secret',
    provider: 'Jenkins',
    name: { en: 'encrypted secret', ja: '暗号化されたシークレット' },
    keywords: ['{AQAAABAAAA'],
    pattern: /\{(?<secret>AQAAABAAAA[A-Za-z0-9+/]{30,4000}={0,2})\}/,
    confidence: 'weak',
    severity: 'low',
    privilege: 'restricted',
    lifetime: {
      en: 'readable by whoever has master.key of the server',
      ja: 'サーバーの master.key があれば復号できる',
    },
    docs: 'https://www.jenkins.io/doc/developer/security/secrets/',
    examples: {
      match: [
        '<password>{AQAAABAAAAAQ{A-Za-z0-9+/:43}=}</password>',
        'apiToken: "{AQAAABAAAAAw{A-Za-z0-9+/:86}==}"',
      ],
      reject: ['{AQAAABAAAAAQ}', '<password>${PASSWORD}</password>'],
    },
  }),
  issued({
    id: 'travis-token',
    provider: 'Travis CI',
    name: KIND.apiToken,
    ...assigned(['travis'], base64url(22)),
    envName: 'TRAVIS_API_TOKEN',
    examples: {
      match: ['TRAVIS_API_TOKEN={A-Za-z0-9_-:22}', 'const travisApiKey = "{A-Za-z0-9_-:22}";'],
      reject: [
        'checksum = "{A-Za-z0-9_-:22}"',
        'TRAVIS_API_TOKEN=${TRAVIS_API_TOKEN}',
        'TRAVIS_API_TOKEN={A-Za-z0-9_-:17}',
      ],
    },
  }),
  issued({
    id: 'drone-token',
    provider: 'Drone',
    name: KIND.accessToken,
    ...assigned(['drone'], alphanumeric(32)),
    envName: 'DRONE_TOKEN',
    examples: {
      match: ['DRONE_TOKEN={A-Za-z0-9:32}', 'const droneApiKey = "{A-Za-z0-9:32}";'],
      reject: ['checksum = "{A-Za-z0-9:32}"', 'DRONE_TOKEN=${DRONE_TOKEN}', 'DRONE_TOKEN={A-Za-z0-9:27}'],
    },
  }),
  issued({
    id: 'bitrise-token',
    provider: 'Bitrise',
    name: KIND.accessToken,
    ...assigned(['bitrise'], '[A-Za-z0-9_-]{60,120}'),
    envName: 'BITRISE_TOKEN',
    examples: {
      match: ['BITRISE_TOKEN={A-Za-z0-9_-:80}', 'const bitriseApiKey = "{A-Za-z0-9_-:80}";'],
      reject: ['checksum = "{A-Za-z0-9_-:80}"', 'BITRISE_TOKEN=${BITRISE_TOKEN}'],
    },
  }),
  issued({
    id: 'teamcity-token',
    provider: 'TeamCity',
    name: KIND.accessToken,
    keywords: ['eyJ0eXAiOiAiVENWMiJ9.'],
    pattern: /(?<![A-Za-z0-9_.-])eyJ0eXAiOiAiVENWMiJ9\.[A-Za-z0-9_-]{36}\.[A-Za-z0-9_-]{48}(?![A-Za-z0-9_-])/,
    envName: 'TEAMCITY_TOKEN',
    examples: {
      match: [
        'eyJ0eXAiOiAiVENWMiJ9.{A-Za-z0-9_-:36}.{A-Za-z0-9_-:48}',
        'TEAMCITY_TOKEN=eyJ0eXAiOiAiVENWMiJ9.{A-Za-z0-9_-:36}.{A-Za-z0-9_-:48}',
      ],
      reject: [
        'eyJ0eXAiOiAiVENWMiJ9.{A-Za-z0-9_-:36}.{A-Za-z0-9_-:43}',
        'eyJ0eXAiOiAiVENWMiJ9.{x:36}.{x:48}',
      ],
    },
  }),
];
