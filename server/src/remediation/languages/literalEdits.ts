/** The edits that put a reference in a literal's place, or join it with the rest of the literal. */
import type { Span } from '../../detection/types.ts';
import type { Replacement } from '../plan.ts';
import { previous, type Surroundings } from '../syntax/surroundings.ts';
import type { SiteOutcome } from './code.ts';
import type { Spot } from './notation.ts';
import { isReceiver } from './parentheses.ts';

/** A here-document: its opening becomes the reference, its text and closing tag go. */
export function replaceHeredoc({ literal, text }: Spot, expression: string): SiteOutcome {
  const lineStart = text.lastIndexOf('\n', literal.range.start - 1);
  return {
    ok: true,
    replacements: [
      { range: literal.opening, newText: expression, annotation: 'reference' },
      { range: { start: lineStart, end: literal.range.end }, newText: '', annotation: 'reference' },
    ],
  };
}

/**
 * `"Bearer …"` to `"Bearer " + reference` by the smallest edits, so that two values of one literal merge. The whole is
 * put in parentheses where a member access or a tighter operator would take only a part of it.
 */
export function concatenated(spot: Spot, expression: string, operator: string, always = false): SiteOutcome {
  const { literal, range, text, before, after } = spot;
  const open = text.slice(literal.range.start, literal.content.start);
  const close = text.slice(literal.content.end, literal.range.end);
  const left = before === '' ? literal.range.start : range.start;
  const right = after === '' ? literal.range.end : range.end;
  const newText = `${before === '' ? '' : `${close}${operator}`}${expression}${after === '' ? '' : `${operator}${open}`}`;
  const replacements: Replacement[] = [
    { range: { start: left, end: right }, newText, annotation: 'reference' },
  ];
  const wrapped = always || isReceiver(spot.around) || isOperand(spot.around);
  const put = (at: number, mark: string): void => {
    replacements.push({ range: { start: at, end: at }, newText: mark, annotation: 'reference' });
  };
  if (wrapped) {
    put(literal.range.start, '(');
    put(literal.range.end, ')');
  }
  return { ok: true, replacements };
}

/** Whether an operator that binds tighter than joining strings, or a call without parentheses, stands to the left. */
function isOperand(around: Surroundings): boolean {
  return /^[*/%!~]$/.test(previous(around)?.text ?? '');
}

/** The kind of literal that interpolates. */
export interface Interpolation {
  readonly open: string;
  readonly close: string;
  readonly special: RegExp;
  mark?(found: string): string;
}

/**
 * A literal that does not interpolate becomes one that does: its quotes change, `hole` takes the secret's place, and
 * what the new kind would read otherwise is escaped. By the smallest edits, so that two values of one literal merge.
 * `special` matches what needs a backslash (or what `mark` says) before it in the rest of the literal.
 */
export function interpolated(
  spot: Spot,
  hole: string,
  { open, close, special, mark = () => '\\' }: Interpolation,
): SiteOutcome {
  const { literal, range, text } = spot;
  const replacements: Replacement[] = [{ range, newText: hole, annotation: 'reference' }];
  const add = (start: number, end: number, newText: string): void => {
    replacements.push({ range: { start, end }, newText, annotation: 'reference' });
  };
  if (literal.kind === 'heredoc') add(literal.opening.start, literal.opening.end, open);
  else {
    add(literal.range.start, literal.content.start, open);
    add(literal.content.end, literal.range.end, close);
  }
  for (const found of text.slice(literal.content.start, literal.content.end).matchAll(special)) {
    const at = literal.content.start + found.index;
    if (at < range.start || at >= range.end) add(at, at, mark(found[0]));
  }
  return { ok: true, replacements };
}

/** One replacement as an outcome. */
export function replaced(range: Span, newText: string): SiteOutcome {
  return { ok: true, replacements: [{ range, newText, annotation: 'reference' }] };
}
