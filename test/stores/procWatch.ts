/** What anyone on the machine could see of a running program: its argument list and its environment. */
import { readdirSync, readFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';

/** What was seen while something ran. */
export interface Sightings {
  /** How many (process, sample) pairs were read. */
  readonly samples: number;
  /** Command lines of the processes in which the value was seen; empty is what a test wants. */
  readonly seenIn: readonly string[];
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    // The process ended between the listing and the reading.
    return '';
  }
};

/**
 * Samples every process of the machine as fast as it can while the work runs.
 * @param value the text that must not be seen; the watching process itself is left out
 */
export async function watchProcesses<T>(value: string, work: Promise<T>): Promise<{ result: T } & Sightings> {
  let done = false;
  const finished = work.finally(() => {
    done = true;
  });
  const needle = Buffer.from(value).toString('latin1');
  const seenIn = new Set<string>();
  let samples = 0;
  while (!done) {
    for (const pid of readdirSync('/proc').filter(
      (name) => /^\d+$/.test(name) && Number(name) !== process.pid,
    )) {
      const command = read(`/proc/${pid}/cmdline`);
      samples += 1;
      if (command.includes(needle) || read(`/proc/${pid}/environ`).includes(needle)) {
        seenIn.add(command.replaceAll('\0', ' ').replaceAll(needle, '<value>'));
      }
    }
    await turn();
  }
  return { result: await finished, samples, seenIn: [...seenIn] };
}
