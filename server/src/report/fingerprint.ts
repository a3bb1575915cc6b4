/** What tells one result from another across runs: kind, file, secret and which one of them it is, but no line. */
import type { Reported } from './report.ts';

/**
 * @param findings of one file, in the order of the text.
 * @returns for each an id that stays when lines move.
 */
export function stableIds(path: string, findings: readonly Reported[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ finding }) => {
    const key = `${finding.ruleId}:${path}:${finding.fingerprint}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return `${key}:${count}`;
  });
}
