/**
 * Runs after npm has installed this repository or taken it from git, as pre-commit does it for the hook: makes the
 * bundles. Plain JavaScript, for the Node of the person.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const run = (program, args, env = process.env) => {
  const ran = spawnSync(program, args, {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (ran.status !== 0) process.exit(ran.status ?? 1);
};

if (!existsSync(join(root, 'node_modules/esbuild'))) {
  // "npm install -g" of an address of git hands its settings down to where what is needed to build is installed.
  const own = Object.entries(process.env).filter(
    ([name]) => !/^npm_config_(?:global|prefix|location)$/i.test(name),
  );
  run('npm', ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], Object.fromEntries(own));
}
run(process.execPath, ['esbuild.mjs']);
