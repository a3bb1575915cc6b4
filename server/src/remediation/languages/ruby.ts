/** Ruby and Crystal: `ENV.fetch("NAME")`, which raises with the name. */
import type { EscapeTable } from '../syntax/escapes.ts';
import { leastIndented } from '../syntax/indentation.ts';
import { HASH_COMMENT, type LexicalSyntax } from '../syntax/lexical.ts';
import { lineBreakOf } from '../syntax/places.ts';
import { previous } from '../syntax/surroundings.ts';
import type { SiteOutcome } from './code.ts';
import { addImport, type ImportStyle, insert } from './insertion.ts';
import type { Language } from './language.ts';
import { interpolated } from './literalEdits.ts';
import { byLine, byNote, LOADED, missingLine } from './loaderNotes.ts';
import { type Context, type Notation, QUOTE_ESCAPES, type Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { hasFile, manifestHolds } from './projectFacts.ts';
import { REASONS } from './reasons.ts';

/** Ruby's double-quoted literals (doc/syntax/literals). */
const ESCAPES: EscapeTable = {
  simple: {
    ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', a: '\x07', e: '\x1b', s: ' ' },
    ...{ '\\': '\\', '"': '"', "'": "'", '#': '#' },
  },
  hex: true,
  unicode: true,
  braced: true,
  octal: true,
  other: 'unknown',
  continuation: true,
};

const HOLES = [{ open: '#{', close: '}', nested: '{' }];
const CLOSING: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '<': '>',
  '|': '|',
  '!': '!',
  '/': '/',
};

const HEREDOC = { indented: true, escape: '\\', holes: HOLES } as const;

export const RUBY_SYNTAX: LexicalSyntax = {
  strings: [
    { open: /"/, close: '"', escape: '\\', multiline: true, holes: HOLES },
    { open: /'/, close: "'", escape: '\\', multiline: true },
    { open: /`/, close: '`', escape: '\\', multiline: true, holes: HOLES },
    {
      open: /(?<prefix>%[qwiQWI])(?<quote>[([{<|!/])/,
      close: (open) => CLOSING[open.groups?.quote ?? ''] ?? '',
      escape: '\\',
      multiline: true,
      holes: (open) => (open.groups?.prefix === '%Q' ? HOLES : []),
    },
  ],
  heredocs: [
    { ...HEREDOC, open: /<<[~-]?"?(?<tag>[A-Z_]\w*)"?/ },
    { ...HEREDOC, open: /<<[~-]?'(?<tag>[A-Za-z_]\w*)'/, raw: () => true },
  ],
  comments: [HASH_COMMENT, { open: /^=begin\b/m, close: '\n=end' }],
  skip: [
    /\?['"`#](?!\w)/,
    /\$['"`]/,
    /(?<=(?:[=(,[!&|?{;~]|\b(?:when|if|unless|and|or|not|return|split|match|gsub|sub|scan))[ \t]{0,40})\/(?![\s=])(?:[^/\n\\]|\\.)*\/[a-z]*/,
  ],
  adjacent: true,
};

/** Where `require` lines stand. */
export const RUBY_IMPORTS: ImportStyle = {
  syntax: RUBY_SYNTAX,
  existing: /^require(?:_relative)?[ (]+['"][^'"\n]+['"]\)?/,
  header:
    /^# *(?:-\*- *)?(?:frozen_string_literal|encoding|coding|typed|warn_indent|shareable_constant_value) *:.*/,
};

const notation: Notation = {
  id: 'ruby',
  languageIds: ['ruby'],
  extensions: ['rb', 'rake', 'ru', 'gemspec'],
  syntax: RUBY_SYNTAX,
  data: /^__END__\r?$/m,
  escapes: ({ prefix, quote, raw }) => {
    if (/^%[wiWI]$/.test(prefix)) return null;
    if (raw) return 'none';
    return quote === "'" || prefix === '%q' ? QUOTE_ESCAPES : ESCAPES;
  },
  stripped: (content, literal, text) =>
    literal.kind === 'heredoc' && text.startsWith('<<~', literal.opening.start)
      ? leastIndented(content)
      : undefined,
  reference: (spot) => read(spot, spot.literal.quote === "'" ? "'" : '"'),
  concat: ' + ',
  hole: (spot) => `#{${read(spot, "'")}}`,
  fallbacks: [
    { before: /ENV\.fetch\(\s*['"](?<name>\w+)['"]\s*\)\s*(?:\{|do\b)\s*$/, after: /^\s*(?:\}|end\b)/ },
    { before: /ENV\.fetch\(\s*['"](?<name>\w+)['"]\s*,\s*$/, after: /^\s*\)/ },
    { before: /ENV\[['"](?<name>\w+)['"]\](?:\.presence)?\s*(?:\|\||\bor\b)\s*$/ },
    // Setting the variable, or its default, for the rest of the program: it is set already.
    { before: /ENV\[['"](?<name>\w+)['"]\]\s*(?:\|\|)?=\s*$/ },
  ],
  context,
  partial: doubleQuoted,
  loader,
};

const read = ({ name, reading }: Pick<Spot, 'name' | 'reading'>, quote: '"' | "'"): string =>
  reading?.call(name, quote) ?? `ENV.fetch(${quote}${name}${quote})`;

export const ruby = languageOf(notation);

export const crystal = languageOf({
  ...notation,
  id: 'crystal',
  languageIds: ['crystal'],
  extensions: ['cr'],
  loader: () => byNote(missingLine('shard "dotenv"', 'require "dotenv"; Dotenv.load')),
});

/** `in {token: "…"}`: what stands in a pattern is a constant. */
const isInPattern = (line: string): boolean =>
  /(?:^\s*in\b|[\w)\]}]\s+in\s+[{[])(?!.*\bthen\b)/.test(line) && !/\bfor\b/.test(line);

function context({ around, literal, text }: Spot): Context {
  const line = text.slice(text.lastIndexOf('\n', literal.range.start - 1) + 1, literal.range.start);
  if (previous(around)?.text === 'in' || isInPattern(line)) return { refuse: REASONS.pattern };
  if (text[literal.range.start - 1] === ':' && text[literal.range.start - 2] !== ':') {
    return { refuse: REASONS.literalKind };
  }
  if (/^:(?!:)/.test(text.slice(literal.range.end, literal.range.end + 2)) && literal.kind === 'string') {
    return { refuse: REASONS.literalKind };
  }
  return null;
}

/** A literal that does not interpolate becomes one that does. */
function doubleQuoted(spot: Spot): SiteOutcome | undefined {
  const { literal, text } = spot;
  const hole = `#{${read(spot, "'")}}`;
  const special = /\\(?!\\|')|"|#(?=[{$@])/g;
  if (literal.kind === 'string' && literal.quote === "'") {
    return interpolated(spot, hole, { open: '"', close: '"', special: skippingPairs(special) });
  }
  if (literal.kind === 'heredoc' && literal.raw) {
    const open = text.slice(literal.opening.start, literal.opening.end).replaceAll("'", '');
    return interpolated(spot, hole, { open, close: '', special: /\\|#(?=[{$@])/g });
  }
  return undefined;
}

/** The same pattern that does not see the second half of an escape. */
const skippingPairs = (pattern: RegExp): RegExp =>
  new RegExp(`(?<!(?<!\\\\)\\\\)(?:${pattern.source})`, pattern.flags);

/** Rails with dotenv-rails loads `.env` by itself; else the dotenv gem by one `require`. */
function loader({
  document,
  project,
}: Parameters<NonNullable<Language['loader']>>[0]): ReturnType<NonNullable<Language['loader']>> {
  const gems = /^(?:Gemfile|Gemfile\.lock|gems\.rb|.*\.gemspec)$/;
  const { text } = document;
  if (/require ['"]dotenv(?:\/load|\/rails-now)?['"]/.test(text)) return LOADED;
  if (manifestHolds(project, gems, /\bdotenv-rails\b/)) return LOADED;
  if (!manifestHolds(project, gems, /\bdotenv\b/))
    return byNote(missingLine('gem "dotenv"', 'require "dotenv/load"'));
  if (manifestHolds(project, gems, /['" ]rails\b/) || hasFile(project, /^config\.ru$/)) return LOADED;
  const quote = /^require '/m.test(text) || !text.includes('"') ? "'" : '"';
  const line = `require ${quote}dotenv/load${quote}`;
  // Before all others: they may read the variables.
  const first = /^require(?:_relative)?[ (]/m.exec(text);
  if (first !== null) return byLine(insert(first.index, `${line}${lineBreakOf(text)}`));
  return byLine(addImport(text, line, RUBY_IMPORTS));
}
