/**
 * Serves one table of `index.ts` on a free port of 127.0.0.1 and prints the port: `node server.ts ID`. What it needs to
 * know comes as JSON on standard input. With `dies` it ends, as if killed, when the first value arrives.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import type { Certificate } from './certificate.ts';
import { LOOPBACKS } from './index.ts';
import { NO_ROUTE, replyTo } from './loopback.ts';

export interface Given {
  readonly folder: string;
  readonly credentials: Readonly<Record<string, string>>;
  readonly dies: boolean;
  readonly certificate?: Certificate;
}

/** Where a test finds what has been stored under a name. */
export const keptFile = (folder: string, name: string): string =>
  join(folder, `kept-${encodeURIComponent(name)}`);

if (import.meta.main) serve(process.argv[2] ?? '', JSON.parse(readFileSync(0, 'utf8')) as Given);

function serve(id: string, { folder, credentials, dies, certificate }: Given): void {
  const loopback = LOOPBACKS[id];
  if (loopback === undefined) throw new Error(`no loopback service ${id}`);
  const keep = (name: string, value: string) => writeFileSync(keptFile(folder, name), value);
  const routes = loopback.routes({ credentials, keep });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const asked = `${method} ${url.pathname}`;
    const body = await bodyOf(request);
    if (dies && loopback.writes.test(asked)) process.exit(1);
    const reply = await replyTo(routes, method, url, { headers: request.headers, body });
    if (reply === undefined) process.stderr.write(`${id}: no route for ${asked}\n`);
    const { status = 200, json, text = '', headers } = reply ?? NO_ROUTE;
    const type = json === undefined ? 'text/plain' : 'application/json';
    response.writeHead(status, { 'Content-Type': type, ...headers });
    response.end(json === undefined ? text : JSON.stringify(json));
  };
  const server =
    certificate === undefined
      ? createServer(answer)
      : createTlsServer(
          { key: readFileSync(certificate.key), cert: readFileSync(certificate.certificate) },
          answer,
        );
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.stdout.write(`${typeof address === 'object' && address ? address.port : ''}\n`);
  });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
