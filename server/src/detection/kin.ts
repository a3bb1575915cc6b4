/**
 * What begins as a provider's keys do and goes on at random, though not in the form that is known: providers lengthen
 * their keys and change their alphabets without notice, and a key with one character altered is still nearly the key.
 */
import { headsOf } from './anchor.ts';
import { readAlphabet } from './generic/subject.ts';
import { readSpelling } from './generic/wordness.ts';
import type { Rule, Span } from './types.ts';
import { maxWidth, minWidth } from './width.ts';

/**
 * What no word is: it ends in a border (`ghp_`, `hvs.`), has one within (`sk-ant-api`), or is made of capitals and digits
 * (`ATBB`, `dt0c01`).
 */
const TELLING =
  /^(?:[A-Za-z][\w.+-]+[_.~+-]|[A-Za-z]{2,}[_.-][\w.-]{4,}|(?=.*[A-Z\d])(?=.*[A-Za-z].*[A-Za-z])\w{4,})$/;
/** Beginnings that many issuers share, or that are words: they say too little of what follows. */
const SHARED =
  /^(?:api|api_key|apikey|api_org|app|auth|bot|cli|cog|cs|csk|dev|ek|fc|fw|key|live|pat|prod|pub|re|sdk|secret|sat|skey|sk-api|sl|st|token|test|user|unkey|0x\w*|00D)[_.-]?$|^eyJ$|^A+$|(?:^|_)(?:[sprc]k|key)(?:_(?:live|test|org))?[_-]$|(?:^|_)key_?$/i;
const BODY = /^[\w.+/=-]+/;
/** What stands before a key is no part of a longer word, and of no block of data. */
const BEFORE = /[\w.+/-]/;
/** Lengths in UTF-16 units: of the longest that is always looked at, and of what counts as a bound. */
const LEAST_MOST = 100;
const LONGEST = 600;
const LEAST_DISTINCT = 8;
const MOST_COVERED = 0.34;

/** By rule, as it is asked for each match. */
const known = new WeakMap<Rule, readonly string[]>();

/** Beginnings of a rule's values that nothing else has; none where its values begin otherwise. */
export function tellingHeads(rule: Rule): readonly string[] {
  const before = known.get(rule);
  if (before !== undefined) return before;
  const isPlain = !(rule.context || rule.files || rule.publishable || rule.ignoreCase || rule.custom);
  const heads = isPlain && rule.privilege !== 'publishable' ? headsOf(rule) : [];
  const found = heads.filter((head) => TELLING.test(head) && !SHARED.test(head));
  known.set(rule, found);
  return found;
}

/** Whether what follows a prefix is as good as random: kinds of characters mixed, hardly a word in it. */
function isRandom(body: string): boolean {
  const { digit, lower, upper, distinct } = readAlphabet(body);
  const mixed = digit >= 2 ? lower + upper >= 2 : lower >= 3 && upper >= 3;
  return mixed && distinct >= LEAST_DISTINCT && readSpelling(body).covered <= MOST_COVERED;
}

/** Whether a value begins as the rule's do and is random behind that, whatever its form. */
export function isKin(rule: Rule, value: string): boolean {
  const head = tellingHeads(rule).find((each) => value.startsWith(each));
  return head !== undefined && isRandom(value.slice(head.length));
}

/** Finds the kin of a rule's values where a keyword of it stands. */
export type KinFinder = (text: string, hit: number) => Span | undefined;

/** @returns nothing for a rule whose values have no telling head */
export function createKinFinder(rule: Rule): KinFinder | undefined {
  const heads = tellingHeads(rule);
  if (heads.length === 0) return undefined;
  // Keys grow, though not without end: what is shorter than any that is known is a part of one, what is much longer is data.
  const least = minWidth(rule.pattern.source);
  const most = Math.max(LEAST_MOST, 2 * Math.min(maxWidth(rule.pattern.source), LONGEST));
  return (text, hit) => {
    const head = heads.find((each) => text.startsWith(each, hit));
    if (head === undefined || BEFORE.test(text.charAt(hit - 1))) return undefined;
    const start = hit + head.length;
    const run = BODY.exec(text.slice(start, start + most))?.[0] ?? '';
    const body = run.slice(0, run.length - bare(run));
    const length = head.length + body.length;
    return length >= least && length < most && isRandom(body) ? { start: hit, end: hit + length } : undefined;
  };
}

/** How much of the end of a run is punctuation behind it, padding apart. */
function bare(run: string): number {
  const tail = /[.=/+-]*$/.exec(run)?.[0] ?? '';
  return /^={1,2}$/.test(tail) ? 0 : tail.length;
}
