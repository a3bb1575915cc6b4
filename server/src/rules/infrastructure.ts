import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';

const issued = family({ severity: 'critical', privilege: 'account-wide' });

export const INFRASTRUCTURE: readonly Rule[] = [
  issued({
    id: 'octopus-key',
    provider: 'Octopus Deploy',
    name: KIND.apiKey,
    keywords: ['API-'],
    pattern: /\bAPI-(?=[A-Z0-9]{0,35}[0-9])[A-Z0-9]{26,36}(?![A-Za-z0-9-])/,
    severity: 'high',
    envName: 'OCTOPUS_API_KEY',
    examples: {
      match: ['API-{A-Z0-9:29}', 'OCTOPUS_API_KEY=API-{A-Z0-9:29}'],
      reject: ['API-{A-Z0-9:21}', 'API-{x:29}'],
    },
  }),
  issued({
    id: 'harness-pat',
    provider: 'Harness',
    name: KIND.personalAccessToken,
    keywords: ['pat.', 'sat.'],
    pattern: /\b[ps]at\.[A-Za-z0-9_-]{22}\.[0-9a-f]{24}\.[A-Za-z0-9]{20}(?![A-Za-z0-9])/,
    envName: 'HARNESS_API_KEY',
    examples: {
      match: [
        'pat.{A-Za-z0-9_-:22}.{0-9a-f:24}.{A-Za-z0-9:20}',
        'HARNESS_API_KEY=pat.{A-Za-z0-9_-:22}.{0-9a-f:24}.{A-Za-z0-9:20}',
      ],
      reject: ['pat.{A-Za-z0-9_-:22}.{0-9a-f:19}.{A-Za-z0-9:20}', 'pat.{x:22}.{x:24}.{x:20}'],
    },
  }),
  issued({
    id: 'terraform-cloud-token',
    provider: 'Terraform Cloud',
    name: KIND.apiToken,
    keywords: ['.atlasv1.'],
    pattern: /(?<![A-Za-z0-9_-])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}(?![A-Za-z0-9_-])/,
    lifetime: LIFETIME.optional,
    keyless: 'workload-identity',
    envName: 'TF_TOKEN_app_terraform_io',
    manageUrl: 'https://app.terraform.io/app/settings/tokens',
    examples: {
      match: [
        '{A-Za-z0-9:14}.atlasv1.{A-Za-z0-9_-:63}',
        'TF_TOKEN_app_terraform_io={A-Za-z0-9:14}.atlasv1.{A-Za-z0-9_-:63}',
      ],
      reject: ['{A-Za-z0-9:14}.atlasv1.{A-Za-z0-9_-:55}', '{x:14}.atlasv1.{x:63}'],
    },
  }),
  issued({
    id: 'pulumi-token',
    provider: 'Pulumi',
    name: KIND.accessToken,
    keywords: ['pul-'],
    pattern: /\bpul-[a-f0-9]{40}(?![A-Fa-f0-9])/,
    lifetime: LIFETIME.chosen,
    envName: 'PULUMI_ACCESS_TOKEN',
    manageUrl: 'https://app.pulumi.com/account/tokens',
    examples: {
      match: ['pul-{a-f0-9:40}', 'PULUMI_ACCESS_TOKEN=pul-{a-f0-9:40}'],
      reject: ['pul-{a-f0-9:35}', 'pul-{x:40}'],
    },
  }),
  issued({
    id: 'infracost-key',
    provider: 'Infracost',
    name: KIND.apiKey,
    keywords: ['ico-'],
    pattern: /\bico-[a-zA-Z0-9]{32}(?![A-Za-z0-9])/,
    severity: 'low',
    privilege: 'restricted',
    envName: 'INFRACOST_API_KEY',
    examples: {
      match: ['ico-{a-zA-Z0-9:32}', 'INFRACOST_API_KEY=ico-{a-zA-Z0-9:32}'],
      reject: ['ico-{a-zA-Z0-9:27}', 'ico-{x:32}'],
    },
  }),
  issued({
    id: 'prefect-key',
    provider: 'Prefect',
    name: KIND.apiKey,
    keywords: ['pnu_'],
    pattern: /\bpnu_[A-Za-z0-9]{36}(?![A-Za-z0-9])/,
    severity: 'high',
    envName: 'PREFECT_API_KEY',
    examples: {
      match: ['pnu_{A-Za-z0-9:36}', 'PREFECT_API_KEY=pnu_{A-Za-z0-9:36}'],
      reject: ['pnu_{A-Za-z0-9:31}', 'pnu_{x:36}'],
    },
  }),
];
