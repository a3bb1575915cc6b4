import { type Guide, get, step, text } from './guide.ts';

const AWS_SOURCE_IP = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'OnlyFromOurAddresses',
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: {
        NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24'] },
        Bool: { 'aws:ViaAWSService': 'false' },
      },
    },
  ],
};
const AWS_SOURCE_VPC = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'OnlyFromOurNetwork',
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: {
        StringNotEqualsIfExists: { 'aws:SourceVpc': ['VPC-ID'] },
        Bool: { 'aws:ViaAWSService': 'false' },
      },
    },
  ],
};

/** The clouds that hold everything else. */
export const CLOUD: readonly Guide[] = [
  {
    provider: 'AWS',
    rules: ['aws-access-key-id', 'aws-secret-access-key'],
    overlap: 'several',
    limits: text(
      'Access keys never expire: rotate with the second key, and deny other source addresses in the policy.',
      'アクセスキーには期限がありません。2 本目のキーを使って更新し、ポリシーで他の送信元アドレスを拒否してください。',
    ),
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    make: [
      step(
        'Make the second key (two are allowed per user).',
        '2 本目のキーを作ります（1 ユーザー 2 本まで）。',
        'aws iam create-access-key --user-name USER',
      ),
    ],
    check: 'aws sts get-caller-identity',
    revoke: [
      step(
        'See that the first is no longer used.',
        '古いキーが使われなくなったことを確かめます。',
        'aws iam get-access-key-last-used --access-key-id KEY-ID',
      ),
      step(
        'Switch the first off; it can be switched on again.',
        '古いキーを無効にします（元に戻せます）。',
        'aws iam update-access-key --user-name USER --access-key-id KEY-ID --status Inactive',
      ),
      step(
        'Delete it once nothing misses it.',
        '支障がなければ削除します。',
        'aws iam delete-access-key --user-name USER --access-key-id KEY-ID',
      ),
    ],
    snippets: [
      {
        id: 'source-ip',
        title: text('IAM policy: only from these addresses', 'IAM ポリシー: 指定アドレスからのみ'),
        language: 'json',
        text: JSON.stringify(AWS_SOURCE_IP, null, 2),
      },
      {
        id: 'source-vpc',
        title: text('IAM policy: only from this VPC', 'IAM ポリシー: 指定 VPC からのみ'),
        language: 'json',
        text: JSON.stringify(AWS_SOURCE_VPC, null, 2),
      },
    ],
  },
  {
    provider: 'Google',
    rules: ['gcp-service-account-json', 'gcp-adc-json', 'gcp-hmac-key'],
    overlap: 'several',
    limits: text(
      'A user-managed key does not expire by default: set iam.serviceAccountKeyExpiryHours for the organisation, and rotate with a second key.',
      'ユーザー管理のキーは既定で期限がありません。組織ポリシー iam.serviceAccountKeyExpiryHours で期限を付け、2 本目のキーで更新してください。',
    ),
    url: 'https://cloud.google.com/iam/docs/key-rotation',
    make: [
      step(
        'Make the second key; the file belongs outside the repository.',
        '2 本目のキーを作ります。ファイルはリポジトリの外に置きます。',
        'gcloud iam service-accounts keys create ~/KEY.json --iam-account SERVICE-ACCOUNT',
      ),
    ],
    check: 'gcloud auth application-default print-access-token > /dev/null && echo works',
    revoke: [
      step(
        'Switch the first off; it can be switched on again.',
        '古いキーを無効にします（元に戻せます）。',
        'gcloud iam service-accounts keys disable KEY-ID --iam-account SERVICE-ACCOUNT',
      ),
      step(
        'Delete it once nothing misses it.',
        '支障がなければ削除します。',
        'gcloud iam service-accounts keys delete KEY-ID --iam-account SERVICE-ACCOUNT',
      ),
    ],
    snippets: [
      {
        id: 'expiry',
        title: text('Organisation policy: keys end after 90 days', '組織ポリシー: キーを 90 日で失効させる'),
        language: 'shellscript',
        text: 'gcloud resource-manager org-policies allow constraints/iam.serviceAccountKeyExpiryHours 2160h --organization=ORGANIZATION-ID',
      },
    ],
  },
  {
    provider: 'Google',
    rules: ['gcp-api-key', 'firebase-web-api-key', 'gcp-gemini-auth-key', 'google-maps-key'],
    overlap: 'several',
    limits: text(
      'It does not expire: restrict it to APIs and to one of referrers, addresses or apps, and rotate with a second key.',
      '期限はありません。API と、リファラー・アドレス・アプリのいずれかで制限し、2 本目のキーで更新してください。',
    ),
    url: 'https://cloud.google.com/api-keys/docs/add-restrictions-api-keys',
    make: [
      step(
        'Make the second key, restricted from the start.',
        '2 本目のキーを、最初から制限を付けて作ります。',
        'gcloud services api-keys create --display-name=NAME --api-target=service=SERVICE.googleapis.com',
      ),
    ],
    check: get('https://generativelanguage.googleapis.com/v1/models', 'X-goog-api-key: %s'),
    revoke: [
      step(
        'Delete the first (it can be undeleted for 30 days).',
        '古いキーを削除します（30 日間は復元できます）。',
        'gcloud services api-keys delete KEY-ID',
      ),
    ],
    snippets: [
      {
        id: 'referrers',
        title: text('Only from these web sites', '指定サイトからのみ'),
        language: 'shellscript',
        text: 'gcloud services api-keys update KEY-ID --allowed-referrers="https://www.example.com/*" --api-target=service=SERVICE.googleapis.com',
      },
      {
        id: 'addresses',
        title: text('Only from these addresses', '指定アドレスからのみ'),
        language: 'shellscript',
        text: 'gcloud services api-keys update KEY-ID --allowed-ips=192.0.2.0/24 --api-target=service=SERVICE.googleapis.com',
      },
      {
        id: 'android',
        title: text('Only from this Android app', '指定 Android アプリからのみ'),
        language: 'shellscript',
        text: 'gcloud services api-keys update KEY-ID --allowed-application=sha1_fingerprint=SHA1,package_name=PACKAGE --api-target=service=SERVICE.googleapis.com',
      },
      {
        id: 'ios',
        title: text('Only from this iOS app', '指定 iOS アプリからのみ'),
        language: 'shellscript',
        text: 'gcloud services api-keys update KEY-ID --allowed-bundle-ids=BUNDLE-ID --api-target=service=SERVICE.googleapis.com',
      },
    ],
  },
];
