import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, base64url, called, hex, UUID } from './shapes.ts';

const issued = family({ severity: 'critical', privilege: 'account-wide' });

export const CLOUD: readonly Rule[] = [
  issued({
    id: 'digitalocean-pat',
    provider: 'DigitalOcean',
    name: KIND.personalAccessToken,
    keywords: ['dop_v1_'],
    pattern: /\bdop_v1_[a-f0-9]{64}(?![A-Fa-f0-9])/,
    lifetime: { en: '30 to 365 days, or never', ja: '30〜365 日または無期限' },
    envName: 'DIGITALOCEAN_ACCESS_TOKEN',
    manageUrl: 'https://cloud.digitalocean.com/account/api/tokens',
    docs: 'https://docs.digitalocean.com/reference/api/',
    examples: {
      match: ['dop_v1_{a-f0-9:64}', 'DIGITALOCEAN_ACCESS_TOKEN=dop_v1_{a-f0-9:64}'],
      reject: ['dop_v1_{a-f0-9:59}', 'dop_v1_{x:64}'],
    },
  }),
  issued({
    id: 'digitalocean-oauth',
    provider: 'DigitalOcean',
    name: KIND.oauthToken,
    keywords: ['doo_v1_'],
    pattern: /\bdoo_v1_[a-f0-9]{64}(?![A-Fa-f0-9])/,
    lifetime: LIFETIME.month,
    envName: 'DIGITALOCEAN_ACCESS_TOKEN',
    manageUrl: 'https://cloud.digitalocean.com/account/api/tokens',
    docs: 'https://docs.digitalocean.com/reference/api/',
    examples: {
      match: ['doo_v1_{a-f0-9:64}', 'DIGITALOCEAN_ACCESS_TOKEN=doo_v1_{a-f0-9:64}'],
      reject: ['doo_v1_{a-f0-9:59}', 'doo_v1_{x:64}'],
    },
  }),
  issued({
    id: 'digitalocean-refresh',
    provider: 'DigitalOcean',
    name: KIND.refreshToken,
    keywords: ['dor_v1_'],
    pattern: /\bdor_v1_[a-f0-9]{64}(?![A-Fa-f0-9])/,
    severity: 'high',
    manageUrl: 'https://cloud.digitalocean.com/account/api/tokens',
    docs: 'https://docs.digitalocean.com/reference/api/',
    examples: {
      match: ['dor_v1_{a-f0-9:64}', 'DIGITALOCEAN_REFRESH=dor_v1_{a-f0-9:64}'],
      reject: ['dor_v1_{a-f0-9:59}', 'dor_v1_{x:64}'],
    },
  }),
  issued({
    id: 'akamai-edgegrid',
    provider: 'Akamai',
    name: { en: 'EdgeGrid token', ja: 'EdgeGrid トークン' },
    keywords: ['akab-'],
    pattern: /\bakab-[a-z0-9]{16}-[a-z0-9]{16}(?![A-Za-z0-9.-])/,
    severity: 'high',
    privilege: 'scoped',
    examples: {
      match: ['akab-{a-z0-9:16}-{a-z0-9:16}', 'AKAMAI_EDGEGRID=akab-{a-z0-9:16}-{a-z0-9:16}'],
      reject: ['akab-{a-z0-9:11}-{a-z0-9:16}', 'akab-{x:16}-{x:16}'],
    },
  }),
  issued({
    id: 'fastly-token',
    provider: 'Fastly',
    name: KIND.apiToken,
    ...assigned(['fastly'], base64url(32)),
    severity: 'high',
    envName: 'FASTLY_API_TOKEN',
    manageUrl: 'https://manage.fastly.com/account/personal/tokens',
    examples: {
      match: ['FASTLY_API_TOKEN={A-Za-z0-9_-:32}', 'const fastlyApiKey = "{A-Za-z0-9_-:32}";'],
      reject: [
        'checksum = "{A-Za-z0-9_-:32}"',
        'FASTLY_API_TOKEN=${FASTLY_API_TOKEN}',
        'FASTLY_API_TOKEN={A-Za-z0-9_-:27}',
      ],
    },
  }),
  issued({
    id: 'hetzner-token',
    provider: 'Hetzner',
    name: KIND.apiToken,
    ...assigned(['hetzner', 'hcloud'], alphanumeric(64)),
    lifetime: LIFETIME.never,
    envName: 'HCLOUD_TOKEN',
    manageUrl: 'https://console.hetzner.cloud/',
    examples: {
      match: ['HCLOUD_TOKEN={A-Za-z0-9:64}', 'const hetznerApiKey = "{A-Za-z0-9:64}";'],
      reject: ['checksum = "{A-Za-z0-9:64}"', 'HCLOUD_TOKEN=${HCLOUD_TOKEN}', 'HCLOUD_TOKEN={A-Za-z0-9:59}'],
    },
  }),
  issued({
    id: 'ibm-cloud-api-key',
    provider: 'IBM Cloud',
    name: KIND.apiKey,
    ...assigned(['ibmcloud', 'ibm_cloud', 'bluemix', 'ibm_api', 'ibm'], base64url(44)),
    lifetime: LIFETIME.never,
    envName: 'IBMCLOUD_API_KEY',
    manageUrl: 'https://cloud.ibm.com/iam/apikeys',
    examples: {
      match: ['IBMCLOUD_API_KEY={A-Za-z0-9_-:44}', 'const ibmcloudApiKey = "{A-Za-z0-9_-:44}";'],
      reject: [
        'checksum = "{A-Za-z0-9_-:44}"',
        'IBMCLOUD_API_KEY=${IBMCLOUD_API_KEY}',
        'IBMCLOUD_API_KEY={A-Za-z0-9_-:39}',
      ],
    },
  }),
  issued({
    id: 'ibm-cos-hmac',
    provider: 'IBM Cloud',
    name: { en: 'Object Storage HMAC secret', ja: 'Object Storage HMAC シークレット' },
    ...assigned(['cos_hmac', 'secret_access_key', 'ibm_cos'], hex(48)),
    severity: 'high',
    privilege: 'scoped',
    examples: {
      match: ['COS_HMAC_API_KEY={0-9a-f:48}', 'const cosHmacApiKey = "{0-9a-f:48}";'],
      reject: [
        'checksum = "{0-9a-f:48}"',
        'COS_HMAC_API_KEY=${COS_HMAC_API_KEY}',
        'COS_HMAC_API_KEY={0-9a-f:43}',
      ],
    },
  }),
  issued({
    id: 'linode-token',
    provider: 'Linode',
    name: KIND.personalAccessToken,
    ...assigned(['linode'], hex(64)),
    lifetime: { en: '6 months by default', ja: '既定では 6 か月' },
    envName: 'LINODE_TOKEN',
    manageUrl: 'https://cloud.linode.com/profile/tokens',
    examples: {
      match: ['LINODE_TOKEN={a-f0-9:64}', 'const linodeApiKey = "{a-f0-9:64}";'],
      reject: ['checksum = "{a-f0-9:64}"', 'LINODE_TOKEN=${LINODE_TOKEN}', 'LINODE_TOKEN={a-f0-9:59}'],
    },
  }),
  issued({
    id: 'vultr-key',
    provider: 'Vultr',
    name: KIND.apiKey,
    ...assigned(['vultr'], '[A-Z0-9]{36}'),
    envName: 'VULTR_API_KEY',
    manageUrl: 'https://my.vultr.com/settings/#settingsapi',
    examples: {
      match: ['VULTR_API_KEY={A-Z0-9:36}', 'const vultrApiKey = "{A-Z0-9:36}";'],
      reject: ['checksum = "{A-Z0-9:36}"', 'VULTR_API_KEY=${VULTR_API_KEY}', 'VULTR_API_KEY={A-Z0-9:31}'],
    },
  }),
  issued({
    id: 'scaleway-secret',
    provider: 'Scaleway',
    name: KIND.secretKey,
    ...assigned(['scaleway', 'scw_secret'], UUID),
    privilege: 'scoped',
    envName: 'SCW_SECRET_KEY',
    manageUrl: 'https://console.scaleway.com/iam/api-keys',
    examples: {
      match: [
        'SCW_SECRET_KEY={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const scalewayApiKey = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'SCW_SECRET_KEY=${SCW_SECRET_KEY}',
      ],
    },
  }),
  issued({
    id: 'ovh-application-secret',
    provider: 'OVHcloud',
    name: { en: 'application secret', ja: 'アプリケーションシークレット' },
    ...assigned(['ovh_application_secret', 'ovh_consumer_key', 'ovh'], alphanumeric(32)),
    severity: 'high',
    privilege: 'scoped',
    envName: 'OVH_APPLICATION_SECRET',
    examples: {
      match: [
        'OVH_APPLICATION_SECRET={A-Za-z0-9:32}',
        'const ovhApplicationSecretApiKey = "{A-Za-z0-9:32}";',
      ],
      reject: [
        'checksum = "{A-Za-z0-9:32}"',
        'OVH_APPLICATION_SECRET=${OVH_APPLICATION_SECRET}',
        'OVH_APPLICATION_SECRET={A-Za-z0-9:27}',
      ],
    },
  }),
  issued({
    id: 'ngrok-token',
    provider: 'ngrok',
    name: KIND.authToken,
    ...called(['ngrok', 'authtoken'], '2[a-zA-Z0-9]{26}_[0-9][a-zA-Z0-9]{20}'),
    severity: 'medium',
    privilege: 'scoped',
    envName: 'NGROK_AUTHTOKEN',
    manageUrl: 'https://dashboard.ngrok.com/get-started/your-authtoken',
    examples: {
      match: [
        'NGROK_AUTHTOKEN=2{a-zA-Z0-9:26}_{0-9:1}{a-zA-Z0-9:20}',
        'const ngrok = "2{a-zA-Z0-9:26}_{0-9:1}{a-zA-Z0-9:20}";',
      ],
      reject: ['checksum = "2{a-zA-Z0-9:26}_{0-9:1}{a-zA-Z0-9:20}"', 'NGROK_AUTHTOKEN=${NGROK_AUTHTOKEN}'],
    },
  }),
  issued({
    id: 'tailscale-key',
    provider: 'Tailscale',
    name: { en: 'auth or API key', ja: '認証キー・API キー' },
    keywords: ['tskey-'],
    pattern: /(?<![A-Za-z0-9_-])tskey-[a-z]{2,20}-[0-9A-Za-z_]{8,40}-[0-9A-Za-z_]{16,60}(?![A-Za-z0-9_-])/,
    severity: 'high',
    privilege: 'scoped',
    lifetime: { en: 'auth and API keys 1 to 90 days', ja: '認証キー・API キーは 1〜90 日' },
    envName: 'TS_AUTHKEY',
    manageUrl: 'https://login.tailscale.com/admin/settings/keys',
    docs: 'https://tailscale.com/docs/reference/key-prefixes',
    examples: {
      match: [
        'tskey-{a-z:8}-{0-9A-Za-z_:18}-{0-9A-Za-z_:30}',
        'TS_AUTHKEY=tskey-{a-z:8}-{0-9A-Za-z_:18}-{0-9A-Za-z_:30}',
      ],
      reject: ['tskey-{a-z:8}-{0-9A-Za-z_:18}-{0-9A-Za-z_:11}', 'tskey-{x:8}-{x:18}-{x:30}'],
    },
  }),
];
