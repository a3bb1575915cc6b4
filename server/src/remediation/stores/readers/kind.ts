/** What one language knows of a helper beside the document: where it stands and how the document calls it. */
import type { Span } from '../../../detection/types.ts';
import type { FixDocument, Project, Replacement } from '../../plan.ts';
import type { StoreSettings } from '../settings.ts';
import type { Readers, SecretReader } from './reader.ts';

/** The small module with the call of the SDK. */
export interface Helper {
  readonly uri: string;
  readonly text: string;
  readonly reader: SecretReader;
}

export interface ReadingKind {
  /** Undefined where the store has no SDK for the language, or the document no place for a helper beside it. */
  helper(
    document: FixDocument,
    project: Project,
    readers: Readers,
    settings: StoreSettings,
  ): Helper | undefined;
  call(quotedName: string): string;
  /** What the document needs to reach the helper. */
  imports(text: string, document: FixDocument, project: Project): readonly Replacement[];
  /** Whether a call can take the place of a literal; doubtful is no. */
  canReplace(text: string, literal: Span, document: FixDocument, project: Project): boolean;
}

/** URI of the folder that holds a document, without a slash at its end. */
export const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

/** One insertion of an import. */
export const importAt = (at: number, newText: string): Replacement => ({
  range: { start: at, end: at },
  newText,
  annotation: 'import',
});

/** The modules of a reader, sorted as a formatter would. */
export const modulesOf = ({ imports }: SecretReader, more: readonly string[] = []): readonly string[] =>
  [...new Set([...imports.map(({ module }) => module), ...more])].sort();
