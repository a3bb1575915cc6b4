/**
 * GitLab CI. A variable leaves the file for the project's masked variables, which win over the file's; everything else
 * refers to it as `$NAME`. Facts: docs.gitlab.com, "CI/CD variables: precedence" and "Where variables can be used".
 */

import { isMap } from 'yaml';
import { type YamlPlace, yamlDocuments } from '../syntax/yamlPlace.ts';
import { defineIn, isVariableName, moveFromScript, moveToSettings } from './ciVariables.ts';
import { documentPath } from './documentPath.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { refuse } from './outcome.ts';
import { isWhole, isYaml, referTo, widenToUrl, yamlLanguage } from './yamlFormat.ts';

const SCRIPT = /(^|\/)(before_script|script|after_script)(\/\d+)*$/;
const VARIABLE = /(^|\/)variables\/([^/]+)(\/value)?$/;
/** Keywords whose values GitLab or its runner expands. */
const EXPANDED = /(^|\/)(image|services|environment|artifacts|cache|tags|trigger|release)(\/|$)/;

export const gitlabCi: Language = yamlLanguage({
  id: 'gitlab-ci',
  matches: (document) =>
    isYaml(document) &&
    (/(^|[.-])gitlab-ci\.ya?ml$/i.test(documentPath(document).name) ||
      (/\/\.gitlab(\/ci|-ci)?\/[^/]+\.ya?ml$/.test(documentPath(document).path) && hasJob(document.text))),
  demandedName: (place) => {
    const name = VARIABLE.exec(place.path.join('/'))?.[2];
    return isWhole(widenToUrl(place)) && isVariableName(name) ? name : undefined;
  },
  rewrite,
});

const hasJob = (text: string): boolean => {
  const root = yamlDocuments(text)[0]?.contents;
  return (
    isMap(root) &&
    root.items.some(({ value }) => isMap(value) && (value.has('script') || value.has('extends')))
  );
};

function rewrite(found: YamlPlace, request: RewriteRequest): RewriteOutcome {
  const path = found.path.join('/');
  const notes = [
    defineIn(request.name, 'Settings > CI/CD > Variables, masked', '「設定 > CI/CD > 変数」（マスク付き）'),
  ];
  if (SCRIPT.test(path)) return moveFromScript(found, request, notes);
  if (/\$/.test(found.inside)) return refuse(...DOLLAR);
  const variable = VARIABLE.exec(path);
  if (variable !== null) {
    const place = widenToUrl(found);
    if (!isWhole(place)) return referTo(place, `\${${request.name}}`, notes);
    return moveToSettings(place, notes, variable[3] === undefined ? undefined : found.steps.length - 2);
  }
  return EXPANDED.test(path) ? referTo(found, `\${${request.name}}`, notes) : refuse(...ELSEWHERE);
}

const DOLLAR = [
  'The value holds a `$` that GitLab takes for a variable, so its text is not the value.',
  '値に GitLab が変数とみなす `$` が含まれているため、文字どおりの値ではありません。',
] as const;
const ELSEWHERE = [
  'GitLab expands no variables at this place. Define a masked CI/CD variable and read it in the script.',
  'この位置では GitLab の変数が展開されません。マスク付きの CI/CD 変数を定義し、スクリプトで読んでください。',
] as const;
