/**
 * A provider on this very machine: answers by a table, remembers what it was asked. Stands in for all hosts that a key may
 * be sent to, by `kagimori.check.baseUrls`.
 */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AskedOf {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the provider says; `hang` never does. */
export type Said =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'hang'
  | 'reset';

export interface LoopbackProvider {
  /** `http://127.0.0.1:port` */
  readonly base: string;
  readonly host: string;
  readonly asked: readonly AskedOf[];
  /** What it says from now on. */
  says(said: Said | ((asked: AskedOf) => Said)): void;
  stop(): Promise<void>;
}

export const json = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Said => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

export async function startProvider(): Promise<LoopbackProvider> {
  const asked: AskedOf[] = [];
  const open = new Set<ServerResponse>();
  let answer: (asked: AskedOf) => Said = () => json(200, {});
  const server = createServer((request, response) => {
    open.add(response);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const question = { method, path, headers, body: Buffer.concat(chunks).toString() };
      asked.push(question);
      const said = answer(question);
      if (said === 'hang') return;
      if (said === 'reset') response.socket?.destroy();
      else response.writeHead(said.status, said.headers).end(said.body ?? '');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    asked,
    says(said) {
      answer = typeof said === 'function' ? said : () => said;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const response of open) response.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
