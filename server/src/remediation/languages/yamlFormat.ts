/** What all YAML formats share: find the scalar, send comments and keys away, widen a password to its URL. */

import type { Text } from '../../detection/types.ts';
import type { FixDocument } from '../plan.ts';
import { spliceYaml, type YamlPlace, yamlPlaceAt } from '../syntax/yamlPlace.ts';
import { isUrlAround } from './code.ts';
import { documentPath } from './documentPath.ts';
import type { Language, RewriteOutcome } from './language.ts';
import { refuse, rewritten } from './outcome.ts';
import { type PlacedFormat, placedLanguage } from './placedLanguage.ts';

/** `place` is the scalar; its `range` may be narrower than the scalar. */
export type YamlFormat = PlacedFormat<YamlPlace>;

/** Whether a document is YAML at all, by language id or file name. */
export function isYaml(document: Pick<FixDocument, 'uri' | 'languageId'>): boolean {
  return (
    /ya?ml|^dockercompose$|^ansible$|^home-assistant$/.test(document.languageId) ||
    /\.ya?ml$/i.test(documentPath(document).name)
  );
}

/** A language for `moveToEnv.ts` from a YAML format. */
export const yamlLanguage = (format: YamlFormat): Language => placedLanguage(format, yamlPlaceAt, MISSES);

/** Puts a reference that the consumer expands in place of the value. `stored` where the range holds more than it. */
export function referTo(
  place: YamlPlace,
  reference: string,
  notes: readonly Text[] = [],
  stored = place.inside,
): RewriteOutcome {
  const splice = spliceYaml(place, reference);
  if (splice === undefined) return refuse(...UNSPLICEABLE);
  return rewritten({ changes: [splice], stored, notes });
}

/**
 * The place with all of a URL as its range where the value is the password in it and nothing in it is a reference
 * already: the consumer reads the URL as one value. `KEY=` before the URL stays outside.
 */
export function widenToUrl(place: YamlPlace): YamlPlace {
  const { before, after, style, text, token, range } = place;
  const key = /^[A-Za-z_]\w*=/.exec(before)?.[0] ?? '';
  const rest = before.slice(key.length);
  if (!isUrlAround(rest, after) || /[${}]/.test(rest + after)) return place;
  if (style === 'literal' || style === 'folded') return place;
  const start = range.start - rest.length;
  const end = range.end + after.length;
  // Only where the source spells the rest as it reads: no escapes, no folded lines.
  if (text.slice(start, range.start) !== rest || text.slice(range.end, end) !== after || end > token.end)
    return place;
  return { ...place, range: { start, end }, before: key, inside: rest + place.inside + after, after: '' };
}

/** Whether the value is all that the scalar holds, but for white space. */
export const isWhole = (place: YamlPlace): boolean => place.before.trim() === '' && place.after.trim() === '';

const UNSPLICEABLE = [
  'A reference cannot be written here without changing what the YAML around it means. Put the value into a scalar of its own first.',
  'ここに参照を書くと周囲の YAML の意味が変わってしまいます。先に値を単独のスカラーにしてください。',
] as const;

const MISSES = {
  'not-yaml': {
    en: 'The file cannot be read as YAML (it may be a template), so it is left as it is.',
    ja: 'YAML として読めないため（テンプレートの可能性があります）、変更しません。',
  },
  key: {
    en: 'The value is the key of an entry, and keys cannot be references.',
    ja: '値がキーの位置にあり、キーは参照にできません。',
  },
  'no-scalar': {
    en: 'The value does not stand in one YAML scalar, so no reference can take its place.',
    ja: '値が一つの YAML スカラーに収まっていないため、参照に置き換えられません。',
  },
  uncertain: {
    en: 'The value is folded or escaped in a way that cannot be told apart with certainty.',
    ja: '折り返しやエスケープのため、値の範囲を確実に決められません。',
  },
} as const satisfies Readonly<Record<string, Text>>;
