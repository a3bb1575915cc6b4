import { addressesFor, anywhere, change, type Guide, get, step, text } from './guide.ts';

/** Where programs run and what stands before them. */
export const HOSTING: readonly Guide[] = [
  {
    provider: 'Cloudflare',
    rules: ['cloudflare-api-token', 'cloudflare-api-token-legacy', 'cloudflare-account-token'],
    overlap: 'several',
    limits: text(
      'Set a start and an end for the token, and the addresses from which it may be used; it can be rolled in place.',
      'トークンに開始・終了日時と使えるアドレスを設定してください。同じトークンのまま更新（ロール）もできます。',
    ),
    url: 'https://developers.cloudflare.com/fundamentals/api/how-to/restrict-tokens/',
    check: get('https://api.cloudflare.com/client/v4/user/tokens/verify'),
    snippets: [
      {
        id: 'token',
        title: text('Token: addresses, a start and an end', 'トークン: アドレス・開始・終了'),
        language: 'shellscript',
        text: change(
          'PUT',
          'https://api.cloudflare.com/client/v4/user/tokens/TOKEN-ID',
          'Authorization: Bearer %s',
          'CLOUDFLARE_ADMIN_KEY',
          {
            name: 'NAME',
            status: 'active',
            not_before: 'YYYY-MM-DDT00:00:00Z',
            expires_on: 'YYYY-MM-DDT00:00:00Z',
            condition: { request_ip: { in: ['192.0.2.0/24'] } },
            policies: [
              {
                effect: 'allow',
                resources: { 'com.cloudflare.api.account.zone.ZONE-ID': '*' },
                permission_groups: [{ id: 'PERMISSION-GROUP-ID' }],
              },
            ],
          },
        ),
      },
    ],
  },
  {
    provider: 'DigitalOcean',
    overlap: 'several',
    limits: text(
      'Choose an expiry and custom scopes when the token is made.',
      'トークンの作成時に、有効期限とカスタム スコープを選んでください。',
    ),
    url: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
    check: get('https://api.digitalocean.com/v2/account'),
    anywhere: anywhere('https://docs.digitalocean.com/reference/api/create-personal-access-token/'),
  },
  {
    provider: 'Heroku',
    overlap: 'several',
    limits: text(
      'Make an authorization that expires and has a scope, one per program.',
      'プログラムごとに、期限とスコープを付けた authorization を作ってください。',
    ),
    url: 'https://devcenter.heroku.com/articles/heroku-cli-commands#heroku-authorizations',
    make: [
      step(
        'Make a second authorization that ends by itself (90 days).',
        '90 日で切れる 2 本目の authorization を作ります。',
        'heroku authorizations:create --description NAME --scope read-protected --expires-in 7776000',
      ),
    ],
    check: get(
      'https://api.heroku.com/account',
      'Authorization: Bearer %s',
      'Accept: application/vnd.heroku+json; version=3',
    ),
    revoke: [
      step(
        'See which authorization is the old one.',
        '古い authorization を確かめます。',
        'heroku authorizations',
      ),
      step('Revoke it.', '失効させます。', 'heroku authorizations:revoke AUTHORIZATION-ID'),
    ],
    anywhere: anywhere('https://devcenter.heroku.com/articles/heroku-cli-commands#heroku-authorizations'),
  },
  {
    provider: 'Vercel',
    overlap: 'several',
    limits: text(
      'Choose an expiry and one team or project when the token is made.',
      'トークンの作成時に、有効期限と対象のチームかプロジェクトを選んでください。',
    ),
    url: 'https://vercel.com/docs/accounts/access-tokens',
    check: get('https://api.vercel.com/v2/user'),
    anywhere: anywhere('https://vercel.com/docs/accounts/access-tokens'),
  },
  {
    provider: 'Netlify',
    overlap: 'several',
    limits: text(
      'Choose an expiry when the token is made: it reaches the whole account of a person.',
      '個人のアカウント全体に及ぶので、作成時に有効期限を選んでください。',
    ),
    url: 'https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/',
    check: get('https://api.netlify.com/api/v1/user'),
    anywhere: anywhere('https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/'),
  },
  {
    provider: 'Fastly',
    overlap: 'several',
    limits: text(
      'Give the token an expiry, one scope and the services that it needs, and the account an IP allowlist.',
      'トークンに有効期限・スコープ・対象サービスを、アカウントに IP 許可リストを設定してください。',
    ),
    url: 'https://www.fastly.com/documentation/guides/organizations-and-accounts/account-members-and-permissions/managing-account-level-api-tokens',
    check: get('https://api.fastly.com/tokens/self', 'Fastly-Key: %s'),
    snippets: [
      addressesFor(
        'https://www.fastly.com/documentation/guides/account-info/account-management/enabling-an-ip-allowlist-for-account-logins-through-the-web-interface',
        'Account, IP allowlist: only from these addresses (most of the API)',
        'アカウントの IP 許可リスト: 指定アドレスからのみ（API の大部分）',
      ),
    ],
  },
  {
    provider: 'Kubernetes',
    overlap: 'several',
    limits: text(
      'A token in a Secret never expires: use tokens that are asked for and end within the hour.',
      'Secret に入ったトークンは失効しません。都度発行され 1 時間以内に切れるトークンを使ってください。',
    ),
    url: 'https://kubernetes.io/docs/concepts/security/service-accounts/',
    make: [
      step(
        'Ask for a token that ends by itself.',
        '自動で切れるトークンを発行します。',
        'kubectl create token SERVICE-ACCOUNT --namespace NAMESPACE --duration 1h',
      ),
    ],
    check: 'kubectl auth whoami',
    revoke: [
      step(
        'Delete the Secret that holds the first: that ends it.',
        '古いトークンの入った Secret を削除すると失効します。',
        'kubectl delete secret NAME --namespace NAMESPACE',
      ),
    ],
    snippets: [
      {
        id: 'duration',
        title: text('A token for an hour', '1 時間だけ有効なトークン'),
        language: 'shellscript',
        text: 'kubectl create token SERVICE-ACCOUNT --namespace NAMESPACE --duration 1h',
      },
      {
        id: 'eks',
        title: text('EKS: the API only from these addresses', 'EKS: API は指定アドレスからのみ'),
        language: 'shellscript',
        text: 'aws eks update-cluster-config --name CLUSTER --resources-vpc-config endpointPublicAccess=true,publicAccessCidrs=192.0.2.0/24',
      },
      {
        id: 'gke',
        title: text('GKE: the API only from these addresses', 'GKE: API は指定アドレスからのみ'),
        language: 'shellscript',
        text: 'gcloud container clusters update CLUSTER --location LOCATION --enable-master-authorized-networks --master-authorized-networks 192.0.2.0/24',
      },
      {
        id: 'aks',
        title: text('AKS: the API only from these addresses', 'AKS: API は指定アドレスからのみ'),
        language: 'shellscript',
        text: 'az aks update --resource-group GROUP --name CLUSTER --api-server-authorized-ip-ranges 192.0.2.0/24',
      },
    ],
  },
];
