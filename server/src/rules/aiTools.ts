import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { assigned, hex, UUID } from './shapes.ts';

const issued = family({ severity: 'high', privilege: 'account-wide' });

export const AI_TOOLS: readonly Rule[] = [
  issued({
    id: 'langsmith-pat',
    provider: 'LangSmith',
    name: KIND.personalAccessToken,
    keywords: ['lsv2_pt_'],
    pattern: /\blsv2_pt_[0-9a-f]{32}_[0-9a-f]{10}(?![A-Fa-f0-9])/,
    envName: 'LANGSMITH_API_KEY',
    manageUrl: 'https://smith.langchain.com/settings',
    docs: 'https://docs.smith.langchain.com/administration/concepts',
    examples: {
      match: ['lsv2_pt_{0-9a-f:32}_{0-9a-f:10}', 'LANGSMITH_API_KEY=lsv2_pt_{0-9a-f:32}_{0-9a-f:10}'],
      reject: ['lsv2_pt_{0-9a-f:27}_{0-9a-f:10}', 'lsv2_pt_{x:32}_{x:10}'],
    },
  }),
  issued({
    id: 'langsmith-service',
    provider: 'LangSmith',
    name: { en: 'service key', ja: 'サービスキー' },
    keywords: ['lsv2_sk_'],
    pattern: /\blsv2_sk_[0-9a-f]{32}_[0-9a-f]{10}(?![A-Fa-f0-9])/,
    envName: 'LANGSMITH_API_KEY',
    manageUrl: 'https://smith.langchain.com/settings',
    docs: 'https://docs.smith.langchain.com/administration/concepts',
    examples: {
      match: ['lsv2_sk_{0-9a-f:32}_{0-9a-f:10}', 'LANGSMITH_API_KEY=lsv2_sk_{0-9a-f:32}_{0-9a-f:10}'],
      reject: ['lsv2_sk_{0-9a-f:27}_{0-9a-f:10}', 'lsv2_sk_{x:32}_{x:10}'],
    },
  }),
  issued({
    id: 'langfuse-secret',
    provider: 'Langfuse',
    name: KIND.secretKey,
    keywords: ['sk-lf-'],
    pattern: /\bsk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Fa-f0-9])/,
    privilege: 'scoped',
    companion: ['langfuse-public'],
    envName: 'LANGFUSE_SECRET_KEY',
    manageUrl: 'https://cloud.langfuse.com/',
    examples: {
      match: [
        'sk-lf-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'LANGFUSE_SECRET_KEY=sk-lf-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
      ],
      reject: [
        'sk-lf-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:7}',
        'sk-lf-{x:8}-{x:4}-{x:4}-{x:4}-{x:12}',
      ],
    },
  }),
  issued({
    id: 'langfuse-public',
    provider: 'Langfuse',
    name: KIND.publicKey,
    keywords: ['pk-lf-'],
    pattern: /\bpk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Fa-f0-9])/,
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    envName: 'LANGFUSE_PUBLIC_KEY',
    examples: {
      match: [
        'pk-lf-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'LANGFUSE_PUBLIC_KEY=pk-lf-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
      ],
      reject: [
        'pk-lf-{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:7}',
        'pk-lf-{x:8}-{x:4}-{x:4}-{x:4}-{x:12}',
      ],
    },
  }),
  issued({
    id: 'pinecone-key',
    provider: 'Pinecone',
    name: KIND.apiKey,
    keywords: ['pcsk_'],
    pattern: /\bpcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}(?![A-Za-z0-9])/,
    envName: 'PINECONE_API_KEY',
    manageUrl: 'https://app.pinecone.io/',
    examples: {
      match: ['pcsk_{A-Za-z0-9:5}_{A-Za-z0-9:63}', 'PINECONE_API_KEY=pcsk_{A-Za-z0-9:5}_{A-Za-z0-9:63}'],
      reject: ['pcsk_{A-Za-z0-9:5}_{A-Za-z0-9:58}', 'pcsk_{x:5}_{x:63}'],
    },
  }),
  issued({
    id: 'pinecone-key-legacy',
    provider: 'Pinecone',
    name: { en: 'API key (legacy)', ja: 'API キー（旧形式）' },
    ...assigned(['pinecone'], UUID),
    envName: 'PINECONE_API_KEY',
    manageUrl: 'https://app.pinecone.io/',
    examples: {
      match: [
        'PINECONE_API_KEY={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const pineconeApiKey = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'PINECONE_API_KEY=${PINECONE_API_KEY}',
      ],
    },
  }),
  issued({
    id: 'elevenlabs-key',
    provider: 'ElevenLabs',
    name: KIND.apiKey,
    keywords: ['sk_'],
    pattern: /\bsk_[0-9a-f]{48}(?![A-Fa-f0-9])/,
    envName: 'ELEVENLABS_API_KEY',
    manageUrl: 'https://elevenlabs.io/app/settings/api-keys',
    examples: {
      match: ['sk_{0-9a-f:48}', 'ELEVENLABS_API_KEY=sk_{0-9a-f:48}'],
      reject: ['sk_{0-9a-f:43}', 'sk_{x:48}'],
    },
  }),
  issued({
    id: 'elevenlabs-key-legacy',
    provider: 'ElevenLabs',
    name: { en: 'API key (legacy)', ja: 'API キー（旧形式）' },
    ...assigned(['elevenlabs', 'eleven_labs', 'xi_api_key', 'eleven_api_key'], hex(32)),
    envName: 'ELEVENLABS_API_KEY',
    manageUrl: 'https://elevenlabs.io/app/settings/api-keys',
    examples: {
      match: ['ELEVENLABS_API_KEY={0-9a-f:32}', 'const elevenlabsApiKey = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'ELEVENLABS_API_KEY=${ELEVENLABS_API_KEY}',
        'ELEVENLABS_API_KEY={0-9a-f:27}',
      ],
    },
  }),
  issued({
    id: 'deepgram-key',
    provider: 'Deepgram',
    name: KIND.apiKey,
    ...assigned(['deepgram'], hex(40)),
    envName: 'DEEPGRAM_API_KEY',
    examples: {
      match: ['DEEPGRAM_API_KEY={0-9a-f:40}', 'const deepgramApiKey = "{0-9a-f:40}";'],
      reject: [
        'checksum = "{0-9a-f:40}"',
        'DEEPGRAM_API_KEY=${DEEPGRAM_API_KEY}',
        'DEEPGRAM_API_KEY={0-9a-f:35}',
      ],
    },
  }),
  issued({
    id: 'assemblyai-key',
    provider: 'AssemblyAI',
    name: KIND.apiKey,
    ...assigned(['assemblyai', 'assembly_ai'], hex(32)),
    envName: 'ASSEMBLYAI_API_KEY',
    examples: {
      match: ['ASSEMBLYAI_API_KEY={0-9a-f:32}', 'const assemblyaiApiKey = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'ASSEMBLYAI_API_KEY=${ASSEMBLYAI_API_KEY}',
        'ASSEMBLYAI_API_KEY={0-9a-f:27}',
      ],
    },
  }),
  issued({
    id: 'wandb-key',
    provider: 'Weights & Biases',
    name: KIND.apiKey,
    keywords: ['wandb_v1_'],
    pattern: /(?<![A-Za-z0-9_-])wandb_v1_[A-Za-z0-9_]{77}(?![A-Za-z0-9_-])/,
    envName: 'WANDB_API_KEY',
    manageUrl: 'https://wandb.ai/authorize',
    examples: {
      match: ['wandb_v1_{A-Za-z0-9_:77}', 'WANDB_API_KEY=wandb_v1_{A-Za-z0-9_:77}'],
      reject: ['wandb_v1_{A-Za-z0-9_:72}', 'wandb_v1_{x:77}'],
    },
  }),
  issued({
    id: 'wandb-key-legacy',
    provider: 'Weights & Biases',
    name: { en: 'API key (legacy)', ja: 'API キー（旧形式）' },
    ...assigned(['wandb', 'weightsandbiases'], hex(40)),
    envName: 'WANDB_API_KEY',
    manageUrl: 'https://wandb.ai/authorize',
    examples: {
      match: ['WANDB_API_KEY={0-9a-f:40}', 'const wandbApiKey = "{0-9a-f:40}";'],
      reject: ['checksum = "{0-9a-f:40}"', 'WANDB_API_KEY=${WANDB_API_KEY}', 'WANDB_API_KEY={0-9a-f:35}'],
    },
  }),
  issued({
    id: 'tavily-key',
    provider: 'Tavily',
    name: KIND.apiKey,
    keywords: ['tvly-'],
    pattern: /(?<![A-Za-z0-9_-])tvly-[A-Za-z0-9_-]{32,40}(?![A-Za-z0-9_-])/,
    envName: 'TAVILY_API_KEY',
    manageUrl: 'https://app.tavily.com/',
    docs: 'https://docs.tavily.com/api-reference',
    examples: {
      match: ['tvly-{A-Za-z0-9_-:34}', 'TAVILY_API_KEY=tvly-{A-Za-z0-9_-:34}'],
      reject: ['tvly-{A-Za-z0-9_-:27}', 'tvly-{x:34}'],
    },
  }),
  issued({
    id: 'exa-key',
    provider: 'Exa',
    name: KIND.apiKey,
    ...assigned(['exa_api', 'api.exa.ai'], UUID),
    envName: 'EXA_API_KEY',
    manageUrl: 'https://dashboard.exa.ai/api-keys',
    examples: {
      match: [
        'EXA_API_KEY={0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}',
        'const exaApiApiKey = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}";',
      ],
      reject: [
        'checksum = "{0-9a-f:8}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:4}-{0-9a-f:12}"',
        'EXA_API_KEY=${EXA_API_KEY}',
      ],
    },
  }),
  issued({
    id: 'firecrawl-key',
    provider: 'Firecrawl',
    name: KIND.apiKey,
    keywords: ['fc-'],
    pattern: /\bfc-[a-f0-9]{32}(?![A-Fa-f0-9])/,
    envName: 'FIRECRAWL_API_KEY',
    manageUrl: 'https://www.firecrawl.dev/app/api-keys',
    docs: 'https://docs.firecrawl.dev/api-reference/introduction',
    examples: {
      match: ['fc-{a-f0-9:32}', 'FIRECRAWL_API_KEY=fc-{a-f0-9:32}'],
      reject: ['fc-{a-f0-9:27}', 'fc-{x:32}'],
    },
  }),
  issued({
    id: 'brave-search-key',
    provider: 'Brave Search',
    name: KIND.apiKey,
    ...assigned(['brave', 'x_subscription_token'], 'BSA[A-Za-z0-9_-]{24,40}'),
    severity: 'medium',
    envName: 'BRAVE_API_KEY',
    examples: {
      match: ['BRAVE_API_KEY=BSA{A-Za-z0-9_-:29}', 'const braveApiKey = "BSA{A-Za-z0-9_-:29}";'],
      reject: ['checksum = "BSA{A-Za-z0-9_-:29}"', 'BRAVE_API_KEY=${BRAVE_API_KEY}'],
    },
  }),
];
