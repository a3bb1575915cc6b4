/** A proxy on this very machine: remembers which tunnels it was asked for, and opens them to one place, or not at all. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface LoopbackProxy {
  /** `http://127.0.0.1:port` */
  readonly address: string;
  readonly asked: readonly { readonly to: string; readonly headers: IncomingHttpHeaders }[];
  stop(): Promise<void>;
}

/** @param target port of this machine at which every tunnel ends; refuses them all where absent. */
export async function startProxy(target?: number): Promise<LoopbackProxy> {
  const asked: { to: string; headers: IncomingHttpHeaders }[] = [];
  const open = new Set<Socket>();
  const server = createServer();
  server.on('connect', ({ url: to = '', headers }, socket: Socket) => {
    asked.push({ to, headers });
    open.add(socket);
    socket.on('error', () => socket.destroy());
    if (target === undefined) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const beyond = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(beyond).pipe(socket);
    });
    open.add(beyond);
    beyond.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
