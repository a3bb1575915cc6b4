/** Entry of a scan worker: takes paths, answers with what is in the files. */
import { parentPort, workerData } from 'node:worker_threads';
import { createByteReader } from './hostNode.ts';
import { isBinary } from './workspace/decode.ts';
import { makeDetector } from './workspace/detectorSetup.ts';
import { outcomeOfError } from './workspace/readOutcome.ts';
import { scanBytes } from './workspace/scanFile.ts';
import type { WorkerAnswer, WorkerSetup, WorkerTask } from './workspace/scanners.ts';

const setup = workerData as WorkerSetup;
const { root, policies = false } = setup.detector;
const looker = {
  detector: makeDetector(setup.detector),
  ...(root === undefined ? {} : { root }),
  policies,
};
const read = createByteReader(setup.maxFileBytes, isBinary);

parentPort?.on('message', ({ paths }: WorkerTask) => {
  const outcomes = paths.map((path) => {
    const bytes = read(path);
    return bytes.ok ? scanBytes(looker, bytes.value, path) : outcomeOfError(bytes.error);
  });
  parentPort?.postMessage({ outcomes } satisfies WorkerAnswer);
});
