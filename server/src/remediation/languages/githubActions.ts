/**
 * GitHub Actions workflows. `${{ secrets.NAME }}` where the runner itself reads a value; in script text through the
 * step's environment, so that the value is never part of the script.
 * Facts: docs.github.com, "Secrets reference" and "Contexts reference: context availability".
 */
import { isMap, isScalar, type YAMLMap } from 'yaml';
import type { Text } from '../../detection/types.ts';
import type { FixDocument } from '../plan.ts';
import { appendEntry, insertBefore } from '../syntax/yamlEntry.ts';
import { type Splice, wholeScalar, type YamlPlace } from '../syntax/yamlPlace.ts';
import { type Shell, spliceScript } from './ciScript.ts';
import { documentPath } from './documentPath.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { refuse, removed, rewritten } from './outcome.ts';
import { isWhole, isYaml, referTo, widenToUrl, yamlLanguage } from './yamlFormat.ts';

export const githubActions: Language = yamlLanguage({
  id: 'github-actions',
  matches: (document) =>
    document.languageId === 'github-actions-workflow' ||
    (isYaml(document) &&
      (/\/\.(github|gitea|forgejo)\/workflows\/[^/]+$/.test(documentPath(document).path) ||
        isAction(document))),
  // GitHub refuses secrets whose name starts with GITHUB_.
  demandedName: (_place, { name }) =>
    name.startsWith('GITHUB_') ? `GH_${name.slice('GITHUB_'.length)}` : undefined,
  rewrite,
});

/** The definition of an action (`action.yml`): it has inputs, never secrets. */
export const isAction = (document: Pick<FixDocument, 'uri' | 'text'>): boolean =>
  /^action\.ya?ml$/i.test(documentPath(document).name) && /^runs:/m.test(document.text);

/** Where the `secrets` context is available, as paths; `*` is any key. All other places are refused. */
const WITH_SECRETS: readonly RegExp[] = [
  /^env\/[^/]+$/,
  /^jobs\/[^/]+\/env\/[^/]+$/,
  /^jobs\/[^/]+\/secrets\/[^/]+$/,
  /^jobs\/[^/]+\/environment\/url$/,
  /^jobs\/[^/]+\/outputs\/[^/]+$/,
  /^jobs\/[^/]+\/container\/(credentials|env)\/[^/]+$/,
  /^jobs\/[^/]+\/services\/[^/]+\/(credentials|env)\/[^/]+$/,
  /^jobs\/[^/]+\/steps\/\d+\/(env|with)\/[^/]+$/,
];

const STEP_RUN = /^jobs\/[^/]+\/steps\/\d+\/run$/;

function rewrite(found: YamlPlace, request: RewriteRequest): RewriteOutcome {
  if (isAction(request.document)) return refuse(...ACTION);
  const path = found.path.join('/');
  if (STEP_RUN.test(path)) return rewriteScript(found, request);
  if (/^jobs\/[^/]+\/steps\/\d+\/with\/script$/.test(path)) return refuse(...SCRIPT_INPUT);
  if (!WITH_SECRETS.some((pattern) => pattern.test(path))) return refuse(...NO_CONTEXT);
  if (insideExpression(found)) return refuse(...EXPRESSION);
  const widened = widenToUrl(found);
  const place =
    isWhole(widened) && widened.style !== 'literal' && widened.style !== 'folded'
      ? wholeScalar(widened)
      : widened;
  return referTo(place, `\${{ secrets.${request.name} }}`, [setSecret(request.name)]);
}

export const insideExpression = ({ before }: YamlPlace): boolean =>
  before.lastIndexOf('${{') > before.lastIndexOf('}}');

function rewriteScript(place: YamlPlace, request: RewriteRequest): RewriteOutcome {
  const { name } = request;
  const stepLevel = place.steps.at(-1);
  const jobLevel = place.steps[1];
  if (stepLevel?.kind !== 'map' || jobLevel?.kind !== 'map') return refuse(...NO_CONTEXT);
  if (insideExpression(place)) return refuse(...EXPRESSION);
  const edit = spliceScript(place, name, shellOf(stepLevel.node, jobLevel.pair.value, place));
  if (edit === 'comment') return removed(request);
  if (edit === 'unknown-shell') return refuse(...UNKNOWN_SHELL);
  if (edit === 'not-expanded') return refuse(...NOT_EXPANDED);
  const entry = environmentEntry(place, stepLevel.node, name);
  if (entry === undefined) return refuse(...NO_ENVIRONMENT);
  return rewritten({
    changes: [...(entry === 'there' ? [] : [entry]), edit],
    stored: place.inside,
    notes: [setSecret(name)],
  });
}

/** `NAME: ${{ secrets.NAME }}` in the step's `env`, which is made where there is none. */
function environmentEntry(place: YamlPlace, step: YAMLMap, name: string): Splice | 'there' | undefined {
  const value = `\${{ secrets.${name} }}`;
  const env = step.get('env', true);
  if (isMap(env)) {
    const present = env.get(name);
    if (present !== undefined) return present === value ? 'there' : undefined;
    return appendEntry(place.text, env, [`${name}: ${value}`]);
  }
  if (env !== undefined) return undefined;
  const lines = ['env:', `  ${name}: ${value}`];
  const index = step.items.findIndex(({ key }) => isScalar(key) && key.value === 'run');
  const run = step.items[index];
  if (run === undefined || step.flow === true) return undefined;
  return index === 0 ? appendEntry(place.text, step, lines) : insertBefore(place.text, run, lines);
}

const SHELLS: readonly (readonly [RegExp, Shell])[] = [
  [/^(bash|sh|zsh)\b/, 'sh'],
  [/^(pwsh|powershell)\b/, 'powershell'],
  [/^cmd\b/, 'cmd'],
];

/** The shell of a step: its own, the defaults', else the runner's. */
export function shellOf(step: YAMLMap, job: unknown, { document }: YamlPlace): Shell {
  const named =
    step.get('shell') ??
    (isMap(job) ? job.getIn(['defaults', 'run', 'shell']) : undefined) ??
    document.getIn(['defaults', 'run', 'shell']);
  if (named !== undefined) return SHELLS.find(([pattern]) => pattern.test(String(named)))?.[1] ?? 'other';
  const runner = isMap(job)
    ? `${String(job.get('runs-on'))} ${String(job.getIn(['strategy', 'matrix'], true) ?? '')}`
    : '';
  if (!/windows/i.test(runner)) return 'sh';
  return /ubuntu|macos|linux/i.test(runner) ? 'other' : 'powershell';
}

const setSecret = (name: string): Text => ({
  en: `GitHub does not read .env: run \`gh secret set ${name}\` and paste the value when asked, or \`gh secret set -f .env\` for all of the file.`,
  ja: `GitHub は .env を読みません。\`gh secret set ${name}\` を実行して値を貼り付けるか、\`gh secret set -f .env\` でファイル全体を登録してください。`,
});

export const ACTION = [
  'An action cannot read secrets. Declare an input, use `${{ inputs.… }}` here, and let the calling workflow pass `${{ secrets.… }}`.',
  'アクションは secrets を読めません。入力を宣言してここでは `${{ inputs.… }}` を使い、呼び出し側のワークフローから `${{ secrets.… }}` を渡してください。',
] as const;
export const SCRIPT_INPUT = [
  'The value stands in the program text of an action. Give it to the step by `env: NAME: ${{ secrets.NAME }}` and read `process.env.NAME` in the script.',
  '値がアクションに渡すプログラムの中にあります。ステップに `env: NAME: ${{ secrets.NAME }}` を付け、スクリプトでは `process.env.NAME` を読んでください。',
] as const;
const NO_CONTEXT = [
  'GitHub does not expand secrets at this place of a workflow. Move the value into the `env` or `with` of the step that uses it.',
  'ワークフローのこの位置では secrets が展開されません。値を使うステップの `env` か `with` に移してください。',
] as const;
export const EXPRESSION = [
  'The value stands inside a `${{ … }}` expression. Replace it there by `secrets.NAME`.',
  '値が `${{ … }}` 式の中にあります。式の中で `secrets.NAME` に置き換えてください。',
] as const;
export const UNKNOWN_SHELL = [
  "The step runs in more than one shell, or in one whose quoting is not known. Set `shell: bash`, or read the variable from the step's `env` by hand.",
  'ステップが複数のシェル、または引用規則の分からないシェルで実行されます。`shell: bash` を指定するか、ステップの `env` の変数を手で参照してください。',
] as const;
export const NOT_EXPANDED = [
  'The shell expands no variables at this spot (a quoted here-document, or a literal string).',
  'この位置（引用付きヒアドキュメントなど）ではシェルが変数を展開しません。',
] as const;
const NO_ENVIRONMENT = [
  'The step already has an `env` that cannot take the variable. Add it there by hand.',
  'ステップの既存の `env` に変数を追加できません。手で追加してください。',
] as const;
