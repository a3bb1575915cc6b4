/** A diagnostic that is about no credential: rights that are too broad, a rotation that is due. Never counted as one. */
import type { Severity, Span, Text } from '../detection/types.ts';
import type { DocumentEdit, FileCreation } from '../remediation/plan.ts';

export interface Notice {
  /** Stable, kebab-case: the diagnostic's code (`policy-…`, `rotation-…`, `image-…`, `package-…`). */
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
