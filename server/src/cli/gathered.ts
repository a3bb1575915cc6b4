/** What each way of looking hands over. */
import type { Text } from '../detection/types.ts';
import type { ScanSummary } from '../protocol.ts';
import type { FileReport, Report } from '../report/report.ts';
import type { Located, LocatedIn } from '../workspace/scanFile.ts';
import type { LookOptions, Narrowing, ScanCommand } from './command.ts';
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

/** As it was found here: a finding can be read again. */
export interface GatheredFile extends FileReport {
  readonly findings: readonly Located[];
}

/** A report that is not sorted and filtered yet, and what could not be looked into. */
export interface Gathered extends Report {
  readonly files: readonly GatheredFile[];
  readonly problems: readonly Text[];
}

/** @returns credentials and rights in the order of the text: on the command line they are looked for when asked. */
export function withRights({ findings, rights }: Pick<LocatedIn, 'findings' | 'rights'>): readonly Located[] {
  if (rights.length === 0) return findings;
  return [...findings, ...rights].sort((a, b) => a.finding.range.start - b.finding.range.start);
}

/** One way of looking. */
export type Source = (
  command: LookOptions & Narrowing & Pick<ScanCommand, 'stdinFilename'>,
  context: CommandContext,
) => Promise<Gathered>;
