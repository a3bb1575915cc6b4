/** The configuration formats, most particular first: the first that matches a document is asked. */
import { ansible } from './ansible.ts';
import { bicep } from './bicep.ts';
import { cloudBuild } from './cloudBuild.ts';
import { cloudformation, serverless } from './cloudformation.ts';
import { codebuild } from './codebuild.ts';
import { dockerCompose } from './dockerCompose.ts';
import { dockerfile } from './dockerfile.ts';
import { dotenvFiles } from './dotenvFiles.ts';
import { appsettings, functionsSettings, launchSettings } from './dotnet.ts';
import { githubActions } from './githubActions.ts';
import { gitlabCi } from './gitlabCi.ts';
import { helm } from './helm.ts';
import { jenkins } from './jenkins.ts';
import { jsonFiles } from './jsonFiles.ts';
import { jupyter } from './jupyter.ts';
import { kubernetes } from './kubernetes.ts';
import type { Language } from './language.ts';
import { markdown } from './markdown.ts';
import { mcpClients } from './mcpClients.ts';
import { otherCi } from './otherCi.ts';
import { prometheus } from './prometheus.ts';
import { settingFiles } from './settingFiles.ts';
import { terraform } from './terraform.ts';
import { textFiles } from './textFiles.ts';
import { tomlFiles } from './tomlFiles.ts';
import { vscodeFiles } from './vscodeFiles.ts';
import { xmlFiles } from './xmlFiles.ts';
import { openapi, plainYaml, yamlServices } from './yamlServices.ts';

const YAML: readonly Language[] = [
  githubActions,
  gitlabCi,
  ...otherCi,
  codebuild,
  cloudBuild,
  dockerCompose,
  serverless,
  helm,
  prometheus,
  cloudformation,
  kubernetes,
  openapi,
  ...yamlServices,
  ansible,
  plainYaml,
];

const JSON_FILES: readonly Language[] = [
  jupyter,
  vscodeFiles,
  ...mcpClients,
  appsettings,
  launchSettings,
  functionsSettings,
  ...jsonFiles,
];

export const FORMATS: readonly Language[] = [
  dotenvFiles,
  dockerfile,
  jenkins,
  terraform,
  bicep,
  ...textFiles,
  ...YAML,
  ...JSON_FILES,
  ...tomlFiles,
  ...xmlFiles,
  ...settingFiles,
  markdown,
].map((format) => ({ ...format, stepwise: true }));
