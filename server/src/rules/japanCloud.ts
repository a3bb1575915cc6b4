import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, called, hex, UUID } from './shapes.ts';

const issued = family({ severity: 'critical', privilege: 'account-wide' });

export const JAPAN_CLOUD: readonly Rule[] = [
  issued({
    id: 'estat-app-id',
    provider: 'e-Stat',
    name: { en: 'application ID', ja: 'アプリケーション ID' },
    ...called(['estat_app_id', 'estat_appid', 'estat_id', 'estat_key'], hex(40)),
    severity: 'low',
    privilege: 'restricted',
    envName: 'ESTAT_APP_ID',
    manageUrl: 'https://www.e-stat.go.jp/mypage/user/api',
    examples: {
      match: ['ESTAT_APP_ID={0-9a-f:40}', 'const estatAppId = "{0-9a-f:40}";'],
      reject: ['checksum = "{0-9a-f:40}"', 'ESTAT_APP_ID=${ESTAT_APP_ID}', 'ESTAT_APP_ID={0-9a-f:35}'],
    },
  }),
  issued({
    id: 'switchbot-token',
    provider: 'SwitchBot',
    name: KIND.authToken,
    ...assigned(['switchbot', 'switch_bot'], hex(96)),
    severity: 'high',
    envName: 'SWITCHBOT_TOKEN',
    docs: 'https://github.com/OpenWonderLabs/SwitchBotAPI',
    examples: {
      match: ['SWITCHBOT_TOKEN={0-9a-f:96}', 'const switchbotApiKey = "{0-9a-f:96}";'],
      reject: [
        'checksum = "{0-9a-f:96}"',
        'SWITCHBOT_TOKEN=${SWITCHBOT_TOKEN}',
        'SWITCHBOT_TOKEN={0-9a-f:91}',
      ],
    },
  }),
  issued({
    id: 'soracom-auth-key-id',
    provider: 'SORACOM',
    name: { en: 'auth key ID', ja: '認証キー ID' },
    keywords: ['keyId-'],
    pattern: /\bkeyId-[A-Za-z0-9]{32}(?![A-Za-z0-9])/,
    severity: 'medium',
    privilege: 'scoped',
    lifetime: LIFETIME.untilDeleted,
    companion: ['soracom-auth-key-secret'],
    envName: 'SORACOM_AUTH_KEY_ID',
    manageUrl: 'https://console.soracom.io/',
    docs: 'https://github.com/soracom/soracom-cli',
    examples: {
      match: ['keyId-{A-Za-z0-9:32}', 'SORACOM_AUTH_KEY_ID=keyId-{A-Za-z0-9:32}'],
      reject: ['keyId-{A-Za-z0-9:27}', 'keyId-{x:32}'],
    },
  }),
  issued({
    id: 'soracom-auth-key-secret',
    provider: 'SORACOM',
    name: { en: 'auth key secret', ja: '認証キーシークレット' },
    keywords: ['secret-'],
    pattern: /\bsecret-[A-Za-z0-9]{60,80}(?![A-Za-z0-9])/,
    context: ['soracom', 'keyid-', 'authkey'],
    privilege: 'scoped',
    lifetime: LIFETIME.untilDeleted,
    companion: ['soracom-auth-key-id'],
    envName: 'SORACOM_AUTH_KEY',
    manageUrl: 'https://console.soracom.io/',
    docs: 'https://github.com/soracom/soracom-cli',
    examples: {
      match: ['soracom: secret-{A-Za-z0-9:66}', 'soracom = "secret-{A-Za-z0-9:66}"'],
      reject: ['secret-{A-Za-z0-9:55}', 'secret-{x:66}'],
    },
  }),
  issued({
    id: 'sakura-cloud-token',
    provider: 'Sakura Cloud',
    name: KIND.accessToken,
    ...assigned(['sakuracloud', 'sakura_access', 'sakura_cloud', 'usacloud'], UUID),
    severity: 'medium',
    lifetime: LIFETIME.untilDeleted,
    companion: ['sakura-cloud-secret'],
    envName: 'SAKURACLOUD_ACCESS_TOKEN',
    manageUrl: 'https://secure.sakura.ad.jp/cloud/',
    docs: 'https://manual.sakura.ad.jp/cloud/objectstorage/api/api-json.html',
    examples: {
      match: [
        'SAKURACLOUD_ACCESS_TOKEN={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const sakuracloudApiKey = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'SAKURACLOUD_ACCESS_TOKEN=${SAKURACLOUD_ACCESS_TOKEN}',
      ],
    },
  }),
  issued({
    id: 'sakura-cloud-secret',
    provider: 'Sakura Cloud',
    name: { en: 'access token secret', ja: 'アクセストークンシークレット' },
    ...assigned(['sakuracloud', 'sakura_access', 'sakura_cloud', 'usacloud'], alphanumeric(64)),
    lifetime: LIFETIME.untilDeleted,
    companion: ['sakura-cloud-token'],
    envName: 'SAKURACLOUD_ACCESS_TOKEN_SECRET',
    manageUrl: 'https://secure.sakura.ad.jp/cloud/',
    docs: 'https://manual.sakura.ad.jp/cloud/api/apikey.html',
    examples: {
      match: [
        'SAKURACLOUD_ACCESS_TOKEN_SECRET={A-Za-z0-9:64}',
        'const sakuracloudApiKey = "{A-Za-z0-9:64}";',
      ],
      reject: [
        'checksum = "{A-Za-z0-9:64}"',
        'SAKURACLOUD_ACCESS_TOKEN_SECRET=${SAKURACLOUD_ACCESS_TOKEN_SECRET}',
        'SAKURACLOUD_ACCESS_TOKEN_SECRET={A-Za-z0-9:59}',
      ],
    },
  }),
  issued({
    id: 'conoha-api-password',
    provider: 'ConoHa',
    name: { en: 'API user password', ja: 'API ユーザーのパスワード' },
    ...assigned(
      ['conoha_password', 'conoha_api_password', 'conoha_pass'],
      '(?=[^\\s]{0,69}[0-9])[^\\s"\'`<>{}$,;()]{9,70}',
    ),
    envName: 'OS_PASSWORD',
    docs: 'https://github.com/crowdy/conoha-cli',
    examples: {
      match: ['CONOHA_PASSWORD_API_KEY={A-Za-z0-9:14}1', 'const conohaPasswordApiKey = "{A-Za-z0-9:14}1";'],
      reject: ['checksum = "{A-Za-z0-9:14}1"', 'CONOHA_PASSWORD_API_KEY=${CONOHA_PASSWORD_API_KEY}'],
    },
  }),
  issued({
    id: 'nifcloud-secret',
    provider: 'NIFCLOUD',
    name: KIND.secretAccessKey,
    ...assigned(['nifcloud_secret', 'nifcloud_secret_access_key', 'nifcloud'], '[A-Za-z0-9+/]{40}'),
    envName: 'NIFCLOUD_SECRET_ACCESS_KEY',
    manageUrl: 'https://console.nifcloud.com/',
    docs: 'https://github.com/nifcloud/terraform-provider-nifcloud',
    examples: {
      match: [
        'NIFCLOUD_SECRET_ACCESS_KEY={A-Za-z0-9+/:40}',
        'const nifcloudSecretApiKey = "{A-Za-z0-9+/:40}";',
      ],
      reject: [
        'checksum = "{A-Za-z0-9+/:40}"',
        'NIFCLOUD_SECRET_ACCESS_KEY=${NIFCLOUD_SECRET_ACCESS_KEY}',
        'NIFCLOUD_SECRET_ACCESS_KEY={A-Za-z0-9+/:35}',
      ],
    },
  }),
  issued({
    id: 'ncmb-key',
    provider: 'NIFCLOUD',
    name: { en: 'mobile backend key', ja: 'mobile backend キー' },
    ...assigned(['ncmb'], hex(64)),
    severity: 'high',
    privilege: 'scoped',
    envName: 'NCMB_CLIENT_KEY',
    manageUrl: 'https://console.mbaas.nifcloud.com/',
    docs: 'https://github.com/NIFCLOUD-mbaas/ncmb_js',
    examples: {
      match: ['NCMB_CLIENT_KEY={0-9a-f:64}', 'const ncmbApiKey = "{0-9a-f:64}";'],
      reject: [
        'checksum = "{0-9a-f:64}"',
        'NCMB_CLIENT_KEY=${NCMB_CLIENT_KEY}',
        'NCMB_CLIENT_KEY={0-9a-f:59}',
      ],
    },
  }),
  issued({
    id: 'mackerel-api-key',
    provider: 'Mackerel',
    name: KIND.apiKey,
    ...assigned(['mackerel'], '[A-Za-z0-9+/_-]{30,60}={0,2}'),
    severity: 'high',
    lifetime: LIFETIME.untilDeleted,
    envName: 'MACKEREL_APIKEY',
    manageUrl: 'https://mackerel.io/my?tab=apikeys',
    docs: 'https://github.com/mackerelio/documents',
    examples: {
      match: ['MACKEREL_APIKEY={A-Za-z0-9+/_-:40}', 'const mackerelApiKey = "{A-Za-z0-9+/_-:40}";'],
      reject: ['checksum = "{A-Za-z0-9+/_-:40}"', 'MACKEREL_APIKEY=${MACKEREL_APIKEY}'],
    },
  }),
  issued({
    id: 'treasure-data-key',
    provider: 'Treasure Data',
    name: KIND.apiKey,
    ...called(
      ['td_api_key', 'td_apikey', 'treasuredata', 'treasure_data', 'td1', 'apikey', 'api_key'],
      '[0-9]{1,6}/[0-9a-f]{40}',
    ),
    envName: 'TD_API_KEY',
    manageUrl: 'https://console.treasuredata.com/app/mp/ak',
    docs: 'https://github.com/treasure-data/td-client-python',
    examples: {
      match: ['TD_API_KEY={0-9:2}/{0-9a-f:40}', 'const tdApiKey = "{0-9:2}/{0-9a-f:40}";'],
      reject: ['checksum = "{0-9:2}/{0-9a-f:40}"', 'TD_API_KEY=${TD_API_KEY}'],
    },
  }),
  issued({
    id: 'bitbank-api-secret',
    provider: 'bitbank',
    name: KIND.apiSecret,
    ...assigned(['bitbank'], hex(64)),
    envName: 'BITBANK_API_SECRET',
    docs: 'https://github.com/bitbankinc/bitbank-api-docs',
    examples: {
      match: ['BITBANK_API_SECRET={0-9a-f:64}', 'const bitbankApiKey = "{0-9a-f:64}";'],
      reject: [
        'checksum = "{0-9a-f:64}"',
        'BITBANK_API_SECRET=${BITBANK_API_SECRET}',
        'BITBANK_API_SECRET={0-9a-f:59}',
      ],
    },
  }),
];
