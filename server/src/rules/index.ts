import type { Catalogue, Rule } from '../detection/types.ts';
import { AI } from './ai.ts';
import { AWS } from './aws.ts';
import { AZURE } from './azure.ts';
import { CLOUD } from './cloud.ts';
import { DATABASE } from './database.ts';
import { EMAIL } from './email.ts';
import { GITHUB } from './github.ts';
import { GITLAB } from './gitlab.ts';
import { GOOGLE } from './google.ts';
import { HOSTING } from './hosting.ts';
import { IAC } from './iac.ts';
import { JAPAN } from './japan.ts';
import { KEYS } from './keys.ts';
import { MESSAGING } from './messaging.ts';
import { MONITORING } from './monitoring.ts';
import { PAYMENTS } from './payments.ts';
import { REGISTRY } from './registry.ts';
import { SAAS } from './saas.ts';
import { SLACK } from './slack.ts';
import { SOURCES } from './sources.ts';
import { STRIPE } from './stripe.ts';
import { URLS } from './urls.ts';
import { VAULTS } from './vaults.ts';

/** Every kind of credential that Kagimori knows. */
export const RULES: readonly Rule[] = [
  ...AI,
  ...AWS,
  ...AZURE,
  ...CLOUD,
  ...DATABASE,
  ...EMAIL,
  ...GITHUB,
  ...GITLAB,
  ...GOOGLE,
  ...HOSTING,
  ...IAC,
  ...JAPAN,
  ...KEYS,
  ...MESSAGING,
  ...MONITORING,
  ...PAYMENTS,
  ...REGISTRY,
  ...SAAS,
  ...SLACK,
  ...SOURCES,
  ...STRIPE,
  ...URLS,
  ...VAULTS,
];

/** The rules by id, as the detector wants them. */
export function createCatalogue(): Catalogue {
  return new Map(RULES.map((rule) => [rule.id, rule]));
}
