/** What each way of looking hands over. */
import type { Text } from '../detection/types.ts';
import type { ScanSummary } from '../protocol.ts';
import type { Report } from '../report/report.ts';
import type { LookOptions, Narrowing, ScanCommand } from './arguments.ts';
import type { CommandContext } from './surroundings.ts';

export const NOTHING_YET: ScanSummary = {
  files: 0,
  bytes: 0,
  findings: 0,
  skippedBinary: 0,
  skippedLarge: 0,
  unreadable: 0,
  vanished: 0,
  cancelled: false,
  durationMs: 0,
};

/** A report that is not sorted and filtered yet, and what could not be looked into. */
export interface Gathered extends Report {
  readonly problems: readonly Text[];
}

/** One way of looking. */
export type Source = (
  command: LookOptions & Narrowing & Pick<ScanCommand, 'stdinFilename'>,
  context: CommandContext,
) => Promise<Gathered>;
