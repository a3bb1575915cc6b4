/** What each provider says of a live key, of a dead one and of one that may do less, as its documentation shows it. */
import { json, type Said } from '../../loopbackProvider.ts';
import { DOCUMENTED_MORE } from './documentedMore.ts';

export interface Documented {
  readonly live: Said;
  /** What is shown of the live one, as a pattern over account, scopes and expiry. */
  readonly shows?: RegExp;
  /** 401 with an error in JSON where absent. */
  readonly dead?: Said;
  readonly limited?: Said;
  /** The header that carries the key; `Authorization` where absent. */
  readonly header?: string;
  /** The body carries it instead. */
  readonly inBody?: true;
  /** What stands beside the key in the document, without which nothing can be asked. */
  readonly beside?: string;
  /** The host that this names. */
  readonly host?: string;
}

const xml = (status: number, body: string): Said => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body,
});
const identity = xml(
  200,
  '<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/shop</Arn><UserId>A</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
);
const refused = (code: string): Said =>
  xml(403, `<ErrorResponse><Error><Code>${code}</Code></Error></ErrorResponse>`);
const user = { login: 'octocat', id: 1 };
const models = { object: 'list', data: [{ id: 'a', object: 'model' }] };

/** By the id of the check: every one of them stands here. */
export const DOCUMENTED: Readonly<Record<string, Documented>> = {
  aws: {
    live: identity,
    shows: /arn:aws:iam::111122223333:user\/shop/,
    dead: refused('InvalidClientTokenId'),
  },
  'aws-temporary': { live: identity, shows: /user\/shop/, dead: refused('ExpiredToken') },
  'google-api-key': {
    live: json(200, { models: [] }),
    dead: json(400, { error: { status: 'INVALID_ARGUMENT', details: [{ reason: 'API_KEY_INVALID' }] } }),
    limited: json(403, {
      error: { status: 'PERMISSION_DENIED', details: [{ reason: 'API_KEY_SERVICE_BLOCKED' }] },
    }),
    header: 'x-goog-api-key',
  },
  'google-oauth': {
    live: json(200, {
      azp: 'a',
      scope: 'https://www.googleapis.com/auth/cloud-platform',
      expires_in: '3000',
      email: 'a@example.com',
      exp: '1900000000',
    }),
    shows: /a@example\.com.*cloud-platform.*1900000000/,
    dead: json(400, { error: 'invalid_token' }),
    inBody: true,
  },
  'google-service-account': { live: json(200, {}), dead: json(404, {}) },
  'azure-storage': {
    live: xml(200, '<?xml version="1.0"?><EnumerationResults><Containers/></EnumerationResults>'),
    shows: /shop7files/,
    dead: xml(403, '<Error><Code>AuthenticationFailed</Code></Error>'),
    limited: xml(403, '<Error><Code>KeyBasedAuthenticationNotPermitted</Code></Error>'),
  },
  'azure-devops': { live: json(200, { id: 'a', displayName: 'Ann' }), shows: /Ann/ },
  cloudflare: {
    live: json(200, {
      success: true,
      result: { id: 'a', status: 'active', expires_on: '2027-01-01T00:00:00Z' },
    }),
    shows: /2027-01-01/,
    dead: json(200, { success: true, result: { id: 'a', status: 'expired' } }),
  },
  digitalocean: {
    live: json(200, { account: { email: 'a@example.com', team: { name: 'Shop' } } }),
    shows: /Shop/,
  },
  heroku: { live: json(200, { id: 'a', email: 'a@example.com' }), shows: /a@example/ },
  vercel: {
    live: json(200, { user: { id: 'a', username: 'ann' } }),
    shows: /ann/,
    dead: json(403, { error: { code: 'forbidden', message: 'Not authorized', invalidToken: true } }),
  },
  netlify: { live: json(200, { id: 'a', email: 'a@example.com' }), shows: /a@example/ },
  render: { live: json(200, [{ owner: { id: 'a', name: 'Shop' } }]), shows: /Shop/ },
  'supabase-management': { live: json(200, [{ id: 'a', name: 'Shop' }]), shows: /Shop/ },
  'supabase-service-role': {
    live: json(200, { swagger: '2.0', info: { title: 'standard public schema' } }),
    header: 'apikey',
  },
  linode: {
    live: json(200, { username: 'ann' }, { 'X-OAuth-Scopes': 'linodes:read_only' }),
    shows: /ann.*linodes:read_only/,
  },
  neon: { live: json(200, { id: 'a', login: 'ann' }), shows: /ann/ },
  fastly: {
    live: json(200, { id: 'a', name: 'deploy', scopes: ['purge_all'], expires_at: '2027-01-01' }),
    shows: /deploy.*purge_all.*2027/,
    header: 'fastly-key',
  },
  'terraform-cloud': { live: json(200, { data: { attributes: { username: 'ann' } } }), shows: /ann/ },
  pulumi: { live: json(200, { id: 'a', githubLogin: 'ann' }), shows: /ann/ },
  doppler: {
    live: json(200, { type: 'personal', workplace: { name: 'Shop' }, name: 'laptop' }),
    shows: /Shop/,
  },
  github: {
    live: json(200, user, {
      'X-OAuth-Scopes': 'repo, workflow',
      'github-authentication-token-expiration': '2027-01-01 00:00:00 UTC',
    }),
    shows: /octocat.*repo,workflow.*2027-01-01/,
    dead: json(401, { message: 'Bad credentials' }),
    limited: json(403, { message: 'Resource protected by organization SAML enforcement.' }),
  },
  'github-installation': {
    live: json(200, { total_count: 1, repositories: [{ owner: { login: 'shop' } }] }),
    shows: /shop/,
  },
  gitlab: {
    live: json(200, { id: 1, name: 'ci', active: true, scopes: ['read_api'], expires_at: '2027-01-01' }),
    shows: /ci.*read_api.*2027-01-01/,
    dead: json(401, { message: '401 Unauthorized' }),
    header: 'private-token',
  },
  npm: { live: json(200, { username: 'ann' }), shows: /ann/ },
  rubygems: { live: json(200, [{ name: 'shop' }]), shows: /shop/ },
  circleci: { live: json(200, { id: 'a', login: 'ann' }), shows: /ann/, header: 'circle-token' },
  buildkite: { live: json(200, { uuid: 'a', scopes: ['read_builds'] }), shows: /read_builds/ },
  sentry: {
    live: json(200, { auth: { scopes: ['org:read'] }, user: { email: 'a@example.com' } }),
    shows: /org:read/,
  },
  launchdarkly: { live: json(200, { accountId: 'a', tokenName: 'ci' }), shows: /ci/ },
  qiita: { live: json(200, { id: 'ann' }), shows: /ann/ },
  postman: { live: json(200, { user: { username: 'ann' } }), shows: /ann/, header: 'x-api-key' },
  payjp: { live: json(200, { id: 'acct', email: 'a@example.com' }), shows: /a@example/ },
  openai: {
    live: json(200, models, { 'openai-organization': 'corner-shop' }),
    shows: /corner-shop/,
    limited: json(403, { error: {} }),
  },
  'openai-admin': { live: json(200, { data: [{ name: 'Till' }] }), shows: /Till/ },
  anthropic: { live: json(200, { data: [] }), header: 'x-api-key' },
  'anthropic-admin': { live: json(200, { id: 'a', name: 'Shop' }), shows: /Shop/, header: 'x-api-key' },
  huggingface: {
    live: json(200, { name: 'ann', auth: { accessToken: { role: 'fineGrained' } } }),
    shows: /ann.*fineGrained/,
  },
  xai: {
    live: json(200, { api_key_id: 'a', name: 'till', acls: ['api-key:model:*'], api_key_disabled: false }),
    shows: /till.*api-key:model/,
    dead: json(400, { error: 'Incorrect API key provided' }),
  },
  groq: { live: json(200, models) },
  deepseek: { live: json(200, { is_available: true }) },
  openrouter: { live: json(200, { data: { label: 'till' } }), shows: /till/ },
  mistral: { live: json(200, models) },
  cohere: { live: json(200, { models: [] }) },
  elevenlabs: {
    live: json(200, { user_id: 'a', first_name: 'Ann' }),
    shows: /Ann/,
    limited: json(401, { detail: { status: 'missing_permissions' } }),
    header: 'xi-api-key',
  },
  deepgram: { live: json(200, { projects: [{ name: 'Shop' }] }), shows: /Shop/ },
  replicate: { live: json(200, { username: 'ann' }), shows: /ann/ },
  pinecone: { live: json(200, { indexes: [] }), header: 'api-key' },
  slack: {
    live: json(
      200,
      { ok: true, team: 'Shop', user: 'bot', user_id: 'U1' },
      { 'X-OAuth-Scopes': 'chat:write,users:read' },
    ),
    shows: /Shop, bot.*chat:write,users:read/,
    dead: json(200, { ok: false, error: 'token_revoked' }),
    limited: json(200, { ok: false, error: 'missing_scope' }),
  },
  stripe: {
    live: json(200, { object: 'balance' }),
    limited: json(403, { error: { type: 'invalid_request_error' } }),
  },
  square: {
    live: json(200, { merchant_id: 'M1', scopes: ['PAYMENTS_READ'], expires_at: '2027-01-01' }),
    shows: /M1.*PAYMENTS_READ.*2027/,
  },
  twilio: { live: json(200, { sid: 'AC', friendly_name: 'Shop', status: 'active' }), shows: /Shop, active/ },
  sendgrid: { live: json(200, { scopes: ['mail.send'] }), shows: /mail\.send/ },
  mailgun: { live: json(200, { items: [{ name: 'mg.example.com' }] }), shows: /mg\.example\.com/ },
  mailchimp: { live: json(200, { account_name: 'Shop', role: 'owner' }), shows: /Shop.*owner/ },
  postmark: { live: json(200, { ID: 1, Name: 'Shop' }), shows: /Shop/, header: 'x-postmark-server-token' },
  resend: {
    live: json(200, { data: [{ name: 'example.com' }] }),
    shows: /example\.com/,
    dead: json(400, { name: 'validation_error', message: 'API key is invalid' }),
    limited: json(401, {
      name: 'restricted_api_key',
      message: 'This API key is restricted to only send emails.',
    }),
  },
  brevo: {
    live: json(200, { email: 'a@example.com', companyName: 'Shop' }),
    shows: /Shop/,
    header: 'api-key',
  },
  hubspot: { live: json(200, { portalId: 42 }), shows: /42/ },
  intercom: {
    live: json(200, { type: 'admin', email: 'a@example.com', app: { name: 'Shop' } }),
    shows: /Shop/,
  },
  discord: { live: json(200, { id: '1', username: 'till' }), shows: /till/ },
  telegram: {
    live: json(200, { ok: true, result: { username: 'till_bot' } }),
    shows: /till_bot/,
    header: '',
  },
  line: { live: json(200, { userId: 'U', displayName: 'Shop', basicId: '@shop' }), shows: /Shop, @shop/ },
  chatwork: { live: json(200, { account_id: 1, name: 'Ann' }), shows: /Ann/, header: 'x-chatworktoken' },
  notion: {
    live: json(200, { object: 'user', name: 'till', bot: { workspace_name: 'Shop' } }),
    shows: /Shop, till/,
  },
  linear: {
    live: json(200, { data: { viewer: { name: 'Ann' }, organization: { name: 'Shop' } } }),
    shows: /Shop, Ann/,
  },
  airtable: {
    live: json(200, { id: 'usr', scopes: ['data.records:read'] }),
    shows: /usr.*data\.records:read/,
  },
  asana: { live: json(200, { data: { name: 'Ann', workspaces: [{ name: 'Shop' }] } }), shows: /Ann, Shop/ },
  figma: {
    live: json(200, { id: '1', handle: 'Ann' }),
    shows: /Ann/,
    dead: json(403, { status: 403, err: 'Invalid token' }),
    limited: json(403, { status: 403, err: 'Invalid scope(s): file_content:read' }),
    header: 'x-figma-token',
  },
  clickup: { live: json(200, { user: { username: 'ann' } }), shows: /ann/ },
  typeform: {
    live: json(200, { alias: 'Ann' }),
    shows: /Ann/,
    dead: json(403, { code: 'AUTHENTICATION_FAILED' }),
  },
  contentful: { live: json(200, { sys: { id: 'a' }, email: 'a@example.com' }), shows: /a@example/ },
  dropbox: { live: json(200, { account_id: 'a', email: 'a@example.com' }), shows: /a@example/ },
  datadog: {
    live: json(200, { valid: true }),
    dead: json(403, { errors: ['Forbidden'] }),
    header: 'dd-api-key',
  },
  newrelic: {
    live: json(200, { data: { actor: { user: { email: 'a@example.com' } } } }),
    shows: /a@example/,
    header: 'api-key',
  },
  pagerduty: { live: json(200, { abilities: ['sso'] }) },
  ...DOCUMENTED_MORE,
};
