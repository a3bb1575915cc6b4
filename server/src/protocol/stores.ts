/** Secrets managers: which there are, moving a value into one, and whether a reference resolves. */
import type { Position, Range } from './places.ts';

/** A secrets manager as a menu shows it. */
export interface StoreItem {
  readonly id: string;
  readonly name: string;
  /** `ready`: its program is there and signed in. `refused`: there is no safe way in; `detail` says why. */
  readonly state: 'ready' | 'signed-out' | 'not-installed' | 'refused';
  readonly detail: string;
  /** Source of a regular expression: what it accepts as a name. */
  readonly namePattern: string;
  /** What it has to be told once; remembered by the client per workspace. */
  readonly settings: readonly { readonly key: string; readonly label: string; readonly fallback?: string }[];
  readonly docs: string;
  /** Whether it is the editor's own storage, which the client fills (`kagimori/planKeep`). */
  readonly keptByEditor?: true;
}

/** Arguments of `kagimori.moveToStore`. */
export interface MoveToStore {
  readonly uri: string;
  /** Any range that touches the finding. */
  readonly range: Range;
  /**
   * Every credential of a `.env` file, one after another, in place of the one at the range. `name` is left out, and
   * `overwrite` goes for the first that is left.
   */
  readonly all?: boolean;
  /** Id of the store; the person is asked where it is absent. */
  readonly store?: string;
  /** The name in the store, by its rules; made from the environment variable's where absent. */
  readonly name?: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether a name that the store has already gets a new version. */
  readonly overwrite?: boolean;
  /** Only says what would change; nothing leaves the machine. */
  readonly preview?: boolean;
}

export type MovedToStore =
  | {
      readonly ok: true;
      /** By environment variable: the name in the store. */
      readonly names: readonly { readonly envName: string; readonly storeName: string }[];
      /** What the edit writes, file by file; never a value. */
      readonly changes: readonly { readonly uri: string; readonly newTexts: readonly string[] }[];
      /** What is left for the person to do. */
      readonly notes: readonly string[];
      /** Starts a program with the secrets in its environment, where that is how they are read. */
      readonly runCommand?: string;
    }
  | { readonly ok: false; readonly problem: string; readonly message: string };

/** Arguments of `kagimori.checkReference`. */
export interface CheckReference {
  readonly uri: string;
  readonly position: Position;
  /** The store that this project uses, where a variable that `.env` does not hold is looked for. */
  readonly store?: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Only names the run command; no program is started. */
  readonly onlyCommand?: boolean;
}

export interface CheckedReference {
  readonly outcome:
    | 'resolves'
    | 'not-found'
    | 'no-permission'
    | 'not-signed-in'
    | 'not-installed'
    | 'no-reference'
    | 'untrusted'
    | 'failed';
  /** What came out and what to do next, in the person's language. */
  readonly message: string;
  /** Starts a program with the value in its environment, where that is how it is read. */
  readonly runCommand?: string;
}
