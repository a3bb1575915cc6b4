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

/** A finding as a row of a group. */
export interface Member extends LocatedFinding {
  /**
   * The same as long as the secret stands in the file, at whatever line, so that a row stays chosen while others go. No
   * other row of the same view has it.
   */
  readonly id: string;
  /** Whether others of its group stand on the same line, as in a file that was minified. */
  readonly sharesLine: boolean;
}

export interface Group {
  /** Stable, so that a group stays open while findings come and go. */
  readonly key: string;
  /** The URI, the provider, the severity or the fingerprint that its members share. */
  readonly shared: string;
  readonly members: readonly Member[];
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
    .map(([shared, members]) => {
      const key = `${by}:${shared}`;
      return { key, shared, members: withIds(key, members.sort(byPlace)) };
    })
    .sort((a, b) => worst(a.members) - worst(b.members) || compare(a.shared, b.shared));
}

/** A secret that stands in a file several times is counted from the top. */
function withIds(key: string, members: readonly LocatedFinding[]): readonly Member[] {
  const seen = new Map<string, number>();
  const lineOf = ({ uri, item }: LocatedFinding): string => `${uri}:${item.range.start.line}`;
  const perLine = new Map<string, number>();
  for (const member of members) perLine.set(lineOf(member), (perLine.get(lineOf(member)) ?? 0) + 1);
  return members.map((member) => {
    const { uri, item } = member;
    const sharesLine = (perLine.get(lineOf(member)) ?? 0) > 1;
    const base = JSON.stringify([key, uri, item.ruleId, item.fingerprint]);
    const before = seen.get(base) ?? 0;
    seen.set(base, before + 1);
    return { ...member, id: `${base}:${before}`, sharesLine };
  });
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
