/**
 * What a secrets manager's documented API answers, as a table of routes. One server (`server.ts`) serves any of these
 * tables on loopback, in a process of its own, for the real client program of that manager.
 */

export interface Call {
  /** The parts of the path that its route names. */
  readonly at: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

export interface Reply {
  /** 200 where absent. */
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (call: Call) => Reply | Promise<Reply>;

/** By "METHOD /path/{part}". */
export type Routes = Readonly<Record<string, Handler>>;

/** What the server of one manager is handed. */
export interface Making {
  /** What the client signs in with, made for this one run. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Tells the test what has been stored, as the service itself understands it. */
  keep(name: string, value: string): void;
}

/** Runs a program in the service's environment and gives its standard output. */
export type Run = (program: string, args: readonly string[]) => string;

/** One manager: its side of the API, and how its client is pointed at it. */
export interface Loopback {
  /** Its own program; where it is missing the tests skip. */
  readonly program: string;
  /** Whether no package registry has that program: only a machine on which it is installed already can try it. */
  readonly inNoRegistry?: true;
  /** What else the server needs and this machine lacks. */
  missing?(): string | undefined;
  /** Whether `read` has what it needs, where that is not the program alone. */
  canRead?(): boolean;
  /** Whether its client speaks TLS only: the server has a certificate then, and the origin is `https:`. */
  readonly tls?: true;
  /** Whether it takes seconds to start: one value has to stand for all then. */
  readonly slow?: true;
  /** Whether `put` itself needs no program, so that the tests run without it, too. */
  readonly byApi?: true;
  /** Which requests bring a value: the moment at which a server that is to be killed half-way ends. */
  readonly writes: RegExp;
  credentials?(): Readonly<Record<string, string>>;
  routes(making: Making): Routes;
  /** @param origin `http://127.0.0.1:PORT`, or `https:` @param folder a home of its own */
  env(
    origin: string,
    folder: string,
    credentials: Readonly<Record<string, string>>,
  ): Readonly<Record<string, string>>;
  /** Files in the home folder, by path. */
  files?(origin: string): Readonly<Record<string, string>>;
  /** Signs in, where a variable does not do that. */
  prepare?(run: Run, folder: string): void;
  /** The value as the manager's own program reads it; absent where the service gives no value back to anyone. */
  read?(name: string, run: Run): string;
}

/** A JSON Web Token of these claims; the clients only read it, so that nobody has signed it. */
export const unsignedToken = (claims: object): string =>
  [{ alg: 'none' }, claims, {}]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');

export const jsonOf = (call: Call): Record<string, unknown> =>
  JSON.parse(call.body.toString()) as Record<string, unknown>;

/** The answer where no route matches. */
export const NO_ROUTE: Reply = { status: 404, json: {} };

/**
 * What a table answers to a request.
 * @param url its path and query count
 * @returns undefined where no route matches
 */
export async function replyTo(
  routes: Routes,
  method: string,
  url: URL,
  { headers, body }: Pick<Call, 'headers' | 'body'>,
): Promise<Reply | undefined> {
  const route = routeOf(routes, method, url.pathname);
  return route?.handler({ at: route.at, query: url.searchParams, headers, body });
}

/** @returns the handler of the route that matches, with the named parts of the path. */
function routeOf(
  routes: Routes,
  method: string,
  path: string,
): { readonly handler: Handler; readonly at: Readonly<Record<string, string>> } | undefined {
  for (const [route, handler] of Object.entries(routes)) {
    const [verb, shape = ''] = route.split(' ');
    const pattern = shape.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/:]+)');
    const found = verb === method ? new RegExp(`^${pattern}$`).exec(path) : null;
    if (found === null) continue;
    const parts = Object.entries(found.groups ?? {}).map(([name, part]) => [name, decodeURIComponent(part)]);
    return { handler, at: Object.fromEntries(parts) };
  }
  return undefined;
}
