/**
 * Keys of AWS in the environment of what CloudFormation, SAM and the Serverless Framework set up: all of it runs with a
 * role. Facts: docs.aws.amazon.com, the "Environment" of each type; Lambda, "Reserved environment variables".
 */
import { isMap, isSeq, type YAMLMap } from 'yaml';
import { cloudformation as language, serverless } from '../../remediation/languages/cloudformation.ts';
import { insertBefore } from '../../remediation/syntax/yamlEntry.ts';
import { yamlDocuments } from '../../remediation/syntax/yamlPlace.ts';
import { plainInOrder } from '../edits/changes.ts';
import type { Change } from '../edits/types.ts';
import type { SetupId } from '../setup/setup.ts';
import { mapOf, pairOf } from '../workflows/workflow.ts';
import { dropPair, dropVariables, variablesOf } from './entries.ts';
import { isAwsAlone, isAwsKey, type ManifestOffer, type ManifestReader } from './offer.ts';

interface Runtime {
  readonly setup: SetupId;
  /** The path of the environment below `Properties`; `*` for each item of a list. */
  readonly environment: readonly string[];
  /** How an item of a list names the variable and its value. */
  readonly keys?: readonly [name: string, value: string];
  /** The property that names the role, where it may be missing. */
  readonly role?: string;
}

const ROLE = 'arn:aws:iam::ACCOUNT:role/ROLE';
const FUNCTION: Runtime = { setup: 'awsFunction', environment: ['Environment', 'Variables'] };

const RUNTIMES: Readonly<Record<string, Runtime>> = {
  'AWS::Lambda::Function': FUNCTION,
  'AWS::Serverless::Function': FUNCTION,
  'AWS::ECS::TaskDefinition': {
    setup: 'awsTask',
    environment: ['ContainerDefinitions', '*', 'Environment'],
    keys: ['Name', 'Value'],
    role: 'TaskRoleArn',
  },
  'AWS::CodeBuild::Project': {
    setup: 'awsTask',
    environment: ['Environment', 'EnvironmentVariables'],
    keys: ['Name', 'Value'],
  },
};

export const cloudformationOffers: ManifestReader = (request) => {
  if (serverless.matches(request) || !language.matches(request)) return [];
  const { text } = request;
  const root = yamlDocuments(text)[0]?.contents;
  const resources = isMap(root) ? mapOf(root, 'Resources') : undefined;
  const all = resources?.items.flatMap(({ value }) => (isMap(value) ? [value] : [])) ?? [];
  const globals = isMap(root) ? mapOf(root, 'Globals') : undefined;
  return [
    ...all.flatMap((resource) => {
      const runtime = RUNTIMES[String(resource.get('Type'))];
      const properties = mapOf(resource, 'Properties');
      return runtime === undefined || properties === undefined ? [] : offersIn(text, properties, runtime);
    }),
    ...(globals === undefined
      ? []
      : offersIn(text, globals, { ...FUNCTION, environment: ['Function', ...FUNCTION.environment] })),
  ];
};

function offersIn(text: string, properties: YAMLMap, runtime: Runtime): readonly ManifestOffer[] {
  const { setup, environment, keys, role } = runtime;
  return ownersOf(properties, environment).flatMap((link): ManifestOffer[] => {
    const spans = variablesOf(link.owner.get(link.key, true), keys).flatMap(({ name, span }) =>
      isAwsKey(name) ? (span ?? []) : [],
    );
    if (spans.length === 0 || !isAwsAlone(String(link.owner))) return [];
    const changes = plainInOrder([
      ...(dropUp(text, link, keys) ?? [undefined]),
      ...roleOf(text, properties, role),
    ]);
    return [{ setup, spans, changes }];
  });
}

/** What stands under a key of a map. */
interface Link {
  readonly owner: YAMLMap;
  readonly key: string;
  /** Where the owner itself stands; undefined for the outermost and for an item of a list. */
  readonly above: Link | undefined;
}

/** The maps that hold an environment, with what leads to each of them. */
function ownersOf(map: YAMLMap, path: readonly string[], above?: Link): readonly Link[] {
  const [key = '', next, ...rest] = path;
  const link = { owner: map, key, above };
  if (next === undefined) return map.has(key) ? [link] : [];
  if (next === '*') {
    const list = map.get(key, true);
    const items = isSeq(list) ? list.items.filter(isMap) : [];
    return items.flatMap((item) => ownersOf(item, rest));
  }
  const inner = mapOf(map, key);
  return inner === undefined ? [] : ownersOf(inner, [next, ...rest], link);
}

/** Takes the keys out, and with them the map that held nothing but their environment. */
function dropUp(
  text: string,
  { owner, key, above }: Link,
  keys: readonly [string, string] | undefined,
): readonly Change[] | undefined {
  const isAll = variablesOf(owner.get(key, true), keys).every(({ name }) => isAwsKey(name));
  const pair = above && pairOf(above.owner, above.key);
  if (isAll && owner.items.length === 1 && above !== undefined && pair !== undefined)
    return dropPair(text, above.owner, pair);
  return dropVariables(text, owner, key, isAwsKey, keys);
}

function roleOf(
  text: string,
  properties: YAMLMap,
  role: string | undefined,
): readonly (Change | undefined)[] {
  const first = properties.items[0];
  if (role === undefined || properties.has(role) || first === undefined) return [];
  return [insertBefore(text, first, [`${role}: ${ROLE}`])];
}

/** `provider.environment` and the environment of each function in `serverless.yml`. */
export const serverlessOffers: ManifestReader = (request) => {
  if (!serverless.matches(request)) return [];
  const { text } = request;
  const root = yamlDocuments(text)[0]?.contents;
  if (!isMap(root)) return [];
  const provider = mapOf(root, 'provider');
  const functions = mapOf(root, 'functions')?.items.flatMap(({ value }) => (isMap(value) ? [value] : []));
  return [...(provider === undefined ? [] : [provider]), ...(functions ?? [])].flatMap((owner) =>
    offersIn(text, owner, { setup: 'awsFunction', environment: ['environment'] }),
  );
};
