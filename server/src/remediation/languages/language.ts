/**
 * What one language or file format knows: how a literal becomes a reference to an environment variable. One file per
 * family implements this; `index.ts` lists them; `moveToEnv.ts` asks the first that matches.
 */
import type { Encoding, Rule, Span, Text } from '../../detection/types.ts';
import type { DocumentEdit, FileCreation, FixDocument, Project, Replacement, StoreReading } from '../plan.ts';

/** One value to replace. */
export interface RewriteRequest {
  readonly document: FixDocument;
  /** The value's source text, without its quotes. */
  readonly range: Span;
  readonly encodings: readonly Encoding[];
  /** The value itself, decoded. */
  readonly secret: string;
  /** The environment variable that will hold it. */
  readonly name: string;
  readonly rule: Rule | undefined;
  readonly project: Project;
  /** Set where the program shall ask a secrets manager itself rather than its environment. */
  readonly reading?: StoreReading | undefined;
}

/** How one value is replaced. Identical replacements of several values (an import) are merged by the caller. */
export interface Rewrite {
  readonly replacements: readonly Replacement[];
  /**
   * What goes into `.env` under the requested name: usually the secret, the whole URL where the URL is what the
   * program reads, null where nothing is kept (a secret in a comment is removed).
   */
  readonly stored: string | null;
  /** Whether the file's own reader asks a secrets manager, so that nothing has to be in any environment. */
  readonly byStore?: true;
  /** Files besides the document that must change with it (a `variables.tf`); `.env` and its kin are the caller's. */
  readonly files?: readonly (DocumentEdit | FileCreation)[];
  /** What is left for the person to do. */
  readonly notes: readonly Text[];
  /** Whether the program itself reads the variable, so that something must load `.env` (code: yes, compose file: no). */
  readonly needsLoader: boolean;
}

/** A rewrite, or why this spot cannot take a reference: a conservative "no" beats a broken program. */
export type RewriteOutcome =
  | { readonly ok: true; readonly rewrite: Rewrite }
  | { readonly ok: false; readonly reason: Text };

export interface Language {
  /** For tests and notes ("python", "docker-compose"). */
  readonly id: string;
  /** Whether this document is of this language, by language id, file name and, for YAML and its like, what it holds. */
  matches(document: Pick<FixDocument, 'uri' | 'languageId' | 'text'>): boolean;
  /**
   * The variable that this spot demands because something outside of the document reads it (`TF_VAR_token`, the name
   * of a Dockerfile's `ENV`), where it differs from the proposed one. Asked before `rewrite`, with the proposed name;
   * undefined where any name will do. A demanded name that `.env` holds with another value is no fix.
   */
  demandedName?(request: RewriteRequest): string | undefined;
  /**
   * Whether several values of one document are rewritten one after another, each in the text that the ones before
   * left: formats whose edits meet (two entries of one map that go away, two inputs of one list).
   */
  readonly stepwise?: true;
  /** Pure; never throws on any text. */
  rewrite(request: RewriteRequest): RewriteOutcome;
  /**
   * How the project loads `.env` for this language: edits that add it where its dependency is there, else the one
   * line that is missing as a note, nothing where the framework or run command does it already.
   */
  loader?(request: Pick<RewriteRequest, 'document' | 'project'>): Pick<Rewrite, 'replacements' | 'notes'>;
  /**
   * The environment variable that the program already reads at this spot, where the value is only the default
   * (`process.env.API_KEY || '…'`): the fix keeps that name and drops the default.
   */
  existingName?(document: FixDocument, range: Span): string | undefined;
  /** Whether the variable that the value is given to is an environment variable itself (a shell's): its name is kept. */
  readonly prefersAssignedName?: true;
}
