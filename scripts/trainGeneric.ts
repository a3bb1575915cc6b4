/**
 * Trains the forest of the generic detector on the labelled lines beside the repository and writes
 * `server/src/detection/generic/model.ts`. The thresholds come from cross-validation by repository: each repository is
 * judged by a forest that has not seen it.
 *
 *   npm run train:generic                     as it ships: it learns from every repository
 *   node scripts/trainGeneric.ts              leaves out the fifth that `npm run bench:quality` holds out
 *
 * The bench trains forests of its own, so that what it measures was never seen.
 */
import { writeFileSync } from 'node:fs';
import { flatten, logOdds, packTrees } from '../server/src/detection/generic/forest.ts';
import { readWindows, split } from '../test/bench/labels.ts';
import { samplesOf, train, trainSieve } from './samples.ts';

/** Out-of-fold precision of the generic detector alone that the default level asks for. */
const PRECISION = 0.93;
/** Share of the true candidates that the level "everything" shows. */
const RECALL = 0.98;
const FOLDS = 5;

const windows = readWindows();
if (windows === undefined) throw new Error('the labelled lines are not there');
const { heldOut, folds } = split(windows, FOLDS);
const all = windows.flatMap(samplesOf);
const development = all.filter(({ repo }) => !heldOut.has(repo));

const judged = folds.flatMap((fold) => {
  const forest = flatten(train(development.filter(({ repo }) => !fold.has(repo))));
  return development
    .filter(({ repo, truth }) => fold.has(repo) && (truth === 'T' || truth === 'F'))
    .map(({ truth, measures, prior }) => ({ truth, odds: logOdds(forest, measures) + prior }));
});
judged.sort((a, b) => b.odds - a.odds);
const total = judged.filter(({ truth }) => truth === 'T').length;
let context = Number.POSITIVE_INFINITY;
let weak = Number.NEGATIVE_INFINITY;
let right = 0;
for (const [i, { truth, odds }] of judged.entries()) {
  if (truth === 'T') right++;
  if (right / (i + 1) >= PRECISION) context = odds;
  if (right / total <= RECALL) weak = odds;
}

const used = process.argv.includes('--all') ? all : development;
const forest = train(used);
const { sieve, least } = trainSieve(used);
const round = (value: number): number => Math.round(value * 100) / 100;
const sifting = packTrees(sieve.trees);
const packed = packTrees(forest.trees);
writeFileSync(
  'server/src/detection/generic/model.ts',
  `/** The forest of the generic detector. Written by \`scripts/trainGeneric.ts\`: do not edit. */\n\n` +
    `// biome-ignore format: data\nexport const MODEL = {\n  features: '${forest.features.join(' ')}'.split(' '),\n` +
    `  base: ${forest.base},\n  /** Log odds from which on a judgement is shown by default, and at the level "everything". */\n` +
    `  context: ${round(context)},\n  weak: ${round(weak)},\n  trees: '${packed}',\n` +
    `  /** What is asked first, and the log odds from which on a closer look is worth it. */\n` +
    `  sieve: { base: ${sieve.base}, least: ${round(least)}, trees: '${sifting}' },\n};\n`,
);
process.stdout.write(
  `${forest.trees.length} trees, ${packed.length} bytes, sieve ${sifting.length} bytes, context ${round(context)}, weak ${round(weak)}\n`,
);
