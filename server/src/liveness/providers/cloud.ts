/** Clouds: the big ones, and where applications are hosted. */
import { signed } from '../awsSignature.ts';
import { signedForStorage } from '../azureSignature.ts';
import { bearer, inHeader } from '../headers.ts';
import { memberAt } from '../reading.ts';
import type { Answer, Key, KeyCheck, Reading } from '../types.ts';

const STS = 'Action=GetCallerIdentity&Version=2011-06-15';
const FORM = 'application/x-www-form-urlencoded; charset=utf-8';

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
function readIdentity({ status, text }: Answer): Reading | undefined {
  const between = (tag: string): string | undefined =>
    new RegExp(`<${tag}>([^<]{1,200})</${tag}>`).exec(text)?.[1];
  if (status === 200) {
    const arn = between('Arn');
    return arn === undefined ? { state: 'unknown' } : { state: 'live', account: arn };
  }
  const code = between('Code') ?? '';
  const refusals = [
    'InvalidClientTokenId',
    'SignatureDoesNotMatch',
    'ExpiredToken',
    'UnrecognizedClientException',
  ];
  return { state: refusals.includes(code) ? 'dead' : 'unknown' };
}

function signIdentity(key: Key, host: string): Readonly<Record<string, string>> {
  return signed({
    host,
    region: 'us-east-1',
    service: 'sts',
    contentType: FORM,
    body: STS,
    now: key.now,
    keyId: key.value,
    secret: key.part('aws-secret-access-key') ?? '',
    sessionToken: key.part('aws-session-token'),
  });
}

const aws = {
  base: 'https://sts.amazonaws.com',
  method: 'POST',
  path: '/',
  headers: signIdentity,
  body: STS,
  read: readIdentity,
  note: {
    en: 'The call stands in CloudTrail, and a key that was laid out as bait alerts its owner.',
    ja: '呼び出しは CloudTrail に記録されます。おとりとして置かれたキーなら、持ち主に通知されます。',
  },
} as const;

/** 400 with this reason is a key that does not exist; 403 is one that may not call this API. */
function readGoogleKey({ status, text, json }: Answer): Reading | undefined {
  if (status === 400)
    return { state: /API_KEY_INVALID|API key not valid|API key expired/.test(text) ? 'dead' : 'unknown' };
  if (status === 403) return { state: json === undefined ? 'unknown' : 'limited' };
  return undefined;
}

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

/** The account and the key that a service account's file names beside the private key. */
function robot({ around }: Key): { readonly email: string; readonly keyId: string } | undefined {
  const email = /"client_email"\s*:\s*"([\w.-]{1,100}@[\w.-]{1,100}\.gserviceaccount\.com)"/.exec(
    around,
  )?.[1];
  const keyId = /"private_key_id"\s*:\s*"([0-9a-f]{40})"/.exec(around)?.[1];
  return email === undefined || keyId === undefined ? undefined : { email, keyId };
}

/** Google publishes the certificates of an account's keys: a key that was deleted is no longer among them. */
function readCertificates({ status, json }: Answer, key: Key): Reading {
  const named = robot(key);
  if (named === undefined) return { state: 'unknown' };
  if (status === 404) return { state: 'dead' };
  if (status !== 200 || typeof json !== 'object' || json === null) return { state: 'unknown' };
  return memberAt(json, named.keyId) === undefined
    ? { state: 'dead' }
    : { state: 'live', account: named.email };
}

/** The storage account stands in the connection string. */
const storageAccount = ({ around }: Key): string | undefined =>
  /\bAccountName\s*=\s*([a-z0-9]{3,24})\b/i.exec(around)?.[1];

/** https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes */
function readStorage({ status, text }: Answer, key: Key): Reading {
  const account = storageAccount(key) ?? '';
  if (status === 200) return { state: /<EnumerationResults\b/.test(text) ? 'live' : 'unknown', account };
  if (status !== 403) return { state: 'unknown' };
  if (/<Code>AuthenticationFailed</.test(text)) return { state: 'dead' };
  return { state: /<Code>\w*(?:Authorization|KeyBased)\w*</.test(text) ? 'limited' : 'unknown', account };
}

export const CLOUD: readonly KeyCheck[] = [
  { id: 'aws', rules: ['aws-access-key-id'], needs: ['aws-secret-access-key'], ...aws },
  {
    id: 'aws-temporary',
    rules: ['aws-temporary-key-id'],
    needs: ['aws-secret-access-key', 'aws-session-token'],
    ...aws,
  },
  {
    id: 'google-api-key',
    rules: ['gcp-api-key', 'gcp-gemini-auth-key', 'firebase-web-api-key'],
    base: 'https://generativelanguage.googleapis.com',
    path: '/v1beta/models?pageSize=1',
    headers: inHeader('x-goog-api-key'),
    proof: { json: 'models' },
    read: readGoogleKey,
  },
  {
    id: 'google-oauth',
    rules: ['gcp-oauth-access-token'],
    base: 'https://oauth2.googleapis.com',
    method: 'POST',
    path: '/tokeninfo',
    headers: () => ({ 'Content-Type': 'application/x-www-form-urlencoded' }),
    body: ({ value }) => `access_token=${encodeURIComponent(value)}`,
    dead: [400, 401],
    proof: { json: 'expires_in' },
    account: [{ json: 'email' }],
    scopes: { json: 'scope' },
    expires: { json: 'exp' },
  },
  {
    id: 'google-service-account',
    rules: ['gcp-service-account-json'],
    base: (key) => (robot(key) === undefined ? undefined : 'https://www.googleapis.com'),
    path: (key) => `/robot/v1/metadata/x509/${encodeURIComponent(robot(key)?.email ?? '')}`,
    headers: () => ({}),
    keyStays: true,
    read: readCertificates,
  },
  {
    id: 'azure-storage',
    rules: ['azure-storage-key', 'azure-storage-key-legacy'],
    base: (key) => {
      const account = storageAccount(key);
      return account === undefined ? undefined : `https://${account}.blob.core.windows.net`;
    },
    path: '/?comp=list&maxresults=1',
    headers: (key) => signedForStorage({ account: storageAccount(key) ?? '', key: key.value, now: key.now }),
    read: readStorage,
  },
  {
    id: 'azure-devops',
    rules: ['azure-devops-pat', 'azure-devops-pat-legacy'],
    base: 'https://app.vssps.visualstudio.com',
    path: '/_apis/profile/profiles/me?api-version=7.1',
    headers: ({ value }) => ({ Authorization: `Basic ${btoa(`:${value}`)}` }),
    account: [{ json: 'displayName' }],
    proof: { json: 'id' },
  },
  {
    id: 'cloudflare',
    rules: ['cloudflare-api-token', 'cloudflare-api-token-legacy'],
    base: 'https://api.cloudflare.com',
    path: '/client/v4/user/tokens/verify',
    headers: bearer(),
    proof: { json: 'result.status' },
    expires: { json: 'result.expires_on' },
    read: ({ json, status }) => {
      const state = (json as { result?: { status?: unknown } } | undefined)?.result?.status;
      if (state === 'disabled' || state === 'expired') return { state: 'dead' };
      // A token of an account is verified elsewhere, under the account's id.
      return status === 401 ? { state: 'unknown' } : undefined;
    },
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
    id: 'linode',
    rules: ['linode-token'],
    base: 'https://api.linode.com',
    path: '/v4/profile',
    headers: bearer(),
    account: [{ json: 'username' }],
    scopes: { header: 'x-oauth-scopes' },
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
];
