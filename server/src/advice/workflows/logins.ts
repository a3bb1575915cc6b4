/**
 * Steps that sign in to a cloud or to Vault with a key take a role by OIDC instead; keys in a step's environment become
 * such a step before it. Facts: the READMEs of the actions; docs.github.com, "OpenID Connect".
 */
import type { SetupId } from '../setup/setup.ts';
import { dropEntries, onlyReads, stepBefore } from './edits.ts';
import { offer, type Recipe, valueSpans } from './offer.ts';
import { mapOf, type Step, stringOf } from './workflow.ts';

interface Login {
  readonly setup: SetupId;
  /** Inputs that are keys. */
  readonly keys: readonly string[];
  /** Inputs that go with them. */
  readonly more?: readonly string[];
  /** What comes in their place; capitals are for the person to fill in. */
  readonly put: readonly (readonly [name: string, value: string])[];
}

const ROLE = 'arn:aws:iam::ACCOUNT:role/ROLE';

const LOGINS: Readonly<Record<string, Login>> = {
  'aws-actions/configure-aws-credentials': {
    setup: 'awsActions',
    keys: ['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'],
    put: [['role-to-assume', ROLE]],
  },
  'google-github-actions/auth': {
    setup: 'googleActions',
    keys: ['credentials_json'],
    put: [
      [
        'workload_identity_provider',
        'projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER',
      ],
      ['service_account', 'NAME@PROJECT.iam.gserviceaccount.com'],
    ],
  },
  'azure/login': {
    setup: 'azureActions',
    keys: ['creds'],
    put: [
      ['client-id', 'CLIENT_ID'],
      ['tenant-id', 'TENANT_ID'],
      ['subscription-id', 'SUBSCRIPTION_ID'],
    ],
  },
  'hashicorp/vault-action': {
    setup: 'vaultActions',
    keys: ['token', 'secretId'],
    more: ['method', 'roleId'],
    put: [
      ['method', 'jwt'],
      ['role', 'ROLE'],
    ],
  },
  'dopplerhq/secrets-fetch-action': {
    setup: 'doppler',
    keys: ['doppler-token'],
    put: [
      ['auth-method', 'oidc'],
      ['doppler-identity-id', 'IDENTITY_ID'],
      ['doppler-project', 'PROJECT'],
      ['doppler-config', 'CONFIG'],
    ],
  },
};

/** An action that is given a key. */
export const login: Recipe = (step) => {
  const found = LOGINS[step.uses];
  if (found === undefined || step.inputs === undefined) return undefined;
  const spans = valueSpans(step.inputs, found.keys);
  if (spans.length === 0) return undefined;
  // A role that is there already is taken with the keys: that is role chaining, and not ours to undo.
  const isChained = found.setup === 'awsActions' && step.inputs.has('role-to-assume');
  const { text } = step.job.workflow;
  const gone = [...found.keys, ...(found.more ?? [])];
  const changes = isChained ? undefined : dropEntries(text, step.node, 'with', gone, found.put);
  return offer(step, found.setup, spans, changes);
};

const AWS_KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
const REGIONS = ['AWS_REGION', 'AWS_DEFAULT_REGION'];
/** A service that only speaks AWS's protocol knows no role. */
const FOREIGN =
  /endpoint[-_]url|AWS_ENDPOINT|r2\.cloudflarestorage|digitaloceanspaces|backblazeb2|minio|wasabi/i;

/** A program that is handed the keys by name would miss the session's token, which a role always has. */
const BY_NAME =
  /AWS_(?:ACCESS|SECRET|SESSION)\w+|aws configure set|\bs3cmd\b|\brclone\b|env\.AWS_|--(?:access|secret)[-_]key/;

const byName = ({ run, inputs }: Step): boolean =>
  BY_NAME.test(`${run?.value ?? ''}\n${inputs === undefined ? '' : String(inputs)}`);

/**
 * Keys of AWS in the environment of a script or of a job: a step before it signs in by a role, for all that follow. Not
 * for an action: what it does with the keys is not to be seen.
 */
export const awsEnvironment: Recipe = (step) => {
  const { job, env } = step;
  const { text, root } = job.workflow;
  const ofJob = mapOf(job.node, 'env');
  const isOfJob = step.index === 0 && ofJob?.has('AWS_SECRET_ACCESS_KEY') === true;
  if (!isOfJob && (env?.has('AWS_SECRET_ACCESS_KEY') !== true || step.run === undefined)) return undefined;
  const users = isOfJob ? job.steps : [step];
  const everything = [...users.map(({ node }) => node), ofJob, root.get('env', true)].map(String).join('\n');
  if (FOREIGN.test(everything)) return undefined;
  const owner = isOfJob ? job.node : step.node;
  const spans = valueSpans(isOfJob ? ofJob : env, AWS_KEYS);
  const isPlain =
    !users.some(byName) &&
    (!isOfJob || (job.steps.every(onlyReads) && job.steps.every(({ uses }) => !/aws-creden/.test(uses))));
  const dropped = isPlain ? dropEntries(text, owner, 'env', AWS_KEYS) : undefined;
  const before = stepBefore(step, [
    'uses: aws-actions/configure-aws-credentials@v6',
    'with:',
    `  role-to-assume: ${ROLE}`,
    `  aws-region: ${regionOf([env, ofJob, mapOf(root, 'env')])}`,
  ]);
  return offer(step, 'awsActions', spans, dropped && [before, ...dropped]);
};

/** The region that the step works in, as plain YAML; the environment of a step is not known to a step before it. */
function regionOf(environments: readonly Parameters<typeof stringOf>[0][]): string {
  for (const environment of environments) {
    for (const name of REGIONS) {
      const found = stringOf(environment, name);
      if (
        found !== undefined &&
        /^(?:[a-z]{2}(?:-[a-z]+)+-\d|\$\{\{ ?(?:secrets|vars)\.\w+ ?\}\})$/.test(found)
      )
        return found;
    }
  }
  return 'REGION';
}

const ARM = ['ARM_CLIENT_SECRET'];

/** Terraform's Azure provider with a client secret in the environment of a step: it takes the token of the job instead. */
export const azureEnvironment: Recipe = (step) => {
  const spans = valueSpans(step.env, ARM);
  if (spans.length === 0 || step.env?.has('ARM_CLIENT_ID') !== true) return undefined;
  const { text } = step.job.workflow;
  return offer(
    step,
    'azureActions',
    spans,
    dropEntries(text, step.node, 'env', ARM, [['ARM_USE_OIDC', "'true'"]]),
  );
};

/** Databricks' programs with a token in the environment of a script: they ask for one of the job instead. */
export const databricksEnvironment: Recipe = (step) => {
  const spans = valueSpans(step.env, ['DATABRICKS_TOKEN']);
  if (spans.length === 0 || step.run === undefined) return undefined;
  const script = step.run.value;
  const isPlain =
    /\bdatabricks \w/.test(script) &&
    !/DATABRICKS_TOKEN/.test(script) &&
    step.env?.has('DATABRICKS_HOST') === true;
  const put: readonly (readonly [string, string])[] = [
    ['DATABRICKS_AUTH_TYPE', 'github-oidc'],
    ['DATABRICKS_CLIENT_ID', 'CLIENT_ID'],
  ];
  const { text } = step.job.workflow;
  const changes = isPlain ? dropEntries(text, step.node, 'env', ['DATABRICKS_TOKEN'], put) : undefined;
  return offer(step, 'databricks', spans, changes);
};

/** `vault` with a token in the environment of a script: a step before it signs in, and hands on a token for minutes. */
export const vaultEnvironment: Recipe = (step) => {
  const spans = valueSpans(step.env, ['VAULT_TOKEN']);
  const address = stringOf(step.env, 'VAULT_ADDR');
  if (spans.length === 0 || step.run === undefined) return undefined;
  const script = step.run.value;
  const isPlain =
    address !== undefined &&
    /^[\w:/.${} -]+$/.test(address) &&
    /\bvault \w/.test(script) &&
    !/VAULT_TOKEN/.test(script);
  const { text } = step.job.workflow;
  const dropped = isPlain ? dropEntries(text, step.node, 'env', ['VAULT_TOKEN']) : undefined;
  const before = stepBefore(step, [
    'uses: hashicorp/vault-action@v3',
    'with:',
    `  url: ${address}`,
    '  method: jwt',
    '  role: ROLE',
    '  exportToken: true',
  ]);
  return offer(step, 'vaultActions', spans, dropped && [before, ...dropped]);
};
