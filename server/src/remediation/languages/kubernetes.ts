/**
 * Kubernetes manifests: a container reads the value from a Secret that is made outside of git. A manifest of kind Secret
 * is refused: base64 hides nothing, and an entry that leaves it leaves the cluster too.
 * Facts: kubernetes.io, "Define dependent environment variables" and "Managing Secrets using kubectl".
 */

import { isMap, isSeq } from 'yaml';
import type { Text } from '../../detection/types.ts';
import { lineBreakOf, lineStart } from '../syntax/places.ts';
import { appendEntry, appendItem, insertItem, keyStart } from '../syntax/yamlEntry.ts';
import { type Splice, spliceYaml, type YamlPlace, yamlDocuments } from '../syntax/yamlPlace.ts';
import type { Language, Rewrite, RewriteOutcome, RewriteRequest } from './language.ts';
import { refuse, rewritten } from './outcome.ts';
import { isWhole, isYaml, widenToUrl, yamlLanguage } from './yamlFormat.ts';

export const kubernetes: Language = yamlLanguage({
  id: 'kubernetes',
  matches: (document) => isYaml(document) && isManifest(document.text),
  rewrite,
});

function isManifest(text: string): boolean {
  if (!/^apiVersion:/m.test(text) || !/^kind:/m.test(text)) return false;
  return yamlDocuments(text).some(
    ({ contents }) => isMap(contents) && contents.has('apiVersion') && contents.has('kind'),
  );
}

const CONTAINER = /^(?:.*\/)?(?:containers|initContainers|ephemeralContainers)\/\d+\//;
const ENV_VALUE = /env\/\d+\/value$/;
const ARGUMENT = /(?:command|args)\/\d+$/;

/** The Secret from which a container reads a value, and what is to be done besides. */
export interface SecretSource extends Pick<Rewrite, 'notes' | 'files'> {
  readonly secret: string;
  readonly key: string;
}

function rewrite(found: YamlPlace, request: RewriteRequest): RewriteOutcome {
  const secret = secretName(found);
  const key = request.name;
  return readFromSecret(found, request, { secret, key, notes: [createSecret(secret, key)] });
}

/** The value at a place comes from a key of a Secret. */
export function readFromSecret(
  found: YamlPlace,
  request: RewriteRequest,
  source: SecretSource,
): RewriteOutcome {
  const kind = found.document.get('kind');
  if (kind === 'Secret') return refuse(...SECRET_MANIFEST);
  const path = found.path.join('/');
  const container = CONTAINER.exec(path)?.[0];
  const rest = container === undefined ? '' : path.slice(container.length);
  if (!ENV_VALUE.test(rest) && !ARGUMENT.test(rest)) return refuse(...ELSEWHERE);
  if (/\$\(|\$\$/.test(found.inside)) return refuse(...ELSEWHERE);
  const place = widenToUrl(found);
  return ENV_VALUE.test(rest) && isWhole(place)
    ? fromSecret(place, source)
    : byDependentVariable(
        found,
        request,
        source,
        (container ?? '').split('/').length - 1,
        ENV_VALUE.test(rest),
      );
}

/** `value: …` becomes `valueFrom: secretKeyRef`. */
function fromSecret(place: YamlPlace, { secret, key, ...rest }: SecretSource): RewriteOutcome {
  const step = place.steps.at(-1);
  const start = step?.kind === 'map' ? keyStart(step.pair) : undefined;
  if (start === undefined) return refuse(...ELSEWHERE);
  const { text, token } = place;
  const indent = ' '.repeat(start - lineStart(text, start));
  const eol = lineBreakOf(text);
  const newText = place.inFlow
    ? `valueFrom: {secretKeyRef: {name: ${secret}, key: ${key}}}`
    : keyRef(secret, key).join(`${eol}${indent}`) + (text[token.end - 1] === '\n' ? eol : '');
  return rewritten({
    changes: [{ range: { start, end: token.end }, newText }],
    stored: place.before + place.inside + place.after,
    ...rest,
  });
}

const keyRef = (secret: string, key: string): readonly string[] => [
  'valueFrom:',
  '  secretKeyRef:',
  `    name: ${secret}`,
  `    key: ${key}`,
];

/** `$(NAME)` in a value or an argument, with a variable of the container before it that holds the secret. */
function byDependentVariable(
  place: YamlPlace,
  { name }: RewriteRequest,
  { secret, key, ...rest }: SecretSource,
  containerDepth: number,
  inEnv: boolean,
): RewriteOutcome {
  const splice = spliceYaml(place, `$(${name})`);
  const item = [`name: ${name}`, ...keyRef(secret, key)];
  const entry = splice === undefined ? undefined : variableEntry(place, containerDepth, inEnv, item);
  if (splice === undefined || entry === undefined) return refuse(...ELSEWHERE);
  return rewritten({
    changes: [entry, splice],
    stored: place.inside,
    ...rest,
  });
}

function variableEntry(
  { text, steps }: YamlPlace,
  containerDepth: number,
  inEnv: boolean,
  item: readonly string[],
): Splice | undefined {
  const container = steps[containerDepth];
  if (container?.kind !== 'map') return undefined;
  const env = container.node.get('env', true);
  if (isSeq(env)) {
    if (env.items.some((each) => isMap(each) && `name: ${String(each.get('name'))}` === item[0]))
      return undefined;
    const own = inEnv ? steps[containerDepth + 1] : undefined;
    return own?.kind === 'seq' ? insertItem(text, own, item) : appendItem(text, env, item);
  }
  const lines = item.map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));
  return env === undefined ? appendEntry(text, container.node, ['env:', ...lines]) : undefined;
}

/** Named after the workload. */
export function secretName({ document }: YamlPlace): string {
  const name: unknown = document.getIn(['metadata', 'name']);
  return typeof name === 'string' && /^[a-z0-9.-]+$/.test(name) ? `${name}-secrets` : 'app-secrets';
}

const createSecret = (secret: string, name: string): Text => ({
  en: `Make the Secret before the next rollout, one --from-file for each key: \`(. ./.env; printf %s "$${name}") | kubectl create secret generic ${secret} --from-file=${name}=/dev/stdin\`.`,
  ja: `次のロールアウトの前に Secret を作成してください（キーごとに --from-file が一つ必要です）: \`(. ./.env; printf %s "$${name}") | kubectl create secret generic ${secret} --from-file=${name}=/dev/stdin\``,
});

const SECRET_MANIFEST = [
  'A Secret manifest only encodes its values. Keep it out of git: make the Secret with `kubectl create secret generic … --from-file=KEY=/dev/stdin`, or commit an ExternalSecret, a SealedSecret or a SOPS file in its place.',
  'Secret マニフェストは値をエンコードするだけです。git には入れず、`kubectl create secret generic … --from-file=KEY=/dev/stdin` で作成するか、代わりに ExternalSecret・SealedSecret・SOPS のファイルをコミットしてください。',
] as const;
const ELSEWHERE = [
  'Only the `env`, `command` and `args` of a container can take a value from a Secret. Move the value there, or into a Secret that this resource names.',
  'Secret の値を受け取れるのはコンテナーの `env`・`command`・`args` だけです。値をそこに移すか、このリソースが名前で参照する Secret に入れてください。',
] as const;
