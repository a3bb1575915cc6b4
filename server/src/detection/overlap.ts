import { CONFIDENCES, type Finding, SEVERITIES, type Span } from './types.ts';

/** What the choice between two findings of one place rests on. */
export interface Contender {
  readonly finding: Finding;
  /** False for findings of the generic detector: anything that knows its kind is more telling. */
  readonly specific: boolean;
  /** Whether the match read more than the value: `payjp` before a key says more than the key's prefix, which many share. */
  readonly named: boolean;
  /** Length of the longest keyword inside the match: `sk-ant-` says more than `sk-`. */
  readonly literal: number;
}

const width = ({ start, end }: Span): number => end - start;

/** Stronger first; total, so that the outcome never depends on the order of the rules. */
function byStrength(a: Contender, b: Contender): number {
  return (
    CONFIDENCES.indexOf(a.finding.confidence) - CONFIDENCES.indexOf(b.finding.confidence) ||
    Number(b.specific) - Number(a.specific) ||
    Number(b.named) - Number(a.named) ||
    b.literal - a.literal ||
    width(b.finding.range) - width(a.finding.range) ||
    // Of the same place read twice, the reading that undoes more.
    b.finding.encodings.length - a.finding.encodings.length ||
    SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity) ||
    (a.finding.ruleId < b.finding.ruleId ? -1 : a.finding.ruleId > b.finding.ruleId ? 1 : 0) ||
    a.finding.range.start - b.finding.range.start
  );
}

/** Of one cluster, whose members overlap in a chain, the strongest that do not overlap each other. */
function strongest<T extends Contender>(cluster: T[]): T[] {
  if (cluster.length === 1) return cluster;
  const kept: T[] = [];
  for (const contender of cluster.sort(byStrength)) {
    const { start, end } = contender.finding.range;
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[middle]?.finding.range.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const next = kept[low];
    if (!next || next.finding.range.start >= end) kept.splice(low, 0, contender);
  }
  return kept;
}

/** One finding for one place, in the order of the text. */
export function resolveOverlaps<T extends Contender>(contenders: readonly T[]): T[] {
  const sorted = [...contenders].sort(
    (a, b) => a.finding.range.start - b.finding.range.start || a.finding.range.end - b.finding.range.end,
  );
  const result: T[] = [];
  let cluster: T[] = [];
  let end = -1;
  for (const contender of sorted) {
    if (cluster.length > 0 && contender.finding.range.start >= end) {
      for (const contender of strongest(cluster)) result.push(contender);
      cluster = [];
    }
    cluster.push(contender);
    end = Math.max(end, contender.finding.range.end);
  }
  if (cluster.length > 0) for (const contender of strongest(cluster)) result.push(contender);
  return result;
}
