/** Spots where a language takes only what is known at compile time. */
import type { Span } from '../../detection/types.ts';
import {
  brackets,
  type Lexeme,
  previous,
  type Surroundings,
  statementBefore,
  usesOf,
} from '../syntax/surroundings.ts';

/** The name of the annotation (`@Value(…)`) that a lexeme stands in, if any; with the index of its bracket. */
export function annotationAround(
  around: Surroundings,
): { readonly name: string; readonly bracket: number } | undefined {
  const { lexemes } = around;
  for (const bracket of brackets(around)) {
    if (lexemes[bracket]?.text !== '(') continue;
    const name = lexemes[bracket - 1];
    if (name?.kind !== 'word') continue;
    let at = bracket - 2;
    while (/^[.:]$/.test(lexemes[at]?.text ?? '') && lexemes[at - 1]?.kind === 'word') at -= 2;
    if (lexemes[at]?.text === '@') return { name: name.text, bracket };
  }
  return undefined;
}

/** Whether the stretch is a label of `case`: `case "…":`, `case "a", "…" ->`. */
export function isCaseLabel(around: Surroundings): boolean {
  const statement = statementBefore(around);
  const at = statement.findLastIndex(({ text }) => text === 'case' || text === 'when');
  if (at < 0) return false;
  return !statement.slice(at + 1).some(({ text }) => /^(?::|->|=>|then|if|\{|\()$/.test(text));
}

/** The name on the left of the `=` before the stretch (`const T NAME = …`), past a type (`NAME: T = …`). */
export function assignedName(around: Surroundings): Lexeme | undefined {
  const statement = statementBefore(around);
  const equals = statement.findLastIndex(({ text }) => text === '=' || text === ':=');
  if (equals < 0) return undefined;
  const left = statement.slice(0, equals);
  const colon = left.findIndex(({ text }) => text === ':');
  const name = colon > 0 ? left[colon - 1] : left[left.length - 1];
  return name?.kind === 'word' ? name : undefined;
}

/** Whether `word` is used in an annotation or as a label of `case`. */
export function isUsedAsConstant(around: Surroundings, word: string): boolean {
  return usesOf(around, word).some((index) => {
    const use = { ...around, first: index, last: index };
    return annotationAround(use) !== undefined || isCaseLabel(use);
  });
}

/** The range of a modifier (`const`) among the words before the stretch, with the white space behind it. */
export function modifierBefore(around: Surroundings, modifier: string): Span | undefined {
  const statement = statementBefore(around);
  const at = statement.findIndex(({ text }) => text === modifier);
  const found = statement[at];
  if (found === undefined) return undefined;
  const next = statement[at + 1]?.range.start ?? found.range.end;
  return { start: found.range.start, end: next };
}

/** Whether the lexeme before the stretch is the `=` of a declaration or assignment. */
export const isInitialiser = (around: Surroundings): boolean => previous(around)?.text === '=';
