/** Makes the patterns by which `scan.ts` finds the lexemes of a table. */
import type { HeredocSyntax, Hole, LexicalSyntax, StringSyntax } from './lexical.ts';

/** A text as the pattern that matches it alone. */
export const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
const unnamed = (source: string): string => source.replace(/\(\?<(?![=!])\w+>/g, '(?:');
const sticky = (pattern: RegExp): RegExp =>
  new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}y`);

/** A table in the form in which texts are searched. */
export interface Compiled {
  readonly strings: readonly { readonly at: RegExp; readonly syntax: StringSyntax }[];
  readonly comments: readonly {
    readonly at: RegExp;
    readonly close: string | undefined;
    readonly nested?: string;
  }[];
  readonly heredocs: readonly { readonly at: RegExp; readonly syntax: HeredocSyntax }[];
  readonly skip: readonly RegExp[];
  readonly search: (hole: Hole | null) => RegExp;
}

const compiledSyntaxes = new WeakMap<LexicalSyntax, Compiled>();

/** The compiled table, kept with it. */
export function compile(syntax: LexicalSyntax): Compiled {
  const known = compiledSyntaxes.get(syntax);
  if (known !== undefined) return known;
  const heredocs = syntax.heredocs ?? [];
  const openings = [
    ...(syntax.skip ?? []),
    ...syntax.comments.map(({ open }) => open),
    ...heredocs.map(({ open }) => open),
    ...syntax.strings.map(({ open }) => open),
  ].map(({ source }) => `(?:${unnamed(source)})`);
  if (heredocs.length > 0) openings.push('\\n');
  const searches = new Map<string, RegExp>();
  const search = (hole: Hole | null): RegExp => {
    const key = hole === null ? '' : hole.close + (hole.nested ?? '');
    const made = searches.get(key);
    if (made !== undefined) return made;
    const ends = hole === null ? [] : [hole.close, ...(hole.nested === undefined ? [] : [hole.nested])];
    const pattern = new RegExp([...openings, ...ends.map(escapeRegExp)].join('|'), 'gm');
    searches.set(key, pattern);
    return pattern;
  };
  const compiled: Compiled = {
    strings: syntax.strings.map((string) => ({ at: sticky(string.open), syntax: string })),
    comments: syntax.comments.map(({ open, close, nested }) => ({
      at: sticky(open),
      close,
      ...(nested === undefined ? {} : { nested }),
    })),
    heredocs: heredocs.map((heredoc) => ({ at: sticky(heredoc.open), syntax: heredoc })),
    skip: (syntax.skip ?? []).map(sticky),
    search,
  };
  compiledSyntaxes.set(syntax, compiled);
  return compiled;
}

/** The match of a sticky or global pattern from `at` on. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const stringSearches = new Map<string, RegExp>();

/** Finds what matters inside a literal: its end, its holes, its escapes. */
export function stringSearch(
  close: string,
  syntax: StringSyntax | HeredocSyntax,
  holes: readonly Hole[],
  multiline: boolean,
): RegExp {
  const escaped = syntax.escape === undefined || syntax.escape === 'doubled' ? '' : syntax.escape;
  const pairs = ('pairs' in syntax ? syntax.pairs : undefined) ?? [];
  const key = JSON.stringify([close, escaped, multiline, pairs, ...holes.map(({ open }) => open)]);
  const made = stringSearches.get(key);
  if (made !== undefined) return made;
  const parts = [...pairs, ...holes.map(({ open }) => open)].map(escapeRegExp);
  if (escaped !== '') parts.push(`${escapeRegExp(escaped)}(?:\\r\\n|[\\s\\S]|$)`);
  if (close !== '') parts.push(escapeRegExp(close));
  if (!multiline) parts.push('[\\r\\n]');
  const pattern = new RegExp(parts.length === 0 ? '(?!)' : parts.join('|'), 'g');
  // Closings that a text makes up (C++'s R"x(…)x") are not kept, so that no text can make the table grow.
  if (close.length <= 3) stringSearches.set(key, pattern);
  return pattern;
}
