/** F#: the variable through `Option.ofObj`, failing with its name. */
import type { EscapeTable } from '../syntax/escapes.ts';
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { previous, type Surroundings, usesOf } from '../syntax/surroundings.ts';
import { addImport, type ImportStyle } from './insertion.ts';
import { CHARACTER } from './java.ts';
import { concatenated } from './literalEdits.ts';
import { byNote, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { REASONS } from './reasons.ts';

/** F# specification 3.5; decimal escapes are left unknown. */
const ESCAPES: EscapeTable = {
  simple: { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', a: '\x07', '\\': '\\', "'": "'", '"': '"' },
  unicode: true,
  longUnicode: true,
  other: 'unknown',
};

const HOLES = [{ open: '{', close: '}', nested: '{' }];
const PAIRS = ['{{', '}}'];

const SYNTAX: LexicalSyntax = {
  strings: [
    { open: /(?<prefix>\$)"""/, close: '"""', raw: true, multiline: true, holes: HOLES, pairs: PAIRS },
    { open: /"""/, close: '"""', raw: true, multiline: true },
    {
      open: /(?<prefix>\$@|@\$)"/,
      close: '"',
      escape: 'doubled',
      multiline: true,
      holes: HOLES,
      pairs: PAIRS,
    },
    { open: /(?<prefix>@)"/, close: '"', escape: 'doubled', multiline: true },
    { open: /(?<prefix>\$)"/, close: '"', escape: '\\', multiline: true, holes: HOLES, pairs: PAIRS },
    { open: /"/, close: '"', escape: '\\', multiline: true },
    CHARACTER,
  ],
  comments: [{ open: /\/\// }, { open: /\(\*(?!\))/, close: '*)', nested: '(*' }],
};

const IMPORTS: ImportStyle = {
  syntax: SYNTAX,
  existing: /^[ \t]*open\s+[A-Za-z_][\w.]*/,
  header: /^(?:module|namespace)\s+(?:rec\s+|internal\s+)?[\w.]+(?=[ \t]*\r?$)/,
  first: true,
};

export const fsharp = languageOf({
  id: 'fsharp',
  languageIds: ['fsharp'],
  extensions: ['fs', 'fsx'],
  syntax: SYNTAX,
  escapes: ({ prefix, quote, raw }) => {
    if (quote === "'") return null;
    return raw ? 'none' : prefix.includes('@') ? 'doubled' : ESCAPES;
  },
  variable: /\{\{|\}\}/,
  reference,
  loose: true,
  concat: ' + ',
  fallbacks: [
    {
      before:
        /Environment\.GetEnvironmentVariable\s*\(?\s*"(?<name>\w+)"\s*\)?\s*\|>\s*Option\.ofObj\s*\|>\s*Option\.defaultValue\s+$/,
    },
  ],
  context,
  partial: (spot) => concatenated(spot, `(${reference(spot)})`, ' + ', isApplied(spot.around)),
  imports: ({ text }) =>
    /^[ \t]*open\s+System\s*$/m.test(text) ? [] : [addImport(text, 'open System', IMPORTS)],
  loader: () => byNote(SET_BEFORE_START),
});

function reference({ name }: Pick<Spot, 'name'>): string {
  return `Environment.GetEnvironmentVariable "${name}" |> Option.ofObj |> Option.defaultWith (fun () -> failwith "${name} is not set")`;
}

const KEYWORD = /^(?:return|in|then|else|do|yield|when|and|or|of|with|begin|if|elif|match|let|rec)$/;

/** `f "…"`: application binds tighter than any operator. */
export function isApplied(around: Surroundings): boolean {
  const left = previous(around);
  if (left === undefined || around.lexemes[around.first]?.startsLine === true) return false;
  if (left.kind === 'word') return !KEYWORD.test(left.text);
  return left.kind === 'string' || /^[)\]}]$/.test(left.text);
}

function context(spot: Spot): Context {
  const { around, text } = spot;
  const left = previous(around)?.text ?? '';
  if (/^(?:s?printfn?|eprintfn?|failwithf|kprintf|bprintf)$/.test(left))
    return { refuse: REASONS.literalKind };
  if (left === '|') return { refuse: REASONS.pattern };
  if (left === '<') return { refuse: REASONS.compileTime };
  const line = text.slice(text.lastIndexOf('\n', spot.range.start - 1) + 1, spot.range.start);
  if (/\[<[^>]*$/.test(line)) return { refuse: REASONS.annotation };
  return literalAttribute(spot);
}

/** `[<Literal>]` goes with the constant, unless a pattern or an attribute needs it. */
function literalAttribute({ around, text, literal }: Spot): Context {
  const before = text.slice(Math.max(0, literal.range.start - 200), literal.range.start);
  const found = /\[<\s*Literal\s*>\]\s*(?=let\s+(?:\w+\s+)*?(?<name>\w+)\s*(?::\s*string\s*)?=\s*$)/.exec(
    before,
  );
  if (found === null) return null;
  const constant = usesOf(around, found.groups?.name ?? '').some((index) => {
    const left = around.lexemes[index - 1]?.text ?? '';
    return left === '|' || left === '<' || around.lexemes[around.lexemes[index]?.parent ?? -1]?.text === '[';
  });
  if (constant) return { refuse: REASONS.constant };
  const start = literal.range.start - before.length + found.index;
  return {
    replacements: [{ range: { start, end: start + found[0].length }, newText: '', annotation: 'reference' }],
  };
}
