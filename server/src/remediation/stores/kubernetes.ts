/**
 * A Kubernetes Secret, through `kubectl`; the object goes in on standard input, not by `--from-literal`.
 * https://kubernetes.io/docs/tasks/configmap-secret/managing-secret-using-config-file/
 */
import type { Store, StoreSettings } from './store.ts';

const namespace = (settings: StoreSettings): readonly string[] =>
  settings.namespace === undefined || settings.namespace === '' ? [] : ['--namespace', settings.namespace];

const KEYS = '{{range $key, $value := .data}}{{$key}}{{"\\n"}}{{end}}';

/** The object's name and the key in it: `app/OPENAI_API_KEY`. */
function split(name: string): readonly [string, string] {
  const slash = name.indexOf('/');
  return [name.slice(0, slash), name.slice(slash + 1)];
}

export const kubernetesSecret: Store = {
  id: 'kubernetes',
  name: { en: 'Kubernetes Secret', ja: 'Kubernetes Secret' },
  programs: ['kubectl'],
  settings: [
    {
      key: 'namespace',
      label: { en: 'Namespace (empty: as configured)', ja: 'Namespace（空: 設定済みのもの）' },
      fallback: '',
    },
  ],
  nameOf: (envName) =>
    `${envName
      .toLowerCase()
      .replace(/^_+|_+$/g, '')
      .replaceAll('_', '-')}/${envName}`,
  namePattern: /^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?\/[-._a-zA-Z0-9]{1,253}$/,
  maxBytes: 1_000_000,
  access: {
    signIn: (settings) => ({ args: ['auth', 'can-i', 'create', 'secrets', ...namespace(settings)] }),
    find: (name, settings) => ({
      // The names of its keys; the values stay with kubectl.
      args: ['get', 'secret', split(name)[0], `--output=go-template=${KEYS}`, ...namespace(settings)],
    }),
    absent: /\(NotFound\)/,
    holds: (answer, name) => answer.stdout.split('\n').includes(split(name)[1]),
    put: ({ name, value, exists }, settings) => {
      const [object, key] = split(name);
      // A merge patch keeps the other keys of the object.
      return exists
        ? {
            args: ['patch', 'secret', object, '--type=merge', '--patch-file={file}', ...namespace(settings)],
            file: JSON.stringify({ stringData: { [key]: value } }),
          }
        : {
            args: ['create', '--filename=-', ...namespace(settings)],
            input: JSON.stringify({
              apiVersion: 'v1',
              kind: 'Secret',
              metadata: { name: object },
              type: 'Opaque',
              stringData: { [key]: value },
            }),
          };
    },
    diagnose: [
      [/You must be logged in|Unauthorized|provide credentials/i, 'not-signed-in'],
      // `auth can-i` says "no" and nothing else.
      [/forbidden|cannot (?:get|create|patch) resource|^\s*no\s*$/i, 'no-permission'],
      [/namespaces? .* not found|context .* does not exist|current-context is not set/i, 'wrong-region'],
      [/AlreadyExists/, 'exists'],
      [/is invalid/i, 'name-refused'],
      [/connection refused|no such host|i\/o timeout|was refused/i, 'unreachable'],
    ],
  },
  references: {
    written: [
      {
        pattern: /\bsecretKeyRef:\s*\{?\s*name:\s*([\w.-]+)\s*,?\s*key:\s*([\w.-]+)/g,
        read: ([object = '', key = '']) => ({ name: `${object}/${key}` }),
      },
    ],
    vals: (name, { namespace: at = '' }) =>
      at === '' ? undefined : `ref+k8s://v1/Secret/${at}/${split(name).join('/')}`,
  },
  run: (command, names, settings) =>
    `${names
      .map(({ envName, name }) => {
        const [object, key] = split(name);
        const words = ['kubectl get secret', object, ...namespace(settings)];
        return `${envName}="$(${words.join(' ')} -o go-template='{{index .data "${key}" | base64decode}}')"`;
      })
      .join(' ')} ${command}`,
  signInCommand: 'kubectl config use-context NAME',
  docs: 'https://kubernetes.io/docs/concepts/configuration/secret/',
};
