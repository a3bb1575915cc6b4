// One bundle for each entry point; `--watch` rebuilds on change.
import { rm } from 'node:fs/promises';
import { build, context } from 'esbuild';

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  outdir: 'dist',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: true,
  minify: !process.argv.includes('--watch'),
  logLevel: 'warning',
};

/** A CommonJS bundle has no `import.meta.url`, by which the scan worker is found. */
const withOwnUrl = {
  ...shared,
  banner: { js: "const ownUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': 'ownUrl' },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  { ...shared, entryPoints: { client: 'client/src/extension.ts' }, external: ['vscode'] },
  {
    ...withOwnUrl,
    entryPoints: {
      server: 'server/src/server.ts',
      cli: 'server/src/cli.ts',
      scanWorker: 'server/src/scanWorker.ts',
    },
  },
];

if (process.argv.includes('--watch')) {
  for (const options of bundles) await (await context(options)).watch();
} else {
  await rm('dist', { recursive: true, force: true });
  await Promise.all(bundles.map((options) => build(options)));
}
