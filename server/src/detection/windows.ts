import { isAnchored } from './anchor.ts';
import { createKinFinder, type KinFinder } from './kin.ts';
import { shift } from './spans.ts';
import type { Pattern, Rule, Span } from './types.ts';
import { maxWidth } from './width.ts';

/** One match of a rule's pattern: the whole of it and the value inside. */
export interface Match {
  readonly whole: Span;
  readonly secret: Span;
  /** It begins as the values of the rule do, and is none in form. */
  readonly kin?: true;
}

/** A rule, ready to be tried near its keywords. */
export interface Matcher {
  readonly rule: Rule;
  /**
   * @param hits start offsets of the rule's keywords, ascending
   * @param onEscape told of windows in which a backslash stands: what it escapes may hide a match
   */
  match(text: string, hits: readonly number[], onEscape?: (window: Span) => void): Match[];
}

/** Characters read before a window so that look-behind and `\b` see what stands there. */
const MARGIN = 64;
/** How far a window of an unbounded pattern reaches at first, and at most. */
const FIRST_REACH = 1024;
const LAST_REACH = 65536;
/** Before the keyword, an unbounded pattern is followed this far back. */
const BACK_REACH = 256;

/** By character: whether no value goes on behind it. */
const ENDS = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(/[\s"'`,;(){}<>]/.test(String.fromCharCode(code))),
);

/** Makes the matcher of a rule. Its pattern is compiled when a keyword is met first: few of them ever are. */
export function createMatcher(rule: Rule): Matcher {
  let compiled: Matcher | undefined;
  return {
    rule,
    match(text, hits, onEscape) {
      compiled ??= isAnchored(rule) ? createAnchored(rule) : createWindowed(rule);
      return compiled.match(text, hits, onEscape);
    },
  };
}

/** Where every match starts with a keyword, the pattern is tried at the keywords alone. */
function createAnchored(rule: Rule): Matcher {
  const width = Math.min(maxWidth(rule.pattern.source), FIRST_REACH);
  const flags = rule.pattern.flags.replace(/[gy]/g, '');
  const test = new RegExp(rule.pattern.source, `${flags}y`);
  const exec = new RegExp(rule.pattern.source, `${[...new Set(`${flags}d`)].join('')}y`);
  const kinAt = createKinFinder(rule);

  /** Whether a backslash stands in the run that starts with the keyword. */
  function isEscaped(text: string, hit: number): boolean {
    const end = Math.min(text.length, hit + width);
    for (let at = hit; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === 92) return true;
      if (code < 128 && ENDS[code] === 1) return false;
    }
    return false;
  }

  return {
    rule,
    match(text, hits, onEscape) {
      const matches: Match[] = [];
      let done = -1;
      for (const hit of hits) {
        if (hit < done) continue;
        test.lastIndex = hit;
        const found = test.test(text);
        if (onEscape && isEscaped(text, hit)) {
          const start = Math.max(0, hit - MARGIN);
          onEscape({ start, end: Math.min(text.length, hit + width + MARGIN) });
        }
        if (!found) {
          const kin = kinAt?.(text, hit);
          if (kin) matches.push({ whole: kin, secret: kin, kin: true });
          continue;
        }
        exec.lastIndex = hit;
        const indices = exec.exec(text)?.indices;
        const [start = 0, end = 0] = indices?.[0] ?? [];
        const [from, to] = indices?.groups?.secret ?? [start, end];
        if (to > from) matches.push({ whole: { start, end }, secret: { start: from, end: to } });
        done = end;
      }
      return matches;
    },
  };
}

/** Compiles a rule's pattern for the search inside windows. */
function createWindowed(rule: Rule): Matcher {
  const width = rule.custom ? Number.POSITIVE_INFINITY : maxWidth(rule.pattern.source);
  const bounded = width <= LAST_REACH;
  const before = bounded ? width : BACK_REACH;
  const after = bounded ? width : FIRST_REACH;
  const everywhere = rule.keywords.includes('');
  const { custom } = rule;
  const kinAt = createKinFinder(rule);
  const exec: Pattern['exec'] = custom ? (text, from) => custom.exec(text, from) : executor(rule.pattern);

  function search(text: string, window: Span, matches: Match[], onEscape?: (window: Span) => void): void {
    const sliceStart = Math.max(0, window.start - MARGIN);
    let sliceEnd = Math.min(text.length, window.end + MARGIN);
    let slice = text.slice(sliceStart, sliceEnd);
    if (onEscape && slice.includes('\\')) onEscape({ start: sliceStart, end: sliceEnd });
    let from = window.start - sliceStart;
    for (;;) {
      const found = exec(slice, from);
      if (!found || sliceStart + found.whole.start > window.end) return;
      const { whole, secret } = found;
      // A match that reaches the end of the slice may go on behind it.
      const reach = sliceEnd - window.end;
      if (whole.end === slice.length && sliceEnd < text.length && reach < LAST_REACH) {
        sliceEnd = Math.min(text.length, sliceEnd + 2 * reach);
        slice = text.slice(sliceStart, sliceEnd);
        continue;
      }
      if (secret.end > secret.start) {
        matches.push({ whole: shift(whole, sliceStart), secret: shift(secret, sliceStart) });
      }
      from = whole.end > whole.start ? whole.end : whole.end + 1;
    }
  }

  return {
    rule,
    match(text, hits, onEscape) {
      const matches: Match[] = [];
      // A user's keyword says that the file is worth it, not where.
      if (everywhere || custom) {
        search(text, { start: 0, end: text.length }, matches);
        return matches;
      }
      let start = -1;
      let end = -1;
      for (const hit of hits) {
        if (start >= 0 && hit - before <= end) {
          end = Math.min(text.length, hit + after);
          continue;
        }
        if (start >= 0) search(text, { start, end }, matches, onEscape);
        start = Math.max(0, hit - before);
        end = Math.min(text.length, hit + after);
      }
      if (start >= 0) search(text, { start, end }, matches, onEscape);
      return kinAt ? withKin(text, hits, matches, kinAt) : matches;
    },
  };
}

/** Adds the kin at the hits that no match covers. */
function withKin(text: string, hits: readonly number[], matches: Match[], kinAt: KinFinder): Match[] {
  const all = [...matches];
  for (const hit of hits) {
    if (matches.some(({ whole }) => whole.start <= hit && hit < whole.end)) continue;
    const kin = kinAt(text, hit);
    if (kin) all.push({ whole: kin, secret: kin, kin: true });
  }
  return all;
}

/** Runs a built-in pattern as a user's own is run. */
function executor(pattern: RegExp): Pattern['exec'] {
  const regexp = new RegExp(pattern.source, [...new Set(`${pattern.flags.replace('y', '')}gd`)].join(''));
  return (text, from) => {
    // Set before every use, so that nothing is carried from one search to the next.
    regexp.lastIndex = from;
    const found = regexp.exec(text);
    const whole = found?.indices?.[0];
    if (!whole) return undefined;
    const secret = found.indices?.groups?.secret ?? whole;
    return { whole: { start: whole[0], end: whole[1] }, secret: { start: secret[0], end: secret[1] } };
  };
}
