/** Every option of the command line: how it is written, what it takes and which commands know it. */
import { type Level, SEVERITIES } from '../detection/types.ts';

export const FORMATS = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'html'] as const;
export type Format = (typeof FORMATS)[number];
export const LEVELS: readonly Level[] = ['strict', 'default', 'everything'];

/** From which severity on a finding fails the run. */
export const FAIL_ON = [...SEVERITIES, 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** What `parseArgs` of Node takes. */
export const OPTIONS = {
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  'min-severity': { type: 'string' },
  'fail-on': { type: 'string' },
  baseline: { type: 'string' },
  since: { type: 'string' },
  shard: { type: 'string' },
  staged: { type: 'boolean' },
  history: { type: 'boolean' },
  stdin: { type: 'boolean' },
  'stdin-filename': { type: 'string' },
  jobs: { type: 'string', short: 'j' },
  'no-ignore': { type: 'boolean' },
  policies: { type: 'boolean' },
  verify: { type: 'boolean' },
  'check-url': { type: 'string', multiple: true },
  age: { type: 'boolean' },
  'max-age': { type: 'string' },
  config: { type: 'string' },
  'show-suppressed': { type: 'boolean' },
  level: { type: 'string' },
  lang: { type: 'string' },
  'max-file-size': { type: 'string' },
  cache: { type: 'string' },
  archives: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  reason: { type: 'string' },
  until: { type: 'string' },
  store: { type: 'string' },
  'store-setting': { type: 'string', multiple: true },
  overwrite: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;
