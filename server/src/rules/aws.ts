import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { named } from './shapes.ts';

const aws = family({ severity: 'high', privilege: 'account-wide', provider: 'AWS' });

export const AWS: readonly Rule[] = [
  aws({
    id: 'aws-access-key-id',
    name: KIND.accessKeyId,
    keywords: ['AKIA'],
    pattern: /\bAKIA[A-Z2-7]{16}(?![A-Za-z0-9])/,
    companion: ['aws-secret-access-key'],
    keyless: 'aws-role',
    envName: 'AWS_ACCESS_KEY_ID',
    manageUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
    docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    examples: {
      match: ['AKIA{A-Z2-7:16}', 'AWS_ACCESS_KEY_ID=AKIA{A-Z2-7:16}'],
      reject: ['AKIA{A-Z2-7:11}', 'AKIA{x:16}'],
    },
  }),
  aws({
    id: 'aws-temporary-key-id',
    name: { en: 'temporary access key ID', ja: '一時アクセスキー ID' },
    keywords: ['ASIA'],
    pattern: /\bASIA[A-Z2-7]{16}(?![A-Za-z0-9])/,
    severity: 'medium',
    privilege: 'scoped',
    companion: ['aws-secret-access-key'],
    keyless: 'aws-role',
    envName: 'AWS_ACCESS_KEY_ID',
    manageUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
    docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
    examples: {
      match: ['ASIA{A-Z2-7:16}', 'AWS_ACCESS_KEY_ID=ASIA{A-Z2-7:16}'],
      reject: ['ASIA{A-Z2-7:11}', 'ASIA{x:16}'],
    },
  }),
  aws({
    id: 'aws-secret-access-key',
    name: KIND.secretAccessKey,
    keywords: ['secret', 'aws'],
    ignoreCase: true,
    pattern: named('aws_?secret|secret_?access_?key|aws_?sk', '[A-Za-z0-9+/]{40}'),
    companion: ['aws-access-key-id'],
    keyless: 'aws-role',
    envName: 'AWS_SECRET_ACCESS_KEY',
    examples: {
      match: [
        'aws_secret_access_key = {A-Za-z0-9+/:40}',
        'const options = { secretAccessKey: "{A-Za-z0-9+/:40}" };',
      ],
      reject: ['aws_secret_access_key = {0-9a-f:64}', 'secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY'],
    },
  }),
];
