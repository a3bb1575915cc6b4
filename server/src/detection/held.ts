/** Findings on their way out: what holds them back, what they say of each other, and which are shown. */
import type { Contender } from './overlap.ts';
import { shift } from './spans.ts';
import type { Hold, Suppressor } from './suppression.ts';
import type { Confidence, Detection, Finding, Level, Rule, Span, Suppressed, Text } from './types.ts';

/** A finding on its way out, with the reason to hold it back, if any. */
export interface Held extends Contender {
  readonly rule: Rule;
  readonly value: string;
  readonly whole: Span;
  readonly held?: Hold;
}

const SHOWN: Readonly<Record<Level, readonly Confidence[]>> = {
  strict: ['checksum', 'format'],
  default: ['checksum', 'format', 'context'],
  everything: ['checksum', 'format', 'context', 'weak'],
};
const BELOW_LEVEL: Text = {
  en: 'too little speaks for it at the chosen level',
  ja: '選択中のレベルでは根拠が足りません',
};

/** A finding at another place. */
export const movedItem = (item: Held, by: number): Held => ({
  ...item,
  whole: shift(item.whole, by),
  finding: { ...item.finding, range: shift(item.finding.range, by) },
});

/** Lets marks and allow-lists speak about a finding that nothing holds back yet. */
export function asked(item: Held, suppressor: Suppressor): Held {
  if (item.held) return item;
  const { hold, evidence } = suppressor(item);
  if (hold) return { ...item, held: hold };
  if (!evidence) return item;
  return { ...item, finding: { ...item.finding, evidence: [...item.finding.evidence, evidence] } };
}

/** What stands where a name would may be another secret (`login("id", "secret")`): it is never told as a name. */
export function withoutLeaks(items: readonly Held[]): Held[] {
  const values = new Set(items.map(({ value }) => value));
  return items.map((item) => {
    const { assignedTo, ...finding } = item.finding;
    return assignedTo !== undefined && values.has(assignedTo) ? { ...item, finding } : item;
  });
}

const placeOf = ({ finding: { range } }: Held): string => `${range.start}:${range.end}`;

/** A kind that is only guessed from afar counts as much as the generic detector trusts the same value. */
export function confirmed(specific: readonly Held[], unspecific: readonly Held[]): readonly Held[] {
  if (unspecific.length === 0) return specific;
  const byPlace = new Map(unspecific.map((item) => [placeOf(item), item.finding]));
  return specific.map((item) => {
    const other = byPlace.get(placeOf(item));
    const doubted = item.finding.evidence.some(({ supports }) => !supports);
    if (!other || doubted || item.finding.confidence !== 'weak') return item;
    const evidence = [...item.finding.evidence, ...other.evidence];
    return { ...item, finding: { ...item.finding, confidence: other.confidence, evidence } };
  });
}

/** Shown findings and held-back ones, each with its reason. */
export function sortOut(all: readonly Held[], level: Level): Detection {
  const findings: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const { finding, held } of all) {
    if (held) suppressed.push({ finding, ...held });
    else if (!SHOWN[level].includes(finding.confidence)) {
      suppressed.push({ finding, by: 'level', reason: BELOW_LEVEL });
    } else findings.push(finding);
  }
  return { findings, suppressed };
}
