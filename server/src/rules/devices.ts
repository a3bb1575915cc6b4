import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const issued = family({ severity: 'high', privilege: 'scoped' });

export const DEVICES: readonly Rule[] = [
  issued({
    id: 'adafruit-io-key',
    provider: 'Adafruit IO',
    name: KIND.apiKey,
    keywords: ['aio_'],
    pattern: /(?<![\w-])aio_[A-Za-z0-9]{28}(?![\w-])/,
    privilege: 'account-wide',
    envName: 'ADAFRUIT_IO_KEY',
    manageUrl: 'https://io.adafruit.com/',
    docs: 'https://io.adafruit.com/api/docs/',
    examples: {
      match: ['aio_{A-Za-z0-9:28}', 'ADAFRUIT_IO_KEY=aio_{A-Za-z0-9:28}'],
      reject: ['aio_{A-Za-z0-9:23}', 'aio_{x:28}'],
    },
  }),
  issued({
    id: 'ubidots-token',
    provider: 'Ubidots',
    name: KIND.apiToken,
    keywords: ['BBFF-', 'BBUS-'],
    pattern: /(?<![\w-])(?:BBFF-|BBUS-)[A-Za-z0-9]{30,36}(?![\w-])/,
    envName: 'UBIDOTS_TOKEN',
    manageUrl: 'https://industrial.ubidots.com/',
    docs: 'https://docs.ubidots.com/reference/authentication',
    examples: {
      match: ['BBFF-{A-Za-z0-9:36}', 'UBIDOTS_TOKEN=BBUS-{A-Za-z0-9:36}'],
      reject: ['BBFF-{A-Za-z0-9:25}', 'BBFF-{x:36}'],
    },
  }),
  issued({
    id: 'samsara-token',
    provider: 'Samsara',
    name: KIND.apiToken,
    keywords: ['samsara_api_'],
    pattern: /(?<![\w-])samsara_api_[A-Za-z0-9]{26,40}(?![\w-])/,
    envName: 'SAMSARA_API_TOKEN',
    manageUrl: 'https://cloud.samsara.com/',
    docs: 'https://developers.samsara.com/docs/authentication',
    examples: {
      match: ['samsara_api_{A-Za-z0-9:34}', 'SAMSARA_API_TOKEN=samsara_api_{A-Za-z0-9:34}'],
      reject: ['samsara_api_{A-Za-z0-9:21}', 'samsara_api_{x:34}'],
    },
  }),
  issued({
    id: 'blynk-client-secret',
    provider: 'Blynk',
    name: KIND.clientSecret,
    keywords: ['oa2-client-id_'],
    pattern: /(?<![\w-])oa2-client-id_[A-Za-z0-9_-]{32}:(?<secret>[A-Za-z0-9_-]{40})(?![\w-])/,
    envName: 'BLYNK_CLIENT_SECRET',
    manageUrl: 'https://blynk.cloud/',
    docs: 'https://docs.blynk.io/',
    examples: {
      match: [
        'oa2-client-id_{A-Za-z0-9_-:32}:{A-Za-z0-9_-:40}',
        'BLYNK_CLIENT_SECRET=oa2-client-id_{A-Za-z0-9_-:32}:{A-Za-z0-9_-:40}',
      ],
      reject: ['oa2-client-id_{A-Za-z0-9_-:32}:{A-Za-z0-9_-:35}', 'oa2-client-id_{x:32}:{x:40}'],
    },
  }),
];
