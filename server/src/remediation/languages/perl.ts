/** Perl: `$ENV{NAME} // die "NAME is not set\n"`. */
import type { EscapeTable } from '../syntax/escapes.ts';
import { leastIndented } from '../syntax/indentation.ts';
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { following, previous, type Surroundings } from '../syntax/surroundings.ts';
import type { SiteOutcome } from './code.ts';
import { addImport, type ImportStyle } from './insertion.ts';
import { concatenated, replaced } from './literalEdits.ts';
import { byLine, byNote, LOADED, missingLine } from './loaderNotes.ts';
import { QUOTE_ESCAPES, type Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { standsAlone } from './parentheses.ts';
import { manifestHolds } from './projectFacts.ts';

/** perlop, "Quote and Quote-like Operators"; the case-changing ones are left unknown. */
const ESCAPES: EscapeTable = {
  simple: {
    ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', a: '\x07', e: '\x1b', '\\': '\\' },
    ...{ '"': '"', "'": "'", $: '$', '@': '@', '/': '/', '{': '{', '}': '}', '-': '-', '.': '.' },
  },
  hex: true,
  octal: true,
  other: 'unknown',
};

const CLOSING: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '<': '>',
  '|': '|',
  '!': '!',
  '/': '/',
};

const SYNTAX: LexicalSyntax = {
  strings: [
    { open: /"/, close: '"', escape: '\\', multiline: true, holes: [{ open: '@{[', close: ']}' }] },
    { open: /'/, close: "'", escape: '\\', multiline: true },
    {
      open: /(?<prefix>(?<![\w$@%&>-])q[qw]?)\s?(?<quote>[([{<|!/])/,
      close: (open) => CLOSING[open.groups?.quote ?? ''] ?? '',
      escape: '\\',
      multiline: true,
      holes: (open) => (open.groups?.prefix === 'qq' ? [{ open: '@{[', close: ']}' }] : []),
    },
  ],
  heredocs: [
    { open: /<<~?'(?<tag>\w+)'/, raw: () => true, indented: true },
    {
      open: /<<~?"?(?<tag>[A-Z_]\w*)"?/,
      indented: true,
      escape: '\\',
      holes: [{ open: '@{[', close: ']}' }],
    },
  ],
  comments: [{ open: /^=[a-zA-Z]\w*/m, close: '\n=cut' }, { open: /(?<![$@\\{])#/ }],
  skip: [
    /\$['"#](?=\W)/,
    /(?<=(?:=~|!~|\bsplit|\bif|\bunless|\band|\bor|[(,])[ \t]{0,20})\/(?:[^/\n\\]|\\.)*\/[a-z]*/,
    /(?<![\w$@%&>-])(?:m|qr)\s?(?:\/(?:[^/\n\\]|\\.)*\/|\{(?:[^{}\n\\]|\\.)*\}|!(?:[^!\n\\]|\\.)*!)[a-z]*/,
    /(?<![\w$@%&>-])(?:s|tr|y)(?:\/(?:[^/\n\\]|\\.)*\/(?:[^/\n\\]|\\.)*\/|\{(?:[^{}\n\\]|\\.)*\}\s*\{(?:[^{}\n\\]|\\.)*\}|!(?:[^!\n\\]|\\.)*!(?:[^!\n\\]|\\.)*!)[a-z]*/,
  ],
};

const IMPORTS: ImportStyle = {
  syntax: SYNTAX,
  existing: /^use\s+(?:strict|warnings|utf8|v?5[\d.]*|feature\b[^;]*)[^;\n]*;/,
  header: /^package\s+[\w:]+;/,
};

export const perl = languageOf({
  id: 'perl',
  languageIds: ['perl'],
  extensions: ['pl', 'pm', 't', 'psgi', 'cgi'],
  syntax: SYNTAX,
  data: /^__(?:END|DATA)__\r?$/m,
  escapes: ({ prefix, quote, raw }) => {
    if (prefix === 'qw') return null;
    return raw ? 'none' : quote === "'" || prefix === 'q' ? QUOTE_ESCAPES : ESCAPES;
  },
  variable: /(?<!\\)[$@][A-Za-z_{]/,
  stripped: (content, literal, text) =>
    literal.kind === 'heredoc' && text.startsWith('<<~', literal.opening.start)
      ? leastIndented(content)
      : undefined,
  reference,
  loose: takesRest,
  concat: ' . ',
  fallbacks: [{ before: /\$ENV\{['"]?(?<name>\w+)['"]?\}\s*(?:\|\||\/\/|\bor\b)=?\s*$/ }],
  whole: (spot) =>
    isBareArgument(spot.around) ? replaced(spot.literal.range, `+(${reference(spot)})`) : undefined,
  partial: joined,
  loader: ({ document, project }) => {
    if (/^\s*use\s+Dotenv\b/m.test(document.text)) return LOADED;
    if (!manifestHolds(project, /^(?:cpanfile|Makefile\.PL|dist\.ini)$/, /\bDotenv\b/)) {
      return byNote(missingLine('the module Dotenv', 'use Dotenv -load;'));
    }
    return byLine(addImport(document.text, 'use Dotenv -load;', IMPORTS));
  },
});

function reference({ name }: Pick<Spot, 'name'>): string {
  return `$ENV{${name}} // die "${name} is not set\\n"`;
}

/** `die` is a list operator: it takes all that follows it. */
function takesRest(around: Surroundings): boolean {
  return !standsAlone(around) || !/^[;)}\]]$/.test(following(around)?.text ?? ';');
}

/** `print (…) . "\n"` would print what is in the parentheses alone. */
function isBareArgument(around: Surroundings): boolean {
  const left = previous(around);
  return (
    left?.kind === 'word' &&
    /^[a-z]/i.test(left.text) &&
    !/^(?:return|and|or|not|if|unless|x|eq|ne|lt|gt|le|ge|cmp|when|while|until|STDERR|STDOUT)$/.test(
      left.text,
    )
  );
}

function joined(spot: Spot): SiteOutcome | undefined {
  const { literal, range, before } = spot;
  // A here-document has no operator to join with; perl itself names the variable when it is not set.
  if (literal.kind === 'heredoc' && !literal.raw) return replaced(range, `$ENV{${spot.name}}`);
  if (literal.kind === 'heredoc') return undefined;
  const bare = before === '' && isBareArgument(spot.around);
  return concatenated(spot, `${bare ? '+' : ''}(${reference(spot)})`, ' . ');
}
