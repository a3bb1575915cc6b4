/** A host whose programs answer by a table, for the tests of what asks a secrets manager's own program. */
import type { Host, HostResult, RunOptions, RunResult } from '../../../server/src/host.ts';

export const OK: RunResult = { code: 0, stdout: '', stderr: '' };
export const failed = (code: number, stderr: string, stdout = ''): RunResult => ({ code, stdout, stderr });

export interface Call {
  readonly program: string;
  readonly args: readonly string[];
  readonly options: RunOptions;
}

/** By words that stand in the arguments: the results, one after another; the last repeats. */
export type Answers = readonly (readonly [string, ...RunResult[]])[];

/** @param installed the programs that are there; @param disk files by path */
export function fakeHost(
  answers: Answers,
  installed: readonly string[] = ['aws', 'az', 'vault', 'bao'],
  disk: Readonly<Record<string, string>> = {},
) {
  const calls: Call[] = [];
  const files = new Map<string, string>();
  const removed: string[] = [];
  const left = new Map(answers.map(([words, ...results]) => [words, [...results]]));
  const fail = <T>(): Promise<HostResult<T>> => Promise.resolve({ ok: false, error: 'not-found' });
  const host = {
    run(program: string, args: readonly string[], options: RunOptions = {}) {
      calls.push({ program, args, options });
      if (!installed.includes(program)) return fail<RunResult>();
      const queue = left.get([...left.keys()].find((words) => args.join(' ').includes(words)) ?? '');
      const value = (queue && queue.length > 1 ? queue.shift() : queue?.[0]) ?? OK;
      return Promise.resolve({ ok: true as const, value });
    },
    environment: () => undefined,
    makePrivateFolder: () => Promise.resolve({ ok: true as const, value: '/private' }),
    writeFileAtomic(path: string, data: Uint8Array, mode?: number) {
      files.set(`${path} ${mode?.toString(8)}`, new TextDecoder().decode(data));
      return Promise.resolve({ ok: true as const, value: undefined });
    },
    remove(path: string) {
      removed.push(path);
      return Promise.resolve({ ok: true as const, value: undefined });
    },
    readFile(path: string) {
      const text = disk[path];
      return text === undefined
        ? fail<Uint8Array>()
        : Promise.resolve({ ok: true as const, value: new TextEncoder().encode(text) });
    },
  } as unknown as Host;
  return { host, calls, files, removed };
}
