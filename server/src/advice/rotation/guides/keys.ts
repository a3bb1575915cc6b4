import { change, type Guide, get, step, text } from './guide.ts';

/** What keeps secrets, and keys that nobody issues. */
export const KEYS: readonly Guide[] = [
  {
    provider: 'HashiCorp Vault',
    overlap: 'several',
    limits: text(
      'Give the token a short TTL, one policy and the addresses from which it may be used.',
      'トークンに短い TTL・一つのポリシー・使えるアドレスを設定してください。',
    ),
    url: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    make: [
      step(
        'Make a second token that ends by itself.',
        '自動で切れる 2 本目のトークンを作ります。',
        'vault token create -policy=POLICY -ttl=1h -explicit-max-ttl=24h',
      ),
    ],
    check: 'VAULT_TOKEN="$KEY" vault token lookup > /dev/null && echo works',
    revoke: [
      step(
        'Revoke the first by its accessor, which is no secret.',
        'シークレットではないアクセサーで、古いトークンを失効させます。',
        'vault token revoke -accessor ACCESSOR',
      ),
    ],
    snippets: [
      {
        id: 'bound-cidrs',
        title: text(
          'AppRole: tokens for these addresses, for an hour',
          'AppRole: 指定アドレスで 1 時間だけ有効なトークン',
        ),
        language: 'shellscript',
        text: 'vault write auth/approle/role/ROLE token_policies=POLICY token_ttl=1h token_max_ttl=4h \\\n  token_bound_cidrs=192.0.2.0/24 secret_id_bound_cidrs=192.0.2.0/24 secret_id_ttl=24h',
      },
    ],
  },
  {
    provider: 'Doppler',
    overlap: 'several',
    limits: text(
      'Use a service token of one config that ends by itself, or a service account identity (OIDC).',
      '一つの config 専用で期限のあるサービス トークンか、サービス アカウント ID（OIDC）を使ってください。',
    ),
    url: 'https://docs.doppler.com/docs/service-tokens',
    make: [
      step(
        'Make a second token that ends by itself.',
        '自動で切れる 2 本目のトークンを作ります。',
        'doppler configs tokens create NAME --project PROJECT --config CONFIG --max-age 2160h --plain',
      ),
    ],
    check: get('https://api.doppler.com/v3/me'),
    revoke: [
      step(
        'Revoke the first by its slug, which is no secret.',
        'シークレットではない slug で、古いトークンを失効させます。',
        'doppler configs tokens revoke SLUG --project PROJECT --config CONFIG',
      ),
    ],
    snippets: [
      {
        id: 'trusted-ips',
        title: text('Config: only from these addresses', 'config: 指定アドレスからのみ'),
        language: 'shellscript',
        text: change(
          'POST',
          "'https://api.doppler.com/v3/configs/config/trusted_ips?project=PROJECT&config=CONFIG'",
          'Authorization: Bearer %s',
          'DOPPLER_ADMIN_KEY',
          { ip: '192.0.2.0/24' },
        ),
      },
    ],
  },
  {
    provider: '',
    rules: ['pem-', 'openssh-', 'putty-', 'pgp-', 'der-', 'pkcs12-', 'jwk-'],
    overlap: 'several',
    limits: text(
      'A key has no end of its own: put one on its certificate, and limit an SSH key by from= in authorized_keys.',
      '鍵自体に期限はありません。証明書に期限を付け、SSH 鍵は authorized_keys の from= で接続元を制限してください。',
    ),
    url: 'https://man.openbsd.org/sshd#AUTHORIZED_KEYS_FILE_FORMAT',
    make: [
      step(
        'Make a new pair on the machine that uses it; the private half never travels.',
        '使うマシン上で新しい鍵ペアを作ります。秘密鍵は移動させません。',
        'ssh-keygen -t ed25519 -f ~/.ssh/NAME',
      ),
    ],
    check: 'ssh -i ~/.ssh/NAME -o IdentitiesOnly=yes USER@HOST true && echo works',
    revoke: [
      step(
        'Take the old public half out of authorized_keys, or have its certificate revoked.',
        '古い公開鍵を authorized_keys から除くか、証明書を失効させます。',
      ),
    ],
    snippets: [
      {
        id: 'from',
        title: text(
          'authorized_keys: only from these addresses, until a day',
          'authorized_keys: 指定アドレスから期限まで',
        ),
        language: 'properties',
        text: 'from="192.0.2.0/24",expiry-time="YYYYMMDD",restrict PUBLIC-KEY',
      },
    ],
  },
];
