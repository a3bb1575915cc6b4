/** Finds values that look random though nothing names them: too little for the default, enough for "everything". */

import { type Change, movedBy, type Place, spliced } from '../change.ts';
import { shift } from '../spans.ts';
import type { Candidate, Evidence } from '../types.ts';
import { lineStart } from './lines.ts';
import { readAlphabet } from './subject.ts';
import { readSpelling } from './wordness.ts';

/** Shortest and longest run of token characters that is looked at. */
const SHORTEST = 20;
const LONGEST = 120;
const OPENS = new Set(' \t\n"\'`=:(,>/');
const CLOSES = new Set(' \t\r\n"\'`,;)<&/.=');
/** By character: whether it may stand in a token. */
const CLASS = Uint8Array.from({ length: 128 }, (_, code) => Number(/[\w+-]/.test(String.fromCharCode(code))));

/** Hashes and UUIDs. */
const HEX = /^(?:[0-9a-f-]+|[0-9A-F-]+)$/;
/** What is known to be random and no secret: hashes, inlined files, checksums of packages, parts of identifiers. */
const HARMLESS =
  /sha\d|md5|integrity|checksum|digest|hash|base64,|commit|sourcemapping|fingerprint|uuid|guid|nonce|etag|boundary/i;
const LOOK = 80;
/** A line that is longer before the value is machine-made: minified code or data. */
const LONGEST_LINE = 600;
const LEAST_ENTROPY = 3.4;
const MOST_COVERED = 0.34;

const EVIDENCE: readonly Evidence[] = [
  {
    kind: 'value',
    supports: true,
    text: {
      en: 'its value looks random: hardly any words in it',
      ja: '値が無作為な文字列に見え、単語がほとんど含まれていません',
    },
  },
  {
    kind: 'name',
    supports: false,
    text: { en: 'nothing names it as a credential', ja: '認証情報であることを示す名前がありません' },
  },
];

/** A prefix by which issuers tell their keys from everything else (`acme_sk_live_...`): nothing else is written so. */
const ISSUED =
  /^(?:[a-z][a-z0-9]{1,15}[-_]){0,3}(?:[srao]k|secret|api|apikey|key|token|pat|oat|live|prod)[-_](?:[a-z]{2,8}[-_])?(?=[\w-]{24})/i;

const ISSUED_EVIDENCE: Evidence = {
  kind: 'prefix',
  supports: true,
  text: {
    en: 'it starts as keys do that are issued by a service',
    ja: 'サービスが発行するキーに見られる接頭辞で始まります',
  },
};

/** Whether a value has the prefix of an issued key, and something random behind it that is one piece. */
function isIssued(value: string): boolean {
  const prefix = ISSUED.exec(value)?.[0];
  if (prefix === undefined) return false;
  const body = value.slice(prefix.length);
  return looksRandom(body) && /[A-Z]/.test(body) && /[a-z]/.test(body);
}

/** Whether a run of characters is as good as random: letters and digits mixed, hardly a word in it, no plain hash. */
export function looksRandom(value: string): boolean {
  if (HEX.test(value)) return false;
  const { digit, lower, upper, entropy } = readAlphabet(value);
  if (digit < 2 || lower + upper < 4 || entropy < LEAST_ENTROPY) return false;
  return readSpelling(value).covered <= MOST_COVERED;
}

/** Whether the line up to a value is short, and says nothing of what is random and no secret. */
function isPlain(text: string, start: number): boolean {
  const line = text.slice(lineStart(text, start, LONGEST_LINE), start);
  return line.length < LONGEST_LINE && !HARMLESS.test(line.slice(-LOOK));
}

function unnamed(start: number, end: number, issued: boolean): Candidate {
  const range = { start, end };
  if (issued) {
    const evidence = [ISSUED_EVIDENCE, ...EVIDENCE];
    return { ruleId: 'generic-token', range, encodings: [], confidence: 'context', evidence };
  }
  return {
    ruleId: 'generic-random',
    range,
    encodings: [],
    confidence: 'weak',
    severity: 'low',
    evidence: EVIDENCE,
  };
}

/** A text with more of them is data: what is found in it tells nobody anything. */
const MOST_UNNAMED = 2000;

/** What is read in front of a value and behind it, to judge it. */
const REACH = LONGEST_LINE + 1;

/**
 * Values of a text that look random. A run is looked for from where its last character would have to be, so that most
 * characters of ordinary text are never read.
 * @param from where no run has begun yet, or the last one has ended
 * @param to runs that start here or later are not looked at
 */
function unnamedIn(text: string, from: number, to: number): readonly Candidate[] {
  const found: Candidate[] = [];
  let start = from;
  while (start < to && start + SHORTEST <= text.length && found.length < MOST_UNNAMED) {
    let last = start + SHORTEST - 1;
    while (last >= start && CLASS[text.charCodeAt(last)] === 1) last--;
    if (last >= start) {
      start = last + 1;
      continue;
    }
    let end = start + SHORTEST;
    while (end < text.length && CLASS[text.charCodeAt(end)] === 1) end++;
    const opened = start === 0 || OPENS.has(text.charAt(start - 1));
    const closed = end === text.length || CLOSES.has(text.charAt(end));
    if (opened && closed && end - start <= LONGEST) {
      const value = text.slice(start, end);
      if (looksRandom(value) && isPlain(text, start)) found.push(unnamed(start, end, isIssued(value)));
    }
    start = end + 1;
  }
  return found;
}

/** All values of a text that look random, up to as many as mean something. */
export const findUnnamed = (text: string): readonly Candidate[] => unnamedIn(text, 0, text.length);

const PLACE: Place<Candidate> = {
  of: ({ range }) => range.start,
  moved: (candidate, by) => ({ ...candidate, range: shift(candidate.range, by) }),
};

/** @param before what `findUnnamed` told of the text before the change @returns what it would tell now */
export function followUnnamed(
  before: readonly Candidate[],
  text: string,
  change: Change,
): readonly Candidate[] {
  // Nobody has looked behind the last one.
  if (before.length >= MOST_UNNAMED) return findUnnamed(text);
  let from = change.start;
  while (from > 0 && CLASS[text.charCodeAt(from - 1)] === 1) from--;
  const fresh = unnamedIn(text, from, change.newEnd + REACH);
  const stretch = { from, to: change.end + REACH, by: movedBy(change) };
  return spliced(before, stretch, fresh, PLACE).slice(0, MOST_UNNAMED);
}
