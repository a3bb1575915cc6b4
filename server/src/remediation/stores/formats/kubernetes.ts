/**
 * Kubernetes: a container reads a key of a Secret, which is either the store itself or kept in step with another store
 * by External Secrets. On Cloud Run, whose services look the same, the Secret is one of Google Secret Manager.
 */
import { isMap, isSeq } from 'yaml';
import type { Text } from '../../../detection/types.ts';
import { documentPath } from '../../languages/documentPath.ts';
import { readFromSecret, secretName } from '../../languages/kubernetes.ts';
import type { RewriteOutcome, RewriteRequest } from '../../languages/language.ts';
import { refuse, rewritten } from '../../languages/outcome.ts';
import { isWhole } from '../../languages/yamlFormat.ts';
import type { DocumentEdit, FileCreation } from '../../plan.ts';
import { appendItem, removeEntry } from '../../syntax/yamlEntry.ts';
import { type YamlPlace, yamlDocuments } from '../../syntax/yamlPlace.ts';
import type { RemoteReference } from '../references.ts';
import { askedOfStore, inYaml, notReadable, type StoredFormat, type StoreTarget } from './format.ts';

export const kubernetesFormat: StoredFormat = {
  rewrite: inYaml((place, request, target) => {
    const { store, settings } = target;
    const name = target.nameOf(request.name);
    if (store.id === 'kubernetes') {
      const [secret = '', key = ''] = name.split('/');
      return askedOfStore(readFromSecret(place, request, { secret, key, notes: [] }));
    }
    if (/^serving\.knative\.dev\//.test(String(place.document.get('apiVersion')))) {
      if (store.id !== 'google-secret-manager') return notReadable(target, 'Cloud Run', CLOUD_RUN);
      return askedOfStore(readFromSecret(place, request, { secret: name, key: 'latest', notes: [ACCESSOR] }));
    }
    const remote = store.references?.externalSecret?.(name, settings);
    if (remote === undefined) return notReadable(target, 'Kubernetes', INSTEAD);
    if (place.document.get('kind') === 'Secret') return outOfManifest(place, request, target, remote);
    const secret = secretName(place);
    const key = request.name;
    const file = externalSecret(place, request, { secret, storeId: store.id }, entryOf(key, remote));
    if (file === undefined) return refuse(...UNREADABLE);
    return askedOfStore(
      readFromSecret(place, request, {
        secret,
        key,
        notes: [clusterStore(store.id, store.name)],
        files: [file],
      }),
    );
  }),
};

/** A key of the manifest of a Secret goes, and External Secrets merges it back into the object in the cluster. */
function outOfManifest(
  place: YamlPlace,
  request: RewriteRequest,
  { store }: StoreTarget,
  remote: RemoteReference,
): RewriteOutcome {
  const [section, key] = place.path;
  const secret: unknown = place.document.getIn(['metadata', 'name']);
  const stands = place.path.length === 2 && typeof key === 'string' && isWhole(place);
  const stored = section === 'data' ? fromBase64(place.inside) : place.inside;
  const removal = removeEntry(place);
  if (!stands || !/^(?:stringData|data)$/.test(String(section)) || typeof secret !== 'string')
    return refuse(...PART_OF_SECRET);
  if (stored === undefined || removal === undefined) return refuse(...PART_OF_SECRET);
  const file = externalSecret(
    place,
    request,
    { secret, storeId: store.id, merges: true },
    entryOf(key, remote),
  );
  if (file === undefined) return refuse(...UNREADABLE);
  return askedOfStore(
    rewritten({
      changes: [removal],
      stored,
      notes: [clusterStore(store.id, store.name), MERGED],
      files: [file],
    }),
  );
}

/** The text that stands in base64; undefined where it is none. */
function fromBase64(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text.replace(/\s/g, '')), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const entryOf = (key: string, remote: RemoteReference): readonly string[] => [
  `secretKey: ${key}`,
  ...remoteLines(remote),
];

const remoteLines = ({ key, property }: RemoteReference): readonly string[] => [
  'remoteRef:',
  `  key: ${key}`,
  ...(property === undefined ? [] : [`  property: ${property}`]),
];

/** The Secret that External Secrets makes, or adds to. */
interface MadeSecret {
  readonly secret: string;
  readonly storeId: string;
  /** Whether the Secret is another's, and only gets keys. */
  readonly merges?: boolean;
}

/** The manifest beside the workload's, with one more entry. Undefined where it is there and cannot be added to. */
function externalSecret(
  { document }: YamlPlace,
  request: RewriteRequest,
  made: MadeSecret,
  entry: readonly string[],
): DocumentEdit | FileCreation | undefined {
  const uri = `${documentPath(request.document).folder}/${made.secret}.externalsecret.yaml`;
  const present = request.project.files.get(uri);
  if (present === undefined) {
    const namespace: unknown = document.getIn(['metadata', 'namespace']);
    const text = manifest(made, typeof namespace === 'string' ? namespace : undefined, entry);
    return { kind: 'create', uri, text, annotation: 'reference' };
  }
  const root = yamlDocuments(present.text)[0]?.contents;
  const data: unknown = isMap(root) ? root.getIn(['spec', 'data'], true) : undefined;
  const added = isSeq(data) ? appendItem(present.text, data, entry) : undefined;
  if (added === undefined) return undefined;
  return { kind: 'edit', ...present, replacements: [{ ...added, annotation: 'reference' }] };
}

function manifest(
  { secret, storeId, merges = false }: MadeSecret,
  namespace: string | undefined,
  entry: readonly string[],
): string {
  const lines = [
    'apiVersion: external-secrets.io/v1',
    'kind: ExternalSecret',
    'metadata:',
    `  name: ${secret}`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    'spec:',
    '  refreshInterval: 1h',
    '  secretStoreRef:',
    '    kind: ClusterSecretStore',
    `    name: ${storeId}`,
    '  target:',
    `    name: ${secret}`,
    ...(merges ? ['    creationPolicy: Merge'] : []),
    '  data:',
    ...entry.map((line, index) => `    ${index === 0 ? '- ' : '  '}${line}`),
  ];
  return `${lines.join('\n')}\n`;
}

const clusterStore = (id: string, name: Text): Text => ({
  en: `External Secrets copies the value from ${name.en} into the cluster: apply the new manifest, and have a ClusterSecretStore named "${id}" there.`,
  ja: `External Secrets が ${name.ja} の値をクラスターにコピーします。新しいマニフェストを適用し、「${id}」という名前の ClusterSecretStore を用意してください。`,
});
const MERGED: Text = {
  en: 'Apply both files together: until External Secrets has merged the key back, a pod that starts in between waits for it.',
  ja: '二つのファイルは一緒に適用してください。External Secrets がキーを書き戻すまでの間に起動した Pod は待機します。',
};
const ACCESSOR: Text = {
  en: 'The service account of the Cloud Run service needs the role Secret Manager Secret Accessor on this secret.',
  ja: 'Cloud Run サービスのサービスアカウントに、このシークレットに対する「Secret Manager のシークレット アクセサー」ロールが必要です。',
};
const CLOUD_RUN: Text = {
  en: 'Choose Google Secret Manager.',
  ja: 'Google Secret Manager を選んでください。',
};
const INSTEAD: Text = {
  en: 'Choose Kubernetes Secret, or a store that External Secrets can read.',
  ja: 'Kubernetes Secret か、External Secrets が読める保管先を選んでください。',
};
const PART_OF_SECRET = [
  'Only a whole value of `stringData` or `data`, on a line of its own, can come from a store. Put the secret into an entry of its own first.',
  '保管先から渡せるのは `stringData` か `data` の、単独の行にある値全体だけです。先に単独のエントリーにしてください。',
] as const;
const UNREADABLE = [
  'The ExternalSecret beside this manifest has no list of entries that could be added to. Add the entry by hand.',
  'このマニフェストの隣にある ExternalSecret に、追加できるエントリーの一覧がありません。手で追加してください。',
] as const;
