/**
 * Azure Pipelines and a key vault: a task before the step makes a secret variable of each secret, which macros read.
 * Facts: learn.microsoft.com, "AzureKeyVault@2 - Azure Key Vault v2 task" and "Set secret variables".
 */
import type { Text } from '../../../detection/types.ts';
import { azureScript } from '../../languages/otherCi.ts';
import { refuse, rewritten } from '../../languages/outcome.ts';
import { referTo, widenToUrl } from '../../languages/yamlFormat.ts';
import { insertItem } from '../../syntax/yamlEntry.ts';
import type { YamlPlace, YamlStep } from '../../syntax/yamlPlace.ts';
import { askedOfStore, inYaml, notReadable, type StoredFormat } from './format.ts';

export const azurePipelinesFormat: StoredFormat = {
  rewrite: inYaml((place, request, target) => {
    const { store, settings, nameOf } = target;
    const name = nameOf(request.name);
    const lines = store.references?.pipelineTask?.(name, settings);
    if (lines === undefined) return notReadable(target, 'Azure Pipelines', INSTEAD);
    const step = stepOf(place);
    const key = place.path.slice(0, -1).join('/');
    const task = step && insertItem(place.text, step, lines);
    if (task === undefined) return refuse(...OUTSIDE);
    const made = /\/(?:env|inputs)$/.test(`/${key}`)
      ? referTo(widenToUrl(place), `$(${name})`)
      : azureScript(place, request, [], name);
    if (!made.ok || made.rewrite.stored === null) return made;
    const { replacements, stored } = made.rewrite;
    return askedOfStore(rewritten({ changes: [task, ...replacements], stored, notes: [CONNECTION] }));
  }),
};

/** The step around the place: the item of the innermost list called `steps`. */
function stepOf({ steps }: YamlPlace): Extract<YamlStep, { kind: 'seq' }> | undefined {
  const at = steps.findLastIndex(({ kind }, index) => {
    const before = steps[index - 1];
    return kind === 'seq' && before?.kind === 'map' && before.key === 'steps';
  });
  const found = steps[at];
  return found?.kind === 'seq' ? found : undefined;
}

const CONNECTION: Text = {
  en: 'The new task signs in by a service connection: name it in the variable AZURE_SERVICE_CONNECTION of the pipeline, and give its identity the role Key Vault Secrets User on this vault.',
  ja: '新しいタスクはサービス接続でサインインします。接続名をパイプラインの変数 AZURE_SERVICE_CONNECTION に設定し、その ID にこの Key Vault の「Key Vault シークレット ユーザー」ロールを付けてください。',
};
const INSTEAD: Text = {
  en: 'Choose Azure Key Vault, or use "Move to .env" and define the variable as its note says.',
  ja: 'Azure Key Vault を選ぶか、「.env へ移す」を使い、表示される手順に従って変数を定義してください。',
};
const OUTSIDE = [
  'The vault can be read only for the steps after its task, in their scripts, `env` and `inputs`. Move the value there.',
  'Key Vault の値を使えるのは、タスクより後のステップのスクリプト・`env`・`inputs` だけです。値をそこに移してください。',
] as const;
