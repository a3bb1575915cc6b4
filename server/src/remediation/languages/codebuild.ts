/**
 * AWS CodeBuild: a variable of the buildspec leaves it for the environment of the build project; commands read `$NAME`.
 * Facts: docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html ("env", "phases").
 */
import type { Text } from '../../detection/types.ts';
import type { YamlPlace } from '../syntax/yamlPlace.ts';
import { defineIn, isVariableName, moveFromScript, moveToSettings } from './ciVariables.ts';
import { documentPath } from './documentPath.ts';
import type { Language } from './language.ts';
import { refuse } from './outcome.ts';
import { isWhole, isYaml, widenToUrl, yamlLanguage } from './yamlFormat.ts';

export const codebuild: Language = yamlLanguage({
  id: 'codebuild',
  matches: (document) =>
    isYaml(document) &&
    /^buildspec[\w.-]*\.ya?ml$/i.test(documentPath(document).name) &&
    /^phases:/m.test(document.text),
  demandedName: (place) => codebuildVariable(place),
  rewrite(found, request) {
    const notes = [defineIn(request.name, ...PROJECT)];
    if (isCommand(found)) return moveFromScript(found, request, notes);
    const place = widenToUrl(found);
    if (codebuildVariable(place) === undefined) return refuse(...ELSEWHERE);
    return isWhole(place) ? moveToSettings(place, notes) : refuse(...ELSEWHERE);
  },
});

/** The variable whose value the place is, in `env.variables`. */
export function codebuildVariable({ path }: YamlPlace): string | undefined {
  const [env, variables, name] = path;
  const stands = path.length === 3 && env === 'env' && variables === 'variables';
  return stands && isVariableName(name) ? name : undefined;
}

/** A command of a phase, where the buildspec names no other shell than a POSIX one. */
export function isCommand({ path, document }: YamlPlace): boolean {
  const shell: unknown = document.getIn(['env', 'shell']);
  const posix = shell === undefined || /^(?:ba|z)?sh$/.test(String(shell));
  return posix && /^phases\/[^/]+\/(?:commands|finally)\/\d+$/.test(path.join('/'));
}

const PROJECT = [
  'the environment variables of the build project, as a parameter or a secret',
  'ビルドプロジェクトの環境変数（Parameter または Secrets Manager）',
] as const;

/** Why a value of a buildspec stays. */
export const ELSEWHERE: readonly [en: Text['en'], ja: Text['ja']] = [
  'A secret reaches a build by a whole variable of `env` and the commands that read it. Put the value into `env.variables` first.',
  'シークレットをビルドに渡せるのは `env` の変数の値全体と、それを読むコマンドだけです。先に `env.variables` に移してください。',
];
