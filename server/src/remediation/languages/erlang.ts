/** Erlang: a small `require_env/1` at the end of the module, which fails with the name of the missing variable. */
import type { EscapeTable } from '../syntax/escapes.ts';
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { lineBreakOf } from '../syntax/places.ts';
import { brackets, following, previous, type Surroundings } from '../syntax/surroundings.ts';
import type { SiteOutcome } from './code.ts';
import { insert } from './insertion.ts';
import { replaced } from './literalEdits.ts';
import { byNote, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { REASONS } from './reasons.ts';

/** Erlang reference manual, "Escape Sequences". */
const ESCAPES: EscapeTable = {
  simple: {
    ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', e: '\x1b', s: ' ', d: '\x7f' },
    ...{ '\\': '\\', "'": "'", '"': '"' },
  },
  octal: true,
  hex: true,
  other: 'unknown',
};

const SYNTAX: LexicalSyntax = {
  strings: [
    { open: /"/, close: '"', escape: '\\', multiline: true },
    { open: /'/, close: "'", escape: '\\' },
  ],
  comments: [{ open: /%/ }, { open: /^#!/ }],
  skip: [/\$(?:\\.|[^\s\w])/],
  adjacent: true,
};

const HELPER = `require_env(Name) ->
    case os:getenv(Name) of
        false -> error({environment_variable_not_set, Name});
        Value -> Value
    end.`;

const reference = ({ name }: Pick<Spot, 'name'>): string => `require_env("${name}")`;
const binary = (spot: Pick<Spot, 'name'>): string => `unicode:characters_to_binary(${reference(spot)})`;

export const erlang = languageOf({
  id: 'erlang',
  languageIds: ['erlang'],
  extensions: ['erl', 'escript', 'hrl'],
  syntax: SYNTAX,
  escapes: ({ quote }) => (quote === "'" ? null : ESCAPES),
  reference,
  concat: ' ++ ',
  fallbacks: [{ before: /os:getenv\(\s*"(?<name>\w+)"\s*,\s*$/, after: /^\s*\)/ }],
  context,
  whole: wholeBinary,
  partial: partialBinary,
  imports: ({ text }) => {
    if (/^require_env\(/m.test(text)) return [];
    const eol = lineBreakOf(text);
    const end = text.trimEnd().length;
    return [insert(end, `${eol}${eol}${HELPER.replaceAll('\n', eol)}`)];
  },
  loader: () => byNote(SET_BEFORE_START),
});

function context(spot: Spot): Context {
  const { around, document, text, literal } = spot;
  if (/\.hrl$/.test(document.uri)) return { refuse: REASONS.shared };
  const line = text.slice(text.lastIndexOf('\n', literal.range.start - 1) + 1, literal.range.start);
  if (/^\s*-\s*define\s*\(/.test(line))
    return macroContext(spot, /define\s*\(\s*(\w+)/.exec(line)?.[1] ?? '');
  if (/^\s*-\s*[a-z]\w*/.test(line)) return { refuse: REASONS.compileTime };
  return isPattern(around) ? { refuse: REASONS.pattern } : null;
}

/** Left of `->` or `=`: in a head, a clause of `case`, or a match. */
function isPattern(around: Surroundings): boolean {
  const { lexemes } = around;
  const right = following(around)?.text ?? '';
  if (/^(?:->|=|when|<-)$/.test(right)) return true;
  return brackets(around).some((bracket) => {
    const close = lexemes.findIndex(
      (lexeme, index) =>
        index > bracket && /^[)\]}]$/.test(lexeme.text) && lexeme.parent === lexemes[bracket]?.parent,
    );
    return /^(?:->|=|when|<-|<=)$/.test(lexemes[close + 1]?.text ?? '');
  });
}

/** A macro stands for a call as well, but for in a pattern or a binary. */
function macroContext({ around }: Spot, name: string): Context {
  const { lexemes } = around;
  const fixed = lexemes.some((lexeme, index) => {
    if (lexeme.text !== name || lexemes[index - 1]?.text !== '?') return false;
    const use = { ...around, first: index - 1, last: index };
    return (
      isPattern(use) ||
      previous(use)?.text === '<<' ||
      previous(use)?.kind === 'string' ||
      following(use)?.kind === 'string'
    );
  });
  return fixed ? { refuse: REASONS.constant } : null;
}

/** The end of `<<"…">>` or `<<"…"/utf8>>` behind the literal. */
function binaryEnd({ around }: Spot): number | undefined {
  if (following(around)?.text === '>>') return following(around)?.range.end;
  const typed = following(around)?.text === '/' && following(around, 2)?.text === 'utf8';
  return typed && following(around, 3)?.text === '>>' ? following(around, 3)?.range.end : undefined;
}

function wholeBinary(spot: Spot): SiteOutcome | undefined {
  const left = previous(spot.around);
  if (left?.text !== '<<' && !(left?.text === ',' && binaryEnd(spot) !== undefined)) return undefined;
  const end = binaryEnd(spot);
  if (left.text !== '<<' || end === undefined) return { ok: false, reason: REASONS.join };
  return replaced({ start: left.range.start, end }, binary(spot));
}

function partialBinary(spot: Spot): SiteOutcome | undefined {
  if (previous(spot.around)?.text !== '<<') return undefined;
  if (binaryEnd(spot) === undefined) return { ok: false, reason: REASONS.join };
  const { literal, before, after, range } = spot;
  const start = before === '' ? literal.range.start : range.start;
  const end = after === '' ? literal.range.end : range.end;
  const bytes = `(${binary(spot)})/binary`;
  const typed = after === '' && following(spot.around)?.text === '/';
  if (typed) return { ok: false, reason: REASONS.join };
  return replaced({ start, end }, `${before === '' ? '' : '", '}${bytes}${after === '' ? '' : ', "'}`);
}
