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

/** Base64 that goes on so far to one side of a match, with a sign that no key of letters and digits has, is data. */
const LEAST_DATA = 60;
const DATA = /[A-Za-z0-9+/]/;

/** Whether a match is a piece of a longer block of base64: an image, a font, an archive. */
export function standsInData(text: string, { start, end }: Span): boolean {
  let from = start;
  while (from > start - REACH && from > 0 && DATA.test(text.charAt(from - 1))) from--;
  let to = end;
  while (to < end + REACH && to < text.length && DATA.test(text.charAt(to))) to++;
  const around = text.slice(from, start) + text.slice(end, to);
  return around.length >= LEAST_DATA && around.includes('+');
}

/** @returns how near any of the words stands to the span, or nothing */
export function nearness(text: string, span: Span, words: readonly string[]): Nearness | undefined {
  const folded = words.map(fold);
  const line = fold(around(text, span, 0));
  if (folded.some((word) => line.includes(word))) return 'line';
  const near = fold(around(text, span, NEAR_LINES));
  return folded.some((word) => near.includes(word)) ? 'near' : undefined;
}
