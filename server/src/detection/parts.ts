/** Joins the halves of multi-part credentials: an AWS key id and its secret are one finding that names both. */
import type { Contender } from './overlap.ts';
import { mergeSpans } from './spans.ts';
import {
  type Catalogue,
  CONFIDENCES,
  type Evidence,
  type Finding,
  type Part,
  type Rule,
  SEVERITIES,
  type Span,
} from './types.ts';

/** Halves further apart than this are not taken for one credential. */
const MOST_LINES = 12;
const MOST_CHARACTERS = 2000;

const JOINED: Evidence = {
  kind: 'joined',
  text: { en: 'its other half stands beside it', ja: '対になる値がすぐそばにあります' },
  supports: true,
};

/** The stretch around a finding in which its other half is looked for. */
function neighbourhood(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  const least = Math.max(0, start - MOST_CHARACTERS / 2);
  const most = Math.min(text.length, end + MOST_CHARACTERS / 2);
  for (let lines = 0; from > least && lines <= MOST_LINES / 2; from--) {
    if (text.charCodeAt(from - 1) === 10 && ++lines > MOST_LINES / 2) break;
  }
  for (let lines = 0; to < most && lines <= MOST_LINES / 2; to++) {
    if (text.charCodeAt(to) === 10 && ++lines > MOST_LINES / 2) break;
  }
  return { start: from, end: to };
}

/**
 * Where a companion's loose shape stands near one of the anchors. The neighbourhoods of all anchors are read once,
 * however close together they are.
 */
export function looseMatches(
  text: string,
  anchors: readonly Contender[],
  catalogue: Catalogue,
): { rule: Rule; range: Span }[] {
  const places = new Map<Rule, Span[]>();
  for (const { finding } of anchors) {
    for (const id of catalogue.get(finding.ruleId)?.companion ?? []) {
      const rule = catalogue.get(id);
      if (!rule?.loose) continue;
      const spans = places.get(rule) ?? [];
      spans.push(neighbourhood(text, finding.range));
      places.set(rule, spans);
    }
  }
  return [...places].flatMap(([rule, spans]) => {
    const pattern = new RegExp(rule.loose ?? '', [...new Set(`${rule.loose?.flags}g`)].join(''));
    return mergeSpans(spans).flatMap((span) =>
      [...text.slice(span.start, span.end).matchAll(pattern)].map((match) => {
        const start = span.start + match.index;
        return { rule, range: { start, end: start + match[0].length } };
      }),
    );
  });
}

function areNear(text: string, first: Finding, second: Finding): boolean {
  const between = second.range.start - first.range.end;
  if (between > MOST_CHARACTERS) return false;
  return text.slice(first.range.end, second.range.start).split('\n').length - 1 <= MOST_LINES;
}

const partOf = ({ ruleId, range, fingerprint, redacted, encodings, assignedTo }: Finding): Part => ({
  ruleId,
  range,
  fingerprint,
  redacted,
  encodings,
  ...(assignedTo === undefined ? {} : { assignedTo }),
});

/** The strongest of all, by an order that starts with the strongest. */
const strongest = <T>(order: readonly T[], all: readonly T[]): T | undefined =>
  order.find((step) => all.includes(step));

/**
 * One finding for all halves: told at the worst of them (the secret rather than its id), as sure as the surest, the
 * others as its parts in the order of the text.
 */
function join<T extends Contender>(halves: readonly T[], first: T): T {
  const findings = halves.map(({ finding }) => finding);
  const worst = strongest(
    SEVERITIES,
    findings.map(({ severity }) => severity),
  );
  const main = halves.find(({ finding }) => finding.severity === worst) ?? first;
  const finding: Finding = {
    ...main.finding,
    confidence:
      strongest(
        CONFIDENCES,
        findings.map(({ confidence }) => confidence),
      ) ?? main.finding.confidence,
    evidence: [...main.finding.evidence, JOINED],
    parts: findings.filter((half) => half !== main.finding).map(partOf),
  };
  return { ...main, finding };
}

/**
 * Joins each finding with the nearest later ones that its rule, or theirs, names as companions. Each is joined once.
 * @param all in the order of the text
 * @returns in the order of the text, too
 */
export function joinParts<T extends Contender & { readonly held?: unknown }>(
  all: readonly T[],
  catalogue: Catalogue,
  text: string,
): T[] {
  const taken = new Set<T>();
  const related = (a: string, b: string): boolean =>
    a !== b && Boolean(catalogue.get(a)?.companion?.includes(b) || catalogue.get(b)?.companion?.includes(a));

  const result: T[] = [];
  all.forEach((item, index) => {
    if (taken.has(item)) return;
    if (item.held) {
      result.push(item);
      return;
    }
    const others = new Map<string, T[]>();
    const rivals: T[] = [];
    for (let at = index + 1; at < all.length && at < index + 20; at++) {
      const next = all[at];
      if (!next || !areNear(text, item.finding, next.finding)) break;
      if (taken.has(next) || next.held) continue;
      const { ruleId } = next.finding;
      if (ruleId === item.finding.ruleId) rivals.push(next);
      else if (related(item.finding.ruleId, ruleId))
        others.set(ruleId, [...(others.get(ruleId) ?? []), next]);
    }
    const halves = [item];
    for (const [other, ...more] of others.values()) {
      if (!other) continue;
      // With a nearer one of the same kind and no half to spare, the half belongs to that one.
      const nearer = rivals.filter((rival) => rival.finding.range.start < other.finding.range.start);
      if (nearer.length > more.length) continue;
      taken.add(other);
      halves.push(other);
    }
    result.push(halves.length === 1 ? item : join(halves, item));
  });
  return result.sort((a, b) => a.finding.range.start - b.finding.range.start);
}
