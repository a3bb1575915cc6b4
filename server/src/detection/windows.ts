import type { Rule, Span } from './types.ts';
import { maxWidth } from './width.ts';

/** One match of a rule's pattern: the whole of it and the value inside. */
export interface Match {
  readonly whole: Span;
  readonly secret: Span;
}

/** A rule, ready to be tried near its keywords. */
export interface Matcher {
  readonly rule: Rule;
  /** @param hits start offsets of the rule's keywords, ascending */
  match(text: string, hits: readonly number[]): Match[];
}

/** Characters read before a window so that look-behind and `\b` see what stands there. */
const MARGIN = 64;
/** How far a window of an unbounded pattern reaches at first, and at most. */
const FIRST_REACH = 1024;
const LAST_REACH = 65536;
/** Before the keyword, an unbounded pattern is followed this far back. */
const BACK_REACH = 256;

/** Compiles a rule's pattern for the search inside windows. */
export function createMatcher(rule: Rule): Matcher {
  const width = maxWidth(rule.pattern.source);
  const bounded = Number.isFinite(width) && width <= LAST_REACH;
  const before = Math.min(width, bounded ? width : BACK_REACH);
  const after = bounded ? width : FIRST_REACH;
  const flags = [...new Set(`${rule.pattern.flags.replace('y', '')}gd`)].join('');
  const everywhere = rule.keywords.includes('');

  function search(text: string, window: Span, matches: Match[]): void {
    const sliceStart = Math.max(0, window.start - MARGIN);
    let sliceEnd = Math.min(text.length, window.end + MARGIN);
    let slice = text.slice(sliceStart, sliceEnd);
    // A fresh object: `lastIndex` is state, and a detector has none.
    const pattern = new RegExp(rule.pattern.source, flags);
    pattern.lastIndex = window.start - sliceStart;
    for (;;) {
      const from = pattern.lastIndex;
      const found = pattern.exec(slice);
      const whole = found?.indices?.[0];
      if (!found || !whole) return;
      const [wholeStart, wholeEnd] = whole;
      if (sliceStart + wholeStart > window.end) return;
      // A match that reaches the end of the slice may go on behind it.
      if (wholeEnd === slice.length && sliceEnd < text.length && sliceEnd - window.end < LAST_REACH) {
        sliceEnd = Math.min(text.length, sliceEnd + 2 * (sliceEnd - window.end));
        slice = text.slice(sliceStart, sliceEnd);
        pattern.lastIndex = from;
        continue;
      }
      const [start, end] = found.indices?.groups?.secret ?? whole;
      if (end > start) {
        matches.push({
          whole: { start: sliceStart + wholeStart, end: sliceStart + wholeEnd },
          secret: { start: sliceStart + start, end: sliceStart + end },
        });
      }
      if (wholeEnd === wholeStart) pattern.lastIndex++;
    }
  }

  return {
    rule,
    match(text, hits) {
      const matches: Match[] = [];
      if (everywhere) {
        search(text, { start: 0, end: text.length }, matches);
        return matches;
      }
      let open: { start: number; end: number } | undefined;
      for (const hit of hits) {
        const start = Math.max(0, hit - before);
        const end = Math.min(text.length, hit + after);
        if (open && start <= open.end) open.end = end;
        else {
          if (open) search(text, open, matches);
          open = { start, end };
        }
      }
      if (open) search(text, open, matches);
      return matches;
    },
  };
}
