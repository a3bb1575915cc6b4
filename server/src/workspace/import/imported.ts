/** What another tool's configuration becomes, and what is said of it line by line. */
import type { Text } from '../../detection/types.ts';

/** An entry of `allow` in `.kagimori.json`, as it is written there. */
export interface AllowEntry {
  readonly paths?: readonly string[];
  readonly values?: readonly string[];
  readonly lines?: readonly string[];
  readonly rules?: readonly string[];
  readonly reason: string;
}

/** A rule in `.kagimori.json`, as it is written there. */
export interface RuleEntry {
  readonly id: string;
  readonly name: string;
  /** In the syntax of RE2. */
  readonly pattern: string;
}

/** A value that is settled, known by its SHA-1 alone. */
export interface Settled {
  /** Below the root, with slashes. */
  readonly path: string;
  /** Hex. */
  readonly sha1: string;
  /** One-based line of the file where it stood. */
  readonly at: number | undefined;
  /** One-based line of the imported file. */
  readonly line: number;
  readonly reason: string;
}

/** What became of it; `unneeded`: there is nothing that it would have to say here. */
export type Fate = 'taken' | 'left' | 'unneeded';

/** One line of what was imported. */
export interface ImportNote {
  /** One-based; of the imported file. */
  readonly line: number;
  readonly fate: Fate;
  readonly text: Text;
}

export interface Imported {
  readonly allow: readonly AllowEntry[];
  /** Ids of rules that are not used. */
  readonly disable: readonly string[];
  /** Rules of the person's own. */
  readonly rules?: readonly RuleEntry[];
  readonly settled: readonly Settled[];
  readonly notes: readonly ImportNote[];
}

const noteOf =
  (fate: Fate) =>
  (line: number, en: string, ja: string): ImportNote => ({ line, fate, text: { en, ja } });

export const taken = noteOf('taken');
export const left = noteOf('left');
export const unneeded = noteOf('unneeded');
