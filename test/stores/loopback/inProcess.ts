/** The table of a service without any socket, for tests of what this project sends by itself. */
import type { HttpAnswer, HttpRequest } from '../../../server/src/host.ts';
import { type Loopback, NO_ROUTE, replyTo } from './loopback.ts';

export interface InProcess {
  /** Of the environment in which the service is found. */
  readonly variables: Readonly<Record<string, string>>;
  /** What has been stored, as the service understands it. */
  readonly kept: ReadonlyMap<string, string>;
  answer(request: HttpRequest): Promise<HttpAnswer>;
}

/** @param origin under which the service says it is; nothing is there */
export function inProcess(service: Loopback, origin: string): InProcess {
  const credentials = service.credentials?.() ?? {};
  const kept = new Map<string, string>();
  const routes = service.routes({ credentials, keep: (name, value) => kept.set(name, value) });
  return {
    variables: service.env(origin, '/home/me', credentials),
    kept,
    async answer({ url, method, headers, body = '' }) {
      const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
      const sent = { headers: Object.fromEntries(lower), body: Buffer.from(body) };
      const { status = 200, json } = (await replyTo(routes, method, new URL(url), sent)) ?? NO_ROUTE;
      return { status, headers: {}, text: JSON.stringify(json) };
    },
  };
}
