/** Which way that is safer than a key fits a credential, by its kind and by where it stands. */
import type { Keyless, Rule, Span } from '../../detection/types.ts';
import { cloudformation, serverless } from '../../remediation/languages/cloudformation.ts';
import { dockerCompose } from '../../remediation/languages/dockerCompose.ts';
import { dockerfile } from '../../remediation/languages/dockerfile.ts';
import { githubActions } from '../../remediation/languages/githubActions.ts';
import { gitlabCi } from '../../remediation/languages/gitlabCi.ts';
import { kubernetes } from '../../remediation/languages/kubernetes.ts';
import type { Language } from '../../remediation/languages/language.ts';
import type { SetupId } from './setup.ts';

/** The document of a credential, and where it stands in it. */
export interface SetupPlace {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
  readonly range: Span;
}

/** What tells a document of one format. */
type Format = Pick<Language, 'matches'>;

interface Ways {
  /** In code, and where nothing is known of the place. */
  readonly anywhere: SetupId;
  /** In files of a platform, whose own way comes before that: the first that matches. */
  readonly at?: readonly (readonly [format: Format, setup: SetupId])[];
}

/** A file of the AWS CLI and of the SDKs. */
const awsFiles: Format = {
  matches: ({ uri }) => /\/\.aws\/(?:credentials|config)$/.test(uri),
};

/** Where what is set up says which runtime it is for. */
const awsTemplate: Format = {
  matches: (document) =>
    cloudformation.matches(document) &&
    /AWS::(?:ECS|CodeBuild)::/.test(document.text) &&
    !/AWS::\w+::Function\b/.test(document.text),
};

const BY_KIND: Readonly<Record<Exclude<Keyless, 'trusted-publishing'>, Ways>> = {
  'aws-role': {
    anywhere: 'aws',
    at: [
      [githubActions, 'awsActions'],
      [awsFiles, 'awsProfile'],
      [kubernetes, 'awsPod'],
      [awsTemplate, 'awsTask'],
      [cloudformation, 'awsFunction'],
      [serverless, 'awsFunction'],
      [dockerCompose, 'awsContainer'],
      [dockerfile, 'awsContainer'],
    ],
  },
  'gcp-adc': {
    anywhere: 'google',
    at: [
      [githubActions, 'googleActions'],
      [kubernetes, 'googlePod'],
    ],
  },
  'azure-managed-identity': { anywhere: 'azureData' },
  'github-token': { anywhere: 'github', at: [[githubActions, 'githubActions']] },
  'workload-identity': { anywhere: 'workloadIdentity' },
  'database-iam': { anywhere: 'database' },
  'short-lived-token': { anywhere: 'shortLived' },
};

/** Where the provider says more than the kind. */
const BY_PROVIDER: Readonly<Record<string, Ways>> = {
  npm: { anywhere: 'npm', at: [[gitlabCi, 'npmGitlab']] },
  PyPI: { anywhere: 'pypi', at: [[gitlabCi, 'pypiGitlab']] },
  RubyGems: { anywhere: 'rubygems' },
  'crates.io': { anywhere: 'crates' },
  NuGet: { anywhere: 'nuget' },
  Kubernetes: { anywhere: 'kubernetes' },
  'HashiCorp Vault': { anywhere: 'vault', at: [[githubActions, 'vaultActions']] },
  'Terraform Cloud': { anywhere: 'terraformCloud' },
  OpenAI: { anywhere: 'openai' },
  OpenRouter: { anywhere: 'openrouter' },
  'Hugging Face': { anywhere: 'huggingface' },
  Docker: { anywhere: 'docker' },
  Snowflake: { anywhere: 'snowflake' },
  Datadog: { anywhere: 'datadog' },
  Doppler: { anywhere: 'doppler' },
  Vercel: { anywhere: 'vercel' },
  'HashiCorp Cloud': { anywhere: 'hcp' },
  Databricks: { anywhere: 'databricks' },
  MongoDB: { anywhere: 'mongodb' },
  Redis: { anywhere: 'redis' },
};

/** Who signs in to Azure itself, rather than to a resource. */
const ENTRA: Ways = {
  anywhere: 'azure',
  at: [
    [githubActions, 'azureActions'],
    [kubernetes, 'azurePod'],
  ],
};
/** Where the rule says more than its provider. */
const BY_RULE: Readonly<Record<string, Ways>> = {
  'azure-entra-client-secret': ENTRA,
  'azure-cli-password': ENTRA,
};

/** What the name of a host says of who runs the database. */
const HOSTS: readonly (readonly [host: RegExp, setup: SetupId])[] = [
  [/\.rds\.amazonaws\.com(?:\.cn)?\b|\.dsql\.[\w-]+\.on\.aws\b/, 'databaseAws'],
  [/\.database\.(?:windows\.net|azure\.com)\b|\.(?:postgres|mysql)\.database\.azure\.com\b/, 'databaseAzure'],
  [/\/cloudsql\/|\bcloudsql\b/, 'databaseGoogle'],
];
/** A connection's other parts stand close to its password (UTF-16 units). */
const NEAR = 400;

/** @returns the way that fits; undefined where the kind of credential has none. */
export function setupFor(rule: Rule, place?: SetupPlace): SetupId | undefined {
  if (rule.keyless === undefined) return undefined;
  const known = BY_RULE[rule.id] ?? BY_PROVIDER[rule.provider];
  if (known === undefined && rule.keyless === 'database-iam') return databaseOf(place);
  const ways = known ?? (rule.keyless === 'trusted-publishing' ? undefined : BY_KIND[rule.keyless]);
  if (ways?.at === undefined || place === undefined) return ways?.anywhere;
  return ways.at.find(([format]) => format.matches(place))?.[1] ?? ways.anywhere;
}

function databaseOf(place: SetupPlace | undefined): SetupId {
  if (place === undefined) return 'database';
  const { text, range } = place;
  const near = text.slice(Math.max(0, range.start - NEAR), range.end + NEAR);
  return HOSTS.find(([host]) => host.test(near))?.[1] ?? 'database';
}
