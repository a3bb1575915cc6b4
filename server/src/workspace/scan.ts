/** A scan of folders and files: lists, hands out, counts, tells of results as they come, and stops when asked. */
import { isAbsolute, join } from 'node:path';
import type { Host } from '../host.ts';
import type { ScanSummary } from '../protocol.ts';
import { type ListOptions, listFiles } from './listFiles.ts';
import type { FileOutcome } from './scanFile.ts';

/** Looks into files, in whatever thread. */
export interface Scanner {
  /**
   * @param paths absolute.
   * @param onOutcome called once for each path, in any order.
   * @returns when all are done or the scanner was closed.
   */
  scan(paths: readonly string[], onOutcome: (path: string, outcome: FileOutcome) => void): Promise<void>;
  /** Ends its threads at once. */
  close(): Promise<void>;
}

export interface ScanRequest extends ListOptions {
  /** Absolute path of a folder or a file; a file is looked into even where it is ignored. */
  readonly root: string;
  readonly onOutcome: (path: string, outcome: FileOutcome) => void;
  /** A folder that could not be listed, or a root that is not there. */
  readonly onUnreadable?: (path: string) => void;
  readonly onProgress?: (progress: Progress) => void;
  /** Paths that were looked into already; roots may overlap. */
  readonly seen?: Set<string>;
  /** Which of the listed paths are looked into; all where absent. */
  readonly only?: (path: string) => boolean;
}

export interface Progress {
  readonly done: number;
  /** Files listed so far. */
  readonly listed: number;
  /** Of the files done so far. */
  readonly bytes: number;
  readonly findings: number;
}

/** Files handed out at once while the list is still growing. */
const CHUNK = 2000;
/** How many handed out files may wait: a list that runs ahead of the reading would only fill the memory. */
const AHEAD = 10_000;

/**
 * @param scanner closed when the signal of the request fires; otherwise left open.
 * @returns what was done; never rejects on anything the file system can do.
 */
export async function scanTree(host: Host, scanner: Scanner, request: ScanRequest): Promise<ScanSummary> {
  const started = host.now();
  const count = {
    files: 0,
    bytes: 0,
    findings: 0,
    binary: 0,
    large: 0,
    unreadable: 0,
    vanished: 0,
    special: 0,
  };
  let skippedInside = 0;
  let listed = 0;
  const { seen, only } = request;
  const signal = request.signal;
  const stop = () => void scanner.close();
  signal?.addEventListener('abort', stop, { once: true });

  const onOutcome = (path: string, outcome: FileOutcome): void => {
    if (signal?.aborted) return;
    switch (outcome.kind) {
      case 'scanned':
        count.files++;
        count.bytes += outcome.bytes;
        count.findings += outcome.findings.length;
        skippedInside += outcome.skipped ?? 0;
        break;
      default:
        count[outcome.kind]++;
    }
    request.onOutcome(path, outcome);
    request.onProgress?.({ done: doneOf(count), listed, bytes: count.bytes, findings: count.findings });
  };
  const look = (paths: readonly string[]): Promise<void> => {
    const unseen = seen === undefined ? paths : paths.filter((path) => !seen.has(path));
    if (seen !== undefined) for (const path of unseen) seen.add(path);
    const fresh = only === undefined ? unseen : unseen.filter(only);
    listed += fresh.length;
    return scanner.scan(fresh, onOutcome);
  };
  const unreadable = (path: string): void => {
    // A folder that cannot be listed belongs to one part of the tree alone; a root that is not there, to each.
    if (path !== request.root && only?.(path) === false) return;
    count.unreadable++;
    request.onUnreadable?.(path);
  };

  const running = new Set<Promise<void>>();
  const start = (paths: readonly string[]): void => {
    const done: Promise<void> = look(paths).finally(() => running.delete(done));
    running.add(done);
  };
  const kind = await kindOfRoot(host, request.root);
  if (kind === undefined) unreadable(request.root);
  else if (kind === 'file') start([request.root]);
  else if (kind === 'link') {
    // Links on the way are not followed, but this one was named.
    const target = await host.realPath(request.root);
    if (target.ok) await scanner.scan([target.value], (_, outcome) => onOutcome(request.root, outcome));
    else unreadable(request.root);
  } else {
    let chunk: string[] = [];
    for await (const part of listFiles(host, request.root, request)) {
      if (signal?.aborted) break;
      for (const path of part.unreadable) unreadable(path);
      chunk = chunk.length === 0 ? [...part.files] : chunk.concat(part.files);
      if (chunk.length >= CHUNK) {
        start(chunk);
        chunk = [];
        while (listed - doneOf(count) > AHEAD && running.size > 0) await Promise.race(running);
      }
    }
    if (chunk.length > 0 && !signal?.aborted) start(chunk);
  }
  await Promise.all(running);
  signal?.removeEventListener('abort', stop);
  return {
    files: count.files,
    bytes: count.bytes,
    findings: count.findings,
    skippedBinary: count.binary,
    skippedLarge: count.large + skippedInside,
    unreadable: count.unreadable,
    vanished: count.vanished,
    cancelled: signal?.aborted === true,
    durationMs: host.now() - started,
  };
}

/** Whatever came of them. */
const doneOf = (count: Readonly<Record<Exclude<FileOutcome['kind'], 'scanned'> | 'files', number>>): number =>
  count.files + count.binary + count.large + count.unreadable + count.vanished + count.special;

/** @returns undefined for a root that is not there; a link to a folder is one. */
async function kindOfRoot(host: Host, root: string): Promise<'file' | 'link' | 'folder' | undefined> {
  const stat = await host.stat(root);
  if (!stat.ok) return undefined;
  if (stat.value.kind !== 'symlink') return stat.value.kind === 'directory' ? 'folder' : 'file';
  return (await host.list(root)).ok ? 'folder' : 'link';
}

/** @returns the path as an absolute one. */
export const absolute = (path: string, base: string): string => (isAbsolute(path) ? path : join(base, path));

/** @returns several scans as one. */
export function sumSummaries(summaries: readonly ScanSummary[]): ScanSummary {
  const sum = (key: Exclude<keyof ScanSummary, 'cancelled'>): number =>
    summaries.reduce((total, summary) => total + summary[key], 0);
  return {
    files: sum('files'),
    bytes: sum('bytes'),
    findings: sum('findings'),
    skippedBinary: sum('skippedBinary'),
    skippedLarge: sum('skippedLarge'),
    unreadable: sum('unreadable'),
    vanished: sum('vanished'),
    cancelled: summaries.some(({ cancelled }) => cancelled),
    durationMs: sum('durationMs'),
  };
}
