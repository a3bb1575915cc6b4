import { anywhere, type Guide, get, step, text } from './guide.ts';

const ALGOLIA_KEYS = 'https://www.algolia.com/doc/guides/security/api-keys/in-depth/api-key-restrictions';

/** What offices work with, and maps. */
export const WORK: readonly Guide[] = [
  {
    provider: 'HubSpot',
    overlap: 'grace',
    limits: text(
      'It does not expire, and new private apps cannot be made since 26 October 2026: rotate it, or move to a service key with the scopes that it needs alone.',
      '期限はありません。プライベートアプリは 2026 年 10 月 26 日から新規作成できないため、更新して使うか、スコープを絞ったサービス キーに移してください。',
    ),
    url: 'https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/account-service-keys',
    anywhere: anywhere('https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview'),
    check: get('https://api.hubapi.com/account-info/v3/api-usage/daily/private-apps'),
    make: [
      step(
        'Rotate the token on the page of the app: "expire later" keeps the old one for a while, "now" ends it.',
        'アプリの画面でトークンを更新します。古いトークンは、しばらく残すことも、すぐ失効させることもできます。',
      ),
    ],
    revoke: [
      step(
        'The old one ends by itself; end it earlier on the same page.',
        '古いトークンは自動で失効します。早く失効させるには同じ画面で操作します。',
      ),
    ],
  },
  {
    provider: 'Notion',
    overlap: 'none',
    limits: text(
      'It does not expire: give the integration the pages and capabilities that it needs alone.',
      '期限はありません。インテグレーションには必要なページと機能だけを許可してください。',
    ),
    url: 'https://developers.notion.com/guides/authorization/credential-security',
    anywhere: anywhere('https://developers.notion.com/guides/authorization/credential-security'),
    check: get(
      'https://api.notion.com/v1/users/me',
      'Authorization: Bearer %s',
      'Notion-Version: 2022-06-28',
    ),
    make: [
      step(
        'Refresh the secret on the page of the integration: the old one ends at once.',
        'インテグレーションの画面でシークレットを更新します。古いものはすぐに失効します。',
      ),
    ],
    revoke: [
      step(
        'Nothing to do: the old one ended when it was refreshed.',
        '更新した時点で失効しているので、作業はありません。',
      ),
    ],
  },
  {
    provider: 'Linear',
    overlap: 'several',
    limits: text(
      'It does not expire: choose its permissions and teams when it is made, one per program.',
      '期限はありません。プログラムごとに、作成時に権限とチームを絞ってください。',
    ),
    url: 'https://linear.app/docs/api-and-webhooks',
    anywhere: anywhere('https://linear.app/docs/api-and-webhooks'),
  },
  {
    provider: 'Algolia',
    overlap: 'several',
    limits: text(
      'Give a key an end (validity), referers, networks (restrictSources) and a limit of queries.',
      'キーに期限（validity）・リファラー・接続元（restrictSources）・クエリ数の上限を設定してください。',
    ),
    url: 'https://www.algolia.com/doc/guides/security/api-keys/',
    snippets: [
      {
        id: 'key',
        title: text('Search key: an end, referers and a rate', '検索キー: 期限・リファラー・上限'),
        language: 'json',
        text: JSON.stringify(
          {
            acl: ['search'],
            indexes: ['INDEX'],
            validity: 7776000,
            referers: ['https://www.example.com/*'],
            maxQueriesPerIPPerHour: 1000,
          },
          null,
          2,
        ),
        url: ALGOLIA_KEYS,
      },
      {
        id: 'networks',
        title: text('Server key: only from these networks', 'サーバー用キー: 指定ネットワークからのみ'),
        language: 'json',
        text: JSON.stringify(
          {
            acl: ['search', 'addObject'],
            indexes: ['INDEX'],
            validity: 7776000,
            queryParameters: 'restrictSources=192.0.2.0/24',
          },
          null,
          2,
        ),
        url: ALGOLIA_KEYS,
      },
    ],
  },
  {
    provider: 'Mapbox',
    overlap: 'several',
    limits: text(
      'Give a public token the URLs of your sites; let a server make temporary ones that end within the hour.',
      '公開トークンには自サイトの URL を設定し、1 時間以内に切れる一時トークンをサーバーで発行してください。',
    ),
    url: 'https://docs.mapbox.com/accounts/guides/tokens/',
    snippets: [
      {
        id: 'urls',
        title: text('Token: only from these web sites', 'トークン: 指定サイトからのみ'),
        language: 'json',
        text: JSON.stringify(
          { note: 'NAME', scopes: ['styles:read', 'fonts:read'], allowedUrls: ['https://www.example.com'] },
          null,
          2,
        ),
        url: 'https://account.mapbox.com/access-tokens/',
      },
    ],
  },
];
