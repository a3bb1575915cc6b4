/** The one door through which a secret's value, or what may be shown of it, leaves the core. */
import { decode } from './decode.ts';
import type { Encoding, Rule, Span } from './types.ts';

/**
 * What may be shown of a value: the literal with which all values of its rule start, and an ellipsis. Never a
 * character of the random part.
 */
export function redact(value: string, rule: Pick<Rule, 'keywords' | 'ignoreCase'>): string {
  const folded = rule.ignoreCase ? value.toLowerCase() : value;
  let prefix = '';
  for (const keyword of rule.keywords) {
    const literal = rule.ignoreCase ? keyword.toLowerCase() : keyword;
    if (literal.length > prefix.length && literal.length < value.length && folded.startsWith(literal)) {
      prefix = value.slice(0, literal.length);
    }
  }
  return `${prefix}…`;
}

/** Reads a value from the document again and undoes its wrappings: the only way in which a value leaves the core. */
export function readSecret(
  text: string,
  place: { readonly range: Span; readonly encodings: readonly Encoding[] },
): string {
  return decode(text.slice(place.range.start, place.range.end), place.encodings);
}
