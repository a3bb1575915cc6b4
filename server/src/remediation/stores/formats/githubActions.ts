/**
 * GitHub Actions: its own secrets, or a step that reads another store into the environment of the job.
 * https://docs.github.com/actions/security-for-github-actions/security-hardening-your-deployments
 */
import type { YAMLMap } from 'yaml';
import type { Text } from '../../../detection/types.ts';
import { spliceScript } from '../../languages/ciScript.ts';
import {
  EXPRESSION,
  githubActions,
  insideExpression,
  isAction,
  NOT_EXPANDED,
  shellOf,
  UNKNOWN_SHELL,
} from '../../languages/githubActions.ts';
import type { RewriteOutcome, RewriteRequest } from '../../languages/language.ts';
import { refuse, removed, rewritten } from '../../languages/outcome.ts';
import { isWhole, widenToUrl } from '../../languages/yamlFormat.ts';
import { insertItem } from '../../syntax/yamlEntry.ts';
import { type Splice, spliceYaml, wholeScalar, type YamlPlace } from '../../syntax/yamlPlace.ts';
import { askedOfStore, inYaml, notReadable, type StoredFormat } from './format.ts';

const IN_STEP = /^jobs\/[^/]+\/steps\/\d+\/(run$|env\/|with\/)/;

export const githubActionsFormat: StoredFormat = {
  rewrite: inYaml((place, request, target) => {
    const { store, settings, nameOf } = target;
    const name = nameOf(request.name);
    if (store.id === 'github-actions') return askedOfStore(githubActions.rewrite({ ...request, name }));
    if (isAction(request.document)) return undefined;
    const lines = store.references?.actionsStep?.(request.name, name, settings);
    if (lines === undefined) return notReadable(target, 'GitHub Actions', INSTEAD);
    if (!IN_STEP.test(place.path.join('/'))) return refuse(...OUTSIDE);
    if (insideExpression(place)) return refuse(...EXPRESSION);
    const reading = place.steps[3];
    const step = reading?.kind === 'seq' ? insertItem(place.text, reading, lines) : undefined;
    return step === undefined ? refuse(...OUTSIDE) : askedOfStore(fromStep(place, request, step));
  }),
};

/** The value comes from the environment that the step before has filled. */
function fromStep(found: YamlPlace, request: RewriteRequest, step: Splice): RewriteOutcome {
  const { name } = request;
  if (found.path.at(-1) !== 'run') {
    const widened = widenToUrl(found);
    const place = isWhole(widened) ? wholeScalar(widened) : widened;
    const edit = spliceYaml(place, `\${{ env.${name} }}`);
    if (edit === undefined) return refuse(...OUTSIDE);
    return rewritten({ changes: [step, edit], stored: place.inside, notes: [SIGN_IN] });
  }
  const own = found.steps.at(-1);
  const job = found.steps[1];
  if (own?.kind !== 'map' || job?.kind !== 'map') return refuse(...OUTSIDE);
  const edit = spliceScript(found, name, shellOf(own.node as YAMLMap, job.pair.value, found));
  if (edit === 'comment') return removed(request);
  if (edit === 'unknown-shell') return refuse(...UNKNOWN_SHELL);
  if (edit === 'not-expanded') return refuse(...NOT_EXPANDED);
  return rewritten({ changes: [step, edit], stored: found.inside, notes: [SIGN_IN] });
}

const SIGN_IN: Text = {
  en: 'The job must sign in to the store before the new step, best by OIDC (`permissions: id-token: write`), and the account needs read access to this one secret.',
  ja: '新しいステップの前に、ジョブから保管先にサインインする必要があります。OIDC（`permissions: id-token: write`）が最適で、アカウントにはこのシークレットの読み取り権限だけを与えてください。',
};
const INSTEAD: Text = {
  en: 'Choose GitHub Actions secrets.',
  ja: 'GitHub Actions シークレットを選んでください。',
};
const OUTSIDE = [
  'A step can read the store only for the steps after it, in their `run`, `env` and `with`. Move the value there, or choose GitHub Actions secrets.',
  'ステップで読んだ値を使えるのは、それより後のステップの `run`・`env`・`with` だけです。値をそこに移すか、GitHub Actions シークレットを選んでください。',
] as const;
