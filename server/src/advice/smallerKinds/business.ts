/** Payments, messages, mail, monitoring and what teams work with. */
import type { Smaller } from './types.ts';

export const BUSINESS: readonly Smaller[] = [
  {
    rules: ['stripe-secret-live', 'stripe-secret-test', 'stripe-org-key'],
    text: {
      en: 'Use a restricted key (rk_) per service, with only the resources that it needs.',
      ja: 'サービスごとに、必要なリソースだけを許した制限付きキー（rk_）を使ってください。',
    },
    url: 'https://docs.stripe.com/keys/restricted-api-keys',
  },
  {
    rules: ['stripe-restricted-live', 'stripe-restricted-test'],
    text: {
      en: 'Already the smaller kind: check that it has only the resources that this service needs, and read rather than write where that does.',
      ja: 'すでに権限を絞れる種類です。必要なリソースだけか、書き込みではなく読み取りで足りないかを確認してください。',
    },
    url: 'https://docs.stripe.com/keys/restricted-api-keys',
  },
  {
    rules: ['slack-user', 'slack-legacy-', 'slack-session', 'slack-session-cookie'],
    text: {
      en: 'It acts as a person. Use a bot token of an app that serves one purpose, with granular scopes.',
      ja: '利用者本人として動作するトークンです。用途ごとのアプリの Bot トークンに替え、スコープを絞ってください。',
    },
    url: 'https://docs.slack.dev/authentication/tokens',
  },
  {
    rules: ['slack-bot', 'slack-bot-legacy', 'slack-app-level', 'slack-config-access'],
    text: {
      en: 'One app per purpose, with the granular scopes that it uses; drop those that it does not.',
      ja: 'アプリは用途ごとに分け、実際に使うスコープだけを残してください。',
    },
    url: 'https://docs.slack.dev/reference/scopes',
  },
  {
    rules: ['twilio-'],
    text: {
      en: "Use a restricted API key instead of the account's auth token; give client apps access tokens only.",
      ja: 'アカウントの Auth Token ではなく Restricted API キーを使い、クライアントアプリには Access Token だけを渡してください。',
    },
    url: 'https://www.twilio.com/docs/iam/api-keys',
  },
  {
    rules: ['sendgrid-'],
    text: {
      en: 'Use a key with restricted access, one per service (mail.send is often enough).',
      ja: 'サービスごとに Restricted Access のキーを使ってください（多くは mail.send だけで足ります）。',
    },
    url: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  },
  {
    rules: ['mailgun-private-key', 'mailgun-key-new'],
    text: {
      en: 'Use a domain sending key for sending, instead of a key of the whole account.',
      ja: '送信だけなら、アカウント全体のキーではなくドメインの送信用キーを使ってください。',
    },
    url: 'https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt',
  },
  {
    rules: ['mailchimp-key', 'mandrill-key'],
    text: {
      en: 'Marketing keys reach the whole account: connect others by OAuth; a transactional key can be limited to the calls it makes.',
      ja: 'マーケティング用のキーはアカウント全体に及びます。他者との連携には OAuth を使い、トランザクション用のキーは呼び出す API だけに絞ってください。',
    },
    url: 'https://mailchimp.com/developer/marketing/guides/access-user-data-oauth-2/',
  },
  {
    rules: ['postmark-token'],
    text: {
      en: 'Use the token of one server, never the account token, and a server per purpose.',
      ja: 'アカウントトークンではなく、用途ごとに分けたサーバーのトークンを使ってください。',
    },
    url: 'https://postmarkapp.com/developer/api/overview#authentication',
  },
  {
    rules: ['resend-key'],
    text: {
      en: 'Make a key with sending access for one domain, instead of full access.',
      ja: 'フルアクセスではなく、一つのドメインに限った送信専用（sending access）のキーにしてください。',
    },
    url: 'https://resend.com/docs/dashboard/api-keys/introduction',
  },
  {
    rules: ['shopify-'],
    text: {
      en: 'Give the app only the Admin API scopes that it uses (read_products rather than write_products); a shop front takes a Storefront token.',
      ja: 'アプリには使う Admin API のスコープだけ（write_products より read_products）を付けてください。店舗画面には Storefront トークンを使います。',
    },
    url: 'https://shopify.dev/docs/api/usage/access-scopes',
  },
  {
    rules: ['square-access-token', 'square-access-token-legacy'],
    text: {
      en: 'A personal access token can do everything: use OAuth with the permissions that the program needs.',
      ja: '個人アクセストークンはすべてを操作できます。必要な権限だけの OAuth を使ってください。',
    },
    url: 'https://developer.squareup.com/docs/oauth-api/overview',
  },
  {
    rules: ['paypal-client-secret'],
    text: {
      en: 'One app per program, with only the features that it uses switched on.',
      ja: 'アプリはプログラムごとに分け、使う機能だけを有効にしてください。',
    },
    url: 'https://developer.paypal.com/api/rest/',
  },
  {
    rules: ['datadog-app-key'],
    text: {
      en: 'Give the application key scopes, or make it for a service account: without scopes it can do all that its owner can.',
      ja: 'アプリケーションキーにスコープを付けるか、サービスアカウントで作ってください。スコープがないと所有者と同じことができます。',
    },
    url: 'https://docs.datadoghq.com/account_management/api-app-keys/#scopes',
  },
  {
    rules: ['datadog-api-key'],
    text: {
      en: 'An API key sends data for the whole organisation: one per sender, and a client token in browsers and apps.',
      ja: '組織全体にデータを送れるキーです。送信元ごとに分け、ブラウザーやアプリにはクライアントトークンを使ってください。',
    },
    url: 'https://docs.datadoghq.com/account_management/api-app-keys/',
  },
  {
    rules: ['newrelic-user-key'],
    text: {
      en: 'It acts as a person: sending data takes a license key, and reading one of a user with a read-only role.',
      ja: '利用者本人として動作するキーです。データ送信にはライセンスキーを、読み取りには読み取り専用ロールのユーザーのキーを使ってください。',
    },
    url: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
  },
  {
    rules: ['pagerduty-key'],
    text: {
      en: 'Make a read-only key, or a scoped OAuth app; sending events takes the integration key of one service.',
      ja: '読み取り専用キーか、スコープ付きの OAuth アプリにしてください。イベント送信には一つのサービスの integration key で足ります。',
    },
    url: 'https://support.pagerduty.com/main/docs/api-access-keys',
  },
  {
    rules: ['grafana-'],
    text: {
      en: 'Use a service account per program with the Viewer role or fixed permissions, or an access policy with named scopes.',
      ja: 'プログラムごとのサービスアカウントに Viewer などの役割を付けるか、スコープを限定したアクセスポリシーを使ってください。',
    },
    url: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
  },
  {
    rules: ['okta-api-token'],
    text: {
      en: 'Its tokens have all rights of the administrator who made them: use an OAuth service app with scopes (okta.users.read).',
      ja: '作成した管理者のすべての権限を持ちます。スコープ（okta.users.read など）を限定した OAuth サービスアプリを使ってください。',
    },
    url: 'https://developer.okta.com/docs/guides/implement-oauth-for-okta/main/',
  },
  {
    rules: ['auth0-'],
    text: {
      en: 'Give the machine-to-machine application only the scopes of the Management API that it calls.',
      ja: 'M2M アプリには、呼び出す Management API のスコープだけを付けてください。',
    },
    url: 'https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens',
  },
  {
    rules: ['notion-'],
    text: {
      en: 'Give the integration the capabilities it uses (read content) and share single pages with it.',
      ja: 'インテグレーションには使う機能（コンテンツの読み取りなど）だけを許し、必要なページだけを共有してください。',
    },
    url: 'https://developers.notion.com/reference/capabilities',
  },
  {
    rules: ['airtable-pat'],
    text: {
      en: 'Choose the scopes (data.records:read) and the single bases that it may reach.',
      ja: 'スコープ（data.records:read など）と対象の base を限定してください。',
    },
    url: 'https://airtable.com/developers/web/guides/personal-access-tokens',
  },
  {
    rules: ['linear-key'],
    text: {
      en: 'Limit the key to reading or to the teams it needs; for others an OAuth app with scopes.',
      ja: '読み取りだけ、または必要なチームだけに限定してください。他者向けにはスコープ付きの OAuth アプリを使います。',
    },
    url: 'https://linear.app/docs/api-and-webhooks',
  },
  {
    rules: ['figma-pat'],
    text: {
      en: 'Choose the scopes (file_content:read) and a short end.',
      ja: 'スコープ（file_content:read など）を限定し、期限を短くしてください。',
    },
    url: 'https://developers.figma.com/docs/rest-api/scopes/',
  },
  {
    rules: ['hubspot-private-app', 'hubspot-key-legacy'],
    text: {
      en: 'Use a service key with only the scopes that the program uses (crm.objects.contacts.read); it replaces private apps.',
      ja: 'プライベートアプリに代わるサービス キーを、使うスコープ（crm.objects.contacts.read など）だけで作ってください。',
    },
    url: 'https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/account-service-keys',
  },
  {
    rules: ['asana-pat'],
    text: {
      en: 'It acts as a person: make a service account, or an OAuth app with scopes.',
      ja: '利用者本人として動作します。サービスアカウントか、スコープ付きの OAuth アプリにしてください。',
    },
    url: 'https://developers.asana.com/docs/oauth-scopes',
  },
  {
    rules: ['discord-bot-token'],
    text: {
      en: 'Invite the bot with the permissions it uses, never Administrator, and switch on only the intents that it needs.',
      ja: 'Administrator ではなく使う権限だけで Bot を招待し、必要な intent だけを有効にしてください。',
    },
    url: 'https://discord.com/developers/docs/topics/permissions',
  },
  {
    rules: ['telegram-bot-token'],
    text: {
      en: "A bot's token is all or nothing: one bot per purpose, with privacy mode on and no administrator rights in groups.",
      ja: 'Bot のトークンは権限を絞れません。用途ごとに Bot を分け、プライバシーモードを有効にし、グループの管理者にしないでください。',
    },
    url: 'https://core.telegram.org/bots/features#privacy-mode',
  },
  {
    rules: ['line-channel-token-long', 'line-channel-token-jwt', 'line-channel-token-short'],
    text: {
      en: 'Use a channel per purpose, and a channel access token v2.1 or a stateless one instead of a long-lived one.',
      ja: 'チャネルを用途ごとに分け、長期のものではなくチャネルアクセストークン v2.1 かステートレストークンを使ってください。',
    },
    url: 'https://developers.line.biz/en/docs/basics/channel-access-token/',
  },
  {
    rules: ['kintone-api-token', 'kintone-password-auth'],
    text: {
      en: 'Use the API token of one app with the rights it needs (view records) instead of a password.',
      ja: 'パスワードではなく、アプリごとに必要な権限（レコード閲覧など）だけの API トークンを使ってください。',
    },
    url: 'https://cybozu.dev/ja/kintone/docs/overview/authentication/',
  },
  {
    rules: ['algolia-admin-key'],
    text: {
      en: 'Never the admin key in a program: make a key with the ACL and indices it needs; clients take a search-only key.',
      ja: 'プログラムに Admin キーを使わず、必要な ACL とインデックスだけのキーを作ってください。クライアントには検索専用キーを使います。',
    },
    url: 'https://www.algolia.com/doc/guides/security/api-keys/',
  },
  {
    rules: ['mapbox-secret'],
    text: {
      en: 'Choose the secret scopes one by one and limit the token to URLs; maps in clients take a public token.',
      ja: 'シークレットスコープを一つずつ選び、URL で制限してください。クライアントの地図には公開トークンを使います。',
    },
    url: 'https://docs.mapbox.com/accounts/guides/tokens/',
  },
  {
    rules: ['typeform-token'],
    text: {
      en: 'Choose custom scopes (responses:read) instead of all, and an end.',
      ja: 'すべてではなくカスタムスコープ（responses:read など）を選び、期限を付けてください。',
    },
    url: 'https://www.typeform.com/developers/get-started/personal-access-token/',
  },
  {
    rules: ['zendesk-token'],
    text: {
      en: 'API tokens act as any user: use an OAuth client with scopes.',
      ja: 'API トークンは任意のユーザーとして動作します。スコープ付きの OAuth クライアントを使ってください。',
    },
    url: 'https://developer.zendesk.com/api-reference/introduction/security-and-auth/',
  },
  {
    rules: ['facebook-', 'instagram-token'],
    text: {
      en: "Use a system user's token with the permissions and assets that the program needs, instead of a person's.",
      ja: '個人のトークンではなく、必要な権限とアセットだけのシステムユーザーのトークンを使ってください。',
    },
    url: 'https://developers.facebook.com/docs/business-management-apis/system-users/',
  },
];
