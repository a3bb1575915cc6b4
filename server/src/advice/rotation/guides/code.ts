import { addressesFor, anywhere, type Guide, get, step, text } from './guide.ts';

/** Source code and what builds it. */
export const CODE: readonly Guide[] = [
  {
    provider: 'GitHub',
    rules: ['github-oauth-client-secret'],
    overlap: 'several',
    limits: text(
      'It does not expire: an app can have several client secrets, so rotate with a second one.',
      '期限はありません。アプリは複数のシークレットを持てるので、2 本目で更新してください。',
    ),
    url: 'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/creating-an-oauth-app',
    anywhere: anywhere(
      'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/creating-an-oauth-app',
    ),
  },
  {
    provider: 'GitHub',
    overlap: 'several',
    limits: text(
      'Set an expiry; an organisation can limit source addresses by its IP allow list.',
      '有効期限を設定してください。組織なら IP 許可リストで送信元を制限できます。',
    ),
    url: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/token-expiration-and-revocation',
    make: [
      step(
        'Make a fine-grained token with the repositories, the permissions and the expiry that it needs.',
        '必要なリポジトリ・権限・期限だけの fine-grained トークンを作ります。',
      ),
    ],
    check: get('https://api.github.com/user'),
    revoke: [
      step('Delete the first one on the page of tokens.', 'トークンの管理画面で古いトークンを削除します。'),
      step(
        'One that is not yours: anybody can have it revoked, without signing in, by POST /credentials/revoke.',
        '自分のものでないトークンも、サインインなしで誰でも失効させられます（POST /credentials/revoke）。',
      ),
    ],
    snippets: [
      {
        id: 'ip-allow-list',
        title: text(
          'Organisation: an address of the IP allow list (Enterprise Cloud)',
          '組織: IP 許可リストのアドレス（Enterprise Cloud）',
        ),
        language: 'shellscript',
        text: "gh api graphql -f owner=OWNER-NODE-ID -f value=192.0.2.0/24 -f query='\n  mutation($owner: ID!, $value: String!) {\n    createIpAllowListEntry(input: {ownerId: $owner, allowListValue: $value, isActive: true}) {\n      ipAllowListEntry { id }\n    }\n  }'",
      },
    ],
  },
  {
    provider: 'GitLab',
    overlap: 'several',
    limits: text(
      'Set the shortest expiry that works, and rotate through the API; a group can limit source addresses.',
      '有効期限はできるだけ短く設定し、API で更新してください。グループ単位で送信元アドレスも制限できます。',
    ),
    url: 'https://docs.gitlab.com/user/profile/personal_access_tokens/',
    make: [
      step(
        'Make a project or group access token with one scope and an expiry.',
        'スコープと期限を絞ったプロジェクト・グループ アクセストークンを作ります。',
        'glab token create NAME --scope read_api --expires-at YYYY-MM-DD',
      ),
    ],
    check: get('https://gitlab.com/api/v4/personal_access_tokens/self', 'PRIVATE-TOKEN: %s'),
    revoke: [step('Revoke the first one.', '古いトークンを失効させます。', 'glab token revoke NAME')],
    snippets: [
      {
        id: 'ip-ranges',
        title: text(
          'Group: only from these addresses (Premium)',
          'グループ: 指定アドレスからのみ（Premium）',
        ),
        language: 'shellscript',
        text: 'glab api --method PUT groups/GROUP-ID --field ip_restriction_ranges=192.0.2.0/24',
      },
    ],
  },
  {
    provider: 'Bitbucket',
    overlap: 'several',
    limits: text(
      'App passwords stopped working on 9 June 2026: make an API token with scopes, which ends after a year at most.',
      'アプリ パスワードは 2026 年 6 月 9 日に廃止されました。スコープ付きで、最長 1 年で切れる API トークンを作ってください。',
    ),
    url: 'https://support.atlassian.com/bitbucket-cloud/docs/api-tokens/',
    make: [
      step(
        'Make an API token with scopes for Bitbucket; its user name is the e-mail address of the account.',
        'Bitbucket 用にスコープ付きの API トークンを作ります。ユーザー名にはアカウントのメール アドレスを使います。',
      ),
    ],
    snippets: [
      addressesFor(
        'https://support.atlassian.com/bitbucket-cloud/docs/control-access-to-your-private-content/',
        'Workspace, access controls: only from these addresses (Premium)',
        'ワークスペースのアクセス制御: 指定アドレスからのみ（Premium）',
      ),
    ],
  },
  {
    provider: 'Atlassian',
    overlap: 'several',
    limits: text(
      'API tokens end after a year at most: choose less, and use one with scopes.',
      'API トークンの期限は最長 1 年です。より短くし、スコープ付きのトークンを使ってください。',
    ),
    url: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    snippets: [
      addressesFor(
        'https://support.atlassian.com/security-and-access-policies/docs/specify-ip-addresses-for-product-access/',
        'Site, IP allowlist: only from these addresses (Premium)',
        'サイトの IP 許可リスト: 指定アドレスからのみ（Premium）',
      ),
    ],
  },
  {
    provider: 'Azure DevOps',
    overlap: 'several',
    limits: text(
      'A personal access token ends after a year at most: choose scopes and weeks, and rotate with a second one.',
      '個人用アクセストークンの期限は最長 1 年です。スコープを絞って短い期限にし、2 本目で更新してください。',
    ),
    url: 'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
    snippets: [
      addressesFor(
        'https://learn.microsoft.com/azure/devops/organizations/accounts/change-application-access-policies',
        'Entra named location, with the organisation\'s policy "IP Conditional Access" on',
        'Entra のネームド ロケーション（組織のポリシーで IP 条件付きアクセスを有効にする）',
      ),
    ],
  },
  {
    provider: 'CircleCI',
    overlap: 'several',
    limits: text(
      'Choose the lowest access level and a near end (a year at most), and use OIDC for clouds.',
      'アクセス レベルは最小に、期限は短く（最長 1 年）設定し、クラウドには OIDC で接続してください。',
    ),
    url: 'https://circleci.com/docs/guides/toolkit/managing-api-tokens/',
    anywhere: anywhere('https://circleci.com/docs/guides/toolkit/managing-api-tokens/'),
    check: get('https://circleci.com/api/v2/me', 'Circle-Token: %s'),
  },
  {
    provider: 'Terraform Cloud',
    overlap: 'several',
    limits: text(
      "Set an expiry; use a team token rather than a person's.",
      '有効期限を設定し、個人ではなくチームのトークンを使ってください。',
    ),
    url: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
    check: get('https://app.terraform.io/api/v2/account/details'),
    snippets: [
      addressesFor(
        'https://developer.hashicorp.com/terraform/enterprise/api-docs/cidr-range-lists',
        'Organisation, IP allowlist: only from these addresses',
        '組織の IP 許可リスト: 指定アドレスからのみ',
      ),
    ],
  },
  {
    provider: 'Snyk',
    overlap: 'several',
    limits: text(
      'Use a service account whose token has an end, one per program.',
      'プログラムごとに、期限付きトークンのサービス アカウントを使ってください。',
    ),
    url: 'https://docs.snyk.io/snyk-api/authentication-for-api',
  },
];
