/**
 * A text that is changed step after step, each step seeing what the ones before left: kept as the stretches of the
 * original that are still there and what was put between them, so that all steps together are one list of replacements.
 */
import type { Span } from '../detection/types.ts';
import type { Annotation, Replacement } from './plan.ts';

type Piece =
  | { readonly kind: 'kept'; readonly start: number; readonly end: number }
  | { readonly kind: 'new'; readonly text: string; readonly annotation: Annotation };

export interface Pieces {
  readonly original: string;
  /** In order; no kept piece is empty. */
  readonly pieces: readonly Piece[];
}

/** A text before its first step. */
export const untouched = (original: string): Pieces => ({
  original,
  pieces: [{ kind: 'kept', start: 0, end: original.length }],
});

const lengthOf = (piece: Piece): number =>
  piece.kind === 'kept' ? piece.end - piece.start : piece.text.length;

/** The text as it is now. */
export function textOf({ original, pieces }: Pieces): string {
  return pieces
    .map((piece) => (piece.kind === 'kept' ? original.slice(piece.start, piece.end) : piece.text))
    .join('');
}

/** The next step; ranges refer to the text as it is now, do not overlap, and are sorted. */
export function applyTo(state: Pieces, replacements: readonly Replacement[]): Pieces {
  let { pieces } = state;
  for (const { range, newText, annotation } of [...replacements].reverse()) {
    const [before, rest] = splitAt(pieces, range.start);
    const [, after] = splitAt(rest, range.end - range.start);
    pieces = [...before, { kind: 'new', text: newText, annotation }, ...after];
  }
  return { ...state, pieces };
}

function splitAt(pieces: readonly Piece[], offset: number): readonly [readonly Piece[], readonly Piece[]] {
  let left = offset;
  for (const [index, piece] of pieces.entries()) {
    const length = lengthOf(piece);
    if (left >= length) {
      left -= length;
      continue;
    }
    if (left === 0) return [pieces.slice(0, index), pieces.slice(index)];
    const [head, tail] = cut(piece, left);
    return [
      [...pieces.slice(0, index), head],
      [tail, ...pieces.slice(index + 1)],
    ];
  }
  return [pieces, []];
}

function cut(piece: Piece, at: number): readonly [Piece, Piece] {
  if (piece.kind === 'kept') {
    const middle = piece.start + at;
    return [
      { ...piece, end: middle },
      { ...piece, start: middle },
    ];
  }
  return [
    { ...piece, text: piece.text.slice(0, at) },
    { ...piece, text: piece.text.slice(at) },
  ];
}

/** Where a stretch of the original stands now; undefined where a step has replaced any of it. */
export function locate({ pieces }: Pieces, range: Span): Span | undefined {
  let offset = 0;
  for (const piece of pieces) {
    if (piece.kind === 'kept' && piece.start <= range.start && range.end <= piece.end) {
      const start = offset + range.start - piece.start;
      return { start, end: start + range.end - range.start };
    }
    offset += lengthOf(piece);
  }
  return undefined;
}

/** All steps as replacements of the original, sorted. */
export function replacementsOf({ original, pieces }: Pieces): readonly Replacement[] {
  const result: Replacement[] = [];
  let start = 0;
  let added: { text: string; annotation: Annotation } | undefined;
  const close = (end: number): void => {
    if (added !== undefined || start < end) {
      result.push({
        range: { start, end },
        newText: added?.text ?? '',
        annotation: added?.annotation ?? 'reference',
      });
    }
    added = undefined;
  };
  for (const piece of pieces) {
    if (piece.kind === 'new') {
      added = { text: (added?.text ?? '') + piece.text, annotation: added?.annotation ?? piece.annotation };
    } else {
      close(piece.start);
      start = piece.end;
    }
  }
  close(original.length);
  return result;
}
