import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const issued = family({ severity: 'high', privilege: 'scoped' });

export const OPERATIONS: readonly Rule[] = [
  issued({
    id: 'scalingo-token',
    provider: 'Scalingo',
    name: KIND.apiToken,
    keywords: ['tk-us-'],
    pattern: /(?<![\w-])tk-us-[A-Za-z0-9_-]{48}(?![\w-])/,
    severity: 'critical',
    privilege: 'account-wide',
    envName: 'SCALINGO_API_TOKEN',
    manageUrl: 'https://dashboard.scalingo.com/account/tokens',
    docs: 'https://developers.scalingo.com/tokens',
    examples: {
      match: ['tk-us-{A-Za-z0-9_-:48}', 'SCALINGO_API_TOKEN=tk-us-{A-Za-z0-9_-:48}'],
      reject: ['tk-us-{A-Za-z0-9_-:43}', 'tk-us-{x:48}'],
    },
  }),
  issued({
    id: 'upcloud-token',
    provider: 'UpCloud',
    name: KIND.apiToken,
    keywords: ['ucat_'],
    pattern: /(?<![\w-])ucat_[A-Za-z0-9]{24,32}(?![\w-])/,
    severity: 'critical',
    privilege: 'account-wide',
    envName: 'UPCLOUD_TOKEN',
    manageUrl: 'https://hub.upcloud.com/account/api-tokens',
    docs: 'https://upcloud.com/docs/guides/managing-api-tokens/',
    examples: {
      match: ['ucat_{A-Za-z0-9:32}', 'UPCLOUD_TOKEN=ucat_{A-Za-z0-9:32}'],
      reject: ['ucat_{A-Za-z0-9:19}', 'ucat_{x:32}'],
    },
  }),
  issued({
    id: 'exoscale-key',
    provider: 'Exoscale',
    name: KIND.apiKey,
    keywords: ['EXO'],
    pattern: /(?<![\w-])EXO[a-f0-9]{24}(?![\w-])/,
    envName: 'EXOSCALE_API_KEY',
    manageUrl: 'https://portal.exoscale.com/iam/api-keys',
    docs: 'https://community.exoscale.com/product/iam/',
    examples: {
      match: ['EXO{a-f0-9:24}', 'EXOSCALE_API_KEY=EXO{a-f0-9:24}'],
      reject: ['EXO{a-f0-9:19}', 'EXO{x:24}'],
    },
  }),
  issued({
    id: 'salad-key',
    provider: 'SaladCloud',
    name: KIND.apiKey,
    keywords: ['salad_cloud_'],
    pattern: /(?<![\w-])salad_cloud_[A-Za-z0-9]{1,7}_[A-Za-z0-9]{20,235}(?![\w-])/,
    envName: 'SALAD_API_KEY',
    manageUrl: 'https://portal.salad.com/api-key',
    docs: 'https://docs.salad.com/reference/api-usage',
    examples: {
      match: [
        'salad_cloud_{A-Za-z0-9:7}_{A-Za-z0-9:28}',
        'SALAD_API_KEY=salad_cloud_{A-Za-z0-9:7}_{A-Za-z0-9:28}',
      ],
      reject: ['salad_cloud_{A-Za-z0-9:7}_{A-Za-z0-9:15}', 'salad_cloud_{x:7}_{x:28}'],
    },
  }),
  issued({
    id: 'portainer-token',
    provider: 'Portainer',
    name: KIND.accessToken,
    keywords: ['ptr_'],
    pattern: /(?<![\w-])ptr_[A-Za-z0-9+/=_-]{40,60}(?![\w-])/,
    severity: 'critical',
    privilege: 'account-wide',
    envName: 'PORTAINER_API_KEY',
    docs: 'https://docs.portainer.io/api/access',
    examples: {
      match: ['ptr_{A-Za-z0-9+/=_-:48}', 'PORTAINER_API_KEY=ptr_{A-Za-z0-9+/=_-:48}'],
      reject: ['ptr_{A-Za-z0-9+/=_-:35}', 'ptr_{x:48}'],
    },
  }),
  issued({
    id: 'pixie-key',
    provider: 'Pixie',
    name: { en: 'API or deployment key', ja: 'API キーまたはデプロイキー' },
    keywords: ['px-api-', 'px-dep-'],
    pattern:
      /(?<![\w-])(?:px-api-|px-dep-)[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}(?![\w-])/,
    envName: 'PX_API_KEY',
    manageUrl: 'https://work.withpixie.ai/admin',
    docs: 'https://docs.px.dev/reference/admin/api-keys/',
    examples: {
      match: [
        'px-api-{a-f0-9:8}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:12}',
        'PX_API_KEY=px-dep-{a-f0-9:8}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:12}',
      ],
      reject: [
        'px-api-{a-f0-9:8}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:7}',
        'px-api-{x:8}-{x:4}-{x:4}-{x:4}-{x:12}',
      ],
    },
  }),
  issued({
    id: 'pganalyze-key',
    provider: 'pganalyze',
    name: KIND.apiKey,
    keywords: ['pgar_', 'pgaw_'],
    pattern: /(?<![\w-])(?:pgar_|pgaw_)[A-Za-z0-9]{27}(?![\w-])/,
    envName: 'PGA_API_KEY',
    manageUrl: 'https://app.pganalyze.com/',
    docs: 'https://pganalyze.com/docs/api',
    examples: {
      match: ['pgar_{A-Za-z0-9:27}', 'PGA_API_KEY=pgaw_{A-Za-z0-9:27}'],
      reject: ['pgar_{A-Za-z0-9:22}', 'pgar_{x:27}'],
    },
  }),
  issued({
    id: 'dependency-track-key',
    provider: 'Dependency-Track',
    name: KIND.apiKey,
    keywords: ['odt_'],
    pattern: /(?<![\w-])odt_[A-Za-z0-9_]{32,80}(?![\w-])/,
    envName: 'DTRACK_API_KEY',
    docs: 'https://docs.dependencytrack.org/integrations/rest-api/',
    examples: {
      match: ['odt_{A-Za-z0-9_:40}', 'DTRACK_API_KEY=odt_{A-Za-z0-9_:40}'],
      reject: ['odt_{A-Za-z0-9_:27}', 'odt_{x:40}'],
    },
  }),
  issued({
    id: 'mergify-key',
    provider: 'Mergify',
    name: KIND.apiKey,
    keywords: ['mergify_application_key_'],
    pattern: /(?<![\w-])mergify_application_key_[A-Za-z0-9_-]{40,200}(?![\w-])/,
    envName: 'MERGIFY_TOKEN',
    manageUrl: 'https://dashboard.mergify.com/',
    docs: 'https://docs.mergify.com/api/usage',
    examples: {
      match: [
        'mergify_application_key_{A-Za-z0-9_-:48}',
        'MERGIFY_TOKEN=mergify_application_key_{A-Za-z0-9_-:48}',
      ],
      reject: ['mergify_application_key_{A-Za-z0-9_-:35}', 'mergify_application_key_{x:48}'],
    },
  }),
];
