/** A diagnostic that is about no credential: rights that are too broad, a rotation that is due. Never counted as one. */
import type { Severity, Span, Text } from '../detection/types.ts';
import type { DocumentEdit, FileCreation } from '../remediation/plan.ts';
import type { SetupId } from './setup/setup.ts';

export interface Notice {
  /**
   * Stable, kebab-case: the diagnostic's code (`policy-…`, `rotation-…`, `image-…`, `package-…`,
   * `keyless-…`).
   */
  readonly id: string;
  readonly severity: Severity;
  readonly range: Span;
  /** All that it is about, where that is more than what is marked: when it changes, it is another one. */
  readonly whole?: Span;
  /** What is there and what to do, in one or two sentences. */
  readonly text: Text;
  /** The page that explains it. */
  readonly url: string;
  /** An edit that is safe to make. */
  readonly fix?: NoticeFix;
  /** The way that could take the place of a key which stands elsewhere; its edit is the one of a credential there. */
  readonly setup?: SetupId;
}

/** A change of the document itself, or of the files around it. */
export type NoticeFix =
  | { readonly title: Text; readonly range: Span; readonly newText: string }
  | { readonly title: Text; readonly changes: readonly (DocumentEdit | FileCreation)[] };

/** The document that is looked at. */
export interface NoticeRequest {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
}
