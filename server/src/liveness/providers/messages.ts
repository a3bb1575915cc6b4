/** Chats, mails and calls. */
import { basic, bearer, inHeader } from '../headers.ts';
import type { Answer, Key, KeyCheck, Reading } from '../types.ts';

/** Slack answers 200 to everything. https://docs.slack.dev/reference/methods/auth.test */
function readSlack({ status, json }: Answer): Reading | undefined {
  if (status !== 200) return undefined;
  const { ok, error } = (json ?? {}) as { ok?: unknown; error?: unknown };
  if (ok === true) return undefined;
  const dead = [
    'invalid_auth',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'user_removed_from_team',
  ];
  const limited = ['missing_scope', 'access_denied', 'ekm_access_denied', 'no_permission'];
  const said = String(error);
  if (ok === false && dead.includes(said)) return { state: 'dead' };
  return { state: ok === false && limited.includes(said) ? 'limited' : 'unknown' };
}

/** The data centre stands behind the last hyphen. */
function mailchimpHost({ value }: Key): string | undefined {
  const centre = /-(us\d{1,2})$/.exec(value)?.[1];
  return centre === undefined ? undefined : `https://${centre}.api.mailchimp.com`;
}

export const MESSAGES: readonly KeyCheck[] = [
  {
    id: 'slack',
    rules: [
      'slack-bot',
      'slack-bot-legacy',
      'slack-user',
      'slack-legacy-workspace',
      'slack-legacy-other',
      'slack-config-access',
    ],
    base: 'https://slack.com',
    method: 'POST',
    path: '/api/auth.test',
    headers: bearer('Bearer', { 'Content-Type': 'application/x-www-form-urlencoded' }),
    body: '',
    proof: { json: 'user_id' },
    account: [{ json: 'team' }, { json: 'user' }],
    scopes: { header: 'x-oauth-scopes' },
    expires: { json: 'expires_in' },
    read: readSlack,
  },
  {
    id: 'twilio',
    rules: ['twilio-auth-token'],
    needs: ['twilio-account-sid'],
    base: 'https://api.twilio.com',
    path: (key) => `/2010-04-01/Accounts/${key.part('twilio-account-sid') ?? ''}.json`,
    headers: basic((key) => `${key.part('twilio-account-sid') ?? ''}:${key.value}`),
    account: [{ json: 'friendly_name' }, { json: 'status' }],
    proof: { json: 'sid' },
  },
  {
    id: 'sendgrid',
    rules: ['sendgrid-key'],
    base: 'https://api.sendgrid.com',
    path: '/v3/scopes',
    headers: bearer(),
    proof: { json: 'scopes' },
    scopes: { json: 'scopes' },
  },
  {
    id: 'mailgun',
    rules: ['mailgun-private-key', 'mailgun-key-new'],
    base: 'https://api.mailgun.net',
    path: '/v3/domains?limit=1',
    headers: basic(({ value }) => `api:${value}`),
    account: [{ json: 'items.0.name' }],
    proof: { json: 'items' },
    // Accounts of the EU live on a host of their own.
    selfHosted: true,
  },
  {
    id: 'mailchimp',
    rules: ['mailchimp-key'],
    base: mailchimpHost,
    path: '/3.0/?fields=account_name,role',
    headers: basic(({ value }) => `kagimori:${value}`),
    account: [{ json: 'account_name' }],
    scopes: { json: 'role' },
  },
  {
    id: 'mandrill',
    rules: ['mandrill-key'],
    base: 'https://mandrillapp.com',
    method: 'POST',
    path: '/api/1.0/users/info.json',
    headers: () => ({ 'Content-Type': 'application/json' }),
    body: ({ value }) => JSON.stringify({ key: value }),
    // It answers a key that does not exist as a fault, with a name of its own.
    read: ({ text }) => (/"Invalid_Key"/.test(text) ? { state: 'dead' } : undefined),
    account: [{ json: 'username' }],
  },
  {
    id: 'postmark',
    rules: ['postmark-token'],
    base: 'https://api.postmarkapp.com',
    path: '/server',
    headers: inHeader('X-Postmark-Server-Token', { Accept: 'application/json' }),
    account: [{ json: 'Name' }],
  },
  {
    id: 'resend',
    rules: ['resend-key'],
    base: 'https://api.resend.com',
    path: '/domains',
    headers: bearer(),
    proof: { json: 'data' },
    account: [{ json: 'data.0.name' }],
    // https://resend.com/docs/api-reference/errors
    read: ({ status, text }) => {
      if (/restricted_api_key/.test(text)) return { state: 'limited', scopes: ['sending'] };
      if ([400, 401, 403].includes(status)) {
        return { state: /API key is invalid|invalid_api_key/.test(text) ? 'dead' : 'unknown' };
      }
      return undefined;
    },
  },
  {
    id: 'brevo',
    rules: ['brevo-key'],
    base: 'https://api.brevo.com',
    path: '/v3/account',
    headers: inHeader('api-key'),
    account: [{ json: 'companyName' }, { json: 'email' }],
    proof: { json: 'email' },
  },
  {
    id: 'mailersend',
    rules: ['mailersend-token'],
    base: 'https://api.mailersend.com',
    path: '/v1/api-quota',
    headers: bearer(),
    proof: { json: 'quota' },
  },
  {
    id: 'sparkpost',
    rules: ['sparkpost-key'],
    base: 'https://api.sparkpost.com',
    path: '/api/v1/account',
    headers: bearer(''),
    account: [{ json: 'results.company_name' }],
    proof: { json: 'results' },
    // The EU has a host of its own.
    selfHosted: true,
  },
  {
    id: 'klaviyo',
    rules: ['klaviyo-key'],
    base: 'https://a.klaviyo.com',
    path: '/api/accounts',
    headers: bearer('Klaviyo-API-Key', { revision: '2024-10-15' }),
    account: [{ json: 'data.0.attributes.contact_information.organization_name' }],
    proof: { json: 'data' },
  },
  {
    id: 'intercom',
    rules: ['intercom-token'],
    base: 'https://api.intercom.io',
    path: '/me',
    headers: bearer(),
    account: [{ json: 'app.name' }, { json: 'email' }],
    proof: { json: 'type' },
  },
  {
    id: 'discord',
    rules: ['discord-bot-token'],
    base: 'https://discord.com',
    path: '/api/v10/users/@me',
    headers: bearer('Bot'),
    account: [{ json: 'username' }],
  },
  {
    id: 'discord-webhook',
    rules: ['discord-webhook'],
    base: 'https://discord.com',
    path: ({ value }) => value.replace(/^[^/]*/, ''),
    headers: () => ({}),
    inPath: true,
    dead: [401, 404],
    account: [{ json: 'name' }],
    proof: { json: 'channel_id' },
  },
  {
    id: 'telegram',
    rules: ['telegram-bot-token'],
    base: 'https://api.telegram.org',
    path: ({ value }) => `/bot${value}/getMe`,
    headers: () => ({}),
    inPath: true,
    dead: [401, 404],
    account: [{ json: 'result.username' }],
  },
  {
    id: 'line',
    rules: ['line-channel-token-long', 'line-channel-token-jwt', 'line-channel-token-short'],
    base: 'https://api.line.me',
    path: '/v2/bot/info',
    headers: bearer(),
    account: [{ json: 'displayName' }, { json: 'basicId' }],
    proof: { json: 'userId' },
  },
  {
    id: 'chatwork',
    rules: ['chatwork-token'],
    base: 'https://api.chatwork.com',
    path: '/v2/me',
    headers: inHeader('X-ChatWorkToken'),
    account: [{ json: 'name' }, { json: 'organization_name' }],
    proof: { json: 'account_id' },
  },
  {
    id: 'webex',
    rules: ['webex-bot-token'],
    base: 'https://webexapis.com',
    path: '/v1/people/me',
    headers: bearer(),
    account: [{ json: 'displayName' }],
    proof: { json: 'id' },
  },
  {
    id: 'telnyx',
    rules: ['telnyx-key'],
    base: 'https://api.telnyx.com',
    path: '/v2/balance',
    headers: bearer(),
    proof: { json: 'data.record_type' },
  },
];
