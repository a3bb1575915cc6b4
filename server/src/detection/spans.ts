import type { Span } from './types.ts';

/** A span that reaches further on both sides, inside a text of the given length. */
export const widen = ({ start, end }: Span, by: number, length: number): Span => ({
  start: Math.max(0, start - by),
  end: Math.min(length, end + by),
});

/** A span at another place. */
export const shift = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** Overlapping and touching spans made one, in the order of the text. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}
