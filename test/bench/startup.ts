/**
 * How soon each part is there, best and middle of some runs: `npm run build && node test/bench/startup.ts [RUNS]`.
 * The server counts from its start to the answer to `initialize`; the client's bundle counts from `require` to its
 * exports, with an empty `vscode` (what VS Code itself does on activation is told by its own "Running Extensions").
 */
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { startClient } from '../lsp/client.ts';

const runs = Number(process.argv[2] ?? 7);
const path = (name: string): string => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));

const LOAD_CLIENT = `
  const { Module } = require('node:module');
  const load = Module._load;
  const anything = new Proxy(function () {}, { get: (_, key) => (key === Symbol.toPrimitive ? () => '' : anything), apply: () => anything, construct: () => anything });
  Module._load = (name, ...rest) => (name === 'vscode' ? anything : load(name, ...rest));
  const began = performance.now();
  require(process.argv[1]);
  process.stdout.write(String(performance.now() - began));
`;

async function serverReady(): Promise<number> {
  const began = performance.now();
  const client = await startClient({ transport: 'stdio' });
  const ready = performance.now() - began;
  await client.stop();
  return ready;
}

function program(args: readonly string[]): number {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return performance.now() - began;
}

const clientLoaded = (): number =>
  Number(spawnSync(process.execPath, ['-e', LOAD_CLIENT, path('client.js')], { encoding: 'utf8' }).stdout);

const PARTS: readonly (readonly [string, string, () => number | Promise<number>])[] = [
  ['server ready', 'budget 250', serverReady],
  ['client bundle', 'budget 50', clientLoaded],
  ['kagimori --version', '', () => program([path('cli.js'), '--version'])],
  ['node itself', '', () => program(['-e', '0'])],
];

console.log(`${''.padEnd(22)}${'best'.padStart(8)}${'middle'.padStart(10)}   ms, ${runs} runs`);
for (const [name, budget, measure] of PARTS) {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await measure());
  times.sort((a, b) => a - b);
  const cell = (ms: number | undefined, width: number): string =>
    (ms ?? Number.NaN).toFixed(0).padStart(width);
  console.log(`${name.padEnd(22)}${cell(times[0], 8)}${cell(times[runs >> 1], 10)}   ${budget}`);
}
