/** Models and what is around them. Lists of models cost no tokens. */
import { bearer, inHeader } from '../headers.ts';
import type { KeyCheck } from '../types.ts';

const ANTHROPIC = { 'anthropic-version': '2023-06-01' };

export const AI: readonly KeyCheck[] = [
  {
    id: 'openai',
    rules: ['openai-project', 'openai-legacy', 'openai-service-account', 'openai-service-legacy'],
    base: 'https://api.openai.com',
    path: '/v1/models',
    headers: bearer(),
    proof: { json: 'data' },
    account: [{ header: 'openai-organization' }],
  },
  {
    id: 'openai-admin',
    rules: ['openai-admin'],
    base: 'https://api.openai.com',
    path: '/v1/organization/projects?limit=1',
    headers: bearer(),
    proof: { json: 'data' },
    account: [{ json: 'data.0.name' }],
  },
  {
    id: 'anthropic',
    rules: ['anthropic-api'],
    base: 'https://api.anthropic.com',
    path: '/v1/models?limit=1',
    headers: inHeader('x-api-key', ANTHROPIC),
    proof: { json: 'data' },
    account: [{ header: 'anthropic-organization-id' }],
  },
  {
    id: 'anthropic-admin',
    rules: ['anthropic-admin'],
    base: 'https://api.anthropic.com',
    path: '/v1/organizations/me',
    headers: inHeader('x-api-key', ANTHROPIC),
    account: [{ json: 'name' }],
    proof: { json: 'id' },
  },
  {
    id: 'huggingface',
    rules: ['huggingface-token'],
    base: 'https://huggingface.co',
    path: '/api/whoami-v2',
    headers: bearer(),
    account: [{ json: 'name' }],
    scopes: { json: 'auth.accessToken.role' },
    expires: { json: 'auth.accessToken.expiresAt' },
  },
  {
    id: 'xai',
    rules: ['xai-key'],
    base: 'https://api.x.ai',
    path: '/v1/api-key',
    headers: bearer(),
    dead: [400, 401],
    account: [{ json: 'name' }],
    proof: { json: 'api_key_id' },
    scopes: { json: 'acls' },
    read: ({ json, status }) => {
      const { api_key_blocked: blocked, api_key_disabled: disabled } = (json ?? {}) as Record<
        string,
        unknown
      >;
      return status === 200 && (blocked === true || disabled === true) ? { state: 'dead' } : undefined;
    },
  },
  {
    id: 'groq',
    rules: ['groq-key'],
    base: 'https://api.groq.com',
    path: '/openai/v1/models',
    headers: bearer(),
    proof: { json: 'data' },
  },
  {
    id: 'deepseek',
    rules: ['deepseek-key'],
    base: 'https://api.deepseek.com',
    path: '/user/balance',
    headers: bearer(),
    proof: { json: 'is_available' },
  },
  {
    id: 'openrouter',
    rules: ['openrouter-key'],
    base: 'https://openrouter.ai',
    path: '/api/v1/key',
    headers: bearer(),
    account: [{ json: 'data.label' }],
    proof: { json: 'data' },
  },
  {
    id: 'mistral',
    rules: ['mistral-key'],
    base: 'https://api.mistral.ai',
    path: '/v1/models',
    headers: bearer(),
    proof: { json: 'data' },
  },
  {
    id: 'cohere',
    rules: ['cohere-key'],
    base: 'https://api.cohere.com',
    path: '/v1/models?page_size=1',
    headers: bearer(),
    proof: { json: 'models' },
  },
  {
    id: 'elevenlabs',
    rules: ['elevenlabs-key'],
    base: 'https://api.elevenlabs.io',
    path: '/v1/user',
    headers: inHeader('xi-api-key'),
    account: [{ json: 'first_name' }],
    proof: { json: 'user_id' },
    // A key without the right to read its user is refused with 401, too.
    read: ({ status, text }) =>
      status === 401 && /missing_permissions/.test(text) ? { state: 'limited' } : undefined,
  },
  {
    id: 'deepgram',
    rules: ['deepgram-key'],
    base: 'https://api.deepgram.com',
    path: '/v1/projects',
    headers: bearer('Token'),
    account: [{ json: 'projects.0.name' }],
    proof: { json: 'projects' },
  },
  {
    id: 'replicate',
    rules: ['replicate-token'],
    base: 'https://api.replicate.com',
    path: '/v1/account',
    headers: bearer(),
    account: [{ json: 'username' }],
  },
  {
    id: 'pinecone',
    rules: ['pinecone-key'],
    base: 'https://api.pinecone.io',
    path: '/indexes',
    headers: inHeader('Api-Key'),
    account: [{ json: 'indexes.0.host' }],
    proof: { json: 'indexes' },
  },
];
