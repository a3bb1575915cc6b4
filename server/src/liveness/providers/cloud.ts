/** The three big clouds. */
import { signed } from '../awsSignature.ts';
import { signedForStorage } from '../azureSignature.ts';
import { hostNear, ISSUES_TOKEN } from '../beside.ts';
import { inHeader } from '../headers.ts';
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

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
function readEntra({ status, text }: Answer): Reading | undefined {
  if (status === 200) return undefined;
  if (/AADSTS(?:7000215|7000222)\b/.test(text)) return { state: 'dead' };
  // Held back by a policy of Conditional Access: the secret itself was right.
  return { state: /AADSTS53003\b/.test(text) ? 'limited' : 'unknown' };
}

const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

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
    id: 'azure-entra',
    rules: ['azure-entra-client-secret'],
    base: 'https://login.microsoftonline.com',
    method: 'POST',
    path: ({ near }) => `/${near('tenant')}/oauth2/v2.0/token`,
    headers: () => ({ 'Content-Type': 'application/x-www-form-urlencoded' }),
    body: ({ value, near }) =>
      new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: near('client'),
        client_secret: value,
        scope: 'https://graph.microsoft.com/.default',
      }).toString(),
    beside: {
      tenant: new RegExp(`(?:tenant_?(?:id)?\\W{1,12}|login\\.microsoftonline\\.com/)(${GUID})`, 'i'),
      client: new RegExp(`(?:client|app(?:lication)?)_?id\\W{1,12}(${GUID})`, 'i'),
    },
    wants: {
      en: 'the ids of its tenant and its client',
      ja: 'テナント ID とクライアント ID',
    },
    proof: { json: 'access_token' },
    account: [{ near: 'client' }],
    read: readEntra,
    note: ISSUES_TOKEN,
  },
  {
    id: 'azure-openai',
    rules: ['azure-openai-key'],
    base: hostNear,
    path: '/openai/models?api-version=2024-10-21',
    headers: inHeader('api-key'),
    beside: { host: /\b([a-z0-9-]{2,64}\.(?:openai|cognitiveservices)\.azure\.com)\b/i },
    wants: {
      en: 'the address of its resource (NAME.openai.azure.com)',
      ja: 'リソースのアドレス（NAME.openai.azure.com）',
    },
    proof: { json: 'data' },
    account: [{ near: 'host' }],
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
];
