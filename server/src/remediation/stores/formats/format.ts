/** What the formats share that can ask a secrets manager themselves: where they stand, and what is read there. */
import type { Text } from '../../../detection/types.ts';
import type { RewriteOutcome, RewriteRequest } from '../../languages/language.ts';
import { type JsonPlace, jsonPlaceAt } from '../../syntax/jsonPlace.ts';
import { type YamlPlace, yamlPlaceAt } from '../../syntax/yamlPlace.ts';
import type { Store, StoreSettings } from '../store.ts';

/** Where the values of a move go, as far as it is known. */
export interface StoreTarget {
  readonly store: Store;
  readonly settings: StoreSettings;
  /** The name in the store of what an environment variable would hold. */
  nameOf(envName: string): string;
  /** What the store itself calls the entry, or has made of its value; known once it is stored. */
  givenFor(envName: string): string | undefined;
}

/** One format: how a value in it is taken from a store. */
export interface StoredFormat {
  /** The name that the spot demands, as in `Language`; asked only where `rewrite` has an answer. */
  demandedName?(request: RewriteRequest, target: StoreTarget): string | undefined;
  /** Undefined where the file goes on reading its environment. */
  rewrite(request: RewriteRequest, target: StoreTarget): RewriteOutcome | undefined;
}

/** A rewrite by which the reader asks the store itself. */
export const askedOfStore = (outcome: RewriteOutcome): RewriteOutcome =>
  outcome.ok ? { ok: true, rewrite: { ...outcome.rewrite, byStore: true } } : outcome;

/** For YAML: a value that stands in no scalar is left to the language, which says why. */
export const inYaml =
  (
    rewrite: (place: YamlPlace, request: RewriteRequest, target: StoreTarget) => RewriteOutcome | undefined,
  ): StoredFormat['rewrite'] =>
  (request, target) => {
    const place = yamlPlaceAt(request.document.text, request.range);
    return typeof place === 'string' ? undefined : rewrite(place, request, target);
  };

/** The same for JSON. */
export const inJson =
  (
    rewrite: (place: JsonPlace, request: RewriteRequest, target: StoreTarget) => RewriteOutcome | undefined,
  ): StoredFormat['rewrite'] =>
  (request, target) => {
    const place = jsonPlaceAt(request.document.text, request.range);
    return typeof place === 'string' ? undefined : rewrite(place, request, target);
  };

/** Nothing of this store can be read by the tool that reads the file. */
export function notReadable({ store }: StoreTarget, tool: string, instead: Text): RewriteOutcome {
  return {
    ok: false,
    reason: {
      en: `${tool} cannot read ${store.name.en}. ${instead.en}`,
      ja: `${tool} は ${store.name.ja} を読めません。${instead.ja}`,
    },
  };
}
