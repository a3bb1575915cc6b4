/**
 * AWS Secrets Manager and Systems Manager Parameter Store, through the `aws` program.
 * `file://` keeps the value out of the argument list and adds no line break. A private file rather than
 * `/dev/stdin`, which Windows does not have and which cannot be opened where standard input is a socket.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html
 */
import { AWS_PARAMETER_STORE } from './readers/awsParameterStore.ts';
import { AWS_SECRETS_MANAGER } from './readers/awsSecretsManager.ts';
import { named } from './references.ts';
import type { Diagnosis, ProgramAccess, Store, StoreSettings } from './store.ts';

const DIAGNOSE: Diagnosis = [
  [
    /Unable to locate credentials|ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SSO (?:session|Token)|Token has expired|NoCredentials|config profile .* could not be found/,
    'not-signed-in',
  ],
  [/AccessDenied|UnauthorizedOperation|not authorized to perform/, 'no-permission'],
  [
    /You must specify a region|Could not connect to the endpoint URL.*\.[a-z-]+\d\.amazonaws|NoRegion/,
    'wrong-region',
  ],
  [/Could not connect|Connection was closed|EndpointConnectionError|Connect timeout/, 'unreachable'],
  [/ResourceExistsException|ParameterAlreadyExists|scheduled for deletion/, 'exists'],
  [/ValidationException|InvalidParameter|InvalidRequestException/, 'name-refused'],
];

const region = (settings: StoreSettings): readonly string[] =>
  settings.region === undefined || settings.region === '' ? [] : ['--region', settings.region];

const regionQuery = ({ region: named = '' }: StoreSettings): string =>
  named === '' ? '' : `?region=${named}`;

const regionArgument = ({ region: named = '' }: StoreSettings): string =>
  named === '' ? '' : `, region='${named}'`;

const REGION = {
  key: 'region',
  label: { en: 'AWS region (empty: as configured)', ja: 'AWS リージョン（空: 設定済みのもの）' },
  fallback: '',
};

const signIn: ProgramAccess['signIn'] = (settings) => ({
  args: ['sts', 'get-caller-identity', '--output', 'json', ...region(settings)],
});

const wrapped = (command: string, reads: readonly string[]): string => `${reads.join(' ')} ${command}`;

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
export const awsSecretsManager: Store = {
  id: 'aws-secrets-manager',
  name: { en: 'AWS Secrets Manager', ja: 'AWS Secrets Manager' },
  programs: ['aws'],
  settings: [REGION],
  nameOf: (envName) => envName,
  // A name that ends in a hyphen and six characters is taken for the suffix of an ARN.
  namePattern: /^(?!.*-[A-Za-z0-9]{6}$)[A-Za-z0-9/_+=.@-]{1,512}$/,
  maxBytes: 65_536,
  access: {
    signIn,
    find: (name, settings) => ({
      args: [
        'secretsmanager',
        'describe-secret',
        '--secret-id',
        name,
        '--output',
        'json',
        ...region(settings),
      ],
    }),
    absent: /ResourceNotFoundException/,
    entryId: (answer) => /"ARN": "([^"]+)"/.exec(answer.stdout)?.[1],
    put: ({ name, value, exists }, settings) => ({
      args: [
        'secretsmanager',
        ...(exists ? ['put-secret-value', '--secret-id', name] : ['create-secret', '--name', name]),
        '--secret-string',
        'file://{file}',
        '--output',
        'json',
        ...region(settings),
      ],
      file: value,
    }),
    diagnose: DIAGNOSE,
  },
  references: {
    written: [
      named(/\{\{resolve:secretsmanager:([^:}\s]+)[^}\n]*\}\}/g),
      named(/\bref\+awssecrets:\/\/([\w/+=.@-]+)/g),
      named(/\baws-secretsmanager:([\w/+=.@-]+)/g),
      named(/\bsecretsmanager_secret', '([\w/+=.@-]+)'/g),
      named(/\baws_secretsmanager_secret_version"[^{\n]*\{\s*secret_id\s*=\s*"([^"$\n]+)"/g),
    ],
    helper: /secretsmanager|SecretsManager/,
    cloudformation: (name) => `{{resolve:secretsmanager:${name}}}`,
    vals: (name, settings) => `ref+awssecrets://${name}${regionQuery(settings)}`,
    ansible: (name, settings) =>
      `lookup('amazon.aws.secretsmanager_secret', '${name}'${regionArgument(settings)})`,
    serverless: (name) => `\${ssm:/aws/reference/secretsmanager/${name}}`,
    ecs: (name, id) => id ?? `arn:aws:secretsmanager:REGION:ACCOUNT:secret:${name}`,
    externalSecret: (name) => ({ key: name }),
    terraform: (name) => ({
      type: 'aws_secretsmanager_secret_version',
      arguments: [['secret_id', name]],
      read: '.secret_string',
    }),
    spring: (name) => ({
      artifact: 'spring-cloud-aws-starter-secrets-manager',
      location: `aws-secretsmanager:${name}`,
      placeholder: name.slice(name.lastIndexOf('/') + 1),
    }),
    actionsStep: (variable, name) => [
      'uses: aws-actions/aws-secretsmanager-get-secrets@v2',
      'with:',
      '  secret-ids: |',
      `    ${variable}, ${name}`,
    ],
    gitlabSecret: (name) => ['aws_secrets_manager:', `  secret_id: ${name}`],
    codebuild: (name) => ({ section: 'secrets-manager', value: name }),
  },
  readers: AWS_SECRETS_MANAGER,
  signInCommand: 'aws sso login',
  run: (command, names, settings) =>
    wrapped(
      command,
      names.map(
        ({ envName, name }) =>
          `${envName}="$(aws secretsmanager get-secret-value --secret-id ${name} --query SecretString --output text${region(
            settings,
          )
            .map((word) => ` ${word}`)
            .join('')})"`,
      ),
    ),
  docs: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/create_secret.html',
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
export const awsParameterStore: Store = {
  id: 'aws-parameter-store',
  name: { en: 'AWS Systems Manager Parameter Store', ja: 'AWS Systems Manager パラメータストア' },
  programs: ['aws'],
  settings: [REGION],
  nameOf: (envName) => `/app/${envName}`,
  namePattern: /^\/(?!aws|ssm)[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+){0,14}$/i,
  // A standard parameter; advanced ones hold 8 KB and cost money.
  maxBytes: 4096,
  access: {
    signIn,
    // `describe-parameters` tells of the parameter without reading its value.
    find: (name, settings) => ({
      args: [
        'ssm',
        'describe-parameters',
        '--parameter-filters',
        `Key=Name,Option=Equals,Values=${name}`,
        '--output',
        'json',
        ...region(settings),
      ],
    }),
    present: (answer, name) => answer.code === 0 && answer.stdout.includes(`"${name}"`),
    put: ({ name, value, exists }, settings) => ({
      args: [
        'ssm',
        'put-parameter',
        '--name',
        name,
        '--type',
        'SecureString',
        '--value',
        'file://{file}',
        ...(exists ? ['--overwrite'] : []),
        '--output',
        'json',
        ...region(settings),
      ],
      file: value,
    }),
    diagnose: DIAGNOSE,
  },
  references: {
    written: [
      named(/\{\{resolve:ssm-secure:([^:}\s]+)[^}\n]*\}\}/g),
      named(/\bref\+awsssm:\/(\/[\w/.-]+)/g),
      named(/\$\{ssm:(\/[\w/.-]+)\}/g),
      named(/\bssm_parameter', '(\/[\w/.-]+)'/g),
      named(/\baws_ssm_parameter"[^{\n]*\{\s*name\s*=\s*"([^"$\n]+)"/g),
    ],
    helper: /\bSSMClient\b|"ssm"|service\/ssm"|\bSsmClient\b|SimpleSystemsManagement|aws[-_]sdk[-_]ssm/,
    cloudformation: (name) => `{{resolve:ssm-secure:${name}}}`,
    // vals puts the leading slash back.
    vals: (name, settings) => `ref+awsssm:/${name}${regionQuery(settings)}`,
    ansible: (name, settings) => `lookup('amazon.aws.ssm_parameter', '${name}'${regionArgument(settings)})`,
    serverless: (name) => `\${ssm:${name}}`,
    ecs: (name, id) => id ?? name,
    codebuild: (name) => ({ section: 'parameter-store', value: name }),
    externalSecret: (name) => ({ key: name }),
    terraform: (name) => ({ type: 'aws_ssm_parameter', arguments: [['name', name]], read: '.value' }),
    spring: (name) => ({
      artifact: 'spring-cloud-aws-starter-parameter-store',
      location: `aws-parameterstore:${name.slice(0, name.lastIndexOf('/') + 1)}`,
      placeholder: name.slice(name.lastIndexOf('/') + 1),
    }),
  },
  readers: AWS_PARAMETER_STORE,
  signInCommand: 'aws sso login',
  run: (command, names, settings) =>
    wrapped(
      command,
      names.map(
        ({ envName, name }) =>
          `${envName}="$(aws ssm get-parameter --with-decryption --name ${name} --query Parameter.Value --output text${region(
            settings,
          )
            .map((word) => ` ${word}`)
            .join('')})"`,
      ),
    ),
  docs: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/param-create-cli.html',
};
