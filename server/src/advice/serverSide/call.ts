/** A client's call that holds a key, read so plainly that a server can make it instead. */
import type { Change } from '../edits/types.ts';

/** A query parameter that the client decides on, and the expression that it passes. */
export interface Passed {
  readonly name: string;
  readonly source: string;
}

/** Where the key goes. */
export type KeyPlace =
  | { readonly in: 'header'; readonly name: string; readonly prefix: string }
  | { readonly in: 'query'; readonly name: string };

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export interface ClientCall {
  /** With scheme, host and path, and the query parameters whose value is fixed. */
  readonly target: string;
  readonly method: (typeof METHODS)[number];
  /** Query parameters that go on as they come. */
  readonly passed: readonly string[];
  /** Headers with a fixed value, besides the key's. Names in lower case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly key: KeyPlace;
  /** Whether it sends a body. */
  readonly hasBody: boolean;
  /** Whether the client reads the answer piece by piece, so that a server has to hand it on as it comes. */
  readonly streams: boolean;
  /** Whether it is made in a function: a call of the module itself runs while a page is drawn on the server, too. */
  readonly isDeferred: boolean;
  /** What is appended to the address of the endpoint's folder; empty where the endpoint is called itself. */
  readonly suffix: string;
  /**
   * @param endpoint the path that the client calls from now on ("/api/openai").
   * @returns the edits of the document, sorted, without overlaps.
   */
  rewrite(endpoint: string): readonly Change[];
}
