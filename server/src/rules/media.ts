import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const issued = family({ severity: 'high', privilege: 'scoped' });

export const MEDIA: readonly Rule[] = [
  issued({
    id: 'frameio-token',
    provider: 'Frame.io',
    name: { en: 'developer token (API v2)', ja: '開発者トークン（API v2）' },
    keywords: ['fio-u-'],
    pattern: /(?<![\w-])fio-u-[A-Za-z0-9_=-]{64}(?![\w-])/,
    envName: 'FRAMEIO_TOKEN',
    manageUrl: 'https://developer.frame.io/app/tokens',
    docs: 'https://developer.frame.io/docs/getting-started/authentication',
    examples: {
      match: ['fio-u-{A-Za-z0-9_=-:64}', 'FRAMEIO_TOKEN=fio-u-{A-Za-z0-9_=-:64}'],
      reject: ['fio-u-{A-Za-z0-9_=-:59}', 'fio-u-{x:64}'],
    },
  }),
  issued({
    id: 'bannerbear-key',
    provider: 'Bannerbear',
    name: KIND.apiKey,
    keywords: ['bb_pr_', 'bb_ma_'],
    pattern: /(?<![\w-])(?:bb_pr_|bb_ma_)[a-f0-9]{30}(?![\w-])/,
    envName: 'BANNERBEAR_API_KEY',
    manageUrl: 'https://app.bannerbear.com/',
    docs: 'https://developers.bannerbear.com/',
    examples: {
      match: ['bb_pr_{a-f0-9:30}', 'BANNERBEAR_API_KEY=bb_ma_{a-f0-9:30}'],
      reject: ['bb_pr_{a-f0-9:25}', 'bb_pr_{x:30}'],
    },
  }),
  issued({
    id: 'photoroom-key',
    provider: 'Photoroom',
    name: KIND.apiKey,
    keywords: ['sk_pr_'],
    pattern: /(?<![\w-])sk_pr_[A-Za-z0-9]{1,64}_[a-f0-9]{40}(?![\w-])/,
    envName: 'PHOTOROOM_API_KEY',
    manageUrl: 'https://app.photoroom.com/api-dashboard',
    docs: 'https://docs.photoroom.com/',
    examples: {
      match: ['sk_pr_{A-Za-z0-9:9}_{a-f0-9:40}', 'PHOTOROOM_API_KEY=sk_pr_{A-Za-z0-9:9}_{a-f0-9:40}'],
      reject: ['sk_pr_{A-Za-z0-9:9}_{a-f0-9:35}', 'sk_pr_{x:9}_{x:40}'],
    },
  }),
  issued({
    id: 'pinterest-token',
    provider: 'Pinterest',
    name: KIND.accessToken,
    keywords: ['pina_', 'pinr_'],
    pattern: /(?<![\w-])(?:pina_|pinr_)[A-Za-z0-9]{60,200}(?![\w-])/,
    envName: 'PINTEREST_ACCESS_TOKEN',
    manageUrl: 'https://developers.pinterest.com/apps/',
    docs: 'https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/',
    examples: {
      match: ['pina_{A-Za-z0-9:68}', 'PINTEREST_ACCESS_TOKEN=pinr_{A-Za-z0-9:68}'],
      reject: ['pina_{A-Za-z0-9:55}', 'pina_{x:68}'],
    },
  }),
  issued({
    id: 'onfido-token',
    provider: 'Entrust (Onfido)',
    name: KIND.apiToken,
    keywords: [
      'api_live.',
      'api_live_us.',
      'api_live_ca.',
      'api_sandbox.',
      'api_sandbox_us.',
      'api_sandbox_ca.',
    ],
    pattern:
      /(?<![\w-])(?:api_live\.|api_live_us\.|api_live_ca\.|api_sandbox\.|api_sandbox_us\.|api_sandbox_ca\.)[A-Za-z0-9_.-]{20,80}(?![\w-])/,
    severity: 'critical',
    test: /^api_sandbox/,
    envName: 'ONFIDO_API_TOKEN',
    manageUrl: 'https://dashboard.onfido.com/',
    docs: 'https://documentation.identity.entrust.com/getting-started/quick-start-guide/',
    examples: {
      match: ['api_live.{A-Za-z0-9_.-:28}', 'ONFIDO_API_TOKEN=api_live_us.{A-Za-z0-9_.-:28}'],
      reject: ['api_live.{A-Za-z0-9_.-:15}', 'api_live.{x:28}'],
    },
  }),
  issued({
    id: 'persona-key',
    provider: 'Persona',
    name: KIND.apiKey,
    keywords: ['persona_production_', 'persona_sandbox_'],
    pattern: /(?<![\w-])(?:persona_production_|persona_sandbox_)[A-Za-z0-9_-]{20,80}(?![\w-])/,
    severity: 'critical',
    privilege: 'scoped',
    test: /^persona_sandbox_/,
    envName: 'PERSONA_API_KEY',
    manageUrl: 'https://app.withpersona.com/dashboard/api-keys',
    docs: 'https://docs.withpersona.com/api-keys',
    examples: {
      match: ['persona_production_{A-Za-z0-9_-:28}', 'PERSONA_API_KEY=persona_sandbox_{A-Za-z0-9_-:28}'],
      reject: ['persona_production_{A-Za-z0-9_-:15}', 'persona_production_{x:28}'],
    },
  }),
  issued({
    id: 'authress-access-key',
    provider: 'Authress',
    name: KIND.serviceAccountToken,
    keywords: ['scauth_', 'authress_', 'sc_', 'ext_'],
    pattern:
      /(?<![\w-])(?:scauth_|authress_|sc_|ext_)[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.(?:acc_|acc-)[a-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120}(?![\w-])/,
    envName: 'AUTHRESS_ACCESS_KEY',
    manageUrl: 'https://authress.io/app/#/settings',
    docs: 'https://authress.io/knowledge-base/docs/authorization/service-clients/access-keys',
    examples: {
      match: [
        'scauth_{a-z0-9:13}.{a-z0-9:6}.acc_{a-z0-9-:18}.{A-Za-z0-9+/_=-:38}',
        'AUTHRESS_ACCESS_KEY=authress_{a-z0-9:13}.{a-z0-9:6}.acc-{a-z0-9-:18}.{A-Za-z0-9+/_=-:38}',
      ],
      reject: [
        'scauth_{a-z0-9:13}.{a-z0-9:6}.acc_{a-z0-9-:18}.{A-Za-z0-9+/_=-:25}',
        'scauth_{x:13}.{x:6}.acc_{x:18}.{x:38}',
      ],
    },
  }),
];
