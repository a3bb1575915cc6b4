/**
 * What one secrets manager knows, as data: which commands of its own client program put a value in, and how its
 * answers are to be read. Nothing here runs anything; `workspace/putSecret.ts` does, through the host. Where such a
 * program has no safe way in, the store is asked over its API (`workspace/storeApis.ts`).
 *
 * The value goes in by standard input, or by a private file where a program has no such way: never in an argument
 * list (`ps` shows it), an environment variable (so does `/proc`) or a shell's history.
 */
import type { Text } from '../../detection/types.ts';
import type { Readers } from './readers/reader.ts';
import type { StoreReferences } from './references.ts';
import type { StoreSettings } from './settings.ts';

export type { StoreSettings };

/** One call of a store's own program. */
export interface StoreCommand {
  /** Arguments without any value. `{file}` stands for the path of the private file. */
  readonly args: readonly string[];
  /** Written to standard input, which is then closed. */
  readonly input?: string;
  /** Content of a private file (mode 0600, removed afterwards), for programs that read no standard input. */
  readonly file?: string;
}

/** A file of the project whose text answers the question, where a store keeps its names in the open. */
export interface StoreFile {
  /** Relative to the folder in which the program would run. */
  readonly read: string;
}

/** What a person tells once per workspace: a vault's name, a project, an environment. */
export interface StoreSetting {
  readonly key: string;
  readonly label: Text;
  readonly fallback?: string;
}

/** What a client program answered. */
export interface Answer {
  /** Exit code; null when it was stopped. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What can go wrong on the way into a store; `putSecret` has the message and the next step for each. */
export type Problem =
  | 'not-installed'
  | 'not-signed-in'
  | 'no-permission'
  | 'wrong-region'
  | 'name-refused'
  | 'value-refused'
  | 'exists'
  | 'unreachable'
  | 'timed-out'
  | 'cancelled'
  | 'not-confirmed'
  | 'rate-limited'
  | 'refused'
  | 'failed';

/** A pattern of an error output and what it means; the first that matches counts. */
export type Diagnosis = readonly (readonly [RegExp, Problem])[];

/** What is put into a store. */
export interface Entry {
  readonly name: string;
  readonly value: string;
  /** Whether the store has the name already, so that this becomes its new version. */
  readonly exists: boolean;
  /** What `signIn` answered, for a store that needs it (a public key). */
  readonly signIn: Answer;
}

/** How a store holds a value under a name: through its own program or over its API. */
export type Access = ProgramAccess | ApiAccess;

/** The APIs that `workspace/storeApis.ts` can speak. */
export interface ApiAccess {
  readonly api: 'bitwarden';
}

export interface ProgramAccess {
  /** Tells without a value whether the person is signed in; a good answer is code 0 and `signedIn(answer)`. */
  readonly signIn: (settings: StoreSettings) => StoreCommand | StoreFile;
  readonly signedIn?: (answer: Answer) => boolean;
  /**
   * Asks for the name's metadata; `present` reads the answer (default: code 0). A failure that is not `absent` is one:
   * a name is free only where the store has said so, for some programs overwrite without asking.
   */
  readonly find: (name: string, settings: StoreSettings) => StoreCommand | StoreFile;
  readonly present?: (answer: Answer, name: string) => boolean;
  /** What its program says of a name that is not there, where it fails then. */
  readonly absent?: RegExp;
  /** Whether a reference to the name resolves, where that is more than `present`: an object without the key. */
  readonly holds?: (answer: Answer, name: string) => boolean;
  /** Stores the value: a new entry, or a new version where `exists`. */
  readonly put: (entry: Entry, settings: StoreSettings) => StoreCommand;
  /** The encrypted value for `.env` out of the answer to `put`, where that file is the store. */
  readonly envValue?: (answer: Answer, name: string) => string | undefined;
  /** What the store itself calls the entry (an ARN), out of a good answer to `find`. */
  readonly entryId?: (answer: Answer) => string | undefined;
  readonly diagnose: Diagnosis;
}

export interface Store {
  /** Stable id for settings, commands and the command line ("aws-secrets-manager"). */
  readonly id: string;
  readonly name: Text;
  /** Client programs, the preferred first; empty where the editor itself is the store. */
  readonly programs: readonly string[];
  readonly settings: readonly StoreSetting[];
  /** The store's name for an environment variable's name ("OPENAI_API_KEY" to "openai-api-key"). */
  readonly nameOf: (envName: string) => string;
  /** Whether its run command gives each value in a variable of the very name that it has in the store. */
  readonly namesVariables?: true;
  /** What the store accepts as a name. */
  readonly namePattern: RegExp;
  /** The most bytes of UTF-8 that a value may have. */
  readonly maxBytes: number;
  /** Values that its way in would not keep as they are, where there are such. */
  readonly accepts?: (value: string) => boolean;
  /** Absent where no safe way in exists; `whyNot` says why and what to do instead. */
  readonly access?: Access;
  readonly whyNot?: Text;
  /** Whether the editor itself keeps the values: only a client that says so can be offered it. */
  readonly keptByEditor?: true;
  /** How a person signs in, as a command to copy. */
  readonly signInCommand: string;
  /** The same in words, where no command does it. */
  readonly signInStep?: Text;
  /** What `.env` holds in place of the value, for a manager that resolves such references (`op://vault/item/field`). */
  readonly envReference?: (name: string, settings: StoreSettings) => string;
  /** How the files of other tools refer to it. */
  readonly references?: StoreReferences;
  /** The SDK calls by which a program reads the store itself. */
  readonly readers?: Readers;
  /** The command that runs a program with the secrets in its environment, if the manager has one. */
  readonly run?: (command: string, names: readonly StoredName[], settings: StoreSettings) => string;
  /** How the values reach a program, for a store without such a command. */
  readonly reach?: (envName: string, name: string) => Text;
  readonly docs: string;
}

/** An environment variable and the name under which a store holds its value. */
export interface StoredName {
  readonly envName: string;
  readonly name: string;
}
