/** A page's code with a key, the fix of it over the wire, and the same code run as a browser would. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { applyEdit } from '../../lsp/applyEdit.ts';
import { startClient } from '../../lsp/client.ts';
import type { Folder } from '../../lsp/folder.ts';
import { FETCHED } from './server.ts';

export type ClientKind = 'post' | 'query' | 'sdk';

/** What a page asks a provider, by the way in which it does. `ask(prompt)` is the page's own function. */
export const CLIENTS: Readonly<Record<ClientKind, (key: string, upstream: string) => string>> = {
  post: (key, upstream) => `const API_KEY = '${key}';

export async function ask(prompt) {
  const response = await fetch('${upstream}/v1/chat/completions', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: \`Bearer \${API_KEY}\`,
    },
    body: JSON.stringify({ model: 'small', messages: [{ role: 'user', content: prompt }] }),
  });
  return response.json();
}
`,
  query: (key, upstream) =>
    `export const ask = (prompt) =>
  fetch(\`${upstream}/v1/search?units=metric&q=\${encodeURIComponent(prompt)}&key=${key}\`).then((response) => response.json());
`,
  sdk: (key, upstream) => `import OpenAI from 'openai';

const client = new OpenAI({ apiKey: '${key}', baseURL: '${upstream}/v1', dangerouslyAllowBrowser: true, maxRetries: 0 });

export const ask = (prompt) =>
  client.chat.completions.create({ model: 'small', messages: [{ role: 'user', content: prompt }] });
`,
};

/** Prompts with what has to be escaped somewhere on the way. */
export const PROMPTS = ['hello', 'a&b=c?d#e %20 + "q" 鍵'];

/** @returns what a browser would be sent, as one module; a server's program leaves its packages where they are. */
export async function bundle(
  folder: Folder,
  path: string,
  platform: 'browser' | 'node' | 'neutral',
): Promise<string> {
  const made = await build({
    entryPoints: [join(folder.path, path)],
    bundle: true,
    write: false,
    format: 'esm',
    platform,
    ...(platform === 'node' ? { packages: 'external' as const } : {}),
    logLevel: 'silent',
    nodePaths: [join(FETCHED, 'servers/node_modules')],
    plugins: [
      {
        name: 'what frameworks hand in',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^\$env\/dynamic\/private$|^astro:env\/server$/ }, ({ path }) => ({
            path,
            namespace: 'given',
          }));
          onLoad({ filter: /.*/, namespace: 'given' }, () => ({
            contents: 'export const env = process.env; export const getSecret = (name) => process.env[name];',
          }));
        },
      },
    ],
    define: platform === 'node' ? { 'import.meta.env': 'process.env' } : {},
  });
  return made.outputFiles[0]?.text ?? '';
}

/** Runs the page's own code against an address, as a browser on that address would. */
export async function answersOf(code: string, base: string): Promise<unknown[]> {
  const { fetch } = globalThis;
  const resolved: typeof globalThis.fetch = (input, init) =>
    fetch(typeof input === 'string' ? new URL(input, base) : input, init);
  Object.assign(globalThis, { fetch: resolved, location: { href: `${base}/` } });
  try {
    const module: { ask(prompt: string): Promise<unknown> } = await import(
      `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
    );
    return await Promise.all(PROMPTS.map((prompt) => module.ask(prompt)));
  } finally {
    Object.assign(globalThis, { fetch, location: undefined });
  }
}

/** @returns the paths of all files below a folder, but for what was installed. */
export function filesBelow(root: string, inside = ''): readonly string[] {
  return readdirSync(join(root, inside)).flatMap((name) => {
    const path = inside === '' ? name : `${inside}/${name}`;
    if (name === 'node_modules') return [];
    return statSync(join(root, path)).isDirectory() ? filesBelow(root, path) : [path];
  });
}

/** Applies "Keep it on a server" to a page, and sees that the key is in its `.env` alone from then on. */
export async function keepOnServer(
  folder: Folder,
  page: string,
  key: string,
  envFile = '.env',
): Promise<void> {
  const client = await startClient({ folders: [{ uri: folder.uri, name: 'page' }] });
  const uri = folder.uriOf(page);
  const shown = await client.open(uri, folder.read(page), 'javascript');
  const own = shown.find(({ code }) => code === 'secret-in-client' || code === 'env-shipped-to-clients');
  assert.ok(own, 'it is not said that the secret ships');
  const actions = await client.actions(uri, own.range);
  const action = actions.find(({ title }) => title.startsWith('Keep it on a server'));
  assert.ok(action, actions.map(({ title }) => title).join(', '));
  const { edit } = await client.resolve(action);
  assert.ok(edit, 'no edit was built');
  for (const { needsConfirmation } of Object.values(edit.changeAnnotations ?? {}))
    assert.equal(needsConfirmation, true);
  applyEdit(edit, { [uri]: 1 });
  await client.stop();
  for (const path of filesBelow(folder.path))
    assert.equal(readFileSync(join(folder.path, path), 'utf8').includes(key), path === envFile, path);
}
