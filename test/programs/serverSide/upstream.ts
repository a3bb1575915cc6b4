/** A provider on the loopback interface: answers whoever sends the key, and nobody else. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Upstream {
  readonly url: string;
  /** How many calls came with the key, and how many without. */
  readonly calls: { answered: number; refused: number };
  stop(): void;
}

/** @param key what has to come, in a header or in the query. */
export async function startUpstream(key: string): Promise<Upstream> {
  const calls = { answered: 0, refused: 0 };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request.setEncoding('utf8')) body += piece;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const sent = [...Object.values(request.headers), ...searchParams.values()].flat();
    const isKnown = sent.some((value) => value === key || value === `Bearer ${key}`);
    calls[isKnown ? 'answered' : 'refused'] += 1;
    for (const [name, value] of searchParams) if (value === key) searchParams.delete(name);
    searchParams.sort();
    const answer = { id: 'a', object: 'chat.completion', pathname, query: `${searchParams}`, body };
    response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isKnown ? answer : { error: 'no key' }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
