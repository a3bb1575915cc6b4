/** What stands in a file in place of the value when the value goes into a store, format by format. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { STORES } from '../../../../server/src/remediation/stores/index.ts';
import { applyPlan } from '../fixing.ts';
import { type Case, planOf, storeCases } from './storeCase.ts';

const pod =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          env:\n            - name: API_KEY\n';
const reading = (name: string, key: string): string =>
  `              valueFrom:\n                secretKeyRef:\n                  name: ${name}\n                  key: ${key}\n`;
const external = (entries: string): string =>
  `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: web-secrets\nspec:\n  refreshInterval: 1h\n  secretStoreRef:\n    kind: ClusterSecretStore\n    name: vault\n  target:\n    name: web-secrets\n  data:\n${entries}`;
const workflow =
  'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n';
const template = (type: string, line: string): string =>
  `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  Db:\n    Type: ${type}\n    Properties:\n      ${line}\n`;

const CASES: readonly Case[] = [
  {
    title: 'CloudFormation resolves Secrets Manager',
    store: 'aws-secrets-manager',
    chosen: 'prod/db',
    before: { 'template.yaml': template('AWS::Lambda::Function', 'Key: «hunter2»') },
    after: {
      'template.yaml': template('AWS::Lambda::Function', 'Key: "{{resolve:secretsmanager:prod/db}}"'),
    },
    run: null,
  },
  {
    title: 'CloudFormation resolves a secure string where it can',
    store: 'aws-parameter-store',
    before: { 'template.yaml': template('AWS::RDS::DBInstance', 'MasterUserPassword: «hunter2»') },
    after: {
      'template.yaml': template(
        'AWS::RDS::DBInstance',
        'MasterUserPassword: "{{resolve:ssm-secure:/app/API_KEY}}"',
      ),
    },
  },
  {
    title: 'CloudFormation takes no secure string elsewhere',
    store: 'aws-parameter-store',
    before: { 'template.yaml': template('AWS::Lambda::Function', 'Key: «hunter2»') },
    after: /Choose AWS Secrets Manager here/,
  },
  {
    title: 'CloudFormation cannot read Vault',
    store: 'vault',
    before: { 'template.yaml': template('AWS::Lambda::Function', 'Key: «hunter2»') },
    after: /CloudFormation cannot read HashiCorp Vault/,
  },
  {
    title: 'CloudFormation in JSON',
    store: 'aws-secrets-manager',
    before: {
      'template.json':
        '{ "Resources": { "F": { "Type": "AWS::Lambda::Function", "Properties": { "Key": "«hunter2»" } } } }\n',
    },
    after: {
      'template.json':
        '{ "Resources": { "F": { "Type": "AWS::Lambda::Function", "Properties": { "Key": "{{resolve:secretsmanager:API_KEY}}" } } } }\n',
    },
  },
  {
    title: 'Kubernetes reads the Secret that was made',
    store: 'kubernetes',
    chosen: 'app/api',
    before: { 'deploy.yaml': `${pod}              value: «hunter2»\n` },
    after: { 'deploy.yaml': `${pod}${reading('app', 'api')}` },
    run: null,
  },
  {
    title: 'Kubernetes gets a Secret by External Secrets',
    store: 'vault',
    before: { 'deploy.yaml': `${pod}              value: «hunter2»\n` },
    after: {
      'deploy.yaml': `${pod}${reading('web-secrets', 'API_KEY')}`,
      'web-secrets.externalsecret.yaml': external(
        '    - secretKey: API_KEY\n      remoteRef:\n        key: app/API_KEY\n        property: value\n',
      ),
    },
    notes: /ClusterSecretStore named "vault"/,
  },
  {
    title: 'an ExternalSecret that is there gets one more entry',
    store: 'aws-secrets-manager',
    before: {
      'deploy.yaml': `${pod}              value: «hunter2»\n`,
      'web-secrets.externalsecret.yaml': external(
        '    - secretKey: OLD\n      remoteRef:\n        key: OLD\n',
      ),
    },
    after: {
      'deploy.yaml': `${pod}${reading('web-secrets', 'API_KEY')}`,
      'web-secrets.externalsecret.yaml': external(
        '    - secretKey: OLD\n      remoteRef:\n        key: OLD\n    - secretKey: API_KEY\n      remoteRef:\n        key: API_KEY\n',
      ),
    },
  },
  {
    title: 'Kubernetes cannot read pass',
    store: 'pass',
    before: { 'deploy.yaml': `${pod}              value: «hunter2»\n` },
    after: /Kubernetes cannot read pass/,
  },
  {
    title: 'Cloud Run reads Google Secret Manager',
    store: 'google-secret-manager',
    before: {
      'service.yaml': `${pod.replace('apps/v1', 'serving.knative.dev/v1').replace('Deployment', 'Service')}              value: «hunter2»\n`,
    },
    after: {
      'service.yaml': `${pod.replace('apps/v1', 'serving.knative.dev/v1').replace('Deployment', 'Service')}${reading('API_KEY', 'latest')}`,
    },
    notes: /Secret Manager Secret Accessor/,
  },
  {
    title: 'GitHub Actions reads its own secret under the chosen name',
    store: 'github-actions',
    chosen: 'DEPLOY_KEY',
    before: {
      '.github/workflows/a.yml': `${workflow}      - run: ./deploy\n        env:\n          KEY: «hunter2»\n`,
    },
    after: {
      '.github/workflows/a.yml': `${workflow}      - run: ./deploy\n        env:\n          KEY: \${{ secrets.DEPLOY_KEY }}\n`,
    },
    run: null,
  },
  {
    title: 'a step reads AWS Secrets Manager for the environment of the next',
    store: 'aws-secrets-manager',
    chosen: 'prod/key',
    before: {
      '.github/workflows/a.yml': `${workflow}      - run: ./deploy\n        env:\n          KEY: «hunter2»\n`,
    },
    after: {
      '.github/workflows/a.yml': `${workflow}      - uses: aws-actions/aws-secretsmanager-get-secrets@v2\n        with:\n          secret-ids: |\n            API_KEY, prod/key\n      - run: ./deploy\n        env:\n          KEY: \${{ env.API_KEY }}\n`,
    },
    notes: /id-token: write/,
  },
  {
    title: 'a step reads 1Password for a script',
    store: '1password',
    before: {
      '.github/workflows/a.yml': `${workflow}      - run: TOKEN=«hunter2» ./deploy\n        shell: bash\n`,
    },
    after: {
      '.github/workflows/a.yml': `${workflow}      - uses: 1password/load-secrets-action@v2\n        with:\n          export-env: true\n        env:\n          OP_SERVICE_ACCOUNT_TOKEN: \${{ secrets.OP_SERVICE_ACCOUNT_TOKEN }}\n          API_KEY: op://Private/API_KEY/credential\n      - run: TOKEN="$API_KEY" ./deploy\n        shell: bash\n`,
    },
  },
  {
    title: 'the environment of a whole job comes before its steps',
    store: 'vault',
    before: { '.github/workflows/a.yml': `env:\n  KEY: «hunter2»\n${workflow}` },
    after: /only for the steps after it|steps after it/,
  },
  {
    title: 'GitLab reads Vault for the script of a job',
    store: 'vault',
    before: { '.gitlab-ci.yml': 'build:\n  script:\n    - ./deploy --key «hunter2»\n' },
    after: {
      '.gitlab-ci.yml':
        'build:\n  script:\n    - ./deploy --key "$API_KEY"\n  secrets:\n    API_KEY:\n      vault: app/API_KEY/value@secret\n      file: false\n',
    },
    notes: /id_tokens/,
  },
  {
    title: 'a variable of GitLab leaves the file for the project',
    store: 'gitlab-ci',
    before: { '.gitlab-ci.yml': 'variables:\n  KEY: «hunter2»\n  A: b\nbuild:\n  script: [make]\n' },
    after: { '.gitlab-ci.yml': 'variables:\n  A: b\nbuild:\n  script: [make]\n' },
  },
  {
    title: 'a variable of GitLab keeps its name',
    store: 'gitlab-ci',
    chosen: 'OTHER',
    before: { '.gitlab-ci.yml': 'variables:\n  KEY: «hunter2»\n  A: b\nbuild:\n  script: [make]\n' },
    after: /must be called KEY here/,
  },
  {
    title: 'Helm values refer to Vault',
    store: 'vault',
    before: { 'values.yaml': 'auth:\n  password: «hunter2»\n' },
    after: { 'values.yaml': 'auth:\n  password: ref+vault://secret/app/API_KEY#/value\n' },
    notes: /vals eval/,
  },
  {
    title: 'Helm values refer to Parameter Store',
    store: 'aws-parameter-store',
    settings: { region: 'eu-west-1' },
    before: { 'values.yaml': "auth:\n  password: '«hunter2»'\n" },
    after: { 'values.yaml': "auth:\n  password: 'ref+awsssm://app/API_KEY?region=eu-west-1'\n" },
  },
  {
    title: 'Helm values need the project of Google Secret Manager',
    store: 'google-secret-manager',
    before: { 'values.yaml': 'password: «hunter2»\n' },
    after: /Tell its project/,
  },
  {
    title: 'Ansible looks Vault up',
    store: 'vault',
    before: { 'group_vars/all.yml': 'db_password: «hunter2»\n' },
    after: {
      'group_vars/all.yml':
        "db_password: \"{{ lookup('community.hashi_vault.vault_kv2_get', 'app/API_KEY', engine_mount_point='secret').secret.value }}\"\n",
    },
    notes: /ansible-galaxy collection install community\.hashi_vault/,
  },
  {
    title: 'Ansible reads its environment where it has no lookup',
    store: 'doppler',
    before: { 'group_vars/all.yml': 'db_password: «hunter2»\n' },
    after: {
      'group_vars/all.yml':
        "db_password: \"{{ lookup('ansible.builtin.env', 'API_KEY', default=undef()) }}\"\n",
    },
    run: /^doppler run/,
  },
  {
    title: 'the Serverless Framework reads Parameter Store',
    store: 'aws-parameter-store',
    before: { 'serverless.yml': 'service: a\nprovider:\n  environment:\n    KEY: «hunter2»\n' },
    after: { 'serverless.yml': 'service: a\nprovider:\n  environment:\n    KEY: ${ssm:/app/API_KEY}\n' },
  },
  {
    title: 'Terraform reads Vault by a data source',
    store: 'vault',
    before: { 'main.tf': 'resource "x_y" "z" {\n  password = "«hunter2»"\n}\n' },
    after: {
      'main.tf':
        'resource "x_y" "z" {\n  password = data.vault_kv_secret_v2.api_key.data["value"]\n}\n\ndata "vault_kv_secret_v2" "api_key" {\n  mount = "secret"\n  name  = "app/API_KEY"\n}\n',
    },
    notes: /state/,
    run: null,
  },
  {
    title: 'Terraform reads Secrets Manager inside a longer string',
    store: 'aws-secrets-manager',
    before: { 'main.tf': 'resource "x_y" "z" {\n  header_key = "Bearer «hunter2»"\n}\n' },
    after: {
      'main.tf':
        'resource "x_y" "z" {\n  header_key = "Bearer ${data.aws_secretsmanager_secret_version.api_key.secret_string}"\n}\n\ndata "aws_secretsmanager_secret_version" "api_key" {\n  secret_id = "API_KEY"\n}\n',
    },
  },
  {
    title: "a provider's own credential stays with the environment",
    store: 'aws-secrets-manager',
    before: { 'main.tf': 'provider "datadog" {\n  api_key = "«hunter2»"\n  site    = "eu"\n}\n' },
    after: { 'main.tf': 'provider "datadog" {\n  site = "eu"\n}\n' },
    run: /DD_API_KEY="\$\(aws secretsmanager/,
  },
  {
    title: 'Spring imports Vault where the project has its library',
    store: 'vault',
    before: {
      'pom.xml': '<artifactId>spring-cloud-starter-vault-config</artifactId>',
      'application.yml': 'api:\n  key: «hunter2»\nspring:\n  application:\n    name: a\n',
    },
    after: {
      'application.yml':
        'api:\n  key: ${API_KEY.value}\nspring:\n  application:\n    name: a\n  config:\n    import: "vault://secret/app/API_KEY?prefix=API_KEY."\n',
    },
    run: null,
  },
  {
    title: 'Spring adds to the imports of its properties',
    store: 'aws-secrets-manager',
    before: {
      'build.gradle': "implementation 'io.awspring.cloud:spring-cloud-aws-starter-secrets-manager'",
      'application.properties': 'spring.config.import=optional:file:.env[.properties]\napi.key=«hunter2»\n',
    },
    after: {
      'application.properties':
        'spring.config.import=optional:file:.env[.properties],aws-secretsmanager:API_KEY\napi.key=${API_KEY}\n',
    },
  },
  {
    title: 'Spring reads its environment without the library',
    store: 'vault',
    before: { 'application.yml': 'api:\n  key: «hunter2»\n' },
    after: { 'application.yml': 'api:\n  key: ${API_KEY}\n' },
    run: /API_KEY="\$\(vault kv get/,
  },
  {
    title: 'Azure Functions resolve a key vault reference',
    store: 'azure-key-vault',
    settings: { vault: 'v' },
    before: { 'local.settings.json': '{ "Values": { "API_KEY": "«hunter2»" } }\n' },
    after: {
      'local.settings.json':
        '{ "Values": { "API_KEY": "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/API-KEY/)" } }\n',
    },
    notes: /Key Vault Secrets User/,
  },
  {
    title: 'ECS gets a secret by its ARN',
    store: 'aws-secrets-manager',
    given: { API_KEY: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:API_KEY-AbCdEf' },
    before: {
      'task-definition.json':
        '{\n  "containerDefinitions": [\n    {\n      "name": "app",\n      "environment": [\n        { "name": "A", "value": "b" },\n        { "name": "API_KEY", "value": "«hunter2»" }\n      ]\n    }\n  ]\n}\n',
    },
    after: {
      'task-definition.json':
        '{\n  "containerDefinitions": [\n    {\n      "name": "app",\n      "environment": [\n        { "name": "A", "value": "b" }\n      ],\n      "secrets": [\n        { "name": "API_KEY", "valueFrom": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:API_KEY-AbCdEf" }\n      ]\n    }\n  ]\n}\n',
    },
    notes: /execution role/,
  },
  {
    title: 'ECS gets a parameter by its name, among others',
    store: 'aws-parameter-store',
    before: {
      'task-definition.json':
        '{\n  "containerDefinitions": [\n    {\n      "environment": [{ "name": "API_KEY", "value": "«hunter2»" }],\n      "secrets": [\n        { "name": "B", "valueFrom": "/b" }\n      ]\n    }\n  ]\n}\n',
    },
    after: {
      'task-definition.json':
        '{\n  "containerDefinitions": [\n    {\n      "environment": [],\n      "secrets": [\n        { "name": "B", "valueFrom": "/b" },\n        { "name": "API_KEY", "valueFrom": "/app/API_KEY" }\n      ]\n    }\n  ]\n}\n',
    },
  },
  {
    title: 'a line of .env keeps a secret reference of 1Password',
    store: '1password',
    before: { '.env': 'A=b\nAPI_KEY="«hunter2»" # live\n' },
    after: { '.env': 'A=b\nAPI_KEY=op://Private/API_KEY/credential # live\n' },
    run: /^op run --env-file=\.env/,
  },
  {
    title: 'a line of .env goes where the wrapper gives the variable',
    store: 'doppler',
    before: { '.env': 'A=b\nexport API_KEY=«hunter2»\nC=d\n' },
    after: { '.env': 'A=b\nC=d\n' },
    run: /^doppler run/,
  },
  {
    title: 'a line of .env is encrypted by dotenvx, its dollar signs safe',
    store: 'dotenvx',
    given: { API_KEY: 'encrypted:abc=' },
    before: { '.env': "API_KEY='«hunter$2»'\n" },
    after: { '.env': "API_KEY='encrypted:abc='\n" },
  },
  {
    title: 'a line of .env stays where nothing would give the variable',
    store: 'github-actions',
    before: { '.env': 'API_KEY=«hunter2»\n' },
    after: /Leave the value in \.env/,
  },
  {
    title: 'a CI that keeps its own secrets is left alone',
    store: 'vault',
    before: { Jenkinsfile: 'pipeline {\n  environment {\n    KEY = "«hunter2»"\n  }\n}\n' },
    after: /keeps its secrets by itself/,
  },
  {
    title: 'a name that the wrapper gives is the name of the variable',
    store: 'doppler',
    chosen: 'PAYMENTS_KEY',
    before: { 'app.js': "const key = '«hunter2»';\n" },
    after: { 'app.js': 'const key = process.env.PAYMENTS_KEY;\n' },
    run: /^doppler run/,
  },
  {
    title: 'a name in the store that a command reads leaves the variable its own',
    store: 'pass',
    chosen: 'work/payments',
    before: { 'app.rb': 'key = "«hunter2»"\n' },
    after: { 'app.rb': 'key = ENV.fetch("API_KEY")\n' },
    run: /^API_KEY="\$\(pass show work\/payments\)"/,
  },
  {
    title: 'a variable that must have its name cannot get another from the wrapper',
    store: 'doppler',
    chosen: 'OTHER',
    before: { Dockerfile: 'FROM a\nENV KEY=«hunter2»\n' },
    after: /must be called KEY here/,
  },
  {
    title: 'Docker Compose reads the environment that the wrapper gives',
    store: 'infisical',
    before: { 'compose.yaml': 'services:\n  a:\n    image: b\n    environment:\n      KEY: «hunter2»\n' },
    after: {
      'compose.yaml':
        'services:\n  a:\n    image: b\n    environment:\n      KEY: ${API_KEY:?API_KEY is not set}\n',
    },
    run: /^infisical run/,
  },
  {
    title: 'an image that takes files gets Compose secrets, two of them in turn',
    store: '1password',
    before: {
      'compose.yaml':
        'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_USER: «first»\n      POSTGRES_PASSWORD: «second»\n\nvolumes:\n  data:\n',
    },
    after: {
      'compose.yaml':
        'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_USER_FILE: /run/secrets/api_key\n      POSTGRES_PASSWORD_FILE: /run/secrets/second_key\n    secrets:\n      - api_key\n      - second_key\n\nvolumes:\n  data:\n\nsecrets:\n  api_key:\n    environment: API_KEY\n  second_key:\n    environment: SECOND_KEY\n',
      '.env': 'API_KEY=op://Private/API_KEY/credential\nSECOND_KEY=op://Private/SECOND_KEY/credential\n',
      '.env.example': 'API_KEY=\nSECOND_KEY=\n',
      '.gitignore': '.env\n',
    },
    notes: /docker inspect/,
    run: /^op run --env-file=\.env/,
  },
  {
    title: 'a swarm keeps the secret itself, made from the store through a pipe',
    store: 'vault',
    before: {
      'stack.yaml':
        'services:\n  db:\n    image: postgres:17\n    environment:\n      - POSTGRES_PASSWORD=«hunter2»\n',
    },
    after: {
      'stack.yaml':
        'services:\n  db:\n    image: postgres:17\n    environment:\n      - POSTGRES_PASSWORD_FILE=/run/secrets/api_key\n    secrets:\n      - api_key\nsecrets:\n  api_key:\n    external: true\n',
    },
    notes:
      /API_KEY="\$\(vault kv get .*\)" sh -c "printf %s \\"\\\$API_KEY\\" \| docker secret create api_key -"/,
  },
  {
    title: 'a service that shares its environment stays with the variable',
    store: 'vault',
    before: {
      'compose.yaml':
        'services:\n  db:\n    image: postgres\n    environment: &all\n      POSTGRES_PASSWORD: «hunter2»\n  web:\n    image: app\n    environment: *all\n',
    },
    after: {
      'compose.yaml':
        'services:\n  db:\n    image: postgres\n    environment: &all\n      POSTGRES_PASSWORD: ${API_KEY:?API_KEY is not set}\n  web:\n    image: app\n    environment: *all\n',
    },
  },
  {
    title: 'a secret of the same name that comes from elsewhere is left alone',
    store: 'vault',
    before: {
      'compose.yaml':
        'services:\n  db:\n    image: postgres\n    environment:\n      POSTGRES_PASSWORD: «hunter2»\nsecrets:\n  api_key:\n    file: ./other\n',
    },
    after: {
      'compose.yaml':
        'services:\n  db:\n    image: postgres\n    environment:\n      POSTGRES_PASSWORD: ${API_KEY:?API_KEY is not set}\nsecrets:\n  api_key:\n    file: ./other\n',
    },
  },
];

describe('references in files', () => {
  storeCases(CASES);

  it('says how a program gets the value, whichever the store', () => {
    for (const { id, access } of STORES) {
      if (access === undefined) continue;
      const { plan } = planOf({
        title: '',
        store: id,
        settings: { vault: 'v' },
        before: { 'a.pl': 'my $key = "«hunter2»";\n' },
        after: {},
      });
      assert.ok(plan.ok, id);
      const said = [plan.runCommand, ...plan.plan.notes.map(({ en }) => en)].join('\n');
      assert.match(said, /YOUR-COMMAND|yourself for runs/, id);
      assert.doesNotMatch(said, /set -a|\.env is/, id);
    }
  });

  const programs: readonly (readonly [file: string, before: string, reads: RegExp])[] = [
    ['A.java', 'class A {\n  String key = "«hunter2»";\n}\n', /System\.getenv\("API_KEY"\)/],
    ['a.kt', 'val key = "«hunter2»"\n', /System\.getenv\("API_KEY"\)/],
    ['a.rb', 'key = "«hunter2»"\n', /ENV\.fetch\("API_KEY"\)/],
    [
      'a.rs',
      'fn main() {\n    let key = "«hunter2»";\n    println!("{}", key);\n}\n',
      /env::var\("API_KEY"\)/,
    ],
    ['A.cs', 'class A {\n  string Key = "«hunter2»";\n}\n', /GetEnvironmentVariable\("API_KEY"\)/],
    ['a.php', '<?php\n$key = "«hunter2»";\n', /getenv\('API_KEY'\)|\$_ENV\['API_KEY'\]|getenv\("API_KEY"\)/],
    ['a.sh', 'KEY="«hunter2»"\n', /API_KEY/],
  ];
  for (const [file, marked, reads] of programs) {
    it(`${file}: the environment variable, and the wrapper that fills it`, () => {
      const row: Case = { title: '', store: 'infisical', before: { [file]: marked }, after: {} };
      const { plan, files } = planOf(row);
      assert.ok(plan.ok, plan.ok ? '' : plan.reason.en);
      assert.match(applyPlan(files, plan.plan)[file] ?? '', reads);
      assert.equal(plan.runCommand, 'infisical run --env=dev --path=/ -- YOUR-COMMAND');
      assert.deepEqual(Object.keys(applyPlan(files, plan.plan)), [file], 'no other file is touched');
    });
  }
});
