import { anywhere, change, type Guide, get, step, text } from './guide.ts';

/** Both of its kinds. */
const DATADOG: Guide = {
  provider: 'Datadog',
  overlap: 'several',
  limits: text(
    'Keys do not expire: for all but sending use access tokens, which have scopes and an end, and give the organisation an IP allow list.',
    'キーに期限はありません。送信以外にはスコープと期限のあるアクセストークンを使い、組織に IP 許可リストを設定してください。',
  ),
  url: 'https://docs.datadoghq.com/account_management/api-app-keys/',
  snippets: [
    {
      id: 'ip-allowlist',
      title: text('Organisation: only from these addresses', '組織: 指定アドレスからのみ'),
      language: 'json',
      text: JSON.stringify(
        {
          data: {
            type: 'ip_allowlist',
            attributes: {
              enabled: true,
              entries: [
                {
                  data: {
                    type: 'ip_allowlist_entry',
                    attributes: { cidr_block: '192.0.2.0/24', note: 'NOTE' },
                  },
                },
              ],
            },
          },
        },
        null,
        2,
      ),
      url: 'https://docs.datadoghq.com/api/latest/ip-allowlist/',
    },
  ],
};

/** What watches programs, and who signs in. */
export const MONITORING: readonly Guide[] = [
  {
    ...DATADOG,
    rules: ['datadog-api-key'],
    check: get('https://api.datadoghq.com/api/v1/validate', 'DD-API-KEY: %s'),
  },
  DATADOG,
  {
    provider: 'New Relic',
    overlap: 'several',
    limits: text(
      'Keys do not expire: use an ingest key for what only sends, and one user key per program.',
      'キーに期限はありません。送信専用には ingest キーを使い、user キーはプログラムごとに分けてください。',
    ),
    url: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    anywhere: anywhere('https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/'),
  },
  {
    provider: 'Sentry',
    overlap: 'several',
    limits: text(
      'It does not expire: use an organisation token, or an internal integration with the scopes that it needs.',
      '期限はありません。組織トークンか、必要なスコープだけの内部インテグレーションを使ってください。',
    ),
    url: 'https://docs.sentry.io/account/auth-tokens/',
    check: get('https://sentry.io/api/0/projects/'),
    anywhere: anywhere('https://docs.sentry.io/account/auth-tokens/'),
  },
  {
    provider: 'PagerDuty',
    overlap: 'several',
    limits: text(
      'It does not expire: use a read-only key where nothing is changed, and scoped OAuth otherwise.',
      '期限はありません。参照だけなら読み取り専用キーを、それ以外はスコープ付きの OAuth を使ってください。',
    ),
    url: 'https://support.pagerduty.com/main/docs/api-access-keys',
    check: get('https://api.pagerduty.com/users?limit=1', 'Authorization: Token token=%s'),
    anywhere: anywhere('https://support.pagerduty.com/main/docs/api-access-keys'),
  },
  {
    provider: 'Grafana',
    overlap: 'several',
    limits: text(
      'Give the token an expiry; an access policy can be limited to addresses.',
      'トークンに有効期限を設定してください。アクセス ポリシーではアドレスも制限できます。',
    ),
    url: 'https://grafana.com/docs/grafana-cloud/security-and-account-management/authentication-and-permissions/access-policies/',
    snippets: [
      {
        id: 'subnets',
        title: text('Access policy: only from these addresses', 'アクセス ポリシー: 指定アドレスからのみ'),
        language: 'json',
        text: JSON.stringify(
          {
            name: 'NAME',
            scopes: ['metrics:write'],
            realms: [{ type: 'stack', identifier: 'STACK-ID', labelPolicies: [] }],
            conditions: { allowedSubnets: ['192.0.2.0/24'] },
          },
          null,
          2,
        ),
      },
    ],
  },
  {
    provider: 'Okta',
    overlap: 'several',
    limits: text(
      'It ends 30 days after its last use: limit it to a network zone, or use OAuth for a service app.',
      '最後の使用から 30 日で切れます。ネットワーク ゾーンで制限するか、サービス アプリの OAuth を使ってください。',
    ),
    url: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
    check: get('https://DOMAIN.okta.com/api/v1/users/me', 'Authorization: SSWS %s'),
    snippets: [
      {
        id: 'zone',
        title: text('Token: only from a network zone', 'トークン: 指定ネットワーク ゾーンからのみ'),
        language: 'shellscript',
        text: change(
          'PUT',
          'https://DOMAIN.okta.com/api/v1/api-tokens/TOKEN-ID',
          'Authorization: SSWS %s',
          'OKTA_ADMIN_KEY',
          { name: 'NAME', userId: 'USER-ID', network: { connection: 'ZONE', include: ['ZONE-ID'] } },
        ),
      },
    ],
  },
  {
    provider: 'Auth0',
    overlap: 'none',
    limits: text(
      'A client secret does not expire: sign in by private key JWT, which lets two keys overlap.',
      'クライアント シークレットに期限はありません。2 本の鍵を併用できる Private Key JWT 認証に替えてください。',
    ),
    url: 'https://auth0.com/docs/get-started/applications/rotate-client-secret',
    make: [
      step(
        'Rotate the secret in the settings of the application: the old one ends at once.',
        'アプリケーションの設定でシークレットを更新します。古いものはすぐに失効します。',
      ),
    ],
    revoke: [
      step(
        'Nothing to do: the old one ended when it was rotated.',
        '更新した時点で失効しているので、作業はありません。',
      ),
    ],
    snippets: [
      {
        id: 'tenant-acl',
        title: text(
          'Tenant access control list: the Management API only from these addresses (Enterprise)',
          'テナント アクセス制御リスト: Management API は指定アドレスからのみ（Enterprise）',
        ),
        language: 'shellscript',
        text: change(
          'POST',
          'https://TENANT.auth0.com/api/v2/network-acls',
          'Authorization: Bearer %s',
          'AUTH0_MANAGEMENT_KEY',
          {
            description: 'NAME',
            active: true,
            priority: 1,
            rule: {
              action: { block: true },
              scope: 'management',
              not_match: { ipv4_cidrs: ['192.0.2.0/24'] },
            },
          },
        ),
      },
    ],
  },
];
