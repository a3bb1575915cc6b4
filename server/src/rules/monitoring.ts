import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const MONITORING: readonly Rule[] = [
  issued({
    id: 'grafana-service-account',
    provider: 'Grafana',
    name: KIND.serviceAccountToken,
    keywords: ['glsa_'],
    pattern: /\bglsa_[A-Za-z0-9]{32}_[0-9a-f]{8}(?![A-Fa-f0-9])/,
    check: 'crc-little-endian-hex',
    privilege: 'scoped',
    envName: 'GRAFANA_TOKEN',
    manageUrl: 'https://grafana.com/orgs',
    docs: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
    examples: {
      match: ['glsa_{A-Za-z0-9:32}_{check}', 'GRAFANA_TOKEN=glsa_{A-Za-z0-9:32}_{check}'],
      reject: ['glsa_{A-Za-z0-9:27}_{0-9a-f:8}', 'glsa_{x:32}_{x:8}', 'glsa_{A-Za-z0-9:32}_{0:8}'],
    },
  }),
  issued({
    id: 'sentry-user-token',
    provider: 'Sentry',
    name: KIND.authToken,
    keywords: ['sntryu_'],
    pattern: /\bsntryu_[a-f0-9]{64}(?![A-Fa-f0-9])/,
    privilege: 'scoped',
    envName: 'SENTRY_AUTH_TOKEN',
    manageUrl: 'https://sentry.io/settings/account/api/auth-tokens/',
    docs: 'https://docs.sentry.io/account/auth-tokens/',
    examples: {
      match: ['sntryu_{a-f0-9:64}', 'SENTRY_AUTH_TOKEN=sntryu_{a-f0-9:64}'],
      reject: ['sntryu_{a-f0-9:59}', 'sntryu_{x:64}'],
    },
  }),
];
