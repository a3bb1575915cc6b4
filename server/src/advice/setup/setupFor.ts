/** Which way that is safer than a key fits a credential, by its kind and by where it stands. */
import type { Keyless, Rule, Span } from '../../detection/types.ts';
import { githubActions } from '../../remediation/languages/githubActions.ts';
import { gitlabCi } from '../../remediation/languages/gitlabCi.ts';
import type { SetupId } from './setup.ts';

/** The document of a credential, and where it stands in it. */
export interface SetupPlace {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
  readonly range: Span;
}

interface Ways {
  /** In code, and where nothing is known of the place. */
  readonly anywhere: SetupId;
  /** In a workflow of GitHub Actions. */
  readonly workflow?: SetupId;
  /** In the pipeline of GitLab. */
  readonly gitlab?: SetupId;
}

const BY_KIND: Readonly<Record<Exclude<Keyless, 'trusted-publishing'>, Ways>> = {
  'aws-role': { anywhere: 'aws', workflow: 'awsActions' },
  'gcp-adc': { anywhere: 'google', workflow: 'googleActions' },
  'azure-managed-identity': { anywhere: 'azureData' },
  'github-token': { anywhere: 'github', workflow: 'githubActions' },
  'workload-identity': { anywhere: 'workloadIdentity' },
  'database-iam': { anywhere: 'database' },
  'short-lived-token': { anywhere: 'shortLived' },
};

/** Where the provider says more than the kind. */
const BY_PROVIDER: Readonly<Record<string, Ways>> = {
  npm: { anywhere: 'npm', gitlab: 'npmGitlab' },
  PyPI: { anywhere: 'pypi', gitlab: 'pypiGitlab' },
  RubyGems: { anywhere: 'rubygems' },
  'crates.io': { anywhere: 'crates' },
  NuGet: { anywhere: 'nuget' },
  Kubernetes: { anywhere: 'kubernetes' },
  'HashiCorp Vault': { anywhere: 'vault', workflow: 'vaultActions' },
  'Terraform Cloud': { anywhere: 'terraformCloud' },
  Databricks: { anywhere: 'databricks' },
  MongoDB: { anywhere: 'mongodb' },
  Redis: { anywhere: 'redis' },
};

/** Where the rule says more than its provider. */
const BY_RULE: Readonly<Record<string, Ways>> = {
  'azure-entra-client-secret': { anywhere: 'azure', workflow: 'azureActions' },
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
  if (ways === undefined || place === undefined) return ways?.anywhere;
  if (ways.workflow !== undefined && githubActions.matches(place)) return ways.workflow;
  if (ways.gitlab !== undefined && gitlabCi.matches(place)) return ways.gitlab;
  return ways.anywhere;
}

function databaseOf(place: SetupPlace | undefined): SetupId {
  if (place === undefined) return 'database';
  const { text, range } = place;
  const near = text.slice(Math.max(0, range.start - NEAR), range.end + NEAR);
  return HOSTS.find(([host]) => host.test(near))?.[1] ?? 'database';
}
