import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const database = family({ severity: 'high', privilege: 'account-wide', provider: 'Databricks' });

export const DATABASE: readonly Rule[] = [
  database({
    id: 'databricks-token',
    name: KIND.personalAccessToken,
    keywords: ['dapi'],
    pattern: /\bdapi[0-9a-f]{32}(?:-[0-9])?(?![A-Za-z0-9])/,
    severity: 'critical',
    envName: 'DATABRICKS_TOKEN',
    docs: 'https://docs.databricks.com/en/dev-tools/auth/pat.html',
    examples: {
      match: ['dapi{0-9a-f:32}', 'DATABRICKS_TOKEN=dapi{0-9a-f:32}'],
      reject: ['dapi{0-9a-f:27}', 'dapi{x:32}'],
    },
  }),
];
