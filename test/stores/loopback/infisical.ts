/** Infisical's secrets of an environment, for a machine identity. https://infisical.com/docs/api-reference/endpoints/secrets */
import { type Call, jsonOf, type Loopback, unsignedToken } from './loopback.ts';

const TOKEN = unsignedToken({
  authTokenType: 'identityAccessToken',
  identityId: 'me',
  exp: 4_000_000_000,
});

export const infisical: Loopback = {
  program: 'infisical',
  // `@infisical/cli` of npm holds none either: it loads the program from a release page when it is installed.
  inNoRegistry: true,
  writes: /^(?:POST|PATCH) \/api\/v3\/secrets\/raw\//,
  env: (origin, folder) => ({
    HOME: folder,
    INFISICAL_TOKEN: TOKEN,
    INFISICAL_PROJECT_ID: 'shop',
    INFISICAL_DOMAIN: origin,
    INFISICAL_API_URL: `${origin}/api`,
    INFISICAL_DISABLE_UPDATE_CHECK: 'true',
  }),
  read: (name, run) => run('infisical', ['secrets', 'get', name, '--plain', '--silent']).replace(/\n$/, ''),
  routes({ keep }) {
    const values = new Map<string, string>();
    const list = () => ({
      json: {
        secrets: [...values].map(([secretKey, secretValue]) => ({
          id: secretKey,
          type: 'shared',
          environment: 'dev',
          secretPath: '/',
          secretKey,
          secretValue,
        })),
        imports: [],
      },
    });
    const write = (call: Call) => {
      const { name = '' } = call.at;
      const { secretValue } = jsonOf(call) as { secretValue: string };
      values.set(name, secretValue);
      keep(name, secretValue);
      return { json: { secret: { secretKey: name } } };
    };
    return {
      'GET /api/v1/identities/details': () => ({
        json: { identityDetails: { organization: { name: 'shop' } } },
      }),
      'GET /api/v4/secrets': list,
      'GET /api/v3/secrets/raw': list,
      'POST /api/v3/secrets/raw/{name}': write,
      'PATCH /api/v3/secrets/raw/{name}': write,
    };
  },
};
