/** What was found, and how a scan went. */
import type { Range } from './places.ts';

/**
 * The scheme of files in archives: read-only documents, whose text the server gives (`workspace/textDocumentContent`).
 * The path is that of the archive, continued (`/shop/a.zip!src/b.js`), the query the `file` URI of the archive.
 */
export const ARCHIVE_SCHEME = 'kagimori-archive';

/** A finding as the client shows it. */
export interface FindingItem {
  readonly range: Range;
  readonly ruleId: string;
  readonly provider: string;
  /** Provider and kind in the person's language ("GitHub personal access token"). */
  readonly title: string;
  readonly severity: 'critical' | 'high' | 'medium' | 'low' | 'info';
  readonly confidence: 'checksum' | 'format' | 'context' | 'weak';
  readonly fingerprint: string;
  readonly redacted: string;
  /** The strongest reason for it, a phrase in the person's language; absent where there is none. */
  readonly why?: string;
  /** Whether its provider can be asked if it is live. */
  readonly checkable?: true;
  /** How long it has stood in git; absent where that is not known (yet), or it is in no commit. */
  readonly age?: {
    /** `YYYY-MM-DD`. */
    readonly since: string;
    readonly days: number;
    /** Whether it is older than `kagimori.rotation.maxAgeDays`. */
    readonly isOverdue: boolean;
    /** A branch of a remote that has it. */
    readonly pushedTo?: string;
    /** A sentence in the person's language, with what it means. */
    readonly text: string;
  };
  /** What its provider said when a person had it asked, as a state and in words; absent where nobody had. */
  readonly liveness?: { readonly state: 'live' | 'limited' | 'dead' | 'unknown'; readonly text: string };
  /** The page where the provider lets its owner revoke it. */
  readonly manageUrl?: string;
  /** The provider's documentation of it. */
  readonly docs?: string;
}

/** Server to client, `kagimori/findings`: replaces all that is known of each named document. */
export const FINDINGS_NOTIFICATION = 'kagimori/findings';
export interface FindingsParams {
  readonly documents: readonly { readonly uri: string; readonly findings: readonly FindingItem[] }[];
}

/** What a scan did. Skipped files are counted, never silently left out. */
export interface ScanSummary {
  readonly files: number;
  readonly bytes: number;
  readonly findings: number;
  readonly skippedBinary: number;
  readonly skippedLarge: number;
  readonly unreadable: number;
  /** Listed, but gone when it was their turn. */
  readonly vanished: number;
  readonly cancelled: boolean;
  readonly durationMs: number;
}
