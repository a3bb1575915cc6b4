/** C: a small `require_env` below the includes, which ends the program with the name of the missing variable. */
import type { Text } from '../../detection/types.ts';
import type { Replacement } from '../plan.ts';
import { lineBreakOf } from '../syntax/places.ts';
import { following, previous, usesOf } from '../syntax/surroundings.ts';
import {
  addFunction,
  addIncludes,
  C_ESCAPES,
  calleesAround,
  cSyntax,
  declarationBefore,
  directiveOf,
  hasNeighbour,
  inFormat,
  isFileScope,
  isHeader,
  isMeasured,
  statementStart,
} from './cFamily.ts';
import type { SiteOutcome } from './code.ts';
import { byNote, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { REASONS } from './reasons.ts';

const HELPER = `static char *require_env(const char *name)
{
    char *value = getenv(name);

    if (value == NULL) {
        fprintf(stderr, "%s is not set\\n", name);
        exit(EXIT_FAILURE);
    }
    return value;
}`;

const reference = ({ name }: Pick<Spot, 'name'>): string => `require_env("${name}")`;

export const c = languageOf({
  id: 'c',
  languageIds: ['c'],
  extensions: ['c', 'h'],
  syntax: cSyntax(),
  escapes: ({ prefix, quote }) => (quote === "'" || prefix !== '' ? null : C_ESCAPES),
  reference,
  joinsNeighbours: true,
  fallbacks: [
    { before: /getenv\(\s*"(?<name>\w+)"\s*\)\s*\?\s*getenv\(\s*"\w+"\s*\)\s*:\s*$/ },
    { before: /getenv\(\s*"(?<name>\w+)"\s*\)\s*\?:\s*$/ },
  ],
  context,
  whole,
  partial,
  imports: ({ text }) => [
    ...addIncludes(text, ['stdio.h', 'stdlib.h']),
    ...(/\brequire_env\s*\(\s*const\s+char/.test(text) ? [] : [addFunction(text, HELPER)]),
  ],
  loader: () => byNote(SET_BEFORE_START),
});

const COMPILE_TIME = /^(?:_?[Ss]tatic_assert|_Static_assert|asm|__asm__|__attribute__|_Pragma|sizeof)$/;

function context(spot: Spot): Context {
  const { around, document } = spot;
  if (isHeader(document.uri)) return { refuse: REASONS.shared };
  const directive = directiveOf(spot);
  if (directive === 'define') return macroContext(spot);
  if (directive !== undefined) return { refuse: REASONS.compileTime };
  if (isMeasured(around) || calleesAround(around).some((word) => COMPILE_TIME.test(word))) {
    return { refuse: REASONS.literalKind };
  }
  if (hasNeighbour(around)) return { refuse: REASONS.join };
  return null;
}

/** `#define NAME "…"` may become a call where every use is an expression. */
function macroContext({ around, literal, before, after, text }: Spot): Context {
  const name = previous(around)?.kind === 'word' ? previous(around)?.text : undefined;
  const lineEnd = text.indexOf('\n', literal.range.end);
  const rest = text.slice(literal.range.end, lineEnd < 0 ? text.length : lineEnd);
  if (name === undefined || before + after !== '' || !/^\s*(?:\/\/.*|\/\*.*)?$/.test(rest))
    return { refuse: REASONS.macro };
  const fixed = usesOf(around, name).some((index) => {
    const use = { ...around, first: index, last: index };
    if (previous(use)?.text === 'define') return false;
    if (/^(?:ifdef|ifndef|defined|undef)$/.test(previous(use)?.text ?? '')) return false;
    return (
      isFileScope(use) ||
      isMeasured(use) ||
      following(use)?.kind === 'string' ||
      previous(use)?.kind === 'string'
    );
  });
  return fixed ? { refuse: REASONS.constant } : null;
}

function whole(spot: Spot): SiteOutcome | undefined {
  const { around } = spot;
  if (directiveOf(spot) !== undefined) return undefined;
  const words = declarationBefore(around).map(({ text }) => text);
  const initialises = previous(around)?.text === '=';
  if (initialises && previous(around, 2)?.text === ']') return arrayInitialiser(spot, words);
  if (isFileScope(around)) return initialises ? setInMain(spot) : { ok: false, reason: REASONS.fileScope };
  const element = inBraces(spot);
  if (element !== null) return { ok: false, reason: element };
  if (words.includes('static') && words.includes('=')) return withoutStatic(spot);
  return undefined;
}

const at = (start: number, end: number, newText: string): Replacement => ({
  range: { start, end },
  newText,
  annotation: 'reference',
});

/** `{ "…" }` and `.key = "…"`: right for a pointer, wrong for an array of characters. */
function inBraces({ around, text }: Spot): Text | null {
  const { lexemes, first } = around;
  const brace = lexemes[first]?.parent ?? -1;
  if (lexemes[brace]?.text !== '{') return null;
  const left = lexemes[brace - 1];
  if (left?.text === ')') {
    // `(struct s){ … }` is an initialiser, `f(…) { … }` a body.
    const open = lexemes.findLastIndex(
      ({ text: mark, parent }, index) => index < brace - 1 && mark === '(' && parent === left.parent,
    );
    if (lexemes[open - 1]?.kind === 'word' && lexemes[open - 1]?.text !== 'return') return null;
  } else if (!/^[=,{]$/.test(left?.text ?? '')) return null;
  const field = previous(around)?.text === '=' ? previous(around, 2)?.text : undefined;
  if (field !== undefined)
    return new RegExp(`\\*\\s*(?:const\\s+)?${field}\\s*;`).test(text) ? null : REASONS.literalKind;
  const declared = lexemes
    .slice(Math.max(0, brace - 8), brace)
    .map((lexeme) => lexeme.text)
    .join(' ');
  return /\* (?:const )?\w+ \[ (?:\w+ )?\] =$/.test(declared) ? null : REASONS.literalKind;
}

/** A pointer outside of functions is set at the start of main. */
function setInMain(spot: Spot): SiteOutcome {
  const { around, text, literal } = spot;
  const { lexemes } = around;
  const refused = { ok: false, reason: REASONS.fileScope } as const;
  const declaration = declarationBefore(around);
  const words = declaration.map((lexeme) => lexeme.text).join(' ');
  const name = previous(around, 2);
  if (!/^(?:static )?(?:const char|char const|char) \* (?:const )?\w+ =$/.test(words)) return refused;
  if (name === undefined || following(around)?.text !== ';') return refused;
  const main = lexemes.findIndex(
    ({ text: word, parent }, index) => word === 'main' && parent < 0 && lexemes[index + 1]?.text === '(',
  );
  const open = lexemes.findIndex((lexeme, index) => index > main && lexeme.text === '{' && lexeme.parent < 0);
  const body = lexemes[open]?.range.end;
  if (main < 0 || body === undefined || lexemes.slice(main, open).some(({ text: word }) => word === ';'))
    return refused;
  const indent = /^[^\n]*\n([ \t]+)\S/.exec(text.slice(body))?.[1] ?? '    ';
  const pinned = declaration.find(
    ({ text: word }, index) => word === 'const' && declaration[index - 1]?.text === '*',
  );
  return {
    ok: true,
    replacements: [
      ...(pinned === undefined ? [] : [at(pinned.range.start, name.range.start, '')]),
      at(name.range.end, literal.range.end, ''),
      at(body, body, `${lineBreakOf(text)}${indent}${name.text} = ${reference(spot)};`),
    ],
  };
}

/** A constant pointer in a function need not live for longer than it. */
function withoutStatic(spot: Spot): SiteOutcome {
  const statement = declarationBefore(spot.around);
  const index = statement.findIndex(({ text }) => text === 'static');
  const word = statement[index];
  const next = statement[index + 1];
  const pointer = statement.some(({ text }) => text === '*') && !statement.some(({ text }) => text === '{');
  if (word === undefined || next === undefined || !pointer) return { ok: false, reason: REASONS.fileScope };
  return {
    ok: true,
    replacements: [
      at(word.range.start, next.range.start, ''),
      at(spot.literal.range.start, spot.literal.range.end, reference(spot)),
    ],
  };
}

/** `char key[] = "…"` becomes a pointer, `char key[64] = "…"` is filled. */
function arrayInitialiser(spot: Spot, words: readonly string[]): SiteOutcome {
  const { around, literal, text } = spot;
  const { lexemes } = around;
  if (isFileScope(around) || words.includes('static')) return { ok: false, reason: REASONS.fileScope };
  const bracket = lexemes[around.first - 2]?.parent ?? -1;
  const open = lexemes.findLastIndex(
    (lexeme, index) => index < around.first - 2 && lexeme.text === '[' && lexeme.parent === bracket,
  );
  const name = lexemes[open - 1];
  if (name === undefined || following(around)?.text !== ';')
    return { ok: false, reason: REASONS.literalKind };
  if (open !== around.first - 3) return filled(spot, name.text, reference(spot));
  const measured = usesOf(around, name.text).some((index) =>
    isMeasured({ ...around, first: index, last: index }),
  );
  const isWritten = new RegExp(
    `\\b(?:strcat|strcpy|strncat|sprintf|memset)\\s*\\(\\s*${name.text}\\b|\\b${name.text}\\s*\\[[^\\]]+\\]\\s*=[^=]`,
  ).test(text);
  if (measured || isWritten) return { ok: false, reason: REASONS.literalKind };
  return {
    ok: true,
    replacements: [
      at(name.range.start, name.range.start, '*'),
      at(name.range.end, lexemes[around.first - 2]?.range.end ?? name.range.end, ''),
      at(literal.range.start, literal.range.end, reference(spot)),
    ],
  };
}

/** `char key[64] = "…";` to `char key[64];` and a line that fills it. */
function filled(spot: Spot, array: string, value: string, format = '%s'): SiteOutcome {
  const { around, literal, text } = spot;
  const place = statementStart(around, text);
  const end = following(around);
  const equals = previous(around);
  const before = previous(around, 2);
  if (place === undefined || end?.text !== ';' || equals === undefined || before === undefined) {
    return { ok: false, reason: REASONS.literalKind };
  }
  const line = `${lineBreakOf(text)}${place.indent}snprintf(${array}, sizeof ${array}, "${format}", ${value});`;
  return {
    ok: true,
    replacements: [at(before.range.end, literal.range.end, ''), at(end.range.end, end.range.end, line)],
  };
}

function partial(spot: Spot): SiteOutcome {
  const { around, before, after, literal, text } = spot;
  const refused = { ok: false, reason: REASONS.join } as const;
  if (isFileScope(around)) return { ok: false, reason: REASONS.fileScope };
  const format = inFormat(spot, reference(spot));
  if (format === null) return refused;
  if (format !== undefined) return { ok: true, replacements: format };
  const percent = (source: string): string => source.replaceAll('%', '%%');
  const whole = `${percent(before)}%s${percent(after)}`;
  const place = statementStart(around, text);
  if (place === undefined) return refused;
  const words = declarationBefore(around)
    .map((lexeme) => lexeme.text)
    .join(' ');
  const size = 2 ** Math.ceil(Math.log2(Math.max(256, 2 * (literal.range.end - literal.range.start))));
  const eol = lineBreakOf(text);
  const fill = (buffer: string): string =>
    `snprintf(${buffer}, sizeof ${buffer}, "${whole}", ${reference(spot)});`;
  const declared = /^(?:const char|char const|char) \* (?:const )?(\w+) =$/.exec(words)?.[1];
  const sized = /^char (\w+) \[ \w+ \] =$/.exec(words)?.[1];
  if (sized !== undefined) return filled(spot, sized, reference(spot), whole);
  const end = following(around);
  const statement = declarationBefore(around)[0];
  if (declared !== undefined && end?.text === ';' && statement !== undefined) {
    // Static, as the literal was: a pointer to it stays good.
    const newText = `static char ${declared}[${size}];${eol}${place.indent}${fill(declared)}`;
    return { ok: true, replacements: [at(statement.range.start, end.range.end, newText)] };
  }
  const buffer = bufferName(spot);
  if (!/^[(,]$/.test(previous(around)?.text ?? '') || usesOf(around, buffer).length > 0) return refused;
  const lines = `${place.indent}static char ${buffer}[${size}];${eol}${place.indent}${fill(buffer)}${eol}`;
  return {
    ok: true,
    replacements: [at(place.at, place.at, lines), at(literal.range.start, literal.range.end, buffer)],
  };
}

/** `authorization` for a header, else after the variable. */
function bufferName({ before, name }: Spot): string {
  const header = /^([A-Za-z][A-Za-z-]*):/.exec(before)?.[1];
  return (header ?? `${name}_text`).toLowerCase().replaceAll('-', '_');
}
