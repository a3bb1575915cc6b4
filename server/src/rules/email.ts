import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { assigned, hex, UUID } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'scoped' });

export const EMAIL: readonly Rule[] = [
  issued({
    id: 'sendgrid-key',
    provider: 'SendGrid',
    name: KIND.apiKey,
    keywords: ['SG.'],
    pattern: /(?<![A-Za-z0-9_-])SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/,
    severity: 'critical',
    lifetime: LIFETIME.never,
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
    name: { en: 'private API key', ja: 'プライベート API キー' },
    keywords: ['key-'],
    pattern: /(?<![\w-])key-[0-9a-z]{32}(?![\w-])/,
    severity: 'critical',
    privilege: 'account-wide',
    envName: 'MAILGUN_API_KEY',
    manageUrl: 'https://app.mailgun.com/settings/api_security',
    docs: 'https://documentation.mailgun.com/en/latest/api-intro.html',
    examples: {
      match: ['key-{0-9a-z:32}', 'MAILGUN_API_KEY=key-{0-9a-f:32}'],
      reject: ['key-{0-9a-z:27}', 'key-{x:32}'],
    },
  }),
  issued({
    id: 'mailgun-key-new',
    provider: 'Mailgun',
    name: { en: 'API or signing key', ja: 'API キー・署名キー' },
    ...assigned(['mailgun'], '[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}'),
    severity: 'critical',
    privilege: 'account-wide',
    envName: 'MAILGUN_API_KEY',
    manageUrl: 'https://app.mailgun.com/settings/api_security',
    examples: {
      match: [
        'MAILGUN_API_KEY={0-9a-f:32}-{0-9a-f:8}-{0-9a-f:8}',
        'const mailgunApiKey = "{0-9a-f:32}-{0-9a-f:8}-{0-9a-f:8}";',
      ],
      reject: ['checksum = "{0-9a-f:32}-{0-9a-f:8}-{0-9a-f:8}"', 'MAILGUN_API_KEY=${MAILGUN_API_KEY}'],
    },
  }),
  issued({
    id: 'mailgun-public-key',
    provider: 'Mailgun',
    name: { en: 'public validation key', ja: '公開検証キー' },
    keywords: ['pubkey-'],
    pattern: /\bpubkey-[0-9a-f]{32}(?![A-Fa-f0-9])/,
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    manageUrl: 'https://app.mailgun.com/settings/api_security',
    examples: {
      match: ['pubkey-{0-9a-f:32}', 'MAILGUN_PUBLIC_KEY=pubkey-{0-9a-f:32}'],
      reject: ['pubkey-{0-9a-f:27}', 'pubkey-{x:32}'],
    },
  }),
  issued({
    id: 'mailchimp-key',
    provider: 'Mailchimp',
    name: KIND.apiKey,
    keywords: ['-us'],
    pattern: /(?<![A-Fa-f0-9-])[0-9a-f]{32}-us[0-9]{1,2}(?![A-Za-z0-9])/,
    severity: 'critical',
    privilege: 'account-wide',
    lifetime: LIFETIME.never,
    envName: 'MAILCHIMP_API_KEY',
    manageUrl: 'https://admin.mailchimp.com/account/api/',
    docs: 'https://mailchimp.com/help/about-api-keys/',
    examples: {
      match: ['{0-9a-f:32}-us{0-9:1}', 'MAILCHIMP_API_KEY={0-9a-f:32}-us{0-9:1}'],
      reject: ['{0-9a-f:27}-us{0-9:1}', '{x:32}-us{x:1}'],
    },
  }),
  issued({
    id: 'mandrill-key',
    provider: 'Mailchimp',
    name: { en: 'Mandrill API key', ja: 'Mandrill API キー' },
    ...assigned(['mandrill'], '(?:md-)?[A-Za-z0-9_-]{22}'),
    privilege: 'account-wide',
    envName: 'MANDRILL_API_KEY',
    manageUrl: 'https://admin.mailchimp.com/account/api/',
    examples: {
      match: ['MANDRILL_API_KEY={A-Za-z0-9:22}', 'const mandrillApiKey = "{A-Za-z0-9:22}";'],
      reject: ['checksum = "{A-Za-z0-9:22}"', 'MANDRILL_API_KEY=${MANDRILL_API_KEY}'],
    },
  }),
  issued({
    id: 'mailjet-key',
    provider: 'Mailjet',
    name: KIND.apiKey,
    ...assigned(['mailjet', 'mj_apikey'], hex(32)),
    privilege: 'account-wide',
    envName: 'MJ_APIKEY_PRIVATE',
    examples: {
      match: ['MJ_APIKEY_PRIVATE={0-9a-f:32}', 'const mailjetApiKey = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'MJ_APIKEY_PRIVATE=${MJ_APIKEY_PRIVATE}',
        'MJ_APIKEY_PRIVATE={0-9a-f:27}',
      ],
    },
  }),
  issued({
    id: 'mailersend-token',
    provider: 'MailerSend',
    name: KIND.apiToken,
    keywords: ['mlsn.'],
    pattern: /\bmlsn\.[A-Za-z0-9]{30,100}(?![A-Za-z0-9])/,
    envName: 'MAILERSEND_API_KEY',
    examples: {
      match: ['mlsn.{A-Za-z0-9:53}', 'MAILERSEND_API_KEY=mlsn.{A-Za-z0-9:53}'],
      reject: ['mlsn.{A-Za-z0-9:25}', 'mlsn.{x:53}'],
    },
  }),
  issued({
    id: 'postmark-token',
    provider: 'Postmark',
    name: { en: 'server token', ja: 'サーバートークン' },
    ...assigned(['postmark'], UUID),
    envName: 'POSTMARK_SERVER_TOKEN',
    manageUrl: 'https://account.postmarkapp.com/',
    docs: 'https://postmarkapp.com/developer/api/overview',
    examples: {
      match: [
        'POSTMARK_SERVER_TOKEN={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const postmarkApiKey = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'POSTMARK_SERVER_TOKEN=${POSTMARK_SERVER_TOKEN}',
      ],
    },
  }),
  issued({
    id: 'brevo-key',
    provider: 'Brevo',
    name: KIND.apiKey,
    keywords: ['xkeysib-'],
    pattern: /\bxkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}(?![A-Za-z0-9])/,
    severity: 'critical',
    privilege: 'account-wide',
    envName: 'BREVO_API_KEY',
    manageUrl: 'https://app.brevo.com/settings/keys/api',
    examples: {
      match: ['xkeysib-{a-f0-9:64}-{A-Za-z0-9:16}', 'BREVO_API_KEY=xkeysib-{a-f0-9:64}-{A-Za-z0-9:16}'],
      reject: ['xkeysib-{a-f0-9:59}-{A-Za-z0-9:16}', 'xkeysib-{x:64}-{x:16}'],
    },
  }),
  issued({
    id: 'sparkpost-key',
    provider: 'SparkPost',
    name: KIND.apiKey,
    ...assigned(['sparkpost'], hex(40)),
    envName: 'SPARKPOST_API_KEY',
    examples: {
      match: ['SPARKPOST_API_KEY={0-9a-f:40}', 'const sparkpostApiKey = "{0-9a-f:40}";'],
      reject: [
        'checksum = "{0-9a-f:40}"',
        'SPARKPOST_API_KEY=${SPARKPOST_API_KEY}',
        'SPARKPOST_API_KEY={0-9a-f:35}',
      ],
    },
  }),
  issued({
    id: 'resend-key',
    provider: 'Resend',
    name: KIND.apiKey,
    keywords: ['re_'],
    pattern: /\bre_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}(?![A-Za-z0-9])/,
    envName: 'RESEND_API_KEY',
    manageUrl: 'https://resend.com/api-keys',
    examples: {
      match: ['re_{A-Za-z0-9:8}_{A-Za-z0-9:24}', 'RESEND_API_KEY=re_{A-Za-z0-9:8}_{A-Za-z0-9:24}'],
      reject: ['re_{A-Za-z0-9:8}_{A-Za-z0-9:19}', 're_{x:8}_{x:24}'],
    },
  }),
  issued({
    id: 'klaviyo-key',
    provider: 'Klaviyo',
    name: { en: 'private API key', ja: 'プライベート API キー' },
    keywords: ['pk_'],
    pattern: /\bpk_[0-9a-f]{34}(?![A-Fa-f0-9])|\bpk_[A-Za-z0-9]{6}_[0-9a-f]{34}(?![A-Fa-f0-9])/,
    envName: 'KLAVIYO_API_KEY',
    examples: {
      match: ['pk_{0-9a-f:34}', 'KLAVIYO_API_KEY=pk_{0-9a-f:34}'],
      reject: ['pk_{0-9a-f:29}', 'pk_{x:34}'],
    },
  }),
  issued({
    id: 'customerio-key',
    provider: 'Customer.io',
    name: KIND.apiKey,
    ...assigned(['customer_io', 'customer.io'], hex(32)),
    envName: 'CUSTOMERIO_APP_API_KEY',
    examples: {
      match: ['CUSTOMERIO_APP_API_KEY={0-9a-f:32}', 'const customerIoApiKey = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'CUSTOMERIO_APP_API_KEY=${CUSTOMERIO_APP_API_KEY}',
        'CUSTOMERIO_APP_API_KEY={0-9a-f:27}',
      ],
    },
  }),
];
