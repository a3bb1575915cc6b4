import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { assigned, called, UUID } from './shapes.ts';

const issued = family({ severity: 'critical', privilege: 'scoped' });

export const VAULTS: readonly Rule[] = [
  issued({
    id: 'vault-service-token',
    provider: 'HashiCorp Vault',
    name: { en: 'service token', ja: 'サービストークン' },
    keywords: ['hvs.'],
    pattern: /(?<![A-Za-z0-9_-])hvs\.[A-Za-z0-9_-]{24,130}(?![A-Za-z0-9_-])/,
    lifetime: {
      en: '32 days at most by default; a root token never',
      ja: '既定では最長 32 日（root トークンは無期限）',
    },
    keyless: 'workload-identity',
    envName: 'VAULT_TOKEN',
    docs: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    examples: {
      match: ['hvs.{A-Za-z0-9_-:59}', 'VAULT_TOKEN=hvs.{A-Za-z0-9_-:59}'],
      reject: ['hvs.{A-Za-z0-9_-:19}', 'hvs.{x:59}'],
    },
  }),
  issued({
    id: 'vault-batch-token',
    provider: 'HashiCorp Vault',
    name: { en: 'batch token', ja: 'バッチトークン' },
    keywords: ['hvb.'],
    pattern: /(?<![A-Za-z0-9_-])hvb\.[A-Za-z0-9_-]{24,500}(?![A-Za-z0-9_-])/,
    severity: 'high',
    lifetime: { en: 'a fixed time to live', ja: '固定の TTL' },
    keyless: 'workload-identity',
    envName: 'VAULT_TOKEN',
    docs: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    examples: {
      match: ['hvb.{A-Za-z0-9_-:253}', 'VAULT_TOKEN=hvb.{A-Za-z0-9_-:253}'],
      reject: ['hvb.{A-Za-z0-9_-:19}', 'hvb.{x:140}'],
    },
  }),
  issued({
    id: 'vault-recovery-token',
    provider: 'HashiCorp Vault',
    name: { en: 'recovery token', ja: 'リカバリートークン' },
    keywords: ['hvr.'],
    pattern: /(?<![A-Za-z0-9_-])hvr\.[A-Za-z0-9_-]{24,130}(?![A-Za-z0-9_-])/,
    privilege: 'root',
    docs: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    examples: {
      match: ['hvr.{A-Za-z0-9_-:59}', 'VAULT_RECOVERY_TOKEN=hvr.{A-Za-z0-9_-:59}'],
      reject: ['hvr.{A-Za-z0-9_-:19}', 'hvr.{x:59}'],
    },
  }),
  issued({
    id: 'vault-token-legacy',
    provider: 'HashiCorp Vault',
    name: { en: 'service token (legacy)', ja: 'サービストークン（旧形式）' },
    ...assigned(['vault'], 's\\.[A-Za-z0-9]{24}'),
    keyless: 'workload-identity',
    envName: 'VAULT_TOKEN',
    docs: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    examples: {
      match: ['VAULT_TOKEN=s.{A-Za-z0-9:24}', 'const vaultApiKey = "s.{A-Za-z0-9:24}";'],
      reject: ['checksum = "s.{A-Za-z0-9:24}"', 'VAULT_TOKEN=${VAULT_TOKEN}'],
    },
  }),
  issued({
    id: 'vault-approle-secret-id',
    provider: 'HashiCorp Vault',
    name: { en: 'AppRole secret ID', ja: 'AppRole シークレット ID' },
    ...called(['vault_secret_id', 'approle', 'secret_id'], UUID),
    severity: 'high',
    keyless: 'workload-identity',
    envName: 'VAULT_SECRET_ID',
    examples: {
      match: [
        'VAULT_SECRET_ID={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const vaultSecretId = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'VAULT_SECRET_ID=${VAULT_SECRET_ID}',
      ],
    },
  }),
  issued({
    id: 'vault-unseal-key',
    provider: 'HashiCorp Vault',
    name: { en: 'unseal key', ja: 'アンシールキー' },
    ...called(['unseal_key', 'unseal key', 'vault_unseal'], '[A-Za-z0-9+/]{43,44}={0,1}'),
    privilege: 'root',
    examples: {
      match: ['UNSEAL_KEY={A-Za-z0-9+/:43}', 'const unsealKey = "{A-Za-z0-9+/:43}";'],
      reject: ['checksum = "{A-Za-z0-9+/:43}"', 'UNSEAL_KEY=${UNSEAL_KEY}'],
    },
  }),
  issued({
    id: 'hcp-client-secret',
    provider: 'HashiCorp Cloud',
    name: { en: 'service principal client secret', ja: 'サービスプリンシパルのクライアントシークレット' },
    ...called(['hcp_client_secret'], '[A-Za-z0-9._~-]{64}'),
    privilege: 'account-wide',
    keyless: 'workload-identity',
    envName: 'HCP_CLIENT_SECRET',
    examples: {
      match: ['HCP_CLIENT_SECRET={A-Za-z0-9._~-:64}', 'const hcpClientSecret = "{A-Za-z0-9._~-:64}";'],
      reject: [
        'checksum = "{A-Za-z0-9._~-:64}"',
        'HCP_CLIENT_SECRET=${HCP_CLIENT_SECRET}',
        'HCP_CLIENT_SECRET={A-Za-z0-9._~-:59}',
      ],
    },
  }),
  issued({
    id: 'onepassword-service-account',
    provider: '1Password',
    name: KIND.serviceAccountToken,
    keywords: ['ops_eyJ'],
    pattern: /(?<![A-Za-z0-9+/_-])ops_eyJ[A-Za-z0-9+/_-]{160,2000}={0,3}(?![A-Za-z0-9+/=])/,
    check: 'onepassword',
    envName: 'OP_SERVICE_ACCOUNT_TOKEN',
    manageUrl: 'https://my.1password.com/',
    examples: {
      match: ['ops_{A-Za-z0-9:40}{check}', 'OP_SERVICE_ACCOUNT_TOKEN=ops_{A-Za-z0-9:50}{check}'],
      reject: ['ops_eyJ{A-Za-z0-9:60}', 'ops_eyJ{A-Za-z0-9:200}'],
    },
  }),
  issued({
    id: 'onepassword-secret-key',
    provider: '1Password',
    name: { en: 'account Secret Key', ja: 'アカウントの Secret Key' },
    keywords: ['A3-'],
    pattern:
      /\bA3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}(?![A-Za-z0-9])/,
    privilege: 'account-wide',
    manageUrl: 'https://my.1password.com/',
    examples: {
      match: [
        'A3-{A-Z0-9:6}-{A-Z0-9:11}-{A-Z0-9:5}-{A-Z0-9:5}-{A-Z0-9:5}',
        'ONEPASSWORD_SECRET_KEY=A3-{A-Z0-9:6}-{A-Z0-9:11}-{A-Z0-9:5}-{A-Z0-9:5}-{A-Z0-9:5}',
      ],
      reject: [
        'A3-{A-Z0-9:6}-{A-Z0-9:6}-{A-Z0-9:5}-{A-Z0-9:5}-{A-Z0-9:5}',
        'A3-{x:6}-{x:11}-{x:5}-{x:5}-{x:5}',
      ],
    },
  }),
  issued({
    id: 'onepassword-recovery',
    provider: '1Password',
    name: { en: 'recovery code', ja: 'リカバリーコード' },
    keywords: ['1PRK-'],
    pattern: /(?<![A-Za-z0-9_-])1PRK-[A-Z0-9-]{64}(?![A-Za-z0-9])/,
    privilege: 'account-wide',
    manageUrl: 'https://my.1password.com/',
    examples: {
      match: ['1PRK-{A-Z0-9-:64}', 'ONEPASSWORD_RECOVERY=1PRK-{A-Z0-9-:64}'],
      reject: ['1PRK-{A-Z0-9-:59}', '1PRK-{x:64}'],
    },
  }),
  issued({
    id: 'bitwarden-access-token',
    provider: 'Bitwarden',
    name: { en: 'Secrets Manager access token', ja: 'Secrets Manager アクセストークン' },
    ...called(['bws', 'bitwarden', 'access_token'], `0\\.${UUID}\\.[A-Za-z0-9]{28,34}:[A-Za-z0-9+/]{22}==`),
    lifetime: LIFETIME.optional,
    envName: 'BWS_ACCESS_TOKEN',
    manageUrl: 'https://vault.bitwarden.com/',
    docs: 'https://github.com/bitwarden/sdk-internal/blob/main/crates/bitwarden-core/src/auth/access_token.rs',
    examples: {
      match: [
        'BWS_ACCESS_TOKEN=0.{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}.{A-Za-z0-9:30}:{A-Za-z0-9+/:22}==',
        'const bws = "0.{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}.{A-Za-z0-9:30}:{A-Za-z0-9+/:22}==";',
      ],
      reject: [
        'checksum = "0.{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}.{A-Za-z0-9:30}:{A-Za-z0-9+/:22}=="',
        'BWS_ACCESS_TOKEN=${BWS_ACCESS_TOKEN}',
      ],
    },
  }),
  issued({
    id: 'bitwarden-client-secret',
    provider: 'Bitwarden',
    name: { en: 'API client ID', ja: 'API クライアント ID' },
    ...called(['bw_clientid', 'bitwarden', 'client_id'], `(?:user|organization)\\.${UUID}`),
    confidence: 'weak',
    severity: 'medium',
    privilege: 'account-wide',
    envName: 'BW_CLIENTID',
    examples: {
      match: [
        'BW_CLIENTID=user.{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const bwClientid = "user.{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "user.{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'BW_CLIENTID=${BW_CLIENTID}',
      ],
    },
  }),
  issued({
    id: 'infisical-service-token',
    provider: 'Infisical',
    name: { en: 'service token', ja: 'サービストークン' },
    keywords: ['st.'],
    pattern: /(?<![A-Za-z0-9_-])st\.[A-Za-z0-9_-]{3,48}\.[A-Za-z0-9_-]{3,48}\.[a-f0-9]{8,64}(?![A-Za-z0-9])/,
    envName: 'INFISICAL_TOKEN',
    manageUrl: 'https://app.infisical.com/',
    examples: {
      match: [
        'st.{A-Za-z0-9_-:18}.{A-Za-z0-9_-:18}.{a-f0-9:26}',
        'INFISICAL_TOKEN=st.{A-Za-z0-9_-:18}.{A-Za-z0-9_-:18}.{a-f0-9:26}',
      ],
      reject: ['st.{A-Za-z0-9_-:18}.{A-Za-z0-9_-:18}.{a-f0-9:3}', 'st.{x:18}.{x:18}.{x:26}'],
    },
  }),
];
