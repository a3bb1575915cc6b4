import type { Rule } from '../detection/types.ts';
import { family } from './rule.ts';

const vaults = family({ severity: 'high', privilege: 'account-wide', provider: 'HashiCorp Vault' });

export const VAULTS: readonly Rule[] = [
  vaults({
    id: 'vault-service-token',
    name: { en: 'service token', ja: 'サービストークン' },
    keywords: ['hvs.'],
    pattern: /(?<![A-Za-z0-9_-])hvs\.[A-Za-z0-9_-]{24,130}(?![A-Za-z0-9_-])/,
    severity: 'critical',
    privilege: 'scoped',
    envName: 'VAULT_TOKEN',
    docs: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    examples: {
      match: ['hvs.{A-Za-z0-9_-:59}', 'VAULT_TOKEN=hvs.{A-Za-z0-9_-:59}'],
      reject: ['hvs.{A-Za-z0-9_-:19}', 'hvs.{x:59}'],
    },
  }),
];
