import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { called, hex } from './shapes.ts';

const issued = family({ severity: 'medium', privilege: 'restricted' });

export const MAPS: readonly Rule[] = [
  issued({
    id: 'rapidapi-key',
    provider: 'RapidAPI',
    name: KIND.apiKey,
    keywords: ['msh'],
    pattern: /(?<![A-Za-z0-9])[a-f0-9]{10}msh[a-f0-9]{15}p1[a-f0-9]{5}jsn[a-f0-9]{12}(?![A-Za-z0-9])/,
    privilege: 'account-wide',
    envName: 'RAPIDAPI_KEY',
    examples: {
      match: [
        '{a-f0-9:10}msh{a-f0-9:15}p1{a-f0-9:5}jsn{a-f0-9:12}',
        'X-RapidAPI-Key: {a-f0-9:10}msh{a-f0-9:15}p1{a-f0-9:5}jsn{a-f0-9:12}',
      ],
      reject: ['{a-f0-9:10}msh{a-f0-9:15}', '{a-f0-9:50}'],
    },
  }),
  issued({
    id: 'openweather-key',
    provider: 'OpenWeather',
    name: KIND.apiKey,
    ...called(['openweather', 'open_weather', 'appid', 'owm_api'], hex(32)),
    severity: 'low',
    envName: 'OPENWEATHER_API_KEY',
    examples: {
      match: ['OPENWEATHER_API_KEY={0-9a-f:32}', 'const openweather = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'OPENWEATHER_API_KEY=${OPENWEATHER_API_KEY}',
        'OPENWEATHER_API_KEY={0-9a-f:27}',
      ],
    },
  }),
  issued({
    id: 'mapbox-secret',
    provider: 'Mapbox',
    name: { en: 'secret token', ja: 'シークレットトークン' },
    keywords: ['sk.eyJ'],
    pattern: /(?<![A-Za-z0-9_-])sk\.eyJ[A-Za-z0-9_-]{40,200}\.[A-Za-z0-9_-]{20,30}(?![A-Za-z0-9_-])/,
    check: 'mapbox',
    severity: 'high',
    privilege: 'scoped',
    envName: 'MAPBOX_SECRET_TOKEN',
    manageUrl: 'https://account.mapbox.com/access-tokens/',
    docs: 'https://docs.mapbox.com/api/accounts/tokens/',
    examples: {
      match: [
        'sk.{A-Za-z0-9:16}{check}.{A-Za-z0-9_-:22}',
        'MAPBOX_SECRET_TOKEN=sk.{A-Za-z0-9:24}{check}.{A-Za-z0-9_-:22}',
      ],
      reject: ['sk.eyJ{A-Za-z0-9:60}.{A-Za-z0-9_-:22}', 'sk.eyJ{x:60}.{x:22}'],
    },
  }),
  issued({
    id: 'mapbox-public',
    provider: 'Mapbox',
    name: { en: 'public token', ja: '公開トークン' },
    keywords: ['pk.eyJ'],
    pattern: /(?<![A-Za-z0-9_-])pk\.eyJ[A-Za-z0-9_-]{40,200}\.[A-Za-z0-9_-]{20,30}(?![A-Za-z0-9_-])/,
    check: 'mapbox',
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    envName: 'MAPBOX_ACCESS_TOKEN',
    manageUrl: 'https://account.mapbox.com/access-tokens/',
    docs: 'https://docs.mapbox.com/api/accounts/tokens/',
    examples: {
      match: [
        'pk.{A-Za-z0-9:16}{check}.{A-Za-z0-9_-:22}',
        'MAPBOX_ACCESS_TOKEN=pk.{A-Za-z0-9:24}{check}.{A-Za-z0-9_-:22}',
      ],
      reject: ['pk.eyJ{A-Za-z0-9:60}.{A-Za-z0-9_-:22}', 'pk.eyJ{x:60}.{x:22}'],
    },
  }),
  issued({
    id: 'mapbox-temporary',
    provider: 'Mapbox',
    name: { en: 'temporary token', ja: '一時トークン' },
    keywords: ['tk.eyJ'],
    pattern: /(?<![A-Za-z0-9_-])tk\.eyJ[A-Za-z0-9_-]{40,200}\.[A-Za-z0-9_-]{20,30}(?![A-Za-z0-9_-])/,
    check: 'mapbox',
    severity: 'low',
    lifetime: LIFETIME.hour,
    manageUrl: 'https://account.mapbox.com/access-tokens/',
    docs: 'https://docs.mapbox.com/api/accounts/tokens/',
    examples: {
      match: [
        'tk.{A-Za-z0-9:16}{check}.{A-Za-z0-9_-:22}',
        'token: tk.{A-Za-z0-9:24}{check}.{A-Za-z0-9_-:22}',
      ],
      reject: ['tk.eyJ{A-Za-z0-9:60}.{A-Za-z0-9_-:22}', 'tk.eyJ{x:60}.{x:22}'],
    },
  }),
  issued({
    id: 'maxmind-license',
    provider: 'MaxMind',
    name: { en: 'license key', ja: 'ライセンスキー' },
    keywords: ['_mmk'],
    pattern: /\b[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk(?![A-Za-z0-9])/,
    envName: 'MAXMIND_LICENSE_KEY',
    examples: {
      match: ['{A-Za-z0-9:6}_{A-Za-z0-9:29}_mmk', 'MAXMIND_LICENSE_KEY={A-Za-z0-9:6}_{A-Za-z0-9:29}_mmk'],
      reject: ['{A-Za-z0-9:6}_{A-Za-z0-9:24}_mmk', '{x:6}_{x:29}_mmk'],
    },
  }),
];
