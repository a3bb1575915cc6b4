/**
 * Docker Compose: where the image documents that it takes a file, the value becomes a secret of the container, out of
 * the environment of `docker compose` (or, in a swarm, a secret that the swarm keeps). Elsewhere the variable goes on
 * being one, which the store's wrapper fills.
 * Facts: compose-spec, 09-secrets.md and 05-services.md ("secrets").
 */
import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { Text } from '../../../detection/types.ts';
import { composeText } from '../../languages/dockerCompose.ts';
import { documentPath } from '../../languages/documentPath.ts';
import type { RewriteOutcome, RewriteRequest } from '../../languages/language.ts';
import { rewritten } from '../../languages/outcome.ts';
import { isWhole } from '../../languages/yamlFormat.ts';
import { appendEntry, appendItem, renameKey } from '../../syntax/yamlEntry.ts';
import { type Splice, spliceYaml, wholeScalar, type YamlPlace } from '../../syntax/yamlPlace.ts';
import { fileVariable } from './fileVariables.ts';
import { inYaml, type StoredFormat, type StoreTarget } from './format.ts';

export const composeFormat: StoredFormat = { rewrite: inYaml(asSecret) };

function asSecret(
  place: YamlPlace,
  request: RewriteRequest,
  target: StoreTarget,
): RewriteOutcome | undefined {
  const variable = variableOf(place);
  const service = serviceOf(place);
  const value = composeText(place.inside);
  const root = place.document.contents;
  if (variable === undefined || service === undefined || value === undefined || !isMap(root))
    return undefined;
  const taking = fileVariable(String(service.get('image')), variable);
  if (taking === undefined || isReadElsewhere(place, service, variable)) return undefined;
  const secret = request.name.toLowerCase();
  const swarm = isForSwarm(root, request);
  const changes = [
    ...entryEdits(place, taking, `/run/secrets/${secret}`),
    ...inService(place.text, service, secret),
    ...atTop(place.text, root, secret, swarm ? 'external: true' : `environment: ${request.name}`),
  ];
  const made = changes.filter((change) => change !== undefined);
  if (made.length < changes.length) return undefined;
  const notes = [AS_FILE(secret), ...(swarm ? [createSecret(request, secret, target)] : [])];
  return rewritten({ changes: made, stored: value, notes });
}

/** The variable whose whole value the place is, in the map or the list of a service's `environment`. */
function variableOf(place: YamlPlace): string | undefined {
  const [top, , key, entry] = place.path;
  if (place.path.length !== 4 || top !== 'services' || key !== 'environment') return undefined;
  if (typeof entry === 'string') return isWhole(place) ? entry : undefined;
  return place.after === '' ? /^([A-Za-z_]\w*)=$/.exec(place.before)?.[1] : undefined;
}

/** Keys by which a service gets variables or an entry point from elsewhere. */
const FROM_ELSEWHERE = ['<<', 'build', 'entrypoint', 'env_file', 'extends'];

/** The service, where all that it is stands in it alone. */
function serviceOf(place: YamlPlace): YAMLMap | undefined {
  const service = place.steps[2]?.node;
  const environment = place.steps[3]?.node;
  if (!isMap(service) || environment === undefined) return undefined;
  const shared = place.steps.some(({ node }) => node.anchor !== undefined);
  const merged = isMap(environment) && environment.has('<<');
  return shared || merged || FROM_ELSEWHERE.some((key) => service.has(key)) ? undefined : service;
}

/** Whether a health check or a command of the service reads the variable, which would no longer be there. */
function isReadElsewhere({ text, steps }: YamlPlace, service: YAMLMap, variable: string): boolean {
  const [start = 0, end = 0] = service.range ?? [];
  const environment = steps[2]?.kind === 'map' ? steps[2].pair.value : undefined;
  const [from = 0, to = 0] = isMap(environment) || isSeq(environment) ? (environment.range ?? []) : [];
  const beside = new RegExp(`(?<![A-Za-z0-9_])${variable}(?![A-Za-z0-9_])`);
  if (beside.test(text.slice(start, from)) || beside.test(text.slice(to, end))) return true;
  return text.slice(from, to).split(beside).length > 2;
}

/** `docker stack deploy` takes no secret from the environment. */
function isForSwarm(root: YAMLMap, { document }: RewriteRequest): boolean {
  if (/stack|swarm/i.test(documentPath(document).name)) return true;
  const present: unknown = root.get('secrets');
  if (isMap(present) && present.items.some(({ value }) => isMap(value) && value.has('external'))) return true;
  const services: unknown = root.get('services');
  return (
    isMap(services) &&
    services.items.some(({ value }) => {
      const deploy: unknown = isMap(value) ? value.get('deploy') : undefined;
      return isMap(deploy) && SWARM_ONLY.some((key) => deploy.has(key));
    })
  );
}
const SWARM_ONLY = ['endpoint_mode', 'mode', 'placement', 'rollback_config', 'update_config'];

/** The entry takes the path of the file. */
function entryEdits(place: YamlPlace, taking: string, path: string): readonly (Splice | undefined)[] {
  const step = place.steps[3];
  const whole = wholeScalar(place);
  if (step?.kind === 'seq') return [spliceYaml(whole, `${taking}=${path}`)];
  return step === undefined ? [undefined] : [renameKey(step.pair, taking), spliceYaml(whole, path)];
}

function inService(text: string, service: YAMLMap, secret: string): readonly (Splice | undefined)[] {
  const present: unknown = service.get('secrets', true);
  if (present === undefined) return [appendEntry(text, service, ['secrets:', `  - ${secret}`])];
  if (!isSeq(present)) return [undefined];
  if (present.items.some((item) => isScalar(item) && item.value === secret)) return [];
  return [appendItem(text, present, [secret])];
}

/** The secret among those of the file; another one of its name is in the way. */
function atTop(text: string, root: YAMLMap, secret: string, source: string): readonly (Splice | undefined)[] {
  const present: unknown = root.get('secrets', true);
  const lines = [`${secret}:`, `  ${source}`];
  if (present === undefined) {
    const gap = /\n\r?\n\S/.test(text) ? [''] : [];
    return [appendEntry(text, root, [...gap, 'secrets:', ...lines.map((line) => `  ${line}`)])];
  }
  if (!isMap(present)) return [undefined];
  const same: unknown = present.get(secret);
  if (same === undefined) return [appendEntry(text, present, lines)];
  const [key = '', value = ''] = source.split(': ');
  return isMap(same) && String(same.get(key)) === value ? [] : [undefined];
}

const AS_FILE = (secret: string): Text => ({
  en: `The container gets the value as the file /run/secrets/${secret}; its environment, which \`docker inspect\` shows, has it no longer.`,
  ja: `コンテナーは値をファイル /run/secrets/${secret} として受け取ります。\`docker inspect\` で見える環境変数には載らなくなります。`,
});

/** The value goes from the store into the swarm through a pipe. */
function createSecret(
  { name }: RewriteRequest,
  secret: string,
  { store, settings, nameOf }: StoreTarget,
): Text {
  const pipe = `sh -c "printf %s \\"\\$${name}\\" | docker secret create ${secret} -"`;
  const command = store.run?.(pipe, [{ envName: name, name: nameOf(name) }], settings) ?? pipe;
  return {
    en: `A swarm keeps the secret itself: create it once before the next deployment: ${command}`,
    ja: `Swarm はシークレットを自身で保管します。次のデプロイの前に一度だけ作成してください: ${command}`,
  };
}
