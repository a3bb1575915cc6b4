import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { assigned, called } from './shapes.ts';

const aws = family({ provider: 'AWS', severity: 'high', privilege: 'scoped' });

export const AWS: readonly Rule[] = [
  aws({
    id: 'aws-access-key-id',
    name: KIND.accessKeyId,
    keywords: ['AKIA'],
    pattern: /\bAKIA[A-Z2-7]{16}(?![A-Za-z0-9])/,
    privilege: 'account-wide',
    lifetime: LIFETIME.never,
    companion: ['aws-secret-access-key'],
    keyless: 'aws-role',
    envName: 'AWS_ACCESS_KEY_ID',
    manageUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
    docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
    known: [
      '1a5d44a2dca19669d72edf4c4f1c27c4c1ca4b4408fbb17f6ce4ad452d78ddb3',
      'c6ea27c534f993d31f0aef882e3d200e7b87470c379ae79c8f9b19d3bd363dc9',
    ],
    examples: {
      match: ['AWS_ACCESS_KEY_ID=AKIA{A-Z2-7:16}', 'accessKeyId: "AKIA{A-Z2-7:16}"'],
      reject: ['AKIA{A-Z2-7:12}', 'AKIA{A-Z2-7:9}EXAMPLE', 'AROA{A-Z2-7:16}'],
    },
  }),
  aws({
    id: 'aws-temporary-key-id',
    name: { en: 'temporary access key ID', ja: '一時アクセスキー ID' },
    keywords: ['ASIA'],
    pattern: /\bASIA[A-Z2-7]{16}(?![A-Za-z0-9])/,
    severity: 'medium',
    lifetime: { en: '15 minutes to 36 hours', ja: '15 分〜36 時間' },
    companion: ['aws-secret-access-key', 'aws-session-token'],
    keyless: 'aws-role',
    envName: 'AWS_ACCESS_KEY_ID',
    manageUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
    docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
    known: ['cb20d34a7adda2f5d2043836051e242fd4c2b233e02c80c91fe9d5af9b100574'],
    examples: {
      match: ['ASIA{A-Z2-7:16}', 'AWS_ACCESS_KEY_ID=ASIA{A-Z2-7:16}'],
      reject: ['ASIA{A-Z2-7:11}', 'ASIA{x:16}'],
    },
  }),
  aws({
    id: 'aws-sts-bearer-id',
    name: { en: 'STS service bearer token ID', ja: 'STS サービスベアラートークン ID' },
    keywords: ['ABIA'],
    pattern: /\bABIA[A-Z2-7]{16}(?![A-Za-z0-9])/,
    severity: 'medium',
    manageUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
    examples: {
      match: ['ABIA{A-Z2-7:16}', 'AWS_STS_BEARER_ID=ABIA{A-Z2-7:16}'],
      reject: ['ABIA{A-Z2-7:11}', 'ABIA{x:16}'],
    },
  }),
  aws({
    id: 'aws-context-credential-id',
    name: { en: 'service-specific credential ID', ja: 'サービス固有の認証情報 ID' },
    keywords: ['ACCA'],
    pattern: /\bACCA[A-Z2-7]{16}(?![A-Za-z0-9])/,
    severity: 'medium',
    manageUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
    docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
    examples: {
      match: ['ACCA{A-Z2-7:16}', 'AWS_CONTEXT_CREDENTIAL_ID=ACCA{A-Z2-7:16}'],
      reject: ['ACCA{A-Z2-7:11}', 'ACCA{x:16}'],
    },
  }),
  aws({
    id: 'aws-secret-access-key',
    name: KIND.secretAccessKey,
    ...called(
      ['aws_secret', 'secret_access_key', 'aws_secret_access_key', 'aws_secret_key', 'aws_sk'],
      '(?=[A-Za-z0-9+/]{0,39}[A-Z])(?=[A-Za-z0-9+/]{0,39}[g-z+/])[A-Za-z0-9+/]{40}',
    ),
    loose:
      /(?<![A-Za-z0-9+/=])(?=[A-Za-z0-9+/]{0,39}[A-Z])(?=[A-Za-z0-9+/]{0,39}[g-z+/])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])/,
    severity: 'critical',
    privilege: 'account-wide',
    lifetime: LIFETIME.never,
    keyless: 'aws-role',
    envName: 'AWS_SECRET_ACCESS_KEY',
    manageUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
    known: [
      '78314b11be2e581549ac1c4f616563fad3fdf0c3b71678f6e2299182080e0598',
      'e21b597ba6b9cafa59d9ebc4d65c0385f5eb3fa56abab2607fa76589ad849a33',
      '647f7143af14706273d54740603644de5cb9abb42a76b7a0d32a48c9261860c5',
    ],
    examples: {
      match: [
        'aws_secret_access_key = {A-Za-z0-9+/:40}',
        'new S3Client({ credentials: { accessKeyId, secretAccessKey: "{A-Za-z0-9+/:40}" } })',
      ],
      reject: ['aws_secret_access_key = {0-9a-f:40}', 'AWS_SECRET_ACCESS_KEY=${AWS_SECRET_ACCESS_KEY}'],
    },
  }),
  aws({
    id: 'aws-session-token',
    name: KIND.sessionToken,
    keywords: ['FwoGZXIvYXdz', 'IQoJb3JpZ2lu', 'FQoGZXIvYXdz', 'FQoDYXdz'],
    pattern:
      /(?<![A-Za-z0-9+/])(?:FwoGZXIvYXdz|IQoJb3JpZ2lu|FQoGZXIvYXdz|FQoDYXdz)[A-Za-z0-9+/]{100,2000}={0,2}/,
    context: ['session', 'token', 'aws', 'credential'],
    lifetime: { en: '15 minutes to 36 hours', ja: '15 分〜36 時間' },
    companion: ['aws-temporary-key-id'],
    keyless: 'aws-role',
    envName: 'AWS_SESSION_TOKEN',
    manageUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
    examples: {
      match: ['session: FwoGZXIvYXdz{A-Za-z0-9+/:733}', 'session = "FwoGZXIvYXdz{A-Za-z0-9+/:733}"'],
      reject: ['FwoGZXIvYXdz{A-Za-z0-9+/:95}', 'FwoGZXIvYXdz{x:733}'],
    },
  }),
  aws({
    id: 'aws-bedrock-long',
    name: { en: 'Amazon Bedrock API key (long-term)', ja: 'Amazon Bedrock API キー（長期）' },
    keywords: ['ABSK'],
    pattern: /(?<![A-Za-z0-9+/_-])ABSKQmVkcm9ja0FQSUtleS[A-Za-z0-9+/]{80,260}={0,2}/,
    severity: 'critical',
    lifetime: { en: 'chosen at creation; may be never', ja: '作成時に指定（無期限も可）' },
    keyless: 'aws-role',
    envName: 'AWS_BEARER_TOKEN_BEDROCK',
    manageUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
    examples: {
      match: [
        'ABSKQmVkcm9ja0FQSUtleS{A-Za-z0-9+/:140}',
        'AWS_BEARER_TOKEN_BEDROCK=ABSKQmVkcm9ja0FQSUtleS{A-Za-z0-9+/:140}',
      ],
      reject: ['ABSKQmVkcm9ja0FQSUtleS{A-Za-z0-9+/:75}', 'ABSKQmVkcm9ja0FQSUtleS{x:140}'],
    },
  }),
  aws({
    id: 'aws-bedrock-short',
    name: { en: 'Amazon Bedrock API key (short-term)', ja: 'Amazon Bedrock API キー（短期）' },
    keywords: ['bedrock-api-key-'],
    pattern:
      /(?<![A-Za-z0-9+/_-])bedrock-api-key-(?:YmVkcm9jay5hbWF6b25hd3MuY29t)[A-Za-z0-9+/_-]{40,4000}={0,2}/,
    lifetime: LIFETIME.halfDay,
    keyless: 'aws-role',
    envName: 'AWS_BEARER_TOKEN_BEDROCK',
    manageUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
    examples: {
      match: [
        'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t{A-Za-z0-9+/_-:1360}',
        'AWS_BEARER_TOKEN_BEDROCK=bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t{A-Za-z0-9+/_-:1360}',
      ],
      reject: [
        'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t{A-Za-z0-9+/_-:35}',
        'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t{x:1360}',
      ],
    },
  }),
  aws({
    id: 'aws-appsync',
    name: { en: 'AppSync API key', ja: 'AppSync API キー' },
    keywords: ['da2-'],
    pattern: /\bda2-[a-z0-9]{26}(?![A-Za-z0-9])/,
    severity: 'medium',
    privilege: 'restricted',
    lifetime: { en: '7 days by default, 365 at most', ja: '既定 7 日、最長 365 日' },
    manageUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
    docs: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
    examples: {
      match: ['da2-{a-z0-9:26}', 'AWS_APPSYNC=da2-{a-z0-9:26}'],
      reject: ['da2-{a-z0-9:21}', 'da2-{x:26}'],
    },
  }),
  aws({
    id: 'aws-cognito-client-secret',
    name: { en: 'Cognito app client secret', ja: 'Cognito アプリクライアントシークレット' },
    ...assigned(['cognito', 'user_pool', 'userpoolweb'], '[a-z0-9]{51,52}'),
    envName: 'COGNITO_CLIENT_SECRET',
    manageUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
    examples: {
      match: ['COGNITO_CLIENT_SECRET={a-z0-9:51}', 'const cognitoApiKey = "{a-z0-9:51}";'],
      reject: ['checksum = "{a-z0-9:51}"', 'COGNITO_CLIENT_SECRET=${COGNITO_CLIENT_SECRET}'],
    },
  }),
  aws({
    id: 'aws-cognito-pool-id',
    name: { en: 'Cognito identity pool ID', ja: 'Cognito ID プール ID' },
    keywords: ['identitypoolid', 'identity_pool_id'],
    ignoreCase: true,
    pattern:
      /(?:identity_?pool_?id)["'`]?\s{0,4}[:=,]\s{0,4}["'`]?(?<secret>[a-z]{2}-[a-z]{4,12}-[0-9]:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Fa-f0-9])/i,
    confidence: 'weak',
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    manageUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
    examples: {
      match: [
        'identitypoolid{,:1}{a-z:2}-{a-z:6}-{0-9:1}:{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'AWS_COGNITO_POOL_ID=identitypoolid{,:1}{a-z:2}-{a-z:6}-{0-9:1}:{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
      ],
      reject: [
        'identitypoolid{,:1}{a-z:2}-{a-z:1}-{0-9:1}:{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'identitypoolid{x:1}{x:2}-{x:6}-{x:1}:{x:8}-{x:4}-{x:4}-{x:4}-{x:12}',
      ],
    },
  }),
  aws({
    id: 'aws-lwa-client',
    name: { en: 'Login with Amazon client ID', ja: 'Login with Amazon クライアント ID' },
    keywords: ['amzn1.application-oa2-client.'],
    pattern: /\bamzn1\.application-oa2-client\.[a-f0-9]{20,40}(?![A-Fa-f0-9])/,
    confidence: 'weak',
    severity: 'info',
    privilege: 'restricted',
    manageUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
    examples: {
      match: [
        'amzn1.application-oa2-client.{a-f0-9:26}',
        'AWS_LWA_CLIENT=amzn1.application-oa2-client.{a-f0-9:26}',
      ],
      reject: ['amzn1.application-oa2-client.{a-f0-9:15}', 'amzn1.application-oa2-client.{x:26}'],
    },
  }),
  aws({
    id: 'aws-mws',
    name: { en: 'MWS auth token', ja: 'MWS 認証トークン' },
    keywords: ['amzn.mws.'],
    pattern: /\bamzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Fa-f0-9])/,
    privilege: 'account-wide',
    manageUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
    docs: 'https://docs.developer.amazonservices.com/en_US/dev_guide/index.html',
    examples: {
      match: [
        'amzn.mws.{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'AWS_MWS=amzn.mws.{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
      ],
      reject: [
        'amzn.mws.{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:7}',
        'amzn.mws.{x:8}-{x:4}-{x:4}-{x:4}-{x:12}',
      ],
    },
  }),
];
