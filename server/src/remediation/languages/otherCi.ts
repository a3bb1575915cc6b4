/**
 * CircleCI, Azure Pipelines, Bitbucket, Travis, Drone and Woodpecker: script lines read `$NAME`, variables leave the file
 * for the settings of the service, and each has its own way of handing a secret to a job.
 */

import { isMap, type YAMLMap } from 'yaml';
import type { Text } from '../../detection/types.ts';
import { lineBreakOf, lineStart } from '../syntax/places.ts';
import { appendEntry, keyStart } from '../syntax/yamlEntry.ts';
import type { Splice, YamlPlace } from '../syntax/yamlPlace.ts';
import { spliceScript } from './ciScript.ts';
import { defineIn, isVariableName, moveFromScript, moveToSettings } from './ciVariables.ts';
import { documentPath } from './documentPath.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { refuse, removed, rewritten } from './outcome.ts';
import { isWhole, isYaml, referTo, widenToUrl, yamlLanguage } from './yamlFormat.ts';

/** What a service does with values at some paths; the first row that fits is taken. */
interface Way {
  readonly path: RegExp;
  readonly move: (place: YamlPlace, request: RewriteRequest, notes: readonly Text[]) => RewriteOutcome;
  /** Whether the variable must have the name of the entry that goes away. */
  readonly keepsName?: true;
}

interface Service {
  readonly id: string;
  readonly file: RegExp;
  readonly settings: readonly [en: string, ja: string];
  readonly ways: readonly Way[];
  readonly elsewhere: readonly [en: string, ja: string];
}

const byDollar: Way['move'] = (place, { name }, notes) => referTo(widenToUrl(place), `$${name}`, notes);
const toSettings: Way['move'] = (place, _request, notes) => {
  const whole = widenToUrl(place);
  return isWhole(whole) ? moveToSettings(whole, notes) : refuse(...PARTIAL);
};

/**
 * Azure hands a secret variable to a script only when the step's `env` maps it.
 * @param macro the pipeline's name for it, where that is another one than the script's
 */
export const azureScript = (
  place: YamlPlace,
  request: RewriteRequest,
  notes: readonly Text[],
  macro = request.name,
): RewriteOutcome => {
  const step = place.steps.at(-1);
  if (step?.kind !== 'map') return refuse(...AZURE_ELSEWHERE);
  const shell = step.key === 'bash' ? 'sh' : /pwsh|powershell/.test(step.key) ? 'powershell' : 'other';
  const linux = !/windows|vs20\d\d/i.test(place.text) && /ubuntu|linux|macos/i.test(place.text);
  const edit = spliceScript(place, request.name, step.key === 'script' && linux ? 'sh' : shell);
  if (edit === 'comment') return removed(request);
  if (typeof edit === 'string') return refuse(...AZURE_SHELL);
  const entry = mapIn(place, step.node, 'env', [`${request.name}: $(${macro})`]);
  if (entry === undefined) return refuse(...AZURE_SHELL);
  return rewritten({ changes: [edit, entry], stored: place.inside, notes });
};

/** `from_secret: name` in place of the value. */
const fromSecret: Way['move'] = (found, request, notes) => {
  const place = widenToUrl(found);
  const step = place.steps.at(-1);
  if (!isWhole(place) || step?.kind !== 'map') return refuse(...PARTIAL);
  const entry = `from_secret: ${request.name.toLowerCase()}`;
  const { text, token } = place;
  const change = place.inFlow
    ? { range: token, newText: `{ ${entry} }` }
    : {
        range: { start: text.slice(0, token.start).trimEnd().length, end: token.end },
        newText: nested(place, entry),
      };
  return rewritten({ changes: [change], stored: place.inside, notes });
};

const fromSecretScript: Way['move'] = (place, request, notes) => {
  const step = place.steps.at(-2);
  if (step?.kind !== 'map') return refuse(...PARTIAL);
  const edit = spliceScript(place, request.name, 'sh');
  if (edit === 'comment') return removed(request);
  if (typeof edit === 'string') return refuse(...PARTIAL);
  const entry = mapIn(place, step.node, 'environment', [
    `${request.name}:`,
    `  from_secret: ${request.name.toLowerCase()}`,
  ]);
  if (entry === undefined) return refuse(...PARTIAL);
  return rewritten({ changes: [edit, entry], stored: place.inside, notes });
};

/** A line of a map below the key that the place's scalar belongs to. */
function nested({ text, steps }: YamlPlace, line: string): string {
  const step = steps.at(-1);
  const start = (step?.kind === 'map' ? keyStart(step.pair) : undefined) ?? 0;
  const indent = ' '.repeat(start - lineStart(text, start) + 2);
  return lineBreakOf(text) + indent + line;
}

/** Entries of a step's map `key`, which is made where there is none. */
function mapIn(
  { text }: YamlPlace,
  step: YAMLMap,
  key: string,
  lines: readonly string[],
): Splice | undefined {
  const map = step.get(key, true);
  if (isMap(map)) return map.has(lines[0]?.split(':')[0]) ? undefined : appendEntry(text, map, lines);
  return map === undefined
    ? appendEntry(text, step, [`${key}:`, ...lines.map((line) => `  ${line}`)])
    : undefined;
}

const PARTIAL = [
  'Only a whole value can be handed in by this service. Put the secret into a variable of its own first.',
  'このサービスで渡せるのは値全体だけです。先に秘密の値を単独の変数にしてください。',
] as const;
const AZURE_ELSEWHERE = [
  'Azure Pipelines hands a secret variable only to `env`, `inputs` and macros. Define it in a variable group and map it in the `env` of the step.',
  'Azure Pipelines の秘密変数は `env`・`inputs`・マクロでのみ渡されます。変数グループで定義し、ステップの `env` で割り当ててください。',
] as const;
const AZURE_SHELL = [
  'The shell of this step is not certain. Map the variable in the `env` of the step and read it in the script by hand.',
  'このステップのシェルを確定できません。ステップの `env` で変数を割り当て、スクリプトでは手で参照してください。',
] as const;

const SERVICES: readonly Service[] = [
  {
    id: 'circleci',
    file: /\/\.circleci\/[^/]+\.ya?ml$/,
    settings: [
      'Project Settings > Environment Variables, or in a context',
      'Project Settings > Environment Variables またはコンテキスト',
    ],
    ways: [
      { path: /(^|\/)run(\/command)?$/, move: moveFromScript },
      { path: /\/(auth|aws_auth)\/[^/]+$/, move: byDollar },
      { path: /(^|\/)environment\/(\d+\/)?[^/]+$/, move: toSettings, keepsName: true },
    ],
    elsewhere: [
      'CircleCI expands variables only in `run` and `auth`. Define it in the project settings and read `$NAME` in a `run` step.',
      'CircleCI が変数を展開するのは `run` と `auth` だけです。プロジェクト設定で定義し、`run` ステップで `$NAME` を読んでください。',
    ],
  },
  {
    id: 'azure-pipelines',
    file: /\/(\.?azure-?pipelines?[^/]*\.ya?ml|\.?azure-?pipelines?\/.*\.ya?ml|\.?vsts-ci\.ya?ml)$/,
    settings: [
      'the variables of the pipeline, secret, or in a variable group',
      'パイプラインの変数（シークレット）または変数グループ',
    ],
    ways: [
      {
        path: /(^|\/)(script|bash|pwsh|powershell)$/,
        move: (place, request, notes) => azureScript(place, request, notes),
      },
      {
        path: /\/(env|inputs)\/[^/]+$/,
        move: (place, { name }, notes) => referTo(widenToUrl(place), `$(${name})`, notes),
      },
    ],
    elsewhere: AZURE_ELSEWHERE,
  },
  {
    id: 'bitbucket-pipelines',
    file: /\/bitbucket-pipelines\.ya?ml$/,
    settings: [
      'Repository settings > Repository variables, secured',
      'Repository settings > Repository variables（Secured）',
    ],
    ways: [
      { path: /\/(script|after-script)\/\d+$/, move: moveFromScript },
      { path: /\/variables\/[^/]+$/, move: byDollar },
      { path: /(^|\/)image\/[^/]+(\/[^/]+)?$/, move: byDollar },
    ],
    elsewhere: [
      'Bitbucket expands no variables at this place. Define a secured repository variable and read `$NAME` in the script.',
      'この位置では Bitbucket の変数が展開されません。Secured のリポジトリ変数を定義し、スクリプトで `$NAME` を読んでください。',
    ],
  },
  {
    id: 'travis',
    file: /\/\.travis\.ya?ml$/,
    settings: ['the settings of the repository on Travis CI', 'Travis CI のリポジトリ設定'],
    ways: [
      {
        path: /(^|\/)(before_|after_)?(install|script|success|failure|deploy|cache)(\/\d+)?$/,
        move: moveFromScript,
      },
      { path: /(^|\/)env\/global\/[^/]+$/, move: travisGlobal, keepsName: true },
      { path: /(^|\/)deploy\/(\d+\/)?[\w-]+$/, move: byDollar },
    ],
    elsewhere: [
      'Travis expands no variables at this place. Use `travis encrypt` for a `secure:` value, or a variable of the repository settings in the script.',
      'この位置では Travis の変数が展開されません。`travis encrypt` による `secure:` 値か、リポジトリ設定の変数をスクリプトで使ってください。',
    ],
  },
  {
    id: 'drone',
    file: /\/\.(drone|woodpecker)\.ya?ml$|\/\.woodpecker\/[^/]+\.ya?ml$/,
    settings: ['the secrets of the repository (in lower case)', 'リポジトリの Secrets（小文字の名前）'],
    ways: [
      { path: /\/commands\/\d+$/, move: fromSecretScript },
      { path: /\/(environment|settings)\/[^/]+$/, move: fromSecret },
    ],
    elsewhere: [
      'Only `environment`, `settings` and `commands` can take a secret (`from_secret`).',
      '秘密の値（`from_secret`）を渡せるのは `environment`・`settings`・`commands` だけです。',
    ],
  },
];

/** An item `KEY=value` of `env.global`; other lists of `env` make one build per item. */
function travisGlobal(place: YamlPlace, _request: RewriteRequest, notes: readonly Text[]): RewriteOutcome {
  const whole = place.before === '' ? place : { ...place, before: place.before.replace(/^\w+=["']?$/, '') };
  const rest = { ...whole, after: whole.after.replace(/^["']$/, '') };
  return isWhole(rest) ? moveToSettings(place, notes) : refuse(...PARTIAL);
}

/** The variable whose entry goes away: the key, or what stands before `=` in an item. */
function entryName(place: YamlPlace): string | undefined {
  const name = /^(\w+)=/.exec(place.before)?.[1] ?? place.path.at(-1);
  return isVariableName(name) ? name : undefined;
}

function serviceLanguage({ id, file, settings, ways, elsewhere }: Service): Language {
  const wayOf = (place: YamlPlace): Way | undefined =>
    ways.find(({ path }) => path.test(place.path.join('/')));
  return yamlLanguage({
    id,
    matches: (document) => isYaml(document) && file.test(documentPath(document).path),
    demandedName: (place) => (wayOf(place)?.keepsName === true ? entryName(place) : undefined),
    rewrite: (place, request) =>
      wayOf(place)?.move(place, request, [defineIn(request.name, ...settings)]) ?? refuse(...elsewhere),
  });
}

export const otherCi: readonly Language[] = SERVICES.map(serviceLanguage);
