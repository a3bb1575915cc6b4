/** What `scan.ts` reads out of a text. */
import type { Span } from '../../detection/types.ts';
import type { Hole } from './lexical.ts';

export interface Token {
  readonly kind: 'string' | 'heredoc' | 'comment';
  /** With prefix and quotes; of a here-document, its text with the closing tag. */
  readonly range: Span;
  /** Between the quotes. */
  readonly content: Span;
  /** Where the opening stands: of a here-document, the `<<EOF` on an earlier line. */
  readonly opening: Span;
  /** Letters before the quote (`rb`), empty for most. */
  readonly prefix: string;
  /** The opening quote without prefix; of a here-document its tag. */
  readonly quote: string;
  /** Escapes have no meaning in it. */
  readonly raw: boolean;
  /** The holes that it may have; empty where it does not interpolate. */
  readonly holeKinds: readonly Hole[];
  /** The holes that it has, with their brackets, in order. */
  readonly holes: readonly Span[];
}
