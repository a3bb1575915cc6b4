import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { FORMATS } from '../../../../server/src/remediation/languages/formats.ts';
import {
  openapi,
  plainYaml,
  yamlServices,
} from '../../../../server/src/remediation/languages/yamlServices.ts';
import { type FormatCase, formatCases } from './formatCase.ts';

const cases: Readonly<Record<string, readonly FormatCase[]>> = {
  yarnrc: [
    {
      title: 'refers, with an empty default so that Yarn runs without it',
      file: '.yarnrc.yml',
      before: 'npmAuthToken: «hunter2»\n',
      after: 'npmAuthToken: ${API_KEY:-}\n',
    },
    {
      title: 'keeps quotes',
      file: '.yarnrc.yml',
      before: 'npmScopes:\n  acme:\n    npmAuthToken: "«hunter2»"\n',
      after: 'npmScopes:\n  acme:\n    npmAuthToken: "${API_KEY:-}"\n',
    },
    {
      title: 'refers in the credentials of a registry',
      file: '.yarnrc.yml',
      before: "npmAuthIdent: 'bot:«hunter2»'\n",
      after: "npmAuthIdent: 'bot:${API_KEY:-}'\n",
    },
    {
      title: 'refuses a value that holds a reference',
      file: '.yarnrc.yml',
      before: 'npmAuthToken: «x${A}»\n',
      after: /takes for a reference/,
    },
  ],
  dbt: [
    {
      title: 'refers, in quotes',
      file: 'profiles.yml',
      before: 'app:\n  outputs:\n    dev:\n      password: «hunter2»\n',
      after: 'app:\n  outputs:\n    dev:\n      password: "{{ env_var(\'API_KEY\') }}"\n',
    },
    {
      title: 'doubles its quotes inside single ones',
      file: 'profiles.yml',
      before: "app:\n  password: '«hunter2»'\n",
      after: "app:\n  password: '{{ env_var(''API_KEY'') }}'\n",
    },
    {
      title: 'quotes in flow style',
      file: 'profiles.yml',
      before: 'app: {password: «hunter2», user: x}\n',
      after: 'app: {password: "{{ env_var(\'API_KEY\') }}", user: x}\n',
    },
    {
      title: 'refuses a value with an expression',
      file: 'profiles.yml',
      before: 'app:\n  password: "«x{{ a }}»"\n',
      after: /takes for a reference/,
    },
  ],
  spring: [
    {
      title: 'refers',
      file: 'src/main/resources/application.yml',
      before: 'spring:\n  datasource:\n    password: «hunter2»\n',
      after: 'spring:\n  datasource:\n    password: ${API_KEY}\n',
      notes: /spring\.config\.import/,
    },
    {
      title: 'drops a default and keeps its name',
      file: 'application-prod.yaml',
      before: 'a:\n  password: ${DB_PASS:«hunter2»}\n',
      after: 'a:\n  password: ${DB_PASS}\n',
      storedAs: 'DB_PASS',
    },
    {
      title: 'moves all of a URL',
      file: 'application.yml',
      before: 'a:\n  uri: "mongodb://app:«hunter2»@db/x"\n',
      after: 'a:\n  uri: "${API_KEY}"\n',
      stored: 'mongodb://app:hunter2@db/x',
    },
    {
      title: 'keeps the rest of a JDBC URL',
      file: 'application.yml',
      before: 'a:\n  url: jdbc:mysql://db/x?user=a&password=«hunter2»&ssl=1\n',
      after: 'a:\n  url: jdbc:mysql://db/x?user=a&password=${API_KEY}&ssl=1\n',
    },
    {
      title: 'refuses a value that holds a placeholder',
      file: 'application.yml',
      before: 'a: «x${b}y»\n',
      after: /takes for a reference/,
    },
  ],
  symfony: [
    {
      title: 'refers, in quotes',
      file: 'config/packages/mailer.yaml',
      before: 'framework:\n  secret: «hunter2»\n',
      after: 'framework:\n  secret: "%env(API_KEY)%"\n',
    },
    {
      title: 'keeps single quotes',
      file: 'config/services.yaml',
      before: "parameters:\n  key: '«hunter2»'\n",
      after: "parameters:\n  key: '%env(API_KEY)%'\n",
    },
    {
      title: 'moves all of a URL',
      file: 'config/packages/doctrine.yaml',
      before: "doctrine:\n  url: 'mysql://a:«hunter2»@db/x'\n",
      after: "doctrine:\n  url: '%env(API_KEY)%'\n",
      stored: 'mysql://a:hunter2@db/x',
    },
    {
      title: 'refuses a percent sign',
      file: 'config/services.yaml',
      before: "parameters:\n  key: '«50%off»'\n",
      after: /takes for a reference/,
    },
  ],
  'rails-config': [
    {
      title: 'refers in plain style',
      file: 'config/database.yml',
      before: 'production:\n  adapter: postgresql\n  password: «hunter2»\n',
      after: 'production:\n  adapter: postgresql\n  password: <%= ENV.fetch("API_KEY") %>\n',
      notes: /dotenv-rails/,
    },
    {
      title: 'refers in single quotes',
      file: 'config/storage.yml',
      before: "amazon:\n  service: S3\n  secret_access_key: '«hunter2»'\n",
      after: 'amazon:\n  service: S3\n  secret_access_key: \'<%= ENV.fetch("API_KEY") %>\'\n',
    },
    {
      title: 'moves all of a URL',
      file: 'config/database.yml',
      before: 'production:\n  adapter: x\n  url: postgres://a:«hunter2»@db/x\n',
      after: 'production:\n  adapter: x\n  url: <%= ENV.fetch("API_KEY") %>\n',
      stored: 'postgres://a:hunter2@db/x',
    },
    {
      title: 'refuses a value with ERB in it',
      file: 'config/database.yml',
      before: 'production:\n  password: "«a<%= b %>»"\n',
      after: /takes for a reference/,
    },
  ],
  'grafana-provisioning': [
    {
      title: 'refers',
      file: 'grafana/provisioning/datasources/db.yaml',
      before: 'datasources:\n  - secureJsonData:\n      password: «hunter2»\n',
      after: 'datasources:\n  - secureJsonData:\n      password: ${API_KEY}\n',
    },
    {
      title: 'refers in part of a value',
      file: 'provisioning/datasources/db.yml',
      before: "datasources:\n  - secureJsonData:\n      httpHeaderValue1: 'Bearer «hunter2»'\n",
      after: "datasources:\n  - secureJsonData:\n      httpHeaderValue1: 'Bearer ${API_KEY}'\n",
    },
    {
      title: 'quotes in flow style',
      file: 'provisioning/datasources/db.yml',
      before: 'datasources: [{secureJsonData: {password: «hunter2»}}]\n',
      after: 'datasources: [{secureJsonData: {password: "${API_KEY}"}}]\n',
    },
    {
      title: 'refuses a dollar sign',
      file: 'provisioning/datasources/db.yml',
      before: 'datasources:\n  - password: «a$b»\n',
      after: /takes for a reference/,
    },
  ],
  'otel-collector': [
    {
      title: 'refers',
      file: 'otel.yaml',
      before:
        'receivers: {otlp: }\nexporters:\n  otlp:\n    headers:\n      api-key: «hunter2»\nservice: {}\n',
      after:
        'receivers: {otlp: }\nexporters:\n  otlp:\n    headers:\n      api-key: ${env:API_KEY}\nservice: {}\n',
    },
    {
      title: 'refers in part of a value',
      file: 'otel.yaml',
      before: 'receivers: {}\nexporters:\n  otlp:\n    auth: "Bearer «hunter2»"\nservice: {}\n',
      after: 'receivers: {}\nexporters:\n  otlp:\n    auth: "Bearer ${env:API_KEY}"\nservice: {}\n',
    },
    {
      title: 'quotes in flow style',
      file: 'otel.yaml',
      before: 'receivers: {}\nexporters: {otlp: {key: «hunter2»}}\nservice: {}\n',
      after: 'receivers: {}\nexporters: {otlp: {key: "${env:API_KEY}"}}\nservice: {}\n',
    },
    {
      title: 'refuses a dollar sign',
      file: 'otel.yaml',
      before: 'receivers: {}\nexporters: {otlp: {key: «hun$ter2»}}\nservice: {}\n',
      after: /takes for a reference/,
    },
  ],
  beats: [
    {
      title: 'refers',
      file: 'filebeat.yml',
      before: 'output.elasticsearch:\n  password: "«hunter2»"\n',
      after: 'output.elasticsearch:\n  password: "${API_KEY}"\n',
    },
    {
      title: 'drops a default',
      file: 'metricbeat.docker.yml',
      before: "output.elasticsearch:\n  password: '${ES_PASS:«hunter2»}'\n",
      after: "output.elasticsearch:\n  password: '${ES_PASS}'\n",
      storedAs: 'ES_PASS',
    },
    {
      title: 'refers in a list',
      file: 'heartbeat.yml',
      before: 'hosts:\n  - https://a:«hunter2»@x:9200\n',
      after: 'hosts:\n  - ${API_KEY}\n',
      stored: 'https://a:hunter2@x:9200',
    },
    {
      title: 'refuses a value with a reference',
      file: 'filebeat.yml',
      before: 'key: «a${b}»\n',
      after: /takes for a reference/,
    },
  ],
  litellm: [
    {
      title: 'refers',
      file: 'config.yaml',
      before: 'model_list:\n  - litellm_params:\n      api_key: «hunter2»\n',
      after: 'model_list:\n  - litellm_params:\n      api_key: os.environ/API_KEY\n',
    },
    {
      title: 'keeps quotes',
      file: 'config.yaml',
      before: 'model_list: []\ngeneral_settings:\n  master_key: "«hunter2»"\n',
      after: 'model_list: []\ngeneral_settings:\n  master_key: "os.environ/API_KEY"\n',
    },
    {
      title: 'moves all of a URL',
      file: 'config.yaml',
      before: 'model_list: []\ngeneral_settings:\n  database_url: postgres://a:«hunter2»@db/x\n',
      after: 'model_list: []\ngeneral_settings:\n  database_url: os.environ/API_KEY\n',
      stored: 'postgres://a:hunter2@db/x',
    },
    {
      title: 'refuses part of a value',
      file: 'config.yaml',
      before: 'model_list:\n  - headers: {a: Bearer «hunter2»}\n',
      after: /whole value/,
    },
  ],
  continue: [
    {
      title: 'refers',
      file: '.continue/models/a.yaml',
      before: 'models:\n  - apiKey: «hunter2»\n',
      after: 'models:\n  - apiKey: ${{ secrets.API_KEY }}\n',
    },
    {
      title: 'keeps quotes',
      file: '.continue/config.yaml',
      before: "models:\n  - apiKey: '«hunter2»'\n",
      after: "models:\n  - apiKey: '${{ secrets.API_KEY }}'\n",
    },
    {
      title: 'quotes in flow style',
      file: '.continue/config.yaml',
      before: 'models: [{apiKey: «hunter2»}]\n',
      after: 'models: [{apiKey: "${{ secrets.API_KEY }}"}]\n',
    },
    {
      title: 'refuses part of a value',
      file: '.continue/config.yaml',
      before: 'models:\n  - header: Bearer «hunter2»\n',
      after: /whole value/,
    },
  ],
};

for (const service of yamlServices) formatCases(service, cases[service.id] ?? [], parse);

describe('every YAML service', () => {
  for (const { id } of yamlServices) {
    it(`${id} has its cases`, () => assert.ok((cases[id]?.length ?? 0) >= 4));
  }
});

formatCases(openapi, [
  {
    title: 'puts a placeholder in place of an example',
    file: 'api.yaml',
    before: 'openapi: 3.1.0\ninfo: {}\npaths: {}\ncomponents:\n  x:\n    example: «hunter2»\n',
    after: 'openapi: 3.1.0\ninfo: {}\npaths: {}\ncomponents:\n  x:\n    example: <API_KEY>\n',
    stored: null,
  },
]);

formatCases(plainYaml, [
  {
    title: 'refuses a value and names the ways',
    file: 'config.yaml',
    before: 'key: «hunter2»\n',
    after: /keep the file out of git/,
  },
  {
    title: 'empties a comment',
    file: 'a.yml',
    before: 'a: b # «hunter2»\n',
    after: 'a: b # <API_KEY>\n',
    stored: null,
  },
  {
    title: 'refuses what it cannot read',
    file: 'a.yml',
    before: 'a: [\n b: «hunter2»\n',
    after: /cannot be read/,
  },
  { title: 'refuses a key', file: 'a.yml', before: '«hunter2»: b\n', after: /keys cannot/ },
]);

describe('the format of a YAML file', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['config.yaml', 'a: b\n', 'yaml'],
    ['config/database.yml', 'host: x\n', 'yaml'],
    ['db.yml', 'services:\n  db:\n    host: x\n', 'yaml'],
    ['k.yaml', 'apiVersion: v1\nkind: Pod\n', 'kubernetes'],
    ['k.yaml', 'apiVersion: 1\ndatasources: []\n', 'yaml'],
    ['.github/dependabot.yml', 'version: 2\n', 'yaml'],
    ['.github/workflows/x.yml', 'on: push\n', 'github-actions'],
    ['action.yml', 'a: b\n', 'yaml'],
    ['hosts.yml', 'all:\n  hosts:\n    x:\n', 'yaml'],
    ['list.yml', '- hosts: all\n  tasks: []\n', 'ansible'],
    ['list.yml', '- hosts: all\n- other: x\n', 'yaml'],
    ['resources.yaml', 'Resources:\n  A:\n    Type: AWS::S3::Bucket\n', 'cloudformation'],
    ['resources.yaml', 'Resources:\n  A: b\n', 'yaml'],
  ];
  for (const [file, text, expected] of rows) {
    it(`${file} ${JSON.stringify(text)}`, () => {
      const document = { uri: `file:///p/${file}`, languageId: 'yaml', text };
      assert.equal(FORMATS.find((format) => format.matches(document))?.id, expected);
    });
  }
});
