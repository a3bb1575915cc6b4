/** Programs with a key in a file, an account key or a password, before and after the keyless edit. */
import type { EditCase } from './cases.ts';

/** A storage account's connection string, made of parts so that nothing in the tree looks like a live one. */
const KEY = ['QWxs', 'b25l'].join('').repeat(11);
export const STORAGE = `DefaultEndpointsProtocol=https;AccountName=shopdata;AccountKey=${KEY};EndpointSuffix=core.windows.net`;
const BUS = `Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=${KEY}`;
const LONG = KEY.padEnd(88, 'A');

export const CODE: readonly EditCase[] = [
  [
    'Google for Python: a client of a key file',
    'a.py',
    'from google.cloud import storage\n\nclient = storage.Client.from_service_account_json("«key.json»")\n',
    'from google.cloud import storage\n\nclient = storage.Client()\n',
  ],
  [
    'Google for Python: a client of a key file, with a project',
    'a.py',
    "from google.cloud import bigquery\n\nclient = bigquery.Client.from_service_account_json('«key.json»', project='p')\n",
    "from google.cloud import bigquery\n\nclient = bigquery.Client(project='p')\n",
  ],
  [
    'Google for Python: a key in the code',
    'a.py',
    'from google.cloud import storage\n\nclient = storage.Client.from_service_account_info({"type": "service_account", "private_key": "«k»"})\n',
    'from google.cloud import storage\n\nclient = storage.Client()\n',
  ],
  [
    'Google for Python: credentials as an argument',
    'a.py',
    'from google.cloud import vision\nfrom google.oauth2 import service_account\n\nclient = vision.ImageAnnotatorClient(\n    credentials=service_account.Credentials.from_service_account_file("«key.json»"),\n)\n',
    'from google.cloud import vision\n\nclient = vision.ImageAnnotatorClient()\n',
  ],
  [
    'Google for Python: credentials in a variable',
    'a.py',
    "from google.oauth2 import service_account\nfrom googleapiclient.discovery import build\n\nSCOPES = ['https://www.googleapis.com/auth/drive']\ncreds = service_account.Credentials.from_service_account_file('«key.json»', scopes=SCOPES)\ndrive = build('drive', 'v3', credentials=creds)\n",
    "import google.auth\nfrom googleapiclient.discovery import build\n\nSCOPES = ['https://www.googleapis.com/auth/drive']\ncreds, _ = google.auth.default(scopes=SCOPES)\ndrive = build('drive', 'v3', credentials=creds)\n",
  ],
  [
    'Firebase Admin for Python',
    'a.py',
    "import firebase_admin\nfrom firebase_admin import credentials\n\ncred = credentials.Certificate('«key.json»')\nfirebase_admin.initialize_app(cred)\n",
    'import firebase_admin\nfrom firebase_admin import credentials\n\ncred = credentials.ApplicationDefault()\nfirebase_admin.initialize_app(cred)\n',
  ],
  [
    'Google for Go: a key file and its import',
    'a.go',
    'package a\n\nimport (\n\t"context"\n\n\t"cloud.google.com/go/storage"\n\t"google.golang.org/api/option"\n)\n\nfunc f(ctx context.Context) (*storage.Client, error) {\n\treturn storage.NewClient(ctx, option.WithCredentialsFile("«key.json»"))\n}\n',
    'package a\n\nimport (\n\t"context"\n\n\t"cloud.google.com/go/storage"\n)\n\nfunc f(ctx context.Context) (*storage.Client, error) {\n\treturn storage.NewClient(ctx)\n}\n',
  ],
  [
    'Google for Go: a key in the code, another option stays',
    'a.go',
    'package a\n\nimport (\n\t"context"\n\n\t"cloud.google.com/go/storage"\n\t"google.golang.org/api/option"\n)\n\nfunc f(ctx context.Context) (*storage.Client, error) {\n\treturn storage.NewClient(ctx, option.WithCredentialsJSON([]byte(`«k»`)), option.WithUserAgent("a"))\n}\n',
    'package a\n\nimport (\n\t"context"\n\n\t"cloud.google.com/go/storage"\n\t"google.golang.org/api/option"\n)\n\nfunc f(ctx context.Context) (*storage.Client, error) {\n\treturn storage.NewClient(ctx, option.WithUserAgent("a"))\n}\n',
  ],
  [
    'Google for Java',
    'A.java',
    'import com.google.auth.oauth2.GoogleCredentials;\nimport com.google.cloud.storage.Storage;\nimport com.google.cloud.storage.StorageOptions;\nimport java.io.FileInputStream;\nimport java.io.IOException;\n\nclass A {\n  Storage open() throws IOException {\n    GoogleCredentials credentials = GoogleCredentials.fromStream(new FileInputStream("«key.json»"));\n    return StorageOptions.newBuilder().setCredentials(credentials).build().getService();\n  }\n}\n',
    'import com.google.auth.oauth2.GoogleCredentials;\nimport com.google.cloud.storage.Storage;\nimport com.google.cloud.storage.StorageOptions;\nimport java.io.IOException;\n\nclass A {\n  Storage open() throws IOException {\n    GoogleCredentials credentials = GoogleCredentials.getApplicationDefault();\n    return StorageOptions.newBuilder().setCredentials(credentials).build().getService();\n  }\n}\n',
  ],
  [
    'Terraform: a key file of Google',
    'main.tf',
    'provider "google" {\n  credentials = file("«key.json»")\n  project     = "p"\n}\n',
    'provider "google" {\n  project = "p"\n}\n',
  ],
  [
    'Google for Node: a key file',
    'a.ts',
    "import { Storage } from '@google-cloud/storage';\nexport const storage = new Storage({ projectId: 'p', keyFilename: '«key.json»' });\n",
    "import { Storage } from '@google-cloud/storage';\nexport const storage = new Storage({ projectId: 'p' });\n",
  ],
  [
    'Azure Storage for JavaScript: a connection string',
    'a.ts',
    `import { BlobServiceClient } from '@azure/storage-blob';\nexport const blobs = BlobServiceClient.fromConnectionString('«${STORAGE}»');\n`,
    "import { BlobServiceClient } from '@azure/storage-blob';\nimport { DefaultAzureCredential } from '@azure/identity';\nexport const blobs = new BlobServiceClient('https://shopdata.blob.core.windows.net', new DefaultAzureCredential());\n",
  ],
  [
    'Azure Storage for JavaScript: queues, by require',
    'a.js',
    `const { QueueServiceClient } = require("@azure/storage-queue");\nconst queues = QueueServiceClient.fromConnectionString("«${STORAGE}»");\n`,
    'const { QueueServiceClient } = require("@azure/storage-queue");\nconst { DefaultAzureCredential } = require("@azure/identity");\nconst queues = new QueueServiceClient("https://shopdata.queue.core.windows.net", new DefaultAzureCredential());\n',
  ],
  [
    'Azure Service Bus for JavaScript',
    'a.ts',
    `import { ServiceBusClient } from '@azure/service-bus';\nexport const bus = new ServiceBusClient('«${BUS}»');\n`,
    "import { ServiceBusClient } from '@azure/service-bus';\nimport { DefaultAzureCredential } from '@azure/identity';\nexport const bus = new ServiceBusClient('shop.servicebus.windows.net', new DefaultAzureCredential());\n",
  ],
  [
    'Azure Event Hubs for JavaScript',
    'a.ts',
    `import { EventHubProducerClient } from '@azure/event-hubs';\nexport const hub = new EventHubProducerClient('«${BUS}»', 'orders');\n`,
    "import { EventHubProducerClient } from '@azure/event-hubs';\nimport { DefaultAzureCredential } from '@azure/identity';\nexport const hub = new EventHubProducerClient('shop.servicebus.windows.net', 'orders', new DefaultAzureCredential());\n",
  ],
  [
    'Azure Cosmos DB for JavaScript',
    'a.ts',
    "import { CosmosClient } from '@azure/cosmos';\nconst endpoint = 'https://shop.documents.azure.com';\nexport const cosmos = new CosmosClient({ endpoint, key: '«k»' });\n",
    "import { CosmosClient } from '@azure/cosmos';\nimport { DefaultAzureCredential } from '@azure/identity';\nconst endpoint = 'https://shop.documents.azure.com';\nexport const cosmos = new CosmosClient({ endpoint, aadCredentials: new DefaultAzureCredential() });\n",
  ],
  [
    'Azure Storage for Python: a connection string',
    'a.py',
    `from azure.storage.blob import BlobServiceClient\n\nblobs = BlobServiceClient.from_connection_string("«${STORAGE}»")\n`,
    'from azure.identity import DefaultAzureCredential\nfrom azure.storage.blob import BlobServiceClient\n\nblobs = BlobServiceClient(account_url="https://shopdata.blob.core.windows.net", credential=DefaultAzureCredential())\n',
  ],
  [
    'Azure Storage for Python: the account key',
    'a.py',
    `from azure.storage.blob import BlobServiceClient\n\nblobs = BlobServiceClient(account_url="https://shopdata.blob.core.windows.net", credential="«${LONG}»")\n`,
    'from azure.identity import DefaultAzureCredential\nfrom azure.storage.blob import BlobServiceClient\n\nblobs = BlobServiceClient(account_url="https://shopdata.blob.core.windows.net", credential=DefaultAzureCredential())\n',
  ],
  [
    'Azure Service Bus for Python',
    'a.py',
    `from azure.servicebus import ServiceBusClient\n\nbus = ServiceBusClient.from_connection_string('«${BUS}»')\n`,
    "from azure.identity import DefaultAzureCredential\nfrom azure.servicebus import ServiceBusClient\n\nbus = ServiceBusClient(fully_qualified_namespace='shop.servicebus.windows.net', credential=DefaultAzureCredential())\n",
  ],
  [
    'Azure Cosmos DB for Python',
    'a.py',
    `from azure.cosmos import CosmosClient\n\ncosmos = CosmosClient("https://shop.documents.azure.com", "«${LONG}»")\n`,
    'from azure.identity import DefaultAzureCredential\nfrom azure.cosmos import CosmosClient\n\ncosmos = CosmosClient("https://shop.documents.azure.com", DefaultAzureCredential())\n',
  ],
  [
    'Azure Storage for .NET',
    'A.cs',
    `using System;\nusing Azure.Storage.Blobs;\nvar blobs = new BlobServiceClient("«${STORAGE}»");\n`,
    'using System;\nusing Azure.Identity;\nusing Azure.Storage.Blobs;\nvar blobs = new BlobServiceClient(new Uri("https://shopdata.blob.core.windows.net"), new DefaultAzureCredential());\n',
  ],
  [
    'Azure Service Bus for .NET',
    'A.cs',
    `using Azure.Identity;\nusing Azure.Messaging.ServiceBus;\nvar bus = new ServiceBusClient("«${BUS}»");\n`,
    'using Azure.Identity;\nusing Azure.Messaging.ServiceBus;\nvar bus = new ServiceBusClient("shop.servicebus.windows.net", new DefaultAzureCredential());\n',
  ],
  [
    'Azure Storage for Java',
    'A.java',
    `import com.azure.storage.blob.BlobServiceClient;\nimport com.azure.storage.blob.BlobServiceClientBuilder;\n\nclass A {\n  BlobServiceClient blobs = new BlobServiceClientBuilder().connectionString("«${STORAGE}»").buildClient();\n}\n`,
    'import com.azure.identity.DefaultAzureCredentialBuilder;\nimport com.azure.storage.blob.BlobServiceClient;\nimport com.azure.storage.blob.BlobServiceClientBuilder;\n\nclass A {\n  BlobServiceClient blobs = new BlobServiceClientBuilder().endpoint("https://shopdata.blob.core.windows.net").credential(new DefaultAzureCredentialBuilder().build()).buildClient();\n}\n',
  ],
  [
    'Azure SQL for .NET',
    'A.cs',
    'using Microsoft.Data.SqlClient;\nvar c = new SqlConnection("Server=tcp:shop.database.windows.net,1433; Database=d; User ID=u; Password=«p»; Encrypt=True;");\n',
    'using Microsoft.Data.SqlClient;\nvar c = new SqlConnection("Server=tcp:shop.database.windows.net,1433; Database=d; Authentication=Active Directory Default; Encrypt=True;");\n',
  ],
  [
    'PostgreSQL on RDS for Python',
    'a.py',
    'import psycopg2\n\nconn = psycopg2.connect(\n    host="shop.abc123.eu-west-1.rds.amazonaws.com",\n    dbname="shop",\n    user="app",\n    password="«p»",\n)\n',
    'import boto3\nimport psycopg2\n\nconn = psycopg2.connect(\n    host="shop.abc123.eu-west-1.rds.amazonaws.com",\n    dbname="shop",\n    user="app",\n    password=boto3.client("rds", region_name="eu-west-1").generate_db_auth_token(DBHostname="shop.abc123.eu-west-1.rds.amazonaws.com", Port=5432, DBUsername="app"),\n)\n',
  ],
  [
    'AWS for Rust',
    'a.rs',
    'use aws_sdk_s3::config::Credentials;\n\nasync fn load() -> aws_config::SdkConfig {\n    aws_config::from_env()\n        .region("eu-west-1")\n        .credentials_provider(Credentials::new("«i»", "s", None, None, "static"))\n        .load()\n        .await\n}\n',
    '\nasync fn load() -> aws_config::SdkConfig {\n    aws_config::from_env()\n        .region("eu-west-1")\n        .load()\n        .await\n}\n',
  ],
];

const GUIDED_PY = 'from google.oauth2 import service_account\n';

/** What no edit is made of. */
export const CODE_NONE: readonly (readonly [what: string, path: string, program: string])[] = [
  [
    'Google: rights that are lent to somebody',
    'a.py',
    `${GUIDED_PY}creds = service_account.Credentials.from_service_account_file('«k.json»', subject='a@b.c')\n`,
  ],
  [
    "Google: the key's own project",
    'a.py',
    `${GUIDED_PY}creds = service_account.Credentials.from_service_account_file('«k.json»')\nprint(creds.project_id)\n`,
  ],
  [
    'Google: credentials that are returned',
    'a.py',
    `${GUIDED_PY}def f():\n    return service_account.Credentials.from_service_account_file('«k.json»')\n`,
  ],
  [
    'Google: a path in a variable',
    'a.py',
    'from google.cloud import storage\nstorage.Client.from_service_account_json(PATH + "«k.json»")\n',
  ],
  ['Google: no import of the library', 'a.py', 'x.Client.from_service_account_json("«k.json»")\n'],
  [
    'Google for Go: an option in a variable',
    'a.go',
    'package a\n\nimport "google.golang.org/api/option"\n\nvar o = option.WithCredentialsFile("«k.json»")\n',
  ],
  [
    'Google for Go: a call that has an effect',
    'a.go',
    'package a\n\nimport (\n\t"cloud.google.com/go/storage"\n\t"google.golang.org/api/option"\n)\n\nvar c, _ = storage.NewClient(ctx, option.WithCredentialsFile(dir()+"«k.json»"))\n',
  ],
  [
    'Google for Java: a type of the key alone',
    'A.java',
    'import com.google.auth.oauth2.GoogleCredentials;\nimport com.google.auth.oauth2.ServiceAccountCredentials;\nclass A { Object o = ServiceAccountCredentials.fromStream(new FileInputStream("«k.json»")); }\n',
  ],
  [
    'Terraform: a key that is decoded',
    'main.tf',
    'provider "google" {\n  credentials = base64decode("«k»")\n}\n',
  ],
  [
    'Azure: a connection string of the emulator',
    'a.js',
    `const { BlobServiceClient } = require('@azure/storage-blob');\nBlobServiceClient.fromConnectionString('«DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=k;BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;»');\n`,
  ],
  [
    'Azure: another cloud',
    'a.js',
    `const { BlobServiceClient } = require('@azure/storage-blob');\nBlobServiceClient.fromConnectionString('«${STORAGE.replace('core.windows.net', 'core.chinacloudapi.cn')}»');\n`,
  ],
  [
    'Azure: a file that signs with the key',
    'a.js',
    `const { BlobServiceClient, generateBlobSASQueryParameters } = require('@azure/storage-blob');\nconst c = BlobServiceClient.fromConnectionString('«${STORAGE}»');\n`,
  ],
  [
    'Azure: options beside the connection string',
    'a.js',
    `const { BlobServiceClient } = require('@azure/storage-blob');\nBlobServiceClient.fromConnectionString('«${STORAGE}»', options);\n`,
  ],
  [
    'Azure for Python: clients that wait',
    'a.py',
    `from azure.storage.blob.aio import BlobServiceClient\nfrom azure.storage.blob import X\nb = BlobServiceClient.from_connection_string("«${STORAGE}»")\n`,
  ],
  [
    'Azure for Python: a SAS token as the credential',
    'a.py',
    'from azure.storage.blob import BlobServiceClient\nb = BlobServiceClient(account_url="https://a.blob.core.windows.net", credential="«sv=2024&sig=x»")\n',
  ],
  [
    'Azure SQL: the older client',
    'A.cs',
    'using System.Data.SqlClient;\nvar c = new SqlConnection("Server=x.database.windows.net;User ID=u;Password=«p»");\n',
  ],
  [
    'a SQL Server of their own',
    'A.cs',
    'using Microsoft.Data.SqlClient;\nvar c = new SqlConnection("Server=sql01;User ID=u;Password=«p»");\n',
  ],
  [
    'PostgreSQL that is not on RDS',
    'a.py',
    'import psycopg2\npsycopg2.connect(host="localhost", user="u", password="«p»")\n',
  ],
  [
    'PostgreSQL without TLS',
    'a.py',
    'import psycopg2\npsycopg2.connect(host="a.b.eu-west-1.rds.amazonaws.com", user="u", password="«p»", sslmode="disable")\n',
  ],
  [
    'AWS for Rust: another service behind the protocol',
    'a.rs',
    'use aws_sdk_s3::config::Credentials;\nfn f() { aws_config::from_env().endpoint_url("http://minio").credentials_provider(Credentials::new("«i»", "s", None, None, "x")).load(); }\n',
  ],
];
