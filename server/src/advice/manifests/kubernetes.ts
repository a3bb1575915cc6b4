/**
 * Pods that are handed keys of a cloud: they run as a service account instead, which the cloud trusts (EKS Pod Identity,
 * Workload Identity Federation for GKE, Microsoft Entra Workload ID). Facts: the pages of the three.
 */
import { type Document, isMap, isSeq, type YAMLMap } from 'yaml';
import { kubernetes as language } from '../../remediation/languages/kubernetes.ts';
import { lineBreakOf } from '../../remediation/syntax/places.ts';
import { appendEntry, insertBefore } from '../../remediation/syntax/yamlEntry.ts';
import { yamlDocuments } from '../../remediation/syntax/yamlPlace.ts';
import { plainInOrder } from '../edits/changes.ts';
import type { Change } from '../edits/types.ts';
import type { SetupId } from '../setup/setup.ts';
import { mapOf, pairOf, scalarSpan, stringOf } from '../workflows/workflow.ts';
import { dropItems, dropVariables, type Variable, variablesOf } from './entries.ts';
import { AWS_VARIABLES, isAwsAlone, type ManifestOffer, type ManifestReader } from './offer.ts';

interface Cloud {
  readonly setup: SetupId;
  /** Variables that go. */
  readonly variables: readonly string[];
  /** What the pods carry besides, under `metadata` of the template. */
  readonly label?: string;
  /** The annotations of a service account that is made for them. */
  annotations(variables: readonly Variable[]): readonly string[];
}

const CLOUDS: readonly Cloud[] = [
  { setup: 'awsPod', variables: AWS_VARIABLES, annotations: () => [] },
  {
    setup: 'azurePod',
    variables: ['AZURE_CLIENT_SECRET'],
    label: 'azure.workload.identity/use: "true"',
    annotations: (variables) => {
      const client = variables.find(({ name }) => name === 'AZURE_CLIENT_ID')?.value;
      return [`azure.workload.identity/client-id: ${/^[\w-]+$/.test(client ?? '') ? client : 'CLIENT_ID'}`];
    },
  },
  { setup: 'googlePod', variables: ['GOOGLE_APPLICATION_CREDENTIALS'], annotations: () => [] },
];

/** Where the pod stands in each kind of workload, and its template's metadata. */
const PODS: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  ...Object.fromEntries(
    ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController'].map((kind) => [
      kind,
      ['spec', 'template'],
    ]),
  ),
};

export const kubernetesOffers: ManifestReader = (request) => {
  if (!language.matches(request)) return [];
  const documents = yamlDocuments(request.text);
  return documents.flatMap((document) =>
    CLOUDS.flatMap((cloud) => offerOf(request.text, document, documents, cloud) ?? []),
  );
};

function offerOf(
  text: string,
  document: Document.Parsed,
  documents: readonly Document.Parsed[],
  cloud: Cloud,
): ManifestOffer | undefined {
  const root = document.contents;
  if (!isMap(root)) return undefined;
  const path = PODS[String(root.get('kind'))];
  const template = path && descend(root, path);
  const pod = template && mapOf(template, 'spec');
  if (template === undefined || pod === undefined) return undefined;
  const containers = ['containers', 'initContainers'].flatMap((key) => mapsIn(pod, key));
  const all = containers.flatMap((container) => variablesOf(container.get('env', true)));
  const keys = all.filter(({ name }) => cloud.variables.includes(name));
  if (keys.length === 0) return undefined;
  if (cloud.setup === 'awsPod' && !isAwsAlone(String(pod))) return undefined;
  const spans = keys.flatMap(({ span, item }) => span ?? referenceOf(item) ?? []);
  // A key file is one only where a Secret is mounted there; elsewhere it is the federation's own configuration.
  const mounts = cloud.setup === 'googlePod' ? mountsOf(pod, containers, keys) : [];
  if (mounts === undefined) return undefined;
  const changes = plainInOrder([
    ...containers.flatMap((container) => dropKeys(text, container, cloud)),
    ...containers.flatMap((container) => dropMaps(text, container, 'volumeMounts', mounts)),
    ...dropMaps(text, pod, 'volumes', mounts),
    ...accountOf(text, root, pod, documents, cloud.annotations(all)),
    ...labelled(text, template, cloud.label),
  ]);
  const isHere = cloud.setup !== 'googlePod' && keys.some(({ value }) => value !== undefined);
  return { setup: cloud.setup, spans, changes, ...(isHere ? {} : { elsewhere: true as const }) };
}

/** The maps of a list under a key. */
function mapsIn(owner: YAMLMap, key: string): readonly YAMLMap[] {
  const list = owner.get(key, true);
  return isSeq(list) ? list.items.filter(isMap) : [];
}

const descend = (root: YAMLMap, path: readonly string[]): YAMLMap | undefined =>
  path.reduce<YAMLMap | undefined>((map, key) => map && mapOf(map, key), root);

/** The name of the Secret's key, where the value comes from one. */
function referenceOf(item: unknown) {
  const reference = isMap(item) ? item.getIn(['valueFrom', 'secretKeyRef'], true) : undefined;
  return isMap(reference) ? scalarSpan(reference.get('key', true)) : undefined;
}

function dropKeys(text: string, container: YAMLMap, { variables }: Cloud): readonly (Change | undefined)[] {
  const isGone = (name: string): boolean => variables.includes(name);
  if (!variablesOf(container.get('env', true)).some(({ name }) => isGone(name))) return [];
  return dropVariables(text, container, 'env', isGone) ?? [undefined];
}

/** The volume of a Secret that holds the key file, and where it is mounted; undefined where it is none. */
function mountsOf(
  pod: YAMLMap,
  containers: readonly YAMLMap[],
  keys: readonly Variable[],
): readonly YAMLMap[] | undefined {
  const isAbove = (mount: YAMLMap): boolean =>
    keys.some(({ value }) => value?.startsWith(`${stringOf(mount, 'mountPath')?.replace(/\/$/, '')}/`));
  const all = containers.flatMap((container) => mapsIn(container, 'volumeMounts'));
  const mounts = all.filter(isAbove);
  const names = new Set(mounts.map((mount) => stringOf(mount, 'name')));
  const isOurs = (item: YAMLMap): boolean => names.has(stringOf(item, 'name'));
  const volumes = mapsIn(pod, 'volumes').filter(isOurs);
  // Each variable has to point into a Secret's volume, and nothing else may read that volume.
  const isSecret = volumes.length > 0 && volumes.every((volume) => volume.has('secret'));
  const isAlone = all.filter(isOurs).length === mounts.length;
  return isSecret && isAlone && volumes.length === names.size ? [...mounts, ...volumes] : undefined;
}

function dropMaps(
  text: string,
  owner: YAMLMap,
  key: string,
  gone: readonly YAMLMap[],
): readonly (Change | undefined)[] {
  if (!mapsIn(owner, key).some((item) => gone.includes(item))) return [];
  return dropItems(text, owner, key, gone) ?? [undefined];
}

/** The pod runs as a service account of its own: named, and made where the file does not know it. */
function accountOf(
  text: string,
  root: YAMLMap,
  pod: YAMLMap,
  documents: readonly Document.Parsed[],
  annotations: readonly string[],
): readonly (Change | undefined)[] {
  const known = stringOf(pod, 'serviceAccountName') ?? stringOf(pod, 'serviceAccount');
  // Rights for the account that all pods without one share would be rights for all of them.
  if (known === 'default') return [undefined];
  if (known !== undefined) return annotated(text, documents, known, annotations);
  const metadata = mapOf(root, 'metadata');
  const name = stringOf(metadata, 'name') ?? '';
  const namespace = stringOf(metadata, 'namespace');
  const first = pairOf(pod, 'containers');
  if (first === undefined || !/^[a-z0-9-]+$/.test(name) || /\n\.\.\.\s*$|\n---\s*$/.test(text))
    return [undefined];
  const eol = lineBreakOf(text);
  const isMade = documents.some(({ contents }) => isAccount(contents, name));
  const lines = [
    '---',
    'apiVersion: v1',
    'kind: ServiceAccount',
    'metadata:',
    `  name: ${name}`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    ...(annotations.length === 0 ? [] : ['  annotations:', ...annotations.map((line) => `    ${line}`)]),
  ];
  const end = text.length;
  const made = `${text.endsWith('\n') ? '' : eol}${lines.join(eol)}${eol}`;
  return [
    insertBefore(text, first, [`serviceAccountName: ${name}`]),
    ...(isMade
      ? annotated(text, documents, name, annotations)
      : [{ range: { start: end, end }, newText: made }]),
  ];
}

const isAccount = (contents: unknown, name: string): contents is YAMLMap =>
  isMap(contents) &&
  contents.get('kind') === 'ServiceAccount' &&
  contents.getIn(['metadata', 'name']) === name;

/** The annotations that an account of the file lacks. One that is made elsewhere gets them by the steps. */
function annotated(
  text: string,
  documents: readonly Document.Parsed[],
  name: string,
  annotations: readonly string[],
): readonly (Change | undefined)[] {
  const account = documents.map(({ contents }) => contents).find((each) => isAccount(each, name));
  const metadata = isMap(account) ? mapOf(account, 'metadata') : undefined;
  return metadata === undefined ? [] : entriesUnder(text, metadata, 'annotations', annotations);
}

function labelled(
  text: string,
  template: YAMLMap,
  label: string | undefined,
): readonly (Change | undefined)[] {
  if (label === undefined) return [];
  const metadata = mapOf(template, 'metadata');
  return metadata === undefined ? [undefined] : entriesUnder(text, metadata, 'labels', [label]);
}

/** Entries that a map under a key lacks, with the map where it is not there. */
function entriesUnder(
  text: string,
  owner: YAMLMap,
  key: string,
  entries: readonly string[],
): readonly (Change | undefined)[] {
  const map = mapOf(owner, key);
  const missing = entries.filter((entry) => map?.has(entry.replace(/:.*$/s, '')) !== true);
  if (missing.length === 0) return [];
  if (map !== undefined) return [appendEntry(text, map, missing)];
  return [appendEntry(text, owner, [`${key}:`, ...missing.map((entry) => `  ${entry}`)])];
}
