/** How much a text is like the words that people write in code and prose. */

import { TRIGRAMS, WORDS } from './spelling.ts';

const LEVELS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const STEP = 1 / 6;
const LETTERS = 27;

const costs = Float64Array.from(TRIGRAMS, (level) => LEVELS.indexOf(level) * STEP);

function decodeWords(): ReadonlySet<string> {
  const words = new Set<string>();
  let word = '';
  for (const [, shared = '0', rest = ''] of WORDS.matchAll(/([0-9A-Z])([a-z]+)/g)) {
    word = word.slice(0, Number.parseInt(shared, 36)) + rest;
    words.add(word);
  }
  return words;
}

interface Dictionary {
  readonly known: ReadonlySet<string>;
  /** By the first three letters of a word: the longest word that starts so. */
  readonly longestBy: ReadonlyMap<string, number>;
}

function readDictionary(): Dictionary {
  const known = decodeWords();
  const longestBy = new Map<string, number>();
  for (const word of known) {
    const start = word.slice(0, 3);
    longestBy.set(start, Math.max(longestBy.get(start) ?? 0, word.length));
  }
  return { known, longestBy };
}
/** Read when the first text is spelled. */
let dictionary: Dictionary | undefined;

/** How a text is spelled. */
export interface Spelling {
  /** Mean cost of a letter in nats under the spelling of ordinary words: about 2 for words, above 3 for noise; 0 without letters. */
  readonly cost: number;
  /** Share of the letters that lie in known words of three letters and more. */
  readonly covered: number;
  /** Known words and single uncovered letters in sequence, per character. */
  readonly pieces: number;
  /** How many known words of four letters and more. */
  readonly words: number;
}

const LONGEST_READ = 80;

/** Reads the spelling of a text (its first 80 characters), letters without case. */
export function readSpelling(text: string): Spelling {
  dictionary ??= readDictionary();
  const { known, longestBy } = dictionary;
  const lower = text.slice(0, LONGEST_READ).toLowerCase();
  let a = 0;
  let b = 0;
  let cost = 0;
  let steps = 0;
  let letters = 0;
  for (let i = 0; i <= lower.length; i++) {
    const code = i < lower.length ? lower.charCodeAt(i) : 0;
    const c = code >= 97 && code <= 122 ? code - 96 : 0;
    if (c !== 0) letters++;
    if (c !== 0 || b !== 0) {
      cost += costs[(a * LETTERS + b) * LETTERS + c] ?? 0;
      steps++;
    }
    a = b;
    b = c;
  }
  let covered = 0;
  let pieces = 0;
  let words = 0;
  for (let i = 0; i < lower.length; ) {
    let length = 0;
    const longest = longestBy.get(lower.slice(i, i + 3)) ?? 0;
    for (let l = Math.min(longest, lower.length - i); l >= 3 && length === 0; l--) {
      if (known.has(lower.slice(i, i + l))) length = l;
    }
    pieces++;
    if (length > 0) {
      covered += length;
      if (length > 3) words++;
    }
    i += Math.max(1, length);
  }
  return {
    cost: steps === 0 ? 0 : cost / steps,
    covered: letters === 0 ? 0 : covered / letters,
    pieces: lower.length === 0 ? 0 : pieces / lower.length,
    words,
  };
}
