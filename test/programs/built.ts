/** Readers that Go builds from this tree or its module proxy; Go keeps what has not changed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isThere } from './harness.ts';

const TOOLS = join(tmpdir(), 'kagimori-format-readers');

/** @returns the path of the program, also where it could not be built. */
export function built(name: string, args: readonly string[], cwd: string): string {
  const path = join(TOOLS, name);
  // The readers are built from this tree, and so anew each time.
  if ((args[0] === 'build' || !existsSync(path)) && isThere('go')) {
    mkdirSync(TOOLS, { recursive: true });
    spawnSync('go', args, { cwd, env: { ...process.env, GOBIN: TOOLS }, timeout: 300_000, stdio: 'ignore' });
  }
  return path;
}

/** The readers of `readers/go`. */
export const readers = (): string =>
  built(
    'readers',
    ['build', '-o', join(TOOLS, 'readers'), '.'],
    fileURLToPath(new URL('readers/go', import.meta.url)),
  );
