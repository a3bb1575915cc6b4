import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const CLOUD: readonly Rule[] = [
  issued({
    id: 'digitalocean-pat',
    provider: 'DigitalOcean',
    name: KIND.personalAccessToken,
    keywords: ['dop_v1_'],
    pattern: /\bdop_v1_[a-f0-9]{64}(?![A-Fa-f0-9])/,
    severity: 'critical',
    envName: 'DIGITALOCEAN_ACCESS_TOKEN',
    manageUrl: 'https://cloud.digitalocean.com/account/api/tokens',
    docs: 'https://docs.digitalocean.com/reference/api/',
    examples: {
      match: ['dop_v1_{a-f0-9:64}', 'DIGITALOCEAN_ACCESS_TOKEN=dop_v1_{a-f0-9:64}'],
      reject: ['dop_v1_{a-f0-9:59}', 'dop_v1_{x:64}'],
    },
  }),
  issued({
    id: 'cloudflare-api-token',
    provider: 'Cloudflare',
    name: KIND.apiToken,
    keywords: ['cfut_'],
    pattern: /\bcfut_[A-Za-z0-9]{40}[0-9a-f]{8}(?![A-Za-z0-9])/,
    check: 'crc-hex',
    privilege: 'scoped',
    envName: 'CLOUDFLARE_API_TOKEN',
    manageUrl: 'https://dash.cloudflare.com/profile/api-tokens',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    examples: {
      match: ['cfut_{A-Za-z0-9:40}{check}', 'CLOUDFLARE_API_TOKEN=cfut_{A-Za-z0-9:40}{check}'],
      reject: ['cfut_{A-Za-z0-9:35}{0-9a-f:8}', 'cfut_{x:40}{x:8}', 'cfut_{A-Za-z0-9:40}{0:8}'],
    },
  }),
];
