import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'scoped' });

export const DESIGN: readonly Rule[] = [
  issued({
    id: 'figma-pat',
    provider: 'Figma',
    name: KIND.personalAccessToken,
    keywords: ['figd_'],
    pattern: /(?<![A-Za-z0-9_-])figd_[A-Za-z0-9_-]{38,200}(?![A-Za-z0-9_-])/,
    lifetime: { en: 'up to 90 days for new ones', ja: '新しいものは最長 90 日' },
    envName: 'FIGMA_TOKEN',
    manageUrl: 'https://www.figma.com/settings',
    docs: 'https://www.figma.com/developers/api',
    examples: {
      match: ['figd_{A-Za-z0-9_-:92}', 'FIGMA_TOKEN=figd_{A-Za-z0-9_-:92}'],
      reject: ['figd_{A-Za-z0-9_-:33}', 'figd_{x:92}'],
    },
  }),
  issued({
    id: 'figma-oauth',
    provider: 'Figma',
    name: KIND.oauthToken,
    keywords: ['figp', 'figu', 'figo'],
    pattern: /(?<![A-Za-z0-9_-])fig[puo][rh]?_[A-Za-z0-9_=-]{40,54}(?![A-Za-z0-9_-])/,
    envName: 'FIGMA_TOKEN',
    manageUrl: 'https://www.figma.com/settings',
    examples: {
      match: ['fig{puo:1}_{A-Za-z0-9_-:44}', 'FIGMA_TOKEN=fig{puo:1}_{A-Za-z0-9_-:44}'],
      reject: ['fig{puo:1}_{A-Za-z0-9_-:35}', 'fig{x:1}_{x:44}'],
    },
  }),
  issued({
    id: 'canva-secret',
    provider: 'Canva',
    name: { en: 'Connect client secret', ja: 'Connect クライアントシークレット' },
    keywords: ['cnvca'],
    pattern: /(?<![A-Za-z0-9_-])cnvca[A-Za-z0-9_-]{51}(?![A-Za-z0-9_-])/,
    severity: 'medium',
    envName: 'CANVA_CLIENT_SECRET',
    examples: {
      match: ['cnvca{A-Za-z0-9_-:51}', 'CANVA_CLIENT_SECRET=cnvca{A-Za-z0-9_-:51}'],
      reject: ['cnvca{A-Za-z0-9_-:46}', 'cnvca{x:51}'],
    },
  }),
  issued({
    id: 'adobe-client-secret',
    provider: 'Adobe',
    name: KIND.clientSecret,
    keywords: ['p8e-'],
    pattern: /(?<![A-Za-z0-9_-])p8e-[A-Za-z0-9-]{32}(?![A-Za-z0-9_-])/,
    envName: 'ADOBE_CLIENT_SECRET',
    docs: 'https://developer.adobe.com/developer-console/docs/guides/authentication/',
    examples: {
      match: ['p8e-{A-Za-z0-9-:32}', 'ADOBE_CLIENT_SECRET=p8e-{A-Za-z0-9-:32}'],
      reject: ['p8e-{A-Za-z0-9-:27}', 'p8e-{x:32}'],
    },
  }),
  issued({
    id: 'box-token',
    provider: 'Box',
    name: { en: 'developer token or client secret', ja: '開発者トークン・クライアントシークレット' },
    ...assigned(['box_client_secret', 'box_developer_token', 'boxsdk', 'box_secret'], alphanumeric(32)),
    lifetime: { en: 'developer tokens live 60 minutes', ja: '開発者トークンは 60 分' },
    envName: 'BOX_CLIENT_SECRET',
    examples: {
      match: ['BOX_CLIENT_SECRET={A-Za-z0-9:32}', 'const boxClientSecretApiKey = "{A-Za-z0-9:32}";'],
      reject: [
        'checksum = "{A-Za-z0-9:32}"',
        'BOX_CLIENT_SECRET=${BOX_CLIENT_SECRET}',
        'BOX_CLIENT_SECRET={A-Za-z0-9:27}',
      ],
    },
  }),
  issued({
    id: 'dropbox-short-lived',
    provider: 'Dropbox',
    name: { en: 'short-lived access token', ja: '短期アクセストークン' },
    keywords: ['sl.', 'sl.u.'],
    pattern: /(?<![A-Za-z0-9_-])sl\.(?:u\.)?[A-Za-z0-9_-]{130,1500}(?![A-Za-z0-9_-])/,
    lifetime: { en: '4 hours', ja: '4 時間' },
    envName: 'DROPBOX_ACCESS_TOKEN',
    manageUrl: 'https://www.dropbox.com/developers/apps',
    docs: 'https://developers.dropbox.com/oauth-guide',
    examples: {
      match: ['sl.{A-Za-z0-9_-:586}', 'DROPBOX_ACCESS_TOKEN=sl.{A-Za-z0-9_-:586}'],
      reject: ['sl.{A-Za-z0-9_-:125}', 'sl.{x:586}'],
    },
  }),
  issued({
    id: 'dropbox-refresh',
    provider: 'Dropbox',
    name: KIND.refreshToken,
    keywords: ['AAAAAAAAAA'],
    pattern: /(?<![A-Za-z0-9_-])[A-Za-z0-9]{11}AAAAAAAAAA[A-Za-z0-9_-]{43}(?![A-Za-z0-9_=-])/,
    severity: 'critical',
    privilege: 'account-wide',
    lifetime: LIFETIME.never,
    envName: 'DROPBOX_REFRESH_TOKEN',
    manageUrl: 'https://www.dropbox.com/developers/apps',
    examples: {
      match: [
        'DROPBOX_REFRESH_TOKEN={A-Za-z0-9:10}bAAAAAAAAAA{A-Za-z0-9_-:43}',
        'dropbox: "{A-Za-z0-9:10}cAAAAAAAAAA{A-Za-z0-9_-:43}"',
      ],
      reject: ['{A-Za-z0-9:10}bAAAAAAAAAA{A-Za-z0-9_-:30}', '{A-Za-z0-9:60}'],
    },
  }),
];
