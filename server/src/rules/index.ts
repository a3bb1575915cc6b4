import type { Catalogue, Rule } from '../detection/types.ts';
import { AGENTS } from './agents.ts';
import { AI_TOOLS } from './aiTools.ts';
import { ANALYTICS } from './analytics.ts';
import { ANTHROPIC } from './anthropic.ts';
import { AWS } from './aws.ts';
import { AZURE } from './azure.ts';
import { AZURE_KEYS } from './azureKeys.ts';
import { AZURE_MESSAGING } from './azureMessaging.ts';
import { BUILDKITE } from './buildkite.ts';
import { CALLS } from './calls.ts';
import { CI } from './ci.ts';
import { CLOUD } from './cloud.ts';
import { CLOUD_ASIA } from './cloudAsia.ts';
import { CLOUDFLARE } from './cloudflare.ts';
import { CODE_QUALITY } from './codeQuality.ts';
import { COMMAND_LINE } from './commandLine.ts';
import { COMMERCE } from './commerce.ts';
import { CONFIGURATION } from './configuration.ts';
import { CONTAINERS } from './containers.ts';
import { CONTENT } from './content.ts';
import { CRYPTO } from './crypto.ts';
import { DATABASE } from './database.ts';
import { DATA_PLATFORMS } from './dataPlatforms.ts';
import { DESIGN } from './design.ts';
import { DEVELOPER_SERVICES } from './developerServices.ts';
import { DEVICES } from './devices.ts';
import { DOPPLER } from './doppler.ts';
import { DOTFILES } from './dotfiles.ts';
import { EMAIL } from './email.ts';
import { FINANCE } from './finance.ts';
import { GITHUB } from './github.ts';
import { GITLAB } from './gitlab.ts';
import { GOOGLE } from './google.ts';
import { HEADERS } from './headers.ts';
import { HOSTING } from './hosting.ts';
import { IDENTITY } from './identity.ts';
import { INCIDENTS } from './incidents.ts';
import { INFRASTRUCTURE } from './infrastructure.ts';
import { INFRASTRUCTURE_CODE } from './infrastructureCode.ts';
import { JAPAN_CLOUD } from './japanCloud.ts';
import { JAPAN_PAYMENTS } from './japanPayments.ts';
import { JAPAN_WORK } from './japanWork.ts';
import { KEYS } from './keys.ts';
import { LINE } from './line.ts';
import { MAPS } from './maps.ts';
import { MEDIA } from './media.ts';
import { MESSAGING } from './messaging.ts';
import { META } from './meta.ts';
import { MODELS } from './models.ts';
import { MODELS_MORE } from './modelsMore.ts';
import { MONITORING } from './monitoring.ts';
import { NEW_RELIC } from './newRelic.ts';
import { OPENAI } from './openai.ts';
import { OPERATIONS } from './operations.ts';
import { PAYMENTS } from './payments.ts';
import { PAYMENTS_REGIONAL } from './paymentsRegional.ts';
import { PLATFORMS } from './platforms.ts';
import { RAKUTEN } from './rakuten.ts';
import { REGISTRY } from './registry.ts';
import { SAAS } from './saas.ts';
import { SECURITY_TOOLS } from './securityTools.ts';
import { SHOPIFY } from './shopify.ts';
import { SIGNED_URLS } from './signedUrls.ts';
import { SLACK } from './slack.ts';
import { SOCIAL } from './social.ts';
import { SOURCES } from './sources.ts';
import { STRIPE } from './stripe.ts';
import { SUPABASE } from './supabase.ts';
import { TELEPHONY } from './telephony.ts';
import { URLS } from './urls.ts';
import { VAULTS } from './vaults.ts';
import { WORKFLOWS } from './workflows.ts';

/** Every kind of credential that Kagimori knows by its form or its name. */
export const RULES: readonly Rule[] = [
  ...AGENTS,
  ...AI_TOOLS,
  ...ANALYTICS,
  ...ANTHROPIC,
  ...AWS,
  ...AZURE,
  ...AZURE_KEYS,
  ...AZURE_MESSAGING,
  ...BUILDKITE,
  ...CALLS,
  ...CI,
  ...CLOUD,
  ...CLOUD_ASIA,
  ...CLOUDFLARE,
  ...CODE_QUALITY,
  ...COMMAND_LINE,
  ...COMMERCE,
  ...CONFIGURATION,
  ...CONTAINERS,
  ...CONTENT,
  ...CRYPTO,
  ...DATABASE,
  ...DATA_PLATFORMS,
  ...DESIGN,
  ...DEVELOPER_SERVICES,
  ...DEVICES,
  ...DOPPLER,
  ...DOTFILES,
  ...EMAIL,
  ...FINANCE,
  ...GITHUB,
  ...GITLAB,
  ...GOOGLE,
  ...HEADERS,
  ...HOSTING,
  ...IDENTITY,
  ...INCIDENTS,
  ...INFRASTRUCTURE,
  ...INFRASTRUCTURE_CODE,
  ...JAPAN_CLOUD,
  ...JAPAN_PAYMENTS,
  ...JAPAN_WORK,
  ...KEYS,
  ...LINE,
  ...MAPS,
  ...MEDIA,
  ...MESSAGING,
  ...META,
  ...MODELS,
  ...MODELS_MORE,
  ...MONITORING,
  ...NEW_RELIC,
  ...OPENAI,
  ...OPERATIONS,
  ...PAYMENTS,
  ...PAYMENTS_REGIONAL,
  ...PLATFORMS,
  ...RAKUTEN,
  ...REGISTRY,
  ...SAAS,
  ...SECURITY_TOOLS,
  ...SHOPIFY,
  ...SIGNED_URLS,
  ...SLACK,
  ...SOCIAL,
  ...SOURCES,
  ...STRIPE,
  ...SUPABASE,
  ...TELEPHONY,
  ...URLS,
  ...VAULTS,
  ...WORKFLOWS,
];

/** The rules by id, as the detector wants them. */
export function createCatalogue(): Catalogue {
  return new Map(RULES.map((rule) => [rule.id, rule]));
}
