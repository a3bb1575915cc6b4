import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { alphanumeric, assigned, beside, hex, UUID } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const MODELS_MORE: readonly Rule[] = [
  issued({
    id: 'mistral-key',
    provider: 'Mistral',
    name: KIND.apiKey,
    ...assigned(['mistral'], alphanumeric(32)),
    envName: 'MISTRAL_API_KEY',
    manageUrl: 'https://console.mistral.ai/api-keys',
    examples: {
      match: ['MISTRAL_API_KEY={A-Za-z0-9:32}', 'const mistralApiKey = "{A-Za-z0-9:32}";'],
      reject: [
        'checksum = "{A-Za-z0-9:32}"',
        'MISTRAL_API_KEY=${MISTRAL_API_KEY}',
        'MISTRAL_API_KEY={A-Za-z0-9:27}',
      ],
    },
  }),
  issued({
    id: 'cohere-key',
    provider: 'Cohere',
    name: KIND.apiKey,
    ...assigned(['cohere', 'co_api_key'], alphanumeric(40)),
    envName: 'CO_API_KEY',
    manageUrl: 'https://dashboard.cohere.com/api-keys',
    examples: {
      match: ['CO_API_KEY={A-Za-z0-9:40}', 'const cohereApiKey = "{A-Za-z0-9:40}";'],
      reject: ['checksum = "{A-Za-z0-9:40}"', 'CO_API_KEY=${CO_API_KEY}', 'CO_API_KEY={A-Za-z0-9:35}'],
    },
  }),
  issued({
    id: 'deepseek-key',
    provider: 'DeepSeek',
    name: KIND.apiKey,
    ...beside(['deepseek'], 'sk-[a-f0-9]{32}'),
    envName: 'DEEPSEEK_API_KEY',
    manageUrl: 'https://platform.deepseek.com/api_keys',
    examples: {
      match: ['DEEPSEEK_API_KEY=sk-{a-f0-9:32}', 'deepseek.setup("sk-{a-f0-9:32}")'],
      reject: ['DEEPSEEK_API_KEY=sk-{a-f0-9:27}', 'DEEPSEEK_API_KEY=${DEEPSEEK_API_KEY}'],
    },
  }),
  issued({
    id: 'moonshot-key',
    provider: 'Moonshot AI',
    name: KIND.apiKey,
    ...assigned(['moonshot', 'kimi'], 'sk-[A-Za-z0-9_-]{48}'),
    envName: 'MOONSHOT_API_KEY',
    examples: {
      match: ['MOONSHOT_API_KEY=sk-{A-Za-z0-9_-:48}', 'const moonshotApiKey = "sk-{A-Za-z0-9_-:48}";'],
      reject: ['checksum = "sk-{A-Za-z0-9_-:48}"', 'MOONSHOT_API_KEY=${MOONSHOT_API_KEY}'],
    },
  }),
  issued({
    id: 'minimax-key',
    provider: 'MiniMax',
    name: KIND.apiKey,
    keywords: ['sk-api-'],
    pattern: /(?<![A-Za-z0-9_-])sk-api-[A-Za-z0-9_-]{119}(?![A-Za-z0-9_-])/,
    envName: 'MINIMAX_API_KEY',
    examples: {
      match: ['sk-api-{A-Za-z0-9_-:119}', 'MINIMAX_API_KEY=sk-api-{A-Za-z0-9_-:119}'],
      reject: ['sk-api-{A-Za-z0-9_-:114}', 'sk-api-{x:119}'],
    },
  }),
  issued({
    id: 'zai-key',
    provider: 'Z.ai',
    name: KIND.apiKey,
    ...assigned(
      ['zhipu', 'zai_api_key', 'glm_api_key', 'bigmodel', 'z_ai'],
      '[a-f0-9]{32}\\.[A-Za-z0-9]{16}',
    ),
    envName: 'ZAI_API_KEY',
    examples: {
      match: ['ZAI_API_KEY={a-f0-9:32}.{A-Za-z0-9:16}', 'const zhipuApiKey = "{a-f0-9:32}.{A-Za-z0-9:16}";'],
      reject: ['checksum = "{a-f0-9:32}.{A-Za-z0-9:16}"', 'ZAI_API_KEY=${ZAI_API_KEY}'],
    },
  }),
  issued({
    id: 'stability-key',
    provider: 'Stability AI',
    name: KIND.apiKey,
    ...assigned(['stability', 'dreamstudio'], 'sk-[A-Za-z0-9]{48}'),
    envName: 'STABILITY_API_KEY',
    manageUrl: 'https://platform.stability.ai/account/keys',
    examples: {
      match: ['STABILITY_API_KEY=sk-{A-Za-z0-9:48}', 'const stabilityApiKey = "sk-{A-Za-z0-9:48}";'],
      reject: ['checksum = "sk-{A-Za-z0-9:48}"', 'STABILITY_API_KEY=${STABILITY_API_KEY}'],
    },
  }),
  issued({
    id: 'ai21-key',
    provider: 'AI21',
    name: KIND.apiKey,
    ...assigned(['ai21'], UUID),
    envName: 'AI21_API_KEY',
    examples: {
      match: [
        'AI21_API_KEY={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const ai21ApiKey = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'AI21_API_KEY=${AI21_API_KEY}',
      ],
    },
  }),
  issued({
    id: 'ai71-key',
    provider: 'AI71',
    name: KIND.apiKey,
    keywords: ['ai71-api-'],
    pattern: /\bai71-api-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Fa-f0-9])/,
    envName: 'AI71_API_KEY',
    examples: {
      match: [
        'ai71-api-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'AI71_API_KEY=ai71-api-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
      ],
      reject: [
        'ai71-api-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:7}',
        'ai71-api-{x:8}-{x:4}-{x:4}-{x:4}-{x:12}',
      ],
    },
  }),
  issued({
    id: 'ollama-key',
    provider: 'Ollama',
    name: KIND.apiKey,
    ...assigned(['ollama'], '[a-f0-9]{32}\\.[A-Za-z0-9_-]{24}'),
    envName: 'OLLAMA_API_KEY',
    examples: {
      match: [
        'OLLAMA_API_KEY={a-f0-9:32}.{A-Za-z0-9_-:24}',
        'const ollamaApiKey = "{a-f0-9:32}.{A-Za-z0-9_-:24}";',
      ],
      reject: ['checksum = "{a-f0-9:32}.{A-Za-z0-9_-:24}"', 'OLLAMA_API_KEY=${OLLAMA_API_KEY}'],
    },
  }),
  issued({
    id: 'voyage-key',
    provider: 'Voyage AI',
    name: KIND.apiKey,
    ...assigned(['voyage'], 'pa-[A-Za-z0-9_-]{43}'),
    envName: 'VOYAGE_API_KEY',
    manageUrl: 'https://dashboard.voyageai.com/',
    examples: {
      match: ['VOYAGE_API_KEY=pa-{A-Za-z0-9_-:43}', 'const voyageApiKey = "pa-{A-Za-z0-9_-:43}";'],
      reject: ['checksum = "pa-{A-Za-z0-9_-:43}"', 'VOYAGE_API_KEY=${VOYAGE_API_KEY}'],
    },
  }),
  issued({
    id: 'jina-key',
    provider: 'Jina AI',
    name: KIND.apiKey,
    keywords: ['jina_'],
    pattern: /(?<![A-Za-z0-9_-])jina_[a-zA-Z0-9_-]{60}(?![A-Za-z0-9_-])/,
    envName: 'JINA_API_KEY',
    examples: {
      match: ['jina_{a-zA-Z0-9_-:60}', 'JINA_API_KEY=jina_{a-zA-Z0-9_-:60}'],
      reject: ['jina_{a-zA-Z0-9_-:55}', 'jina_{x:60}'],
    },
  }),
  issued({
    id: 'falai-key',
    provider: 'fal.ai',
    name: KIND.apiKey,
    ...assigned(['fal_key', 'fal_api_key', 'fal_ai', 'falai', 'fal.ai'], `${UUID}:[a-f0-9]{32}`),
    envName: 'FAL_KEY',
    examples: {
      match: [
        'FAL_KEY={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}:{a-f0-9:32}',
        'const falKeyApiKey = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}:{a-f0-9:32}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}:{a-f0-9:32}"',
        'FAL_KEY=${FAL_KEY}',
      ],
    },
  }),
  issued({
    id: 'runway-key',
    provider: 'Runway',
    name: KIND.apiKey,
    keywords: ['key_'],
    pattern: /\bkey_[a-f0-9]{128}(?![A-Fa-f0-9])/,
    envName: 'RUNWAYML_API_SECRET',
    examples: {
      match: ['key_{a-f0-9:128}', 'RUNWAYML_API_SECRET=key_{a-f0-9:128}'],
      reject: ['key_{a-f0-9:123}', 'key_{x:128}'],
    },
  }),
  issued({
    id: 'clarifai-key',
    provider: 'Clarifai',
    name: KIND.apiKey,
    ...assigned(['clarifai'], hex(32)),
    envName: 'CLARIFAI_PAT',
    examples: {
      match: ['CLARIFAI_PAT={0-9a-f:32}', 'const clarifaiApiKey = "{0-9a-f:32}";'],
      reject: ['checksum = "{0-9a-f:32}"', 'CLARIFAI_PAT=${CLARIFAI_PAT}', 'CLARIFAI_PAT={0-9a-f:27}'],
    },
  }),
];
