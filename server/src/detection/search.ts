import { base64Run } from './base64.ts';
import { decode, fromBase64, JOINT } from './decode.ts';
import { detached } from './detached.ts';
import { matchAt } from './generic/match.ts';
import type { Hits, Prefilter } from './prefilter.ts';
import { mergeSpans, shift, widen } from './spans.ts';
import type { Encoding, Rule, Span } from './types.ts';
import { VIEWS, type View } from './views.ts';

/** A match of a rule's pattern, in the text itself or under its wrappings. */
export interface Found {
  readonly rule: Rule;
  /** What stands in the source for the value. */
  readonly range: Span;
  readonly encodings: readonly Encoding[];
  /** The credential itself, which may be a part of what the wrapping holds (a token inside an encoded file). */
  readonly value: string;
  /** It begins as the values of the rule do, and is none in form. */
  readonly kin?: true | undefined;
  /** The match where it was seen, innermost first: the texts in which context words count. */
  readonly seen: readonly { readonly text: string; readonly whole: Span }[];
}

/** Wrappings inside wrappings are undone so many times. */
const DEPTH = 2;
/** How far a run without blanks or quotes is followed around an escaped character. */
const RUN_REACH = 1000;
/** What stands before the run on its line may name the value. */
const NAME_REACH = 100;
/** Two joined literals are looked at so far to either side. */
const JOINT_REACH = 300;
const JOINT_HERE = new RegExp(JOINT.source, 'y');

/** What the wrappings of a text hold, by what wraps and the source: the same source holds the same wherever it stands. */
export type Uncoverings = ReadonlyMap<string, readonly Uncovered[]>;

/** A match under a wrapping, told in offsets of the wrapped source. */
interface Uncovered extends Found {
  readonly whole: Span;
}

type Uncover = (kind: Wrapping, source: string) => readonly Uncovered[];
type Wrapping = keyof typeof VIEWS | 'base64';

/**
 * Every match of every rule in a text, whatever it is wrapped in. Linear in the text: each stretch is looked at a
 * bounded number of times.
 */
export function search(prefilter: Prefilter, text: string, hits: Hits): Found[] {
  return searchDeep(text, hits, createUncover(prefilter, DEPTH - 1));
}

/**
 * The same, for a text that is looked at again.
 * @param before what the wrappings of its last state held
 */
export function searchAgain(
  prefilter: Prefilter,
  text: string,
  hits: Hits,
  before: Uncoverings = new Map(),
): { readonly found: readonly Found[]; readonly uncoverings: Uncoverings } {
  const uncover = createUncover(prefilter, DEPTH - 1);
  const uncoverings = new Map<string, readonly Uncovered[]>();
  const found = searchDeep(text, hits, (kind, source) => {
    const key = detached(`${kind} ${source}`);
    const known = uncoverings.get(key) ?? before.get(key) ?? uncover(kind, source);
    uncoverings.set(key, known);
    return known;
  });
  return { found, uncoverings };
}

/** @param uncover looks under wrappings; nothing looks where they are too many already */
function searchDeep(text: string, hits: Hits, uncover: Uncover | undefined): Found[] {
  const found: Found[] = [];
  const escaped: Span[] = [];
  const onEscape = uncover && ((window: Span) => escaped.push(window));
  for (const [matcher, offsets] of hits.byMatcher) {
    for (const { whole, secret: range, kin } of matcher.match(text, offsets, onEscape)) {
      const encodings = blockOf(text, range);
      const value = decode(text.slice(range.start, range.end), encodings);
      found.push({ rule: matcher.rule, range, encodings, value, kin, seen: [{ text, whole }] });
    }
  }
  if (uncover === undefined) return found;

  const look = (kind: Wrapping, run: Span): void => {
    for (const { range, whole, seen, ...inner } of uncover(kind, text.slice(run.start, run.end))) {
      found.push({
        ...inner,
        range: shift(range, run.start),
        seen: [...seen, { text, whole: shift(whole, run.start) }],
      });
    }
  };
  const isNearKeyword = nearKeyword(hits);
  for (const run of mergeSpans(runs(text, hits.percents))) look('percent', run);
  const escapes = hits.escapes.filter((at) => mayContinue(text, at) || isNearKeyword(at));
  for (const run of mergeSpans([...runs(text, escapes), ...escaped])) look('escape', run);
  const joints = hits.joints.filter((at) => mayJoin(text, at, isNearKeyword));
  for (const run of mergeSpans(joints.map((at) => widen({ start: at, end: at }, JOINT_REACH, text.length)))) {
    look('concatenation', run);
  }
  let last = -1;
  for (const { start, lead } of hits.base64) {
    const run = base64Run(text, start, lead);
    if (run.start !== last) look('base64', run);
    last = run.start;
  }
  return found;
}

/** Looks under one wrapping after the other, so many of them. */
function createUncover(prefilter: Prefilter, depth: number): Uncover {
  const inner = depth > 0 ? createUncover(prefilter, depth - 1) : undefined;
  const deeper = (text: string): Found[] => searchDeep(text, prefilter.hits(text), inner);
  return (kind, source) => {
    if (kind === 'base64') return decoded(source, deeper);
    const view = VIEWS[kind](source);
    return view === undefined ? [] : deeper(view.text).flatMap((found) => unwrapped(source, view, found));
  };
}

/** What a run of base64 holds: all of the run stands for it. */
function decoded(source: string, deeper: (text: string) => readonly Found[]): readonly Uncovered[] {
  const plain = fromBase64(source);
  if (plain === source) return [];
  const encoding = /[-_]/.test(source) ? 'base64url' : 'base64';
  const run = { start: 0, end: source.length };
  return deeper(plain).map((found) => {
    const isWhole = found.range.start === 0 && found.range.end === plain.length;
    return {
      ...found,
      range: run,
      whole: run,
      encodings: isWhole ? [encoding, ...found.encodings] : [encoding],
    };
  });
}

/** An inner match told in offsets of the source; nothing when the view did not uncover it. */
function unwrapped(source: string, view: View, inner: Found): Uncovered[] {
  const range = view.sourceOf(inner.range);
  const innermost = inner.seen.at(-1);
  if (!range || !innermost) return [];
  const encodings = [view.encoding, ...inner.encodings];
  // The way back has to lead to the same value, or a fix would move another one.
  const there = decode(view.text.slice(inner.range.start, inner.range.end), inner.encodings);
  if (decode(source.slice(range.start, range.end), encodings) !== there) return [];
  return [{ ...inner, range, encodings, whole: view.sourceOf(innermost.whole) ?? range }];
}

/** Whether the keyword of a rule stands near an offset. Sorted once, and only where somebody asks. */
function nearKeyword({ byMatcher }: Hits): (offset: number) => boolean {
  let all: Int32Array | undefined;
  return (offset) => {
    all ??= Int32Array.from([...byMatcher.values()].flat()).sort();
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle] as number) < offset - RUN_REACH) low = middle + 1;
      else high = middle;
    }
    return low < all.length && (all[low] as number) <= offset + RUN_REACH;
  };
}

const TOKEN = /[\w+/.:=$@~-]/;
const isToken = (text: string, at: number): boolean => TOKEN.test(text.charAt(at));

/** Whether an escape can spell a part of something: a line that goes on behind a blank cannot. */
function mayContinue(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (next !== 10 && next !== 13) return true;
  return isToken(text, at - 1) && isToken(text, at + (text.startsWith('\r\n', at + 1) ? 3 : 2));
}

/** Whether two literals are joined, and something stands on both sides, or near them, that may be a part of a match. */
function mayJoin(text: string, at: number, isNearKeyword: (at: number) => boolean): boolean {
  const joint = matchAt(JOINT_HERE, text, at);
  if (joint === null) return false;
  return (isToken(text, at - 1) && isToken(text, at + joint[0].length)) || isNearKeyword(at);
}

/** Lines with a common indentation are a block scalar or a heredoc: the value does not hold the indentation. */
function blockOf(text: string, { start, end }: Span): readonly Encoding[] {
  return /\n[ \t]/.test(text.slice(start, end)) ? ['block'] : [];
}

const BREAKS = /[\s"'`<>]/;

/** Around each offset, the run without blanks and quotes, and what stands before it on the line. */
function runs(text: string, offsets: readonly number[]): Span[] {
  const spans: Span[] = [];
  let covered = -1;
  for (const offset of offsets) {
    if (offset < covered) continue;
    let end = offset + 2;
    const most = Math.min(text.length, offset + RUN_REACH);
    while (end < most && !BREAKS.test(text.charAt(end))) end++;
    let start = offset;
    const least = Math.max(0, covered, offset - RUN_REACH);
    while (start > least && !BREAKS.test(text.charAt(start - 1))) start--;
    const nameLeast = Math.max(0, start - NAME_REACH);
    const lineStart = nameLeast + text.slice(nameLeast, start).lastIndexOf('\n') + 1;
    spans.push({ start: lineStart, end: Math.min(text.length, end + 2) });
    covered = end;
  }
  return spans;
}
