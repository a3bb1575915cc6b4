/**
 * "Move to .env" in the server code of real frameworks: each hands out its variables in a way of its own. The program is
 * fixed by the command line, built and started, and answers as before; what was built does not hold the key.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { makeFolder } from '../lsp/folder.ts';
import { plant } from '../lsp/planted.ts';
import { filesBelow } from './serverSide/page.ts';
import { FETCHED, freePort, startProgram } from './serverSide/server.ts';

const FRAMEWORKS = join(FETCHED, 'frameworks');
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const manifest = (...packages: readonly string[]): string =>
  JSON.stringify({
    type: 'module',
    dependencies: Object.fromEntries(packages.map((name) => [name, '*'])),
  });

/** A program that answers `/key` with the SHA-256 of two keys. */
interface App {
  readonly name: string;
  /** Below `.stores/frameworks`. */
  readonly folder: string;
  readonly files: Readonly<Record<string, string>>;
  /** Of the `files`, what holds the keys: `«1»` and `«2»`. */
  readonly code: string;
  readonly build: readonly string[];
  /** Where the build is. */
  readonly built: string;
  readonly serve: readonly string[];
}

const ANSWER =
  "import { createHash } from 'node:crypto';\n\nconst first = '«1»';\nconst second = '«2»';\nconst answer = () => createHash('sha256').update(first + second).digest('hex');\n\n";
const SVELTE = {
  'src/app.html':
    '<!doctype html>\n<html><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>\n',
  'src/routes/+page.svelte': '<p>Shop</p>\n',
  'src/routes/key/+server.js': `${ANSWER}export const GET = () => new Response(answer());\n`,
} as const;
const SVELTE_RUN = {
  code: 'src/routes/key/+server.js',
  build: ['vite', 'build'],
  built: 'build',
  serve: ['node', 'build'],
} as const;

const APPS: readonly App[] = [
  {
    name: 'SvelteKit 3',
    folder: 'sveltekit',
    files: {
      ...SVELTE,
      'package.json': manifest('@sveltejs/kit', 'svelte', 'vite'),
      'vite.config.js':
        "import adapter from '@sveltejs/adapter-node';\nimport { sveltekit } from '@sveltejs/kit/vite';\nimport { defineConfig } from 'vite';\n\nexport default defineConfig({ plugins: [sveltekit({ adapter: adapter() })] });\n",
    },
    ...SVELTE_RUN,
  },
  {
    name: 'SvelteKit 2',
    folder: 'sveltekit2',
    files: {
      ...SVELTE,
      'package.json': manifest('@sveltejs/kit', 'svelte', 'vite').replace(
        '"@sveltejs/kit":"*"',
        '"@sveltejs/kit":"^2.0.0"',
      ),
      'svelte.config.js':
        "import adapter from '@sveltejs/adapter-node';\n\nexport default { kit: { adapter: adapter() } };\n",
      'vite.config.js':
        "import { sveltekit } from '@sveltejs/kit/vite';\nimport { defineConfig } from 'vite';\n\nexport default defineConfig({ plugins: [sveltekit()] });\n",
    },
    ...SVELTE_RUN,
  },
  {
    name: 'Astro',
    folder: 'astro',
    files: {
      'package.json': manifest('astro', '@astrojs/node'),
      'astro.config.mjs':
        "import node from '@astrojs/node';\nimport { defineConfig } from 'astro/config';\n\nexport default defineConfig({ adapter: node({ mode: 'standalone' }), devToolbar: { enabled: false } });\n",
      'src/pages/index.astro': '<p>Shop</p>\n',
      'src/pages/key.js': `${ANSWER}export const prerender = false;\nexport const GET = () => new Response(answer());\n`,
    },
    code: 'src/pages/key.js',
    build: ['astro', 'build'],
    built: 'dist',
    serve: ['node', 'dist/server/entry.mjs'],
  },
];

describe('"Move to .env" in the servers of real frameworks', () => {
  for (const { name, folder: home, files, code, build, built, serve } of APPS) {
    const modules = join(FRAMEWORKS, home, 'node_modules');
    const skip = existsSync(modules)
      ? false
      : `${home} is not in .stores/frameworks (npm run stores:up fetches it)`;
    test(name, { skip }, async (context) => {
      const keys = [plant('github-pat-classic', 71), plant('openai-project', 72)] as const;
      const folder = makeFolder(context, files, realpathSync(join(FRAMEWORKS, home)));
      folder.write(code, folder.read(code).replace('«1»', keys[0]).replace('«2»', keys[1]));
      const environment = {
        PATH: `${join(modules, '.bin')}:${process.env.PATH ?? ''}`,
        HOME: process.env.HOME ?? '',
        ASTRO_TELEMETRY_DISABLED: '1',
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
      };
      execFileSync(process.execPath, [CLI, 'fix', '.'], { cwd: folder.path, stdio: 'ignore' });
      assert.ok(!keys.some((key) => folder.read(code).includes(key)), 'the keys are in the code');
      const [program = '', ...args] = build;
      execFileSync('env', [program, ...args], {
        cwd: folder.path,
        env: { ...environment, ...parseEnv(folder.read('.env')) },
        stdio: 'pipe',
      });
      const output = filesBelow(join(folder.path, built))
        .map((path) => readFileSync(join(folder.path, built, path), 'latin1'))
        .join('\n');
      assert.ok(!keys.some((key) => output.includes(key)), 'the keys are in what was built');

      const port = await freePort();
      context.after(await startProgram({ folder, port, command: serve, env: environment }));
      const answer = await (await fetch(`http://127.0.0.1:${port}/key`)).text();
      assert.equal(answer, createHash('sha256').update(keys.join('')).digest('hex'));
    });
  }
});
