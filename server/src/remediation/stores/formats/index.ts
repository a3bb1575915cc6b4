/** Files that a secrets manager's own ecosystem reads in place, by the id of their language. */
import type { Language } from '../../languages/language.ts';
import { azurePipelinesFormat } from './azurePipelines.ts';
import { bicepFormat } from './bicep.ts';
import { cloudBuildFormat } from './cloudBuild.ts';
import { cloudformationJson, cloudformationYaml } from './cloudformation.ts';
import { codebuildFormat } from './codebuild.ts';
import { composeFormat } from './compose.ts';
import { dockerfileFormat } from './dockerfile.ts';
import { dotenvFormat } from './dotenv.ts';
import type { StoredFormat, StoreTarget } from './format.ts';
import { githubActionsFormat } from './githubActions.ts';
import { gitlabCiFormat } from './gitlabCi.ts';
import { kubernetesFormat } from './kubernetes.ts';
import {
  ansibleFormat,
  azureFunctionsFormat,
  helmFormat,
  serverlessFormat,
  taskDefinitionFormat,
} from './simple.ts';
import { springProperties, springYaml } from './spring.ts';
import { terraformFormat } from './terraform.ts';

const FORMATS: Readonly<Record<string, StoredFormat | undefined>> = {
  dotenv: dotenvFormat,
  'docker-compose': composeFormat,
  dockerfile: dockerfileFormat,
  cloudformation: cloudformationYaml,
  'cloudformation-json': cloudformationJson,
  kubernetes: kubernetesFormat,
  'github-actions': githubActionsFormat,
  'gitlab-ci': gitlabCiFormat,
  'azure-pipelines': azurePipelinesFormat,
  codebuild: codebuildFormat,
  'cloud-build': cloudBuildFormat,
  bicep: bicepFormat,
  helm: helmFormat,
  ansible: ansibleFormat,
  serverless: serverlessFormat,
  terraform: terraformFormat,
  spring: springYaml,
  'spring-properties': springProperties,
  'azure-functions': azureFunctionsFormat,
  json: taskDefinitionFormat,
};

/** Languages whose reader keeps its secrets for itself: neither a store nor the environment gives them one. */
const KEEPS_ITS_OWN: ReadonlySet<string> = new Set([
  'circleci',
  'bitbucket-pipelines',
  'travis',
  'drone',
  'jenkins',
  'prometheus',
  'postman',
  'wrangler',
  'wrangler-json',
  'netlify',
  'fly',
]);

/** @returns the language as it writes when its values go into a store. */
export function storeLanguage(language: Language, target: StoreTarget): Language {
  const format = FORMATS[language.id];
  if (format === undefined) {
    return KEEPS_ITS_OWN.has(language.id)
      ? { ...language, rewrite: () => ({ ok: false, reason: OWN_SECRETS }) }
      : language;
  }
  return {
    ...language,
    demandedName: (request) =>
      format.rewrite(request, target) === undefined
        ? language.demandedName?.(request)
        : format.demandedName?.(request, target),
    rewrite: (request) => format.rewrite(request, target) ?? language.rewrite(request),
  };
}

const OWN_SECRETS = {
  en: 'What reads this file keeps its secrets by itself and asks no other store. Use "Move to .env" and put the value there as its note says.',
  ja: 'このファイルを読むサービスは独自にシークレットを保管し、他の保管先は参照しません。「.env へ移す」を使い、表示される手順に従って登録してください。',
};
