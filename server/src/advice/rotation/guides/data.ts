import { anywhere, type Guide, step, text } from './guide.ts';

/** Databases. */
export const DATA: readonly Guide[] = [
  {
    provider: 'PostgreSQL',
    overlap: 'several',
    limits: text(
      'Give the role an end (VALID UNTIL) and its addresses in pg_hba.conf, and rotate between two roles.',
      'ロールに期限（VALID UNTIL）を付け、pg_hba.conf で接続元を限定し、2 つのロールを交互に更新してください。',
    ),
    url: 'https://www.postgresql.org/docs/current/sql-alterrole.html',
    make: [
      step(
        'Give the second role a new password; \\password asks for it, so that no history has it.',
        '2 つ目のロールに新しいパスワードを付けます。\\password なら対話で入力でき、履歴に残りません。',
        "psql -c '\\password APP_2'",
      ),
    ],
    revoke: [
      step(
        'Switch the first role off.',
        '古いロールをログイン不可にします。',
        'psql -c "ALTER ROLE APP_1 NOLOGIN"',
      ),
    ],
    snippets: [
      {
        id: 'valid-until',
        title: text('Role: an end', 'ロール: 期限'),
        language: 'sql',
        text: "ALTER ROLE APP_1 VALID UNTIL 'YYYY-MM-DD' CONNECTION LIMIT 20;",
      },
      {
        id: 'pg-hba',
        title: text('pg_hba.conf: only from these addresses', 'pg_hba.conf: 指定アドレスからのみ'),
        language: 'properties',
        text: 'hostssl  DATABASE  APP_1  192.0.2.0/24  scram-sha-256',
      },
    ],
  },
  {
    provider: 'MySQL',
    overlap: 'grace',
    limits: text(
      'Bind the user to its host, let the password expire, and rotate with a second password of the same user.',
      'ユーザーを接続元ホストに限定し、パスワードに期限を付け、同じユーザーの 2 本目のパスワードで更新してください。',
    ),
    url: 'https://dev.mysql.com/doc/refman/8.4/en/password-management.html',
    make: [
      step(
        'Have a second password made; the first stays valid.',
        '2 本目のパスワードを生成します。古いパスワードも有効なままです。',
        `mysql -e "ALTER USER 'APP'@'192.0.2.%' IDENTIFIED BY RANDOM PASSWORD RETAIN CURRENT PASSWORD"`,
      ),
    ],
    revoke: [
      step(
        'End the first.',
        '古いパスワードを無効にします。',
        `mysql -e "ALTER USER 'APP'@'192.0.2.%' DISCARD OLD PASSWORD"`,
      ),
    ],
    snippets: [
      {
        id: 'host',
        title: text('User: only from these addresses, for 90 days', 'ユーザー: 指定アドレスから 90 日間のみ'),
        language: 'sql',
        text: "RENAME USER 'APP'@'%' TO 'APP'@'192.0.2.%';\nALTER USER 'APP'@'192.0.2.%' REQUIRE SSL PASSWORD EXPIRE INTERVAL 90 DAY;",
      },
    ],
  },
  {
    provider: 'MongoDB',
    overlap: 'several',
    limits: text(
      'A password does not expire: give an Atlas project an access list of addresses, and rotate between two users.',
      'パスワードに期限はありません。Atlas のプロジェクトに IP アクセス リストを設定し、2 人のユーザーを交互に更新してください。',
    ),
    url: 'https://www.mongodb.com/docs/atlas/security-add-mongodb-users/',
    make: [
      step(
        'Make a second user; it asks for the password.',
        '2 人目のユーザーを作ります。パスワードは対話で入力します。',
        'atlas dbusers create --username APP_2 --role readWrite@DATABASE',
      ),
    ],
    revoke: [step('Delete the first user.', '古いユーザーを削除します。', 'atlas dbusers delete APP_1')],
    snippets: [
      {
        id: 'access-list',
        title: text('Atlas: only from these addresses', 'Atlas: 指定アドレスからのみ'),
        language: 'shellscript',
        text: 'atlas accessLists create 192.0.2.0/24 --type cidrBlock',
      },
    ],
  },
  {
    provider: 'Redis',
    overlap: 'several',
    limits: text(
      'Use an ACL user with the commands and keys that it needs: it can have two passwords at once.',
      '必要なコマンドとキーだけの ACL ユーザーを使ってください。パスワードを 2 本同時に持てます。',
    ),
    url: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/',
    make: [
      step(
        'Add a second password by its SHA-256, in the file of users (ACL LOAD).',
        'ユーザー ファイルに 2 本目のパスワードを SHA-256 で追加します（ACL LOAD）。',
      ),
    ],
    revoke: [
      step(
        'Take the first one out of the file, and load it again.',
        '古いパスワードをファイルから除き、読み込み直します。',
        'redis-cli ACL LOAD',
      ),
    ],
    snippets: [
      {
        id: 'acl',
        title: text('A user for one prefix of keys', '特定のキーだけを扱うユーザー'),
        language: 'properties',
        text: 'user APP on #SHA256-OF-THE-PASSWORD ~APP:* +@read +@write -@dangerous',
      },
    ],
  },
  {
    provider: 'Supabase',
    rules: ['supabase-management-token'],
    overlap: 'several',
    limits: text(
      'Choose the projects, the permissions and an end of a year at most when the token is made: it cannot be changed later.',
      'トークンの作成時に、対象プロジェクト・権限・期限（最長 1 年）を選んでください。後からは変更できません。',
    ),
    url: 'https://supabase.com/docs/guides/platform/access-tokens',
    anywhere: anywhere('https://supabase.com/docs/guides/platform/access-tokens'),
  },
  {
    provider: 'Supabase',
    overlap: 'several',
    limits: text(
      'It does not expire: one secret key per component, replaced one by one; limit the addresses of the database.',
      '期限はありません。コンポーネントごとに secret キーを分けて一つずつ更新し、データベースの接続元を制限してください。',
    ),
    url: 'https://supabase.com/docs/guides/api/api-keys',
    snippets: [
      {
        id: 'database-addresses',
        title: text('Database: only from these addresses', 'データベース: 指定アドレスからのみ'),
        language: 'shellscript',
        text: 'supabase network-restrictions update --project-ref PROJECT --db-allow-cidr 192.0.2.0/24 --experimental',
      },
    ],
  },
  {
    provider: 'Databricks',
    overlap: 'several',
    limits: text(
      'Give the token a lifetime, use a service principal, and give the workspace an IP access list.',
      'トークンに期限を付け、サービス プリンシパルを使い、ワークスペースに IP アクセス リストを設定してください。',
    ),
    url: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
    snippets: [
      {
        id: 'ip-access-list',
        title: text('Workspace: only from these addresses', 'ワークスペース: 指定アドレスからのみ'),
        language: 'shellscript',
        text: `databricks ip-access-lists create --json '${JSON.stringify({ label: 'NAME', list_type: 'ALLOW', ip_addresses: ['192.0.2.0/24'] })}'
databricks workspace-conf set-status --json '{"enableIpAccessLists":"true"}'`,
      },
    ],
  },
  {
    provider: 'Snowflake',
    overlap: 'grace',
    limits: text(
      'A programmatic access token ends and, for a service user, needs a network policy: keep both tight, and bind it to one role.',
      'プログラム アクセストークンには期限があり、サービス ユーザーではネットワーク ポリシーも必須です。どちらも絞り、ロールを一つに限定してください。',
    ),
    url: 'https://docs.snowflake.com/en/user-guide/programmatic-access-tokens',
    make: [
      step(
        'Rotate the token; the answer holds the new one, and the old one lives on for the hours that you choose.',
        'トークンをローテーションします。応答に新しい値が含まれ、古い値は指定した時間だけ使えます。',
        'snow sql --query "ALTER USER APP ROTATE PROGRAMMATIC ACCESS TOKEN NAME EXPIRE_ROTATED_TOKEN_AFTER_HOURS = 24"',
      ),
    ],
    revoke: [
      step(
        'The old one ends by itself; rotating with 0 hours ends it at once.',
        '古いトークンは自動で失効します。0 時間を指定してローテーションすると、すぐに失効します。',
      ),
    ],
    snippets: [
      {
        id: 'network-policy',
        title: text('User: only from these addresses', 'ユーザー: 指定アドレスからのみ'),
        language: 'sql',
        text: "CREATE NETWORK RULE APP_ADDRESSES MODE = INGRESS TYPE = IPV4 VALUE_LIST = ('192.0.2.0/24');\nCREATE NETWORK POLICY APP_ONLY ALLOWED_NETWORK_RULE_LIST = ('APP_ADDRESSES');\nALTER USER APP SET NETWORK_POLICY = APP_ONLY;",
      },
    ],
  },
];
