/** A language made of a format that is told by the place of a value in a parsed document. */
import type { Span, Text } from '../../detection/types.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { removed } from './outcome.ts';

/** What a JSON or YAML format says of a value's place; `Miss` is why a parser has none. */
export interface PlacedFormat<Place extends object> {
  readonly id: string;
  matches: Language['matches'];
  rewrite(place: Place, request: RewriteRequest): RewriteOutcome;
  demandedName?(place: Place, request: RewriteRequest): string | undefined;
}

/**
 * @param placeAt finds the place of a span, or says that it is in a comment or why there is none
 * @param misses the reasons, by what `placeAt` says
 */
export function placedLanguage<Place extends object, Miss extends string>(
  format: PlacedFormat<Place>,
  placeAt: (text: string, range: Span) => Place | 'comment' | Miss,
  misses: Readonly<Record<Miss, Text>>,
): Language {
  const { demandedName } = format;
  return {
    id: format.id,
    matches: (document) => format.matches(document),
    rewrite(request) {
      const place = placeAt(request.document.text, request.range);
      if (typeof place !== 'string') return format.rewrite(place, request);
      if (place === 'comment') return removed(request);
      return { ok: false, reason: misses[place as Miss] };
    },
    ...(demandedName === undefined
      ? {}
      : {
          demandedName(request: RewriteRequest) {
            const place = placeAt(request.document.text, request.range);
            return typeof place === 'string' ? undefined : demandedName(place, request);
          },
        }),
  };
}
