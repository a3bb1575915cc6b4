import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, beside, hex, UUID } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'scoped' });

export const MONITORING: readonly Rule[] = [
  issued({
    id: 'datadog-api-key',
    provider: 'Datadog',
    name: KIND.apiKey,
    ...assigned(['datadog', 'dd_api_key'], hex(32)),
    severity: 'medium',
    privilege: 'restricted',
    lifetime: LIFETIME.never,
    companion: ['datadog-app-key'],
    keyless: 'workload-identity',
    envName: 'DD_API_KEY',
    manageUrl: 'https://app.datadoghq.com/organization-settings/api-keys',
    examples: {
      match: ['DD_API_KEY={0-9a-f:32}', 'const datadogApiKey = "{0-9a-f:32}";'],
      reject: ['checksum = "{0-9a-f:32}"', 'DD_API_KEY=${DD_API_KEY}', 'DD_API_KEY={0-9a-f:27}'],
    },
  }),
  issued({
    id: 'datadog-app-key',
    provider: 'Datadog',
    name: { en: 'application key', ja: 'アプリケーションキー' },
    ...assigned(['datadog', 'dd_app_key', 'dd_application_key'], hex(40)),
    severity: 'critical',
    privilege: 'account-wide',
    companion: ['datadog-api-key'],
    keyless: 'workload-identity',
    envName: 'DD_APP_KEY',
    manageUrl: 'https://app.datadoghq.com/organization-settings/application-keys',
    examples: {
      match: ['DD_APP_KEY={0-9a-f:40}', 'const datadogApiKey = "{0-9a-f:40}";'],
      reject: ['checksum = "{0-9a-f:40}"', 'DD_APP_KEY=${DD_APP_KEY}', 'DD_APP_KEY={0-9a-f:35}'],
    },
  }),
  issued({
    id: 'grafana-service-account',
    provider: 'Grafana',
    name: KIND.serviceAccountToken,
    keywords: ['glsa_'],
    pattern: /\bglsa_[A-Za-z0-9]{32}_[0-9a-f]{8}(?![A-Fa-f0-9])/,
    check: 'crc-little-endian-hex',
    lifetime: LIFETIME.optional,
    envName: 'GRAFANA_AUTH',
    manageUrl: 'https://grafana.com/orgs',
    docs: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
    examples: {
      match: ['glsa_{A-Za-z0-9:32}_{check}', 'GRAFANA_AUTH=glsa_{A-Za-z0-9:32}_{check}'],
      reject: ['glsa_{A-Za-z0-9:27}_{0-9a-f:8}', 'glsa_{x:32}_{x:8}', 'glsa_{A-Za-z0-9:32}_{0:8}'],
    },
  }),
  issued({
    id: 'grafana-cloud-token',
    provider: 'Grafana',
    name: { en: 'cloud access policy token', ja: 'クラウドアクセスポリシートークン' },
    keywords: ['glc_'],
    pattern: /(?<![A-Za-z0-9+/_-])glc_[A-Za-z0-9+/]{32,400}={0,2}(?![A-Za-z0-9+/=])/,
    check: 'grafana-cloud',
    lifetime: LIFETIME.optional,
    envName: 'GRAFANA_CLOUD_ACCESS_POLICY_TOKEN',
    manageUrl: 'https://grafana.com/orgs',
    examples: {
      match: ['glc_{A-Za-z0-9:16}{check}', 'GRAFANA_TOKEN=glc_{A-Za-z0-9:20}{check}'],
      reject: ['glc_eyJ{A-Za-z0-9:60}', 'glc_{x:60}'],
    },
  }),
  issued({
    id: 'grafana-api-key-legacy',
    provider: 'Grafana',
    name: { en: 'API key (legacy)', ja: 'API キー（旧形式）' },
    keywords: ['eyJrIjoi'],
    pattern: /(?<![A-Za-z0-9_.-])eyJrIjoi[A-Za-z0-9+/]{40,380}={0,2}(?![A-Za-z0-9+/=])/,
    check: 'grafana-legacy',
    envName: 'GRAFANA_AUTH',
    manageUrl: 'https://grafana.com/orgs',
    examples: {
      match: ['{A-Za-z0-9:16}{check}', 'GRAFANA_TOKEN={A-Za-z0-9:20}{check}'],
      reject: ['eyJrIjoi{A-Za-z0-9:60}', 'eyJrIjoi{x:60}'],
    },
  }),
  issued({
    id: 'dynatrace-token',
    provider: 'Dynatrace',
    name: KIND.apiToken,
    keywords: ['dt0'],
    pattern:
      /\b(?:dt0c01|dt0s01|dt0s02|dt0s03|dt0s04|dt0s06|dt0s08|dt0s16|dt0e01|dt0a01|dt0d01)\.[A-Z0-9]{24}\.[A-Z0-9]{64}(?![A-Za-z0-9])/,
    lifetime: LIFETIME.optional,
    envName: 'DT_API_TOKEN',
    docs: 'https://www.dynatrace.com/support/help/dynatrace-api/basics/dynatrace-api-authentication',
    examples: {
      match: ['dt0c01.{A-Z0-9:24}.{A-Z0-9:64}', 'DT_API_TOKEN=dt0c01.{A-Z0-9:24}.{A-Z0-9:64}'],
      reject: ['dt0c01.{A-Z0-9:24}.{A-Z0-9:59}', 'dt0{x:1}{x:2}.{x:24}.{x:64}'],
    },
  }),
  issued({
    id: 'axiom-token',
    provider: 'Axiom',
    name: KIND.apiToken,
    keywords: ['xaat-', 'xapt-'],
    pattern: /\bxa[ap]t-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Fa-f0-9])/,
    envName: 'AXIOM_TOKEN',
    examples: {
      match: [
        'xaat-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'AXIOM_TOKEN=xaat-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
      ],
      reject: [
        'xaat-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:7}',
        'xaat-{x:8}-{x:4}-{x:4}-{x:4}-{x:12}',
      ],
    },
  }),
  issued({
    id: 'honeycomb-key',
    provider: 'Honeycomb',
    name: KIND.apiKey,
    ...assigned(['honeycomb'], alphanumeric(22)),
    severity: 'medium',
    envName: 'HONEYCOMB_API_KEY',
    manageUrl: 'https://ui.honeycomb.io/account',
    examples: {
      match: ['HONEYCOMB_API_KEY={A-Za-z0-9:22}', 'const honeycombApiKey = "{A-Za-z0-9:22}";'],
      reject: [
        'checksum = "{A-Za-z0-9:22}"',
        'HONEYCOMB_API_KEY=${HONEYCOMB_API_KEY}',
        'HONEYCOMB_API_KEY={A-Za-z0-9:17}',
      ],
    },
  }),
  issued({
    id: 'splunk-hec',
    provider: 'Splunk',
    name: { en: 'HTTP Event Collector token', ja: 'HTTP Event Collector トークン' },
    ...assigned(['splunk', 'hec_token'], UUID),
    severity: 'medium',
    privilege: 'restricted',
    envName: 'SPLUNK_HEC_TOKEN',
    examples: {
      match: [
        'SPLUNK_HEC_TOKEN={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const splunkApiKey = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'SPLUNK_HEC_TOKEN=${SPLUNK_HEC_TOKEN}',
      ],
    },
  }),
  issued({
    id: 'sumologic-key',
    provider: 'Sumo Logic',
    name: { en: 'access ID', ja: 'アクセス ID' },
    ...beside(['sumologic', 'sumo_logic', 'sumo_access'], 'su[A-Za-z0-9]{12}'),
    severity: 'medium',
    privilege: 'account-wide',
    envName: 'SUMOLOGIC_ACCESSID',
    examples: {
      match: ['SUMOLOGIC_ACCESSID=su{A-Za-z0-9:12}', 'sumologic.setup("su{A-Za-z0-9:12}")'],
      reject: ['SUMOLOGIC_ACCESSID=su{A-Za-z0-9:7}', 'SUMOLOGIC_ACCESSID=${SUMOLOGIC_ACCESSID}'],
    },
  }),
];
