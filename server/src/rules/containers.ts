import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const CONTAINERS: readonly Rule[] = [
  issued({
    id: 'dockerhub-pat',
    provider: 'Docker',
    name: KIND.personalAccessToken,
    keywords: ['dckr_pat_'],
    pattern: /\bdckr_pat_[A-Za-z0-9_-]{27}(?![A-Za-z0-9_-])/,
    severity: 'critical',
    lifetime: LIFETIME.chosen,
    keyless: 'workload-identity',
    envName: 'DOCKERHUB_TOKEN',
    manageUrl: 'https://app.docker.com/settings/personal-access-tokens',
    docs: 'https://docs.docker.com/security/for-developers/access-tokens/',
    examples: {
      match: ['dckr_pat_{A-Za-z0-9_-:27}', 'DOCKERHUB_TOKEN=dckr_pat_{A-Za-z0-9_-:27}'],
      reject: ['dckr_pat_{A-Za-z0-9_-:22}', 'dckr_pat_{x:27}'],
    },
  }),
  issued({
    id: 'dockerhub-oat',
    provider: 'Docker',
    name: { en: 'organisation access token', ja: '組織アクセストークン' },
    keywords: ['dckr_oat_'],
    pattern: /(?<![A-Za-z0-9_-])dckr_oat_[A-Za-z0-9_-]{32}(?![A-Za-z0-9_-])/,
    severity: 'critical',
    keyless: 'workload-identity',
    envName: 'DOCKERHUB_TOKEN',
    manageUrl: 'https://app.docker.com/settings/personal-access-tokens',
    examples: {
      match: ['dckr_oat_{A-Za-z0-9_-:32}', 'DOCKERHUB_TOKEN=dckr_oat_{A-Za-z0-9_-:32}'],
      reject: ['dckr_oat_{A-Za-z0-9_-:27}', 'dckr_oat_{x:32}'],
    },
  }),
  issued({
    id: 'docker-config-auth',
    provider: 'Docker',
    name: { en: 'registry credentials (config.json)', ja: 'レジストリー認証情報（config.json）' },
    keywords: ['"auth"'],
    pattern: /"auth"\s{0,4}:\s{0,4}"(?<secret>[A-Za-z0-9+/]{16,400}={0,2})"/,
    check: 'user-password',
    manageUrl: 'https://app.docker.com/settings/personal-access-tokens',
    examples: {
      match: ['"auth": "{A-Za-z0-9:20}{check}"', '{"auths":{"ghcr.io":{"auth":"{A-Za-z0-9:24}{check}"}}}'],
      reject: ['"auth": "{A-Za-z0-9:8}"', '"auth": "required"'],
    },
  }),
  issued({
    id: 'docker-swarm-join',
    provider: 'Docker',
    name: { en: 'Swarm join token', ja: 'Swarm 参加トークン' },
    keywords: ['SWMTKN-1-'],
    pattern: /\bSWMTKN-1-[0-9a-z]{50}-[0-9a-z]{25}(?![A-Za-z0-9])/,
    privilege: 'scoped',
    manageUrl: 'https://app.docker.com/settings/personal-access-tokens',
    examples: {
      match: ['SWMTKN-1-{0-9a-z:50}-{0-9a-z:25}', 'DOCKER_SWARM_JOIN=SWMTKN-1-{0-9a-z:50}-{0-9a-z:25}'],
      reject: ['SWMTKN-1-{0-9a-z:45}-{0-9a-z:25}', 'SWMTKN-1-{x:50}-{x:25}'],
    },
  }),
  issued({
    id: 'docker-swarm-unlock',
    provider: 'Docker',
    name: { en: 'Swarm unlock key', ja: 'Swarm ロック解除キー' },
    keywords: ['SWMKEY-1-'],
    pattern: /(?<![A-Za-z0-9+/_-])SWMKEY-1-[A-Za-z0-9+/]{43}(?![A-Za-z0-9+/=])/,
    privilege: 'scoped',
    manageUrl: 'https://app.docker.com/settings/personal-access-tokens',
    examples: {
      match: ['SWMKEY-1-{A-Za-z0-9+/:43}', 'DOCKER_SWARM_UNLOCK=SWMKEY-1-{A-Za-z0-9+/:43}'],
      reject: ['SWMKEY-1-{A-Za-z0-9+/:38}', 'SWMKEY-1-{x:43}'],
    },
  }),
  issued({
    id: 'jfrog-api-key',
    provider: 'JFrog',
    name: KIND.apiKey,
    keywords: ['AKCp'],
    pattern: /\bAKCp[A-Za-z0-9]{69}(?![A-Za-z0-9])/,
    severity: 'critical',
    envName: 'JFROG_API_KEY',
    docs: 'https://jfrog.com/help/r/jfrog-rest-apis/introduction-to-the-artifactory-rest-apis',
    examples: {
      match: ['AKCp{A-Za-z0-9:69}', 'JFROG_API_KEY=AKCp{A-Za-z0-9:69}'],
      reject: ['AKCp{A-Za-z0-9:64}', 'AKCp{x:69}'],
    },
  }),
  issued({
    id: 'jfrog-reference-token',
    provider: 'JFrog',
    name: { en: 'reference token', ja: 'リファレンストークン' },
    keywords: ['cmVmdGtu'],
    pattern: /(?<![A-Za-z0-9_-])cmVmdGtu[A-Za-z0-9_-]{56}(?![A-Za-z0-9_-])/,
    check: 'jfrog-reference',
    severity: 'critical',
    envName: 'JFROG_ACCESS_TOKEN',
    examples: {
      match: ['{A-Za-z0-9:27}{check}', 'JFROG_ACCESS_TOKEN={A-Za-z0-9:27}{check}'],
      reject: ['cmVmdGtu{A-Za-z0-9:30}', 'cmVmdGtu{x:56}'],
    },
  }),
  issued({
    id: 'cloudsmith-key',
    provider: 'Cloudsmith',
    name: KIND.apiKey,
    keywords: ['csa_'],
    pattern: /\bcsa_[a-f0-9]{30}[A-Za-z0-9]{6}(?![A-Za-z0-9])/,
    envName: 'CLOUDSMITH_API_KEY',
    examples: {
      match: ['csa_{a-f0-9:30}{A-Za-z0-9:6}', 'CLOUDSMITH_API_KEY=csa_{a-f0-9:30}{A-Za-z0-9:6}'],
      reject: ['csa_{a-f0-9:25}{A-Za-z0-9:6}', 'csa_{x:30}{x:6}'],
    },
  }),
  issued({
    id: 'gemfury-token',
    provider: 'Gemfury',
    name: { en: 'token in a URL', ja: 'URL 内のトークン' },
    keywords: ['.fury.io'],
    pattern: /https:\/\/(?<secret>[A-Za-z0-9_-]{16,36}):?@(?:repo|push|pypi|npm|gem|nuget)\.fury\.io/,
    privilege: 'scoped',
    envName: 'GEMFURY_TOKEN',
    examples: {
      match: ['https://{A-Za-z0-9:20}:@pypi.fury.io/shop/', 'https://{A-Za-z0-9:20}@gem.fury.io/shop/'],
      reject: ['https://pypi.fury.io/shop/', 'https://$TOKEN@gem.fury.io/shop/'],
    },
  }),
];
