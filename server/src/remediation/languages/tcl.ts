/** Tcl: `$::env(NAME)`, which fails with the name. */
import type { EscapeTable } from '../syntax/escapes.ts';
import type { LexicalSyntax } from '../syntax/lexical.ts';
import type { RewriteOutcome, RewriteRequest } from './language.ts';
import { byNote, SET_BEFORE_START } from './loaderNotes.ts';
import type { Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { REASONS } from './reasons.ts';

/** Tcl(n), "Backslash substitution". */
const ESCAPES: EscapeTable = {
  simple: {
    ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', a: '\x07' },
    ...{ '\\': '\\', '"': '"', $: '$', '[': '[', ']': ']', '{': '{', '}': '}', ' ': ' ', ';': ';' },
  },
  unicode: true,
  other: 'unknown',
};

const SYNTAX: LexicalSyntax = {
  strings: [
    {
      open: /(?<=[\s{[])"/,
      close: '"',
      escape: '\\',
      multiline: true,
      holes: [{ open: '[', close: ']', nested: '[' }],
    },
  ],
  comments: [{ open: /(?<=(?:^|;)[ \t]{0,80})#/m }],
};

export const tcl = languageOf({
  id: 'tcl',
  languageIds: ['tcl'],
  extensions: ['tcl', 'tm'],
  syntax: SYNTAX,
  escapes: () => ESCAPES,
  variable: /(?<!\\)\$[A-Za-z_{:]/,
  reference: ({ name }) => `$::env(${name})`,
  hole: ({ name }: Spot) => `$::env(${name})`,
  fallbacks: [],
  bare,
  loader: () => byNote(SET_BEFORE_START),
});

/** `set key abc` and `set key {abc}`: words of a command, not of a list. */
function bare({ document, range, name }: RewriteRequest): RewriteOutcome {
  const { text } = document;
  const value = text.slice(range.start, range.end);
  const inBraces = text[range.start - 1] === '{' && text[range.end] === '}';
  const start = inBraces ? range.start - 1 : range.start;
  const end = inBraces ? range.end + 1 : range.end;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const isWord =
    /^(?:[\s;\]]|$)/.test(text.slice(end, end + 1)) && /^\s*(?:set|variable)\s+\S+\s+$/.test(line);
  if (!isWord || /[\s{}[\]$\\"]/.test(value)) return { ok: false, reason: REASONS.literalKind };
  return {
    ok: true,
    rewrite: {
      replacements: [{ range: { start, end }, newText: `$::env(${name})`, annotation: 'reference' }],
      stored: value,
      notes: [],
      needsLoader: true,
    },
  };
}
