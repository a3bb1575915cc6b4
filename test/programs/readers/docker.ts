/**
 * Runs the steps of a Dockerfile's last stage, as BuildKit reads them, each with the secrets that it mounts; then
 * `app.sh`, with the environment of the image and of `docker run --env-file`. Usage: node docker.ts READERS FILE
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { digest } from './digest.ts';

const [readers = '', file = ''] = process.argv.slice(2);
const read = spawnSync(readers, ['dockerfile', file], { encoding: 'utf8' });
if (read.status !== 0) throw new Error(read.stderr);
const { steps, environment } = JSON.parse(read.stdout) as {
  readonly steps: readonly { readonly script: string; readonly secrets: readonly string[] }[];
  readonly environment: Readonly<Record<string, string>>;
};
const { PATH } = process.env;
for (const { script, secrets } of steps) {
  const mounted = Object.fromEntries(secrets.map((name) => [name, process.env[name]]));
  const { status, stdout } = spawnSync('sh', ['-c', script], {
    env: { PATH, ...environment, ...mounted },
    encoding: 'utf8',
  });
  console.log(status, digest(stdout));
}
if (existsSync('app.sh')) {
  const { stdout } = spawnSync('sh', ['app.sh'], {
    env: { ...environment, ...process.env },
    encoding: 'utf8',
  });
  console.log(digest(stdout));
}
