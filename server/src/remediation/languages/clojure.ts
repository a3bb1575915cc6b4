/** Clojure: `(or (System/getenv "NAME") (throw …))`, joined with `str`. */
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { brackets } from '../syntax/surroundings.ts';
import type { SiteOutcome } from './code.ts';
import { JAVA_ESCAPES } from './java.ts';
import { byNote, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { REASONS } from './reasons.ts';

const SYNTAX: LexicalSyntax = {
  strings: [{ open: /(?<prefix>#)?"/, close: '"', escape: '\\', multiline: true }],
  comments: [{ open: /;/ }],
  skip: [/\\(?:[a-z]+|[^\s])/],
};

export const clojure = languageOf({
  id: 'clojure',
  languageIds: ['clojure'],
  extensions: ['clj', 'cljc'],
  syntax: SYNTAX,
  escapes: ({ prefix }) => (prefix === '' ? JAVA_ESCAPES : null),
  reference,
  fallbacks: [{ before: /\(or\s+\(System\/getenv\s+"(?<name>\w+)"\)\s+$/, after: /^\s*\)/ }],
  partial: joinedByStr,
  context,
  loader: () => byNote(SET_BEFORE_START),
});

function reference({ name }: Spot): string {
  return `(or (System/getenv "${name}") (throw (ex-info "${name} is not set" {})))`;
}

function joinedByStr(spot: Spot): SiteOutcome {
  const { literal, range, before, after } = spot;
  const start = before === '' ? literal.range.start : range.start;
  const end = after === '' ? literal.range.end : range.end;
  const newText = `${before === '' ? '' : '" '}${reference(spot)}${after === '' ? '' : ' "'}`;
  const put = (at: number, mark: string) => ({
    range: { start: at, end: at },
    newText: mark,
    annotation: 'reference' as const,
  });
  return {
    ok: true,
    replacements: [
      put(literal.range.start, '(str '),
      { range: { start, end }, newText, annotation: 'reference' },
      put(literal.range.end, ')'),
    ],
  };
}

function context({ around, text }: Spot): Context {
  const { lexemes } = around;
  for (const bracket of brackets(around)) {
    if (/^['`]$/.test(lexemes[bracket - 1]?.text ?? '')) return { refuse: REASONS.compileTime };
  }
  const innermost = brackets(around)[0] ?? -1;
  if (lexemes[innermost + 1]?.text === 'case') return { refuse: REASONS.pattern };
  const own = lexemes[around.first]?.range.start ?? 0;
  const constant = /\^:const\s+(?=\S+\s+$)/.exec(text.slice(Math.max(0, own - 80), own));
  if (constant === null) return null;
  const start = Math.max(0, own - 80) + constant.index;
  return {
    replacements: [
      { range: { start, end: start + constant[0].length }, newText: '', annotation: 'reference' },
    ],
  };
}
