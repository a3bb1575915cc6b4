/** Prints what npm sends to a registry, read from the `.npmrc` of this folder. Usage: node npm.ts */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digest } from './digest.ts';

const server = createServer((request, response) => {
  if (request.url?.endsWith('/whoami') === true) console.log(digest(request.headers.authorization ?? ''));
  response.setHeader('content-type', 'application/json');
  response.end('{"username":"someone"}');
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  // The file names a registry whose port is not known beforehand.
  const config = join(tmpdir(), `npmrc-${process.pid}`);
  writeFileSync(config, readFileSync('.npmrc', 'utf8').replaceAll('registry.example', `127.0.0.1:${port}`));
  const child = spawn('npm', ['whoami', '--registry', `http://127.0.0.1:${port}/`, '--userconfig', config], {
    cwd: tmpdir(),
    stdio: 'ignore',
  });
  child.on('close', (status) => {
    writeFileSync(config, '');
    server.close();
    process.exitCode = status ?? 1;
  });
});
