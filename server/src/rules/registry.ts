import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const REGISTRY: readonly Rule[] = [
  issued({
    id: 'npm-token',
    provider: 'npm',
    name: KIND.accessToken,
    keywords: ['npm_'],
    pattern: /\bnpm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/,
    check: 'crc-base62',
    severity: 'critical',
    keyless: 'trusted-publishing',
    envName: 'NPM_TOKEN',
    manageUrl: 'https://www.npmjs.com/settings/~/tokens',
    docs: 'https://docs.npmjs.com/about-access-tokens',
    examples: {
      match: ['npm_{A-Za-z0-9:30}{check}', 'NPM_TOKEN=npm_{A-Za-z0-9:30}{check}'],
      reject: ['npm_{A-Za-z0-9:31}', 'npm_{x:36}', 'npm_{A-Za-z0-9:30}{0:6}'],
    },
  }),
  issued({
    id: 'pypi-token',
    provider: 'PyPI',
    name: KIND.apiToken,
    keywords: ['pypi-AgEIcHlwaS5vcmc'],
    pattern: /(?<![A-Za-z0-9_-])pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,1000}(?![A-Za-z0-9_-])/,
    severity: 'critical',
    keyless: 'trusted-publishing',
    envName: 'TWINE_PASSWORD',
    docs: 'https://github.com/pypi/warehouse/blob/main/docs/dev/development/token-scanning.md',
    examples: {
      match: [
        'pypi-AgEIcHlwaS5vcmc{A-Za-z0-9_-:366}',
        'TWINE_PASSWORD=pypi-AgEIcHlwaS5vcmc{A-Za-z0-9_-:366}',
      ],
      reject: ['pypi-AgEIcHlwaS5vcmc{A-Za-z0-9_-:45}', 'pypi-AgEIcHlwaS5vcmc{x:366}'],
    },
  }),
  issued({
    id: 'rubygems-key',
    provider: 'RubyGems',
    name: KIND.apiKey,
    keywords: ['rubygems_'],
    pattern: /\brubygems_[a-f0-9]{48}(?![A-Fa-f0-9])/,
    severity: 'critical',
    keyless: 'trusted-publishing',
    envName: 'GEM_HOST_API_KEY',
    manageUrl: 'https://rubygems.org/profile/api_keys',
    docs: 'https://guides.rubygems.org/api-key-scopes/',
    examples: {
      match: ['rubygems_{a-f0-9:48}', 'GEM_HOST_API_KEY=rubygems_{a-f0-9:48}'],
      reject: ['rubygems_{a-f0-9:43}', 'rubygems_{x:48}'],
    },
  }),
  issued({
    id: 'dockerhub-pat',
    provider: 'Docker',
    name: KIND.personalAccessToken,
    keywords: ['dckr_pat_'],
    pattern: /\bdckr_pat_[A-Za-z0-9_-]{27}(?![A-Za-z0-9_-])/,
    severity: 'critical',
    envName: 'DOCKERHUB_TOKEN',
    manageUrl: 'https://app.docker.com/settings/personal-access-tokens',
    docs: 'https://docs.docker.com/security/for-developers/access-tokens/',
    examples: {
      match: ['dckr_pat_{A-Za-z0-9_-:27}', 'DOCKERHUB_TOKEN=dckr_pat_{A-Za-z0-9_-:27}'],
      reject: ['dckr_pat_{A-Za-z0-9_-:22}', 'dckr_pat_{x:27}'],
    },
  }),
];
