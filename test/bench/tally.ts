/** Counts found and missed labels. */
import type { Label, Window } from './labels.ts';

/** Something that a detector reported in a window, with how sure it is (any scale, higher is surer). */
export interface Report {
  readonly start: number;
  readonly end: number;
  readonly score: number;
  readonly ruleId: string;
}

export interface Tally {
  /** Credentials found, credentials missed, things labelled harmless that were reported. */
  readonly right: number;
  readonly missed: number;
  readonly wrong: number;
  /** Reports that touch no label: nobody reviewed them. */
  readonly unreviewed: number;
}

/** A window with what was reported in it. */
export interface Judged {
  readonly window: Window;
  readonly reports: readonly Report[];
}

const touches = (label: Label, { start, end }: Report): boolean => label.start < end && start < label.end;

/** The best score with which a label was reported; a report that hits a true credential accuses no other label. */
export function bestScore({ window, reports }: Judged, label: Label): number {
  let best = Number.NEGATIVE_INFINITY;
  for (const report of reports) {
    if (!touches(label, report)) continue;
    if (label.truth === 'F' && window.labels.some((other) => other.truth === 'T' && touches(other, report)))
      continue;
    best = Math.max(best, report.score);
  }
  return best;
}

/** Counts the labels that pass `chosen` at a threshold. */
export function tally(
  judged: readonly Judged[],
  threshold: number,
  chosen: (label: Label, window: Window) => boolean = () => true,
): Tally {
  let right = 0;
  let missed = 0;
  let wrong = 0;
  let unreviewed = 0;
  for (const each of judged) {
    for (const label of each.window.labels) {
      if (label.truth === 'X' || !chosen(label, each.window)) continue;
      const found = bestScore(each, label) >= threshold;
      if (label.truth === 'F') wrong += Number(found);
      else if (found) right++;
      else missed++;
    }
    for (const report of each.reports) {
      if (report.score >= threshold && !each.window.labels.some((label) => touches(label, report)))
        unreviewed++;
    }
  }
  return { right, missed, wrong, unreviewed };
}

export const precision = ({ right, wrong }: Tally): number =>
  right + wrong === 0 ? 1 : right / (right + wrong);
export const recall = ({ right, missed }: Tally): number =>
  right + missed === 0 ? 1 : right / (right + missed);
export const f1 = ({ right, missed, wrong }: Tally): number =>
  right === 0 ? 0 : (2 * right) / (2 * right + missed + wrong);
