/** What stands beside a key and is part of the question: the host of a customer, the name of an account. */
import type { Text } from '../detection/types.ts';
import type { Key } from './types.ts';

/** An e-mail address. */
export const EMAIL = /\b([\w.+-]{1,64}@[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,4})\b/i;

/** The base address of a check whose pattern `host` names a host of the provider's own domain. */
export const hostNear = ({ near }: Key): string | undefined =>
  near('host') === '' ? undefined : `https://${near('host').toLowerCase()}`;

/** Where a token endpoint is the only one that takes the key. */
export const ISSUES_TOKEN: Text = {
  en: 'A short-lived token is issued and thrown away; the owner may see the sign-in in their log.',
  ja: '短期のトークンが発行されますが、使わずに捨てます。サインインは持ち主のログに残ることがあります。',
};

/**
 * @param text in which to look
 * @param at where the key stands in it, in UTF-16 units
 * @param pattern with the name as its first group; bounded, since the text is anybody's
 * @returns the name that stands closest to the key
 */
export function nearestTo(text: string, at: number, pattern: RegExp): string | undefined {
  let best: { readonly name: string; readonly away: number } | undefined;
  for (const found of text.matchAll(new RegExp(pattern, `${pattern.flags.replace('g', '')}g`))) {
    const [, name] = found;
    const away = Math.abs(found.index - at);
    if (name !== undefined && (best === undefined || away < best.away)) best = { name, away };
  }
  return best?.name;
}
