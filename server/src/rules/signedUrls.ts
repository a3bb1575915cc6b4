import type { Rule } from '../detection/types.ts';
import { family } from './rule.ts';

/** A URL whose query opens one object to everybody who has it, until a day that it names itself. */
const signed = family({
  severity: 'medium',
  privilege: 'scoped',
  lifetime: { en: 'as long as the URL itself says', ja: 'URL 自身が示す期間' },
});

const NAME = { en: 'pre-signed URL', ja: '署名付き URL' };

export const SIGNED_URLS: readonly Rule[] = [
  signed({
    id: 'aws-presigned-url',
    provider: 'AWS',
    name: NAME,
    keywords: ['X-Amz-Signature='],
    pattern:
      /(?<secret>X-Amz-Algorithm=AWS4-HMAC-SHA256&(?:[A-Za-z0-9-]{1,40}=[A-Za-z0-9%.:_~*+/-]{0,1500}&){2,12}X-Amz-Signature=[0-9a-f]{64})(?![0-9a-f])/,
    docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html',
    examples: {
      match: [
        'https://shop.s3.amazonaws.com/a.csv?{from}X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20250101T000000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature={0-9a-f:64}',
        'https://shop.s3.eu-central-1.amazonaws.com/b?{from}X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20250101T000000Z&X-Amz-Expires=604800&X-Amz-Signature={0-9a-f:64}&X-Amz-SignedHeaders=host',
      ],
      reject: [
        'https://shop.s3.amazonaws.com/a.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20250101T000000Z&X-Amz-Signature={0-9a-f:20}',
        'https://shop.s3.amazonaws.com/a.csv?X-Amz-Signature={0-9a-f:64}',
      ],
    },
  }),
  signed({
    id: 'gcs-signed-url',
    provider: 'Google Cloud',
    name: NAME,
    keywords: ['X-Goog-Signature='],
    pattern:
      /(?<secret>X-Goog-Algorithm=GOOG4-(?:RSA|HMAC)-SHA256&(?:[A-Za-z0-9-]{1,40}=[A-Za-z0-9%.:_~*+/-]{0,1500}&){2,12}X-Goog-Signature=[0-9a-f]{64,1024})(?![0-9a-f])/,
    docs: 'https://cloud.google.com/storage/docs/access-control/signed-urls',
    examples: {
      match: [
        'https://storage.googleapis.com/shop/a.csv?{from}X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Date=20250101T000000Z&X-Goog-Expires=900&X-Goog-SignedHeaders=host&X-Goog-Signature={0-9a-f:512}',
        'https://storage.googleapis.com/shop/b?{from}X-Goog-Algorithm=GOOG4-HMAC-SHA256&X-Goog-Date=20250101T000000Z&X-Goog-Expires=900&X-Goog-Signature={0-9a-f:64}',
      ],
      reject: [
        'https://storage.googleapis.com/shop/a.csv?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Signature={0-9a-f:512}',
        'https://storage.googleapis.com/shop/b?X-Goog-Signature={0-9a-f:20}',
      ],
    },
  }),
  signed({
    id: 'cloudfront-signed-url',
    provider: 'AWS',
    name: { en: 'CloudFront signed URL', ja: 'CloudFront の署名付き URL' },
    keywords: ['Key-Pair-Id='],
    pattern:
      /(?<secret>(?:Expires=\d{9,11}|Policy=[A-Za-z0-9_~-]{40,2000})&Signature=[A-Za-z0-9_~-]{100,800}&Key-Pair-Id=[A-Z0-9]{10,24})(?![A-Z0-9])/,
    docs: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html',
    examples: {
      match: [
        'https://d1.cloudfront.net/a.mp4?{from}Expires=1735689600&Signature={A-Za-z0-9_~-:342}__&Key-Pair-Id=K{A-Z0-9:13}',
        'https://media.example.org/a?b=1&{from}Policy={A-Za-z0-9_~-:180}&Signature={A-Za-z0-9_~-:342}&Key-Pair-Id=APKA{A-Z0-9:16}',
      ],
      reject: [
        'https://d1.cloudfront.net/a.mp4?Expires=1735689600&Key-Pair-Id=K{A-Z0-9:13}',
        'https://d1.cloudfront.net/a.mp4?Signature={A-Za-z0-9_~-:342}&Key-Pair-Id=K{A-Z0-9:13}',
      ],
    },
  }),
  signed({
    id: 's3-signed-url-v2',
    provider: 'AWS',
    name: { en: 'pre-signed URL (version 2)', ja: '署名付き URL（バージョン 2）' },
    keywords: ['AWSAccessKeyId='],
    pattern:
      /(?<secret>AWSAccessKeyId=[A-Z0-9]{16,24}&(?:Expires=\d{9,11}&Signature=[A-Za-z0-9%+/]{27,60}|Signature=[A-Za-z0-9%+/]{27,60}(?:%3[Dd]|=)?&Expires=\d{9,11}))/,
    docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html',
    examples: {
      match: [
        'https://shop.s3.amazonaws.com/a.csv?{from}AWSAccessKeyId=AKIA{A-Z2-7:16}&Signature={A-Za-z0-9:27}%3D&Expires=1735689600',
        'https://shop.s3.amazonaws.com/b?{from}AWSAccessKeyId=AKIA{A-Z2-7:16}&Expires=1735689600&Signature={A-Za-z0-9:27}%3D',
      ],
      reject: [
        'https://shop.s3.amazonaws.com/a.csv?AWSAccessKeyId=AKIA{A-Z2-7:16}&Expires=1735689600',
        'https://shop.s3.amazonaws.com/a.csv?AWSAccessKeyId=key&Signature=x&Expires=1735689600',
      ],
    },
  }),
];
