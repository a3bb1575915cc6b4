/** Which pages the facts of `docs/advice.md` were checked against last, and when. */

export interface Reviewed {
  readonly provider: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly pages: readonly string[];
}

const on = (day: string, pages: Readonly<Record<string, readonly string[]>>): readonly Reviewed[] =>
  Object.entries(pages).map(([provider, urls]) => ({ provider, day, pages: urls }));

export const REVIEWED: readonly Reviewed[] = on('2026-11-28', {
  Algolia: ['https://www.algolia.com/doc/guides/security/api-keys/in-depth/api-key-restrictions'],
  Anthropic: ['https://platform.claude.com/docs/en/manage-claude/ip-allowlist'],
  Atlassian: [
    'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account',
  ],
  Auth0: ['https://auth0.com/docs/secure/tenant-access-control-list/configure-rules'],
  Bitbucket: [
    'https://support.atlassian.com/bitbucket-cloud/kb/getting-401-http-error-while-authenticating-to-bitbucket-cloud-rest-apis',
  ],
  CircleCI: ['https://circleci.com/docs/guides/toolkit/managing-api-tokens/'],
  Cloudflare: [
    'https://developers.cloudflare.com/fundamentals/api/how-to/restrict-tokens/',
    'https://developers.cloudflare.com/workers/ci-cd/external-cicd/github-actions/',
  ],
  Datadog: [
    'https://docs.datadoghq.com/account_management/workload_identity_federation/',
    'https://docs.datadoghq.com/getting_started/access_for_enterprises/credential_management/',
  ],
  'crates.io': ['https://github.com/rust-lang/crates.io'],
  DigitalOcean: ['https://docs.digitalocean.com/reference/api/create-personal-access-token/'],
  Discord: ['https://github.com/discord/discord-api-docs'],
  Docker: [
    'https://docs.docker.com/security/access-tokens/organization-access-tokens/',
    'https://github.com/docker/github-builder/pull/265',
  ],
  Fastly: [
    'https://www.fastly.com/documentation/guides/organizations-and-accounts/account-members-and-permissions/managing-account-level-api-tokens',
    'https://www.fastly.com/documentation/guides/account-info/account-management/enabling-an-ip-allowlist-for-account-logins-through-the-web-interface',
  ],
  GitLab: ['https://gitlab.com/gitlab-org/gitlab/-/merge_requests/96397'],
  HubSpot: [
    'https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview',
    'https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/account-service-keys',
  ],
  'Hugging Face': [
    'https://huggingface.co/docs/hub/security-tokens',
    'https://huggingface.co/docs/hub/enterprise-network-security',
  ],
  LINE: ['https://developers.line.biz/en/docs/basics/channel-access-token/'],
  Mailgun: [
    'https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/ip-allowlist/post-v2-ip-whitelist',
  ],
  'New Relic': ['https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys'],
  Notion: ['https://developers.notion.com/guides/authorization/credential-security'],
  npm: [
    'https://docs.npmjs.com/creating-and-viewing-access-tokens',
    'https://unpkg.com/npm@11.6.3/docs/output/commands/npm-token.html',
  ],
  NuGet: ['https://learn.microsoft.com/nuget/nuget-org/scoped-api-keys'],
  Okta: ['https://help.okta.com/en-us/Content/Topics/security/api.htm'],
  OpenAI: [
    'https://help.openai.com/en/articles/20001201-ip-allowlisting-for-the-openai-api',
    'https://developers.openai.com/api/docs/guides/workload-identity-federation',
  ],
  OpenRouter: ['https://openrouter.ai/docs/guides/overview/auth/security-settings'],
  PagerDuty: ['https://support.pagerduty.com/main/docs/api-access-keys'],
  Postmark: ['https://postmarkapp.com/updates/restrict-email-sending-api-with-ip-allowlisting'],
  RubyGems: ['https://guides.rubygems.org/api-key-scopes/'],
  SendGrid: [
    'https://www.twilio.com/docs/sendgrid/api-reference/ip-access-management/add-one-or-more-ips-to-the-allow-list',
  ],
  Shopify: [
    'https://shopify.dev/docs/apps/build/authentication-authorization/legacy/admin-custom-apps',
    'https://shopify.dev/docs/apps/build/security/credentials-and-data/use-expiring-offline-access-tokens',
  ],
  Snowflake: [
    'https://docs.snowflake.com/en/user-guide/programmatic-access-tokens',
    'https://docs.snowflake.com/en/user-guide/workload-identity-federation',
    'https://docs.snowflake.com/en/sql-reference/sql/alter-user-rotate-programmatic-access-token',
  ],
  Stripe: [
    'https://docs.stripe.com/keys-best-practices',
    'https://docs.stripe.com/workload-identity-federation',
  ],
  Supabase: ['https://supabase.com/docs/guides/platform/access-tokens'],
  'Terraform Cloud': ['https://developer.hashicorp.com/terraform/enterprise/api-docs/cidr-range-lists'],
  Twilio: ['https://www.twilio.com/docs/iam/api-keys/restricted-api-keys'],
  Vercel: ['https://vercel.com/docs/accounts/access-tokens'],
});
