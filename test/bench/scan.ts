/**
 * A whole-tree scan by the built command line beside `rg -uu -i -c -F` with a dozen literals on the same files.
 * Usage: `npm run build && node test/bench/scan.ts FOLDER [RUNS]`
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const [folder, runs = '3'] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node test/bench/scan.ts FOLDER [RUNS]');
/** GNU time tells the peak of the memory; without it, only the time is told. */
const TIME = '/usr/bin/time';
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const LITERALS = [
  'AKIA',
  'ghp_',
  'xoxb-',
  'sk_live_',
  'AIza',
  'glpat-',
  'npm_',
  'SG.',
  'sk-',
  'hf_',
  'eyJ',
  'BEGIN',
];

/** Without ripgrep only our own time is told. */
const hasRg = spawnSync('rg', ['--version']).error === undefined;

/** Each pass in turn, so that both find the same files in the cache; the best time counts. */
const best = { rg: Number.POSITIVE_INFINITY, kagimori: Number.POSITIVE_INFINITY };
let summary = '';
let memory = '';
for (let run = 0; run <= Number(runs); run++) {
  const literals = ['-uu', '-i', '-c', '-F', ...LITERALS.flatMap((word) => ['-e', word]), folder];
  const rg = hasRg ? timed('rg', literals) : { ms: Number.NaN };
  const ours = [process.execPath, CLI, 'scan', '--no-ignore', '--max-file-size', '1000', folder];
  const [program = '', ...args] = existsSync(TIME) ? [TIME, '-f', '%M', ...ours] : ours;
  const kagimori = timed(program, args);
  if (run === 0) continue;
  if (hasRg) best.rg = Math.min(best.rg, rg.ms);
  best.kagimori = Math.min(best.kagimori, kagimori.ms);
  summary = kagimori.out.trimEnd().split('\n').at(-1) ?? '';
  const peak = Number(kagimori.err.trimEnd().split('\n').at(-1));
  memory = peak > 0 ? `; peak memory ${Math.round(peak / 1024)} MB` : '';
}
const row = (name: string, ms: number): string =>
  `${name.padEnd(12)}${ms.toFixed(0).padStart(8)} ms${(ms / best.rg).toFixed(1).padStart(8)}`;
console.log(summary);
console.log(`${''.padEnd(12)}${'best of'.padStart(8)} ${runs}${'rg = 1'.padStart(9)}`);
console.log(hasRg ? row('rg', best.rg) : 'rg is not there: nothing to compare with');
console.log(`${row('kagimori', best.kagimori)}  (budget 2.5)${memory}`);

function timed(program: string, args: readonly string[]) {
  const began = performance.now();
  const ran = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (ran.error !== undefined) throw ran.error;
  return { ms: performance.now() - began, out: ran.stdout, err: ran.stderr };
}
