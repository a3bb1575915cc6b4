// One bundle for each entry point; `--watch` rebuilds on change, `--sizes` tells what fills the bundles.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, context } from 'esbuild';

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  outdir: 'dist',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // A package's ES module bundles smaller, and jsonc-parser's CommonJS one does not bundle at all.
  mainFields: ['module', 'main'],
  sourcemap: true,
  minify: !process.argv.includes('--watch'),
  logLevel: 'warning',
  metafile: true,
};

/** A CommonJS bundle has no `import.meta.url`, by which the scan worker is found. */
const withOwnUrl = {
  ...shared,
  banner: { js: "const ownUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': 'ownUrl', KAGIMORI_BUILD: JSON.stringify(await hashOfSources()) },
};

/** What was found by one build says nothing about what another one finds. */
async function hashOfSources() {
  const hash = createHash('sha256');
  const sources = (await readdir('server/src', { recursive: true })).filter((file) => file.endsWith('.ts'));
  for (const file of [
    'package.json',
    'package-lock.json',
    ...sources.sort().map((name) => `server/src/${name}`),
  ])
    hash.update(`${file}\n`).update(await readFile(file));
  return hash.digest('hex');
}

/** What is started, and what it loads: what stands in the started file itself is compiled at each start. */
const ENTRIES = { server: 'serverMain', cli: 'cliMain', scanWorker: 'scanWorkerMain' };

/**
 * The started files keep what V8 has compiled in the user's own cache folder (never in a shared one), where Node can do
 * that: the next start is sooner. Node turns it off by itself on `NODE_DISABLE_COMPILE_CACHE=1`.
 */
const startOf = (/** @type {string} */ main) => `#!/usr/bin/env node
'use strict';
const { join } = require('node:path');
const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = process.env;
const folder = LOCALAPPDATA ?? XDG_CACHE_HOME ?? (HOME && join(HOME, process.platform === 'darwin' ? 'Library/Caches' : '.cache'));
if (folder) require('node:module').enableCompileCache?.(join(folder, 'kagimori'));
require('./${main}.js');
`;

async function writeEntries() {
  await mkdir('dist', { recursive: true });
  for (const [name, main] of Object.entries(ENTRIES)) {
    await writeFile(`dist/${name}.js`, startOf(main), { mode: 0o755 });
  }
}

/** What server, command line and scan worker have in common: built once, loaded by each from its side. */
const SHARED = {
  rules: 'server/src/rules/index.ts',
  pattern: 'server/src/workspace/config/pattern.ts',
  detector: 'server/src/workspace/detectorSetup.ts',
  languages: 'server/src/remediation/languages/index.ts',
  remediation: 'server/src/remediation/moveToEnv.ts',
  archives: 'server/src/workspace/archives/lookInside.ts',
};

/** @type {import('esbuild').Plugin} */
const sharedApart = {
  name: 'shared-apart',
  setup({ onResolve, resolve }) {
    onResolve(
      { filter: /\/(?:index|pattern|detectorSetup|moveToEnv|lookInside)\.ts$/ },
      async ({ path, pluginData, ...where }) => {
        if (pluginData === 'asked' || where.kind === 'entry-point') return undefined;
        const found = await resolve(path, { ...where, pluginData: 'asked' });
        const name = Object.keys(SHARED).find((key) => found.path === join(import.meta.dirname, SHARED[key]));
        return name === undefined ? found : { path: `./${name}.js`, external: true };
      },
    );
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  { ...shared, entryPoints: { client: 'client/src/extension.ts' }, external: ['vscode'] },
  {
    ...withOwnUrl,
    entryPoints: Object.fromEntries(
      Object.entries(ENTRIES).map(([name, main]) => [main, `server/src/${name}.ts`]),
    ),
    plugins: [sharedApart],
  },
  { ...withOwnUrl, entryPoints: SHARED, plugins: [sharedApart] },
];

if (process.argv.includes('--watch')) {
  await writeEntries();
  for (const options of bundles) await (await context(options)).watch();
} else {
  await rm('dist', { recursive: true, force: true });
  await writeEntries();
  const results = await Promise.all(bundles.map((options) => build(options)));
  if (process.argv.includes('--sizes')) for (const { metafile } of results) printSizes(metafile);
}

/** Prints each bundle's bytes and the five packages or folders that take the most of them. */
function printSizes(/** @type {import('esbuild').Metafile} */ metafile) {
  for (const [file, { bytes, inputs }] of Object.entries(metafile.outputs)) {
    if (file.endsWith('.map')) continue;
    /** @type {Map<string, number>} */
    const parts = new Map();
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const part =
        /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.split('/').slice(0, 3).join('/');
      parts.set(part, (parts.get(part) ?? 0) + bytesInOutput);
    }
    const largest = [...parts].sort(([, a], [, b]) => b - a).slice(0, 5);
    console.log(`${file}: ${bytes} bytes (${largest.map(([part, size]) => `${part} ${size}`).join(', ')})`);
  }
}
