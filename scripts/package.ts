/**
 * `npm run package`: packs the extension, and refuses a package that holds what it should not, lacks what it needs or
 * has outgrown its budget.
 */
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const packagePath = join(root, 'kagimori.vsix');
const BUDGET_BYTES = 2_000_000;

/** All that may be in the package. */
const ALLOWED = [
  /^(package\.json|package\.nls(\.ja)?\.json|README(\.ja)?\.md|CHANGELOG\.md|LICENSE)$/,
  /^dist\/(?!cli)[\w-]+\.js$/,
  /^l10n\/bundle\.l10n\.ja\.json$/,
  /^schemas\/[\w.-]+\.json$/,
  /^media\/((advice\/)?[\w-]+\.png|activity\.svg|walkthrough\/\w+\.md)$/,
];
/** What it cannot do without. */
const NEEDED = [
  'package.json',
  'package.nls.json',
  'package.nls.ja.json',
  'README.md',
  'LICENSE',
  'dist/client.js',
  'dist/server.js',
  'dist/serverMain.js',
  'dist/scanWorker.js',
  'dist/scanWorkerMain.js',
  'dist/detector.js',
  'dist/archives.js',
  'dist/languages.js',
  'dist/pattern.js',
  'dist/remediation.js',
  'dist/rules.js',
  'l10n/bundle.l10n.ja.json',
  'media/icon.png',
  'media/activity.svg',
];

const files = (await listFiles({ cwd: root, packageManager: PackageManager.None })).sort();
const wrong = [
  ...files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file))).map((file) => `has ${file}`),
  ...NEEDED.filter((file) => !files.includes(file)).map((file) => `lacks ${file}`),
];
// The repository has no public address yet, to which the links of the README could be rewritten.
const options = { rewriteRelativeLinks: false, allowMissingRepository: true };
await createVSIX({ cwd: root, packagePath, dependencies: false, ...options });
const { size } = await stat(packagePath);
if (size > BUDGET_BYTES) wrong.push(`has ${size} bytes, over the budget of ${BUDGET_BYTES}`);
for (const line of wrong) console.error(`The package ${line}`);
console.log(`${packagePath}: ${files.length} files, ${size} bytes of ${BUDGET_BYTES}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
