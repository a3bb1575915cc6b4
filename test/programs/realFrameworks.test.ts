/**
 * The server-side way in the frameworks themselves, as they are published: an app is built and its key is in what
 * browsers are sent; it is fixed, built and started, the page gets the same answers, and the key is gone from there.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parseEnv, promisify } from 'node:util';
import { type Folder, makeFolder } from '../lsp/folder.ts';
import { plant } from '../lsp/planted.ts';
import { answersOf, bundle, CLIENTS, filesBelow, keepOnServer, PROMPTS } from './serverSide/page.ts';
import { REAL_APPS, type RealApp } from './serverSide/realApps.ts';
import { FETCHED, freePort, startProgram } from './serverSide/server.ts';
import { startUpstream } from './serverSide/upstream.ts';

const FRAMEWORKS = join(FETCHED, 'frameworks');
/** Where a real app takes its packages from, and what keeps it from asking the network. */
const QUIET = {
  NEXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  NODE_ENV: 'production',
  CI: '1',
};

const run = promisify(execFile);

const lacks = ({ folder }: RealApp): string | false =>
  existsSync(join(FRAMEWORKS, folder, 'node_modules'))
    ? false
    : `${folder} is not in .stores/frameworks (npm run stores:up fetches it)`;

const environment = ({ folder }: RealApp): Record<string, string> => ({
  ...QUIET,
  PATH: `${join(FRAMEWORKS, folder, 'node_modules/.bin')}:${process.env.PATH ?? ''}`,
  HOME: process.env.HOME ?? '',
});

/** Builds the app with what `.env` says. @returns all that browsers are sent, as one text. */
async function built(app: RealApp, folder: Folder): Promise<string> {
  const [program = '', ...args] = app.build;
  const env = { ...environment(app), ...(folder.has('.env') ? parseEnv(folder.read('.env')) : {}) };
  await run('env', [program, ...args], { cwd: folder.path, env, maxBuffer: 1 << 26 });
  const root = join(folder.path, app.sent);
  return filesBelow(root)
    .map((path) => readFileSync(join(root, path), 'latin1'))
    .join('\n');
}

describe('the server-side way in real frameworks', () => {
  for (const [index, app] of REAL_APPS.entries()) {
    test(app.name, { skip: lacks(app) }, async (context) => {
      const key = plant('openai-project', index + 50);
      const upstream = await startUpstream(key);
      context.after(() => upstream.stop());
      const code = CLIENTS[app.client](key, upstream.url);
      const typed = /\.tsx?$/.test(app.page) ? code.replace('(prompt)', '(prompt: string)') : code;
      const files = Object.fromEntries(
        Object.entries(app.files).map(([path, text]) => [path, text.replace('<<client>>', () => typed)]),
      );
      const folder = makeFolder(context, files, realpathSync(join(FRAMEWORKS, app.folder)));
      const original = await answersOf(await bundle(folder, app.page, 'browser'), upstream.url);
      if (app.published !== undefined) {
        const [name, read] = app.published;
        folder.write(app.page, folder.read(app.page).replace(`'${key}'`, read));
        folder.write('.env', `${name}=${key}\n`);
      }
      const before = await built(app, folder);
      assert.ok(before.includes(key), 'what is sent does not hold the key before the fix');

      for (const path of filesBelow(folder.path))
        if (!(path in files) && path !== '.env') rmSync(join(folder.path, path));
      await keepOnServer(folder, app.published === undefined ? app.page : '.env', key);
      const after = await built(app, folder);
      assert.ok(!after.includes(key), 'the key is still in what is sent');
      assert.ok(after.includes('/api/openai'), 'the page does not call the endpoint');

      const port = await freePort();
      for (const [at, command] of app.serve.entries()) {
        const isLast = at === app.serve.length - 1;
        const stop = await startProgram({
          folder,
          port: isLast ? port : 8787,
          command: command.map((word) => word.replace('$PORT', String(port))),
          env: {
            ...environment(app),
            ...(isLast ? {} : { PORT: '8787' }),
            HOST: '127.0.0.1',
            HOSTNAME: '127.0.0.1',
          },
        });
        context.after(stop);
      }
      const base = `http://127.0.0.1:${port}`;
      const page = await bundle(folder, app.page, 'browser');
      assert.deepEqual(await answersOf(page, base), original);
      assert.deepEqual(upstream.calls, { answered: PROMPTS.length * 2, refused: 0 });
      const shown = await (await fetch(base)).text();
      assert.ok(!shown.includes(key), 'the key is in the page');
    });
  }
});
