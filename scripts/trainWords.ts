/**
 * Counts how ordinary identifiers and prose are spelled and writes `server/src/detection/generic/spelling.ts`: a table
 * of three-letter probabilities and a list of frequent words. Source: the public packages in `node_modules` (each word
 * counts once per file, so that no package speaks loudest); no labelled value is read.
 *
 *   node scripts/trainWords.ts
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LETTERS = 27;
const LEVELS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const WORDS_KEPT = 4000;
const LARGEST = 600_000;

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (
      /\.(?:md|[cm]?js|[cm]?ts)$/.test(entry.name) &&
      !/\.min\./.test(entry.name) &&
      statSync(path).size < LARGEST
    )
      yield path;
  }
}

const filesWith = new Map<string, number>();
for (const path of [...sources('node_modules')].sort()) {
  const seen = new Set<string>();
  for (const piece of readFileSync(path, 'utf8').match(/[A-Za-z]{2,20}/g) ?? []) {
    for (const word of piece.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [])
      if (word.length > 1) seen.add(word.toLowerCase());
  }
  for (const word of seen) filesWith.set(word, (filesWith.get(word) ?? 0) + 1);
}

// Words that only a few files have are as likely noise (hashes, minified names) as words.
const common = [...filesWith]
  .filter(([, files]) => files >= 4)
  .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

const index = (letter: number): number => (letter >= 97 && letter <= 122 ? letter - 96 : 0);
const counts = new Float64Array(LETTERS ** 3).fill(0.02);
for (const [word, files] of common) {
  const weight = Math.sqrt(files);
  let a = 0;
  let b = 0;
  for (let i = 0; i <= word.length; i++) {
    const c = i < word.length ? index(word.charCodeAt(i)) : 0;
    const cell = (a * LETTERS + b) * LETTERS + c;
    counts[cell] = (counts[cell] ?? 0) + weight;
    a = b;
    b = c;
  }
}

// One character a cell: minus the natural logarithm of the probability, in steps of a sixth, cut off at the last level.
let table = '';
for (let pair = 0; pair < LETTERS ** 2; pair++) {
  const row = counts.subarray(pair * LETTERS, (pair + 1) * LETTERS);
  const sum = row.reduce((a, b) => a + b, 0);
  for (const count of row) {
    const level = Math.min(LEVELS.length - 1, Math.round(-Math.log(count / sum) * 6));
    table += LEVELS[level];
  }
}

const kept = common.filter(([word]) => word.length >= 3 && word.length <= 14).slice(0, WORDS_KEPT);
const words = kept.map(([word]) => word).sort();
// Front coding: a digit (base 36) for the letters shared with the word before it, then the rest.
let coded = '';
let before = '';
for (const word of words) {
  let shared = 0;
  while (shared < before.length && before[shared] === word[shared]) shared++;
  coded += shared.toString(36).toUpperCase() + word.slice(shared);
  before = word;
}

writeFileSync(
  'server/src/detection/generic/spelling.ts',
  `/** How ordinary identifiers and prose are spelled. Written by \`scripts/trainWords.ts\`: do not edit. */\n\n` +
    `// biome-ignore format: one long string\nexport const TRIGRAMS =\n  '${table}';\n\n` +
    `/** Frequent words, sorted and front-coded: how many letters are shared with the word before (base 36), then the rest. */\n` +
    `// biome-ignore format: one long string\nexport const WORDS =\n  '${coded}';\n`,
);
process.stdout.write(
  `${common.length} words counted, ${words.length} kept, ${table.length + coded.length} characters\n`,
);
