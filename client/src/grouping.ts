/** How the findings view orders findings into groups. Pure: no editor here, so that it is tested without one. */
import type { FindingItem } from '../../server/src/protocol.ts';
import type { LocatedFinding } from './findings.ts';

export const GROUPINGS = ['file', 'provider', 'severity', 'secret'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The worst severity of some findings, of which there is one at least. */
export const worstSeverity = (items: readonly FindingItem[]): FindingItem['severity'] =>
  SEVERITIES.find((severity) => items.some((item) => item.severity === severity)) ?? 'info';

/** Worst first. */
const SEVERITIES: readonly FindingItem['severity'][] = ['critical', 'high', 'medium', 'low', 'info'];

export interface Group {
  /** Stable, so that a group stays open while findings come and go. */
  readonly key: string;
  /** The URI, the provider, the severity or the fingerprint that its members share. */
  readonly shared: string;
  readonly members: readonly LocatedFinding[];
}

const SHARED: Readonly<Record<Grouping, (finding: LocatedFinding) => string>> = {
  file: ({ uri }) => uri,
  provider: ({ item }) => item.provider,
  severity: ({ item }) => item.severity,
  secret: ({ item }) => item.fingerprint,
};

/**
 * @param findings in any order
 * @returns groups worst first, then by what they share; members by file and place
 */
export function groupFindings(findings: readonly LocatedFinding[], by: Grouping): readonly Group[] {
  const groups = new Map<string, LocatedFinding[]>();
  for (const finding of findings) {
    const shared = SHARED[by](finding);
    const members = groups.get(shared);
    if (members === undefined) groups.set(shared, [finding]);
    else members.push(finding);
  }
  return [...groups]
    .map(([shared, members]) => ({ key: `${by}:${shared}`, shared, members: members.sort(byPlace) }))
    .sort((a, b) => worst(a.members) - worst(b.members) || compare(a.shared, b.shared));
}

function byPlace(a: LocatedFinding, b: LocatedFinding): number {
  const [from, to] = [a.item.range.start, b.item.range.start];
  return compare(a.uri, b.uri) || from.line - to.line || from.character - to.character;
}

function worst(members: readonly LocatedFinding[]): number {
  return Math.min(...members.map(({ item }) => SEVERITIES.indexOf(item.severity)));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
