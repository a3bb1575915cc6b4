/**
 * Speed of the detector on one core: `node test/bench/detect.ts [FOLDER]` (default: `node_modules`).
 * Prints MB/s over all text files of the tree, files that the prefilter rejects from their bytes, the slowest files,
 * the cost of ten times the rules, and the distribution over a document of 10,000 lines with an edit in between, looked
 * at as a whole and by what has changed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Detector } from '../../server/src/detection/contracts.ts';
import { createDetector } from '../../server/src/detection/detector.ts';
import type { Catalogue, Rule } from '../../server/src/detection/types.ts';
import { createEngine } from '../../server/src/engine.ts';
import { randomOf, seeded } from '../credentials.ts';

const LARGEST = 2 ** 20 * 5;
const folder = process.argv[2] ?? 'node_modules';

/** Every text file of a tree with its bytes. */
function* filesOf(directory: string): Generator<{ path: string; bytes: Buffer }> {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* filesOf(path);
    else if (entry.isFile()) {
      const bytes = readFileSync(path);
      if (bytes.length <= LARGEST && !bytes.subarray(0, 8192).includes(0)) yield { path, bytes };
    }
  }
}

const files = [...filesOf(folder)];
const megabytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
console.log(`${files.length} files, ${megabytes.toFixed(1)} MB`);

/** Milliseconds that a run takes. */
function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
const rate = (ms: number): string => `${(megabytes / (ms / 1000)).toFixed(1)} MB/s (${ms.toFixed(0)} ms)`;

function wholeTree(detector: Detector): {
  slow: { path: string; ms: number; size: number }[];
  findings: number;
  rejected: number;
} {
  const slow: { path: string; ms: number; size: number }[] = [];
  let findings = 0;
  let rejected = 0;
  for (const { path, bytes } of files) {
    const ms = timed(() => {
      const look = detector.look(bytes);
      if (look === undefined) rejected++;
      else findings += detector.detect(bytes.toString('utf8'), { uri: path }, look).findings.length;
    });
    slow.push({ path, ms, size: bytes.length });
  }
  return { slow, findings, rejected };
}

/** The catalogue ten times over, each copy with keywords and pattern of its own. */
function tenfold(catalogue: Catalogue): Catalogue {
  const random = seeded(1);
  const copies = [...catalogue.values()].flatMap((rule): Rule[] =>
    Array.from({ length: 9 }, (_, copy) => {
      const keyword = `${randomOf('a-z', 4, random)}_`;
      const pattern = new RegExp(`\\b${keyword}[A-Za-z0-9]{32}\\b`);
      return { ...rule, id: `${rule.id}-${copy}`, keywords: [keyword], pattern, context: [] };
    }),
  );
  return new Map([...catalogue, ...copies.map((rule) => [rule.id, rule] as const)]);
}

const made = performance.now();
const engine = createEngine();
console.log(`engine made in ${(performance.now() - made).toFixed(0)} ms, ${engine.catalogue.size} rules`);
wholeTree(engine);
const looks = timed(() => {
  for (const { bytes } of files) engine.look(bytes);
});
console.log(`bytes alone: ${rate(looks)}`);
console.log(
  `decoding alone: ${rate(
    timed(() => {
      for (const { bytes } of files) bytes.toString('utf8').charCodeAt(0);
    }),
  )}`,
);
let result: ReturnType<typeof wholeTree> | undefined;
const whole = timed(() => {
  result = wholeTree(engine);
});
console.log(
  `whole tree: ${rate(whole)}, ${result?.rejected} rejected from bytes, ${result?.findings} findings`,
);
for (const { path, ms, size } of (result?.slow ?? []).sort((a, b) => b.ms - a.ms).slice(0, 8)) {
  console.log(
    `  ${ms.toFixed(1)} ms  ${(size / 1000).toFixed(0)} kB  ${(size / 1000 / ms).toFixed(1)} MB/s  ${path}`,
  );
}

const plain = createDetector(engine.catalogue);
const many = createDetector(tenfold(engine.catalogue));
for (const detector of [plain, many]) wholeTree(detector);
const once = timed(() => wholeTree(plain));
const tenTimes = timed(() => wholeTree(many));
console.log(`ten times the rules: ${(tenTimes / once).toFixed(2)} times the time`);

const lines = files
  .filter(({ path }) => path.endsWith('.js'))
  .flatMap(({ bytes }) => (bytes.length < 200_000 ? bytes.toString('utf8').split('\n') : []))
  .filter((line) => line.length < 200)
  .slice(5000, 15000);
/** Milliseconds of the processor: what else the machine does meanwhile does not count. */
function worked(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
const whole10k: number[] = [];
const followed10k: number[] = [];
const source = { uri: 'file:///large.js' };
let followed = engine.follow(lines.join('\n'), source);
for (let edit = 0; edit < 200; edit++) {
  lines[edit * 50] = `const edited${edit} = "${edit}";`;
  const text = lines.join('\n');
  whole10k.push(worked(() => engine.detect(text, source)));
  followed10k.push(
    worked(() => {
      followed = engine.follow(text, source, followed);
    }),
  );
}
for (const [name, times] of [
  ['as a whole', whole10k],
  ['by what has changed', followed10k],
] as const) {
  times.sort((a, b) => a - b);
  console.log(`10,000 lines ${name}: median ${times[100]?.toFixed(2)} ms, p99 ${times[197]?.toFixed(2)} ms`);
}
