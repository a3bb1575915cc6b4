import type { Span } from './types.ts';

/** How near a rule's context word stands. */
export type Nearness = 'line' | 'near';

/** Lines before and after that count as near. */
const NEAR_LINES = 3;
/** On a line of megabytes only this much on either side counts. */
const REACH = 200;

/** The stretch of some lines around a span, cut at `REACH` per line. */
function around(text: string, span: Span, lines: number): string {
  let start = span.start;
  let end = span.end;
  for (let line = 0; line <= lines; line++) {
    const startLimit = Math.max(0, start - REACH);
    const newline = text.slice(startLimit, start).lastIndexOf('\n');
    start = newline < 0 ? startLimit : startLimit + newline + (line < lines ? 0 : 1);
    const endLimit = Math.min(text.length, end + REACH);
    const next = text.slice(end, endLimit).indexOf('\n');
    end = next < 0 ? endLimit : end + next + (line < lines ? 1 : 0);
  }
  return text.slice(start, end);
}

/** Separators do not tell words apart: `api key`, `api_key` and `apiKey` are one. */
const fold = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');

/** @returns how near any of the words stands to the span, or nothing */
export function nearness(text: string, span: Span, words: readonly string[]): Nearness | undefined {
  const folded = words.map(fold);
  const line = fold(around(text, span, 0));
  if (folded.some((word) => line.includes(word))) return 'line';
  const near = fold(around(text, span, NEAR_LINES));
  return folded.some((word) => near.includes(word)) ? 'near' : undefined;
}
