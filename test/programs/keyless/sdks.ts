/**
 * The SDKs against whose types the keyless edits are checked, below `.stores`, which git ignores:
 * `node test/programs/keyless/sdks.ts` fetches them from the package registries (some 500 MB).
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(import.meta.dirname, '../../../.stores/sdks');

export const SDKS = { node: join(ROOT, 'node'), python: join(ROOT, 'python'), go: join(ROOT, 'go') } as const;

const NPM = [
  ...[
    '@types/node',
    'pyright',
    '@aws-sdk/client-s3',
    '@aws-sdk/rds-signer',
    'aws-sdk',
    'aws-cdk-lib',
    'constructs',
  ],
  ...[
    '@google-cloud/storage',
    'firebase-admin',
    '@azure/identity',
    '@azure/storage-blob',
    '@azure/storage-queue',
  ],
  ...[
    '@azure/service-bus',
    '@azure/event-hubs',
    '@azure/cosmos',
    'mysql2',
    'pg',
    '@types/pg',
    'mssql',
    '@types/mssql',
  ],
  ...['node-vault', 'openai'],
];
const PYPI = [
  ...[
    'boto3',
    'google-cloud-storage',
    'google-cloud-vision',
    'google-cloud-bigquery',
    'google-api-python-client',
  ],
  ...[
    'firebase-admin',
    'azure-identity',
    'azure-storage-blob',
    'azure-servicebus',
    'azure-cosmos',
    'azure-eventhub',
  ],
  ...[
    'psycopg',
    'psycopg2-binary',
    'pymysql',
    'mysql-connector-python',
    'cloud-sql-python-connector[pg8000]',
  ],
  ...['pyodbc', 'mssql-python', 'aws-cdk-lib', 'hvac', 'databricks-sdk', 'openai', 's3fs', 'pyathena'],
];
const GO = [
  'github.com/aws/aws-sdk-go-v2/config',
  'github.com/aws/aws-sdk-go-v2/credentials',
  'github.com/aws/aws-sdk-go/aws/session',
  'github.com/Azure/azure-sdk-for-go/sdk/azidentity',
  'cloud.google.com/go/storage',
  'google.golang.org/api/option',
];

const run = (program: string, args: readonly string[], cwd: string): void => {
  execFileSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const folder of Object.values(SDKS)) mkdirSync(folder, { recursive: true });
  writeFileSync(join(SDKS.node, 'package.json'), '{ "private": true }\n');
  run('npm', ['install', '--ignore-scripts', '--silent', ...NPM], SDKS.node);
  run('python3', ['-m', 'pip', 'install', '--quiet', '--target', SDKS.python, '--upgrade', ...PYPI], ROOT);
  if (!existsSync(join(SDKS.go, 'go.mod')))
    writeFileSync(join(SDKS.go, 'go.mod'), 'module example.invalid/program\n\ngo 1.24\n');
  run('go', ['get', ...GO], SDKS.go);
}
