/**
 * As much of the Kubernetes API as `kubectl` asks for a Secret, with the discovery documents that it reads first.
 * https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/secret-v1/
 */
import { type Call, jsonOf, type Loopback, type Reply } from './loopback.ts';

interface SecretObject {
  readonly metadata: { readonly name: string };
  readonly type?: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
}

const REVIEWS = 'authorization.k8s.io/v1';
const SECRETS = '/api/v1/namespaces/{namespace}/secrets';

const resource = (name: string, kind: string, namespaced: boolean, verbs: readonly string[]) => ({
  name,
  singularName: kind.toLowerCase(),
  namespaced,
  kind,
  verbs,
});

const failure = (code: number, reason: string, message: string): Reply => ({
  status: code,
  json: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', code, reason, message },
});

export const kubernetes: Loopback = {
  program: 'kubectl',
  writes: /^(?:POST|PATCH) \/api\/v1\/.*\/secrets/,
  files: (origin) => ({
    kubeconfig: JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'loopback', cluster: { server: origin } }],
      users: [{ name: 'me', user: { username: 'me', password: 'loopback' } }],
      contexts: [{ name: 'loopback', context: { cluster: 'loopback', user: 'me', namespace: 'shop' } }],
      'current-context': 'loopback',
    }),
  }),
  env: (_origin, folder) => ({ HOME: folder, KUBECONFIG: `${folder}/kubeconfig` }),
  read(name, run) {
    const [object = '', key = ''] = name.split('/');
    return run('kubectl', [
      'get',
      'secret',
      object,
      `--output=go-template={{index .data "${key}" | base64decode}}`,
    ]);
  },
  routes({ keep }) {
    const objects = new Map<string, SecretObject>();
    const missing = (name: string): Reply => failure(404, 'NotFound', `secrets "${name}" not found`);
    const shown = (object: SecretObject): Reply => ({
      json: { apiVersion: 'v1', kind: 'Secret', ...object },
    });
    /** What is written in the clear is kept encoded, beside the keys that are there already. */
    const write = (name: string, { stringData = {}, ...object }: SecretObject, old?: SecretObject): Reply => {
      const encoded = Object.entries(stringData).map(([key, value]) => {
        keep(`${name}/${key}`, value);
        return [key, Buffer.from(value).toString('base64')] as const;
      });
      const written = {
        ...old,
        ...object,
        metadata: { name },
        data: { ...old?.data, ...Object.fromEntries(encoded) },
      };
      objects.set(name, written);
      return shown(written);
    };
    const found = ({ at: { name = '' } }: Call): Reply => {
      const object = objects.get(name);
      return object === undefined ? missing(name) : shown(object);
    };
    return {
      'GET /version': () => ({ json: { major: '1', minor: '32', gitVersion: 'v1.32.0' } }),
      'GET /openapi/v3': () => ({
        json: { paths: { 'api/v1': { serverRelativeURL: '/openapi/v3/api/v1' } } },
      }),
      // Says that the server checks the fields of a Secret itself, so that the client need not know them.
      'GET /openapi/v3/api/v1': () => ({
        json: {
          openapi: '3.0.0',
          info: { title: 'Kubernetes', version: 'v1.32.0' },
          paths: {
            '/api/v1/namespaces/{namespace}/secrets/{name}': {
              patch: {
                'x-kubernetes-group-version-kind': { group: '', kind: 'Secret', version: 'v1' },
                parameters: [{ name: 'fieldValidation', in: 'query', schema: { type: 'string' } }],
                responses: {},
              },
            },
          },
        },
      }),
      'GET /api/v1/namespaces/{namespace}': ({ at: { namespace = '' } }) => ({
        json: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      }),
      'GET /api': () => ({ json: { kind: 'APIVersions', versions: ['v1'] } }),
      'GET /apis': () => {
        const version = { groupVersion: REVIEWS, version: 'v1' };
        const group = { name: 'authorization.k8s.io', versions: [version], preferredVersion: version };
        return { json: { kind: 'APIGroupList', apiVersion: 'v1', groups: [group] } };
      },
      'GET /api/v1': () => ({
        json: {
          kind: 'APIResourceList',
          groupVersion: 'v1',
          resources: [resource('secrets', 'Secret', true, ['create', 'get', 'list', 'patch'])],
        },
      }),
      [`GET /apis/${REVIEWS}`]: () => ({
        json: {
          kind: 'APIResourceList',
          groupVersion: REVIEWS,
          resources: [resource('selfsubjectaccessreviews', 'SelfSubjectAccessReview', false, ['create'])],
        },
      }),
      [`POST /apis/${REVIEWS}/selfsubjectaccessreviews`]: () => ({
        status: 201,
        json: { apiVersion: REVIEWS, kind: 'SelfSubjectAccessReview', spec: {}, status: { allowed: true } },
      }),
      [`GET ${SECRETS}/{name}`]: found,
      [`POST ${SECRETS}`]: (call) => {
        const object = jsonOf(call) as unknown as SecretObject;
        const { name } = object.metadata;
        return objects.has(name)
          ? failure(409, 'AlreadyExists', `secrets "${name}" already exists`)
          : { ...write(name, object), status: 201 };
      },
      [`PATCH ${SECRETS}/{name}`]: (call) => {
        const { name = '' } = call.at;
        const old = objects.get(name);
        return old === undefined ? missing(name) : write(name, jsonOf(call) as unknown as SecretObject, old);
      },
    };
  },
};
