/** What a scan hands to every kind of report. Holds no value: reports can only show what stands here. */
import type { Catalogue } from '../detection/types.ts';
import type { ScanSummary } from '../protocol.ts';
import type { Located, LocatedSuppressed } from '../workspace/scanFile.ts';

/** Findings of one file. */
export interface FileReport {
  /** Relative to where the scan was started, with slashes; absolute where it lies outside. */
  readonly path: string;
  readonly findings: readonly Located[];
  readonly suppressed: readonly LocatedSuppressed[];
  /** The commit that brought them in, for a scan of the history. */
  readonly commit?: string;
}

export interface Report {
  readonly files: readonly FileReport[];
  readonly summary: ScanSummary;
  readonly catalogue: Catalogue;
}
