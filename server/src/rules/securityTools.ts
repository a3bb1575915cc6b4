import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const issued = family({ severity: 'high', privilege: 'scoped' });

export const SECURITY_TOOLS: readonly Rule[] = [
  issued({
    id: 'endorlabs-key',
    provider: 'Endor Labs',
    name: KIND.apiKey,
    keywords: ['endr+'],
    pattern: /(?<![\w-])endr\+[A-Za-z0-9-]{16}(?![\w-])/,
    envName: 'ENDOR_API_CREDENTIALS_SECRET',
    manageUrl: 'https://app.endorlabs.com/',
    docs: 'https://docs.endorlabs.com/',
    examples: {
      match: ['endr+{A-Za-z0-9-:16}', 'ENDOR_API_CREDENTIALS_SECRET=endr+{A-Za-z0-9-:16}'],
      reject: ['endr+{A-Za-z0-9-:11}', 'endr+{x:16}'],
    },
  }),
  issued({
    id: 'stackhawk-key',
    provider: 'StackHawk',
    name: KIND.apiKey,
    keywords: ['hawk.'],
    pattern: /(?<![\w-])hawk\.[A-Za-z0-9_-]{20}\.[A-Za-z0-9_-]{20}(?![\w-])/,
    envName: 'HAWK_API_KEY',
    manageUrl: 'https://app.stackhawk.com/settings/apikeys',
    docs: 'https://docs.stackhawk.com/apidocs.html',
    examples: {
      match: [
        'hawk.{A-Za-z0-9_-:20}.{A-Za-z0-9_-:20}',
        'HAWK_API_KEY=hawk.{A-Za-z0-9_-:20}.{A-Za-z0-9_-:20}',
      ],
      reject: ['hawk.{A-Za-z0-9_-:20}.{A-Za-z0-9_-:15}', 'hawk.{x:20}.{x:20}'],
    },
  }),
  issued({
    id: 'spectral-token',
    provider: 'SpectralOps',
    name: KIND.apiToken,
    keywords: ['spu-'],
    pattern: /(?<![\w-])spu-[a-z0-9]{32}(?![\w-])/,
    envName: 'SPECTRAL_DSN',
    manageUrl: 'https://get.spectralops.io/',
    examples: {
      match: ['spu-{a-z0-9:32}', 'SPECTRAL_DSN=spu-{a-z0-9:32}'],
      reject: ['spu-{a-z0-9:27}', 'spu-{x:32}'],
    },
  }),
  issued({
    id: 'nightfall-key',
    provider: 'Nightfall',
    name: KIND.apiKey,
    keywords: ['NF-'],
    pattern: /(?<![\w-])NF-[A-Za-z0-9]{32}(?![\w-])/,
    envName: 'NIGHTFALL_API_KEY',
    manageUrl: 'https://app.nightfall.ai/',
    docs: 'https://help.nightfall.ai/developer-api',
    examples: {
      match: ['NF-{A-Za-z0-9:32}', 'NIGHTFALL_API_KEY=NF-{A-Za-z0-9:32}'],
      reject: ['NF-{A-Za-z0-9:27}', 'NF-{x:32}'],
    },
  }),
  issued({
    id: 'trufflehog-enterprise',
    provider: 'TruffleHog Enterprise',
    name: KIND.secretKey,
    keywords: ['thog-secret-'],
    pattern: /(?<![\w-])thog-secret-[a-f0-9]{32}(?![\w-])/,
    envName: 'THOG_SECRET',
    docs: 'https://docs.trufflesecurity.com/',
    examples: {
      match: ['thog-secret-{a-f0-9:32}', 'THOG_SECRET=thog-secret-{a-f0-9:32}'],
      reject: ['thog-secret-{a-f0-9:27}', 'thog-secret-{x:32}'],
    },
  }),
];
