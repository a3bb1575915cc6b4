/** Where applications and their data are hosted. */
import { EMAIL, hostNear, ISSUES_TOKEN } from '../beside.ts';
import { basic, bearer, inHeader } from '../headers.ts';
import type { Key, KeyCheck } from '../types.ts';

/** The reference of a project stands in its own keys. */
function supabaseHost({ value }: Key): string | undefined {
  const [, payload = ''] = value.split('.');
  try {
    const claims: unknown = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
    const ref = typeof claims === 'object' && claims !== null && 'ref' in claims ? claims.ref : undefined;
    return typeof ref === 'string' && /^[a-z0-9]{20}$/.test(ref) ? `https://${ref}.supabase.co` : undefined;
  } catch {
    return undefined;
  }
}

/** It says of an unknown token that it is invalid, with 403. */
const isInvalid = (text: string): boolean => /invalid access token/i.test(text);

export const HOSTING: readonly KeyCheck[] = [
  {
    id: 'cloudflare',
    rules: ['cloudflare-api-token', 'cloudflare-api-token-legacy'],
    base: 'https://api.cloudflare.com',
    path: '/client/v4/user/tokens/verify',
    headers: bearer(),
    proof: { json: 'result.status' },
    expires: { json: 'result.expires_on' },
    read: ({ json, status }, { value }) => {
      const state = (json as { result?: { status?: unknown } } | undefined)?.result?.status;
      if (state === 'disabled' || state === 'expired') return { state: 'dead' };
      // A token of an account is verified elsewhere, under the account's id; since they have prefixes, one can tell.
      return status === 401 && !value.startsWith('cfut_') ? { state: 'unknown' } : undefined;
    },
  },
  {
    id: 'cloudflare-account',
    rules: ['cloudflare-account-token'],
    base: 'https://api.cloudflare.com',
    path: ({ near }) => `/client/v4/accounts/${near('account')}/tokens/verify`,
    headers: bearer(),
    beside: { account: /account_?(?:id)?\W{1,12}([0-9a-f]{32})\b/i },
    wants: { en: 'the id of its account', ja: 'アカウント ID' },
    proof: { json: 'result.status' },
    expires: { json: 'result.expires_on' },
    read: ({ json }) => {
      const state = (json as { result?: { status?: unknown } } | undefined)?.result?.status;
      return state === 'disabled' || state === 'expired' ? { state: 'dead' } : undefined;
    },
  },
  {
    id: 'cloudflare-global',
    rules: ['cloudflare-global-key', 'cloudflare-global-key-legacy'],
    base: 'https://api.cloudflare.com',
    path: '/client/v4/user',
    headers: ({ value, near }) => ({ 'X-Auth-Email': near('email'), 'X-Auth-Key': value }),
    beside: { email: EMAIL },
    wants: { en: 'the e-mail address of its owner', ja: '持ち主のメール アドレス' },
    // An unknown pair is a malformed or a forbidden one.
    read: ({ status, text }) =>
      [400, 403].includes(status) && /"code":\s*(?:6003|6103|9103)\b/.test(text)
        ? { state: 'dead' }
        : undefined,
    account: [{ json: 'result.email' }],
    proof: { json: 'result.id' },
  },
  {
    id: 'digitalocean',
    rules: ['digitalocean-pat', 'digitalocean-oauth'],
    base: 'https://api.digitalocean.com',
    path: '/v2/account',
    headers: bearer(),
    account: [{ json: 'account.team.name' }, { json: 'account.email' }],
    proof: { json: 'account' },
  },
  {
    id: 'heroku',
    rules: ['heroku-key', 'heroku-key-legacy'],
    base: 'https://api.heroku.com',
    path: '/account',
    headers: bearer('Bearer', { Accept: 'application/vnd.heroku+json; version=3' }),
    account: [{ json: 'email' }],
    proof: { json: 'id' },
  },
  {
    id: 'vercel',
    rules: ['vercel-pat', 'vercel-token-legacy'],
    base: 'https://api.vercel.com',
    path: '/v2/user',
    headers: bearer(),
    // Its refusals are 403 with a code of their own.
    read: ({ status, text }) =>
      status === 403 ? { state: /"invalidToken":\s*true/.test(text) ? 'dead' : 'limited' } : undefined,
    account: [{ json: 'user.username' }],
    proof: { json: 'user' },
  },
  {
    id: 'netlify',
    rules: ['netlify-pat', 'netlify-token-legacy'],
    base: 'https://api.netlify.com',
    path: '/api/v1/user',
    headers: bearer(),
    account: [{ json: 'email' }],
    proof: { json: 'id' },
  },
  {
    id: 'render',
    rules: ['render-key'],
    base: 'https://api.render.com',
    path: '/v1/owners?limit=1',
    headers: bearer(),
    account: [{ json: '0.owner.name' }],
    proof: { json: '0' },
  },
  {
    id: 'flyio',
    rules: ['flyio-token'],
    base: 'https://api.machines.dev',
    path: '/v1/apps?org_slug=personal',
    headers: ({ value }) => ({ Authorization: `FlyV1 ${value}` }),
    // A deploy token sees its own app alone.
    limited: [403, 404],
    proof: { json: 'total_apps' },
    account: [{ json: 'apps.*.name' }],
  },
  {
    id: 'supabase-management',
    rules: ['supabase-management-token'],
    base: 'https://api.supabase.com',
    path: '/v1/projects',
    headers: bearer(),
    account: [{ json: '0.name' }],
    proof: { json: 'length' },
  },
  {
    id: 'supabase-service-role',
    rules: ['supabase-service-role-jwt'],
    base: supabaseHost,
    path: '/rest/v1/',
    headers: ({ value }) => ({ apikey: value, Authorization: `Bearer ${value}` }),
    account: [{ json: 'info.title' }],
    proof: { json: 'swagger' },
  },
  {
    id: 'supabase-secret',
    rules: ['supabase-secret-key'],
    base: hostNear,
    path: '/rest/v1/',
    headers: inHeader('apikey'),
    beside: { host: /\b([a-z]{20}\.supabase\.co)\b/ },
    wants: {
      en: 'the address of its project (REF.supabase.co)',
      ja: 'プロジェクトのアドレス（REF.supabase.co）',
    },
    account: [{ near: 'host' }],
    proof: { json: 'swagger' },
  },
  {
    id: 'linode',
    rules: ['linode-token'],
    base: 'https://api.linode.com',
    path: '/v4/profile',
    headers: bearer(),
    account: [{ json: 'username' }],
    scopes: { header: 'x-oauth-scopes' },
  },
  {
    id: 'vultr',
    rules: ['vultr-key'],
    base: 'https://api.vultr.com',
    path: '/v2/account',
    headers: bearer(),
    // A key is bound to addresses, and says so with 401, too.
    read: ({ status, text }) =>
      status === 401 && /unauthorized ip address/i.test(text) ? { state: 'limited' } : undefined,
    account: [{ json: 'account.name' }, { json: 'account.email' }],
    proof: { json: 'account' },
    scopes: { json: 'account.acls' },
  },
  {
    id: 'hetzner',
    rules: ['hetzner-token'],
    base: 'https://api.hetzner.cloud',
    path: '/v1/locations?per_page=1',
    headers: bearer(),
    proof: { json: 'locations' },
  },
  {
    id: 'neon',
    rules: ['neon-key'],
    base: 'https://console.neon.tech',
    path: '/api/v2/users/me',
    headers: bearer(),
    account: [{ json: 'login' }],
    proof: { json: 'id' },
  },
  {
    id: 'mongodb-atlas',
    rules: ['mongodb-atlas-sa'],
    base: 'https://cloud.mongodb.com',
    method: 'POST',
    path: '/api/oauth/token',
    headers: (key) => ({
      ...basic(({ value, near }) => `${near('client')}:${value}`)(key, ''),
      'Content-Type': 'application/x-www-form-urlencoded',
    }),
    body: 'grant_type=client_credentials',
    beside: { client: /\b(mdb_sa_id_[0-9a-f]{24})\b/ },
    wants: {
      en: 'the id of its service account (mdb_sa_id_…)',
      ja: 'サービス アカウントの ID（mdb_sa_id_…）',
    },
    proof: { json: 'access_token' },
    account: [{ near: 'client' }],
    note: ISSUES_TOKEN,
  },
  {
    id: 'databricks',
    rules: ['databricks-token'],
    base: hostNear,
    path: '/api/2.0/preview/scim/v2/Me',
    headers: bearer(),
    beside: {
      host: /\b((?:[a-z0-9-]{1,60}\.){1,2}(?:(?:cloud|gcp)\.databricks\.com|azuredatabricks\.net))\b/i,
    },
    wants: {
      en: 'the address of its workspace (NAME.cloud.databricks.com)',
      ja: 'ワークスペースのアドレス（NAME.cloud.databricks.com）',
    },
    read: ({ status, text }) => (status === 403 && isInvalid(text) ? { state: 'dead' } : undefined),
    account: [{ json: 'userName' }],
  },
  {
    id: 'aiven',
    rules: ['aiven-token'],
    base: 'https://api.aiven.io',
    path: '/v1/me',
    headers: bearer('aivenv1'),
    account: [{ json: 'user.user' }],
    dead: [401, 403],
    limited: [],
  },
  {
    id: 'fastly',
    rules: ['fastly-token'],
    base: 'https://api.fastly.com',
    path: '/tokens/self',
    headers: inHeader('Fastly-Key', { Accept: 'application/json' }),
    account: [{ json: 'name' }],
    proof: { json: 'id' },
    scopes: { json: 'scopes' },
    expires: { json: 'expires_at' },
  },
  {
    id: 'terraform-cloud',
    rules: ['terraform-cloud-token'],
    base: 'https://app.terraform.io',
    path: '/api/v2/account/details',
    headers: bearer(),
    account: [{ json: 'data.attributes.username' }],
    selfHosted: true,
    // Tokens of teams and organisations have no account.
    dead: [401],
    limited: [403, 404],
  },
  {
    id: 'pulumi',
    rules: ['pulumi-token'],
    base: 'https://api.pulumi.com',
    path: '/api/user',
    headers: bearer('token'),
    account: [{ json: 'githubLogin' }],
    proof: { json: 'id' },
    selfHosted: true,
  },
  {
    id: 'doppler',
    rules: ['doppler-personal', 'doppler-service', 'doppler-service-account', 'doppler-cli'],
    base: 'https://api.doppler.com',
    path: '/v3/me',
    headers: bearer(),
    account: [{ json: 'workplace.name' }, { json: 'name' }],
    proof: { json: 'type' },
    expires: { json: 'token_expires_at' },
  },
  {
    id: 'vault',
    rules: ['vault-service-token', 'vault-batch-token', 'vault-token-legacy'],
    base: () => undefined,
    path: '/v1/auth/token/lookup-self',
    headers: inHeader('X-Vault-Token'),
    wants: { en: 'the address of its server', ja: 'サーバーのアドレス' },
    // It answers an unknown token as one without rights.
    dead: [403],
    limited: [],
    account: [{ json: 'data.display_name' }],
    scopes: { json: 'data.policies' },
    expires: { json: 'data.expire_time' },
    proof: { json: 'data.accessor' },
  },
];
