/** Elixir: `System.fetch_env!("NAME")`, which raises with the name; never at compile time. */
import type { EscapeTable } from '../syntax/escapes.ts';
import { closingIndented } from '../syntax/indentation.ts';
import { HASH_COMMENT, type LexicalSyntax } from '../syntax/lexical.ts';
import { brackets, following, previous, type Surroundings, statementBefore } from '../syntax/surroundings.ts';
import type { SiteOutcome } from './code.ts';
import { replaced } from './literalEdits.ts';
import { byNote, LOADED, missingLine } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { manifestHolds } from './projectFacts.ts';
import { REASONS } from './reasons.ts';

/** Elixir's `String`, "Escape characters". */
const ESCAPES: EscapeTable = {
  simple: {
    ...{
      n: '\n',
      r: '\r',
      t: '\t',
      b: '\b',
      f: '\f',
      v: '\v',
      a: '\x07',
      e: '\x1b',
      d: '\x7f',
      s: ' ',
      '0': '\0',
    },
    ...{ '\\': '\\', '"': '"', "'": "'", '#': '#' },
  },
  hex: true,
  unicode: true,
  braced: true,
  other: 'unknown',
};

const HOLES = [{ open: '#{', close: '}', nested: '{' }];
const CLOSING: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '<': '>',
  '|': '|',
  '/': '/',
};

const SYNTAX: LexicalSyntax = {
  strings: [
    {
      open: /(?<prefix>~[a-zA-Z]+)(?<quote>"""|'''|["'([{<|/])/,
      close: (open) => CLOSING[open.groups?.quote ?? ''] ?? open.groups?.quote ?? '',
      escape: '\\',
      multiline: true,
      raw: (open) => /^~[A-Z]/.test(open[0]),
      holes: (open) => (/^~[a-z]/.test(open[0]) ? HOLES : []),
    },
    { open: /"""/, close: '"""', escape: '\\', multiline: true, holes: HOLES },
    { open: /"/, close: '"', escape: '\\', multiline: true, holes: HOLES },
    { open: /'/, close: "'", escape: '\\', multiline: true, holes: HOLES },
  ],
  comments: [HASH_COMMENT],
  skip: [/\?(?:\\.|[^\s\w])/],
};

const reference = ({ name }: Pick<Spot, 'name'>): string => `System.fetch_env!("${name}")`;

export const elixir = languageOf({
  id: 'elixir',
  languageIds: ['elixir'],
  extensions: ['ex', 'exs'],
  syntax: SYNTAX,
  escapes: ({ prefix }) => (/^(?:~[sS])?$/.test(prefix) ? ESCAPES : null),
  // The line break before the closing quotes belongs to the text.
  stripped: (content, { quote }) => {
    if (!/"""|'''/.test(quote)) return undefined;
    const text = closingIndented(content);
    return text === null ? null : `${text}\n`;
  },
  reference,
  concat: ' <> ',
  hole: (spot) => `#{${reference(spot)}}`,
  fallbacks: [
    { before: /System\.get_env\(\s*"(?<name>\w+)"\s*\)\s*\|\|\s*$/ },
    { before: /System\.get_env\(\s*"(?<name>\w+)"\s*,\s*$/, after: /^\s*\)/ },
  ],
  context,
  whole: (spot) => {
    if (attributeAround(spot.around) !== undefined) return attribute(spot, reference(spot));
    if (spot.literal.quote !== "'" || spot.literal.prefix !== '') return undefined;
    return replaced(spot.literal.range, `String.to_charlist(${reference(spot)})`);
  },
  partial: (spot) => {
    if (attributeAround(spot.around) === undefined) return undefined;
    const { literal, text, range } = spot;
    const open = text.slice(literal.range.start, range.start);
    const close = text.slice(range.end, literal.range.end);
    if (literal.holeKinds.length === 0) return { ok: false, reason: REASONS.join };
    return attribute(spot, `${open}#{${reference(spot)}}${close}`);
  },
  loader: ({ document, project }) =>
    /\bDotenvy\./.test(document.text) || manifestHolds(project, /^mix\.exs$/, /:dotenvy\b/)
      ? LOADED
      : byNote(missingLine('{:dotenvy, "~> 1.0"}', 'Dotenvy.source!([".env", System.get_env()])')),
});

const DOCUMENTATION = /^(?:moduledoc|doc|typedoc|spec|type|tag|moduletag|behaviour|impl|deprecated)$/;

/** `@name` before the stretch, where it is what the attribute is set to. */
function attributeAround(
  around: Surroundings,
): { readonly name: string; readonly index: number } | undefined {
  const name = previous(around);
  if (name?.kind !== 'word' || previous(around, 2)?.text !== '@' || name.startsLine) return undefined;
  return around.lexemes[around.first]?.startsLine === true
    ? undefined
    : { name: name.text, index: around.first - 2 };
}

function context(spot: Spot): Context {
  const { around, document, literal } = spot;
  const { lexemes } = around;
  if (/\/config\/(?:config|prod)\.exs$/.test(document.uri)) return { refuse: REASONS.compileTime };
  const own = attributeAround(around);
  if (own !== undefined && DOCUMENTATION.test(own.name)) return { refuse: REASONS.literalKind };
  if (own === undefined && inAttribute(around)) return { refuse: REASONS.compileTime };
  const line = statementBefore(around).filter(
    ({ range }) => range.start > spot.text.lastIndexOf('\n', literal.range.start),
  );
  if (/^(?:use|import|plug)$/.test(line[0]?.text ?? '')) return { refuse: REASONS.compileTime };
  const right = following(around)?.text ?? '';
  if (right === '->' || right === 'when' || (right === '=' && following(around, 2)?.text !== '='))
    return { refuse: REASONS.pattern };
  if (right === '<>' && /^(?:=|->|\))$/.test(following(around, 3)?.text ?? ''))
    return { refuse: REASONS.pattern };
  for (const bracket of brackets(around)) {
    const callee = lexemes[bracket - 1];
    if (callee?.kind === 'word' && /^def(?:p|macro|macrop|guard)?$/.test(lexemes[bracket - 2]?.text ?? '')) {
      return previous(around)?.text === '\\' ? null : { refuse: REASONS.pattern };
    }
  }
  return null;
}

/** Whether the line sets a module attribute to something around the stretch. */
function inAttribute(around: Surroundings): boolean {
  const outermost = brackets(around).find((bracket) => {
    const use = { ...around, first: bracket, last: bracket };
    return (
      attributeAround(use) !== undefined || (previous(use)?.text === '%' && previous(use, 3)?.text === '@')
    );
  });
  return outermost !== undefined;
}

/** A module attribute is set when the module is compiled: a private function reads the variable instead. */
function attribute(spot: Spot, body: string): SiteOutcome {
  const { around, text, literal } = spot;
  const { lexemes } = around;
  const refused = { ok: false, reason: REASONS.constant } as const;
  const own = attributeAround(around);
  const start = lexemes[own?.index ?? -1]?.range.start;
  if (own === undefined || start === undefined) return refused;
  if (new RegExp(`\\bdefp?\\s+${own.name}\\b`).test(text)) return refused;
  const replacements = [
    {
      range: { start, end: literal.range.end },
      newText: `defp ${own.name}, do: ${body}`,
      annotation: 'reference' as const,
    },
  ];
  for (const [index, lexeme] of lexemes.entries()) {
    const mark = lexemes[index - 1];
    if (lexeme.text !== own.name || mark?.text !== '@' || index - 1 === own.index) continue;
    const line = text.slice(text.lastIndexOf('\n', mark.range.start) + 1, mark.range.start);
    const next = lexemes[index + 1]?.text ?? '';
    const use = { ...around, first: index - 1, last: index };
    const inHead = brackets(use).some((bracket) => /^def/.test(lexemes[bracket - 2]?.text ?? ''));
    if (/^\s*@|\bwhen\b/.test(line) || next === '->' || inHead) return refused;
    replacements.push({
      range: { start: mark.range.start, end: lexeme.range.end },
      newText: `${own.name}()`,
      annotation: 'reference',
    });
  }
  // A use inside of a string is not among the lexemes.
  const uses = [...text.matchAll(new RegExp(`@${own.name}\\b`, 'g'))].length;
  return uses === replacements.length ? { ok: true, replacements } : refused;
}
