/** Places in documents, as LSP tells them. */

/** LSP's zero-based position; `character` counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** LSP's stretch of a document: `end` is not part of it. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
