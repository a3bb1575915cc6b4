import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  appsettings,
  functionsSettings,
  launchSettings,
} from '../../../../server/src/remediation/languages/dotnet.ts';
import { FORMATS } from '../../../../server/src/remediation/languages/formats.ts';
import { jsonFiles } from '../../../../server/src/remediation/languages/jsonFiles.ts';
import { type FormatCase, formatCases } from './formatCase.ts';

formatCases(
  appsettings,
  [
    {
      title: 'lets the environment take the place of an entry',
      file: 'appsettings.json',
      before: '{\n  "Stripe": {\n    "SecretKey": "«hunter2»",\n    "Mode": "live"\n  }\n}\n',
      after: '{\n  "Stripe": {\n    "Mode": "live"\n  }\n}\n',
      storedAs: 'Stripe__SecretKey',
      notes: /user-secrets/,
    },
    {
      title: 'takes the emptied section out and keeps the one before it',
      file: 'appsettings.Production.json',
      before: '{\n  "A": 1,\n  "Stripe": {\n    "SecretKey": "«hunter2»"\n  }\n}\n',
      after: '{\n  "A": 1\n}\n',
      storedAs: 'Stripe__SecretKey',
    },
    {
      title: 'moves all of a connection string',
      file: 'appsettings.json',
      before: '{"A": 1, "ConnectionStrings": {"Db": "Server=x;Password=«hunter2»;", "B": ""}}',
      after: '{"A": 1, "ConnectionStrings": {"B": ""}}',
      stored: 'Server=x;Password=hunter2;',
      storedAs: 'ConnectionStrings__Db',
    },
    {
      title: 'refuses an item of a list',
      file: 'appsettings.json',
      before: '{"Keys": ["a", "«hunter2»"]}',
      after: /named entry only/,
    },
    {
      title: 'refuses a key that is no variable',
      file: 'appsettings.json',
      before: '{"Logging": {"Microsoft.Hosting": "«hunter2»"}}',
      after: /named entry only/,
    },
  ],
  JSON.parse,
);

formatCases(
  launchSettings,
  [
    {
      title: 'takes a variable out',
      file: 'Properties/launchSettings.json',
      before: '{"profiles": {"a": {"environmentVariables": {"A": "b", "KEY": "«hunter2»"}}}}',
      after: '{"profiles": {"a": {"environmentVariables": {"A": "b"}}}}',
      storedAs: 'KEY',
    },
    {
      title: 'takes all of a value out',
      file: 'Properties/launchSettings.json',
      before: '{"profiles": {"a": {"x": 1, "environmentVariables": {"URL": "http://a:«hunter2»@b"}}}}',
      after: '{"profiles": {"a": {"x": 1}}}',
      stored: 'http://a:hunter2@b',
      storedAs: 'URL',
    },
    {
      title: 'refuses an argument',
      file: 'Properties/launchSettings.json',
      before: '{"profiles": {"a": {"commandLineArgs": "«hunter2»"}}}',
      after: /named entry only/,
    },
  ],
  JSON.parse,
);

formatCases(functionsSettings, [
  {
    title: 'is not committed',
    file: 'local.settings.json',
    before: '{"Values": {"K": "«hunter2»"}}',
    after: /\.gitignore/,
  },
]);

const cfn = (body: string): string =>
  `{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"D": {${body}}}}`;

const cases: Readonly<Record<string, readonly FormatCase[]>> = {
  'cloudformation-json': [
    {
      title: 'resolves a property',
      file: 'template.json',
      before: cfn('"Type": "AWS::RDS::DBInstance", "Properties": {"MasterUserPassword": "«hunter2»"}'),
      after: cfn(
        '"Type": "AWS::RDS::DBInstance", "Properties": {"MasterUserPassword": "{{resolve:secretsmanager:API_KEY}}"}',
      ),
    },
    {
      title: 'resolves part of a property',
      file: 'template.json',
      before: cfn('"Type": "AWS::X::Y", "Properties": {"H": {"A": "Bearer «hunter2»"}}'),
      after: cfn(
        '"Type": "AWS::X::Y", "Properties": {"H": {"A": "Bearer {{resolve:secretsmanager:API_KEY}}"}}',
      ),
    },
    {
      title: 'refuses metadata',
      file: 'template.json',
      before: cfn('"Type": "AWS::X::Y", "Metadata": {"A": "«hunter2»"}'),
      after: /only in the properties/,
    },
    {
      title: 'refuses a default',
      file: 'template.json',
      before:
        '{"AWSTemplateFormatVersion": "x", "Parameters": {"P": {"Default": "«hunter2»"}}, "Resources": {}}',
      after: /NoEcho/,
    },
  ],
  'wrangler-json': [
    {
      title: 'makes a variable a secret',
      file: 'wrangler.jsonc',
      before: '{\n  // x\n  "vars": {\n    "A": "b",\n    "KEY": "«hunter2»"\n  }\n}\n',
      after: '{\n  // x\n  "vars": {\n    "A": "b"\n  }\n}\n',
      storedAs: 'KEY',
      notes: /wrangler secret put KEY/,
    },
    {
      title: 'makes a variable of an environment a secret',
      file: 'wrangler.json',
      before: '{"name": "x", "env": {"prod": {"vars": {"KEY": "«hunter2»"}}}}',
      after: '{"name": "x"}',
      storedAs: 'KEY',
    },
    {
      title: 'refuses another place',
      file: 'wrangler.json',
      before: '{"account_id": "«hunter2»"}',
      after: /entry of `vars`/,
    },
  ],
  postman: [
    {
      title: 'refers in a header',
      file: 'x.postman_collection.json',
      before: '{"item": [{"request": {"header": [{"key": "A", "value": "Bearer «hunter2»"}]}}]}',
      after: '{"item": [{"request": {"header": [{"key": "A", "value": "Bearer {{API_KEY}}"}]}}]}',
    },
    {
      title: 'empties a variable of the collection',
      file: 'x.postman_collection.json',
      before: '{"variable": [{"key": "token", "value": "«hunter2»"}]}',
      after: '{"variable": [{"key": "token", "value": ""}]}',
      notes: /current value/,
    },
    {
      title: 'refers in a URL',
      file: 'x.postman_collection.json',
      before: '{"item": [{"request": {"url": "https://x/?key=«hunter2»&a=b"}}]}',
      after: '{"item": [{"request": {"url": "https://x/?key={{API_KEY}}&a=b"}}]}',
    },
  ],
  'openapi-json': [
    {
      title: 'puts a placeholder',
      file: 'api.json',
      before: '{"openapi": "3.1.0", "x": {"example": "«hunter2»"}}',
      after: '{"openapi": "3.1.0", "x": {"example": "<API_KEY>"}}',
      stored: null,
    },
  ],
  'package-json': [
    { title: 'refuses', file: 'package.json', before: '{"config": {"k": "«hunter2»"}}', after: /--env-file/ },
  ],
  'composer-auth': [
    {
      title: 'refuses',
      file: 'auth.json',
      before: '{"http-basic": {"x": {"password": "«hunter2»"}}}',
      after: /COMPOSER_AUTH/,
    },
  ],
  'docker-config': [
    {
      title: 'refuses',
      file: '.docker/config.json',
      before: '{"auths": {"x": {"auth": "«hunter2»"}}}',
      after: /credsStore/,
    },
  ],
  'google-service-account': [
    {
      title: 'refuses',
      file: 'key.json',
      before: '{"type": "service_account", "private_key": "«hunter2»"}',
      after: /GOOGLE_APPLICATION_CREDENTIALS/,
    },
  ],
  'terraform-json': [
    { title: 'refuses', file: 'main.tf.json', before: '{"a": "«hunter2»"}', after: /TF_VAR_/ },
  ],
  'arm-parameters': [
    {
      title: 'refuses',
      file: 'p.json',
      before: '{"$schema": "x/deploymentParameters.json#", "parameters": {"p": {"value": "«hunter2»"}}}',
      after: /Key Vault/,
    },
  ],
  'http-client-env': [
    {
      title: 'refuses',
      file: 'http-client.env.json',
      before: '{"dev": {"token": "«hunter2»"}}',
      after: /private\.env/,
    },
  ],
  json: [
    {
      title: 'refuses and names the ways',
      file: 'config.json',
      before: '{"key": "«hunter2»"}',
      after: /commit an example/,
    },
    { title: 'refuses a key', file: 'a.json', before: '{"«hunter2»": 1}', after: /names cannot/ },
    {
      title: 'refuses what is not JSON',
      file: 'a.json',
      before: '{"a": "«hunter2»"',
      after: /cannot be read/,
    },
    { title: 'refuses a number', file: 'a.json', before: '{"a": «12345678»}', after: /one JSON string/ },
    {
      title: 'empties a comment',
      file: 'a.jsonc',
      before: '{/* «hunter2» */}',
      after: '{/* <API_KEY> */}',
      stored: null,
    },
  ],
};

for (const language of jsonFiles) formatCases(language, cases[language.id] ?? []);

describe('every JSON format', () => {
  for (const { id } of jsonFiles) it(`${id} has its cases`, () => assert.ok((cases[id]?.length ?? 0) >= 1));
});

describe('the format of a JSON file', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['tsconfig.json', '{}', 'json'],
    ['auth.json', '{}', 'json'],
    ['mcp.json', '{}', 'json'],
    ['.vscode/mcp.json', '{}', 'vscode'],
    ['.vscode/extensions.json', '{}', 'json'],
    ['appsettings.Development.json', '{}', 'appsettings'],
    ['package.json', '{}', 'package-json'],
  ];
  for (const [file, text, expected] of rows) {
    it(file, () => {
      const document = { uri: `file:///p/${file}`, languageId: 'json', text };
      assert.equal(FORMATS.find((format) => format.matches(document))?.id, expected);
    });
  }
});
