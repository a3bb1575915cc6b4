/** The smaller kind of a key: known for the providers that most people use, and for kinds that exist. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { leastPrivilegeOf, SMALLER } from '../../../server/src/advice/leastPrivilege.ts';
import { createCatalogue } from '../../../server/src/rules/index.ts';

const catalogue = createCatalogue();

/** One kind of each provider that reaches too far; by the name of its rule. */
const WIDE: Readonly<Record<string, string>> = {
  AWS: 'aws-access-key-id',
  'AWS, by its other half': 'aws-secret-access-key',
  'AWS, temporary': 'aws-temporary-key-id',
  'Google, an API key': 'gcp-api-key',
  'Google, a service account': 'gcp-service-account-json',
  'Azure storage': 'azure-storage-key',
  'Azure SAS': 'azure-sas-token',
  Entra: 'azure-entra-client-secret',
  'Azure DevOps': 'azure-devops-pat',
  'Azure Service Bus': 'azure-servicebus-connstr',
  Cloudflare: 'cloudflare-global-key',
  DigitalOcean: 'digitalocean-pat',
  Heroku: 'heroku-key',
  Vercel: 'vercel-pat',
  Netlify: 'netlify-pat',
  Supabase: 'supabase-service-role-jwt',
  Kubernetes: 'kubernetes-service-account-token',
  Terraform: 'terraform-cloud-token',
  Vault: 'vault-service-token',
  MongoDB: 'mongodb-atlas-key',
  PostgreSQL: 'postgres-uri',
  Databricks: 'databricks-token',
  GitHub: 'github-pat-classic',
  GitLab: 'gitlab-pat',
  npm: 'npm-token',
  PyPI: 'pypi-token',
  RubyGems: 'rubygems-key',
  NuGet: 'nuget-key',
  'Docker Hub': 'dockerhub-pat',
  CircleCI: 'circleci-pat',
  Atlassian: 'atlassian-api-token',
  Sentry: 'sentry-user-token',
  OpenAI: 'openai-project',
  'OpenAI, the organisation': 'openai-admin',
  Anthropic: 'anthropic-api',
  'Anthropic, the organisation': 'anthropic-admin',
  'Hugging Face': 'huggingface-token',
  Stripe: 'stripe-secret-live',
  Slack: 'slack-user',
  'Slack, a session': 'slack-session',
  Twilio: 'twilio-auth-token',
  SendGrid: 'sendgrid-key',
  Mailgun: 'mailgun-private-key',
  Mailchimp: 'mailchimp-key',
  Shopify: 'shopify-admin-token',
  Square: 'square-access-token',
  Datadog: 'datadog-app-key',
  'New Relic': 'newrelic-user-key',
  PagerDuty: 'pagerduty-key',
  Okta: 'okta-api-token',
  Notion: 'notion-token',
  Discord: 'discord-bot-token',
  Telegram: 'telegram-bot-token',
  LINE: 'line-channel-token-long',
  Algolia: 'algolia-admin-key',
  Mapbox: 'mapbox-secret',
};

for (const [provider, ruleId] of Object.entries(WIDE)) {
  test(`${provider} has a smaller kind, and a page that makes it`, () => {
    const rule = catalogue.get(ruleId);
    assert.ok(rule);
    const [advice, ...more] = leastPrivilegeOf(rule);
    assert.deepEqual([advice?.id, more], ['smaller', []]);
    assert.match(advice?.url ?? '', /^https:\/\//);
    assert.match(advice?.text.ja ?? '', /[ぁ-んァ-ン一-龯]/);
  });
}

test('every kind that is named exists', () => {
  const ids = [...catalogue.keys()];
  const unknown = SMALLER.flatMap(({ rules }) => rules).filter(
    (named) => !ids.some((id) => id === named || (named.endsWith('-') && id.startsWith(named))),
  );
  assert.deepEqual(unknown, []);
});

test('an organisation’s key is told apart from a program’s', () => {
  const said = (ruleId: string): string => {
    const rule = catalogue.get(ruleId);
    return rule === undefined ? '' : (leastPrivilegeOf(rule)[0]?.text.en ?? '');
  };
  assert.match(said('openai-admin'), /whole organisation/);
  assert.match(said('anthropic-admin'), /members, workspaces and keys/);
  assert.doesNotMatch(said('anthropic-api'), /members/);
  assert.match(said('github-pat-fine-grained'), /Already the smaller kind/);
  assert.match(said('aws-access-key-id'), /ends in :root/);
});
