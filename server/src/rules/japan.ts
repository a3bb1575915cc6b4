import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const JAPAN: readonly Rule[] = [
  issued({
    id: 'omise-secret',
    provider: 'Omise',
    name: KIND.secretKey,
    keywords: ['skey_', 'skey_test_'],
    pattern: /\bskey_(?:test_)?[0-9a-z]{19}(?![A-Za-z0-9])/,
    severity: 'critical',
    privilege: 'root',
    envName: 'OMISE_SECRET_KEY',
    manageUrl: 'https://dashboard.omise.co/',
    docs: 'https://docs.omise.co/ja/api-authentication',
    examples: {
      match: ['skey_{0-9a-z:19}', 'OMISE_SECRET_KEY=skey_{0-9a-z:19}'],
      reject: ['skey_{0-9a-z:14}', 'skey_{x:19}'],
    },
  }),
  issued({
    id: 'soracom-auth-key-id',
    provider: 'SORACOM',
    name: { en: 'auth key ID', ja: '認証キー ID' },
    keywords: ['keyId-'],
    pattern: /\bkeyId-[A-Za-z0-9]{32}(?![A-Za-z0-9])/,
    severity: 'medium',
    privilege: 'scoped',
    envName: 'SORACOM_AUTH_KEY_ID',
    manageUrl: 'https://console.soracom.io/',
    docs: 'https://github.com/soracom/soracom-cli',
    examples: {
      match: ['keyId-{A-Za-z0-9:32}', 'SORACOM_AUTH_KEY_ID=keyId-{A-Za-z0-9:32}'],
      reject: ['keyId-{A-Za-z0-9:27}', 'keyId-{x:32}'],
    },
  }),
];
