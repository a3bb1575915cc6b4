/** The one door through which a secret's value, or what may be shown of it, leaves the core. */
import { decode } from './decode.ts';
import type { Encoding, Rule, Span } from './types.ts';

/**
 * What may be shown of a value: the literal with which all values of its rule start, and an ellipsis. Never a
 * character of the random part.
 */
export function redact(value: string, rule: Pick<Rule, 'keywords' | 'ignoreCase' | 'pattern'>): string {
  // A keyword outside of the value (the name it is given) is no prefix, even where a random value starts like it.
  const inside = rule.pattern.source.split('(?<secret>').at(-1) ?? '';
  const folded = rule.ignoreCase ? value.toLowerCase() : value;
  let length = 0;
  for (const keyword of rule.keywords) {
    const literal = rule.ignoreCase ? keyword.toLowerCase() : keyword;
    const starts = literal.length < value.length && folded.startsWith(literal);
    if (starts && literal.length > length && unescaped(inside).includes(keyword)) length = literal.length;
  }
  return `${value.slice(0, length)}…`;
}

/** The literals of a pattern's source as they match. */
const unescaped = (source: string): string => source.replace(/\\([^A-Za-z0-9])/g, '$1');

/** Reads a value from the document again and undoes its wrappings: the only way in which a value leaves the core. */
export function readSecret(
  text: string,
  place: { readonly range: Span; readonly encodings: readonly Encoding[] },
): string {
  return decode(text.slice(place.range.start, place.range.end), place.encodings);
}

/** Wrappings that the program itself undoes at run time: they belong to what a fix moves. */
const KEPT: ReadonlySet<Encoding> = new Set(['base64', 'base64url', 'percent']);

/**
 * Reads what the string in the source holds when the program runs: escapes and joined literals are undone, base64 and
 * percent-encoding stay, because the code around decodes them. This is what `.env` has to hold.
 */
export function readLiteral(
  text: string,
  place: { readonly range: Span; readonly encodings: readonly Encoding[] },
): string {
  const kept = place.encodings.findIndex((encoding) => KEPT.has(encoding));
  return readSecret(text, {
    ...place,
    encodings: kept < 0 ? place.encodings : place.encodings.slice(0, kept),
  });
}
