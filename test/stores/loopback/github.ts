/**
 * GitHub's secrets of Actions. Nobody is given a value back, so the server keeps the private half of the key that `gh`
 * encrypts with, and opens the sealed box by libsodium. `gh` speaks plain HTTP to the host `github.localhost` alone,
 * which no name server knows: the loopback server stands in its way as a proxy.
 * https://docs.github.com/rest/actions/secrets
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SDKS } from '../parts.ts';
import { jsonOf, type Loopback } from './loopback.ts';

/** As much of `libsodium-wrappers` as is used here. */
interface Sodium {
  readonly ready: Promise<void>;
  crypto_box_keypair(): { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };
  crypto_box_seal_open(sealed: Uint8Array, publicKey: Uint8Array, privateKey: Uint8Array): Uint8Array;
}

const HOST = 'github.localhost';
const SECRETS = '/repos/shop/app/actions/secrets';

export const github: Loopback = {
  program: 'gh',
  missing: () =>
    existsSync(join(SDKS.node, 'node_modules/libsodium-wrappers')) ? undefined : 'libsodium-wrappers',
  writes: /^PUT \/repos\//,
  files: () => ({ 'gh/hosts.yml': `${HOST}:\n  user: me\n  oauth_token: loopback\n  git_protocol: https\n` }),
  env: (origin, folder) => ({
    HOME: folder,
    GH_CONFIG_DIR: `${folder}/gh`,
    GH_HOST: HOST,
    GH_REPO: `${HOST}/shop/app`,
    GH_TOKEN: '',
    GITHUB_TOKEN: '',
    GH_NO_UPDATE_NOTIFIER: '1',
    HTTP_PROXY: origin,
    http_proxy: origin,
  }),
  routes({ keep }) {
    const sodium = createRequire(join(SDKS.node, 'package.json'))('libsodium-wrappers') as Sodium;
    const pair = sodium.ready.then(() => sodium.crypto_box_keypair());
    const names = new Set<string>();
    return {
      'GET /': () => ({ json: {}, headers: { 'X-OAuth-Scopes': 'repo, read:org, gist' } }),
      'POST /graphql': () => ({ json: { data: { viewer: { login: 'me' } } } }),
      [`GET ${SECRETS}`]: () => {
        const secrets = [...names].map((name) => ({ name, updated_at: '2026-01-01T00:00:00Z' }));
        return { json: { total_count: secrets.length, secrets } };
      },
      [`GET ${SECRETS}/public-key`]: async () => ({
        json: { key_id: '1', key: Buffer.from((await pair).publicKey).toString('base64') },
      }),
      [`PUT ${SECRETS}/{name}`]: async (call) => {
        const { name = '' } = call.at;
        const { encrypted_value: sealed } = jsonOf(call) as { encrypted_value: string };
        const { publicKey, privateKey } = await pair;
        const opened = sodium.crypto_box_seal_open(Buffer.from(sealed, 'base64'), publicKey, privateKey);
        const isNew = !names.has(name);
        names.add(name);
        keep(name, Buffer.from(opened).toString());
        return isNew ? { status: 201, json: {} } : { status: 204 };
      },
    };
  },
};
