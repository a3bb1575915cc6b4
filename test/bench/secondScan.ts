/**
 * What a team lives with, on a tree of its own size, by the built server over stdio: the first scan, the second one, the
 * first of a new session, how soon a cancel ends one, the peak of the memory, and how soon a switched branch is seen.
 * Usage: `npm run build && node test/bench/secondScan.ts CLONE [BRANCH]` (the work tree of the clone is switched there and back)
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { ScanSummary } from '../../server/src/protocol.ts';
import { uriOf } from '../../server/src/workspace/project.ts';

const [named, branch] = process.argv.slice(2);
if (named === undefined) throw new Error('usage: node test/bench/secondScan.ts CLONE [BRANCH]');
const folder = resolve(named);
const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url));
const kept = mkdtempSync(join(tmpdir(), 'kagimori-bench-'));

interface Session {
  readonly connection: MessageConnection;
  /** By URI: the diagnostics that stand now, as text. */
  readonly published: ReadonlyMap<string, string>;
  /** @returns after the next message of this method. */
  next(method: string): Promise<unknown>;
  scan(token?: string): Promise<ScanSummary>;
  /** Megabytes, as Linux counts them; undefined elsewhere. */
  peak(): number | undefined;
  stop(): Promise<void>;
}

async function startSession(cacheFile?: string): Promise<Session> {
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published = new Map<string, string>();
  const waiting = new Set<(method: string) => void>();
  const hear = (method: string, params: unknown): void => {
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as PublishDiagnosticsParams;
      if (diagnostics.length === 0) published.delete(uri);
      else published.set(uri, JSON.stringify(diagnostics));
    }
    for (const listener of [...waiting]) listener(method);
  };
  connection.onNotification(hear);
  connection.onUnhandledProgress(() => hear('$/progress', undefined));
  connection.onRequest(() => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    workspaceFolders: [{ uri: uriOf(folder), name: 'tree' }],
    initializationOptions: { trusted: true, ...(cacheFile === undefined ? {} : { cacheFile }) },
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    published,
    next: (wanted) =>
      new Promise((done) => {
        const listener = (method: string): void => {
          if (method !== wanted) return;
          waiting.delete(listener);
          done(undefined);
        };
        waiting.add(listener);
      }),
    scan: (workDoneToken) =>
      connection.sendRequest('workspace/executeCommand', {
        command: 'kagimori.scanWorkspace',
        ...(workDoneToken === undefined ? {} : { workDoneToken }),
      }),
    peak() {
      if (process.platform !== 'linux') return undefined;
      const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      return Math.round(Number(kilobytes) / 1024);
    },
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
    },
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const began = performance.now();
  const value = await work();
  return { ms: Math.round(performance.now() - began), value };
}

const git = (...args: string[]): string =>
  execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
/** Whether two sessions say the same of the tree. */
const agree = (a: Session, b: Session): boolean =>
  a.published.size === b.published.size &&
  [...a.published].every(([uri, diagnostics]) => b.published.get(uri) === diagnostics);

/** Reads all files once, so that the disk plays no part. */
spawnSync('git', ['-C', folder, 'grep', '-c', '-I', '-F', 'nowhere to be found'], { stdio: 'ignore' });
try {
  await measure();
} finally {
  rmSync(kept, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const cacheFile = join(kept, 'scanned');
  const session = await startSession(cacheFile);
  const first = await timed(() => session.scan());
  const { files, bytes, findings } = first.value;
  console.log(`${files} files, ${(bytes / 1e6).toFixed(1)} MB, ${findings} findings; load ${load}`);
  console.log(`first scan ${first.ms} ms`);
  for (let run = 0; run < 3; run++) {
    const second = await timed(() => session.scan());
    console.log(`scan again ${second.ms} ms (${share(second.ms, first.ms)})`);
  }
  console.log(`peak memory of server and workers ${session.peak() ?? 'unknown'} MB`);

  const later = await startSession(cacheFile);
  const restarted = await timed(() => later.scan());
  console.log(`first scan of the next session ${restarted.ms} ms; says the same: ${agree(session, later)}`);
  await later.stop();

  const cancels: number[] = [];
  for (let run = 0; run < 5; run++) {
    const fresh = await startSession();
    const scanned = fresh.scan('bench');
    // "begin" comes at once; what follows comes from the middle of the scan.
    await fresh.next('$/progress');
    await fresh.next('$/progress');
    const cancelled = await timed(async () => {
      await fresh.connection.sendNotification('window/workDoneProgress/cancel', { token: 'bench' });
      return scanned;
    });
    if (!cancelled.value.cancelled) throw new Error('the scan was over before the cancel');
    cancels.push(cancelled.ms);
    await fresh.stop();
  }
  console.log(`cancel ends it within ${cancels.sort((a, b) => a - b).join(', ')} ms`);

  if (branch !== undefined) await measureSwitch(session, branch);
  await session.stop();
}

async function measureSwitch(session: Session, to: string): Promise<void> {
  const from = git('rev-parse', '--abbrev-ref', 'HEAD').trim();
  const names = git('diff', '--name-only', '--no-renames', '-z', 'HEAD', to).split('\0').filter(Boolean);
  for (const target of [to, from]) {
    git('switch', '--quiet', ...(target === to ? ['--detach'] : []), target);
    const fresh = await startSession();
    await fresh.scan();
    const seen = await timed(async () => {
      const changes = names.map((name) => ({ uri: uriOf(join(folder, name)), type: 2 }));
      await session.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
      while (!agree(session, fresh)) await session.next('textDocument/publishDiagnostics');
    });
    console.log(`${target}: ${names.length} changed files, all findings true after ${seen.ms} ms`);
    await fresh.stop();
  }
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(0)} % of the first`;
}
