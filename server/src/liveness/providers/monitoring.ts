/** What watches programs, and who signs in. */
import { hostNear } from '../beside.ts';
import { bearer, inHeader } from '../headers.ts';
import type { Key, KeyCheck } from '../types.ts';

/** The region stands in the token itself. */
function grafanaRegion({ value }: Key): string {
  const found = /"r"\s*:\s*"([a-z0-9-]{2,40})"/.exec(decoded(value.slice('glc_'.length)));
  return found?.[1] ?? 'us';
}

function decoded(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}

export const MONITORING: readonly KeyCheck[] = [
  {
    id: 'datadog',
    rules: ['datadog-api-key'],
    base: 'https://api.datadoghq.com',
    path: '/api/v1/validate',
    headers: inHeader('DD-API-KEY'),
    proof: { json: 'valid' },
    // A key of another site (EU, US3 …) is refused in the same way.
    selfHosted: true,
    dead: [401, 403],
    limited: [],
  },
  {
    id: 'datadog-app',
    rules: ['datadog-app-key'],
    needs: ['datadog-api-key'],
    base: 'https://api.datadoghq.com',
    path: '/api/v2/current_user',
    headers: ({ value, part }) => ({
      'DD-API-KEY': part('datadog-api-key') ?? '',
      'DD-APPLICATION-KEY': value,
    }),
    account: [{ json: 'data.attributes.email' }],
    proof: { json: 'data.id' },
    selfHosted: true,
  },
  {
    id: 'newrelic',
    rules: ['newrelic-user-key'],
    base: 'https://api.newrelic.com',
    method: 'POST',
    path: '/graphql',
    headers: inHeader('API-Key', { 'Content-Type': 'application/json' }),
    body: '{"query":"{ actor { user { name email } } }"}',
    account: [{ json: 'data.actor.user.email' }],
    proof: { json: 'data.actor.user' },
    selfHosted: true,
  },
  {
    id: 'pagerduty',
    rules: ['pagerduty-key'],
    base: 'https://api.pagerduty.com',
    path: '/abilities',
    headers: ({ value }) => ({
      Authorization: `Token token=${value}`,
      Accept: 'application/vnd.pagerduty+json;version=2',
    }),
    proof: { json: 'abilities' },
  },
  {
    id: 'grafana',
    rules: ['grafana-service-account', 'grafana-api-key-legacy'],
    base: hostNear,
    path: '/api/org',
    headers: bearer(),
    beside: { host: /\b([a-z0-9][a-z0-9-]{1,60}\.grafana\.net)\b/i },
    wants: {
      en: 'the address of its stack (NAME.grafana.net)',
      ja: 'スタックのアドレス（NAME.grafana.net）',
    },
    account: [{ json: 'name' }],
    proof: { json: 'id' },
    selfHosted: true,
  },
  {
    id: 'grafana-cloud',
    rules: ['grafana-cloud-token'],
    base: 'https://grafana.com',
    path: (key) => `/api/v1/tokens?region=${grafanaRegion(key)}&pageSize=1`,
    headers: bearer(),
    proof: { json: 'items' },
  },
  {
    id: 'honeycomb',
    rules: ['honeycomb-key'],
    base: 'https://api.honeycomb.io',
    path: '/1/auth',
    headers: inHeader('X-Honeycomb-Team'),
    account: [{ json: 'team.name' }, { json: 'environment.name' }],
    proof: { json: 'team' },
    // The EU has a host of its own.
    selfHosted: true,
  },
  {
    id: 'mackerel',
    rules: ['mackerel-api-key'],
    base: 'https://api.mackerelio.com',
    path: '/api/v0/org',
    headers: inHeader('X-Api-Key'),
    account: [{ json: 'displayName' }, { json: 'name' }],
    proof: { json: 'name' },
    read: ({ status, text }) =>
      status === 403 && /authentication failed/i.test(text) ? { state: 'dead' } : undefined,
  },
  {
    id: 'posthog',
    rules: ['posthog-personal'],
    base: 'https://us.posthog.com',
    path: '/api/users/@me/',
    headers: bearer(),
    account: [{ json: 'email' }],
    proof: { json: 'uuid' },
    selfHosted: true,
  },
  {
    id: 'rollbar',
    rules: ['rollbar-token'],
    base: 'https://api.rollbar.com',
    path: '/api/1/project',
    headers: inHeader('X-Rollbar-Access-Token'),
    account: [{ json: 'result.name' }],
    proof: { json: 'result' },
    // A token that does not exist, and one without the scope: both are 403.
    read: ({ status, text }) =>
      status === 403 && /invalid access token/i.test(text) ? { state: 'dead' } : undefined,
  },
  {
    id: 'okta',
    rules: ['okta-api-token'],
    base: hostNear,
    path: '/api/v1/users/me',
    headers: bearer('SSWS'),
    beside: {
      host: /\b((?!developer\.|help\.|support\.|trust\.|www\.)[a-z0-9][a-z0-9-]{0,60}\.(?:okta|oktapreview|okta-emea)\.com)\b/i,
    },
    wants: { en: 'the address of its organisation (NAME.okta.com)', ja: '組織のアドレス（NAME.okta.com）' },
    account: [{ json: 'profile.login' }],
    proof: { json: 'id' },
  },
];
