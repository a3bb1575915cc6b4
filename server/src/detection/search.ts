import { base64Run } from './base64.ts';
import { decode, fromBase64, JOINT } from './decode.ts';
import { matchAt } from './generic/match.ts';
import type { Hits, Prefilter } from './prefilter.ts';
import { mergeSpans, widen } from './spans.ts';
import type { Encoding, Rule, Span } from './types.ts';
import { joinedView, unescapedView, unpercentedView, type View } from './views.ts';

/** A match of a rule's pattern, in the text itself or under its wrappings. */
export interface Found {
  readonly rule: Rule;
  /** What stands in the source for the value. */
  readonly range: Span;
  readonly encodings: readonly Encoding[];
  /** The credential itself, which may be a part of what the wrapping holds (a token inside an encoded file). */
  readonly value: string;
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

/**
 * Every match of every rule in a text, whatever it is wrapped in. Linear in the text: each stretch is looked at a
 * bounded number of times.
 */
export function search(prefilter: Prefilter, text: string, hits: Hits, depth = DEPTH): Found[] {
  const found: Found[] = [];
  const escaped: Span[] = [];
  const onEscape = depth > 0 ? (window: Span) => escaped.push(window) : undefined;
  for (const [matcher, offsets] of hits.byMatcher) {
    for (const { whole, secret: range } of matcher.match(text, offsets, onEscape)) {
      const encodings = blockOf(text, range);
      const value = decode(text.slice(range.start, range.end), encodings);
      found.push({ rule: matcher.rule, range, encodings, value, seen: [{ text, whole }] });
    }
  }
  if (depth === 0) return found;
  const deeper = (inner: string): Found[] => search(prefilter, inner, prefilter.hits(inner), depth - 1);

  const views: (View | undefined)[] = [];
  const isNearKeyword = nearKeyword(hits);
  for (const run of mergeSpans(runs(text, hits.percents))) views.push(unpercentedView(text, run));
  const escapes = hits.escapes.filter((at) => mayContinue(text, at) || isNearKeyword(at));
  for (const run of mergeSpans([...runs(text, escapes), ...escaped])) views.push(unescapedView(text, run));
  const joints = hits.joints.filter((at) => mayJoin(text, at, isNearKeyword));
  for (const run of mergeSpans(joints.map((at) => widen({ start: at, end: at }, JOINT_REACH, text.length)))) {
    views.push(joinedView(text, run));
  }
  for (const view of views) {
    if (!view) continue;
    for (const inner of deeper(view.text)) {
      for (const candidate of unwrapped(text, view, inner)) found.push(candidate);
    }
  }
  let last = -1;
  for (const { start, lead } of hits.base64) {
    const run = base64Run(text, start, lead);
    if (run.start === last) continue;
    last = run.start;
    const source = text.slice(run.start, run.end);
    const plain = fromBase64(source);
    if (plain === source) continue;
    const encoding = /[-_]/.test(source) ? 'base64url' : 'base64';
    for (const inner of deeper(plain)) {
      const isWhole = inner.range.start === 0 && inner.range.end === plain.length;
      found.push({
        ...inner,
        range: run,
        encodings: isWhole ? [encoding, ...inner.encodings] : [encoding],
        seen: [...inner.seen, { text, whole: run }],
      });
    }
  }
  return found;
}

/** An inner match told in offsets of the source; nothing when the view did not uncover it. */
function unwrapped(text: string, view: View, inner: Found): Found[] {
  const range = view.sourceOf(inner.range);
  const innermost = inner.seen.at(-1);
  if (!range || !innermost) return [];
  const encodings = [view.encoding, ...inner.encodings];
  // The way back has to lead to the same value, or a fix would move another one.
  const there = decode(view.text.slice(inner.range.start, inner.range.end), inner.encodings);
  if (decode(text.slice(range.start, range.end), encodings) !== there) return [];
  const whole = view.sourceOf(innermost.whole) ?? range;
  return [{ ...inner, range, encodings, seen: [...inner.seen, { text, whole }] }];
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
