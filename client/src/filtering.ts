/** What the filter of the findings view lets through. Pure: no editor here, so that it is tested without one. */
import type { LocatedFinding } from './findings.ts';

/**
 * @param filter words, all of which have to stand somewhere in what is shown of a finding; empty lets all through
 * @param shown what is shown of a finding: path, kind, severity in the person's language
 */
export function filterFindings(
  findings: readonly LocatedFinding[],
  filter: string,
  shown: (finding: LocatedFinding) => string,
): readonly LocatedFinding[] {
  const words = filter.toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return findings;
  return findings.filter((finding) => {
    const { provider, ruleId, severity } = finding.item;
    const text = `${shown(finding)} ${provider} ${ruleId} ${severity}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
