/** The command line in this process, its surroundings played by the test. */
import assert from 'node:assert/strict';
import { runCli } from '../../../server/src/cli/run.ts';
import { createHostNode } from '../../../server/src/hostNode.ts';
import { plantedIn } from '../../lsp/planted.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in a folder, and checks that nothing it said holds a planted value. */
export async function run(cwd: string, ...argv: string[]): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await runCli(argv, {
    host: createHostNode(),
    cwd,
    locale: 'C',
    signal: new AbortController().signal,
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
  assert.deepEqual(plantedIn(out + err), []);
  return { code, out, err };
}

/** As `run`, for a command that prints JSON. */
export async function runJson(cwd: string, ...argv: string[]) {
  const { out, ...ran } = await run(cwd, ...argv);
  return { ...ran, value: JSON.parse(out) };
}
