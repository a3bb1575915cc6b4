/** What all JSON formats share: find the string, send comments and keys away. */
import type { Text } from '../../detection/types.ts';
import type { FixDocument } from '../plan.ts';
import { type JsonPlace, jsonPlaceAt, spliceJson } from '../syntax/jsonPlace.ts';
import { isUrlAround } from './code.ts';
import { documentPath } from './documentPath.ts';
import type { Language, RewriteOutcome } from './language.ts';
import { refuse, rewritten } from './outcome.ts';
import { type PlacedFormat, placedLanguage } from './placedLanguage.ts';

export type JsonFormat = PlacedFormat<JsonPlace>;

/** Whether a document is JSON at all, by language id or file name. */
export const isJson = (document: Pick<FixDocument, 'uri' | 'languageId'>): boolean =>
  /^(json|jsonc|json5|jsonl)$/.test(document.languageId) ||
  /\.(json|jsonc|json5|code-workspace|webmanifest|geojson)$/i.test(documentPath(document).name);

/** A language for `moveToEnv.ts` from a JSON format. */
export const jsonLanguage = (format: JsonFormat): Language => placedLanguage(format, jsonPlaceAt, MISSES);

/** Puts a reference that the consumer expands in place of the value. */
export const referInJson = (
  place: JsonPlace,
  reference: string,
  notes: readonly Text[] = [],
): RewriteOutcome => rewritten({ changes: [spliceJson(place, reference)], stored: place.inside, notes });

/** The place with all of a URL as its range where the value is the password in it. */
export function wholeUrl(place: JsonPlace): JsonPlace {
  const { before, after, inside, token } = place;
  if (!isUrlAround(before, after) || /[${}]/.test(before + after)) return place;
  const range = { start: token.start + 1, end: token.end - 1 };
  return { ...place, range, before: '', inside: before + inside + after, after: '' };
}

/** A JSON file that takes no reference, and the way that is left. */
export function jsonWithout(
  id: string,
  matches: JsonFormat['matches'],
  reason: readonly [en: string, ja: string],
): Language {
  return jsonLanguage({ id, matches, rewrite: () => refuse(...reason) });
}

const MISSES = {
  'not-json': {
    en: 'The file cannot be read as JSON, so it is left as it is.',
    ja: 'JSON として読めないため、変更しません。',
  },
  key: {
    en: 'The value is the name of a property, and names cannot be references.',
    ja: '値がプロパティ名の位置にあり、参照にできません。',
  },
  'no-scalar': {
    en: 'The value does not stand in one JSON string, so no reference can take its place.',
    ja: '値が一つの JSON 文字列に収まっていないため、参照に置き換えられません。',
  },
} as const satisfies Readonly<Record<string, Text>>;
