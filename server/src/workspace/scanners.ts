/** The two ways of looking into many files: in this thread, for a few, and in worker threads, for a tree. */
import { Worker } from 'node:worker_threads';
import type { Host } from '../host.ts';
import { archiveKindOf, MAX_PACKED_BYTES } from './archives/kinds.ts';
import type { DetectorSetup } from './detectorSetup.ts';
import { outcomeOfError } from './readOutcome.ts';
import type { Scanner } from './scan.ts';
import { type FileOutcome, type Looker, scanBytes } from './scanFile.ts';

/** What a worker is started with: plain data, it makes its own detector. */
export interface WorkerSetup {
  readonly detector: DetectorSetup;
  readonly maxFileBytes: number;
  /** Whether archives are looked into as folders are. */
  readonly archives?: boolean;
}
/** Main thread to worker. */
export interface WorkerTask {
  readonly paths: readonly string[];
}
/** Worker to main thread: the outcomes in the order of the task's paths. */
export interface WorkerAnswer {
  readonly outcomes: readonly FileOutcome[];
}

/** Files per message: few enough that a cancel is quick and the load spreads, enough that messages cost nothing. */
const BATCH = 64;

/**
 * Most of what a worker makes is gone with the file. With a small nursery it is swept away where it stands, instead of
 * growing to many times the size of the tree's largest file; the old generation has room for a line of megabytes.
 */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 1024 };

/** Reads through the host, one file at a time. */
export function createLocalScanner(
  host: Host,
  looker: Looker,
  { maxFileBytes, archives = false }: Omit<WorkerSetup, 'detector'>,
): Scanner {
  let closed = false;
  return {
    async scan(paths, onOutcome) {
      for (const path of paths) {
        const kind = archives ? archiveKindOf(path) : undefined;
        const read = await host.readFile(path, kind === undefined ? maxFileBytes : MAX_PACKED_BYTES, false);
        const outcome = !read.ok
          ? outcomeOfError(read.error)
          : kind === undefined
            ? scanBytes(looker, read.value, path)
            : await (await import('./archives/lookInside.ts')).lookInside(
                looker,
                kind,
                path,
                read.value,
                maxFileBytes,
              );
        if (closed) return;
        onOutcome(path, outcome);
      }
    },
    async close() {
      closed = true;
    },
  };
}

/**
 * Spreads the files over worker threads, which are started on the first use.
 * @param script the built worker.
 * @param jobs how many threads, at least one.
 */
export function createPoolScanner(script: URL, jobs: number, setup: WorkerSetup): Scanner {
  const queue: Job[] = [];
  const workers: Worker[] = [];
  let closed = false;

  const take = (worker: Worker, idle: Worker[]): void => {
    const job = queue.shift();
    if (job === undefined) {
      idle.push(worker);
      return;
    }
    const release = (): void => {
      worker.off('message', onAnswer);
      worker.off('error', onError);
      worker.off('exit', onExit);
    };
    const onAnswer = ({ outcomes }: WorkerAnswer): void => {
      release();
      outcomes.forEach((outcome, index) => {
        const path = job.paths[index];
        if (path !== undefined && !closed) job.onOutcome(path, outcome);
      });
      job.done();
      take(worker, idle);
    };
    const onError = (): void => {
      release();
      // Nobody can say which of its files did it: they are looked at one by one, and the culprit is counted.
      if (job.paths.length > 1 && !closed) queue.unshift(...halves(job));
      else {
        const path = job.paths[0];
        if (path !== undefined && !closed) job.onOutcome(path, { kind: 'unreadable', error: 'io' });
        job.done();
      }
      workers.splice(workers.indexOf(worker), 1);
      if (!closed) take(start(), idle);
    };
    const onExit = (): void => {
      release();
      job.done();
    };
    worker.on('message', onAnswer);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage({ paths: job.paths } satisfies WorkerTask);
  };
  const start = (): Worker => {
    const worker = new Worker(script, { workerData: setup, resourceLimits: LIMITS });
    workers.push(worker);
    return worker;
  };
  const idle: Worker[] = [];

  return {
    async scan(paths, onOutcome) {
      if (closed) return;
      const jobsDone: Promise<void>[] = [];
      for (let from = 0; from < paths.length; from += BATCH) {
        jobsDone.push(
          new Promise((done) => {
            queue.push({ paths: paths.slice(from, from + BATCH), onOutcome, done });
          }),
        );
      }
      while (workers.length < jobs && workers.length < queue.length) take(start(), idle);
      while (idle.length > 0 && queue.length > 0) {
        const worker = idle.pop();
        if (worker !== undefined) take(worker, idle);
      }
      await Promise.all(jobsDone);
    },
    async close() {
      closed = true;
      for (const job of queue.splice(0)) job.done();
      await Promise.all(workers.splice(0).map((worker) => worker.terminate()));
    },
  };
}

/**
 * A few files are done before a worker has started: they are looked into here, and threads start for more.
 * @param pool made when it is needed.
 * @param heavy whether few files may be much work, such as archives: then all of them go to the threads.
 */
export function createScanner(local: Scanner, pool: () => Scanner, heavy = false): Scanner {
  let started: Scanner | undefined;
  return {
    scan(paths, onOutcome) {
      if (!heavy && started === undefined && paths.length <= BATCH) return local.scan(paths, onOutcome);
      started ??= pool();
      return started.scan(paths, onOutcome);
    },
    async close() {
      await local.close();
      await started?.close();
    },
  };
}

/** Some files on their way to a worker. */
interface Job {
  readonly paths: readonly string[];
  readonly onOutcome: (path: string, outcome: FileOutcome) => void;
  readonly done: () => void;
}

/** The files of a job as two jobs, done when both are. */
function halves(job: Job): [Job, Job] {
  const middle = job.paths.length >> 1;
  let open = 2;
  const done = (): void => {
    open--;
    if (open === 0) job.done();
  };
  return [
    { ...job, paths: job.paths.slice(0, middle), done },
    { ...job, paths: job.paths.slice(middle), done },
  ];
}
