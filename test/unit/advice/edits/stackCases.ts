/** Infrastructure as code before and after the keyless edit. */
import type { EditCase } from './cases.ts';

const LAMBDA = "import * as lambda from 'aws-cdk-lib/aws-lambda';\n";

export const STACKS: readonly EditCase[] = [
  [
    'CDK, TypeScript: keys in the environment of a function',
    'stack.ts',
    `${LAMBDA}new lambda.Function(this, 'Orders', {\n  handler: 'a.b',\n  environment: {\n    TABLE: 'orders',\n    AWS_ACCESS_KEY_ID: '«i»',\n    AWS_SECRET_ACCESS_KEY: 's',\n  },\n});\n`,
    `${LAMBDA}new lambda.Function(this, 'Orders', {\n  handler: 'a.b',\n  environment: {\n    TABLE: 'orders',\n  },\n});\n`,
  ],
  [
    'CDK, TypeScript: an environment of nothing but keys, in constants',
    'stack.ts',
    `${LAMBDA}const id = '«i»';\nconst secret = 's';\nnew lambda.Function(this, 'Orders', {\n  environment: { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret },\n  handler: 'a.b',\n});\n`,
    `${LAMBDA}new lambda.Function(this, 'Orders', {\n  handler: 'a.b',\n});\n`,
  ],
  [
    'CDK, TypeScript: a build',
    'stack.ts',
    "import { Project } from 'aws-cdk-lib/aws-codebuild';\nnew Project(this, 'B', { environmentVariables: { AWS_ACCESS_KEY_ID: { value: '«i»' }, STAGE: { value: 'p' } } });\n",
    "import { Project } from 'aws-cdk-lib/aws-codebuild';\nnew Project(this, 'B', { environmentVariables: { STAGE: { value: 'p' } } });\n",
  ],
  [
    'CDK, TypeScript: a secret as plain text',
    'stack.ts',
    "import { SecretValue } from 'aws-cdk-lib';\nimport { Credentials } from 'aws-cdk-lib/aws-rds';\nconst admin = Credentials.fromPassword('admin', SecretValue.unsafePlainText('«p»'));\n",
    "import { SecretValue } from 'aws-cdk-lib';\nimport { Credentials } from 'aws-cdk-lib/aws-rds';\nconst admin = Credentials.fromPassword('admin', SecretValue.secretsManager('SECRET_NAME'));\n",
  ],
  [
    'CDK, Python: keys in the environment of a container',
    'stack.py',
    'from aws_cdk import aws_ecs as ecs\n\ntask.add_container(\n    "web",\n    environment={"AWS_ACCESS_KEY_ID": "«i»", "AWS_SECRET_ACCESS_KEY": "s"},\n    image=image,\n)\n',
    'from aws_cdk import aws_ecs as ecs\n\ntask.add_container(\n    "web",\n    image=image,\n)\n',
  ],
  [
    'CDK, Python: a secret as plain text',
    'stack.py',
    'from aws_cdk import SecretValue\n\npassword = SecretValue.unsafe_plain_text("«p»")\n',
    'from aws_cdk import SecretValue\n\npassword = SecretValue.secrets_manager("SECRET_NAME")\n',
  ],
  [
    'Pulumi, TypeScript',
    'index.ts',
    "import * as aws from '@pulumi/aws';\nconst provider = new aws.Provider('main', { region: 'eu-west-1', accessKey: '«i»', secretKey: 's' });\n",
    "import * as aws from '@pulumi/aws';\nconst provider = new aws.Provider('main', { region: 'eu-west-1' });\n",
  ],
  [
    'Pulumi, Python',
    '__main__.py',
    'import pulumi_aws as aws\n\nprovider = aws.Provider("main", region="eu-west-1", access_key="«i»", secret_key="s")\n',
    'import pulumi_aws as aws\n\nprovider = aws.Provider("main", region="eu-west-1")\n',
  ],
];

export const STACKS_NONE: readonly (readonly [what: string, path: string, program: string])[] = [
  [
    'a value in the environment that a call makes',
    'stack.ts',
    `${LAMBDA}new lambda.Function(this, 'O', { environment: { AWS_ACCESS_KEY_ID: '«i»', AWS_SECRET_ACCESS_KEY: ask() } });\n`,
  ],
  [
    'an environment of something else',
    'a.ts',
    "spawn('a', { environment: { AWS_ACCESS_KEY_ID: '«i»' } });\n",
  ],
  [
    'plain text that is computed',
    'stack.ts',
    "import { SecretValue } from 'aws-cdk-lib';\nSecretValue.unsafePlainText('«p»' + tail);\n",
  ],
];
