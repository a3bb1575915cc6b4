import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, base64url, hex } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const JAPAN_WORK: readonly Rule[] = [
  issued({
    id: 'chatwork-token',
    provider: 'Chatwork',
    name: KIND.apiToken,
    ...assigned(['chatwork'], hex(32)),
    lifetime: LIFETIME.untilReissued,
    envName: 'CHATWORK_API_TOKEN',
    manageUrl: 'https://www.chatwork.com/service/packages/chatwork/subpackages/api/token.php',
    docs: 'https://github.com/chatwork/chatwork-mcp-server',
    examples: {
      match: ['CHATWORK_API_TOKEN={0-9a-f:32}', 'const chatworkApiKey = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'CHATWORK_API_TOKEN=${CHATWORK_API_TOKEN}',
        'CHATWORK_API_TOKEN={0-9a-f:27}',
      ],
    },
  }),
  issued({
    id: 'backlog-api-key',
    provider: 'Backlog',
    name: KIND.apiKey,
    ...assigned(['backlog'], alphanumeric(64)),
    lifetime: LIFETIME.untilDeleted,
    envName: 'BACKLOG_API_KEY',
    manageUrl: 'https://{space}.backlog.com/EditApiSettings.action',
    docs: 'https://github.com/nulab/backlog4j',
    examples: {
      match: ['BACKLOG_API_KEY={A-Za-z0-9:64}', 'const backlogApiKey = "{A-Za-z0-9:64}";'],
      reject: [
        'checksum = "{A-Za-z0-9:64}"',
        'BACKLOG_API_KEY=${BACKLOG_API_KEY}',
        'BACKLOG_API_KEY={A-Za-z0-9:59}',
      ],
    },
  }),
  issued({
    id: 'backlog-api-url',
    provider: 'Backlog',
    name: { en: 'API key in a URL', ja: 'URL 内の API キー' },
    keywords: ['.backlog.jp/', '.backlog.com/', '.backlogtool.com/'],
    pattern:
      /https:\/\/[a-z0-9-]{2,40}\.backlog(?:tool)?\.(?:com|jp)\/[^\s"'<>]{1,200}[?&]apiKey=(?<secret>[A-Za-z0-9]{20,100})(?![A-Za-z0-9])/,
    envName: 'BACKLOG_API_KEY',
    manageUrl: 'https://{space}.backlog.com/EditApiSettings.action',
    docs: 'https://github.com/nulab/backlog-js',
    examples: {
      match: [
        'https://shop.backlog.jp/api/v2/space?apiKey={A-Za-z0-9:64}',
        'https://shop.backlog.com/api/v2/issues?count=100&apiKey={A-Za-z0-9:64}',
      ],
      reject: [
        'https://shop.backlog.jp/view/SHOP-1',
        'https://shop.backlog.jp/api/v2/space?apiKey=${BACKLOG_API_KEY}',
      ],
    },
  }),
  issued({
    id: 'typetalk-secret',
    provider: 'Typetalk',
    name: KIND.clientSecret,
    ...assigned(['typetalk'], alphanumeric(64)),
    severity: 'medium',
    privilege: 'scoped',
    envName: 'TYPETALK_CLIENT_SECRET',
    examples: {
      match: ['TYPETALK_CLIENT_SECRET={A-Za-z0-9:64}', 'const typetalkApiKey = "{A-Za-z0-9:64}";'],
      reject: [
        'checksum = "{A-Za-z0-9:64}"',
        'TYPETALK_CLIENT_SECRET=${TYPETALK_CLIENT_SECRET}',
        'TYPETALK_CLIENT_SECRET={A-Za-z0-9:59}',
      ],
    },
  }),
  issued({
    id: 'kintone-api-token',
    provider: 'kintone',
    name: { en: 'app API token', ja: 'アプリの API トークン' },
    ...assigned(['kintone', 'cybozu'], alphanumeric(40)),
    privilege: 'scoped',
    lifetime: LIFETIME.untilDeleted,
    envName: 'KINTONE_API_TOKEN',
    manageUrl: 'https://{subdomain}.cybozu.com/k/admin/app/apitoken',
    docs: 'https://github.com/kintone/js-sdk/blob/main/packages/rest/README.md',
    examples: {
      match: ['KINTONE_API_TOKEN={A-Za-z0-9:40}', 'const kintoneApiKey = "{A-Za-z0-9:40}";'],
      reject: [
        'checksum = "{A-Za-z0-9:40}"',
        'KINTONE_API_TOKEN=${KINTONE_API_TOKEN}',
        'KINTONE_API_TOKEN={A-Za-z0-9:35}',
      ],
    },
  }),
  issued({
    id: 'kintone-password-auth',
    provider: 'kintone',
    name: { en: 'login and password header', ja: 'ログイン名とパスワードのヘッダー' },
    keywords: ['X-Cybozu-Authorization'],
    pattern:
      /X-Cybozu-Authorization["'`]?\s{0,3}[:,]\s{0,3}["'`]?(?<secret>[A-Za-z0-9+/]{8,200}={0,2})(?![A-Za-z0-9+/=])/,
    check: 'user-password',
    severity: 'critical',
    docs: 'https://github.com/kintone/js-sdk/blob/main/packages/rest/README.md',
    examples: {
      match: [
        "'X-Cybozu-Authorization': '{A-Za-z0-9:16}{check}'",
        'X-Cybozu-Authorization: {A-Za-z0-9:20}{check}',
      ],
      reject: ["'X-Cybozu-Authorization': auth", "'X-Cybozu-Authorization': '{A-Za-z0-9:21}'"],
    },
  }),
  issued({
    id: 'smarthr-token',
    provider: 'SmartHR',
    name: KIND.accessToken,
    ...assigned(['smarthr'], '[A-Za-z0-9_-]{20,100}'),
    severity: 'critical',
    privilege: 'scoped',
    lifetime: LIFETIME.untilDeleted,
    envName: 'SMARTHR_ACCESS_TOKEN',
    manageUrl: 'https://{tenant}.smarthr.jp/admin/access_tokens',
    docs: 'https://developer.smarthr.jp/api/about_api',
    examples: {
      match: ['SMARTHR_ACCESS_TOKEN={A-Za-z0-9_-:46}', 'const smarthrApiKey = "{A-Za-z0-9_-:46}";'],
      reject: ['checksum = "{A-Za-z0-9_-:46}"', 'SMARTHR_ACCESS_TOKEN=${SMARTHR_ACCESS_TOKEN}'],
    },
  }),
  issued({
    id: 'freee-client-secret',
    provider: 'freee',
    name: { en: 'client secret or token', ja: 'クライアントシークレット・トークン' },
    ...assigned(['freee'], '[A-Za-z0-9_-]{43,64}'),
    severity: 'critical',
    privilege: 'scoped',
    envName: 'FREEE_CLIENT_SECRET',
    manageUrl: 'https://app.secure.freee.co.jp/developers/applications',
    docs: 'https://github.com/freee/freee-mcp',
    examples: {
      match: ['FREEE_CLIENT_SECRET={A-Za-z0-9_-:50}', 'const freeeApiKey = "{A-Za-z0-9_-:50}";'],
      reject: ['checksum = "{A-Za-z0-9_-:50}"', 'FREEE_CLIENT_SECRET=${FREEE_CLIENT_SECRET}'],
    },
  }),
  issued({
    id: 'esa-access-token',
    provider: 'esa',
    name: KIND.accessToken,
    ...assigned(['esa_access_token', 'esa_token', 'esa_api', 'esa.io'], '[A-Za-z0-9_-]{43,64}'),
    lifetime: LIFETIME.untilDeleted,
    envName: 'ESA_ACCESS_TOKEN',
    docs: 'https://github.com/esaio/esa-mcp-server',
    examples: {
      match: ['ESA_ACCESS_TOKEN={A-Za-z0-9_-:50}', 'const esaAccessTokenApiKey = "{A-Za-z0-9_-:50}";'],
      reject: ['checksum = "{A-Za-z0-9_-:50}"', 'ESA_ACCESS_TOKEN=${ESA_ACCESS_TOKEN}'],
    },
  }),
  issued({
    id: 'qiita-access-token',
    provider: 'Qiita',
    name: KIND.personalAccessToken,
    ...assigned(['qiita'], hex(40)),
    severity: 'medium',
    envName: 'QIITA_TOKEN',
    manageUrl: 'https://qiita.com/settings/applications',
    examples: {
      match: ['QIITA_TOKEN={0-9a-f:40}', 'const qiitaApiKey = "{0-9a-f:40}";'],
      reject: ['checksum = "{0-9a-f:40}"', 'QIITA_TOKEN=${QIITA_TOKEN}', 'QIITA_TOKEN={0-9a-f:35}'],
    },
  }),
  issued({
    id: 'kibela-token',
    provider: 'Kibela',
    name: KIND.accessToken,
    ...assigned(['kibela'], 'secret/(?:AT/)?[A-Za-z0-9+/_-]{40,120}={0,2}'),
    envName: 'KIBELA_TOKEN',
    manageUrl: 'https://my.kibe.la/settings/access_tokens',
    docs: 'https://github.com/kibela/kibela-api-v1-document',
    examples: {
      match: ['KIBELA_TOKEN=secret/{A-Za-z0-9+/_-:66}', 'const kibelaApiKey = "secret/{A-Za-z0-9+/_-:66}";'],
      reject: ['checksum = "secret/{A-Za-z0-9+/_-:66}"', 'KIBELA_TOKEN=${KIBELA_TOKEN}'],
    },
  }),
  issued({
    id: 'boostnote-token',
    provider: 'Boost Note',
    name: KIND.apiToken,
    ...assigned(['boostnote'], hex(64)),
    severity: 'medium',
    envName: 'BOOSTNOTE_TOKEN',
    examples: {
      match: ['BOOSTNOTE_TOKEN={0-9a-f:64}', 'const boostnoteApiKey = "{0-9a-f:64}";'],
      reject: [
        'checksum = "{0-9a-f:64}"',
        'BOOSTNOTE_TOKEN=${BOOSTNOTE_TOKEN}',
        'BOOSTNOTE_TOKEN={0-9a-f:59}',
      ],
    },
  }),
  issued({
    id: 'gyazo-token',
    provider: 'Gyazo',
    name: KIND.accessToken,
    ...assigned(['gyazo'], base64url(43)),
    severity: 'medium',
    envName: 'GYAZO_ACCESS_TOKEN',
    manageUrl: 'https://gyazo.com/oauth/applications',
    examples: {
      match: ['GYAZO_ACCESS_TOKEN={A-Za-z0-9_-:43}', 'const gyazoApiKey = "{A-Za-z0-9_-:43}";'],
      reject: [
        'checksum = "{A-Za-z0-9_-:43}"',
        'GYAZO_ACCESS_TOKEN=${GYAZO_ACCESS_TOKEN}',
        'GYAZO_ACCESS_TOKEN={A-Za-z0-9_-:38}',
      ],
    },
  }),
  issued({
    id: 'microcms-api-key',
    provider: 'microCMS',
    name: KIND.apiKey,
    ...assigned(['microcms'], '[A-Za-z0-9_-]{30,64}'),
    severity: 'medium',
    privilege: 'scoped',
    lifetime: LIFETIME.untilDeleted,
    envName: 'MICROCMS_API_KEY',
    docs: 'https://github.com/microcmsio/microcms-js-sdk',
    examples: {
      match: ['MICROCMS_API_KEY={A-Za-z0-9_-:41}', 'const microcmsApiKey = "{A-Za-z0-9_-:41}";'],
      reject: ['checksum = "{A-Za-z0-9_-:41}"', 'MICROCMS_API_KEY=${MICROCMS_API_KEY}'],
    },
  }),
];
