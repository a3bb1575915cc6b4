/** What an edit of the first piece of advice is: the credential arguments go, and nothing else changes. */
import type { Span } from '../../detection/types.ts';
import type { SetupId } from '../setup/setup.ts';

/** The document and where the credential stands in it. */
export interface EditRequest {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
  readonly range: Span;
}

/** One replaced stretch of the document. */
export interface Change {
  readonly range: Span;
  readonly newText: string;
}

export interface KeylessEdit {
  /** The way that takes the key's place, and what has to be set up for it. */
  readonly setup: SetupId;
  /** Sorted, without overlaps. */
  readonly changes: readonly Change[];
  /** Whether a job of CI that named no permissions does so now. */
  readonly namesPermissions?: boolean;
}

/** Finds the plain call of one SDK around a credential; undefined wherever it is not plain. */
export type Finder = (request: EditRequest) => KeylessEdit | undefined;
