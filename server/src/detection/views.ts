/**
 * A view is a stretch of the text with one wrapping undone, and the way back: which source offset each of its
 * characters comes from. Patterns are tried on the view, findings are told in offsets of the source.
 */
import { ESCAPE, JOINT, PERCENT, unescapeOne, unpercent } from './decode.ts';
import type { Encoding, Span } from './types.ts';

export interface View {
  readonly text: string;
  readonly encoding: Encoding;
  /** The source of a non-empty stretch of the view; nothing where no wrapping was undone inside it. */
  sourceOf(span: Span): Span | undefined;
}

/** Replaces what a pattern finds in a source, and remembers where everything was. */
function rewrite(
  source: string,
  encoding: Encoding,
  pattern: RegExp,
  replacement: (found: RegExpExecArray) => string,
): View | undefined {
  const pieces: string[] = [];
  // Pairs of offsets at which a piece starts: even pieces stand as they are, odd ones were wrapped.
  const offsets: number[] = [0];
  const sources: number[] = [0];
  let length = 0;
  let last = 0;
  for (const found of source.matchAll(pattern)) {
    const plain = source.slice(last, found.index);
    const decoded = replacement(found);
    pieces.push(plain, decoded);
    last = found.index + found[0].length;
    offsets.push(length + plain.length, length + plain.length + decoded.length);
    sources.push(found.index, last);
    length += plain.length + decoded.length;
  }
  if (pieces.length === 0) return undefined;
  pieces.push(source.slice(last));

  /** The last piece that starts at or before an offset. */
  function pieceAt(offset: number): number {
    let low = 0;
    let high = offsets.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((offsets[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
  const isWrapped = (piece: number): boolean => piece % 2 === 1;
  const shifted = (piece: number, offset: number): number =>
    (sources[piece] ?? 0) + offset - (offsets[piece] ?? 0);

  return {
    text: pieces.join(''),
    encoding,
    sourceOf({ start, end }) {
      const first = pieceAt(start);
      const final = pieceAt(end - 1);
      // A match inside one piece that was not wrapped is not the view's own.
      if (first === final && !isWrapped(first)) return undefined;
      return {
        start: isWrapped(first) ? (sources[first] ?? 0) : shifted(first, start),
        end: isWrapped(final) ? (sources[final + 1] ?? 0) : shifted(final, end),
      };
    },
  };
}

/** Makes the view of a source, by the wrapping that it undoes; nothing where there is nothing to undo. */
export const VIEWS = {
  /** `\u0041`, `\x41`, `\n`, `\/`: the escapes of string literals. */
  escape: (source: string) => rewrite(source, 'escape', ESCAPE, unescapeOne),
  /** `%2F`: the escapes of URLs. */
  percent: (source: string) => rewrite(source, 'percent', PERCENT, (found) => unpercent(found[0])),
  /** `"ab" + "cd"`: what lies between two adjacent literals is left out. */
  concatenation: (source: string) => rewrite(source, 'concatenation', JOINT, () => ''),
} satisfies Partial<Record<Encoding, (source: string) => View | undefined>>;
