/**
 * AWS CodeBuild asks AWS' own two stores: an entry of `env.variables` becomes one of `env.secrets-manager` or
 * `env.parameter-store`. Facts: docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html ("env").
 */
import { isMap } from 'yaml';
import type { Text } from '../../../detection/types.ts';
import { spliceScript } from '../../languages/ciScript.ts';
import { codebuild, codebuildVariable, ELSEWHERE, isCommand } from '../../languages/codebuild.ts';
import type { RewriteOutcome, RewriteRequest } from '../../languages/language.ts';
import { refuse, removed, rewritten } from '../../languages/outcome.ts';
import { isWhole, widenToUrl } from '../../languages/yamlFormat.ts';
import { appendEntry, removeEntry, renameKey } from '../../syntax/yamlEntry.ts';
import { replaceScalar, type Splice, type YamlPlace } from '../../syntax/yamlPlace.ts';
import type { BuildSource } from '../references.ts';
import { askedOfStore, inYaml, notReadable, type StoredFormat } from './format.ts';

export const codebuildFormat: StoredFormat = {
  demandedName: (request) => codebuild.demandedName?.(request),
  rewrite: inYaml((found, request, target) => {
    const source = target.store.references?.codebuild?.(target.nameOf(request.name));
    if (source === undefined) return notReadable(target, 'AWS CodeBuild', INSTEAD);
    if (isCommand(found)) return inCommand(found, request, source);
    const place = widenToUrl(found);
    if (codebuildVariable(place) === undefined || !isWhole(place)) return refuse(...ELSEWHERE);
    const changes = movedEntry(place, request.name, source);
    return changes === undefined
      ? refuse(...ELSEWHERE)
      : askedOfStore(rewritten({ changes, stored: place.inside, notes: [SERVICE_ROLE] }));
  }),
};

function inCommand(place: YamlPlace, request: RewriteRequest, source: BuildSource): RewriteOutcome {
  const edit = spliceScript(place, request.name, 'sh');
  if (edit === 'comment') return removed(request);
  const entry = newEntry(place, request.name, source);
  if (typeof edit === 'string' || entry === undefined) return refuse(...ELSEWHERE);
  return askedOfStore(rewritten({ changes: [entry, edit], stored: place.inside, notes: [SERVICE_ROLE] }));
}

/** The entry goes from `variables` to the section of the store; the only one takes its map along. */
function movedEntry(
  place: YamlPlace,
  name: string,
  { section, value }: BuildSource,
): readonly Splice[] | undefined {
  const [, env, variables] = place.steps;
  if (env?.kind !== 'map' || variables?.kind !== 'map') return undefined;
  if (variables.node.items.length === 1 && !env.node.has(section)) {
    const renamed = renameKey(env.pair, section);
    const written = replaceScalar(place, value);
    return renamed === undefined || written === undefined ? undefined : [renamed, written];
  }
  const removal = removeEntry(place);
  const entry = newEntry(place, name, { section, value });
  return removal === undefined || entry === undefined ? undefined : [removal, entry];
}

/** One more variable of a section, which is made where there is none. */
function newEntry(
  { text, document }: YamlPlace,
  name: string,
  { section, value }: BuildSource,
): Splice | undefined {
  const root = document.contents;
  if (!isMap(root)) return undefined;
  const env: unknown = root.get('env', true);
  const line = `${name}: ${value}`;
  if (env === undefined) return appendEntry(text, root, ['env:', `  ${section}:`, `    ${line}`]);
  if (!isMap(env)) return undefined;
  const present: unknown = env.get(section, true);
  if (present === undefined) return appendEntry(text, env, [`${section}:`, `  ${line}`]);
  return isMap(present) && !present.has(name) ? appendEntry(text, present, [line]) : undefined;
}

const SERVICE_ROLE: Text = {
  en: 'The service role of the build project needs `secretsmanager:GetSecretValue` or `ssm:GetParameters` on this one secret.',
  ja: 'ビルドプロジェクトのサービスロールに、このシークレットだけに対する `secretsmanager:GetSecretValue` または `ssm:GetParameters` が必要です。',
};
const INSTEAD: Text = {
  en: 'Choose AWS Secrets Manager or Parameter Store.',
  ja: 'AWS Secrets Manager か Parameter Store を選んでください。',
};
