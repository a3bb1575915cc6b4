import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const doppler = family({
  provider: 'Doppler',
  severity: 'critical',
  privilege: 'scoped',
  docs: 'https://docs.doppler.com/reference/auth-token-formats',
});

export const DOPPLER: readonly Rule[] = [
  doppler({
    id: 'doppler-personal',
    name: { en: 'personal token', ja: '個人トークン' },
    keywords: ['dp.pt.'],
    pattern: /\bdp\.pt\.[A-Za-z0-9]{40,44}(?![A-Za-z0-9])/,
    keyless: 'workload-identity',
    envName: 'DOPPLER_TOKEN',
    manageUrl: 'https://dashboard.doppler.com/',
    examples: {
      match: ['dp.pt.{A-Za-z0-9:41}', 'DOPPLER_TOKEN=dp.pt.{A-Za-z0-9:41}'],
      reject: ['dp.pt.{A-Za-z0-9:35}', 'dp.pt.{x:41}'],
    },
  }),
  doppler({
    id: 'doppler-service',
    name: { en: 'service token', ja: 'サービストークン' },
    keywords: ['dp.st.'],
    pattern: /\bdp\.st\.[a-z0-9_.-]{0,36}[A-Za-z0-9]{40,44}(?![A-Za-z0-9])/,
    keyless: 'workload-identity',
    envName: 'DOPPLER_TOKEN',
    manageUrl: 'https://dashboard.doppler.com/',
    examples: {
      match: ['dp.st.{A-Za-z0-9:42}', 'DOPPLER_TOKEN=dp.st.prd.{A-Za-z0-9:42}'],
      reject: ['dp.st.{A-Za-z0-9:30}', 'dp.st.{x:42}'],
    },
  }),
  doppler({
    id: 'doppler-service-account',
    name: KIND.serviceAccountToken,
    keywords: ['dp.sa.'],
    pattern: /\bdp\.sa\.[A-Za-z0-9]{40,44}(?![A-Za-z0-9])/,
    keyless: 'workload-identity',
    envName: 'DOPPLER_TOKEN',
    manageUrl: 'https://dashboard.doppler.com/',
    examples: {
      match: ['dp.sa.{A-Za-z0-9:41}', 'DOPPLER_TOKEN=dp.sa.{A-Za-z0-9:41}'],
      reject: ['dp.sa.{A-Za-z0-9:35}', 'dp.sa.{x:41}'],
    },
  }),
  doppler({
    id: 'doppler-cli',
    name: { en: 'CLI token', ja: 'CLI トークン' },
    keywords: ['dp.ct.'],
    pattern: /\bdp\.ct\.[A-Za-z0-9]{40,44}(?![A-Za-z0-9])/,
    keyless: 'workload-identity',
    envName: 'DOPPLER_TOKEN',
    manageUrl: 'https://dashboard.doppler.com/',
    examples: {
      match: ['dp.ct.{A-Za-z0-9:41}', 'DOPPLER_TOKEN=dp.ct.{A-Za-z0-9:41}'],
      reject: ['dp.ct.{A-Za-z0-9:35}', 'dp.ct.{x:41}'],
    },
  }),
  doppler({
    id: 'doppler-identity',
    name: { en: 'service account identity token', ja: 'サービスアカウント ID トークン' },
    keywords: ['dp.said.'],
    pattern: /\bdp\.said\.[A-Za-z0-9]{20,64}(?![A-Za-z0-9])/,
    severity: 'high',
    manageUrl: 'https://dashboard.doppler.com/',
    docs: 'https://github.com/DopplerHQ/cli/blob/master/pkg/cmd/oidc.go',
    examples: {
      match: ['dp.said.{A-Za-z0-9:34}', 'DOPPLER_IDENTITY=dp.said.{A-Za-z0-9:34}'],
      reject: ['dp.said.{A-Za-z0-9:15}', 'dp.said.{x:34}'],
    },
  }),
  doppler({
    id: 'doppler-scim',
    name: { en: 'SCIM token', ja: 'SCIM トークン' },
    keywords: ['dp.scim.'],
    pattern: /\bdp\.scim\.[A-Za-z0-9]{40,44}(?![A-Za-z0-9])/,
    severity: 'high',
    manageUrl: 'https://dashboard.doppler.com/',
    examples: {
      match: ['dp.scim.{A-Za-z0-9:41}', 'DOPPLER_SCIM=dp.scim.{A-Za-z0-9:41}'],
      reject: ['dp.scim.{A-Za-z0-9:35}', 'dp.scim.{x:41}'],
    },
  }),
  doppler({
    id: 'doppler-audit',
    name: { en: 'audit token', ja: '監査トークン' },
    keywords: ['dp.audit.'],
    pattern: /\bdp\.audit\.[A-Za-z0-9]{40,44}(?![A-Za-z0-9])/,
    severity: 'medium',
    manageUrl: 'https://dashboard.doppler.com/',
    examples: {
      match: ['dp.audit.{A-Za-z0-9:41}', 'DOPPLER_AUDIT=dp.audit.{A-Za-z0-9:41}'],
      reject: ['dp.audit.{A-Za-z0-9:35}', 'dp.audit.{x:41}'],
    },
  }),
];
