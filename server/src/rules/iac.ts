import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const iac = family({ severity: 'high', privilege: 'account-wide', provider: 'Terraform Cloud' });

export const IAC: readonly Rule[] = [
  iac({
    id: 'terraform-cloud-token',
    name: KIND.apiToken,
    keywords: ['.atlasv1.'],
    pattern: /(?<![A-Za-z0-9_-])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}(?![A-Za-z0-9_-])/,
    severity: 'critical',
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
];
