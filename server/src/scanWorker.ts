/** Entry of a scan worker: takes paths, answers with what is in the files. */
import { parentPort, workerData } from 'node:worker_threads';
import { createByteReader } from './hostNode.ts';
import { archiveKindOf, MAX_PACKED_BYTES } from './workspace/archives/kinds.ts';
import { isBinary } from './workspace/decode.ts';
import { makeDetector } from './workspace/detectorSetup.ts';
import { outcomeOfError } from './workspace/readOutcome.ts';
import { type FileOutcome, scanBytes } from './workspace/scanFile.ts';
import type { WorkerAnswer, WorkerSetup, WorkerTask } from './workspace/scanners.ts';

const setup = workerData as WorkerSetup;
const { maxFileBytes } = setup;
const { root, policies = false } = setup.detector;
const looker = {
  detector: makeDetector(setup.detector),
  ...(root === undefined ? {} : { root }),
  policies,
};
const read = createByteReader(maxFileBytes, isBinary);
const readPacked = createByteReader(MAX_PACKED_BYTES);

const outcomeOf = (path: string): FileOutcome | Promise<FileOutcome> => {
  const kind = setup.archives === true ? archiveKindOf(path) : undefined;
  const bytes = (kind === undefined ? read : readPacked)(path);
  if (!bytes.ok) return outcomeOfError(bytes.error);
  if (kind === undefined) return scanBytes(looker, bytes.value, path);
  return import('./workspace/archives/lookInside.ts').then(({ lookInside }) =>
    lookInside(looker, kind, path, bytes.value, maxFileBytes),
  );
};

parentPort?.on('message', async ({ paths }: WorkerTask) => {
  const outcomes: FileOutcome[] = [];
  for (const path of paths) {
    const outcome = outcomeOf(path);
    // Only an archive is worth a promise.
    outcomes.push(outcome instanceof Promise ? await outcome : outcome);
  }
  parentPort?.postMessage({ outcomes } satisfies WorkerAnswer);
});
