/**
 * The server-side way, run: a page that calls a provider with its key is fixed over the wire; then its server is started,
 * and the same page gets the same answer through the endpoint. The key is in no byte of what the page is built into.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { build } from 'esbuild';
import { applyEdit } from '../lsp/applyEdit.ts';
import { startClient } from '../lsp/client.ts';
import { type Folder, makeFolder } from '../lsp/folder.ts';
import { plant } from '../lsp/planted.ts';
import { CASES, type ServerCase } from './serverSide/cases.ts';
import { FETCHED, freePort, startProgram } from './serverSide/server.ts';
import { startUpstream } from './serverSide/upstream.ts';

const CLIENTS: Readonly<Record<ServerCase['client'], (key: string, upstream: string) => string>> = {
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
const PROMPTS = ['hello', 'a&b=c?d#e %20 + "q" 鍵'];

/** What a browser would be sent, as one module. */
async function bundle(folder: Folder, path: string, platform: 'browser' | 'node'): Promise<string> {
  const made = await build({
    entryPoints: [join(folder.path, path)],
    bundle: true,
    write: false,
    format: 'esm',
    platform,
    logLevel: 'silent',
    nodePaths: [join(FETCHED, 'servers/node_modules')],
    plugins: [
      {
        name: 'what frameworks hand in',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^\$env\/dynamic\/private$/ }, () => ({ path: 'env', namespace: 'given' }));
          onLoad({ filter: /.*/, namespace: 'given' }, () => ({
            contents: 'export const env = process.env;',
          }));
        },
      },
    ],
    define: platform === 'node' ? { 'import.meta.env': 'process.env' } : {},
  });
  return made.outputFiles[0]?.text ?? '';
}

/** Runs the page's own code against an address, as a browser on that address would. */
async function answersOf(code: string, base: string): Promise<unknown[]> {
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

function filesBelow(root: string, inside = ''): readonly string[] {
  return readdirSync(join(root, inside)).flatMap((name) => {
    const path = inside === '' ? name : `${inside}/${name}`;
    if (name === 'node_modules') return [];
    return statSync(join(root, path)).isDirectory() ? filesBelow(root, path) : [path];
  });
}

async function runCase(program: ServerCase, folder: Folder, key: string, upstream: string): Promise<void> {
  const { page, serve } = program;
  const before = await bundle(folder, page, 'browser');
  assert.ok(before.includes(key), 'the bundle does not hold the key before the fix');
  const original = await answersOf(before, upstream);

  const client = await startClient({ folders: [{ uri: folder.uri, name: 'page' }] });
  const uri = folder.uriOf(page);
  const shown = await client.open(uri, folder.read(page), 'javascript');
  const own = shown.find(({ code }) => code === 'secret-in-client');
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
    assert.equal(readFileSync(join(folder.path, path), 'utf8').includes(key), path === '.env', path);
  const sent = await bundle(folder, page, 'browser');
  assert.ok(!sent.includes(key), 'the key is still in what the page is built into');

  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const stop = await startProgram({ folder, port, ...(await commandOf(serve, folder)) });
  try {
    assert.deepEqual(await answersOf(sent, base), original);
    const other = await fetch(`${base}/api/openai/../../etc`, { method: 'POST' });
    assert.ok(other.status >= 400, 'another path is answered');
    if (program.client === 'post') {
      const large = await fetch(`${base}/api/openai`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ content: 'x'.repeat(100_000) }),
      });
      assert.equal(large.status, 413, 'a body beyond the limit is taken');
    }
  } finally {
    stop();
  }
}

async function commandOf(serve: ServerCase['serve'], folder: Folder) {
  if ('command' in serve) return serve;
  folder.write('built.mjs', await bundle(folder, serve.file, 'node'));
  const standIn = join(import.meta.dirname, 'serverSide/standIn.mjs');
  return { command: [process.execPath, standIn, join(folder.path, 'built.mjs'), '/api/openai'] };
}

describe('the server-side way, run', () => {
  for (const [index, program] of CASES.entries()) {
    test(program.name, { skip: program.skip ?? false }, async (context) => {
      const key = plant('openai-project', index + 1);
      const upstream = await startUpstream(key);
      context.after(() => upstream.stop());
      const code = CLIENTS[program.client](key, upstream.url);
      const files = Object.fromEntries(
        Object.entries(program.files).map(([path, text]) => [path, text.replace('<<client>>', () => code)]),
      );
      const folder = makeFolder(context, files);
      if (!('file' in program.serve) && program.serve.command[0] === process.execPath)
        symlinkSync(join(FETCHED, 'servers/node_modules'), join(folder.path, 'node_modules'));
      await runCase(program, folder, key, upstream.url);
      assert.deepEqual(upstream.calls, { answered: PROMPTS.length * 2, refused: 0 });
    });
  }
});
