/** Adds what was imported to `.kagimori.json`; what stands there, comments included, stays. */
import { applyEdits, modify, type ParseError, parse } from 'jsonc-parser';
import type { AllowEntry, RuleEntry } from './imported.ts';

/**
 * @param text of the file as it is; undefined where there is none.
 * @returns the new text, the old one where nothing is new; undefined where the file is no JSON object.
 */
export function addToConfig(
  text: string | undefined,
  allow: readonly AllowEntry[],
  disable: readonly string[],
  rules: readonly RuleEntry[] = [],
): string | undefined {
  const before = text ?? '{}\n';
  const errors: ParseError[] = [];
  const value: unknown = parse(before, errors, { allowTrailingComma: true });
  if (errors.length > 0 || typeof value !== 'object' || value === null || Array.isArray(value))
    return undefined;
  let after = before;
  for (const [key, more] of [
    ['rules', rules],
    ['disable', disable],
    ['allow', allow],
  ] as const) {
    const there: unknown = (value as Record<string, unknown>)[key] ?? [];
    if (!Array.isArray(there)) return undefined;
    const known = new Set(there.map((item) => JSON.stringify(item)));
    const fresh = more.filter((item) => !known.has(JSON.stringify(item)));
    if (fresh.length === 0) continue;
    const formattingOptions = {
      insertSpaces: !/^\t/m.test(before),
      tabSize: 2,
      eol: before.includes('\r\n') ? '\r\n' : '\n',
    };
    if (there.length === 0) after = applyEdits(after, modify(after, [key], fresh, { formattingOptions }));
    else {
      for (const item of fresh)
        after = applyEdits(
          after,
          modify(after, [key, -1], item, { isArrayInsertion: true, formattingOptions }),
        );
    }
  }
  return after;
}
