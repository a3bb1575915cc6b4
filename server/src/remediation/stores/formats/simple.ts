/** Formats in which one text takes the place of the value: each a row of what the store calls itself there. */
import type { Text } from '../../../detection/types.ts';
import { referByLookup } from '../../languages/ansible.ts';
import { documentPath } from '../../languages/documentPath.ts';
import { IN_TEMPLATE, PARTIAL, TEMPLATE } from '../../languages/helm.ts';
import { refuse, rewritten } from '../../languages/outcome.ts';
import { isWhole, referTo, widenToUrl } from '../../languages/yamlFormat.ts';
import { isWholeString, type JsonPlace, nodeAt, replaceString, valueAt } from '../../syntax/jsonPlace.ts';
import { type Splice, wholeScalar } from '../../syntax/yamlPlace.ts';
import { askedOfStore, inJson, inYaml, notReadable, type StoredFormat } from './format.ts';

export const ansibleFormat: StoredFormat = {
  rewrite: inYaml((place, { name }, { store, settings, nameOf }) => {
    const lookup = store.references?.ansible?.(nameOf(name), settings);
    return lookup === undefined
      ? undefined
      : askedOfStore(referByLookup(place, lookup, [collection(lookup)]));
  }),
};

/** `amazon.aws.ssm_parameter` belongs to the collection `amazon.aws`. */
const collection = (lookup: string): Text => {
  const name = /'([\w]+\.[\w]+)\./.exec(lookup)?.[1] ?? '';
  return {
    en: `The control node needs the collection: \`ansible-galaxy collection install ${name}\`.`,
    ja: `コントロールノードにコレクションが必要です: \`ansible-galaxy collection install ${name}\``,
  };
};

export const serverlessFormat: StoredFormat = {
  rewrite: inYaml((place, { name }, { store, settings, nameOf }) => {
    const reference = store.references?.serverless?.(nameOf(name), settings);
    const inVariable = place.before.lastIndexOf('${') > place.before.lastIndexOf('}');
    return reference === undefined || inVariable
      ? undefined
      : askedOfStore(referTo(widenToUrl(place), reference));
  }),
};

/** Values of a chart: vals puts the secret in when the release is made. */
export const helmFormat: StoredFormat = {
  rewrite: inYaml((found, { name, document }, target) => {
    const { store, settings, nameOf } = target;
    if (TEMPLATE.test(documentPath(document).path)) return refuse(...IN_TEMPLATE);
    const reference = store.references?.vals?.(nameOf(name), settings);
    if (reference === undefined) return notReadable(target, 'vals', VALS_INSTEAD);
    const place = widenToUrl(found);
    if (!isWhole(place)) return refuse(...PARTIAL);
    return askedOfStore(referTo(wholeScalar(place), reference, [VALS]));
  }),
};

const VALS: Text = {
  en: 'Helmfile resolves the reference by itself; plain Helm gets it by `vals eval -f values.yaml | helm upgrade … -f -`.',
  ja: 'Helmfile はこの参照を自動で解決します。Helm だけの場合は `vals eval -f values.yaml | helm upgrade … -f -` で渡してください。',
};
const VALS_INSTEAD: Text = {
  en: 'Tell its project or namespace, or choose another store.',
  ja: 'プロジェクトや名前空間を指定するか、別の保管先を選んでください。',
};

/** `local.settings.json` of Azure Functions, whose tools resolve key vault references as the service does. */
export const azureFunctionsFormat: StoredFormat = {
  rewrite: inJson((place, { name }, target) => {
    const { store, settings, nameOf } = target;
    const reference = store.references?.azureSettings?.(nameOf(name), settings);
    if (reference === undefined) return notReadable(target, 'Azure Functions', AZURE_INSTEAD);
    if (!isWholeString(place) || !/^Values\/[^/]+$/.test(place.path.join('/')))
      return refuse(...WHOLE_SETTING);
    return askedOfStore(
      rewritten({ changes: [replaceString(place, reference)], stored: place.inside, notes: [AZURE_LOCAL] }),
    );
  }),
};

const AZURE_LOCAL: Text = {
  en: 'The Functions Core Tools resolve it by your `az login`; for the deployed app copy the setting and give its identity the role Key Vault Secrets User.',
  ja: 'Functions Core Tools は `az login` の権限で解決します。デプロイ先には同じ設定をコピーし、アプリの ID に「Key Vault シークレット ユーザー」ロールを付けてください。',
};
const AZURE_INSTEAD: Text = {
  en: 'Choose Azure Key Vault.',
  ja: 'Azure Key Vault を選んでください。',
};
const WHOLE_SETTING = [
  'Only a whole setting of `Values` can be a key vault reference.',
  'Key Vault 参照にできるのは `Values` の設定値全体だけです。',
] as const;

const ECS_VALUE = /^((?:taskDefinition\/)?containerDefinitions\/\d+)\/environment\/(\d+)\/value$/;

/** A task definition of ECS: the entry of `environment` becomes one of `secrets`. */
export const taskDefinitionFormat: StoredFormat = {
  demandedName(request, target) {
    let demanded: string | undefined;
    inJson((place) => {
      const name = valueAt(place.root, [...place.path.slice(0, -1), 'name']);
      demanded = typeof name === 'string' ? name : undefined;
      return undefined;
    })(request, target);
    return demanded;
  },
  rewrite: inJson((place, { name }, target) => {
    const found = ECS_VALUE.exec(place.path.join('/'));
    if (found === null) return undefined;
    const { store, nameOf, givenFor } = target;
    const valueFrom = store.references?.ecs?.(nameOf(name), givenFor(name));
    if (valueFrom === undefined) return notReadable(target, 'Amazon ECS', ECS_INSTEAD);
    if (!isWholeString(place)) return refuse(...WHOLE_ENTRY);
    const entry = place.path.slice(0, -1);
    const container = place.path.slice(0, -3);
    const list = nodeAt(place.root, entry.slice(0, -1));
    const removal = removedItem(list?.children ?? [], Number(entry.at(-1)));
    const variable = String(valueAt(place.root, [...entry, 'name']));
    const secret = `{ "name": ${JSON.stringify(variable)}, "valueFrom": ${JSON.stringify(valueFrom)} }`;
    const added = addSecret(place, container, secret);
    if (removal === undefined || added === undefined) return refuse(...WHOLE_ENTRY);
    return askedOfStore(
      rewritten({ changes: [removal, added], stored: place.inside, notes: [EXECUTION_ROLE] }),
    );
  }),
};

/** The entry after the last of `secrets`, which are made after `environment` where there are none. */
function addSecret(
  { text, root }: JsonPlace,
  container: JsonPlace['path'],
  secret: string,
): Splice | undefined {
  const present = nodeAt(root, [...container, 'secrets']);
  const last = present?.children?.at(-1);
  const environment = nodeAt(root, [...container, 'environment'])?.parent;
  if (present?.children?.length === 0) {
    const start = present.offset + 1;
    return { range: { start, end: start }, newText: secret };
  }
  const beside = last ?? environment;
  if (beside === undefined || (present !== undefined && last === undefined)) return undefined;
  const at = beside.offset + beside.length;
  const lead = /\s*$/.exec(text.slice(0, beside.offset))?.[0] ?? '';
  const newText =
    last === undefined
      ? `,${lead}"secrets": [${lead}${lead === '' ? '' : '  '}${secret}${lead}]`
      : `,${lead}${secret}`;
  return { range: { start: at, end: at }, newText };
}

/** The item with the comma that parts it from its neighbour. */
function removedItem(
  items: readonly { readonly offset: number; readonly length: number }[],
  index: number,
): Splice | undefined {
  const item = items[index];
  const before = items[index - 1];
  const after = items[index + 1];
  if (item === undefined) return undefined;
  const start = before === undefined ? item.offset : before.offset + before.length;
  const end = before === undefined && after !== undefined ? after.offset : item.offset + item.length;
  return { range: { start, end }, newText: '' };
}

const EXECUTION_ROLE: Text = {
  en: 'The execution role of the task needs `secretsmanager:GetSecretValue` or `ssm:GetParameters` on this one secret.',
  ja: 'タスクの実行ロールに、このシークレットだけに対する `secretsmanager:GetSecretValue` または `ssm:GetParameters` が必要です。',
};
const ECS_INSTEAD: Text = {
  en: 'Choose AWS Secrets Manager or Parameter Store.',
  ja: 'AWS Secrets Manager か Parameter Store を選んでください。',
};
const WHOLE_ENTRY = [
  'Only a whole variable of a container can come from a store.',
  '保管先から渡せるのはコンテナーの環境変数の値全体だけです。',
] as const;
