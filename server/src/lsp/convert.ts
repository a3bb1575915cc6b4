/** Offsets to positions and back: the one place where the core's UTF-16 offsets become LSP ranges. */
import type { Range, TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Span } from '../detection/types.ts';

/** @returns the LSP range of a stretch of the document. */
export function toRange(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

/** @returns the stretch of the document that an LSP range names; positions out of bounds are clamped. */
export function toSpan(document: TextDocument, range: Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** Whether two stretches share a character or touch (a cursor is an empty stretch). */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** @returns all places of a credential: the secret, then its other halves (a key's id). */
export const placesOf = ({ range, parts = [] }: Pick<Finding, 'range' | 'parts'>): readonly Span[] => [
  range,
  ...parts.map((part) => part.range),
];
