import { anywhere, type Guide, get, step, text } from './guide.ts';

/** Registries of packages and images. */
export const PACKAGES: readonly Guide[] = [
  {
    provider: 'npm',
    overlap: 'several',
    limits: text(
      'A token that may publish ends after 90 days at most: choose less, the packages, and the CIDR ranges from which it may be used.',
      '公開できるトークンの期限は最長 90 日です。より短くし、対象パッケージと使える CIDR 範囲を設定してください。',
    ),
    url: 'https://docs.npmjs.com/about-access-tokens',
    make: [
      step(
        'Make a granular token with the packages and the expiry that it needs (npm 11.6 asks for the password; older ones: on the web site).',
        '必要なパッケージと期限だけの granular トークンを作ります（npm 11.6 以降はパスワードを尋ねます。古い npm では Web サイトで作成）。',
        'npm token create --name=NAME --packages=PACKAGE --packages-and-scopes-permission=read-write --expires=30',
      ),
    ],
    check: 'npm whoami   # with the new token in ~/.npmrc',
    revoke: [
      step('See which token is the old one.', '古いトークンを確かめます。', 'npm token list'),
      step('Revoke it.', '失効させます。', 'npm token revoke TOKEN-ID'),
    ],
    snippets: [
      {
        id: 'cidr',
        title: text('Token: only from these addresses', 'トークン: 指定アドレスからのみ'),
        language: 'shellscript',
        text: 'npm token create --name=NAME --packages=PACKAGE --packages-and-scopes-permission=read-only --expires=30 --cidr=192.0.2.0/24',
      },
    ],
  },
  {
    provider: 'PyPI',
    overlap: 'several',
    limits: text(
      'It does not expire: make one per project, or publish by trusted publishing, whose tokens live minutes.',
      '期限はありません。プロジェクトごとに分けるか、数分で切れるトークンを使う trusted publishing で公開してください。',
    ),
    url: 'https://pypi.org/help/#apitoken',
    anywhere: anywhere('https://pypi.org/help/#apitoken'),
  },
  {
    provider: 'RubyGems',
    overlap: 'several',
    limits: text(
      'Give the key one scope, one gem and an expiry.',
      'キーのスコープ・対象 gem・有効期限を絞ってください。',
    ),
    url: 'https://guides.rubygems.org/api-key-scopes/',
    check: get('https://rubygems.org/api/v1/gems.json', 'Authorization: %s'),
    anywhere: anywhere('https://guides.rubygems.org/api-key-scopes/'),
  },
  {
    provider: 'crates.io',
    overlap: 'several',
    limits: text(
      'Choose an expiry, endpoint scopes and crate scopes when the token is made.',
      'トークンの作成時に、有効期限・エンドポイント・クレートを絞ってください。',
    ),
    url: 'https://doc.rust-lang.org/cargo/reference/publishing.html',
    anywhere: anywhere('https://doc.rust-lang.org/cargo/reference/publishing.html'),
  },
  {
    provider: 'NuGet',
    overlap: 'several',
    limits: text(
      'A key ends after a year at most: choose less, a glob of packages, and push alone.',
      'キーの期限は最長 365 日です。より短くし、対象パッケージのパターンと push だけに絞ってください。',
    ),
    url: 'https://learn.microsoft.com/nuget/nuget-org/scoped-api-keys',
    anywhere: anywhere('https://learn.microsoft.com/nuget/nuget-org/scoped-api-keys'),
  },
  {
    provider: 'Docker',
    overlap: 'several',
    limits: text(
      'Choose an expiry when you make the token: it cannot be changed later. In GitHub Actions an OIDC connection (Team, Business) needs no token.',
      '有効期限は作成時に選んでください。後からは変更できません。GitHub Actions では OIDC 接続（Team、Business）ならトークンが要りません。',
    ),
    url: 'https://docs.docker.com/security/access-tokens/',
    anywhere: anywhere('https://docs.docker.com/security/access-tokens/'),
    check: 'printf %s "$KEY" | docker login --username USER --password-stdin',
  },
];
