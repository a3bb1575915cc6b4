/**
 * CloudFormation and SAM templates, in YAML and JSON: a dynamic reference to Secrets Manager, which CloudFormation itself
 * resolves; and the Serverless Framework, which reads the environment.
 * Facts: docs.aws.amazon.com, "Get a secret or secret value from Secrets Manager"; serverless.com, "Environment Variables".
 */
import { isMap } from 'yaml';
import type { Text } from '../../detection/types.ts';
import { keyStart, removeEntry } from '../syntax/yamlEntry.ts';
import { type YamlPlace, yamlDocuments } from '../syntax/yamlPlace.ts';
import { documentPath } from './documentPath.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { refuse, rewritten } from './outcome.ts';
import { isWhole, isYaml, referTo, widenToUrl, yamlLanguage } from './yamlFormat.ts';

export const cloudformation: Language = yamlLanguage({
  id: 'cloudformation',
  matches: (document) =>
    /^(yaml|json)?-?(cloudformation|cfn)/.test(document.languageId) ||
    (isYaml(document) && isTemplate(document.text)),
  rewrite(place, request) {
    const path = place.path.join('/');
    if (PARAMETER_DEFAULT.test(path)) return dropDefault(place, request);
    if (!isResolvable(path)) return refuse(...ELSEWHERE);
    return referTo(widenToUrl(place), dynamicReference(request.name), [createSecret(request.name)]);
  },
});

function isTemplate(text: string): boolean {
  if (!/^Resources:/m.test(text) || !/AWS::|AWSTemplateFormatVersion/.test(text)) return false;
  const root = yamlDocuments(text)[0]?.contents;
  return isMap(root) && root.has('Resources');
}

const PARAMETER_DEFAULT = /^Parameters\/[^/]+\/Default$/;

/** Whether CloudFormation resolves a dynamic reference at this path. */
export const isResolvable = (path: string): boolean =>
  /^(Resources\/[^/]+\/Properties|Globals)\/./.test(path) &&
  !/\/(UserData|Metadata|Tags|Code\/ZipFile)(\/|$)/.test(path);

export const dynamicReference = (name: string): string => `{{resolve:secretsmanager:${name}}}`;

/** Who makes the secret, without the value in an argument list. */
export const createSecret = (name: string): Text => ({
  en: `Make the secret before the next deployment: \`(. ./.env; printf %s "$${name}") | aws secretsmanager create-secret --name ${name} --secret-string file:///dev/stdin\`.`,
  ja: `次のデプロイの前に秘密の値を登録してください: \`(. ./.env; printf %s "$${name}") | aws secretsmanager create-secret --name ${name} --secret-string file:///dev/stdin\``,
});

/** A parameter without a default must be given at each deployment, and is not echoed. */
function dropDefault(place: YamlPlace, { name }: RewriteRequest): RewriteOutcome {
  const step = place.steps.at(-1);
  const removal = removeEntry(place);
  const start = step?.kind === 'map' ? keyStart(step.pair) : undefined;
  if (step?.kind !== 'map' || removal === undefined || start === undefined || !isWhole(place))
    return refuse(...ELSEWHERE);
  const hidden = step.node.has('NoEcho');
  const indent = place.text.slice(removal.range.start, start);
  const eol = place.text.slice(removal.range.start, removal.range.end).endsWith('\r\n') ? '\r\n' : '\n';
  return rewritten({
    changes: [hidden ? removal : { ...removal, newText: `${indent}NoEcho: true${eol}` }],
    stored: place.inside,
    notes: [
      {
        en: `The parameter has no default any more: give it at each deployment, from a git-ignored file (\`--parameters file://…\`) that holds the value of ${name}.`,
        ja: `パラメーターの既定値がなくなりました。デプロイのたびに、${name} の値を書いた git 管理外のファイル（\`--parameters file://…\`）から渡してください。`,
      },
    ],
  });
}

export const ELSEWHERE = [
  'CloudFormation resolves secrets only in the properties of resources. Use a parameter with `NoEcho: true`, or a `{{resolve:secretsmanager:…}}` reference in the property.',
  'CloudFormation が秘密の値を解決するのはリソースのプロパティだけです。`NoEcho: true` のパラメーターか、プロパティでの `{{resolve:secretsmanager:…}}` を使ってください。',
] as const;

export const serverless: Language = yamlLanguage({
  id: 'serverless',
  matches: (document) =>
    isYaml(document) && /^serverless([.-][\w-]+)?\.ya?ml$/i.test(documentPath(document).name),
  rewrite: (place, { name }) =>
    place.before.lastIndexOf('${') > place.before.lastIndexOf('}')
      ? refuse(...IN_VARIABLE)
      : referTo(widenToUrl(place), `\${env:${name}}`, [
          {
            en: 'Version 4 of the framework reads .env by itself; version 3 does with `useDotenv: true` at the top of the file.',
            ja: 'バージョン 4 は .env を自動で読みます。バージョン 3 ではファイルの先頭に `useDotenv: true` が必要です。',
          },
        ]),
});

const IN_VARIABLE = [
  'The value is the default of a `${…}` variable. Remove the default there.',
  '値が `${…}` 変数の既定値になっています。既定値を取り除いてください。',
] as const;
