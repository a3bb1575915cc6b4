import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { beside } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'scoped' });

export const COMMERCE: readonly Rule[] = [
  issued({
    id: 'duffel-token',
    provider: 'Duffel',
    name: KIND.accessToken,
    keywords: ['duffel_live_', 'duffel_test_'],
    pattern: /(?<![\w-])(?:duffel_live_|duffel_test_)[A-Za-z0-9_=-]{43}(?![\w-])/,
    test: /^duffel_test_/,
    envName: 'DUFFEL_ACCESS_TOKEN',
    manageUrl: 'https://app.duffel.com/',
    docs: 'https://duffel.com/docs/api/overview/making-requests/authentication',
    examples: {
      match: ['duffel_live_{A-Za-z0-9_=-:43}', 'DUFFEL_ACCESS_TOKEN=duffel_test_{A-Za-z0-9_=-:43}'],
      reject: ['duffel_live_{A-Za-z0-9_=-:38}', 'duffel_live_{x:43}'],
    },
  }),
  issued({
    id: 'pagarme-key',
    provider: 'Pagar.me',
    name: KIND.apiKey,
    keywords: ['ak_live_', 'ak_test_'],
    pattern: /(?<![\w-])(?:ak_live_|ak_test_)[A-Za-z0-9]{30}(?![\w-])/,
    test: /^ak_test_/,
    envName: 'PAGARME_API_KEY',
    manageUrl: 'https://dash.pagar.me/',
    docs: 'https://docs.pagar.me/',
    examples: {
      match: ['ak_live_{A-Za-z0-9:30}', 'PAGARME_API_KEY=ak_test_{A-Za-z0-9:30}'],
      reject: ['ak_live_{A-Za-z0-9:25}', 'ak_live_{x:30}'],
    },
  }),
  issued({
    id: 'polar-token',
    provider: 'Polar',
    name: KIND.accessToken,
    keywords: ['polar_oat_', 'polar_pat_', 'polar_at_', 'polar_rt_', 'polar_ci_', 'polar_cs_', 'polar_whs_'],
    pattern:
      /(?<![\w-])(?:polar_oat_|polar_pat_|polar_at_|polar_rt_|polar_ci_|polar_cs_|polar_whs_)[A-Za-z0-9_-]{20,120}(?![\w-])/,
    envName: 'POLAR_ACCESS_TOKEN',
    manageUrl: 'https://polar.sh/dashboard',
    docs: 'https://polar.sh/docs/api-reference/introduction',
    examples: {
      match: ['polar_oat_{A-Za-z0-9_-:28}', 'POLAR_ACCESS_TOKEN=polar_pat_{A-Za-z0-9_-:28}'],
      reject: ['polar_oat_{A-Za-z0-9_-:15}', 'polar_oat_{x:28}'],
    },
  }),
  issued({
    id: 'mercury-token',
    provider: 'Mercury',
    name: KIND.apiToken,
    keywords: ['mercury_production_', 'mercury_sandbox_'],
    pattern:
      /(?<![\w-])(?:mercury_production_|mercury_sandbox_)[a-z]{2,6}_[A-Za-z0-9]{36,52}_yrucrem(?![\w-])/,
    severity: 'critical',
    privilege: 'account-wide',
    envName: 'MERCURY_API_TOKEN',
    manageUrl: 'https://app.mercury.com/settings/tokens',
    docs: 'https://docs.mercury.com/reference/getting-started-with-your-api',
    examples: {
      match: [
        'mercury_production_{a-z:6}_{A-Za-z0-9:44}_yrucrem',
        'MERCURY_API_TOKEN=mercury_sandbox_{a-z:6}_{A-Za-z0-9:44}_yrucrem',
      ],
      reject: [
        'mercury_production_{a-z:6}_{A-Za-z0-9:31}_yrucrem',
        'mercury_production_{x:6}_{x:44}_yrucrem',
      ],
    },
  }),
  issued({
    id: 'ramp-client-secret',
    provider: 'Ramp',
    name: KIND.clientSecret,
    keywords: ['ramp_sec_'],
    pattern: /(?<![\w-])ramp_sec_[A-Za-z0-9]{48}(?![\w-])/,
    severity: 'critical',
    envName: 'RAMP_CLIENT_SECRET',
    manageUrl: 'https://app.ramp.com/settings/developer',
    docs: 'https://docs.ramp.com/developer-api/v1/authorization',
    examples: {
      match: ['ramp_sec_{A-Za-z0-9:48}', 'RAMP_CLIENT_SECRET=ramp_sec_{A-Za-z0-9:48}'],
      reject: ['ramp_sec_{A-Za-z0-9:43}', 'ramp_sec_{x:48}'],
    },
  }),
  issued({
    id: 'ebay-cert-id',
    provider: 'eBay',
    name: KIND.clientSecret,
    keywords: ['PRD-', 'SBX-'],
    pattern: /(?<![\w-])(?:PRD-|SBX-)[a-f0-9]{12}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}(?![\w-])/,
    test: /^SBX-/,
    envName: 'EBAY_CERT_ID',
    manageUrl: 'https://developer.ebay.com/my/keys',
    docs: 'https://developer.ebay.com/api-docs/static/oauth-credentials.html',
    examples: {
      match: [
        'PRD-{a-f0-9:12}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:4}',
        'EBAY_CERT_ID=SBX-{a-f0-9:12}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:4}',
      ],
      reject: [
        'PRD-{a-f0-9:12}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:1}',
        'PRD-{x:12}-{x:4}-{x:4}-{x:4}-{x:4}',
      ],
    },
  }),
  issued({
    id: 'courier-token',
    provider: 'Courier',
    name: KIND.authToken,
    keywords: ['pk_prod_', 'pk_test_'],
    pattern: /(?<![\w-])(?:pk_prod_|pk_test_)[A-Z0-9]{28}(?![\w-])/,
    test: /^pk_test_/,
    envName: 'COURIER_AUTH_TOKEN',
    manageUrl: 'https://app.courier.com/settings/api-keys',
    docs: 'https://www.courier.com/docs/reference/',
    examples: {
      match: ['pk_prod_{A-Z0-9:28}', 'COURIER_AUTH_TOKEN=pk_test_{A-Z0-9:28}'],
      reject: ['pk_prod_{A-Z0-9:23}', 'pk_prod_{x:28}'],
    },
  }),
  issued({
    id: 'robinhood-key',
    provider: 'Robinhood Crypto',
    name: KIND.apiKey,
    keywords: ['rh-api-'],
    pattern: /(?<![\w-])rh-api-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}(?![\w-])/,
    envName: 'ROBINHOOD_API_KEY',
    manageUrl: 'https://robinhood.com/account/crypto',
    docs: 'https://docs.robinhood.com/crypto/trading/',
    examples: {
      match: [
        'rh-api-{a-f0-9:8}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:12}',
        'ROBINHOOD_API_KEY=rh-api-{a-f0-9:8}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:12}',
      ],
      reject: [
        'rh-api-{a-f0-9:8}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:4}-{a-f0-9:7}',
        'rh-api-{x:8}-{x:4}-{x:4}-{x:4}-{x:12}',
      ],
    },
  }),
  issued({
    id: 'flexport-token',
    provider: 'Flexport',
    name: KIND.apiToken,
    keywords: ['shltm_'],
    pattern: /(?<![\w-])shltm_[A-Za-z0-9_-]{40}(?![\w-])/,
    envName: 'FLEXPORT_API_TOKEN',
    docs: 'https://docs.logistics-api.flexport.com/',
    examples: {
      match: ['shltm_{A-Za-z0-9_-:40}', 'FLEXPORT_API_TOKEN=shltm_{A-Za-z0-9_-:40}'],
      reject: ['shltm_{A-Za-z0-9_-:35}', 'shltm_{x:40}'],
    },
  }),
  issued({
    id: 'flutterwave-encryption',
    provider: 'Flutterwave',
    name: KIND.secretKey,
    keywords: ['FLWSECK_TEST'],
    pattern: /(?<![\w-])FLWSECK_TEST[a-f0-9]{12}(?![\w-])/,
    severity: 'low',
    privilege: 'test',
    envName: 'FLUTTERWAVE_ENCRYPTION_KEY',
    manageUrl: 'https://app.flutterwave.com/dashboard/settings/apis',
    docs: 'https://developer.flutterwave.com/docs/encryption',
    examples: {
      match: ['FLWSECK_TEST{a-f0-9:12}', 'FLUTTERWAVE_ENCRYPTION_KEY=FLWSECK_TEST{a-f0-9:12}'],
      reject: ['FLWSECK_TEST{a-f0-9:7}', 'FLWSECK_TEST{x:12}'],
    },
  }),
  issued({
    id: 'fleetbase-key',
    provider: 'Fleetbase',
    name: KIND.apiKey,
    keywords: ['flb_live_', 'flb_test_'],
    pattern: /(?<![\w-])(?:flb_live_|flb_test_)[A-Za-z0-9]{20}(?![\w-])/,
    test: /^flb_test_/,
    envName: 'FLEETBASE_KEY',
    manageUrl: 'https://console.fleetbase.io/developers/api-keys',
    docs: 'https://docs.fleetbase.io/',
    examples: {
      match: ['flb_live_{A-Za-z0-9:20}', 'FLEETBASE_KEY=flb_test_{A-Za-z0-9:20}'],
      reject: ['flb_live_{A-Za-z0-9:15}', 'flb_live_{x:20}'],
    },
  }),
  issued({
    id: 'finage-key',
    provider: 'Finage',
    name: KIND.apiKey,
    keywords: ['API_KEY'],
    pattern: /(?<![\w-])API_KEY[A-Z0-9]{32}(?![\w-])/,
    envName: 'FINAGE_API_KEY',
    manageUrl: 'https://moon.finage.co.uk/',
    docs: 'https://finage.co.uk/docs/api',
    examples: {
      match: ['API_KEY{A-Z0-9:32}', 'FINAGE_API_KEY=API_KEY{A-Z0-9:32}'],
      reject: ['API_KEY{A-Z0-9:27}', 'API_KEY{x:32}'],
    },
  }),
  issued({
    id: 'rainforest-key',
    provider: 'Rainforest Pay',
    name: KIND.apiKey,
    ...beside(['rainforest'], 'apikey_[A-Za-z0-9]{40,80}'),
    envName: 'RAINFOREST_API_KEY',
    docs: 'https://docs.rainforestpay.com/',
    examples: {
      match: ['RAINFOREST_API_KEY=apikey_{A-Za-z0-9:48}', 'rainforest: "apikey_{A-Za-z0-9:48}"'],
      reject: ['apikey_{A-Za-z0-9:48}', 'RAINFOREST_API_KEY=apikey_{A-Za-z0-9:35}'],
    },
  }),
];
