/** The vocabulary of the generic detector: a name, a value, and how they are joined. */

import type { NameFacts } from './names.ts';

/** What stands between the name and the value. */
export type Joint =
  | 'assign'
  | 'colon'
  | 'arrow'
  | 'compare'
  | 'comma'
  | 'call'
  | 'element'
  | 'sibling'
  | 'option'
  | 'space'
  | 'userinfo'
  | 'scheme';

/** One literal: its span without quotes, and how it was reached. */
export interface Literal {
  readonly start: number;
  readonly end: number;
  /** The quote around it, or empty for a bare word. */
  readonly quote: '' | '"' | "'" | '`' | '\\"' | '|';
  /** Straight after the separator, inside a call, behind an expression (`x || '...'`), or one of several. */
  readonly via: 'direct' | 'call' | 'behind' | 'list';
  /** The name of the call around it, if any. */
  readonly wrapper: string;
}

/** A name and one value of it. */
export interface Pair extends Literal {
  /** As it is written, with the parents it is written with: `spring.datasource.password`. */
  readonly name: string;
  readonly nameStart: number;
  readonly facts: NameFacts;
  readonly joint: Joint;
}
