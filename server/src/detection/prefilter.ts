import { followersOf } from './anchor.ts';
import { base64Forms } from './base64.ts';
import { type Change, movedBy, OFFSETS, type Place, spliced } from './change.ts';
import type { CandidateFinder, Look } from './contracts.ts';
import { tellingHeads } from './kin.ts';
import { createLiterals, type Literal } from './literals.ts';
import { MARK_SIGNS } from './marks.ts';
import type { Catalogue } from './types.ts';
import { offsetsIn, SAME, unitsOf } from './units.ts';
import { createMatcher, type Matcher } from './windows.ts';

/** Where in a text it is worth looking closer. All lists hold start offsets in ascending order. */
export interface Hits {
  readonly byMatcher: ReadonlyMap<Matcher, readonly number[]>;
  readonly generic: readonly number[];
  /** Whether keywords of the generic detector stand where they lead to nothing. */
  readonly idle: boolean;
  /** Percent-encoded ASCII characters. */
  readonly percents: readonly number[];
  /** Escapes that spell ASCII characters (`\x41`, `\u0041`, `\/`) or continue a line. */
  readonly escapes: readonly number[];
  /** Quotes after which two literals may be joined. */
  readonly joints: readonly number[];
  /** What may be a mark that holds a finding back. */
  readonly marks: readonly number[];
  /** Where the encoded form of a keyword stands, and how far behind a group of four characters it starts. */
  readonly base64: readonly Encoded[];
}

interface Encoded {
  readonly start: number;
  readonly lead: number;
}

const ENCODED: Place<Encoded> = {
  of: ({ start }) => start,
  moved: ({ start, lead }, by) => ({ start: start + by, lead }),
};

export interface Prefilter {
  /** One pass over the raw bytes of a file (any superset of ASCII); nothing where no rule can find anything in them. */
  look(bytes: Uint8Array, path?: string): Look | undefined;
  /** One pass over the text, unless its bytes were read before. @param path of the file, which tells some rules */
  hits(text: string, path?: string, look?: Look): Hits;
  /** The same as `hits`, for a text of which most is known. @param before what `hits` told of it before the change */
  follow(before: Hits, text: string, change: Change): Hits;
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

/** What a literal means at its hit. */
type Want =
  | {
      readonly kind: 'rule';
      readonly matcher: Matcher;
      /** By byte: whether it may follow the keyword; anything may where absent. */
      readonly follows: Uint8Array | undefined;
    }
  | { readonly kind: 'base64'; readonly lead: number }
  | { readonly kind: 'generic' | 'percents' | 'escapes' | 'joints' | 'marks' };

/** Shorter encoded forms stand in too much else. */
const LEAST_ENCODED = 4;

/** Lowers A to Z only: one unit stays one unit. */
const foldAscii = (word: string): string => word.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** What is looked for, each literal once for each way of comparing it, and by literal what it means. */
interface Vocabulary {
  readonly literals: readonly Literal[];
  readonly meanings: readonly (readonly Want[])[];
}

/** Compiles the keywords of all rules and of the generic detector into one search. */
export function createPrefilter(catalogue: Catalogue, generic: CandidateFinder | undefined): Prefilter {
  const matchers = [...catalogue.values()]
    .filter((rule) => rule.keywords.length > 0)
    .map((rule) => createMatcher(rule));
  const everywhere = matchers.filter(({ rule }) => rule.keywords.includes(''));
  const triedIn = (path: string | undefined): readonly Matcher[] =>
    everywhere.filter(
      ({ rule: { files } }) => files === undefined || (path !== undefined && files.test(path)),
    );
  const { literals, meanings } = vocabularyOf(matchers, generic);
  const search = createLiterals(literals);
  const wide = literals.flatMap(({ text }, id) => (/[^\0-\x7f]/.test(text) ? [{ text, id }] : []));

  const mixed = wide.some(({ text }) => /[a-z]/.test(text));
  /** A hit is told by no more characters than these: the literal, and the one behind it. */
  const reach = literals.reduce((most, { text }) => Math.max(most, text.length), generic?.reach ?? 0) + 1;

  function read(bytes: Uint8Array, tried: readonly Matcher[], text?: string): Hits {
    const byMatcher = new Map<Matcher, number[]>(tried.map((matcher) => [matcher, []]));
    const lists = {
      generic: [] as number[],
      percents: [] as number[],
      escapes: [] as number[],
      joints: [] as number[],
      marks: [] as number[],
    };
    const base64: Encoded[] = [];
    let idle = false;
    const onHit = (literal: number, start: number): void => {
      for (const meaning of meanings[literal] as Want[]) {
        if (meaning.kind === 'rule') {
          const { matcher, follows } = meaning;
          const next = start + (literals[literal] as Literal).text.length;
          if (follows !== undefined && follows[bytes[next] ?? 0] === 0) continue;
          const list = byMatcher.get(matcher);
          if (list) list.push(start);
          else byMatcher.set(matcher, [start]);
        } else if (meaning.kind === 'base64') base64.push({ start, lead: meaning.lead });
        else if (meaning.kind === 'generic' && generic?.counts?.(bytes, start) === false) idle = true;
        else lists[meaning.kind].push(start);
      }
    };
    search(bytes, onHit);
    // In a text that is not all ASCII, what is wide stands in no byte.
    if (text !== undefined) {
      for (const { text: word, id } of wide) {
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) onHit(id, at);
      }
    }
    for (const list of byMatcher.values()) ascending(list);
    return {
      byMatcher,
      generic: ascending(lists.generic),
      idle,
      percents: ascending(lists.percents),
      escapes: ascending(lists.escapes),
      joints: ascending(lists.joints),
      marks: ascending(lists.marks),
      base64: base64.sort((a, b) => a.start - b.start),
    };
  }

  function readText(text: string, tried: readonly Matcher[]): Hits {
    const { bytes, ascii } = unitsOf(text);
    return ascii ? read(bytes, tried) : read(bytes, tried, mixed ? foldAscii(text) : text);
  }

  /** What was seen in bytes, for as long as somebody asks for it. */
  const seen = new WeakMap<Look, Hits>();

  return {
    look(bytes, path) {
      const hits = read(bytes, triedIn(path));
      if (!hits.idle && hits.byMatcher.size + hits.base64.length + hits.generic.length === 0)
        return undefined;
      const look = { length: bytes.length };
      seen.set(look, hits);
      return look;
    },
    hits(text, path, look) {
      const known = look && seen.get(look);
      const offsetOf = known && offsetsIn(text, look.length);
      if (known && offsetOf === SAME) return known;
      return known && offsetOf ? placed(known, offsetOf) : readText(text, triedIn(path));
    },
    follow(before, text, change) {
      const from = Math.max(0, change.start - reach);
      const fresh = readText(text.slice(from, Math.min(text.length, change.newEnd + reach)), []);
      const stretch = { from, to: change.end, by: movedBy(change) };
      /** What was seen in the stretch, told by offsets in the text; what starts behind the change was known before. */
      const follow = <T>(known: readonly T[], seen: readonly T[], place: Place<T>): T[] => {
        const placed = seen.map((item) => place.moved(item, from));
        const news = placed.filter((item) => place.of(item) < change.newEnd);
        return spliced(known, stretch, news, place);
      };
      const byMatcher = new Map<Matcher, readonly number[]>();
      for (const matcher of new Set([...before.byMatcher.keys(), ...fresh.byMatcher.keys()])) {
        const known = before.byMatcher.get(matcher) ?? [];
        const offsets = follow(known, fresh.byMatcher.get(matcher) ?? [], OFFSETS);
        if (offsets.length > 0 || everywhere.includes(matcher)) byMatcher.set(matcher, offsets);
      }
      return {
        byMatcher,
        generic: follow(before.generic, fresh.generic, OFFSETS),
        idle: before.idle || fresh.idle,
        percents: follow(before.percents, fresh.percents, OFFSETS),
        escapes: follow(before.escapes, fresh.escapes, OFFSETS),
        joints: follow(before.joints, fresh.joints, OFFSETS),
        marks: follow(before.marks, fresh.marks, OFFSETS),
        base64: follow(before.base64, fresh.base64, ENCODED),
      };
    },
  };
}

/** The keywords of the rules, plain and encoded, those of the generic detector, and the signs. */
function vocabularyOf(matchers: readonly Matcher[], generic: CandidateFinder | undefined): Vocabulary {
  const literals: Literal[] = [];
  const meanings: Want[][] = [];
  const known = new Map<string, Want[]>();
  const want = (text: string, exact: boolean, meaning: Want): void => {
    const spelled = exact ? text : foldAscii(text);
    const key = `${exact}${spelled}`;
    const before = known.get(key);
    if (before) before.push(meaning);
    else {
      const first = [meaning];
      known.set(key, first);
      literals.push({ text: spelled, exact });
      meanings.push(first);
    }
  };
  const encoded = new Set<string>();
  for (const matcher of matchers) {
    const { rule } = matcher;
    if (rule.keywords.includes('')) continue;
    for (const keyword of rule.keywords) {
      const follows = tellingHeads(rule).length > 0 ? undefined : followersOf(rule, keyword);
      want(keyword, !rule.ignoreCase, { kind: 'rule', matcher, follows });
      if (rule.context || rule.ignoreCase || encoded.has(keyword)) continue;
      encoded.add(keyword);
      for (const { form, lead } of base64Forms(keyword)) {
        if (form.length >= LEAST_ENCODED) want(form, true, { kind: 'base64', lead });
      }
    }
  }
  for (const keyword of generic?.keywords ?? []) {
    if (keyword !== '') want(keyword, false, { kind: 'generic' });
  }
  for (const [kind, words] of SIGNS) for (const word of words) want(word, kind !== 'marks', { kind });
  return { literals, meanings };
}

/** What was told by offsets in bytes, told by offsets in the text. */
function placed(hits: Hits, offsetOf: (byte: number) => number): Hits {
  const place = (list: readonly number[]): number[] => list.map(offsetOf);
  return {
    byMatcher: new Map(Array.from(hits.byMatcher, ([matcher, list]) => [matcher, place(list)])),
    generic: place(hits.generic),
    idle: hits.idle,
    percents: place(hits.percents),
    escapes: place(hits.escapes),
    joints: place(hits.joints),
    marks: place(hits.marks),
    base64: hits.base64.map(({ start, lead }) => ({ start: offsetOf(start), lead })),
  };
}

/** Hits come nearly in order. */
function ascending(list: number[]): number[] {
  for (let at = 1; at < list.length; at++) {
    if ((list[at] ?? 0) < (list[at - 1] ?? 0)) return list.sort((a, b) => a - b);
  }
  return list;
}
