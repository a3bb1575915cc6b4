/** Starts a server program with the `.env` of its folder and waits until it listens. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Folder } from '../../lsp/folder.ts';

/** @returns a port that was free a moment ago. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

export interface ServerOptions {
  readonly folder: Folder;
  readonly command: readonly string[];
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly envFile?: string | undefined;
}

/** @returns what ends it; rejects when it ends by itself before it answers. */
export async function startProgram({
  folder,
  command,
  port,
  env = {},
  envFile = '.env',
}: ServerOptions): Promise<() => void> {
  const [program = '', ...args] = command;
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(program, args, {
    cwd: folder.path,
    env: { PATH, HOME, PORT: String(port), ...parseEnv(folder.read(envFile)), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const stop = (): void => void child.kill('SIGKILL');
  try {
    await listening(child, port, () => output);
  } catch (error) {
    stop();
    throw error;
  }
  return stop;
}

/** Any answer will do: the routes of the program are its own. */
async function listening(child: ChildProcess, port: number, said: () => string): Promise<void> {
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said()}`)));
  });
  const answers = async (): Promise<void> => {
    const deadline = AbortSignal.timeout(60_000);
    for (;;) {
      const asked = { method: 'HEAD', signal: deadline };
      const answer = await fetch(`http://127.0.0.1:${port}/`, asked).catch(() => undefined);
      if (answer !== undefined) return;
      if (deadline.aborted) throw new Error(`no answer on port ${port}: ${said()}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await Promise.race([ended, answers()]);
}

/** The folder with packages that the tests of servers use, where it has been fetched. */
export const FETCHED = join(import.meta.dirname, '../../../.stores');
