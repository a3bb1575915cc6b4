/** Payments, messages, mail and what teams work with. */
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

export const BUSINESS: readonly KeyCheck[] = [
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
    id: 'stripe',
    rules: ['stripe-secret-live', 'stripe-secret-test', 'stripe-restricted-live', 'stripe-restricted-test'],
    base: 'https://api.stripe.com',
    path: '/v1/balance',
    headers: bearer(),
    proof: { json: 'object' },
  },
  {
    id: 'square',
    rules: ['square-access-token', 'square-access-token-legacy'],
    base: 'https://connect.squareup.com',
    method: 'POST',
    path: '/oauth2/token/status',
    headers: bearer('Bearer', { 'Content-Type': 'application/json' }),
    body: '',
    account: [{ json: 'merchant_id' }],
    scopes: { json: 'scopes' },
    expires: { json: 'expires_at' },
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
    id: 'hubspot',
    rules: ['hubspot-private-app'],
    base: 'https://api.hubapi.com',
    path: '/account-info/v3/details',
    headers: bearer(),
    account: [{ json: 'portalId' }],
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
    id: 'notion',
    rules: ['notion-token', 'notion-token-legacy'],
    base: 'https://api.notion.com',
    path: '/v1/users/me',
    headers: bearer('Bearer', { 'Notion-Version': '2022-06-28' }),
    account: [{ json: 'bot.workspace_name' }, { json: 'name' }],
    proof: { json: 'object' },
  },
  {
    id: 'linear',
    rules: ['linear-key'],
    base: 'https://api.linear.app',
    method: 'POST',
    path: '/graphql',
    headers: bearer('', { 'Content-Type': 'application/json' }),
    body: '{"query":"{ viewer { name } organization { name } }"}',
    dead: [400, 401],
    account: [{ json: 'data.organization.name' }, { json: 'data.viewer.name' }],
    proof: { json: 'data.viewer' },
  },
  {
    id: 'airtable',
    rules: ['airtable-pat'],
    base: 'https://api.airtable.com',
    path: '/v0/meta/whoami',
    headers: bearer(),
    account: [{ json: 'id' }],
    scopes: { json: 'scopes' },
  },
  {
    id: 'asana',
    rules: ['asana-pat'],
    base: 'https://app.asana.com',
    path: '/api/1.0/users/me?opt_fields=name,workspaces.name',
    headers: bearer(),
    account: [{ json: 'data.name' }, { json: 'data.workspaces.0.name' }],
  },
  {
    id: 'figma',
    rules: ['figma-pat'],
    base: 'https://api.figma.com',
    path: '/v1/me',
    headers: inHeader('X-Figma-Token'),
    account: [{ json: 'handle' }],
    read: ({ status, text }) =>
      status === 403 ? { state: /invalid token|token expired/i.test(text) ? 'dead' : 'limited' } : undefined,
  },
  {
    id: 'clickup',
    rules: ['clickup-token'],
    base: 'https://api.clickup.com',
    path: '/api/v2/user',
    headers: bearer(''),
    account: [{ json: 'user.username' }],
  },
  {
    id: 'typeform',
    rules: ['typeform-token'],
    base: 'https://api.typeform.com',
    path: '/me',
    headers: bearer(),
    account: [{ json: 'alias' }],
    // It says of an unknown token that authentication failed, with 403.
    read: ({ status, text }) =>
      status === 403 ? { state: /AUTHENTICATION_FAILED/.test(text) ? 'dead' : 'limited' } : undefined,
  },
  {
    id: 'contentful',
    rules: ['contentful-pat'],
    base: 'https://api.contentful.com',
    path: '/users/me',
    headers: bearer(),
    account: [{ json: 'email' }],
    proof: { json: 'sys' },
  },
  {
    id: 'dropbox',
    rules: ['dropbox-short-lived'],
    base: 'https://api.dropboxapi.com',
    method: 'POST',
    path: '/2/users/get_current_account',
    headers: bearer(),
    account: [{ json: 'email' }],
    proof: { json: 'account_id' },
  },
  {
    id: 'datadog',
    rules: ['datadog-api-key'],
    base: 'https://api.datadoghq.com',
    path: '/api/v1/validate',
    headers: inHeader('DD-API-KEY'),
    proof: { json: 'valid' },
    // A key of another site (EU, US3 …) is refused in the same way.
    selfHosted: true,
    dead: [401, 403],
    limited: [],
  },
  {
    id: 'newrelic',
    rules: ['newrelic-user-key'],
    base: 'https://api.newrelic.com',
    method: 'POST',
    path: '/graphql',
    headers: inHeader('API-Key', { 'Content-Type': 'application/json' }),
    body: '{"query":"{ actor { user { name email } } }"}',
    account: [{ json: 'data.actor.user.email' }],
    proof: { json: 'data.actor.user' },
    selfHosted: true,
  },
  {
    id: 'pagerduty',
    rules: ['pagerduty-key'],
    base: 'https://api.pagerduty.com',
    path: '/abilities',
    headers: ({ value }) => ({
      Authorization: `Token token=${value}`,
      Accept: 'application/vnd.pagerduty+json;version=2',
    }),
    proof: { json: 'abilities' },
  },
];
