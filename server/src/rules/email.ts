import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const EMAIL: readonly Rule[] = [
  issued({
    id: 'sendgrid-key',
    provider: 'SendGrid',
    name: KIND.apiKey,
    keywords: ['SG.'],
    pattern: /(?<![A-Za-z0-9_-])SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/,
    severity: 'critical',
    privilege: 'scoped',
    envName: 'SENDGRID_API_KEY',
    manageUrl: 'https://app.sendgrid.com/settings/api_keys',
    docs: 'https://docs.sendgrid.com/ui/account-and-settings/api-keys',
    examples: {
      match: [
        'SG.{A-Za-z0-9_-:22}.{A-Za-z0-9_-:43}',
        'SENDGRID_API_KEY=SG.{A-Za-z0-9_-:22}.{A-Za-z0-9_-:43}',
      ],
      reject: ['SG.{A-Za-z0-9_-:22}.{A-Za-z0-9_-:38}', 'SG.{x:22}.{x:43}'],
    },
  }),
  issued({
    id: 'mailgun-private-key',
    provider: 'Mailgun',
    name: KIND.apiKey,
    keywords: ['key-'],
    pattern: /\bkey-[0-9a-f]{32}(?![A-Fa-f0-9])/,
    severity: 'critical',
    envName: 'MAILGUN_API_KEY',
    manageUrl: 'https://app.mailgun.com/settings/api_security',
    docs: 'https://documentation.mailgun.com/en/latest/api-intro.html',
    examples: {
      match: ['key-{0-9a-f:32}', 'MAILGUN_API_KEY=key-{0-9a-f:32}'],
      reject: ['key-{0-9a-f:27}', 'key-{x:32}'],
    },
  }),
  issued({
    id: 'mailchimp-key',
    provider: 'Mailchimp',
    name: KIND.apiKey,
    keywords: ['-us'],
    pattern: /(?<![A-Fa-f0-9-])[0-9a-f]{32}-us[0-9]{1,2}(?![A-Za-z0-9])/,
    severity: 'critical',
    envName: 'MAILCHIMP_API_KEY',
    manageUrl: 'https://admin.mailchimp.com/account/api/',
    docs: 'https://mailchimp.com/help/about-api-keys/',
    examples: {
      match: ['{0-9a-f:32}-us{0-9:1}', 'MAILCHIMP_API_KEY={0-9a-f:32}-us{0-9:1}'],
      reject: ['{0-9a-f:27}-us{0-9:1}', '{x:32}-us{x:1}'],
    },
  }),
  issued({
    id: 'brevo-key',
    provider: 'Brevo',
    name: KIND.apiKey,
    keywords: ['xkeysib-'],
    pattern: /\bxkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}(?![A-Za-z0-9])/,
    severity: 'critical',
    envName: 'BREVO_API_KEY',
    manageUrl: 'https://app.brevo.com/settings/keys/api',
    examples: {
      match: ['xkeysib-{a-f0-9:64}-{A-Za-z0-9:16}', 'BREVO_API_KEY=xkeysib-{a-f0-9:64}-{A-Za-z0-9:16}'],
      reject: ['xkeysib-{a-f0-9:59}-{A-Za-z0-9:16}', 'xkeysib-{x:64}-{x:16}'],
    },
  }),
];
