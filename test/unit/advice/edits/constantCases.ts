/** Programs that hold their key in a constant, before and after the keyless edit. */
import { type EditCase, S3 } from './cases.ts';
import { STORAGE } from './codeCases.ts';

const GO_IMPORTS =
  'package main\n\nimport (\n\t"context"\n\n\t"github.com/aws/aws-sdk-go-v2/config"\n\t"github.com/aws/aws-sdk-go-v2/credentials"\n)\n\n';

export const CONSTANTS: readonly EditCase[] = [
  [
    'JavaScript: both halves in constants, asked at the first',
    'a.ts',
    `${S3}\nconst KEY = '«i»';\nconst SECRET: string = 's';\n\nconst s3 = new S3Client({ region: 'r', credentials: { accessKeyId: KEY, secretAccessKey: SECRET } });\n`,
    `${S3}\nconst s3 = new S3Client({ region: 'r' });\n`,
  ],
  [
    'JavaScript: constants by the names of their options',
    'a.js',
    `${S3}const accessKeyId = 'i';\nconst secretAccessKey = '«s»';\nconst region = 'r';\nconst s3 = new S3Client({ region, credentials: { accessKeyId, secretAccessKey } });\n`,
    `${S3}const region = 'r';\nconst s3 = new S3Client({ region });\n`,
  ],
  [
    'JavaScript: asked at the literal, the other half is a constant',
    'a.mjs',
    `${S3}const SECRET = 's';\nexport const s3 = new S3Client({ credentials: { accessKeyId: '«i»', secretAccessKey: SECRET } });\n`,
    `${S3}export const s3 = new S3Client({});\n`,
  ],
  [
    'JavaScript: a connection string',
    'a.ts',
    `import { BlobServiceClient } from '@azure/storage-blob';\nconst connection = '«${STORAGE}»';\nexport const blobs = BlobServiceClient.fromConnectionString(connection);\n`,
    "import { BlobServiceClient } from '@azure/storage-blob';\nimport { DefaultAzureCredential } from '@azure/identity';\nexport const blobs = new BlobServiceClient('https://shopdata.blob.core.windows.net', new DefaultAzureCredential());\n",
  ],
  [
    'Python: constants of the module',
    'a.py',
    "import boto3\n\nKEY = '«i»'\nSECRET: str = 's'\n\ns3 = boto3.client('s3', aws_access_key_id=KEY, aws_secret_access_key=SECRET, region_name='r')\n",
    "import boto3\n\ns3 = boto3.client('s3', region_name='r')\n",
  ],
  [
    'Python: variables of a function, named as the arguments',
    'a.py',
    'import boto3\n\n\ndef client():\n    aws_access_key_id = "i"\n    aws_secret_access_key = "«s»"\n    return boto3.client("s3", aws_access_key_id=aws_access_key_id, aws_secret_access_key=aws_secret_access_key)\n',
    'import boto3\n\n\ndef client():\n    return boto3.client("s3")\n',
  ],
  [
    'Python: a key file of Google',
    'a.py',
    'from google.cloud import storage\n\nKEY_FILE = "«key.json»"\nclient = storage.Client.from_service_account_json(KEY_FILE)\n',
    'from google.cloud import storage\n\nclient = storage.Client()\n',
  ],
  [
    'Go: variables that nothing else would use',
    'a.go',
    `${GO_IMPORTS}const secret = "s"\n\nfunc load(ctx context.Context) error {\n\tid := "«i»"\n\t_, err := config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(id, secret, "")))\n\treturn err\n}\n`,
    `${GO_IMPORTS.replace('\t"github.com/aws/aws-sdk-go-v2/credentials"\n', '')}func load(ctx context.Context) error {\n\t_, err := config.LoadDefaultConfig(ctx)\n\treturn err\n}\n`,
  ],
  [
    'Java: fields of the class',
    'A.java',
    'import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;\nimport software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;\nimport software.amazon.awssdk.services.s3.S3Client;\n\nclass A {\n  private static final String KEY = "«i»";\n  private static final String SECRET = "s";\n  S3Client s3 = S3Client.builder().credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET))).build();\n}\n',
    'import software.amazon.awssdk.services.s3.S3Client;\n\nclass A {\n  S3Client s3 = S3Client.builder().build();\n}\n',
  ],
  [
    '.NET: local variables',
    'A.cs',
    'using Amazon;\nusing Amazon.S3;\nvar id = "i";\nconst string secret = "«s»";\nvar s3 = new AmazonS3Client(id, secret, RegionEndpoint.EUWest1);\n',
    'using Amazon;\nusing Amazon.S3;\nvar s3 = new AmazonS3Client(RegionEndpoint.EUWest1);\n',
  ],
  [
    'PHP: variables',
    'a.php',
    "<?php\nuse Aws\\S3\\S3Client;\n$key = '«i»';\n$secret = 's';\n$s3 = new S3Client(['region' => 'r', 'credentials' => ['key' => $key, 'secret' => $secret]]);\n",
    "<?php\nuse Aws\\S3\\S3Client;\n$s3 = new S3Client(['region' => 'r']);\n",
  ],
  [
    'Ruby: constants',
    'a.rb',
    "KEY = '«i»'.freeze\nSECRET = 's'\ns3 = Aws::S3::Client.new(region: 'r', access_key_id: KEY, secret_access_key: SECRET)\n",
    "s3 = Aws::S3::Client.new(region: 'r')\n",
  ],
];

/** A constant that is more than this call's. */
export const CONSTANTS_NONE: readonly (readonly [what: string, path: string, program: string])[] = [
  [
    'a constant that is used twice',
    'a.js',
    `${S3}const KEY = '«i»';\nlog(KEY);\nnew S3Client({ credentials: { accessKeyId: KEY, secretAccessKey: 's' } });\n`,
  ],
  [
    'a constant that is handed out',
    'a.js',
    `${S3}export const KEY = '«i»';\nnew S3Client({ credentials: { accessKeyId: KEY, secretAccessKey: 's' } });\n`,
  ],
  [
    'a constant that a template names',
    'a.js',
    `${S3}const KEY = '«i»';\nlog(\`\${KEY}\`);\nnew S3Client({ credentials: { accessKeyId: KEY, secretAccessKey: 's' } });\n`,
  ],
  [
    'a constant that a comment speaks of',
    'a.py',
    "import boto3\n# KEY is the one of the shop\nKEY = '«i»'\nboto3.client('s3', aws_access_key_id=KEY)\n",
  ],
  [
    'a property of the same name',
    'a.js',
    `${S3}const KEY = '«i»';\nnew S3Client({ credentials: { accessKeyId: config.KEY, secretAccessKey: 's' } });\n`,
  ],
  [
    'a name that is declared twice',
    'a.py',
    "import boto3\n\ndef a():\n    key = '«i»'\n    boto3.client('s3', aws_access_key_id=key)\n\ndef b():\n    key = 'j'\n    boto3.client('s3', aws_access_key_id=key)\n",
  ],
  [
    'a constant with a word about it',
    'a.js',
    `${S3}const KEY = '«i»'; // of the shop\nnew S3Client({ credentials: { accessKeyId: KEY, secretAccessKey: 's' } });\n`,
  ],
];
