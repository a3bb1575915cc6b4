/** Keeps what is known of the files between two runs, in a file that only its owner may read. */
import type { Host } from '../host.ts';
import { type CleanStates, createCleanStates } from './cleanStates.ts';

/** Eight bytes for each file: nobody has more. */
const MAX_BYTES = 256_000_000;
const PRIVATE = 0o600;

/** @param path absolute. A file that is not there or not whole counts as nothing known. */
export async function readCache(host: Host, path: string): Promise<CleanStates> {
  const bytes = await host.readFile(path, MAX_BYTES);
  return createCleanStates(bytes.ok ? bytes.value : undefined);
}

/** @returns whether it is kept. */
export async function writeCache(host: Host, path: string, states: CleanStates): Promise<boolean> {
  return !states.changed || (await host.writeFileAtomic(path, states.toBytes(), PRIVATE)).ok;
}
