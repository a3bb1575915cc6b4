import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, called } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const CLOUD_ASIA: readonly Rule[] = [
  issued({
    id: 'alibaba-access-key-id',
    provider: 'Alibaba Cloud',
    name: KIND.accessKeyId,
    keywords: ['LTAI'],
    pattern: /\bLTAI[A-Za-z0-9]{12,21}(?![A-Za-z0-9])/,
    lifetime: LIFETIME.never,
    companion: ['alibaba-secret-key'],
    envName: 'ALIBABA_CLOUD_ACCESS_KEY_ID',
    manageUrl: 'https://ram.console.aliyun.com/manage/ak',
    examples: {
      match: ['LTAI{A-Za-z0-9:15}', 'ALIBABA_CLOUD_ACCESS_KEY_ID=LTAI{A-Za-z0-9:15}'],
      reject: ['LTAI{A-Za-z0-9:7}', 'LTAI{x:15}'],
    },
  }),
  issued({
    id: 'alibaba-secret-key',
    provider: 'Alibaba Cloud',
    name: { en: 'access key secret', ja: 'アクセスキーシークレット' },
    ...assigned(['alibaba', 'aliyun', 'alicloud', 'access_key_secret'], alphanumeric(30)),
    loose: /(?<![A-Za-z0-9_-])(?=[A-Za-z]{0,29}[0-9])(?=[a-z0-9]{0,29}[A-Z])[A-Za-z0-9]{30}(?![A-Za-z0-9_-])/,
    severity: 'critical',
    companion: ['alibaba-access-key-id'],
    envName: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
    manageUrl: 'https://ram.console.aliyun.com/manage/ak',
    examples: {
      match: ['ALIBABA_CLOUD_ACCESS_KEY_SECRET={A-Za-z0-9:30}', 'const alibabaApiKey = "{A-Za-z0-9:30}";'],
      reject: [
        'checksum = "{A-Za-z0-9:30}"',
        'ALIBABA_CLOUD_ACCESS_KEY_SECRET=${ALIBABA_CLOUD_ACCESS_KEY_SECRET}',
        'ALIBABA_CLOUD_ACCESS_KEY_SECRET={A-Za-z0-9:25}',
      ],
    },
  }),
  issued({
    id: 'alibaba-sts-key-id',
    provider: 'Alibaba Cloud',
    name: { en: 'temporary access key ID', ja: '一時アクセスキー ID' },
    keywords: ['STS.'],
    pattern: /\bSTS\.[A-Za-z0-9]{16,64}(?![A-Za-z0-9])/,
    severity: 'medium',
    privilege: 'scoped',
    lifetime: { en: '1 to 12 hours', ja: '1〜12 時間' },
    manageUrl: 'https://ram.console.aliyun.com/manage/ak',
    examples: {
      match: ['STS.{A-Za-z0-9:32}', 'ALIBABA_STS_KEY_ID=STS.{A-Za-z0-9:32}'],
      reject: ['STS.{A-Za-z0-9:11}', 'STS.{x:32}'],
    },
  }),
  issued({
    id: 'tencent-secret-id',
    provider: 'Tencent Cloud',
    name: { en: 'SecretId', ja: 'SecretId' },
    keywords: ['AKID'],
    pattern: /\bAKID[A-Za-z0-9]{32}(?![A-Za-z0-9])/,
    lifetime: LIFETIME.never,
    companion: ['tencent-secret-key'],
    envName: 'TENCENTCLOUD_SECRET_ID',
    manageUrl: 'https://console.cloud.tencent.com/cam/capi',
    examples: {
      match: ['AKID{A-Za-z0-9:32}', 'TENCENTCLOUD_SECRET_ID=AKID{A-Za-z0-9:32}'],
      reject: ['AKID{A-Za-z0-9:27}', 'AKID{x:32}'],
    },
  }),
  issued({
    id: 'tencent-secret-key',
    provider: 'Tencent Cloud',
    name: { en: 'SecretKey', ja: 'SecretKey' },
    ...assigned(['tencent', 'qcloud', 'cos_secret_key'], alphanumeric(32)),
    loose: /(?<![A-Za-z0-9_-])(?=[A-Za-z]{0,31}[0-9])(?=[a-z0-9]{0,31}[A-Z])[A-Za-z0-9]{32}(?![A-Za-z0-9_-])/,
    severity: 'critical',
    companion: ['tencent-secret-id'],
    envName: 'TENCENTCLOUD_SECRET_KEY',
    manageUrl: 'https://console.cloud.tencent.com/cam/capi',
    examples: {
      match: ['TENCENTCLOUD_SECRET_KEY={A-Za-z0-9:32}', 'const tencentApiKey = "{A-Za-z0-9:32}";'],
      reject: [
        'checksum = "{A-Za-z0-9:32}"',
        'TENCENTCLOUD_SECRET_KEY=${TENCENTCLOUD_SECRET_KEY}',
        'TENCENTCLOUD_SECRET_KEY={A-Za-z0-9:27}',
      ],
    },
  }),
  issued({
    id: 'yandex-api-key',
    provider: 'Yandex Cloud',
    name: KIND.apiKey,
    keywords: ['AQVN'],
    pattern: /(?<![A-Za-z0-9_-])AQVN[A-Za-z0-9_-]{35,38}(?![A-Za-z0-9_-])/,
    privilege: 'scoped',
    envName: 'YC_API_KEY',
    examples: {
      match: ['AQVN{A-Za-z0-9_-:36}', 'YC_API_KEY=AQVN{A-Za-z0-9_-:36}'],
      reject: ['AQVN{A-Za-z0-9_-:30}', 'AQVN{x:36}'],
    },
  }),
  issued({
    id: 'yandex-iam-token',
    provider: 'Yandex Cloud',
    name: { en: 'IAM token', ja: 'IAM トークン' },
    ...called(
      ['yandex', 'iam_token', 'yc_token'],
      't1\\.[A-Za-z0-9_-]{10,1000}={0,2}\\.[A-Za-z0-9_-]{86}={0,2}',
    ),
    lifetime: LIFETIME.halfDay,
    envName: 'YC_TOKEN',
    examples: {
      match: [
        'YC_TOKEN=t1.{A-Za-z0-9_-:340}.{A-Za-z0-9_-:86}',
        'const yandex = "t1.{A-Za-z0-9_-:340}.{A-Za-z0-9_-:86}";',
      ],
      reject: ['checksum = "t1.{A-Za-z0-9_-:340}.{A-Za-z0-9_-:86}"', 'YC_TOKEN=${YC_TOKEN}'],
    },
  }),
  issued({
    id: 'yandex-static-key',
    provider: 'Yandex Cloud',
    name: { en: 'static access key', ja: '静的アクセスキー' },
    ...called(['yandex', 'aws_secret_access_key', 'secret_key'], 'YC[A-Za-z0-9_-]{38}'),
    privilege: 'scoped',
    examples: {
      match: ['YANDEX=YC{A-Za-z0-9_-:38}', 'const yandex = "YC{A-Za-z0-9_-:38}";'],
      reject: ['checksum = "YC{A-Za-z0-9_-:38}"', 'YANDEX=${YANDEX}'],
    },
  }),
];
