/** What a plan would change, as a unified diff in which no value stands. */
import { createTwoFilesPatch } from 'diff';
import { readSecret } from '../detection/mask.ts';
import type { Finding } from '../detection/types.ts';
import { parseEnv } from '../remediation/dotenv/parse.ts';
import type { EditPlan } from '../remediation/plan.ts';
import { applyReplacements } from '../workspace/planAcross.ts';

/** A document of the plan, and everything that was found in it. */
export interface PreviewSource {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/**
 * @param sources the documents that secrets move out of.
 * @param shownPath how a URI is named to the person.
 */
export function previewOf(
  plan: EditPlan,
  sources: readonly PreviewSource[],
  shownPath: (uri: string) => string,
): string {
  const mask = createMask(sources);
  return plan.changes
    .map((change) => {
      const path = shownPath(change.uri);
      const before = change.kind === 'create' ? '' : change.text;
      const after =
        change.kind === 'create' ? change.text : applyReplacements(change.text, change.replacements);
      const isEnv = /(?:^|\/)\.env[^/]*$/.test(change.uri);
      const shown = (text: string): string => (isEnv ? maskEnv(mask(text)) : mask(text));
      const old = change.kind === 'create' ? '/dev/null' : `a/${path}`;
      return createTwoFilesPatch(old, `b/${path}`, shown(before), shown(after), undefined, undefined, {
        context: 3,
        headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
      });
    })
    .join('');
}

/** Longest first: one value may be part of another. */
function createMask(sources: readonly PreviewSource[]): (text: string) => string {
  const redacted = new Map<string, string>();
  for (const { text, findings } of sources) {
    for (const finding of findings) {
      for (const place of [finding, ...(finding.parts ?? [])]) {
        redacted.set(readSecret(text, place), place.redacted);
        redacted.set(text.slice(place.range.start, place.range.end), place.redacted);
      }
    }
  }
  redacted.delete('');
  const values = [...redacted].sort(([a], [b]) => b.length - a.length);
  return (text) => values.reduce((masked, [value, shown]) => masked.replaceAll(value, shown), text);
}

/** Every value of a `.env` file is a secret until somebody says otherwise. */
function maskEnv(text: string): string {
  return parseEnv(text)
    .filter(({ value }) => value !== '')
    .reduceRight(
      (masked, { valueRange }) => `${masked.slice(0, valueRange.start)}…${masked.slice(valueRange.end)}`,
      text,
    );
}
