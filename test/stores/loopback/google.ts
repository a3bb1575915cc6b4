/**
 * Google Secret Manager, and the token endpoint at which `gcloud` signs a service account in.
 * https://cloud.google.com/secret-manager/docs/reference/rest
 */
import { generateKeyPairSync } from 'node:crypto';
import { jsonOf, type Loopback } from './loopback.ts';

const PROJECT = 'shop-project';
const ACCOUNT = `machine@${PROJECT}.iam.gserviceaccount.com`;

export const google: Loopback = {
  program: 'gcloud',
  slow: true,
  writes: /^POST \/v1\/.*:addVersion$/,
  files(origin) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = {
      type: 'service_account',
      project_id: PROJECT,
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      client_email: ACCOUNT,
      client_id: '1',
      token_uri: `${origin}/token`,
    };
    return { 'account.json': JSON.stringify(key) };
  },
  env: (origin, folder) => ({
    HOME: folder,
    CLOUDSDK_CONFIG: `${folder}/gcloud`,
    CLOUDSDK_CORE_PROJECT: PROJECT,
    CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
    CLOUDSDK_CORE_DISABLE_USAGE_REPORTING: 'true',
    CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK: 'true',
    CLOUDSDK_AUTH_TOKEN_HOST: `${origin}/token`,
    CLOUDSDK_API_ENDPOINT_OVERRIDES_SECRETMANAGER: `${origin}/`,
  }),
  prepare: (run, folder) => {
    run('gcloud', ['auth', 'activate-service-account', `--key-file=${folder}/account.json`]);
  },
  read: (name, run) => run('gcloud', ['secrets', 'versions', 'access', 'latest', `--secret=${name}`]),
  routes({ keep }) {
    const versions = new Map<string, string[]>();
    const pathOf = (name: string): string => `projects/${PROJECT}/secrets/${name}`;
    const missing = (name: string) => ({
      status: 404,
      json: { error: { code: 404, message: `Secret [${pathOf(name)}] not found.`, status: 'NOT_FOUND' } },
    });
    return {
      'POST /token': () => ({ json: { access_token: 'loopback', expires_in: 3600, token_type: 'Bearer' } }),
      'GET /v1/projects/{project}/secrets/{name}': ({ at: { name = '' } }) =>
        versions.has(name) ? { json: { name: pathOf(name) } } : missing(name),
      'POST /v1/projects/{project}/secrets': ({ query }) => {
        const name = query.get('secretId') ?? '';
        versions.set(name, []);
        return { json: { name: pathOf(name), replication: { automatic: {} } } };
      },
      'POST /v1/projects/{project}/secrets/{name}:addVersion': (call) => {
        const { name = '' } = call.at;
        const { payload } = jsonOf(call) as { payload: { data: string } };
        const held = versions.get(name);
        if (held === undefined) return missing(name);
        held.push(payload.data);
        keep(name, Buffer.from(payload.data, 'base64').toString());
        const version = `${pathOf(name)}/versions/${held.length}`;
        return { json: { name: version, state: 'ENABLED', clientSpecifiedPayloadChecksum: true } };
      },
      'GET /v1/projects/{project}/secrets/{name}/versions/latest:access': ({ at: { name = '' } }) => {
        const held = versions.get(name);
        const version = `${pathOf(name)}/versions/${held?.length ?? 0}`;
        return held === undefined
          ? missing(name)
          : { json: { name: version, payload: { data: held.at(-1) } } };
      },
    };
  },
};
