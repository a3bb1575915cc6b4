import { addressesFor, anywhere, change, type Guide, get, getAs, step, text } from './guide.ts';

/** Chats, mails and calls. */
export const MESSAGES: readonly Guide[] = [
  {
    provider: 'Slack',
    rules: ['slack-webhook', 'slack-workflow-webhook'],
    overlap: 'several',
    limits: text(
      'A webhook URL does not expire: it is bound to one channel, and can be deleted there.',
      'Webhook URL に期限はありません。1 チャンネル専用なので、アプリの設定画面で削除できます。',
    ),
    url: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
    anywhere: anywhere('https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks'),
  },
  {
    provider: 'Slack',
    overlap: 'none',
    limits: text(
      'Switch on token rotation, so that access tokens live 12 hours, and limit the addresses in the settings of the app.',
      'トークン ローテーションを有効にして 12 時間で切れるようにし、アプリの設定で使えるアドレスを制限してください。',
    ),
    url: 'https://docs.slack.dev/authentication/using-token-rotation',
    make: [
      step(
        'Reinstall the app to the workspace: that issues a new token.',
        'アプリをワークスペースに再インストールすると、新しいトークンが発行されます。',
      ),
    ],
    check: get('https://slack.com/api/auth.test'),
    revoke: [
      step(
        'Revoke the old token; with it in $KEY:',
        '古いトークンを失効させます（$KEY に入れて実行）。',
        `printf 'header = "Authorization: Bearer %s"' "$KEY" | curl -sS -K - -X POST https://slack.com/api/auth.revoke`,
      ),
    ],
    snippets: [
      {
        id: 'allowed-ip-ranges',
        title: text(
          'App manifest: only from these addresses (10 at most)',
          'アプリ マニフェスト: 指定アドレスからのみ（最大 10 件）',
        ),
        language: 'json',
        text: JSON.stringify({ settings: { allowed_ip_address_ranges: ['192.0.2.0/24'] } }, null, 2),
        url: 'https://docs.slack.dev/reference/app-manifest',
      },
    ],
  },
  {
    provider: 'Discord',
    overlap: 'none',
    limits: text(
      'It does not expire: reset it, and give the bot the intents and permissions that it needs alone.',
      '期限はありません。リセットして更新し、ボットの権限と Intent は必要なものだけにしてください。',
    ),
    url: 'https://discord.com/developers/docs/topics/oauth2#bot-users',
    anywhere: anywhere('https://discord.com/developers/docs/topics/oauth2#bot-users'),
    make: [
      step(
        'Reset the token on the page of the bot: the old one ends at once.',
        'Bot の設定画面でトークンをリセットします。古いトークンはすぐに失効します。',
      ),
    ],
    check: get('https://discord.com/api/v10/users/@me', 'Authorization: Bot %s'),
    revoke: [
      step(
        'Nothing to do: the old one ended when it was reset.',
        'リセットした時点で失効しているので、作業はありません。',
      ),
    ],
  },
  {
    provider: 'Telegram',
    overlap: 'none',
    limits: text(
      'It does not expire: have a new one made by BotFather from time to time.',
      '期限はありません。BotFather で定期的に再発行してください。',
    ),
    url: 'https://core.telegram.org/bots/features#botfather',
    anywhere: anywhere('https://core.telegram.org/bots/features#botfather'),
    make: [
      step(
        'Send /revoke to @BotFather and choose the bot: the old token ends, and the answer holds the new one.',
        '@BotFather に /revoke を送ってボットを選びます。古いトークンが失効し、新しいトークンが返ります。',
      ),
    ],
    revoke: [
      step(
        'Nothing to do: the old one ended with /revoke.',
        '/revoke の時点で失効しているので、作業はありません。',
      ),
    ],
  },
  {
    provider: 'LINE',
    rules: ['line-channel-token-'],
    overlap: 'several',
    limits: text(
      'Use stateless tokens or v2.1 tokens with a chosen expiry instead of the long-lived one, and revoke what leaked.',
      '長期のトークンではなく、ステートレス トークンか期限を選べる v2.1 トークンを使い、漏れたものは失効させてください。',
    ),
    url: 'https://developers.line.biz/en/docs/basics/channel-access-token/',
    make: [
      step(
        'Issue a token of another kind (v2.1 with a chosen end, or a stateless one): it works beside the long-lived one, of which a channel has only one.',
        '別の種類のトークン（期限を選べる v2.1 かステートレス）を発行します。チャネルに 1 本だけの長期のトークンと併用できます。',
      ),
    ],
    check: get('https://api.line.me/v2/bot/info'),
    revoke: [
      step(
        'Revoke the old token; with it in $KEY:',
        '古いトークンを失効させます（$KEY に入れて実行）。',
        `printf 'data = "access_token=%s"' "$KEY" | curl -sS -K - https://api.line.me/v2/oauth/revoke`,
      ),
    ],
    snippets: [
      addressesFor(
        'https://developers.line.biz/en/docs/messaging-api/building-bot/#configure-security-settings',
        'Channel, security: only from these servers (long-lived token)',
        'チャネルのセキュリティ設定: 指定サーバーからのみ（長期のトークン）',
      ),
    ],
  },
  {
    provider: 'Twilio',
    overlap: 'several',
    limits: text(
      'Keys do not expire: use restricted API keys, and rotate the auth token by promoting the secondary one.',
      'キーに期限はありません。Restricted API キーを使い、Auth Token はセカンダリを昇格させて更新してください。',
    ),
    url: 'https://www.twilio.com/docs/iam/api-keys',
    check: getAs('https://api.twilio.com/2010-04-01/Accounts.json?PageSize=1', 'ACCOUNT-OR-KEY-SID:%s'),
    revoke: [
      step(
        'Delete the old key, or promote the secondary auth token: that ends the primary one.',
        '古いキーを削除します。Auth Token の場合は、セカンダリを昇格させるとプライマリが失効します。',
      ),
    ],
    anywhere: anywhere('https://www.twilio.com/docs/iam/api-keys'),
  },
  {
    provider: 'SendGrid',
    overlap: 'several',
    limits: text(
      'It does not expire: restrict it to mail.send, and limit the addresses for the whole account.',
      '期限はありません。mail.send だけに絞り、アカウント全体で使えるアドレスを制限してください。',
    ),
    url: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
    check: get('https://api.sendgrid.com/v3/scopes'),
    snippets: [
      {
        id: 'ip-access',
        title: text('Account: only from these addresses', 'アカウント: 指定アドレスからのみ'),
        language: 'shellscript',
        text: change(
          'POST',
          'https://api.sendgrid.com/v3/access_settings/whitelist',
          'Authorization: Bearer %s',
          'SENDGRID_ADMIN_KEY',
          { ips: [{ ip: '192.0.2.0/24' }] },
        ),
      },
    ],
  },
  {
    provider: 'Mailgun',
    overlap: 'several',
    limits: text(
      'Use a sending key of one domain, and limit the addresses in the security settings of the account.',
      '一つのドメイン専用の sending key を使い、アカウントの設定で使えるアドレスを制限してください。',
    ),
    url: 'https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt',
    check: getAs('https://api.mailgun.net/v3/domains?limit=1', 'api:%s'),
    snippets: [
      {
        id: 'ip-allowlist',
        title: text('Account: only from this address', 'アカウント: 指定アドレスからのみ'),
        language: 'shellscript',
        text: `printf 'user = "api:%s"' "$MAILGUN_ADMIN_KEY" | curl -sS -K - \\
  -F address=192.0.2.10 -F description=NAME \\
  https://api.mailgun.net/v2/ip_whitelist`,
      },
    ],
  },
  {
    provider: 'Mailchimp',
    overlap: 'several',
    limits: text(
      'It does not expire and reaches the whole account: one per program, made by a user of a small role.',
      '期限がなく、アカウント全体に及びます。権限の小さいユーザーで、プログラムごとに作ってください。',
    ),
    url: 'https://mailchimp.com/help/about-api-keys/',
    check: getAs('https://DC.api.mailchimp.com/3.0/ping', 'any:%s'),
    anywhere: anywhere('https://mailchimp.com/help/about-api-keys/'),
  },
  {
    provider: 'Postmark',
    overlap: 'several',
    limits: text(
      'It does not expire: a server can have several tokens, so rotate with a second one.',
      '期限はありません。サーバーは複数のトークンを持てるので、2 本目で更新してください。',
    ),
    url: 'https://postmarkapp.com/developer/api/overview#authentication',
    check: get(
      'https://api.postmarkapp.com/server',
      'X-Postmark-Server-Token: %s',
      'Accept: application/json',
    ),
    snippets: [
      addressesFor(
        'https://postmarkapp.com/updates/restrict-email-sending-api-with-ip-allowlisting',
        'Server or account: sending only from these addresses (10 ranges at most)',
        'サーバーかアカウント: 送信は指定アドレスからのみ（最大 10 件）',
      ),
    ],
  },
];
