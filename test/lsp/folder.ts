/** A workspace folder on disk for one test. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { uriOf } from '../../server/src/workspace/project.ts';

export interface Folder {
  readonly path: string;
  readonly uri: string;
  uriOf(name: string): string;
  read(name: string): string;
  has(name: string): boolean;
  write(name: string, content: string | Uint8Array): void;
  /** The permission bits, such as 0o600. */
  mode(name: string): number;
  git(...args: string[]): string;
}

/** Makes a folder with these files, which goes away with the test. @param parent where it stands. */
export function makeFolder(
  context: Pick<TestContext, 'after'>,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  parent = tmpdir(),
): Folder {
  const path = mkdtempSync(join(parent, 'kagimori-test-'));
  context.after(() => rmSync(path, { recursive: true, force: true }));
  const folder: Folder = {
    path,
    uri: uriOf(path),
    uriOf: (name) => uriOf(join(path, name)),
    read: (name) => readFileSync(join(path, name), 'utf8'),
    has: (name) => existsSync(join(path, name)),
    write(name, content) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
    },
    mode: (name) => statSync(join(path, name)).mode & 0o777,
    git: (...args) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: path,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
  };
  for (const [name, content] of Object.entries(files)) folder.write(name, content);
  return folder;
}
