/**
 * Google Cloud Build: a variable of a step becomes a secret one, which `availableSecrets` takes from Secret Manager.
 * Facts: cloud.google.com/build/docs/securing-builds/use-secrets ("secretEnv", "availableSecrets").
 */
import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { Text } from '../../../detection/types.ts';
import { spliceScript } from '../../languages/ciScript.ts';
import { cloudBuild, stepVariable } from '../../languages/cloudBuild.ts';
import { refuse, removed, rewritten } from '../../languages/outcome.ts';
import { widenToUrl } from '../../languages/yamlFormat.ts';
import { appendEntry, appendItem, removeEntry } from '../../syntax/yamlEntry.ts';
import type { Splice } from '../../syntax/yamlPlace.ts';
import { askedOfStore, inYaml, notReadable, type StoredFormat } from './format.ts';

export const cloudBuildFormat: StoredFormat = {
  demandedName: (request) => cloudBuild.demandedName?.(request),
  rewrite: inYaml((found, request, target) => {
    if (target.store.id !== 'google-secret-manager') return notReadable(target, 'Cloud Build', INSTEAD);
    const { name } = request;
    const place = widenToUrl(found);
    const step = place.steps[2];
    const root = place.document.contents;
    if (step?.kind !== 'map' || !isMap(root)) return refuse(...ELSEWHERE);
    const isScript = /^steps\/\d+\/script$/.test(place.path.join('/'));
    const edit = isScript
      ? spliceScript(found, name, 'sh')
      : stepVariable(place) === name
        ? removeEntry(place)
        : undefined;
    if (edit === 'comment') return removed(request);
    const { project = '' } = target.settings;
    const version = `projects/${project === '' ? '$PROJECT_ID' : project}/secrets/${target.nameOf(name)}/versions/latest`;
    const changes = [
      edit,
      ...secretEnv(place.text, step.node, name),
      ...available(place.text, root, version, name),
    ];
    const made = changes.filter((change) => typeof change === 'object');
    if (made.length < changes.length) return refuse(...ELSEWHERE);
    return askedOfStore(
      rewritten({ changes: made, stored: isScript ? found.inside : place.inside, notes: [ACCESSOR] }),
    );
  }),
};

/** The variable among the secret ones of the step. */
function secretEnv(text: string, step: YAMLMap, name: string): readonly (Splice | undefined)[] {
  const present: unknown = step.get('secretEnv', true);
  if (present === undefined) return [appendEntry(text, step, ['secretEnv:', `  - ${name}`])];
  if (!isSeq(present)) return [undefined];
  if (present.items.some((item) => isScalar(item) && item.value === name)) return [];
  const last = present.items.at(-1);
  if (present.flow !== true) return [appendItem(text, present, [name])];
  const at = isScalar(last) ? last.range?.[1] : undefined;
  return [at === undefined ? undefined : { range: { start: at, end: at }, newText: `, '${name}'` }];
}

/** The version of the secret among those that the build may read. */
function available(
  text: string,
  root: YAMLMap,
  version: string,
  name: string,
): readonly (Splice | undefined)[] {
  const lines = [`versionName: ${version}`, `env: ${name}`];
  const present: unknown = root.get('availableSecrets', true);
  if (present === undefined) {
    const item = lines.map((line, index) => `    ${index === 0 ? '- ' : '  '}${line}`);
    return [appendEntry(text, root, ['availableSecrets:', '  secretManager:', ...item])];
  }
  const list: unknown = isMap(present) ? present.get('secretManager', true) : undefined;
  if (!isSeq(list)) return [undefined];
  const same = list.items.find((item) => isMap(item) && item.get('env') === name);
  if (same === undefined) return [appendItem(text, list, lines)];
  return isMap(same) && same.get('versionName') === version ? [] : [undefined];
}

const ACCESSOR: Text = {
  en: 'The service account of the build needs the role Secret Manager Secret Accessor on this secret.',
  ja: 'ビルドのサービスアカウントに、このシークレットに対する「Secret Manager のシークレット アクセサー」ロールが必要です。',
};
const INSTEAD: Text = {
  en: 'Choose Google Secret Manager.',
  ja: 'Google Secret Manager を選んでください。',
};
const ELSEWHERE = [
  "A secret reaches a step by its `env` (`NAME=value`) or its `script` alone. Put the value into the step's `env` first, and read `$$NAME` in its arguments.",
  'シークレットをステップに渡せるのは `env`（`NAME=value`）と `script` だけです。先に値を `env` に移し、引数では `$$NAME` を読んでください。',
] as const;
