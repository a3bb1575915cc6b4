/** Scopes that a program asks people for, and that reach further than a program needs. */
import type { Notice, NoticeRequest } from '../notice.ts';
import { isCommented } from './comments.ts';
import { policyNotice } from './words.ts';

interface Provider {
  /** What shows that the scopes of a text are this provider's. */
  readonly sign: RegExp;
  readonly broad: RegExp;
}

const PROVIDERS: readonly Provider[] = [
  {
    sign: /github\.com\/login\/oauth|\bGitHub(?:Provider|Strategy)\b|next-auth\/providers\/github|passport-github|\bomniauth-github\b/,
    broad: /^(?:repo|admin:[\w:]+|delete_repo|site_admin)$/,
  },
  {
    sign: /slack\.com\/oauth|\boauth_config\b|["']@slack\/(?:bolt|oauth)["']|\bslack_bolt\b/,
    broad: /^admin(?:[.:][\w.:]+)?$/,
  },
  {
    sign: /accounts\.google\.com\/o\/oauth2|\bInstalledAppFlow\b|\bgenerateAuthUrl\b|\bGoogle(?:Provider|Strategy)\b|passport-google/,
    broad:
      /^https:\/\/(?:www\.googleapis\.com\/auth\/(?:cloud-platform|drive|admin\.directory\.user)|mail\.google\.com\/)$/,
  },
];

/** A list of scopes, or one string of them; in YAML a list of lines. */
const SCOPES =
  /\b\w{0,20}scopes?\b["']?[ \t]{0,8}[:=][ \t]{0,8}(?<list>\[[^\]]{1,1000}\]|["'`][^"'`\n]{1,600}["'`]|\s*(?:\n[ \t]*-[ \t]+[^\n]{1,120}){1,60}|\n(?:[ \t]+(?:bot|user):(?:\s*\n[ \t]*-[ \t]+[^\n]{1,120}){1,60}){1,2})/gi;
const WORD = /[\w:./-]+/g;

/** @returns each scope that is too broad. */
export function scopeNotices({ text }: NoticeRequest): readonly Notice[] {
  const here = PROVIDERS.filter(({ sign }) => sign.test(text));
  if (here.length === 0) return [];
  return [...text.matchAll(SCOPES)].flatMap((match) => {
    const list = match.groups?.list ?? '';
    const from = match.index + match[0].length - list.length;
    return [...list.matchAll(WORD)].flatMap((word): Notice[] => {
      const start = from + word.index;
      const isBroad = here.some(({ broad }) => broad.test(word[0]));
      return isBroad && !isCommented(text, start)
        ? [policyNotice('policy-oauth-broad-scope', { start, end: start + word[0].length })]
        : [];
    });
  });
}
