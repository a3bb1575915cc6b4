/**
 * What a fix changes, as data. Planned here, shown by the editor or `kagimori fix --dry-run`, and applied as one step
 * by whoever asked: nothing in this layer touches a file.
 */
import type { Finding, Span, Text } from '../detection/types.ts';

/** The groups in which a client previews the parts of a plan. */
export type Annotation =
  | 'reference'
  | 'import'
  | 'loader'
  | 'env'
  | 'envExample'
  | 'ignore'
  | 'allow'
  | 'advice'
  | 'endpoint'
  | 'call';

/** One replaced stretch; offsets refer to the text of the document as it was when the plan was made. */
export interface Replacement {
  readonly range: Span;
  readonly newText: string;
  readonly annotation: Annotation;
}

/** Edits of one existing document. `version` is the client's, null for a closed file; `text` is what was read. */
export interface DocumentEdit {
  readonly kind: 'edit';
  readonly uri: string;
  readonly version: number | null;
  readonly text: string;
  readonly replacements: readonly Replacement[];
}

/** A file that does not exist yet. `mode` is a POSIX permission such as 0o600, applied where the system has them. */
export interface FileCreation {
  readonly kind: 'create';
  readonly uri: string;
  readonly text: string;
  readonly mode?: number;
  readonly annotation: Annotation;
}

/** Everything one fix does: applied whole or not at all. */
export interface EditPlan {
  readonly title: Text;
  readonly changes: readonly (DocumentEdit | FileCreation)[];
  /** The names that the secrets now have, in order. */
  readonly names: readonly string[];
  /** Which secret has which name, by fingerprint. */
  readonly nameOf?: ReadonlyMap<string, string>;
  /** What is left for the person to do ("start Node with --env-file=.env"); shown with the preview. */
  readonly notes: readonly Text[];
  /** Whether each part waits for the person's yes, because more than a value moves. */
  readonly confirm?: boolean;
}

/** A fix, or why there is none: a conservative "no" beats a broken program. */
export type FixOutcome =
  | { readonly ok: true; readonly plan: EditPlan }
  | { readonly ok: false; readonly reason: Text };

/** A document to fix. */
export interface FixDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number | null;
  readonly text: string;
}

/** A file of the project as it is now (an open editor's text, else the disk's). */
export interface ProjectFile {
  readonly uri: string;
  readonly version: number | null;
  readonly text: string;
  /** False where the file cannot be written. */
  readonly writable: boolean;
  /** Whether git tracks it; undefined outside a repository. */
  readonly tracked?: boolean;
}

/**
 * What a fix needs to know of the surroundings of a document, gathered beforehand by `workspace/project.ts`.
 * URIs of folders end without a slash.
 */
export interface Project {
  /** The nearest package root of the document, else its workspace folder: where `.env` belongs. */
  readonly root: string;
  /** The workspace folder that holds the document, or the root of its repository. */
  readonly workspaceRoot: string;
  /**
   * By URI: every `.env*`, `.gitignore`, `.dockerignore` and manifest from the root up to the workspace root, and
   * `variables.tf` of the document's own folder.
   */
  readonly files: ReadonlyMap<string, ProjectFile>;
  /** git's own answer for `.env` in the root; undefined outside a repository. */
  readonly envIgnored?: boolean;
  /** URIs of all that stands in the folders from the document's up to the workspace root, folders included. */
  readonly entries?: ReadonlySet<string>;
}

/** A read of a secrets manager by the program itself, as a call of a small function beside the document. */
export interface StoreReading {
  /** The call that gives the value kept for a variable; `quote` is the one that may stand at the spot. */
  call(name: string, quote: '"' | "'"): string;
  /** The import of that function where the text lacks it. */
  imports(text: string): readonly Replacement[];
  /** Whether the call can take the place of a literal: an `await` cannot stand everywhere. */
  canReplace(text: string, literal: Span): boolean;
}

/** What "Move to .env" is asked to do. */
export interface MoveRequest {
  readonly document: FixDocument;
  /** The findings to move, in the order of the text; all of the same document. */
  readonly findings: readonly Finding[];
  readonly project: Project;
  /** Names that the person chose, by fingerprint. */
  readonly names?: ReadonlyMap<string, string>;
  /** Set where the program shall ask a secrets manager itself, in the languages that can. */
  readonly reading?: StoreReading | undefined;
}
