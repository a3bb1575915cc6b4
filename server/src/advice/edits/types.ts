/** What an edit of the first piece of advice is: the credential arguments go, and nothing else changes. */
import type { Span } from '../../detection/types.ts';

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

/** The platforms whose own identity stands in for a key. */
export type Platform = 'aws' | 'google' | 'azure' | 'awsActions' | 'googleActions' | 'azureActions';

export interface KeylessEdit {
  readonly platform: Platform;
  /** Sorted, without overlaps. */
  readonly changes: readonly Change[];
}

/** Finds the plain call of one SDK around a credential; undefined wherever it is not plain. */
export type Finder = (request: EditRequest) => KeylessEdit | undefined;
