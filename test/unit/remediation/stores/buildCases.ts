/** Build services, deployment templates and manifests that ask a store themselves. */
import type { Case } from './storeCase.ts';

const build = (env: string, command = 'make'): string =>
  `version: 0.2\n${env}phases:\n  build:\n    commands:\n      - ${command}\n`;
const pipeline = (step: string): string =>
  `pool:\n  vmImage: ubuntu-latest\nsteps:\n  - checkout: self\n${step}`;
const task =
  '  - task: AzureKeyVault@2\n    inputs:\n      azureSubscription: $(AZURE_SERVICE_CONNECTION)\n      KeyVaultName: v\n      SecretsFilter: API-KEY\n';
const secret = (entries: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\n  namespace: prod\ntype: Opaque\n${entries}`;
const merged = (key: string): string =>
  `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: app\n  namespace: prod\nspec:\n  refreshInterval: 1h\n  secretStoreRef:\n    kind: ClusterSecretStore\n    name: aws-secrets-manager\n  target:\n    name: app\n    creationPolicy: Merge\n  data:\n    - secretKey: ${key}\n      remoteRef:\n        key: API_KEY\n`;

export const BUILDS: readonly Case[] = [
  {
    title: 'CodeBuild: the only variable takes its section along',
    store: 'aws-secrets-manager',
    chosen: 'prod/api',
    before: { 'buildspec.yml': build('env:\n  variables:\n    API_KEY: «hunter2» # live\n') },
    after: { 'buildspec.yml': build('env:\n  secrets-manager:\n    API_KEY: prod/api # live\n') },
    notes: /service role/,
    run: null,
  },
  {
    title: 'CodeBuild: one of several, beside a section that is there',
    store: 'aws-parameter-store',
    before: {
      'buildspec.yml': build(
        'env:\n  parameter-store:\n    OTHER: /app/OTHER\n  variables:\n    A: b\n    API_KEY: "«hunter2»"\n',
      ),
    },
    after: {
      'buildspec.yml': build(
        'env:\n  parameter-store:\n    OTHER: /app/OTHER\n    API_KEY: /app/API_KEY\n  variables:\n    A: b\n',
      ),
    },
  },
  {
    title: 'CodeBuild: a command reads the variable that the section gives',
    store: 'aws-secrets-manager',
    before: { 'ci/buildspec-test.yaml': build('', 'login --token «hunter2»') },
    after: {
      'ci/buildspec-test.yaml': `${build('', 'login --token "$API_KEY"')}env:\n  secrets-manager:\n    API_KEY: API_KEY\n`,
    },
  },
  {
    title: 'CodeBuild cannot read Vault',
    store: 'vault',
    before: { 'buildspec.yml': build('env:\n  variables:\n    API_KEY: «hunter2»\n') },
    after: /AWS CodeBuild cannot read HashiCorp Vault/,
  },
  {
    title: 'Cloud Build: a variable of a step becomes a secret one',
    store: 'google-secret-manager',
    before: {
      'cloudbuild.yaml':
        'steps:\n  - name: node\n    entrypoint: npm\n    env:\n      - A=b\n      - API_KEY=«hunter2»\nimages: [a]\n',
    },
    after: {
      'cloudbuild.yaml':
        'steps:\n  - name: node\n    entrypoint: npm\n    env:\n      - A=b\n    secretEnv:\n      - API_KEY\nimages: [a]\navailableSecrets:\n  secretManager:\n    - versionName: projects/$PROJECT_ID/secrets/API_KEY/versions/latest\n      env: API_KEY\n',
    },
    notes: /Secret Manager Secret Accessor/,
    run: null,
  },
  {
    title: 'Cloud Build: a script, among secrets that are there',
    store: 'google-secret-manager',
    settings: { project: 'p' },
    before: {
      'cloudbuild.yaml':
        "steps:\n  - name: alpine\n    script: |\n      login --token «hunter2»\n    secretEnv: ['OTHER']\navailableSecrets:\n  secretManager:\n    - versionName: projects/p/secrets/o/versions/1\n      env: OTHER\n",
    },
    after: {
      'cloudbuild.yaml':
        "steps:\n  - name: alpine\n    script: |\n      login --token \"$API_KEY\"\n    secretEnv: ['OTHER', 'API_KEY']\navailableSecrets:\n  secretManager:\n    - versionName: projects/p/secrets/o/versions/1\n      env: OTHER\n    - versionName: projects/p/secrets/API_KEY/versions/latest\n      env: API_KEY\n",
    },
  },
  {
    title: 'Cloud Build: an argument is not read by a shell for certain',
    store: 'google-secret-manager',
    before: { 'cloudbuild.yaml': 'steps:\n  - name: curl\n    args: ["-H", "X-Key: «hunter2»"]\n' },
    after: /read `\$\$NAME` in its arguments/,
  },
  {
    title: 'Azure Pipelines: a task before the step, and a macro',
    store: 'azure-key-vault',
    settings: { vault: 'v' },
    before: { 'azure-pipelines.yml': pipeline('  - script: make\n    env:\n      API_KEY: «hunter2»\n') },
    after: {
      'azure-pipelines.yml': pipeline(`${task}  - script: make\n    env:\n      API_KEY: $(API-KEY)\n`),
    },
    notes: /AZURE_SERVICE_CONNECTION/,
    run: null,
  },
  {
    title: 'Azure Pipelines: a script gets the variable by its environment',
    store: 'azure-key-vault',
    settings: { vault: 'v' },
    before: { 'azure-pipelines.yml': pipeline('  - bash: login --token «hunter2»\n') },
    after: {
      'azure-pipelines.yml': pipeline(
        `${task}  - bash: login --token "$API_KEY"\n    env:\n      API_KEY: $(API-KEY)\n`,
      ),
    },
  },
  {
    title: 'Azure Pipelines cannot read Vault',
    store: 'vault',
    before: { 'azure-pipelines.yml': pipeline('  - bash: login --token «hunter2»\n') },
    after: /Azure Pipelines cannot read HashiCorp Vault/,
  },
  {
    title: 'Bicep: a secure parameter of a module comes from the vault',
    store: 'azure-key-vault',
    settings: { vault: 'v' },
    before: {
      'main.bicep':
        "param location string\n\nmodule db './db.bicep' = {\n  name: 'db'\n  params: {\n    location: location\n    adminPassword: '«hunter2»'\n  }\n}\n",
      'db.bicep': "@description('a')\n@secure()\nparam adminPassword string\n",
    },
    after: {
      'main.bicep':
        "param location string\n\nresource keyVault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {\n  name: 'v'\n}\n\nmodule db './db.bicep' = {\n  name: 'db'\n  params: {\n    location: location\n    adminPassword: keyVault.getSecret('API-KEY')\n  }\n}\n",
    },
    notes: /enabledForTemplateDeployment/,
    run: null,
  },
  {
    title: 'Bicep: a parameter that is not secure, and any other value, become a secure one of the template',
    store: 'azure-key-vault',
    settings: { vault: 'v' },
    before: {
      'main.bicep': "module db './db.bicep' = {\n  name: 'db'\n  params: {\n    key: '«hunter2»'\n  }\n}\n",
      'db.bicep': 'param key string\n',
    },
    after: {
      'main.bicep':
        "@secure()\nparam apiKey string\n\nmodule db './db.bicep' = {\n  name: 'db'\n  params: {\n    key: apiKey\n  }\n}\n",
    },
    notes: /param apiKey = az\.getSecret\('SUBSCRIPTION-ID', 'RESOURCE-GROUP', 'v', 'API-KEY'\)/,
    run: null,
  },
  {
    title: 'Bicep: a vault that the template knows is used',
    store: 'azure-key-vault',
    settings: { vault: 'v' },
    before: {
      'main.bicep':
        "resource kv 'Microsoft.KeyVault/vaults@2022-07-01' existing = {\n  name: 'v'\n}\n\nmodule db 'db.bicep' = {\n  params: {\n    key: '«hunter2»'\n  }\n}\n",
      'db.bicep': '@secure()\nparam key string\n',
    },
    after: {
      'main.bicep':
        "resource kv 'Microsoft.KeyVault/vaults@2022-07-01' existing = {\n  name: 'v'\n}\n\nmodule db 'db.bicep' = {\n  params: {\n    key: kv.getSecret('API-KEY')\n  }\n}\n",
    },
  },
  {
    title: 'the manifest of a Secret loses an entry that External Secrets merges back',
    store: 'aws-secrets-manager',
    before: { 'secret.yaml': secret('stringData:\n  user: app\n  password: «hunter2»\n') },
    after: {
      'secret.yaml': secret('stringData:\n  user: app\n'),
      'app.externalsecret.yaml': merged('password'),
    },
    notes: /Apply both files together/,
    run: null,
  },
  {
    title: 'the manifest of a Secret: the last entry, in base64',
    store: 'aws-secrets-manager',
    before: { 'secret.yaml': secret('data:\n  password: «aHVudGVyMg==»\n') },
    after: { 'secret.yaml': secret(''), 'app.externalsecret.yaml': merged('password') },
  },
  {
    title: 'the manifest of a Secret, for the Secret itself: it would come back with the next apply',
    store: 'kubernetes',
    before: { 'secret.yaml': secret('stringData:\n  password: «hunter2»\n') },
    after: /A Secret manifest only encodes its values/,
  },
  {
    title: 'Dockerfile: a secret that BuildKit mounts, filled by the command of the store',
    store: 'vault',
    before: { Dockerfile: 'FROM node\nRUN login --token «hunter2»\n' },
    after: {
      Dockerfile:
        '# syntax=docker/dockerfile:1\nFROM node\nRUN --mount=type=secret,id=API_KEY,env=API_KEY,required=true login --token "$API_KEY"\n',
    },
    notes: /API_KEY="\$\(vault kv get .*\)" docker build --secret id=API_KEY,env=API_KEY \./,
  },
  {
    title: 'Dockerfile: the command of 1Password, which has .env as its option',
    store: '1password',
    before: { Dockerfile: 'FROM node\nARG KEY=«hunter2»\nRUN login --token $KEY\n' },
    after: {
      Dockerfile:
        '# syntax=docker/dockerfile:1\nFROM node\nRUN --mount=type=secret,id=KEY,env=KEY,required=true login --token $KEY\n',
      '.env': 'KEY=op://Private/KEY/credential\n',
      '.env.example': 'KEY=\n',
      '.gitignore': '.env\n',
    },
    notes: /op run --env-file=\.env -- docker build --secret id=KEY,env=KEY \./,
  },
];
