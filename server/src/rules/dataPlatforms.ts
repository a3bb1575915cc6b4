import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { assigned } from './shapes.ts';

const issued = family({ severity: 'critical', privilege: 'account-wide' });

export const DATA_PLATFORMS: readonly Rule[] = [
  issued({
    id: 'dbt-token',
    provider: 'dbt',
    name: { en: 'service or personal token', ja: 'サービストークン・個人トークン' },
    keywords: ['dbtc_', 'dbtu_'],
    pattern: /(?<![A-Za-z0-9_])dbt[cu]_[A-Za-z0-9_-]{32,120}={0,2}(?![A-Za-z0-9_-])/,
    envName: 'DBT_CLOUD_API_TOKEN',
    docs: 'https://docs.getdbt.com/docs/dbt-apis/authentication',
    examples: {
      match: ['dbtc_{A-Za-z0-9:43}', 'token: dbtu_{A-Za-z0-9:43}'],
      reject: ['dbtc_{A-Za-z0-9:12}', 'dbtu_{x:43}'],
    },
  }),
  issued({
    id: 'xata-key',
    provider: 'Xata',
    name: KIND.apiKey,
    keywords: ['xau_'],
    pattern: /(?<![A-Za-z0-9_])xau_[A-Za-z0-9]{28,64}(?![A-Za-z0-9_])/,
    envName: 'XATA_API_KEY',
    docs: 'https://xata.io/docs/platform/api-keys',
    examples: {
      match: ['xau_{A-Za-z0-9:32}', 'XATA_API_KEY=xau_{A-Za-z0-9:36}'],
      reject: ['xau_{A-Za-z0-9:12}', 'xau_{x:32}'],
    },
  }),
  issued({
    id: 'databricks-token',
    provider: 'Databricks',
    name: KIND.personalAccessToken,
    keywords: ['dapi'],
    pattern: /\bdapi[0-9a-f]{32}(?:-[0-9])?(?![A-Za-z0-9])/,
    lifetime: { en: '90 days by default, 730 at most', ja: '既定 90 日、最長 730 日' },
    keyless: 'workload-identity',
    envName: 'DATABRICKS_TOKEN',
    docs: 'https://docs.databricks.com/en/dev-tools/auth/pat.html',
    examples: {
      match: ['dapi{0-9a-f:32}', 'DATABRICKS_TOKEN=dapi{0-9a-f:32}'],
      reject: ['dapi{0-9a-f:27}', 'dapi{x:32}'],
    },
  }),
  issued({
    id: 'snowflake-pat',
    provider: 'Snowflake',
    name: { en: 'programmatic access token', ja: 'プログラムアクセストークン' },
    ...assigned(['snowflake'], 'eyJ[A-Za-z0-9_-]{10,200}\\.[A-Za-z0-9_-]{10,2000}\\.[A-Za-z0-9_-]{40,1000}'),
    lifetime: { en: '15 days by default, 365 at most', ja: '既定 15 日、最長 365 日' },
    keyless: 'workload-identity',
    envName: 'SNOWFLAKE_PASSWORD',
    examples: {
      match: [
        'SNOWFLAKE_PASSWORD=eyJ{A-Za-z0-9_-:73}.{A-Za-z0-9_-:673}.{A-Za-z0-9_-:360}',
        'const snowflakeApiKey = "eyJ{A-Za-z0-9_-:73}.{A-Za-z0-9_-:673}.{A-Za-z0-9_-:360}";',
      ],
      reject: [
        'checksum = "eyJ{A-Za-z0-9_-:73}.{A-Za-z0-9_-:673}.{A-Za-z0-9_-:360}"',
        'SNOWFLAKE_PASSWORD=${SNOWFLAKE_PASSWORD}',
      ],
    },
  }),
  issued({
    id: 'clickhouse-cloud-key',
    provider: 'ClickHouse',
    name: { en: 'cloud API secret', ja: 'クラウド API シークレット' },
    keywords: ['4b1d'],
    pattern: /\b4b1d[A-Za-z0-9]{38}(?![A-Za-z0-9])/,
    examples: {
      match: ['4b1d{A-Za-z0-9:38}', 'CLICKHOUSE_CLOUD_KEY=4b1d{A-Za-z0-9:38}'],
      reject: ['4b1d{A-Za-z0-9:33}', '4b1d{x:38}'],
    },
  }),
  issued({
    id: 'confluent-secret',
    provider: 'Confluent',
    name: { en: 'cloud API secret', ja: 'クラウド API シークレット' },
    keywords: ['cflt'],
    pattern: /(?<![A-Za-z0-9+/_-])cflt[A-Za-z0-9+/]{54}[A-Za-z0-9+/]{6}(?![A-Za-z0-9+/=])/,
    check: 'crc-little-endian-base64',
    privilege: 'scoped',
    envName: 'CONFLUENT_CLOUD_API_SECRET',
    examples: {
      match: ['cflt{A-Za-z0-9+/:54}{check}', 'CONFLUENT_CLOUD_API_SECRET=cflt{A-Za-z0-9+/:54}{check}'],
      reject: ['cflt{A-Za-z0-9+/:49}{A-Za-z0-9+/:6}', 'cflt{x:54}{x:6}'],
    },
  }),
  issued({
    id: 'confluent-secret-legacy',
    provider: 'Confluent',
    name: { en: 'cloud API secret (legacy)', ja: 'クラウド API シークレット（旧形式）' },
    ...assigned(['confluent', 'ccloud'], '[A-Za-z0-9+/]{64}'),
    severity: 'high',
    privilege: 'scoped',
    envName: 'CONFLUENT_CLOUD_API_SECRET',
    examples: {
      match: ['CONFLUENT_CLOUD_API_SECRET={A-Za-z0-9+/:64}', 'const confluentApiKey = "{A-Za-z0-9+/:64}";'],
      reject: [
        'checksum = "{A-Za-z0-9+/:64}"',
        'CONFLUENT_CLOUD_API_SECRET=${CONFLUENT_CLOUD_API_SECRET}',
        'CONFLUENT_CLOUD_API_SECRET={A-Za-z0-9+/:59}',
      ],
    },
  }),
  issued({
    id: 'elastic-api-key',
    provider: 'Elastic',
    name: { en: 'API key header', ja: 'API キーヘッダー' },
    keywords: ['ApiKey '],
    pattern: /(?<![A-Za-z0-9_-])ApiKey\s{1,3}(?<secret>[A-Za-z0-9+/]{56,60}={0,2})(?![A-Za-z0-9+/=])/,
    check: 'elastic-api-key',
    severity: 'high',
    privilege: 'scoped',
    envName: 'ELASTIC_API_KEY',
    examples: {
      match: [
        'Authorization: ApiKey {A-Za-z0-9:44}{check}',
        '"Authorization": "ApiKey {A-Za-z0-9:46}{check}"',
      ],
      reject: ['Authorization: ApiKey {A-Za-z0-9:58}==', 'class ApiKey extends Model {}'],
    },
  }),
  issued({
    id: 'elastic-cloud-key',
    provider: 'Elastic',
    name: { en: 'cloud API key', ja: 'クラウド API キー' },
    keywords: ['essu_'],
    pattern: /(?<![A-Za-z0-9+/_-])essu_[A-Za-z0-9+/_-]{60,200}={0,2}/,
    envName: 'EC_API_KEY',
    examples: {
      match: ['essu_{A-Za-z0-9+/_-:106}', 'EC_API_KEY=essu_{A-Za-z0-9+/_-:106}'],
      reject: ['essu_{A-Za-z0-9+/_-:55}', 'essu_{x:106}'],
    },
  }),
  issued({
    id: 'influxdb-token',
    provider: 'InfluxDB',
    name: KIND.apiToken,
    ...assigned(['influx'], '[A-Za-z0-9_-]{86}=='),
    severity: 'high',
    privilege: 'scoped',
    envName: 'INFLUX_TOKEN',
    examples: {
      match: ['INFLUX_TOKEN={A-Za-z0-9_-:86}==', 'const influxApiKey = "{A-Za-z0-9_-:86}==";'],
      reject: ['checksum = "{A-Za-z0-9_-:86}=="', 'INFLUX_TOKEN=${INFLUX_TOKEN}'],
    },
  }),
  issued({
    id: 'aiven-token',
    provider: 'Aiven',
    name: KIND.authToken,
    ...assigned(['aiven'], '[A-Za-z0-9/+=]{372}'),
    envName: 'AIVEN_TOKEN',
    examples: {
      match: ['AIVEN_TOKEN={A-Za-z0-9/+:372}', 'const aivenApiKey = "{A-Za-z0-9/+:372}";'],
      reject: [
        'checksum = "{A-Za-z0-9/+:372}"',
        'AIVEN_TOKEN=${AIVEN_TOKEN}',
        'AIVEN_TOKEN={A-Za-z0-9/+:367}',
      ],
    },
  }),
];
