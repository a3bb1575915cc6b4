/** One candidate with all that the features look at, worked out once. */

import { lineEnd, lineStart } from './lines.ts';
import { splitName } from './names.ts';
import type { Pair } from './pair.ts';
import type { FileFacts } from './syntax.ts';
import { readSpelling, type Spelling } from './wordness.ts';

/** Counts of a value's characters by class. */
export interface Alphabet {
  readonly lower: number;
  readonly upper: number;
  readonly digit: number;
  /** Neither letter nor digit nor white space, in ASCII. */
  readonly mark: number;
  readonly space: number;
  readonly wide: number;
  readonly distinct: number;
  /** Bits per character. */
  readonly entropy: number;
  /** Changes between lower, upper, digit and the rest from one character to the next. */
  readonly turns: number;
  /** Longest run of one character, and longest run that counts up or down by one. */
  readonly run: number;
  readonly sequence: number;
}

/** What is read first of a candidate: the value alone, and how it was reached. */
export interface Outline {
  readonly pair: Pair;
  readonly file: FileFacts;
  readonly value: string;
  readonly alphabet: Alphabet;
}

/** A candidate with its surroundings. */
export interface Subject extends Outline {
  readonly lowerValue: string;
  readonly valueWords: readonly string[];
  readonly spelling: Spelling;
  /** The line of the value up to its name and after its value, at most 160 characters each. */
  readonly before: string;
  readonly after: string;
  /** Between the name and the value. */
  readonly between: string;
  /** The lines around (three before, three after), lower case, without the value's own line. */
  readonly around: string;
  /** The account that the line names beside the value, lower case; empty where it names none. */
  readonly user: string;
  /** Whether the value is its name, however it is spelled: `PASSWORD_BANNED: 'passwordBanned'`. */
  readonly spellsName: boolean;
  /** The value's own line, lower case. */
  readonly line: string;
  /** `around` and `line` together. */
  readonly near: string;
}

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');

/** A name that is given its own name, in lower-case text: `password: "password"`. */
export const ECHO = /\b([a-z][a-z_]*)["']?\s*[:=]\s*["']\1["']/;

const USER = /(?:user(?:name)?|login|email|account|name)["']?\s*(?:[:=]|=>)\s*[@brf]?["']?([^\s"',;&@)]+)/;

function readUser(joint: Pair['joint'], before: string, after: string, line: string): string {
  if (joint !== 'userinfo') return USER.exec(`${before} ${after}`.toLowerCase())?.[1] ?? '';
  return /:\/\/([^:]*):/.exec(`${before.slice(-40)}${line.slice(before.length)}`)?.[1] ?? '';
}

const LINE_LOOK = 160;
const AROUND_LOOK = 240;
const AROUND_LINES = 3;

const COUNTS_MASK = 0x3ff;
/** All zero between two values. */
const COUNTS = new Uint16Array(COUNTS_MASK + 1);

/** Counts the characters of a value. */
export function readAlphabet(value: string): Alphabet {
  let lower = 0;
  let upper = 0;
  let digit = 0;
  let mark = 0;
  let space = 0;
  let wide = 0;
  let turns = 0;
  let run = 1;
  let sequence = 1;
  let same = 1;
  let up = 1;
  let last = -1;
  let lastKind = -1;
  let step = 0;
  let distinct = 0;
  let entropy = 0;
  const { length } = value;
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i);
    let kind: number;
    if (c >= 97 && c <= 122) {
      kind = 0;
      lower++;
    } else if (c >= 65 && c <= 90) {
      kind = 1;
      upper++;
    } else if (c >= 48 && c <= 57) {
      kind = 2;
      digit++;
    } else if (c > 127) {
      kind = 4;
      wide++;
    } else if (c <= 32) {
      kind = 5;
      space++;
    } else {
      kind = 3;
      mark++;
    }
    if (lastKind >= 0 && kind !== lastKind) turns++;
    if (c === last) run = Math.max(run, ++same);
    else same = 1;
    const delta = c - last;
    if (last >= 0 && kind === lastKind && (delta === 1 || delta === -1) && (up === 1 || delta === step)) {
      up++;
      step = delta;
      sequence = Math.max(sequence, up);
    } else up = 1;
    last = c;
    lastKind = kind;
    // What is no ASCII is told apart by its low bits alone: near enough.
    COUNTS[c & COUNTS_MASK] = (COUNTS[c & COUNTS_MASK] as number) + 1;
  }
  // Each character's count is taken once, and cleared for the next value.
  for (let i = 0; i < length; i++) {
    const at = value.charCodeAt(i) & COUNTS_MASK;
    const count = COUNTS[at] as number;
    if (count === 0) continue;
    COUNTS[at] = 0;
    distinct++;
    entropy -= (count / length) * Math.log2(count / length);
  }
  return { lower, upper, digit, mark, space, wide, distinct, entropy, turns, run, sequence };
}

const LONGEST_JUDGED = 400;

/** Reads the value of a pair by itself. */
export function readOutline(text: string, pair: Pair, file: FileFacts): Outline {
  const value = text.slice(pair.start, Math.min(pair.end, pair.start + LONGEST_JUDGED));
  return { pair, file, value, alphabet: readAlphabet(value) };
}

/** Works out what the features of one pair look at. Bounded work, whatever the length of lines. */
export function readSubject(text: string, { pair, file, value, alphabet }: Outline): Subject {
  const from = lineStart(text, pair.nameStart, LINE_LOOK);
  const to = lineEnd(text, pair.end, LINE_LOOK);
  let first = from;
  let last = to;
  for (let i = 0; i < AROUND_LINES; i++) {
    if (first > 0) first = lineStart(text, first - 1, AROUND_LOOK / 2);
    if (last < text.length) last = lineEnd(text, last + 1, AROUND_LOOK / 2);
  }
  const around = `${text.slice(first, from)}\n${text.slice(to, last)}`.toLowerCase();
  const line = text.slice(from, Math.min(to, from + 600)).toLowerCase();
  const before = text.slice(from, pair.nameStart);
  const after = text.slice(pair.end, to);
  return {
    pair,
    file,
    value,
    lowerValue: value.toLowerCase(),
    spellsName: letters(value) === letters(pair.name),
    valueWords: splitName(value.slice(0, 120)),
    alphabet,
    spelling: readSpelling(value),
    before,
    after,
    user: readUser(pair.joint, before, after, line),
    between: text.slice(Math.min(pair.nameStart + pair.name.length, pair.start), pair.start).slice(-80),
    around,
    line,
    near: around + line,
  };
}
