/** OCaml: `Sys.getenv "NAME"`, which raises where it is not set. */
import type { EscapeTable } from '../syntax/escapes.ts';
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { brackets, following, previous, type Surroundings, statementBefore } from '../syntax/surroundings.ts';
import { isApplied } from './fsharp.ts';
import { CHARACTER } from './java.ts';
import { concatenated } from './literalEdits.ts';
import { byNote, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { REASONS } from './reasons.ts';

/** OCaml manual 11.1; decimal escapes are left unknown. */
const ESCAPES: EscapeTable = {
  simple: { n: '\n', r: '\r', t: '\t', b: '\b', ' ': ' ', '\\': '\\', "'": "'", '"': '"' },
  hex: true,
  braced: true,
  other: 'unknown',
};

const SYNTAX: LexicalSyntax = {
  strings: [
    {
      open: /\{(?<tag>[a-z_]*)\|/,
      close: (open) => `|${open.groups?.tag ?? ''}}`,
      raw: true,
      multiline: true,
    },
    { open: /"/, close: '"', escape: '\\', multiline: true },
    CHARACTER,
  ],
  comments: [{ open: /\(\*(?!\))/, close: '*)', nested: '(*' }],
};

const reference = ({ name }: Pick<Spot, 'name'>): string => `Sys.getenv "${name}"`;

export const ocaml = languageOf({
  id: 'ocaml',
  languageIds: ['ocaml', 'ocaml.interface', 'reason'],
  extensions: ['ml'],
  syntax: SYNTAX,
  escapes: ({ quote, raw }) => (quote === "'" ? null : raw ? 'none' : ESCAPES),
  reference,
  loose: isArgument,
  concat: ' ^ ',
  fallbacks: [
    { before: /Sys\.getenv_opt\s+"(?<name>\w+)"\s*\|>\s*Option\.value\s+~default:\s*$/ },
    { before: /Option\.value\s+\(\s*Sys\.getenv_opt\s+"(?<name>\w+)"\s*\)\s+~default:\s*$/ },
    { before: /try\s+Sys\.getenv\s+"(?<name>\w+)"\s+with\s+Not_found\s*->\s*$/ },
  ],
  context,
  partial: (spot) => concatenated(spot, reference(spot), ' ^ ', isArgument(spot.around)),
  loader: () => byNote(SET_BEFORE_START),
});

/** An argument, labelled or not, or the receiver of an index. */
function isArgument(around: Surroundings): boolean {
  const left = previous(around)?.text ?? '';
  if (left === ':' && previous(around, 3)?.text === '~') return true;
  return isApplied(around) || left === '!' || following(around)?.text === '.';
}

function context({ around }: Spot): Context {
  const left = previous(around)?.text ?? '';
  const right = following(around)?.text ?? '';
  if (left === '|' || right === '->' || (right === '|' && left !== '=')) return { refuse: REASONS.pattern };
  if (/^(?:[a-z]*printf|failwithf|format_of_string|[kbs]+printf)$/.test(left))
    return { refuse: REASONS.literalKind };
  if (statementBefore(around).some(({ text }) => text === 'external')) return { refuse: REASONS.compileTime };
  const attribute = brackets(around).some((bracket) => /^[@%]/.test(around.lexemes[bracket + 1]?.text ?? ''));
  return attribute ? { refuse: REASONS.annotation } : null;
}
