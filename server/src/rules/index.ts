import type { Catalogue, Rule } from '../detection/types.ts';
import { AI_TOOLS } from './aiTools.ts';
import { ANTHROPIC } from './anthropic.ts';
import { AWS } from './aws.ts';
import { AZURE } from './azure.ts';
import { AZURE_KEYS } from './azureKeys.ts';
import { CI } from './ci.ts';
import { CLOUD } from './cloud.ts';
import { CONFIGURATION } from './configuration.ts';
import { CRYPTO } from './crypto.ts';
import { DATABASE } from './database.ts';
import { EMAIL } from './email.ts';
import { GITHUB } from './github.ts';
import { GITLAB } from './gitlab.ts';
import { GOOGLE } from './google.ts';
import { HEADERS } from './headers.ts';
import { HOSTING } from './hosting.ts';
import { IDENTITY } from './identity.ts';
import { JAPAN } from './japan.ts';
import { JAPAN_WORK } from './japanWork.ts';
import { KEYS } from './keys.ts';
import { MESSAGING } from './messaging.ts';
import { META } from './meta.ts';
import { MODELS } from './models.ts';
import { MONITORING } from './monitoring.ts';
import { OPENAI } from './openai.ts';
import { PAYMENTS } from './payments.ts';
import { PLATFORMS } from './platforms.ts';
import { REGISTRY } from './registry.ts';
import { SAAS } from './saas.ts';
import { SHOPIFY } from './shopify.ts';
import { SLACK } from './slack.ts';
import { SOCIAL } from './social.ts';
import { SOURCES } from './sources.ts';
import { STRIPE } from './stripe.ts';
import { URLS } from './urls.ts';
import { VAULTS } from './vaults.ts';

/** Every kind of credential that Kagimori knows by its form or its name. */
export const RULES: readonly Rule[] = [
  ...AI_TOOLS,
  ...ANTHROPIC,
  ...AWS,
  ...AZURE,
  ...AZURE_KEYS,
  ...CI,
  ...CLOUD,
  ...CONFIGURATION,
  ...CRYPTO,
  ...DATABASE,
  ...EMAIL,
  ...GITHUB,
  ...GITLAB,
  ...GOOGLE,
  ...HEADERS,
  ...HOSTING,
  ...IDENTITY,
  ...JAPAN,
  ...JAPAN_WORK,
  ...KEYS,
  ...MESSAGING,
  ...META,
  ...MODELS,
  ...MONITORING,
  ...OPENAI,
  ...PAYMENTS,
  ...PLATFORMS,
  ...REGISTRY,
  ...SAAS,
  ...SHOPIFY,
  ...SLACK,
  ...SOCIAL,
  ...SOURCES,
  ...STRIPE,
  ...URLS,
  ...VAULTS,
];

/** The rules by id, as the detector wants them. */
export function createCatalogue(): Catalogue {
  return new Map(RULES.map((rule) => [rule.id, rule]));
}
