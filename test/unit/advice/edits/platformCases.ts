/** Tokens of Vault, Databricks and HashiCorp's platforms, before and after the keyless edit. */
import type { EditCase } from './cases.ts';

export const PLATFORMS: readonly EditCase[] = [
  [
    'Azure OpenAI, JavaScript',
    'a.ts',
    "import { AzureOpenAI } from 'openai';\nexport const ai = new AzureOpenAI({ endpoint: 'https://shop.openai.azure.com', apiKey: '«k»', apiVersion: '2025-01-01' });\n",
    "import { DefaultAzureCredential, getBearerTokenProvider } from '@azure/identity';\nimport { AzureOpenAI } from 'openai';\nexport const ai = new AzureOpenAI({ endpoint: 'https://shop.openai.azure.com', azureADTokenProvider: getBearerTokenProvider(new DefaultAzureCredential(), 'https://cognitiveservices.azure.com/.default'), apiVersion: '2025-01-01' });\n",
  ],
  [
    'Azure OpenAI, Python, in a constant',
    'a.py',
    'from openai import AzureOpenAI\n\nKEY = "«k»"\nai = AzureOpenAI(azure_endpoint="https://shop.openai.azure.com", api_key=KEY, api_version="2025-01-01")\n',
    'from azure.identity import DefaultAzureCredential, get_bearer_token_provider\nfrom openai import AzureOpenAI\n\nai = AzureOpenAI(azure_endpoint="https://shop.openai.azure.com", azure_ad_token_provider=get_bearer_token_provider(DefaultAzureCredential(), "https://cognitiveservices.azure.com/.default"), api_version="2025-01-01")\n',
  ],
  [
    's3fs, which asks boto3',
    'a.py',
    'import s3fs\n\nfs = s3fs.S3FileSystem(key="i", secret="«s»", anon=False)\n',
    'import s3fs\n\nfs = s3fs.S3FileSystem(anon=False)\n',
  ],
  [
    'PyAthena, which asks boto3',
    'a.py',
    'from pyathena import connect\n\ndb = connect(\n    s3_staging_dir="s3://shop/",\n    aws_access_key_id="«i»",\n    aws_secret_access_key="s",\n)\n',
    'from pyathena import connect\n\ndb = connect(\n    s3_staging_dir="s3://shop/",\n)\n',
  ],
  [
    'Vault, Python',
    'a.py',
    'import hvac\n\nclient = hvac.Client(url="https://vault.example.com", token="«t»")\n',
    'import hvac\n\nclient = hvac.Client(url="https://vault.example.com")\n',
  ],
  [
    'Vault, Node.js',
    'a.js',
    "const vault = require('node-vault');\nconst client = vault({ endpoint: 'https://vault.example.com', token: '«t»' });\n",
    "const vault = require('node-vault');\nconst client = vault({ endpoint: 'https://vault.example.com' });\n",
  ],
  [
    'Vault, Go',
    'a.go',
    'package a\n\nimport "github.com/hashicorp/vault/api"\n\nfunc open() (*api.Client, error) {\n\tclient, err := api.NewClient(api.DefaultConfig())\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\tclient.SetToken("«t»")\n\treturn client, nil\n}\n',
    'package a\n\nimport "github.com/hashicorp/vault/api"\n\nfunc open() (*api.Client, error) {\n\tclient, err := api.NewClient(api.DefaultConfig())\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn client, nil\n}\n',
  ],
  [
    'Databricks, Python',
    'a.py',
    'from databricks.sdk import WorkspaceClient\n\nw = WorkspaceClient(host="https://a.cloud.databricks.com", token="«t»")\n',
    'from databricks.sdk import WorkspaceClient\n\nw = WorkspaceClient(host="https://a.cloud.databricks.com")\n',
  ],
  [
    'Terraform: the client secret of Azure',
    'main.tf',
    'provider "azurerm" {\n  features {}\n  client_id     = "c"\n  client_secret = "«s»"\n  tenant_id     = "t"\n}\n',
    'provider "azurerm" {\n  features {}\n  client_id = "c"\n  tenant_id = "t"\n}\n',
  ],
  [
    'Terraform: Vault',
    'main.tf',
    'provider "vault" {\n  address = "https://vault.example.com"\n  token   = "«t»"\n}\n',
    'provider "vault" {\n  address = "https://vault.example.com"\n}\n',
  ],
  [
    'Terraform: HCP Terraform itself',
    'main.tf',
    'provider "tfe" {\n  hostname = "app.terraform.io"\n  token    = "«t»"\n}\n',
    'provider "tfe" {\n  hostname = "app.terraform.io"\n}\n',
  ],
  [
    'Terraform: HCP',
    'main.tf',
    'provider "hcp" {\n  client_id     = "i"\n  client_secret = "«s»"\n}\n',
    'provider "hcp" {\n}\n',
  ],
  [
    'Terraform: keys of AWS in a configuration that HCP Terraform runs',
    'main.tf',
    'terraform {\n  cloud {\n    organization = "shop"\n  }\n}\n\nprovider "aws" {\n  region     = "eu-west-1"\n  access_key = "«i»"\n  secret_key = "s"\n}\n',
    'terraform {\n  cloud {\n    organization = "shop"\n  }\n}\n\nprovider "aws" {\n  region = "eu-west-1"\n}\n',
  ],
];

export const PLATFORMS_NONE: readonly (readonly [what: string, path: string, program: string])[] = [
  [
    'the asynchronous client of Azure OpenAI, which takes another provider',
    'a.py',
    'from openai import AsyncAzureOpenAI\nai = AsyncAzureOpenAI(api_key="«k»")\n',
  ],
  ['a client of something else', 'a.py', 'client = vault.Client(url="u", token="«t»")\n'],
  ['a token with a word about it', 'main.tf', 'provider "vault" {\n  token = "«t»" # of the shop\n}\n'],
  [
    'half of a pair that is computed',
    'main.tf',
    'provider "hcp" {\n  client_id     = local.id\n  client_secret = "«s»"\n}\n',
  ],
];
