/** In which language a person is spoken to. */
import type { Text } from './detection/types.ts';

export type Language = keyof Text;

/** @param locale a BCP 47 tag such as `ja-JP`, from the client or the environment; anything else is English. */
export function languageOf(locale: string | undefined): Language {
  return locale !== undefined && /^ja\b/i.test(locale.replace('_', '-')) ? 'ja' : 'en';
}
