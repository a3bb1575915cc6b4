import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { assigned } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const AGENTS: readonly Rule[] = [
  issued({
    id: 'apify-token',
    provider: 'Apify',
    name: KIND.apiToken,
    keywords: ['apify_api_'],
    pattern: /\bapify_api_[A-Za-z0-9]{34,38}(?![A-Za-z0-9])/,
    envName: 'APIFY_TOKEN',
    examples: {
      match: ['apify_api_{A-Za-z0-9:35}', 'APIFY_TOKEN=apify_api_{A-Za-z0-9:35}'],
      reject: ['apify_api_{A-Za-z0-9:29}', 'apify_api_{x:35}'],
    },
  }),
  issued({
    id: 'cursor-key',
    provider: 'Cursor',
    name: KIND.apiKey,
    keywords: ['key_'],
    pattern: /\bkey_[0-9a-f]{64}(?![A-Fa-f0-9])/,
    envName: 'CURSOR_API_KEY',
    examples: {
      match: ['key_{0-9a-f:64}', 'CURSOR_API_KEY=key_{0-9a-f:64}'],
      reject: ['key_{0-9a-f:59}', 'key_{x:64}'],
    },
  }),
  issued({
    id: 'devin-cog',
    provider: 'Devin',
    name: { en: 'service user token', ja: 'サービスユーザートークン' },
    keywords: ['cog_'],
    pattern: /\bcog_[a-z2-7]{52}(?![A-Za-z0-9])/,
    envName: 'DEVIN_API_KEY',
    examples: {
      match: ['cog_{a-z2-7:52}', 'DEVIN_API_KEY=cog_{a-z2-7:52}'],
      reject: ['cog_{a-z2-7:47}', 'cog_{x:52}'],
    },
  }),
  issued({
    id: 'devin-key',
    provider: 'Devin',
    name: KIND.apiKey,
    keywords: ['apk_user_', 'apk_'],
    pattern: /(?<![A-Za-z0-9+/_-])apk_(?:user_)?[A-Za-z0-9+/]{80,180}={0,2}(?![A-Za-z0-9+/=])/,
    envName: 'DEVIN_API_KEY',
    examples: {
      match: ['apk_{A-Za-z0-9+/:113}', 'DEVIN_API_KEY=apk_{A-Za-z0-9+/:113}'],
      reject: ['apk_{A-Za-z0-9+/:75}', 'apk_{x:113}'],
    },
  }),
  issued({
    id: 'runpod-key',
    provider: 'RunPod',
    name: KIND.apiKey,
    keywords: ['rpa_'],
    pattern: /\brpa_[A-Z0-9]{40}[A-Za-z0-9]{6}(?![A-Za-z0-9])/,
    envName: 'RUNPOD_API_KEY',
    examples: {
      match: ['rpa_{A-Z0-9:40}{A-Za-z0-9:6}', 'RUNPOD_API_KEY=rpa_{A-Z0-9:40}{A-Za-z0-9:6}'],
      reject: ['rpa_{A-Z0-9:35}{A-Za-z0-9:6}', 'rpa_{x:40}{x:6}'],
    },
  }),
  issued({
    id: 'modal-token',
    provider: 'Modal',
    name: { en: 'token ID or secret', ja: 'トークン ID・シークレット' },
    ...assigned(['modal'], 'a[ks]-[A-Za-z0-9]{22}'),
    envName: 'MODAL_TOKEN_SECRET',
    examples: {
      match: ['MODAL_TOKEN_SECRET=ak-{A-Za-z0-9:22}', 'const modalApiKey = "ak-{A-Za-z0-9:22}";'],
      reject: ['checksum = "ak-{A-Za-z0-9:22}"', 'MODAL_TOKEN_SECRET=${MODAL_TOKEN_SECRET}'],
    },
  }),
  issued({
    id: 'e2b-key',
    provider: 'E2B',
    name: KIND.apiKey,
    keywords: ['e2b_'],
    pattern: /\be2b_[a-f0-9]{40}(?![A-Fa-f0-9])/,
    envName: 'E2B_API_KEY',
    examples: {
      match: ['e2b_{a-f0-9:40}', 'E2B_API_KEY=e2b_{a-f0-9:40}'],
      reject: ['e2b_{a-f0-9:35}', 'e2b_{x:40}'],
    },
  }),
  issued({
    id: 'llamacloud-key',
    provider: 'LlamaIndex',
    name: { en: 'LlamaCloud API key', ja: 'LlamaCloud API キー' },
    keywords: ['llx-'],
    pattern: /(?<![A-Za-z0-9_-])llx-[A-Za-z0-9_-]{44,52}(?![A-Za-z0-9_-])/,
    envName: 'LLAMA_CLOUD_API_KEY',
    examples: {
      match: ['llx-{A-Za-z0-9_-:46}', 'LLAMA_CLOUD_API_KEY=llx-{A-Za-z0-9_-:46}'],
      reject: ['llx-{A-Za-z0-9_-:39}', 'llx-{x:46}'],
    },
  }),
  issued({
    id: 'mem0-key',
    provider: 'Mem0',
    name: KIND.apiKey,
    ...assigned(['mem0'], 'm0-[A-Za-z0-9]{24,44}'),
    envName: 'MEM0_API_KEY',
    examples: {
      match: ['MEM0_API_KEY=m0-{A-Za-z0-9:30}', 'const mem0ApiKey = "m0-{A-Za-z0-9:30}";'],
      reject: ['checksum = "m0-{A-Za-z0-9:30}"', 'MEM0_API_KEY=${MEM0_API_KEY}'],
    },
  }),
  issued({
    id: 'composio-key',
    provider: 'Composio',
    name: KIND.apiKey,
    ...assigned(['composio'], 'ak_[A-Za-z0-9_-]{20}'),
    envName: 'COMPOSIO_API_KEY',
    examples: {
      match: ['COMPOSIO_API_KEY=ak_{A-Za-z0-9_-:20}', 'const composioApiKey = "ak_{A-Za-z0-9_-:20}";'],
      reject: ['checksum = "ak_{A-Za-z0-9_-:20}"', 'COMPOSIO_API_KEY=${COMPOSIO_API_KEY}'],
    },
  }),
  issued({
    id: 'voiceflow-key',
    provider: 'Voiceflow',
    name: KIND.apiKey,
    keywords: ['VF.DM.', 'VF.WS.', 'VF.'],
    pattern: /\bVF\.(?:DM\.|WS\.)?[a-f0-9]{24}\.[A-Za-z0-9]{16}(?![A-Za-z0-9])/,
    severity: 'medium',
    envName: 'VOICEFLOW_API_KEY',
    examples: {
      match: ['VF.{a-f0-9:24}.{A-Za-z0-9:16}', 'VOICEFLOW_API_KEY=VF.{a-f0-9:24}.{A-Za-z0-9:16}'],
      reject: ['VF.{a-f0-9:19}.{A-Za-z0-9:16}', 'VF.{x:24}.{x:16}'],
    },
  }),
  issued({
    id: 'deepl-key',
    provider: 'DeepL',
    name: KIND.apiKey,
    keywords: [':fx'],
    pattern: /(?<![A-Fa-f0-9-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:fx\b/,
    envName: 'DEEPL_AUTH_KEY',
    examples: {
      match: [
        '{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}:fx',
        'DEEPL_AUTH_KEY={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}:fx',
      ],
      reject: [
        '{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:7}:fx',
        '{x:8}-{x:4}-{x:4}-{x:4}-{x:12}:fx',
      ],
    },
  }),
];
