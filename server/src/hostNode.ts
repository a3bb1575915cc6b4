/** The host for Node: the only file that knows `node:fs` and `node:child_process`. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, watch } from 'node:fs';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FileStat, FileState, Host, HostError, HostResult, RunOptions, RunResult } from './host.ts';
import { nativePath, textOfNames } from './nativePath.ts';

const ERRORS: Readonly<Record<string, HostError>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'read-only',
  EISDIR: 'is-directory',
  EEXIST: 'exists',
  ELOOP: 'not-a-file',
  ENXIO: 'not-a-file',
};

function hostError(error: unknown): HostError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ERRORS[code] ?? 'io';
}

async function attempt<T>(work: () => Promise<T>): Promise<HostResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: hostError(error) };
  }
}

/** Opening a pipe must not wait for its other end. Windows has neither flag. */
const NO_WAIT = constants.O_NONBLOCK ?? 0;
/** A link may lead out of the workspace, so a scan does not follow it. */
const NO_LINK = constants.O_NOFOLLOW ?? 0;

const failed = (error: HostError) => ({ ok: false, error }) as const;

function kindOf(entry: {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}): FileStat['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  return entry.isSymbolicLink() ? 'symlink' : 'other';
}

async function readFile(
  path: string,
  maxBytes = Number.POSITIVE_INFINITY,
  follow = true,
): Promise<HostResult<Uint8Array>> {
  try {
    const file = await fs.open(nativePath(path), constants.O_RDONLY | NO_WAIT | (follow ? 0 : NO_LINK));
    try {
      const stat = await file.stat();
      if (stat.isDirectory()) return failed('is-directory');
      // A pipe or a device never ends: only regular files are read.
      if (!stat.isFile()) return failed('not-a-file');
      if (stat.size > maxBytes) return failed('too-large');
      const bytes = await file.readFile();
      return bytes.length > maxBytes ? failed('too-large') : { ok: true, value: bytes };
    } finally {
      await file.close();
    }
  } catch (error) {
    return failed(hostError(error));
  }
}

/** Keeps the mode of the file that is replaced unless another is asked for. */
async function writeFileAtomic(path: string, data: Uint8Array, mode?: number): Promise<HostResult<void>> {
  // A rename replaces a read-only file without asking: that is not what "read-only" means to its owner.
  const old = await fs.stat(path).catch(() => undefined);
  if (old !== undefined && (old.mode & 0o222) === 0) return failed('read-only');
  // It would replace a device or a pipe, too: for everybody, where the administrator writes to /dev/null.
  if (old?.isFile() === false) return failed(old.isDirectory() ? 'is-directory' : 'not-a-file');
  // The target of a link is replaced, never the link.
  const target = old === undefined ? path : await fs.realpath(path).catch(() => path);
  const temporary = join(dirname(target), `.kagimori-${randomBytes(6).toString('hex')}.tmp`);
  const result = await attempt(async () => {
    const file = await fs.open(temporary, 'wx', mode ?? (old === undefined ? 0o666 : old.mode & 0o777));
    try {
      await file.writeFile(data);
      if (mode !== undefined || old !== undefined) await file.chmod(mode ?? (old?.mode ?? 0o666) & 0o777);
      await file.sync();
    } finally {
      await file.close();
    }
    await fs.rename(temporary, target);
  });
  if (!result.ok) await fs.rm(temporary, { force: true }).catch(() => undefined);
  return result;
}

async function stat(path: string): Promise<HostResult<FileStat>> {
  return attempt(async () => {
    const found = await fs.lstat(nativePath(path));
    return {
      kind: kindOf(found),
      size: found.size,
      mtime: found.mtimeMs,
      writable:
        (found.mode & 0o222) !== 0 && (await fs.access(nativePath(path), fs.constants.W_OK).then(yes, no)),
    };
  });
}
const yes = () => true;
const no = () => false;

function fileState(path: string): FileState | undefined {
  try {
    const found = lstatSync(nativePath(path), { throwIfNoEntry: false });
    if (found?.isFile() !== true) return undefined;
    const { size, mtimeMs, ctimeMs, ino, dev, mode } = found;
    // A tool can set the time of the content, but not that of the last change.
    return {
      size,
      changedAt: Math.max(mtimeMs, ctimeMs),
      mark: `${size} ${mtimeMs} ${ctimeMs} ${ino} ${dev} ${mode}`,
    };
  } catch {
    return undefined;
  }
}

function watchFolder(folder: string, changed: (name?: string) => void): (() => void) | undefined {
  try {
    const watcher = watch(nativePath(folder), { persistent: false }, (_, name) => changed(name ?? undefined));
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    return undefined;
  }
}

function run(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<HostResult<RunResult>> {
  return new Promise((resolve) => {
    const signals = [
      ...(options.signal === undefined ? [] : [options.signal]),
      ...(options.timeoutMs === undefined ? [] : [AbortSignal.timeout(options.timeoutMs)]),
    ];
    const child = spawn(program, args, {
      shell: false,
      windowsHide: true,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: { ...process.env, ...options.env },
      ...(signals.length === 0 ? {} : { signal: AbortSignal.any(signals) }),
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    const textOf = options.printsNames === true ? textOfNames : (bytes: Buffer) => bytes.toString();
    const answer = (code: number | null) => ({
      ok: true as const,
      value: { code, stdout: textOf(Buffer.concat(out)), stderr: Buffer.concat(err).toString() },
    });
    child.on('error', (error) =>
      resolve(error.name === 'AbortError' ? answer(null) : failed(hostError(error))),
    );
    child.on('close', (code) => resolve(answer(code)));
    // A program that ends before it has read everything is no fault of ours: its exit code says enough.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

/** The machine itself. Holds no state. */
export function createHostNode(): Host {
  return {
    readFile,
    writeFileAtomic,
    writeInto: (path, data) => attempt(() => fs.writeFile(path, data)),
    chmod: (path, mode) => attempt(() => fs.chmod(path, mode)),
    remove: (path) => attempt(() => fs.rm(path, { recursive: true })),
    // mkdtemp makes it 0700, whatever the umask.
    makePrivateFolder: () => attempt(() => fs.mkdtemp(join(tmpdir(), 'kagimori-'))),
    list: (directory) =>
      attempt(async () =>
        (await fs.readdir(nativePath(directory), { withFileTypes: true, encoding: 'buffer' })).map(
          (entry) => ({
            name: textOfNames(entry.name),
            kind: kindOf(entry),
          }),
        ),
      ),
    stat,
    realPath: (path) => attempt(() => fs.realpath(path)),
    fileState,
    // Windows cannot remove a folder that is watched; there, an editor has one watch for a whole tree, which misses nothing.
    ...(process.platform === 'win32' ? {} : { watch: watchFolder }),
    run,
    // With it come the ways to the network, which hardly any session needs.
    request: async (asked) => (await import('./hostNodeRequest.ts')).request(asked),
    environment: (name) => process.env[name] || undefined,
    now: Date.now,
  };
}

/** What is read before it is decided whether the rest is wanted. */
const HEAD = 64 * 1024;
/** A file that is larger has a buffer of its own, which goes with it. */
const KEPT = 1024 * 1024;

/**
 * Reads whole files without a promise for each: what a scan worker, which has a thread of its own, does best.
 * The bytes are good until the next call: the buffer is used again.
 * @param isEnough asked of the first bytes; where it says yes, the rest of the file is not read.
 */
export function createByteReader(
  maxBytes: number,
  isEnough: (head: Uint8Array) => boolean = () => false,
): (path: string) => HostResult<Uint8Array> {
  let buffer = new Uint8Array(256 * 1024);
  return (path) => {
    let file: number | undefined;
    try {
      file = openSync(nativePath(path), constants.O_RDONLY | NO_WAIT | NO_LINK);
      const found = fstatSync(file);
      if (found.isDirectory()) return failed('is-directory');
      if (!found.isFile()) return failed('not-a-file');
      if (found.size > maxBytes) return failed('too-large');
      let room = buffer;
      let length = readSync(file, room, 0, Math.min(found.size, HEAD), null);
      if (isEnough(room.subarray(0, length))) return { ok: true, value: room.subarray(0, length) };
      if (found.size > room.length) {
        const larger = new Uint8Array(found.size);
        larger.set(room.subarray(0, length));
        room = larger;
        if (found.size <= KEPT) buffer = room;
      }
      while (length < found.size) {
        const read = readSync(file, room, length, found.size - length, null);
        if (read === 0) break;
        length += read;
      }
      return { ok: true, value: room.subarray(0, length) };
    } catch (error) {
      return failed(hostError(error));
    } finally {
      if (file !== undefined) closeSync(file);
    }
  };
}
