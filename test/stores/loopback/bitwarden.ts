/**
 * Bitwarden Secrets Manager as its own SDK knows it (github.com/bitwarden/sdk-internal, `bitwarden-api-api`). Its
 * cryptography is written here a second time, with WebCrypto, so that nothing is proved by the code under test.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { expand } from '../../credentials.ts';
import { has, SDKS } from '../parts.ts';
import { type Call, jsonOf, type Loopback, type Reply, unsignedToken } from './loopback.ts';

const ORGANISATION = '3f0d2c1e-0000-4000-8000-000000000001';
const PROJECT = '3f0d2c1e-0000-4000-8000-000000000002';
const BEARER = unsignedToken({
  organization: ORGANISATION,
  sub: 'machine',
  exp: 4_000_000_000,
  scope: ['api.secrets'],
});

interface Secret {
  readonly id: string;
  readonly key: string;
  readonly value: string;
  readonly note: string;
  readonly projectIds: readonly string[];
}

const hasSdk = (): boolean => existsSync(SDKS.bitwarden);

/** What `bws secret list` does, by Bitwarden's own SDK for Python. */
const LIST = `
import json, os, sys
from bitwarden_sdk import BitwardenClient, client_settings_from_dict

url = os.environ["BWS_SERVER_URL"]
settings = {"apiUrl": url + "/api", "identityUrl": url + "/identity", "deviceType": "SDK", "userAgent": "test"}
client = BitwardenClient(client_settings_from_dict(settings))
client.auth().login_access_token(os.environ["BWS_ACCESS_TOKEN"], None)
ids = [secret.id for secret in client.secrets().list(sys.argv[1]).data.data]
secrets = client.secrets().get_by_ids(ids).data.data
print(json.dumps([{"key": secret.key, "value": secret.value} for secret in secrets]))
`;

export const bitwarden: Loopback = {
  program: 'bws',
  byApi: true,
  tls: true,
  writes: /^(?:POST \/api\/organizations|PUT \/api\/secrets)\//,
  credentials: () => ({
    id: randomUUID(),
    secret: expand('{A-Za-z0-9:30}', Math.floor(Math.random() * 1e6)),
    seed: randomBytes(16).toString('base64'),
    key: randomBytes(64).toString('base64'),
  }),
  env: (origin, folder, { id, secret, seed }) => ({
    HOME: folder,
    PYTHONPATH: SDKS.bitwarden,
    BWS_SERVER_URL: origin,
    BWS_ACCESS_TOKEN: `0.${id}.${secret}:${seed}`,
  }),
  canRead: () => has('bws') || hasSdk(),
  read(name, run) {
    const text = has('bws')
      ? run('bws', ['secret', 'list', '--color', 'no'])
      : run('python3', ['-c', LIST, ORGANISATION]);
    const same = (JSON.parse(text) as Secret[]).filter(({ key }) => key === name);
    if (same.length !== 1) throw new Error(`${same.length} secrets are called ${name}`);
    return same[0]?.value ?? '';
  },
  routes({ credentials, keep }) {
    const { id: account = '', secret = '', seed = '', key = '' } = credentials;
    const cipher = cipherOf(Buffer.from(key, 'base64'));
    const secrets = new Map<string, Secret>();
    const date = '2026-01-01T00:00:00Z';
    const project = async () => ({ id: PROJECT, name: await cipher.seal('shop') });
    const described = async ({ projectIds, ...entry }: Secret) => ({
      ...entry,
      organizationId: ORGANISATION,
      creationDate: date,
      revisionDate: date,
      projects: projectIds.length === 0 ? [] : [await project()],
      read: true,
      write: true,
      object: 'secret',
    });
    const withAccess = (handler: (call: Call) => Promise<Reply>) => (call: Call) =>
      call.headers.authorization === `Bearer ${BEARER}` ? handler(call) : { status: 401, json: {} };
    const write = async (id: string, call: Call): Promise<Reply> => {
      const { key: name = '', value = '', note = '', projectIds } = jsonOf(call) as Partial<Secret>;
      // A machine account may write into the projects that it was given, and nowhere else.
      if (projectIds?.[0] !== PROJECT) return { status: 404, json: { message: 'Resource not found.' } };
      const entry = { id, key: name, value, note, projectIds };
      keep(await cipher.open(name), await cipher.open(value));
      secrets.set(id, entry);
      return { json: await described(entry) };
    };
    const list = withAccess(async () => ({
      json: {
        secrets: await Promise.all(
          [...secrets.values()].map(async (entry) => ({
            ...(await described(entry)),
            value: undefined,
            note: undefined,
          })),
        ),
        projects: [await project()],
        object: 'SecretsWithProjectsList',
      },
    }));
    return {
      'POST /identity/connect/token': async ({ body }) => {
        const form = Object.fromEntries(new URLSearchParams(body.toString()));
        const known = form.client_id === account && form.client_secret === secret;
        if (!known || form.scope !== 'api.secrets' || form.grant_type !== 'client_credentials')
          return { status: 400, json: { error: 'invalid_client' } };
        const own = cipherOf(await tokenKey(Buffer.from(seed, 'base64')));
        const payload = JSON.stringify({ encryptionKey: key });
        return {
          json: {
            access_token: BEARER,
            expires_in: 3600,
            token_type: 'Bearer',
            scope: 'api.secrets',
            encrypted_payload: await own.seal(payload),
          },
        };
      },
      [`GET /api/organizations/${ORGANISATION}/projects`]: withAccess(async () => ({
        json: {
          data: [
            {
              ...(await project()),
              organizationId: ORGANISATION,
              creationDate: date,
              revisionDate: date,
              read: true,
              write: true,
            },
          ],
          object: 'list',
        },
      })),
      [`GET /api/organizations/${ORGANISATION}/secrets`]: list,
      [`GET /api/projects/${PROJECT}/secrets`]: list,
      [`POST /api/organizations/${ORGANISATION}/secrets`]: withAccess((call) => write(randomUUID(), call)),
      'POST /api/secrets/get-by-ids': withAccess(async (call) => {
        const { ids } = jsonOf(call) as { ids: readonly string[] };
        const data = ids.flatMap((id) => secrets.get(id) ?? []);
        return { json: { data: await Promise.all(data.map(described)), object: 'list' } };
      }),
      'GET /api/secrets/{id}': withAccess(async ({ at }) => {
        const entry = secrets.get(at.id ?? '');
        return entry === undefined ? { status: 404, json: {} } : { json: await described(entry) };
      }),
      'PUT /api/secrets/{id}': withAccess(async (call) =>
        secrets.has(call.at.id ?? '') ? write(call.at.id ?? '', call) : { status: 404, json: {} },
      ),
    };
  },
};

/** HMAC-SHA256, and HKDF's expansion to 64 bytes by two rounds of it (RFC 5869, 2.3). */
async function tokenKey(seed: Uint8Array): Promise<Uint8Array> {
  const text = (written: string) => Buffer.from(written);
  const info = text('sm-access-token');
  const root = await hmac(text('bitwarden-accesstoken'), seed);
  const first = await hmac(root, Buffer.concat([info, Uint8Array.of(1)]));
  return Buffer.concat([first, await hmac(root, Buffer.concat([first, info, Uint8Array.of(2)]))]);
}

async function hmac(key: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', Buffer.from(key), algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, Buffer.from(data)));
}

function cipherOf(key: Uint8Array) {
  const [encrypting, signing] = [key.subarray(0, 32), key.subarray(32)];
  const aes = crypto.subtle.importKey('raw', Buffer.from(encrypting), 'AES-CBC', false, [
    'encrypt',
    'decrypt',
  ]);
  return {
    async seal(text: string): Promise<string> {
      const iv = randomBytes(16);
      const data = Buffer.from(
        await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, await aes, Buffer.from(text)),
      );
      const mac = await hmac(signing, Buffer.concat([iv, data]));
      return `2.${[iv, data, mac].map((part) => Buffer.from(part).toString('base64')).join('|')}`;
    },
    async open(sealed: string): Promise<string> {
      const [iv, data, mac] = sealed
        .replace(/^2\./, '')
        .split('|')
        .map((part) => Buffer.from(part, 'base64'));
      if (iv === undefined || data === undefined) throw new Error('this is no encrypted string');
      if (!Buffer.from(await hmac(signing, Buffer.concat([iv, data]))).equals(mac ?? Buffer.of()))
        throw new Error('its signature does not hold');
      return Buffer.from(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, await aes, data)).toString();
    },
  };
}
