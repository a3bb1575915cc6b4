/** Programs before and after the keyless edit; «» marks the credential that the light bulb was asked at. */
import assert from 'node:assert/strict';
import { type KeylessFix, keylessFixOf } from '../../../../server/src/advice/edits/keylessEdit.ts';
import { unmark } from '../../remediation/fixing.ts';

/** The edit at the marked credential, and the program without its marks. */
export function fixOf(path: string, marked: string): { fix: KeylessFix | undefined; text: string } {
  const { text, spans } = unmark(marked);
  const [range] = spans;
  assert.ok(range, 'the program marks its credential');
  return { fix: keylessFixOf({ uri: `file:///p/${path}`, languageId: '', text, range }), text };
}

/** The program after the edit. */
export function after(path: string, marked: string): string {
  const { fix, text } = fixOf(path, marked);
  assert.ok(fix, 'an edit is offered');
  return [...fix.changes]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce((now, { range, newText }) => now.slice(0, range.start) + newText + now.slice(range.end), text);
}

export const S3 = "import { S3Client } from '@aws-sdk/client-s3';\n";

/** A program before and after. */
export type EditCase = readonly [what: string, path: string, before: string, after: string];

export const EDITS: readonly EditCase[] = [
  [
    'AWS SDK for JavaScript v3: credentials among other options',
    'a.ts',
    `${S3}const s3 = new S3Client({\n  region: 'eu-west-1',\n  credentials: {\n    accessKeyId: '«id»',\n    secretAccessKey: 'x',\n  },\n  maxAttempts: 3,\n});\n`,
    `${S3}const s3 = new S3Client({\n  region: 'eu-west-1',\n  maxAttempts: 3,\n});\n`,
  ],
  [
    'v3: credentials last, on one line, with a token read from the environment',
    'a.mjs',
    `${S3}new S3Client({ region, credentials: { accessKeyId: 'i', secretAccessKey: '«x»', sessionToken: process.env.T } });\n`,
    `${S3}new S3Client({ region });\n`,
  ],
  [
    'v3: credentials alone',
    'a.js',
    `${S3}const s3 = new S3Client({ credentials: { accessKeyId: '«i»', secretAccessKey } });\n`,
    `${S3}const s3 = new S3Client({});\n`,
  ],
  [
    'v2: keys in the global configuration',
    'a.js',
    "const AWS = require('aws-sdk');\nAWS.config.update({\n  accessKeyId: '«i»',\n  secretAccessKey: 's',\n  region: 'us-east-1',\n});\n",
    "const AWS = require('aws-sdk');\nAWS.config.update({\n  region: 'us-east-1',\n});\n",
  ],
  [
    'v2: new AWS.Credentials',
    'a.js',
    "const AWS = require('aws-sdk');\nnew AWS.S3({ region: 'r', credentials: new AWS.Credentials('«i»', 's') });\n",
    "const AWS = require('aws-sdk');\nnew AWS.S3({ region: 'r' });\n",
  ],
  [
    'boto3.client',
    'a.py',
    "import boto3\n\ns3 = boto3.client(\n    's3',\n    aws_access_key_id='«i»',\n    aws_secret_access_key='s',\n    region_name='eu-west-1',\n)\n",
    "import boto3\n\ns3 = boto3.client(\n    's3',\n    region_name='eu-west-1',\n)\n",
  ],
  [
    'boto3.Session on one line',
    'a.py',
    'import boto3\ns = boto3.Session(aws_access_key_id="i", aws_secret_access_key="«s»")\n',
    'import boto3\ns = boto3.Session()\n',
  ],
  [
    'a Session imported by name, keys last',
    'a.py',
    'from boto3 import Session\ns = Session(region_name="r", aws_access_key_id=os.environ["I"], aws_secret_access_key="«s»")\n',
    'from boto3 import Session\ns = Session(region_name="r")\n',
  ],
  [
    'Go v2: the option and its import',
    'a.go',
    'package main\n\nimport (\n\t"context"\n\n\t"github.com/aws/aws-sdk-go-v2/config"\n\t"github.com/aws/aws-sdk-go-v2/credentials"\n)\n\nfunc load(ctx context.Context) {\n\tcfg, err := config.LoadDefaultConfig(ctx,\n\t\tconfig.WithRegion("r"),\n\t\tconfig.WithCredentialsProvider(credentials.NewStaticCredentialsProvider("«i»", "s", "")),\n\t)\n\t_, _ = cfg, err\n}\n',
    'package main\n\nimport (\n\t"context"\n\n\t"github.com/aws/aws-sdk-go-v2/config"\n)\n\nfunc load(ctx context.Context) {\n\tcfg, err := config.LoadDefaultConfig(ctx,\n\t\tconfig.WithRegion("r"),\n\t)\n\t_, _ = cfg, err\n}\n',
  ],
  [
    'Java v2: the builder call and its imports',
    'A.java',
    'import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;\nimport software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;\nimport software.amazon.awssdk.services.s3.S3Client;\n\nclass A {\n  S3Client s3 = S3Client.builder()\n      .region(Region.EU_WEST_1)\n      .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("«i»", "s")))\n      .build();\n}\n',
    'import software.amazon.awssdk.services.s3.S3Client;\n\nclass A {\n  S3Client s3 = S3Client.builder()\n      .region(Region.EU_WEST_1)\n      .build();\n}\n',
  ],
  [
    '.NET: two strings before the region',
    'A.cs',
    'using Amazon;\nusing Amazon.S3;\nvar s3 = new AmazonS3Client("«i»", "s", RegionEndpoint.EUWest1);\n',
    'using Amazon;\nusing Amazon.S3;\nvar s3 = new AmazonS3Client(RegionEndpoint.EUWest1);\n',
  ],
  [
    '.NET: BasicAWSCredentials alone',
    'A.cs',
    'using Amazon.S3;\nvar s3 = new AmazonS3Client(new BasicAWSCredentials("i", "«s»"));\n',
    'using Amazon.S3;\nvar s3 = new AmazonS3Client();\n',
  ],
  [
    'PHP',
    'a.php',
    "<?php\nuse Aws\\S3\\S3Client;\n$s3 = new S3Client([\n    'version' => 'latest',\n    'credentials' => [\n        'key' => '«i»',\n        'secret' => 's',\n    ],\n    'region' => 'r',\n]);\n",
    "<?php\nuse Aws\\S3\\S3Client;\n$s3 = new S3Client([\n    'version' => 'latest',\n    'region' => 'r',\n]);\n",
  ],
  [
    'Ruby: keys as keywords',
    'a.rb',
    "s3 = Aws::S3::Client.new(region: 'r', access_key_id: '«i»', secret_access_key: 's')\n",
    "s3 = Aws::S3::Client.new(region: 'r')\n",
  ],
  [
    'Ruby: Aws::Credentials in the global configuration',
    'a.rb',
    "Aws.config.update(\n  credentials: Aws::Credentials.new('«i»', 's'),\n  region: 'r'\n)\n",
    "Aws.config.update(\n  region: 'r'\n)\n",
  ],
  [
    'Terraform: the lines of the provider, aligned anew',
    'main.tf',
    'provider "aws" {\n  region     = "eu-west-1"\n  access_key = "«i»"\n  secret_key = "s"\n}\n',
    'provider "aws" {\n  region = "eu-west-1"\n}\n',
  ],
  [
    'Google Cloud: a key in the code',
    'a.ts',
    "import { Storage } from '@google-cloud/storage';\nnew Storage({ projectId: 'p', credentials: { client_email: 'e', private_key: '«k»' } });\n",
    "import { Storage } from '@google-cloud/storage';\nnew Storage({ projectId: 'p' });\n",
  ],
  [
    'Firebase Admin: cert with an object',
    'a.js',
    "const admin = require('firebase-admin');\nadmin.initializeApp({\n  credential: admin.credential.cert({ projectId: 'p', clientEmail: 'e', privateKey: '«k»' }),\n  databaseURL: 'https://p.firebaseio.com',\n});\n",
    "const admin = require('firebase-admin');\nadmin.initializeApp({\n  databaseURL: 'https://p.firebaseio.com',\n});\n",
  ],
  [
    'Azure Identity for JavaScript',
    'a.ts',
    "import { ClientSecretCredential } from '@azure/identity';\nconst c = new ClientSecretCredential(process.env.T!, 'client', '«s»');\n",
    "import { DefaultAzureCredential } from '@azure/identity';\nconst c = new DefaultAzureCredential();\n",
  ],
  [
    'Azure Identity for Python',
    'a.py',
    "from azure.identity import ClientSecretCredential\n\nc = ClientSecretCredential(tenant_id, client_id, '«s»')\n",
    'from azure.identity import DefaultAzureCredential\n\nc = DefaultAzureCredential()\n',
  ],
  [
    'Azure Identity for Go',
    'a.go',
    'package a\n\nimport "github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n\nvar c, err = azidentity.NewClientSecretCredential("t", "c", "«s»", nil)\n',
    'package a\n\nimport "github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n\nvar c, err = azidentity.NewDefaultAzureCredential(nil)\n',
  ],
  [
    'Azure.Identity for .NET',
    'A.cs',
    'using Azure.Identity;\nvar c = new ClientSecretCredential(tenant, client, "«s»");\n',
    'using Azure.Identity;\nvar c = new DefaultAzureCredential();\n',
  ],
  [
    'Actions: AWS, a job without permissions',
    '.github/workflows/a.yml',
    'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          aws-access-key-id: «i»\n          aws-secret-access-key: s\n          aws-region: eu-west-1\n      - run: make\n',
    'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    permissions:\n      id-token: write\n      contents: read\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          role-to-assume: arn:aws:iam::ACCOUNT:role/ROLE\n          aws-region: eu-west-1\n      - run: make\n',
  ],
  [
    'Actions: AWS, the permissions of the workflow come along',
    '.github/workflows/a.yml',
    "on: push\npermissions:\n  contents: write\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          aws-region: r\n          aws-access-key-id: ${{ secrets.ID }}\n          aws-secret-access-key: '«s»'\n",
    'on: push\npermissions:\n  contents: write\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    permissions:\n      id-token: write\n      contents: write\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          aws-region: r\n          role-to-assume: arn:aws:iam::ACCOUNT:role/ROLE\n',
  ],
  [
    'Actions: Google, a block of JSON, a job with permissions',
    '.github/workflows/a.yml',
    'jobs:\n  a:\n    permissions:\n      contents: read\n    steps:\n      - uses: google-github-actions/auth@v3\n        with:\n          credentials_json: |\n            {"private_key": "«k»"}\n          project_id: p\n',
    'jobs:\n  a:\n    permissions:\n      contents: read\n      id-token: write\n    steps:\n      - uses: google-github-actions/auth@v3\n        with:\n          workload_identity_provider: projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER\n          service_account: NAME@PROJECT.iam.gserviceaccount.com\n          project_id: p\n',
  ],
  [
    'Actions: Azure',
    '.github/workflows/a.yml',
    'permissions:\n  id-token: write\njobs:\n  a:\n    steps:\n      - uses: azure/login@v2\n        with:\n          creds: \'{"clientSecret": "«s»"}\'\n',
    'permissions:\n  id-token: write\njobs:\n  a:\n    steps:\n      - uses: azure/login@v2\n        with:\n          client-id: CLIENT_ID\n          tenant-id: TENANT_ID\n          subscription-id: SUBSCRIPTION_ID\n',
  ],
];
