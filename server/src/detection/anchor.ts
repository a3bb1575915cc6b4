/** What a pattern starts with: a keyword at its start tells where a match can start, and what has to follow it. */
import type { Rule } from './types.ts';

/** What may be checked before the keyword. */
const BEFORE = /^(?:\\b|\(\?<!\[[^\]]*\]\))?/;
/** A class of characters of which one at least has to follow. */
const CLASS = /^\[[^^\]\\][^\]\\]*\](?=\{[1-9]|\+|\[)/;

/** Whether a pattern has alternatives outside of its groups. */
function hasAlternatives(source: string): boolean {
  let depth = 0;
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === '|' && depth === 0) return true;
  }
  return false;
}

/** What of the pattern follows a keyword that it starts with; nothing where it may start otherwise. */
function behind({ pattern: { source }, custom, ignoreCase }: Rule, keyword: string): string | undefined {
  if (custom || ignoreCase || keyword === '' || hasAlternatives(source)) return undefined;
  const rest = source.replace(BEFORE, '');
  const spelled = keyword.replace(/[.$*+?()[\]{}|^\\/]/g, '\\$&');
  // What repeats or leaves out the last letter would not be the keyword.
  return rest.startsWith(spelled) && !/^[?*{]/.test(rest.slice(spelled.length))
    ? rest.slice(spelled.length)
    : undefined;
}

/** Whether every match of the rule's pattern starts with one of its keywords. */
export const isAnchored = (rule: Rule): boolean =>
  rule.keywords.some((keyword) => behind(rule, keyword) !== undefined);

/**
 * Which bytes may follow a keyword at the start of its pattern, by byte: two letters alone stand in too much else.
 * @returns nothing where anything may follow
 */
export function followersOf(rule: Rule, keyword: string): Uint8Array | undefined {
  const found = CLASS.exec(behind(rule, keyword) ?? '')?.[0];
  if (found === undefined) return undefined;
  const allowed = new RegExp(found);
  return Uint8Array.from({ length: 256 }, (_, unit) => Number(allowed.test(String.fromCharCode(unit))));
}

/** More beginnings than this are no beginnings. */
const MOST_HEADS = 24;
const PIECE = /^(?:\\([.$*+?()[\]{}|^\\/-])|([\w~@:-])|\[([\w-]{1,6})\]|\(\?:([\w|~:-]+)\))(\?|[{*+])?/;

/** The literal texts with which the values of a rule begin, each the longest that is certain. */
export function headsOf({ pattern: { source }, custom, ignoreCase }: Rule): readonly string[] {
  if (custom || ignoreCase || hasAlternatives(source)) return [];
  let rest = source.replace(BEFORE, '').replace(/^\(\?<secret>/, '');
  if (rest.includes('(?<secret>')) return [];
  let heads = [''];
  for (let piece = PIECE.exec(rest); piece !== null; piece = PIECE.exec(rest)) {
    const [whole, escaped, plain, among, either, times] = piece;
    const ways = among?.split('') ?? either?.split('|') ?? [escaped ?? plain ?? ''];
    if (times !== undefined || among?.includes('-') || ways.length * heads.length > MOST_HEADS) break;
    heads = heads.flatMap((head) => ways.map((way) => head + way));
    rest = rest.slice(whole.length);
  }
  return heads.filter((head) => head !== '');
}
