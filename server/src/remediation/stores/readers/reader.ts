/** How a program reads a stored secret itself, by the manager's own SDK: one small function per language. */
import type { StoreSettings } from '../settings.ts';

/** The languages for which stores know their SDK; the others read an environment variable that a wrapper fills. */
export const READER_LANGUAGES = [
  'javascript',
  'python',
  'go',
  'java',
  'kotlin',
  'csharp',
  'ruby',
  'php',
  'rust',
] as const;
export type ReaderLanguage = (typeof READER_LANGUAGES)[number];

export interface SecretReader {
  /** What is imported, in the words of the language: in JavaScript `names` from `module`, else the module alone. */
  readonly imports: readonly { readonly module: string; readonly names?: readonly string[] }[];
  /** The package that the project must depend on, as its manifest spells it; null where the language brings it all. */
  readonly dependency: string | RegExp | null;
  /** The command that adds it; for Java and Kotlin its coordinates, for every build tool has a way of its own. */
  readonly install: string;
  /** Source of the function that gives the value, once per process; made by the frame of the language. */
  readonly source: string;
}

/** A reader for the settings of a store. */
export type MakeReader = (settings: StoreSettings) => SecretReader;

/** Readers by language; absent where the store has no SDK that is kept up for it. */
export type Readers = Readonly<Partial<Record<Exclude<ReaderLanguage, 'javascript'>, MakeReader>>> & {
  /** Written with types where `typescript` asks for them. */
  readonly javascript?: (settings: StoreSettings, typescript: boolean) => SecretReader;
};
