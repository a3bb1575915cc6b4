/** How the rotation view orders entries. Pure: no editor here, so that it is tested without one. */
import type { RotationEntry } from '../../server/src/protocol.ts';

export const DUE_GROUPS = ['overdue', 'soon', 'later', 'none'] as const;
export type DueGroup = (typeof DUE_GROUPS)[number];

/** A fortnight is soon. */
const SOON_DAYS = 14;

/** @returns where an entry belongs by the days that it has left. */
export function dueGroupOf({ due }: RotationEntry): DueGroup {
  if (due === undefined) return 'none';
  if (due.daysLeft < 0) return 'overdue';
  return due.daysLeft <= SOON_DAYS ? 'soon' : 'later';
}

/**
 * @param entries in any order
 * @returns the groups that have members, the most urgent first; members by their days, then by name and file
 */
export function groupByDue(
  entries: readonly RotationEntry[],
): readonly { readonly group: DueGroup; readonly entries: readonly RotationEntry[] }[] {
  return DUE_GROUPS.map((group) => ({
    group,
    entries: entries.filter((entry) => dueGroupOf(entry) === group).sort(byUrgency),
  })).filter((group) => group.entries.length > 0);
}

function byUrgency(a: RotationEntry, b: RotationEntry): number {
  const days = (a.due?.daysLeft ?? 0) - (b.due?.daysLeft ?? 0);
  return days || compare(a.name, b.name) || compare(a.uri, b.uri);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
