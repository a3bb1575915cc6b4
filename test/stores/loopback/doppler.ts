/** Doppler's secrets of a config. https://docs.doppler.com/reference/secrets-list */
import { jsonOf, type Loopback } from './loopback.ts';

const SECRETS = '/v3/configs/config/secrets';

export const doppler: Loopback = {
  program: 'doppler',
  writes: /^POST /,
  env: (origin, folder) => ({
    HOME: folder,
    DOPPLER_CONFIG_DIR: `${folder}/doppler`,
    DOPPLER_API_HOST: origin,
    DOPPLER_TOKEN: 'loopback',
    DOPPLER_PROJECT: 'shop',
    DOPPLER_CONFIG: 'dev',
    DOPPLER_ENABLE_VERSION_CHECK: 'false',
  }),
  read: (name, run) =>
    run('doppler', ['secrets', 'get', name, '--plain', '--no-exit-on-missing-secret']).replace(/\n$/, ''),
  routes({ keep }) {
    const values = new Map<string, string>();
    const shown = (names: readonly string[]) => ({
      json: {
        success: true,
        secrets: Object.fromEntries(
          names.map((name) => [name, { raw: values.get(name), computed: values.get(name), note: '' }]),
        ),
      },
    });
    return {
      'GET /v3/me': () => ({
        json: { workplace: { name: 'shop', slug: 'shop' }, type: 'service_token', slug: 'me', name: 'me' },
      }),
      [`GET ${SECRETS}/names`]: () => ({ json: { names: [...values.keys()] } }),
      [`GET ${SECRETS}`]: ({ query }) => {
        const wanted = query.get('secrets')?.split(',') ?? [...values.keys()];
        return shown(wanted.filter((name) => values.has(name)));
      },
      [`POST ${SECRETS}`]: (call) => {
        const { secrets = {}, change_requests: changes = [] } = jsonOf(call) as {
          secrets?: Record<string, string>;
          change_requests?: readonly { readonly name: string; readonly value: string }[];
        };
        const written = [
          ...Object.entries(secrets),
          ...changes.map(({ name, value }) => [name, value] as const),
        ];
        for (const [name, value] of written) {
          values.set(name, value);
          keep(name, value);
        }
        return shown(written.map(([name]) => name));
      },
    };
  },
};
