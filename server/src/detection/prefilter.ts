import { createAutomaton } from './automaton.ts';
import { base64Forms } from './base64.ts';
import { MARK_SIGNS } from './marks.ts';
import type { CandidateFinder, Catalogue } from './types.ts';
import { createMatcher, type Matcher } from './windows.ts';

/** Where in a text it is worth looking closer. All lists hold start offsets in ascending order. */
export interface Hits {
  readonly byMatcher: ReadonlyMap<Matcher, readonly number[]>;
  readonly generic: readonly number[];
  /** Percent-encoded ASCII characters. */
  readonly percents: readonly number[];
  /** Escapes that spell ASCII characters (`\x41`, `\u0041`, `\/`) or continue a line. */
  readonly escapes: readonly number[];
  /** Quotes after which two literals may be joined. */
  readonly joints: readonly number[];
  /** What may be a mark that holds a finding back. */
  readonly marks: readonly number[];
  /** Where the encoded form of a keyword stands, and how far behind a group of four characters it starts. */
  readonly base64: readonly { readonly start: number; readonly lead: number }[];
}

export interface Prefilter {
  /** Whether anything stands in the raw bytes of a file that makes it worth decoding. */
  mayHold(bytes: Uint8Array): boolean;
  /** One pass over the text. */
  hits(text: string): Hits;
}

/** Words that do not come from rules: what introduces a wrapping, and marks. */
const SIGNS: readonly (readonly ['percents' | 'escapes' | 'joints' | 'marks', readonly string[]])[] = [
  ['marks', MARK_SIGNS],
  ['percents', ['%2', '%3', '%4', '%5', '%6', '%7']],
  [
    'escapes',
    ['2', '3', '4', '5', '6', '7']
      .flatMap((digit) => [`\\x${digit}`, `\\u00${digit}`, `\\u{${digit}`])
      .concat('\\/', '\\\n', '\\\r'),
  ],
  [
    'joints',
    ['"', "'", '`'].flatMap((quote) =>
      ['+', ' +', '. ', ' .', ' &', ' ~', ' <', ' |', ' \\', '\n', '\r\n', '\\\n'].map(
        (sign) => quote + sign,
      ),
    ),
  ],
];

/** What a word means at its hit. `exact` is the spelling that is wanted, where case counts. */
type Want =
  | { readonly kind: 'rule'; readonly slot: number; readonly exact: string | undefined }
  | { readonly kind: 'base64'; readonly lead: number; readonly exact: string }
  | { readonly kind: 'generic' | 'percents' | 'escapes' | 'joints' | 'marks' };

/** Shorter encoded forms stand in too much else. */
const LEAST_ENCODED = 4;

/** Lowers A to Z only: one unit stays one unit. */
const foldAscii = (word: string): string => word.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Compiles the keywords of all rules and of the generic detector into one automaton. */
export function createPrefilter(catalogue: Catalogue, generic: CandidateFinder | undefined): Prefilter {
  const matchers = [...catalogue.values()]
    .filter((rule) => rule.keywords.length > 0)
    .map((rule) => createMatcher(rule));
  const everywhere = matchers.filter(({ rule }) => rule.keywords.includes(''));
  const wanted = new Map<string, Want[]>();
  const want = (word: string, meaning: Want): void => {
    const folded = foldAscii(word);
    const meanings = wanted.get(folded);
    if (meanings) meanings.push(meaning);
    else wanted.set(folded, [meaning]);
  };
  const encoded = new Set<string>();
  matchers.forEach(({ rule }, slot) => {
    if (rule.keywords.includes('')) return;
    for (const keyword of rule.keywords) {
      want(keyword, { kind: 'rule', slot, exact: rule.ignoreCase ? undefined : keyword });
      if (rule.context || rule.ignoreCase || encoded.has(keyword)) continue;
      encoded.add(keyword);
      for (const { form, lead } of base64Forms(keyword)) {
        if (form.length >= LEAST_ENCODED) want(form, { kind: 'base64', lead, exact: form });
      }
    }
  });
  for (const keyword of generic?.keywords ?? []) if (keyword !== '') want(keyword, { kind: 'generic' });
  // A file that holds nothing but these holds nothing, so raw bytes are not asked for them.
  const telling = createAutomaton([...wanted.keys()]);
  for (const [kind, words] of SIGNS) for (const word of words) want(word, { kind });
  const automaton = createAutomaton([...wanted.keys()]);
  const wants = [...wanted.values()];

  function hits(text: string): Hits {
    const bySlot: (number[] | undefined)[] = [];
    const lists = {
      generic: [] as number[],
      percents: [] as number[],
      escapes: [] as number[],
      joints: [] as number[],
      marks: [] as number[],
    };
    const base64: { start: number; lead: number }[] = [];
    automaton.scan(text, (word, start) => {
      for (const meaning of wants[word] ?? []) {
        if (meaning.kind === 'rule') {
          if (meaning.exact !== undefined && !text.startsWith(meaning.exact, start)) continue;
          const list = bySlot[meaning.slot];
          if (list) list.push(start);
          else bySlot[meaning.slot] = [start];
        } else if (meaning.kind === 'base64') {
          if (text.startsWith(meaning.exact, start)) base64.push({ start, lead: meaning.lead });
        } else lists[meaning.kind].push(start);
      }
    });
    const byMatcher = new Map<Matcher, readonly number[]>(everywhere.map((matcher) => [matcher, []]));
    bySlot.forEach((list, slot) => {
      const matcher = matchers[slot];
      if (list && matcher) byMatcher.set(matcher, ascending(list));
    });
    return {
      byMatcher,
      generic: ascending(lists.generic),
      percents: ascending(lists.percents),
      escapes: ascending(lists.escapes),
      joints: ascending(lists.joints),
      marks: lists.marks,
      base64: base64.sort((a, b) => a.start - b.start),
    };
  }

  return { mayHold: (bytes) => everywhere.length > 0 || telling.mayHold(bytes), hits };
}

/** Hits come in the order of their ends, and words differ in length. */
function ascending(list: number[]): number[] {
  for (let at = 1; at < list.length; at++) {
    if ((list[at] ?? 0) < (list[at - 1] ?? 0)) return list.sort((a, b) => a - b);
  }
  return list;
}
