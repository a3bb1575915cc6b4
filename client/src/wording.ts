/** A finding in words, for views, screen readers and the clipboard. Holds the redacted value at most. */
import { l10n, Range, Uri } from 'vscode';
import type { FindingItem } from '../../server/src/protocol.ts';
import type { LocatedFinding } from './findings.ts';
import { shownPath } from './places.ts';

export interface Words {
  /** `src/pay.ts:12` */
  readonly place: string;
  /** One line: severity, what, where, redacted. */
  readonly line: string;
  /** A sentence for a screen reader. */
  readonly spoken: string;
}

export function wordsOf({ uri, item }: LocatedFinding): Words {
  const path = shownPath(Uri.parse(uri));
  const row = item.range.start.line + 1;
  const severity = severityWord(item.severity);
  return {
    place: `${path}:${row}`,
    line: `${severity}: ${item.title} ${path}:${row} ${item.redacted}`,
    spoken: l10n.t('{0}, {1}, {2} line {3}', item.title, severity, path, row),
  };
}

/** The severity in the person's language. */
export function severityWord(severity: string): string {
  const words: Readonly<Record<string, string>> = {
    critical: l10n.t('Critical'),
    high: l10n.t('High'),
    medium: l10n.t('Medium'),
    low: l10n.t('Low'),
    info: l10n.t('Information'),
  };
  return words[severity] ?? severity;
}

export function rangeOf({ range }: FindingItem): Range {
  return new Range(range.start.line, range.start.character, range.end.line, range.end.character);
}
