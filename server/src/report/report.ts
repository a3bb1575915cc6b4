/** What a scan hands to every kind of report. Holds no value: reports can only show what stands here. */
import type { Age } from '../advice/standing.ts';
import type { Catalogue, Finding, Suppressed } from '../detection/types.ts';
import type { Position, ScanSummary } from '../protocol.ts';
import type { ToldLiveness } from './liveness.ts';

/** What reports tell of a finding: what is left of it when it comes from another machine. */
export type ReportedFinding = Pick<
  Finding,
  'ruleId' | 'severity' | 'confidence' | 'evidence' | 'fingerprint' | 'redacted' | 'life'
>;

/** A finding with its place in lines and what may be shown of its line. */
export interface Reported {
  readonly finding: ReportedFinding;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly frame: string;
  /** What its provider said, where it was asked. */
  readonly liveness?: ToldLiveness;
  /** How long it has stood in git, where git was asked and knows; null for what is in no commit. */
  readonly age?: Age | null;
}

export interface ReportedSuppressed extends Reported {
  readonly by: Suppressed['by'];
  readonly reason: Suppressed['reason'];
}

/** Findings of one file. */
export interface FileReport {
  /** Relative to where the scan was started, with slashes; absolute where it lies outside. */
  readonly path: string;
  readonly findings: readonly Reported[];
  readonly suppressed: readonly ReportedSuppressed[];
  /** The commit that brought them in, for a scan of the history. */
  readonly commit?: string;
}

export interface Report {
  readonly files: readonly FileReport[];
  readonly summary: ScanSummary;
  readonly catalogue: Catalogue;
}
