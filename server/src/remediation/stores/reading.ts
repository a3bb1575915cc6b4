/**
 * The program asks the store itself: a small module beside the document holds the SDK call, and the document imports
 * its one function. Where that cannot be done for certain, the caller falls back to the environment.
 */
import type { FileCreation, FixDocument, Project, StoreReading } from '../plan.ts';
import type { ReadingKind } from './readers/kind.ts';
import { csharpReading } from './readers/languages/csharp.ts';
import { goReading } from './readers/languages/go.ts';
import { javaReading } from './readers/languages/java.ts';
import { javascriptReading } from './readers/languages/javascript.ts';
import { kotlinReading } from './readers/languages/kotlin.ts';
import { phpReading } from './readers/languages/php.ts';
import { pythonReading } from './readers/languages/python.ts';
import { rubyReading } from './readers/languages/ruby.ts';
import { rustReading } from './readers/languages/rust.ts';
import type { ReaderLanguage, SecretReader } from './readers/reader.ts';
import type { Store, StoreSettings } from './store.ts';

/** How the document's program reads the store, and what must be beside it for that. */
export interface ProgramReading extends StoreReading {
  readonly reader: SecretReader;
  /** The module with the SDK call, if it is not there yet. */
  readonly helper: FileCreation | undefined;
}

/**
 * @param nameOf the store's name for an environment variable's
 * @returns undefined where the store has no SDK for the language, or another module has the helper's name already
 */
export function readingFor(
  language: string,
  document: FixDocument,
  project: Project,
  store: Store,
  settings: StoreSettings,
  nameOf: (envName: string) => string,
): ProgramReading | undefined {
  const kind = KINDS[language];
  if (kind === undefined || store.readers === undefined) return undefined;
  const made = kind.helper(document, project, store.readers, settings);
  if (made === undefined) return undefined;
  const { uri, text, reader } = made;
  const present = project.files.get(uri);
  if (present !== undefined && present.text !== text) return undefined;
  const helper =
    present === undefined ? { kind: 'create' as const, uri, text, annotation: 'import' as const } : undefined;
  return {
    reader,
    helper,
    call: (name, quote) => kind.call(`${quote}${nameOf(name)}${quote}`),
    imports: (current) => kind.imports(current, document, project),
    canReplace: (current, literal) => kind.canReplace(current, literal, document, project),
  };
}

const KINDS: Readonly<Record<string, ReadingKind | undefined>> = {
  javascript: javascriptReading,
  python: pythonReading,
  go: goReading,
  java: javaReading,
  kotlin: kotlinReading,
  csharp: csharpReading,
  ruby: rubyReading,
  php: phpReading,
  rust: rustReading,
} satisfies Readonly<Record<ReaderLanguage, ReadingKind>>;
