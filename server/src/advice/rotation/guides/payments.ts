import { addressesFor, anywhere, type Guide, get, getAs, step, text } from './guide.ts';

/** Money and shops. */
export const PAYMENTS: readonly Guide[] = [
  {
    provider: 'Stripe',
    rules: ['stripe-secret-', 'stripe-restricted-', 'stripe-org-key'],
    overlap: 'grace',
    limits: text(
      "Limit the key to your servers' addresses, and roll it with an overlap that you choose.",
      'キーを自社サーバーの IP アドレスに限定し、猶予期間を決めて更新（ロール）してください。',
    ),
    url: 'https://docs.stripe.com/keys-best-practices',
    make: [
      step(
        'Roll the key in the Dashboard, and choose when the old one ends ("now" if it leaked).',
        'ダッシュボードでキーをロールし、古いキーの終了時期を選びます（漏れた場合は「今すぐ」）。',
      ),
    ],
    check: get('https://api.stripe.com/v1/balance'),
    revoke: [
      step(
        'The old one ends by itself at the time that was chosen; end it at once by rolling with "now".',
        '古いキーは選んだ時刻に失効します。すぐ失効させるには「今すぐ」でロールします。',
      ),
    ],
    snippets: [
      addressesFor(
        'https://dashboard.stripe.com/apikeys',
        'Key, manage IP restrictions: only from these addresses',
        'キーの「IP 制限を管理」: 指定アドレスからのみ',
      ),
    ],
  },
  {
    provider: 'PayPal',
    overlap: 'several',
    limits: text(
      'It does not expire: give each program an app of its own, make a new secret on its page, and disable the first.',
      '期限はありません。プログラムごとにアプリを分け、管理画面で新しいシークレットを作って古いものを無効にしてください。',
    ),
    url: 'https://developer.paypal.com/api/rest/',
    check: getAs('-d grant_type=client_credentials https://api-m.paypal.com/v1/oauth2/token', 'CLIENT-ID:%s'),
    anywhere: anywhere('https://developer.paypal.com/api/rest/'),
  },
  {
    provider: 'Square',
    overlap: 'none',
    limits: text(
      'A personal access token does not expire: use OAuth, whose tokens live 30 days.',
      '個人アクセストークンには期限がありません。30 日で切れる OAuth トークンを使ってください。',
    ),
    url: 'https://developer.squareup.com/docs/build-basics/access-tokens',
    check: get('https://connect.squareup.com/v2/merchants'),
    anywhere: anywhere('https://developer.squareup.com/docs/build-basics/access-tokens'),
    make: [
      step(
        'Replace the token in the Developer Console, which says when the old one ends.',
        'Developer Console でトークンを置き換えます。古いトークンの失効時期は画面に表示されます。',
      ),
    ],
    revoke: [
      step(
        'See in the Developer Console that the old one has ended.',
        'Developer Console で、古いトークンが失効したことを確かめます。',
      ),
    ],
  },
  {
    provider: 'Shopify',
    overlap: 'none',
    limits: text(
      'The token of an app made in the admin does not expire: move to an app of the Dev Dashboard, whose tokens end after 24 hours, with the scopes that it needs alone.',
      '管理画面で作ったアプリのトークンには期限がありません。必要なスコープだけを付けた Dev Dashboard のアプリに移すと、トークンは 24 時間で切れます。',
    ),
    url: 'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens',
    anywhere: anywhere(
      'https://shopify.dev/docs/apps/build/authentication-authorization/legacy/admin-custom-apps',
    ),
    make: [
      step(
        'Uninstall the app and install it again: the old token ends, and a new one is shown once.',
        'アプリをアンインストールして入れ直します。古いトークンが失効し、新しいトークンが一度だけ表示されます。',
      ),
    ],
    check: get('https://SHOP.myshopify.com/admin/oauth/access_scopes.json', 'X-Shopify-Access-Token: %s'),
    revoke: [
      step(
        'Nothing to do: the old one ended when the app was uninstalled.',
        'アンインストールした時点で失効しているので、作業はありません。',
      ),
    ],
  },
];
