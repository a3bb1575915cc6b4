/**
 * What the server asks of its surroundings: the file system, programs, the network and the clock behind one interface, so that the
 * same server runs in Node, in a browser and, with a fake, in tests. `hostNode.ts` is the one for Node.
 */

/** Why a file operation failed, as a value: each is something that a user can meet. */
export type HostError =
  | 'not-found'
  | 'no-permission'
  | 'read-only'
  | 'is-directory'
  | 'too-large'
  | 'exists'
  /** A link, a pipe or a device where a file was wanted. */
  | 'not-a-file'
  | 'io';

export type HostResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: HostError };

export interface FileStat {
  readonly kind: 'file' | 'directory' | 'symlink' | 'other';
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly mtime: number;
  readonly writable: boolean;
}

/** What tells whether a file is as it was, without reading it. */
export interface FileState {
  /** Bytes. */
  readonly size: number;
  /** When anything about it last changed, by the file system's clock: milliseconds since the epoch. */
  readonly changedAt: number;
  /** Another one after every change that the file system's clock can tell from the one before. */
  readonly mark: string;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: FileStat['kind'];
}

export interface RunOptions {
  readonly cwd?: string;
  /** Written to the program's standard input: the only way in for a secret. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Whether it prints names of files: then none is lost that is no UTF-8. */
  readonly printsNames?: boolean;
}

export interface RunResult {
  /** Exit code; null when it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What an editor says of the way to the network; what it leaves out, the environment says. */
export interface Route {
  /** `http:` or `https:` address of a proxy. */
  readonly proxy?: string;
  /** Hosts that are reached without it, as `NO_PROXY` names them. */
  readonly noProxy?: readonly string[];
  /** The value of `Proxy-Authorization`. */
  readonly authorization?: string;
  /** Whether the certificates that the system trusts count; they do where absent. */
  readonly systemCertificates?: boolean;
}

/**
 * One request over HTTP. The host follows no redirect and keeps no cookie. It goes through the proxy of the route or of
 * the environment.
 */
export interface HttpRequest {
  /** `https:`; `http:` to this very machine alone. */
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  /** Of the answer's body; a longer one is cut off. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
  readonly route?: Route;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Why there is no answer. Says nothing of the request: its headers and its address may hold a key. */
export type HttpFailure = 'timeout' | 'aborted' | 'unreachable' | 'not-secure' | 'proxy' | 'not-allowed';

export type HttpResult =
  | { readonly ok: true; readonly value: HttpAnswer }
  | { readonly ok: false; readonly error: HttpFailure };

/** Paths are absolute native paths. */
export interface Host {
  /** @param follow whether the target of a symbolic link is read; a link is `not-a-file` where it is false */
  readFile(path: string, maxBytes?: number, follow?: boolean): Promise<HostResult<Uint8Array>>;
  /** Writes by a temporary file and a rename, so that a kill leaves the old or the new content; `not-a-file` for a pipe. */
  writeFileAtomic(path: string, data: Uint8Array, mode?: number): Promise<HostResult<void>>;
  /** Writes into what is there as it is, for what a rename must not replace: a pipe, a device. */
  writeInto(path: string, data: Uint8Array): Promise<HostResult<void>>;
  chmod(path: string, mode: number): Promise<HostResult<void>>;
  /** Removes a file, or a folder with all that is in it. */
  remove(path: string): Promise<HostResult<void>>;
  /** Makes a folder of mode 0700 among the temporary ones, for files that hold a secret for a moment. */
  makePrivateFolder(): Promise<HostResult<string>>;
  list(directory: string): Promise<HostResult<readonly DirectoryEntry[]>>;
  /** Does not follow a symbolic link. */
  stat(path: string): Promise<HostResult<FileStat>>;
  /** The path with all symbolic links on the way resolved. */
  realPath(path: string): Promise<HostResult<string>>;
  /** At once, for many files in a row; undefined for what is no file or not there. Does not follow a symbolic link. */
  fileState(path: string): FileState | undefined;
  /**
   * Calls with the name of each entry of a folder that changes, comes or goes (undefined where the system tells none), and
   * with the folder's own as it goes itself; not with what lies deeper. Absent where a watch would hold the folder.
   * @returns what ends it; undefined where there is no such folder, or the system has no more watches.
   */
  readonly watch?: (folder: string, changed: (name?: string) => void) => (() => void) | undefined;
  /** Runs a program without a shell; `not-found` when it is not there. */
  run(program: string, args: readonly string[], options?: RunOptions): Promise<HostResult<RunResult>>;
  /** Sends one request, and only that one. Never throws. */
  request(request: HttpRequest): Promise<HttpResult>;
  /** A variable of the environment in which this program was started; undefined where it is not set or empty. */
  environment(name: string): string | undefined;
  /** Milliseconds since the epoch. */
  now(): number;
}
