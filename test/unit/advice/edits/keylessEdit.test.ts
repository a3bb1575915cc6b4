import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { after, EDITS, fixOf, S3 } from './cases.ts';
import { CODE, CODE_NONE } from './codeCases.ts';
import { CONSTANTS, CONSTANTS_NONE } from './constantCases.ts';
import { DATABASES, DATABASES_NONE } from './databaseCases.ts';
import { PLATFORMS, PLATFORMS_NONE } from './platformCases.ts';
import { STACKS, STACKS_NONE } from './stackCases.ts';

const NONE: readonly (readonly [what: string, path: string, program: string])[] = [
  [
    'no import of the SDK',
    'a.js',
    "new S3Client({ credentials: { accessKeyId: '«i»', secretAccessKey: 's' } });\n",
  ],
  [
    'another service behind the protocol',
    'a.js',
    `${S3}new S3Client({ endpoint: 'https://minio.example', credentials: { accessKeyId: '«i»', secretAccessKey: 's' } });\n`,
  ],
  [
    'an effect in what would go',
    'a.js',
    `${S3}new S3Client({ credentials: { accessKeyId: '«i»', secretAccessKey: await ask() } });\n`,
  ],
  [
    'more than keys in the credentials',
    'a.js',
    `${S3}new S3Client({ credentials: { accessKeyId: '«i»', secretAccessKey: 's', accountId: 'a' } });\n`,
  ],
  [
    'a comment that would go, too',
    'a.js',
    `${S3}new S3Client({\n  credentials: { accessKeyId: '«i»', secretAccessKey: 's' },\n  // three times\n  maxAttempts: 3,\n});\n`,
  ],
  [
    'a function of the program',
    'a.js',
    `${S3}connect({ credentials: { accessKeyId: '«i»', secretAccessKey: 's' } });\n`,
  ],
  [
    'half of a pair from a call',
    'a.py',
    "import boto3\nboto3.client('s3', aws_access_key_id='«i»', aws_secret_access_key=ask())\n",
  ],
  [
    'a Go variable that nothing else would use',
    'a.go',
    'package a\nimport (\n\t"github.com/aws/aws-sdk-go-v2/config"\n\t"github.com/aws/aws-sdk-go-v2/credentials"\n)\nfunc f() {\n\tid := ask()\n\tconfig.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(id, "«s»", "")))\n}\n',
  ],
  [
    'a type that is named elsewhere',
    'a.ts',
    "import { ClientSecretCredential } from '@azure/identity';\nconst c: ClientSecretCredential = new ClientSecretCredential(t, c, '«s»');\n",
  ],
  [
    'a Terraform attribute with a comment',
    'a.tf',
    'provider "aws" {\n  access_key = "«i»" # old\n  secret_key = "s"\n}\n',
  ],
  ['another block of Terraform', 'a.tf', 'resource "aws_db_instance" "a" {\n  access_key = "«i»"\n}\n'],
  [
    'a job that reads everything',
    '.github/workflows/a.yml',
    'permissions: read-all\njobs:\n  a:\n    steps:\n      - uses: azure/login@v2\n        with:\n          creds: «s»\n',
  ],
  [
    'YAML that is no workflow',
    'a.yml',
    'jobs:\n  a:\n    steps:\n      - uses: azure/login@v2\n        with:\n          creds: «s»\n',
  ],
];

describe('keyless edits', () => {
  for (const [what, path, before, expected] of [
    ...EDITS,
    ...CODE,
    ...CONSTANTS,
    ...STACKS,
    ...DATABASES,
    ...PLATFORMS,
  ]) {
    it(what, () => assert.equal(after(path, before), expected));
    it(`${what}: CRLF`, () =>
      assert.equal(after(path, before.replaceAll('\n', '\r\n')), expected.replaceAll('\n', '\r\n')));
  }
  for (const [what, path, program] of [
    ...NONE,
    ...CODE_NONE,
    ...CONSTANTS_NONE,
    ...STACKS_NONE,
    ...DATABASES_NONE,
    ...PLATFORMS_NONE,
  ]) {
    it(`leaves alone: ${what}`, () => assert.equal(fixOf(path, program).fix, undefined));
  }
  it('says what to set up and that the key must be revoked, in both languages', () => {
    for (const [, path, before] of EDITS) {
      const { fix } = fixOf(path, before);
      assert.match(fix?.notes.at(-1)?.en ?? '', /revoke/);
      assert.match(fix?.notes.at(-1)?.ja ?? '', /失効/);
      assert.ok((fix?.notes.length ?? 0) > 1);
    }
  });
});
