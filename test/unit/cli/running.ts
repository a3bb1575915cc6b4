/** The command line in this process, its surroundings played by the test. */
import assert from 'node:assert/strict';
import { runCli } from '../../../server/src/cli/run.ts';
import { createHostNode } from '../../../server/src/hostNode.ts';
import { plantedIn } from '../../lsp/planted.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Arguments of the programs that were started. */
  readonly started: readonly (readonly string[])[];
}

/** Runs a command in a folder, and checks that nothing it said, or gave a program as an argument, holds a planted value. */
export const run = (cwd: string, ...argv: string[]): Promise<Ran> => runUntil(() => false, cwd, ...argv);

/** As `run`, and presses Ctrl+C when a program is started with such arguments. */
export async function runUntil(
  isTime: (started: readonly string[]) => boolean,
  cwd: string,
  ...argv: string[]
): Promise<Ran> {
  const interruption = new AbortController();
  let out = '';
  let err = '';
  const started: (readonly string[])[] = [];
  const host = createHostNode();
  const code = await runCli(argv, {
    host: {
      ...host,
      run(program, args, options) {
        started.push([program, ...args]);
        if (isTime(args)) interruption.abort();
        return host.run(program, args, options);
      },
    },
    cwd,
    locale: 'C',
    signal: interruption.signal,
    color: false,
    progress: false,
    out(text) {
      out += text;
    },
    err(text) {
      err += text;
    },
    stdin: async () => new Uint8Array(),
  });
  assert.deepEqual(plantedIn(out + err + JSON.stringify(started)), []);
  return { code, out, err, started };
}

/** As `run`, for a command that prints JSON. */
export async function runJson(cwd: string, ...argv: string[]) {
  const { out, ...ran } = await run(cwd, ...argv);
  return { ...ran, value: JSON.parse(out) };
}
