/**
 * The server-side way, run: a page that calls a provider with its key is fixed over the wire; then its server is started,
 * and the same page gets the same answer through the endpoint. The key is in no byte of what the page is built into.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { type Folder, makeFolder } from '../lsp/folder.ts';
import { plant } from '../lsp/planted.ts';
import { CASES, type ServerCase } from './serverSide/cases.ts';
import { answersOf, bundle, CLIENTS, keepOnServer, PROMPTS } from './serverSide/page.ts';
import { FETCHED, freePort, startProgram } from './serverSide/server.ts';
import { startUpstream } from './serverSide/upstream.ts';

async function runCase(program: ServerCase, folder: Folder, key: string, upstream: string): Promise<void> {
  const { page, serve } = program;
  const before = await bundle(folder, page, 'browser');
  assert.ok(before.includes(key), 'the bundle does not hold the key before the fix');
  const original = await answersOf(before, upstream);

  await keepOnServer(folder, page, key, program.envFile);
  for (const [tool = '', ...args] of program.checks ?? [])
    assert.equal(execFileSync(tool, args, { cwd: folder.path, encoding: 'utf8' }), '', tool);
  const sent = await bundle(folder, page, 'browser');
  assert.ok(!sent.includes(key), 'the key is still in what the page is built into');

  const [builder, ...args] = program.builds ?? [];
  if (builder !== undefined)
    execFileSync(builder, args, { cwd: folder.path, stdio: 'pipe', timeout: 120_000 });
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const stop = await startProgram({
    folder,
    port,
    envFile: program.envFile,
    ...(await commandOf(serve, folder)),
  });
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
  if ('program' in serve) {
    const { program, start = 'built.mjs' } = serve;
    const platform = start === 'built.mjs' ? 'node' : 'neutral';
    folder.write('built.mjs', await bundle(folder, program, platform));
    return { command: [process.execPath, start] };
  }
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
      if ('program' in program.serve || folder.has('package.json'))
        symlinkSync(join(FETCHED, 'servers/node_modules'), join(folder.path, 'node_modules'));
      await runCase(program, folder, key, upstream.url);
      assert.deepEqual(upstream.calls, { answered: PROMPTS.length * 2, refused: 0 });
    });
  }
});
